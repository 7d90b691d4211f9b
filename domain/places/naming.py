"""Which grids and estates a text names, however it writes them, and which of several with one name are meant.

An estate is what stands before the number in the names of buildings (阳光花园 in 阳光花园4栋); it may lie in several
grids. Doors are read in ``place.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from domain.places.atlas import Atlas, Entry
from domain.places.slips import Slips
from domain.places.spelling import HouseName, PlaceWords, Spelling, is_number, plain
from domain.reading.finder import Finder
from domain.town import Town


class Hit(NamedTuple):
    """A name as the town writes it, and where in the canonical text it stands, maybe mistyped."""

    start: int
    end: int
    name: str

    def apart_from(self, other: Hit) -> bool:
        """Whether they share no character."""
        return self.end <= other.start or other.end <= self.start

    def holds(self, other: Hit) -> bool:
        """Whether the other is a smaller part of it."""
        return self.start <= other.start and other.end <= self.end and len(other.name) < len(self.name)


@dataclass(frozen=True, slots=True)
class Named:
    """The grids that are named, without any that another of them lies in, and the names as the town writes them."""

    grids: Sequence[str]
    names: Sequence[str]


class Naming:
    """All names of one town. ``houses`` says what the names of its buildings say, by their ids."""

    def __init__(
        self,
        town: Town,
        above: Mapping[str, Sequence[str]],
        spelling: Spelling,
        words: PlaceWords,
        houses: Mapping[str, HouseName],
    ) -> None:
        self._town = town
        self._above = above
        self._spelling = spelling
        self._estates: dict[str, dict[str, None]] = {}
        for id_, said in houses.items():
            if said.estate:
                self._estates.setdefault(town.buildings[id_].grid, {})[said.estate] = None
        self.keys = {
            grid.id: dict.fromkeys(map(spelling.canonical, (grid.name, *grid.aliases))) for grid in town.grids.values()
        }
        own = ((id_, next(iter(keys))) for id_, keys in self.keys.items())
        self._phase_of = {id_: phase for id_, name in own if (phase := spelling.phase(name))}
        ends = sorted(map(plain, words.estate), key=len, reverse=True)
        self.grids = Atlas(above, self._grid_entries(ends))
        self._phases = Atlas(above, self._phase_entries())
        # A number alone is never a name: 4 may be anything.
        keys = chain.from_iterable(house.keys for house in houses.values())
        names = dict.fromkeys(key for key in (*self.grids, *keys) if not is_number(key))
        self._finder = Finder((*names, *self._phases))
        self._slips = Slips(names, ends, tuple(map(plain, words.compounds)))

    def _grid_entries(self, ends: Iterable[str]) -> Iterator[Entry]:
        """A grid goes by its own names and by those of the estates that lie in it, as far as no grid above does; a part
        of 滨江国际 also as 滨江二期."""
        for grid in self._town.grids.values():
            above = [key for outer in self._above[grid.id][1:] for key in self.keys[outer]]
            phase = self._phase_of.get(grid.id)
            others = (*(_names_of_part(*phase, ends) if phase else ()), *self.estates_in(grid.id))
            for key in dict.fromkeys((*self.keys[grid.id], *(key for key in others if key not in above))):
                yield Entry(key, grid.id, grid.id)

    def _phase_entries(self) -> Iterator[Entry]:
        """二期 alone is a name for those who live in another part of the same estate."""
        for id_, phase in self._phase_of.items():
            parent = self._town.grids[id_].parent
            if parent:
                yield Entry(phase[1], parent, id_)

    def estates_in(self, grid: str | None) -> Iterable[str]:
        """The estates with buildings directly in this grid."""
        return self._estates.get(grid or "", ())

    def hits(self, line: str) -> list[Hit]:
        """The names in the text, in turn; where none is written right, those that sound like what is written."""
        exact = [Hit(start, start + len(name), name) for start, name in self._finder.in_turn(line)]
        alike = [Hit(start, start + len(name), name) for start, name in self._slips.by_sound(line)]
        if not alike:
            return exact
        # A name that is written right yields only to a longer one it is a part of.
        alike = [hit for hit in alike if all(hit.apart_from(one) or hit.holds(one) for one in exact)]
        exact = [hit for hit in exact if not any(one.holds(hit) for one in alike)]
        return sorted((*exact, *alike), key=lambda hit: hit.start)

    def slipped(self, line: str, at: int) -> list[Hit]:
        """The names somebody may have meant by what ends right here."""
        return [Hit(start, at, name) for start, name in self._slips.before(line, at)]

    def resembles(self, line: str, at: int) -> bool:
        """Whether what ends right here is perhaps one of the names, or at least one of an estate."""
        return self._slips.resembles(line, at) or self._spelling.names_estate(line[:at])

    def named(self, hits: Iterable[Hit], here: str | None) -> Named:
        """What is named. A shared name is decided by the other names, else by nearness, else not at all."""
        names = list(dict.fromkeys(hit.name for hit in hits))
        if not names:
            return Named((), ())
        called = [name for name in names if name in self.grids]
        chosen: dict[str, None] = {}
        for name in called:
            chosen.update(dict.fromkeys(self._called(name, called, here)))
        phases = [grid for name in names if name not in self.grids for grid in self._phase(name, chosen, here)]
        parents = {self._town.grids[grid].parent for grid in phases}
        others = {grid for grid in chosen if self._town.grids[grid].parent in parents and grid not in phases}
        chosen = dict.fromkeys(grid for grid in (*chosen, *phases) if grid not in others)
        above = {outer for grid in chosen for outer in self.grids.above(grid)[1:]}
        return Named([grid for grid in chosen if grid not in above], names)

    def _called(self, name: str, others: Sequence[str], here: str | None) -> Iterable[str]:
        sharing = self.grids.everywhere(name)
        if len(sharing) == 1:
            return sharing
        frames = (frame for other in others if other != name for frame in self.grids.everywhere(other))
        framed = [grid for frame in frames for grid in self.grids.within(name, frame)]
        nearby = self.grids.around(name, here) if here else ()
        parents = {self._town.grids[grid].parent for grid in nearby}
        beside = [grid for grid in sharing if self._town.grids[grid].parent in parents]
        return framed or beside or self.grids.nearest_first(name, here)

    def _phase(self, name: str, chosen: Iterable[str], here: str | None) -> Sequence[str]:
        """The part of the estate that is named or spoken from."""
        chosen = tuple(chosen)
        framed = [grid for grid in self._phases.everywhere(name) if grid in chosen]
        below = [grid for frame in chosen for grid in self._phases.within(name, frame)]
        return framed or below or (self._phases.around(name, here) if here and not chosen else ())


def _names_of_part(estate: str, number: str, ends: Iterable[str]) -> Iterator[str]:
    """The estate, and its name without its last word and with the number of the part."""
    yield estate
    head = next((estate.removesuffix(end) for end in ends if estate.endswith(end)), "")
    if len(head) > 1:
        yield head + number
