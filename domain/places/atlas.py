"""Where in the tree of grids a name is found: prepared for a town, so that no look-up walks over its buildings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from domain.town import Town


class Entry(NamedTuple):
    """A thing that goes by a key: a building and the grid it stands in, or a grid and itself."""

    key: str
    grid: str
    id: str


def paths(town: Town) -> Mapping[str, Sequence[str]]:
    """For each grid itself and all above it, nearest first."""
    return {grid: tuple(node.id for node in town.path(grid)) for grid in town.grids}


@dataclass(frozen=True, slots=True)
class _Spread:
    """What goes by one key: all of it, what stands directly in a grid, and what stands in it or below it."""

    everywhere: Sequence[str]
    directly: Mapping[str, Sequence[str]]
    within: Mapping[str, Sequence[str]]


_NOTHING = _Spread((), {}, {})


class Atlas:
    """Ids by key and by grid. Everything comes in the order in which it was entered. ``above`` is ``paths``.

    A key is spread over the tree when it is first asked for: a district has thousands that nobody ever writes.
    """

    def __init__(self, above: Mapping[str, Sequence[str]], entries: Iterable[Entry]) -> None:
        self._above = above
        self._entries: dict[str, list[Entry]] = {}
        for entry in entries:
            self._entries.setdefault(entry.key, []).append(entry)
        self._spread: dict[str, _Spread] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def everywhere(self, key: str) -> Sequence[str]:
        """All that go by this key."""
        return self._of(key).everywhere

    def within(self, key: str, grid: str) -> Sequence[str]:
        """Those in the grid or below it."""
        return self._of(key).within.get(grid, ())

    def around(self, key: str, grid: str) -> Sequence[str]:
        """Those in the grid or below it, else those that stand directly in the nearest grid above it."""
        spread = self._of(key)
        return spread.within.get(grid) or self._lowest(spread.directly, grid)

    def nearest(self, key: str, grid: str) -> Sequence[str]:
        """Those in the lowest grid above this one, or itself, that has any."""
        return self._lowest(self._of(key).within, grid)

    def nearest_first(self, key: str, grid: str | None) -> Iterator[str]:
        """All that go by this key, those that share the lowest grid with this one first."""
        spread = self._of(key)
        outwards = (spread.within.get(above, ()) for above in self._above[grid]) if grid else ()
        seen: set[str] = set()
        for id_ in chain(chain.from_iterable(outwards), spread.everywhere):
            if id_ not in seen:
                seen.add(id_)
                yield id_

    def above(self, grid: str) -> Sequence[str]:
        """The grid and all above it, nearest first."""
        return self._above[grid]

    def _lowest(self, found: Mapping[str, Sequence[str]], grid: str) -> Sequence[str]:
        for above in self._above[grid]:
            if above in found:
                return found[above]
        return ()

    def _of(self, key: str) -> _Spread:
        spread = self._spread.get(key)
        if spread is None and key in self._entries:
            spread = self._spread[key] = _spread(self._entries[key], self._above)
        return spread or _NOTHING


def _spread(entries: Sequence[Entry], above: Mapping[str, Sequence[str]]) -> _Spread:
    directly: dict[str, list[str]] = {}
    within: dict[str, list[str]] = {}
    for entry in entries:
        directly.setdefault(entry.grid, []).append(entry.id)
        for grid in above[entry.grid]:
            within.setdefault(grid, []).append(entry.id)
    return _Spread([entry.id for entry in entries], directly, within)
