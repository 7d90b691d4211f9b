"""From the text of a ``town.toml`` to its tables.

Every table is read on its own, so that one that is wrong does not hide what is wrong with the next. What the tables
say about each other is checked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

# The library this became the standard library's from is compiled: a district is read in a third of the time.
import tomli
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.language.text import Locale
from bot.towns.files.schema import (
    BY_CLASS,
    INNER,
    NEEDED,
    SECTIONS,
    SINGLE,
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
    keys_of,
)
from bot.towns.files.sheets import Entry, Sheets
from bot.towns.files.toml_lines import Lines, Path
from bot.towns.mistakes import Notes, hint
from domain.clocks.limits import CaseClass
from domain.message import Arg, Say

_T = TypeVar("_T", bound=Table)

#: Where a table is named by others, the key that names it.
_NAMED_BY = {"grids": "id", "categories": "id", "roles": "id", "handlers": "id", "people": "key", "chats": "address"}

#: What pydantic expected, by the type of its error.
_EXPECTED = {
    "string_type": "town-a-text",
    "int_type": "town-a-number",
    "bool_type": "town-a-yes-or-no",
    "tuple_type": "town-a-list",
    "dict_type": "town-a-table",
    "model_type": "town-a-table",
}

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read_sheets(text: str, notes: Notes) -> Sheets | None:
    """The tables of the text, or None when it is not TOML at all."""
    try:
        said = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        _note_syntax(str(error), text, notes)
        return None
    return _Reader(said, Lines(text), notes).sheets()


def _note_syntax(error: str, text: str, notes: Notes) -> None:
    lines = text.splitlines() or [""]
    place = _AT_LINE.search(error)
    line = int(place[1]) if place and place[1] else len(lines)
    notes.add(line, "town-toml-syntax", text=lines[min(line, len(lines)) - 1].strip(), reason=_AT_LINE.sub("", error))


class _Reader:
    def __init__(self, said: Mapping[str, Any], lines: Lines, notes: Notes) -> None:
        self._said = said
        self._lines = lines
        self._notes = notes
        self._broken: set[str] = set()
        self._locale = self._town_locale()

    def sheets(self) -> Sheets:
        self._check_sections()
        return Sheets(
            town=self._single("town", TownTable),
            week=self._single("week", WeekTable),
            days=self._single("days", DaysTable),
            quiet=self._single("quiet", QuietTable),
            digests=self._single("digests", DigestsTable),
            limits=self._limits(),
            ladders=self._ladders(),
            grids=self._all("grids", GridTable),
            buildings=self._all("buildings", BuildingTable),
            categories=self._all("categories", CategoryTable),
            roles=self._all("roles", RoleTable),
            handlers=self._all("handlers", HandlerTable),
            responsibilities=self._all("responsibilities", ResponsibilityTable),
            duties=self._all("duties", DutyTable),
            people=self._all("people", PersonTable),
            chats=self._all("chats", ChatTable),
            lab=self._all("lab", PhoneTable),
            named={section: frozenset(self._names(section, key)) for section, key in _NAMED_BY.items()},
            broken=frozenset(self._broken),  # the last to be worked out: reading the tables fills it
        )

    def _town_locale(self) -> str:
        town = self._said.get("town")
        locale = town.get("locale") if isinstance(town, dict) else None
        return locale if locale in [known.value for known in Locale] else Locale.HANS.value

    def _check_sections(self) -> None:
        known = (*SINGLE, *BY_CLASS, *SECTIONS)
        for name in self._said:
            if name not in known:
                self._notes.add(self._lines.at((name,)), "town-unknown-table", value=name, hint=hint(name, known))
        for name in NEEDED:
            if name not in self._said:
                self._notes.add(1, "town-missing-table", value=name)

    def _rows(self, section: str) -> list[Any]:
        rows = self._said.get(section, [])
        return rows if isinstance(rows, list) else []

    def _names(self, section: str, key: str) -> Iterator[str]:
        for row in self._rows(section):
            if isinstance(row, dict) and isinstance(row.get(key), str):
                yield row[key]

    def _all(self, section: str, model: type[_T]) -> tuple[Entry[_T], ...]:
        rows = self._said.get(section, [])
        if not isinstance(rows, list):
            self._notes.add(self._lines.at((section,)), "town-not-a-list-of-tables", value=section)
            self._broken.add(section)
            return ()
        found = [self._table(model, row, (section, number)) for number, row in enumerate(rows)]
        return tuple(entry for entry in found if entry is not None)

    def _single(self, name: str, model: type[_T]) -> Entry[_T] | None:
        return self._table(model, self._said.get(name), (name,))

    def _limits(self) -> Mapping[CaseClass, LimitsTable]:
        read = ((klass, self._table(LimitsTable, row, path)) for klass, row, path in self._by_class("limits"))
        return {klass: entry.said for klass, entry in read if entry is not None}

    def _ladders(self) -> Mapping[CaseClass, tuple[Entry[RungTable], ...]]:
        found: dict[CaseClass, tuple[Entry[RungTable], ...]] = {}
        for klass, rungs, path in self._by_class("ladders"):
            if not isinstance(rungs, list):
                args = {"table": "[ladders]", "key": klass.value, "expected": Say("town-a-list")}
                self._notes.add(self._lines.at(path), "town-wrong-type", **args)
            elif not rungs:
                self._notes.add(self._lines.at(path), "town-empty", key=klass.value)
            else:
                read = (self._table(RungTable, rung, (*path, number)) for number, rung in enumerate(rungs))
                found[klass] = tuple(entry for entry in read if entry is not None)
        return found

    def _by_class(self, name: str) -> Iterator[tuple[CaseClass, Any, Path]]:
        """What the table holds for each class of matters, and where."""
        said = self._said.get(name, {})
        if not isinstance(said, dict):
            self._notes.add(self._lines.at((name,)), "town-missing-table", value=name)
            return
        known = [klass.value for klass in CaseClass]
        for key, row in said.items():
            if key in known:
                yield CaseClass(key), row, (name, key)
            else:
                self._notes.add(self._lines.at((name, key)), "town-unknown-class", value=key, hint=hint(key, known))

    def _table(self, model: type[_T], said: object, path: Path) -> Entry[_T] | None:
        if said is None:
            return None
        try:
            return Entry(model.model_validate(said, context=self._locale), self._lines, path)
        except ValidationError as refused:
            self._broken.add(str(path[0]))
            for error in refused.errors(include_url=False):
                self._note(model, path, error)
            return None

    def _note(self, model: type[Table], path: Path, error: ErrorDetails) -> None:
        below = tuple(part for part in error["loc"] if part != "[key]")
        key = str(next((part for part in reversed(below) if isinstance(part, str)), path[0]))
        line = self._lines.at(path + below)
        table = (
            f"[[{path[0]}]]"
            if path[0] in SECTIONS
            else "[" + ".".join(part for part in path if isinstance(part, str)) + "]"
        )
        context: dict[str, Arg] = dict(error.get("ctx", {}))
        match error["type"]:
            case "missing":
                missing = "town-no-fallback" if key == "fallback" else "town-missing-key"
                self._notes.add(line, missing, table=table, key=key)
            case "extra_forbidden":
                keys = keys_of(INNER.get(str(below[0]), model) if len(below) > 1 else model)
                self._notes.add(line, "town-unknown-key", table=table, key=key, hint=hint(key, keys))
            case kind if kind in _EXPECTED:
                self._notes.add(line, "town-wrong-type", table=table, key=key, expected=Say(_EXPECTED[kind]))
            case kind:
                self._notes.add(line, kind, **{"key": key, **context})
