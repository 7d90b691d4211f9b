"""Where in the tree of grids a name is found: prepared once for a town, so that no look-up walks over its buildings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from domain.town import Town


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that goes by a key: a building and the grid it stands in, or a grid and itself."""

    key: str
    grid: str
    id: str


class Atlas:
    """Ids by key and by grid. Everything comes in the order in which it was entered."""

    def __init__(self, town: Town, entries: Iterable[Entry]) -> None:
        self._above = {grid: tuple(node.id for node in town.path(grid)) for grid in town.grids}
        self._everywhere: dict[str, list[str]] = {}
        self._directly: dict[tuple[str, str], list[str]] = {}
        self._within: dict[tuple[str, str], list[str]] = {}
        for entry in entries:
            self._everywhere.setdefault(entry.key, []).append(entry.id)
            self._directly.setdefault((entry.key, entry.grid), []).append(entry.id)
            for grid in self._above[entry.grid]:
                self._within.setdefault((entry.key, grid), []).append(entry.id)

    def __contains__(self, key: str) -> bool:
        return key in self._everywhere

    def __iter__(self) -> Iterator[str]:
        return iter(self._everywhere)

    def everywhere(self, key: str) -> Sequence[str]:
        """All that go by this key."""
        return self._everywhere.get(key, ())

    def within(self, key: str, grid: str) -> Sequence[str]:
        """Those in the grid or below it."""
        return self._within.get((key, grid), ())

    def around(self, key: str, grid: str) -> Sequence[str]:
        """Those in the grid or below it, else those that stand directly in the nearest grid above it."""
        inside = self.within(key, grid)
        if inside:
            return inside
        return next((ids for above in self._above[grid] if (ids := self._directly.get((key, above)))), ())

    def nearest_first(self, key: str, grid: str | None) -> Iterator[str]:
        """All that go by this key, those that share the lowest grid with this one first."""
        seen: set[str] = set()
        outwards = (self.within(key, above) for above in self._above[grid]) if grid else ()
        for id_ in chain(chain.from_iterable(outwards), self.everywhere(key)):
            if id_ not in seen:
                seen.add(id_)
                yield id_

    def above(self, grid: str) -> Sequence[str]:
        """The grid and all above it, nearest first."""
        return self._above[grid]
