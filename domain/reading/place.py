"""From what somebody wrote to the place that is meant: building, unit, room, and the grid they lie in.

The reader is built once for a town and never guesses: where the words fit several places it says so. How a door is
written is the business of ``spelling.py``; points on a map are that of ``geo.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeAlias

from domain.reading.atlas import Atlas, Entry
from domain.reading.finder import Finder
from domain.reading.spelling import Door, PlaceWords, Spelling, is_number
from domain.town import Town

#: As many places as one may be asked to choose from by number.
MOST_CANDIDATES = 9


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
        self._grids = Atlas(town, self._grid_entries())
        self._houses = Atlas(town, self._house_entries())
        self._all_houses = Atlas(town, (Entry("", house.grid, house.id) for house in town.buildings.values()))
        self._units = {
            house.id: {self._spelling.unit(label): label for label in house.units} for house in town.buildings.values()
        }
        self._parts = dict(self._entrances_that_are_grids())
        # A number alone is never a name: 4 may be anything.
        self._names = Finder(key for key in (*self._grids, *self._houses) if not is_number(key))

    def _grid_entries(self) -> Iterator[Entry]:
        for grid in self._town.grids.values():
            for key in dict.fromkeys(map(self._spelling.canonical, (grid.name, *grid.aliases))):
                yield Entry(key, grid.id, grid.id)

    def _house_entries(self) -> Iterator[Entry]:
        for house in self._town.buildings.values():
            for key in dict.fromkeys(chain.from_iterable(map(self._spelling.keys, (house.name, *house.aliases)))):
                yield Entry(key, house.grid, house.id)

    def _entrances_that_are_grids(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Building and entrance, and the grid called so: 七栋一单元 may be a 邻 of its own, however one writes it."""
        for grid in self._town.grids.values():
            door = self._spelling.entrance(grid.name)
            if door is None:
                continue
            for house in self._houses.around(door.building, grid.id):
                if self._is_part(grid.id, house):
                    yield (house, door.unit), grid.id

    def read(self, text: str, *, near: str | None) -> Reading:
        """The place the text names. ``near`` is the grid it was said in, or the speaker's own: places there come first.

        A grid named in the text counts more than ``near``. A building the town does not have is not read; one that the
        named grid does not have is offered beside the grid, for one of the two is a slip.
        """
        here = near if near in self._town.grids else None
        line = self._spelling.canonical(text)
        hits = tuple(self._names.in_turn(line))
        named = self._named_grids([name for _, name in hits], here)
        places = _first(
            self._place(house, door, named)
            for door in self._doors(line, hits)
            for house in self._houses_meant(door, named, here)
        )
        if not self._agree(places, named):
            places = _first((*map(Place, named), *places))
        return _reading(places)

    def _named_grids(self, names: Iterable[str], here: str | None) -> Sequence[str]:
        """The grids called so, without any that another of them lies in. A shared name is decided by the other names,
        else by nearness, else not at all."""
        called = [name for name in dict.fromkeys(names) if name in self._grids]
        chosen: dict[str, None] = {}
        for name in called:
            chosen.update(dict.fromkeys(self._grids_called(name, called, here)))
        above = {outer for grid in chosen for outer in self._grids.above(grid)[1:]}
        return [grid for grid in chosen if grid not in above]

    def _grids_called(self, name: str, others: Sequence[str], here: str | None) -> Iterable[str]:
        sharing = self._grids.everywhere(name)
        if len(sharing) == 1:
            return sharing
        frames = (frame for other in others if other != name for frame in self._grids.everywhere(other))
        framed = [grid for frame in frames for grid in self._grids.within(name, frame)]
        nearby = self._grids.around(name, here) if here else ()
        return framed or nearby or self._grids.nearest_first(name, here)

    def _doors(self, line: str, hits: Iterable[tuple[int, str]]) -> Iterable[Door]:
        """The doors in the text, without those inside the name of a grid (4栋网格). An entrance belongs to the building
        before it."""
        ends = {at: start + len(name) for start, name in hits if name in self._grids for at in _span(start, name)}
        doors: dict[Door, None] = {}
        building = ""
        for mention in self._spelling.mentions(line, [hit for hit in hits if hit[1] in self._houses]):
            if mention.end < ends.get(mention.start, 0):
                continue
            building = mention.door.building or building
            doors[replace(mention.door, building=building)] = None
        return [door for door in doors if door.building] or doors

    def _houses_meant(self, door: Door, named: Sequence[str], here: str | None) -> Iterable[str]:
        """The ids of all buildings the door may be at, nearest first."""
        if not door.building:
            return self._only_house(door, named or [grid for grid in (here,) if grid])
        nearby = self._houses.around(door.building, here) if here else ()
        framed = [house for grid in named for house in self._houses.around(door.building, grid)]
        both = [house for house in framed if house in nearby]
        houses = both or framed or nearby or self._houses.nearest_first(door.building, here)
        return (house for house in houses if not (door.terse and self._units[house]))

    def _only_house(self, door: Door, grids: Sequence[str]) -> Sequence[str]:
        """Where only an entrance was named: the building of the one grid in question, if it has no other."""
        houses = self._all_houses.within("", grids[0]) if len(grids) == 1 else ()
        return houses if len(houses) == 1 and self._unit(houses[0], door.unit) else ()

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


def _span(start: int, name: str) -> range:
    return range(start, start + len(name))


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
    exact = tuple(place for place in places if not any(_says_more(other, place) for other in places))
    if not exact:
        return Unread()
    return Found(exact[0]) if len(exact) == 1 else Ambiguous(exact)


def _says_more(other: Place, place: Place) -> bool:
    """Whether the other is the same place, told more exactly."""
    return (
        other.building == place.building is not None
        and other != place
        and place.unit in ("", other.unit)
        and place.room in ("", other.room)
    )
