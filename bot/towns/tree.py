"""The tree of grids: one root, nobody orphaned, no circle, levels in their order, names that tell neighbours apart."""

from __future__ import annotations

from collections.abc import Mapping

from bot.towns.files.schema import GridTable
from bot.towns.files.sheets import Entry, Sheets, once
from bot.towns.mistakes import Notes, hint
from domain.reading.folding import fold
from domain.town import Grid


def build_grids(sheets: Sheets, notes: Notes) -> dict[str, Grid]:
    """The grids by id, in the order of the file; a whole tree only if nothing was noted."""
    entries = once(((e.said.id, e, e.line("id")) for e in sheets.grids), "town-grid-twice", notes)
    _check_parents(entries, sheets, notes)
    _check_circles(entries, notes)
    _check_levels(entries, sheets, notes)
    _check_names(entries, notes)
    return {name: _grid(entry.said) for name, entry in entries.items()}


def within(grids: Mapping[str, Grid], outer: str, inner: str) -> bool:
    """Whether ``inner`` is ``outer`` or lies below it; also in a tree that is not sound."""
    here = inner
    seen: set[str] = set()
    while here in grids and here not in seen:
        if here == outer:
            return True
        seen.add(here)
        here = grids[here].parent or ""
    return False


def _grid(said: GridTable) -> Grid:
    return Grid(said.id, said.name, said.level, said.parent, said.kind, said.aliases, said.polygon)


def _check_parents(entries: Mapping[str, Entry[GridTable]], sheets: Sheets, notes: Notes) -> None:
    root: Entry[GridTable] | None = None
    for entry in entries.values():
        if entry.said.parent is not None:
            sheets.check("grids", entry.said.parent, entry.line("parent"), notes)
        elif root is None:
            root = entry
        else:
            notes.add(
                entry.line(), "town-second-root", value=entry.said.name, root=root.said.name, first=int(root.line())
            )
    if root is None and "grids" not in sheets.broken:
        notes.add(min((int(entry.line()) for entry in entries.values()), default=1), "town-no-root")


def _check_circles(entries: Mapping[str, Entry[GridTable]], notes: Notes) -> None:
    settled: set[str] = set()
    for start in entries:
        walked: list[str] = []
        here = start
        while here in entries and here not in settled and here not in walked:
            walked.append(here)
            here = entries[here].said.parent or ""
        if here in walked:
            circle = walked[walked.index(here) :]
            names = " → ".join(entries[grid].said.name for grid in (*circle, circle[0]))
            notes.add(entries[circle[0]].line("parent"), "town-circle", names=names)
        settled.update(walked)


def _check_levels(entries: Mapping[str, Entry[GridTable]], sheets: Sheets, notes: Notes) -> None:
    if sheets.town is None:
        return
    levels = sheets.town.said.levels
    for number, level in enumerate(levels):
        if level in levels[:number]:
            notes.add(sheets.town.line("levels", number), "town-level-twice", value=level)
    for entry in entries.values():
        grid, parent = entry.said, entries.get(entry.said.parent or "")
        if grid.level not in levels:
            notes.add(entry.line("level"), "town-unknown-level", value=grid.level, hint=hint(grid.level, levels))
        elif parent and parent.said.level in levels and levels.index(parent.said.level) >= levels.index(grid.level):
            above = f"{parent.said.level} {parent.said.name}"
            notes.add(entry.line("level"), "town-level-order", value=f"{grid.level} {grid.name}", above=above)


def _check_names(entries: Mapping[str, Entry[GridTable]], notes: Notes) -> None:
    first: dict[tuple[str | None, str], Entry[GridTable]] = {}
    for entry in entries.values():
        for name in dict.fromkeys(fold(name) for name in (entry.said.name, *entry.said.aliases)):
            other = first.setdefault((entry.said.parent, name), entry)
            if other is not entry:
                notes.add(entry.line("name"), "town-grid-name-twice", value=name, first=int(other.line("name")))
