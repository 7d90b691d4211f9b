"""The tables of a ``town.toml`` that read well by themselves, each with its lines, and the checks they all share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, SupportsInt, TypeVar

from bot.towns.files.schema import (
    BuildingTable,
    CategoryTable,
    ChatTable,
    DaysTable,
    DigestsTable,
    DutyTable,
    GridTable,
    HandlerTable,
    LimitsTable,
    PersonTable,
    PhoneTable,
    QuietTable,
    ResponsibilityTable,
    RoleTable,
    RungTable,
    Table,
    TownTable,
    WeekTable,
)
from bot.towns.files.toml_lines import Line, Lines, Path
from bot.towns.mistakes import Notes, hint
from domain.clocks.limits import CaseClass

_T = TypeVar("_T", bound=Table)

#: The sentence for a name that nothing bears, by what it should be the name of.
_UNKNOWN = {
    "grids": "town-unknown-grid",
    "categories": "town-unknown-category",
    "roles": "town-unknown-role",
    "handlers": "town-unknown-handler",
    "people": "town-unknown-person",
    "chats": "town-unknown-chat",
}


@dataclass(frozen=True, slots=True)
class Entry(Generic[_T]):
    """A table that reads well by itself: what it says, and where it says it."""

    said: _T
    lines: Lines
    path: Path

    def line(self, *keys: str | int) -> Line:
        """The line of a key, or that of the table when the key was not written."""
        return Line(self.lines, self.path + keys)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All tables of a town that read well by themselves.

    ``named`` holds, by section, every name that any of its tables bears, also one that reads badly otherwise: what
    refers to it is not a second mistake. ``broken`` are the sections in which some table reads badly.
    """

    town: Entry[TownTable] | None
    week: Entry[WeekTable] | None
    days: Entry[DaysTable] | None
    quiet: Entry[QuietTable] | None
    digests: Entry[DigestsTable] | None
    limits: Mapping[CaseClass, LimitsTable]
    ladders: Mapping[CaseClass, tuple[Entry[RungTable], ...]]
    grids: tuple[Entry[GridTable], ...]
    buildings: tuple[Entry[BuildingTable], ...]
    categories: tuple[Entry[CategoryTable], ...]
    roles: tuple[Entry[RoleTable], ...]
    handlers: tuple[Entry[HandlerTable], ...]
    responsibilities: tuple[Entry[ResponsibilityTable], ...]
    duties: tuple[Entry[DutyTable], ...]
    people: tuple[Entry[PersonTable], ...]
    chats: tuple[Entry[ChatTable], ...]
    lab: tuple[Entry[PhoneTable], ...]
    named: Mapping[str, frozenset[str]]
    broken: frozenset[str]

    def check(self, section: str, name: str, line: SupportsInt, notes: Notes) -> None:
        """Note it when nothing in the section bears the name."""
        if name not in self.named[section]:
            notes.add(line, _UNKNOWN[section], value=name, hint=hint(name, self.named[section]))


def once(entries: Iterable[tuple[str, Entry[_T], Line]], sentence: str, notes: Notes) -> dict[str, Entry[_T]]:
    """The entries by name; the second of a name is noted with the line of the first."""
    first: dict[str, tuple[Entry[_T], Line]] = {}
    for name, entry, line in entries:
        if name in first:
            notes.add(line, sentence, value=name, first=int(first[name][1]))
        else:
            first[name] = entry, line
    return {name: entry for name, (entry, _) in first.items()}
