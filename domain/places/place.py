"""From what somebody wrote to the place that is meant: building, unit, room, and the grid they lie in.

The reader is built once for a town and never guesses: where the words fit several places it says so. How a door is
written is the business of ``spelling.py``, names of grids and estates that of ``naming.py``; points on a map are read
in ``geo.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeAlias

from domain.places.atlas import Atlas, Entry, paths
from domain.places.meant import Meant
from domain.places.naming import Hit, Named, Naming
from domain.places.spelling import Door, Form, HouseName, Mention, PlaceWords, Spelling, is_number
from domain.town import Building, Town

#: As many places as one may be asked to choose from by number.
MOST_CANDIDATES = 9

#: A number that leads further than so many steps up the tree may be a slip.
_STEPS_AROUND = 2


@dataclass(frozen=True, slots=True)
class Place:
    """The exact place of a matter, as far as it is known. ``building`` is its id; ``unit`` and ``room`` may be ""."""

    grid: str
    building: str | None = None
    unit: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The text fits this place and no other."""

    place: Place


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The text fits several places: the nearest ``MOST_CANDIDATES`` of them, nearest first."""

    candidates: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """The text names no place of the town."""


Reading: TypeAlias = Found | Ambiguous | Unread


class PlaceReader:
    """Reads places in one town. A changed town needs a new reader."""

    def __init__(self, town: Town, words: PlaceWords) -> None:
        self._town = town
        self._spelling = Spelling(words)
        self._meant = Meant(words, self._spelling)
        above = paths(town)
        said = {
            name: self._spelling.house(name)
            for name in {name for house in town.buildings.values() for name in _names(house)}
        }
        houses = {house.id: _joined(said[name] for name in _names(house)) for house in town.buildings.values()}
        self._estate = {house: name.estate for house, name in houses.items()}
        self._numbers = {house: name.number for house, name in houses.items() if name.number}
        self._naming = Naming(town, above, self._spelling, words, houses)
        self._houses = Atlas(above, self._house_entries(houses))
        self._all_houses = Atlas(above, (Entry("", house.grid, house.id) for house in town.buildings.values()))
        self._grids = self._naming.grids
        labels = {units: self._labels(units) for units in dict.fromkeys(map(_units, town.buildings.values()))}
        self._units = {house.id: labels[house.units] for house in town.buildings.values()}
        self._parts = dict(self._entrances_that_are_grids())

    def _labels(self, units: Iterable[str]) -> Mapping[str, str]:
        return {self._spelling.unit(label): label for label in units}

    def _house_entries(self, houses: Mapping[str, HouseName]) -> Iterator[Entry]:
        """A building goes by its own keys, and by its number after the name of its grid where another goes by that."""
        keys = {key for house in houses.values() for key in house.keys}
        for id_, house in houses.items():
            grid = self._town.buildings[id_].grid
            numbers = [key for key in house.keys if is_number(key)]
            placed = (self._spelling.numbered(name, number) for name in self._naming.keys[grid] for number in numbers)
            for key in dict.fromkeys((*house.keys, *(key for key in placed if key in keys))):
                yield Entry(key, grid, id_)

    def _entrances_that_are_grids(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Building and entrance, and the grid called so: 七栋一单元 may be a 邻 of its own, however one writes it."""
        for grid in self._town.grids.values():
            door = self._spelling.entrance(grid.name)
            if door is None:
                continue
            for house in self._houses.around(door.building, grid.id):
                if self._is_part(grid.id, house):
                    yield (house, door.unit), grid.id

    def read(self, text: str, *, near: str | None, home: Place | None = None) -> Reading:
        """The place the text names. ``near`` is the grid it was said in, or the speaker's own: places there come first.
        ``home`` is the speaker's own building, for one who names an entrance and no building.

        A grid named in the text counts more than ``near``. A building the town does not have is not read; one that the
        named grid does not have is offered beside the grid, for one of the two is a slip; where no grid has it, those
        of the named grid with a number like it are. An entrance the building does not have is asked about.
        """
        here = near if near in self._town.grids else None
        line = self._spelling.canonical(text)
        hits = self._naming.hits(line)
        mentions = self._mentions(line, hits)
        strange = self._read_slips(line, mentions, hits)
        mentions, hits = self._meant.of(line, self._placed(line, mentions, hits), hits)
        named = self._naming.named(hits, here)
        doors = _doors(mentions)
        places = _first(
            self._place(house, door, named.grids)
            for door in doors
            for house in self._houses_meant(door, named, here, home)
        )
        if not named.grids:
            if here and (strange or self._is_far(places, doors, here)):
                places = _first((Place(here), *places))
        elif not self._agree(places, named.grids):
            alike = self._alike(_numbers(doors) or self._lane_numbers(line, hits), named.grids)
            places = _first((*map(Place, named.grids), *(places if len(places) == 1 else alike or places)))
        reading = _reading(places)
        return self._which_entrance(reading.place, doors) if isinstance(reading, Found) else reading

    def _which_entrance(self, place: Place, doors: Sequence[Door]) -> Reading:
        """The building and its entrances where one was numbered that it does not have."""
        units = self._units.get(place.building or "", {})
        missing = len(doors) == 1 and doors[0].unit.isdigit() and doors[0].form is Form.WORDED
        if not missing or place.unit or not units:
            return Found(place)
        entrances = (self._place(place.building or "", Door(doors[0].building, unit), ()) for unit in units)
        return Ambiguous(_first((place, *entrances)))

    def _alike(self, numbers: Sequence[str], grids: Sequence[str]) -> Sequence[Place]:
        """The buildings of the one named grid whose number somebody may have meant by one it does not have: those with
        a number like it, else all if they are few."""
        houses = self._all_houses.within("", grids[0]) if len(grids) == 1 and len(numbers) == 1 else ()
        numbered = [house for house in houses if house in self._numbers]
        alike = [house for house in numbered if _may_be_slip(numbers[0], self._numbers[house])] or numbered
        return [Place(self._town.buildings[house].grid, house) for house in alike if len(alike) < MOST_CANDIDATES]

    def _lane_numbers(self, line: str, hits: Iterable[Hit]) -> Sequence[str]:
        """The number after the name of a lane, where it is no house of it: 渔港里9号."""
        return [number for hit in hits if (number := self._spelling.lane_number(line, hit.end))]

    def _placed(self, line: str, mentions: Sequence[Mention], hits: Sequence[Hit]) -> Sequence[Mention]:
        """The doors without those that are believed only after a name and have none."""
        ends = {hit.end for hit in hits}
        return [
            mention
            for mention in mentions
            if mention.door.form is not Form.NAMED or self._spelling.end_before(line, mention.start) in ends
        ]

    def _mentions(self, line: str, hits: Sequence[Hit]) -> Sequence[Mention]:
        """The doors in the text, without those inside the name of a grid (4栋网格)."""
        if not hits:
            return list(self._spelling.mentions(line, ()))
        ends = {at: hit.end for hit in hits if hit.name in self._grids for at in range(hit.start, hit.end)}
        houses = [(hit.start, hit.end, hit.name) for hit in hits if hit.name in self._houses]
        return [
            mention for mention in self._spelling.mentions(line, houses) if mention.end >= ends.get(mention.start, 0)
        ]

    def _read_slips(self, line: str, mentions: Iterable[Mention], hits: list[Hit]) -> bool:
        """Add the names that stand mistyped before a door; whether one stands there that the town does not know."""
        taken = {at for hit in hits for at in range(hit.start, hit.end)}
        strange = False
        for mention in mentions:
            at = self._spelling.end_before(line, mention.start) if is_number(mention.door.building) else 0
            if not at or at - 1 in taken:
                continue
            slipped = self._naming.slipped(line, at)
            hits.extend(slipped)
            unknown = not slipped and mention.door.form is not Form.NAMED
            strange = strange or (unknown and self._naming.resembles(line, at))
        return strange

    def _houses_meant(self, door: Door, named: Named, here: str | None, home: Place | None) -> Iterable[str]:
        """The ids of all buildings the door may be at, nearest first."""
        if not door.building:
            return self._only_house(door, named.grids or [grid for grid in (here,) if grid], home)
        houses = dict.fromkeys(self._houses_called(door.building, named, here))
        if is_number(door.building):
            # Two estates may lie in one grid.
            houses = dict.fromkeys(h for h in houses if self._estate[h] in ("", *named.names)) or houses
        return (house for house in houses if self._fits(house, door))

    def _houses_called(self, key: str, named: Named, here: str | None) -> Iterable[str]:
        nearby = self._houses.around(key, here) or self._next_door(key, here) if here else ()
        framed = [house for grid in named.grids for house in self._houses.around(key, grid)]
        both = [house for house in framed if house in nearby]
        return both or framed or nearby or islice(self._houses.nearest_first(key, here), MOST_CANDIDATES * 2)

    def _next_door(self, key: str, here: str) -> Sequence[str]:
        """The building in another grid of the estate somebody speaks from."""
        for estate in self._naming.estates_in(here):
            wanted = self._spelling.numbered(estate, key) if is_number(key) else key
            if wanted.startswith(estate) and len(houses := self._houses.nearest(wanted, here)) == 1:
                return houses
        return ()

    def _fits(self, house: str, door: Door) -> bool:
        """Whether numbers alone may be a door of this building."""
        units = self._units[house]
        match door.form:
            case Form.WORDED:
                return True
            case Form.TERSE:
                return not units
            case Form.PAIR | Form.NAMED:
                return door.unit in units
            case Form.TRIPLE:
                return not units or door.unit in units

    def _only_house(self, door: Door, grids: Sequence[str], home: Place | None) -> Sequence[str]:
        """Where only an entrance was named: the speaker's own building, else that of the one grid in question, if it
        has no other."""
        if home and home.building in self._units and self._lies_in(home.building, grids):
            return (home.building,) if door.unit in self._units[home.building] else ()
        houses = self._all_houses.within("", grids[0]) if len(grids) == 1 else ()
        return houses if len(houses) == 1 and self._unit(houses[0], door.unit) else ()

    def _lies_in(self, house: str, grids: Iterable[str]) -> bool:
        return not set(grids).isdisjoint(self._grids.above(self._town.buildings[house].grid))

    def _is_far(self, places: Sequence[Place], doors: Iterable[Door], here: str) -> bool:
        """Whether a mere number leads to the one building that has it, somewhere else than in the yard it is said in:
        then it may be a slip."""
        if len(places) != 1 or not self._all_houses.within("", here) or not any(is_number(d.building) for d in doors):
            return False
        house = self._town.buildings[places[0].building or ""]
        own = self._estate[house.id] in self._naming.estates_in(here)
        around = self._grids.above(here)[: _STEPS_AROUND + 1]
        return not own and set(around).isdisjoint(self._grids.above(house.grid))

    def _place(self, house: str, door: Door, named: Sequence[str]) -> Place:
        """The door in this building; in the grid that is this part of the building, if there is one or one was named.
        No room without its entrance."""
        unit = self._unit(house, door.unit)
        grid = self._parts.get((house, door.unit)) or self._town.buildings[house].grid
        if len(named) == 1 and self._is_part(named[0], house):
            grid = named[0]
        return Place(grid, house, unit, door.room if unit or not door.unit else "")

    def _is_part(self, grid: str, house: str) -> bool:
        return self._town.buildings[house].grid in self._grids.above(grid)[1:]

    def _unit(self, house: str, unit: str) -> str:
        """The entrance as the town labels it, "" if it has none like this; as it was written where none are listed."""
        labels = self._units[house]
        return labels.get(unit, "") if labels else unit.upper()

    def _agree(self, places: Iterable[Place], named: Sequence[str]) -> bool:
        """Whether at least one place lies in a named grid or around it."""
        inside = frozenset(named)
        around = {outer for grid in named for outer in self._grids.above(grid)}
        return any(place.grid in around or not inside.isdisjoint(self._grids.above(place.grid)) for place in places)


def _names(house: Building) -> Sequence[str]:
    return (house.name, *house.aliases)


def _joined(names: Iterable[HouseName]) -> HouseName:
    """All keys of a building; the estate is that of its proper name, which is the first."""
    proper, *aliases = names
    keys = tuple(dict.fromkeys(chain(proper.keys, *(name.keys for name in aliases))))
    return HouseName(keys, proper.estate, proper.number)


def _units(house: Building) -> tuple[str, ...]:
    return house.units


def _doors(mentions: Iterable[Mention]) -> Sequence[Door]:
    """The different doors. An entrance belongs to the building before it."""
    doors: dict[Door, None] = {}
    building = ""
    for mention in mentions:
        door = mention.door if mention.door.building else mention.door._replace(building=building)
        building = door.building
        doors[door] = None
    return [door for door in doors if door.building] or list(doors)


def _numbers(doors: Iterable[Door]) -> Sequence[str]:
    """The numbers of buildings that are plainly such."""
    return [door.building for door in doors if is_number(door.building) and door.form is Form.WORDED]


def _first(places: Iterable[Place]) -> tuple[Place, ...]:
    """The first different ones. Of one building no more than four can be one place told ever more exactly (with or
    without unit, with or without room), so that what is left out never makes an ambiguous text a plain one."""
    found: dict[Place, None] = {}
    for place in places:
        found[place] = None
        if len(found) == MOST_CANDIDATES:
            break
    return tuple(found)


def _reading(places: Sequence[Place]) -> Reading:
    if len(places) < 2:
        return Found(places[0]) if places else Unread()
    exact = tuple(places)
    if len({place.building for place in places}) < len(places):
        exact = tuple(place for place in places if not any(_says_more(other, place) for other in places))
    return Found(exact[0]) if len(exact) == 1 else Ambiguous(exact)


def _says_more(other: Place, place: Place) -> bool:
    """Whether the other is the same place, told more exactly."""
    return (
        other.building == place.building is not None
        and other != place
        and place.unit in ("", other.unit)
        and place.room in ("", other.room)
    )


def _may_be_slip(wanted: str, number: str) -> bool:
    """Whether one number is the other with one sign too many, too few or wrong, or two of them turned round."""
    if wanted == number or wanted.isdigit() != number.isdigit():
        return False
    if len(wanted) == len(number):
        differing = [at for at in range(len(number)) if wanted[at] != number[at]]
        return len(differing) == 1 or (len(differing) == 2 and wanted == number[::-1])
    shorter, longer = sorted((wanted, number), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
