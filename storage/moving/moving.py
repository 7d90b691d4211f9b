"""All rows of a town brought from one place to another, and compared before they count."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from domain.errors import Refusal
from storage.engine.failpoints import failpoint
from storage.moving.places import Source, Target
from storage.moving.tables import Table, tables


class Doing(StrEnum):
    """What is being done with the rows."""

    BRINGING = "bringing"
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: which table of how many, how many rows of how many."""

    doing: Doing
    table: int
    tables: int
    rows: int
    of: int

    @property
    def percent(self) -> int:
        """How much of it is done; comparing comes after bringing, and takes about as long."""
        half = 50 * self.rows // max(self.of, 1)
        return half if self.doing is Doing.BRINGING else 50 + half


#: Told after each portion how far it is.
Tell = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Content:
    """How many rows a table has, and the hash of all of them in order: the same rows have the same hash anywhere."""

    rows: int
    sha256: str


@dataclass
class _Counted:
    """Lines that are counted and hashed on their way."""

    lines: Iterable[bytes]
    after: Callable[[int], None]
    rows: int = 0
    hashed: Any = field(default_factory=hashlib.sha256)

    def __iter__(self) -> Iterator[bytes]:
        for portion in self.lines:
            yield portion
            self.rows += portion.count(b"\n")
            self.hashed.update(portion)
            self.after(self.rows)

    @property
    def content(self) -> Content:
        return Content(self.rows, self.hashed.hexdigest())


def bring(source: Source, target: Target, tell: Tell) -> Mapping[str, Content]:
    """What each table of the target has now, which is what the source has. Raises Refusal when it is not."""
    of = sum(source.count(table) for table in tables())
    brought: dict[str, Content] = {}
    for table, after in _stepping(Doing.BRINGING, of, brought, tell):
        target.empty(table)
        # Closed at once when it is broken off: nothing else can be asked of the source before.
        with closing(source.lines(table)) as rows:
            lines = _Counted(rows, after)
            target.fill(table, lines)
        target.number_on(table, source.last_number(table))
        brought[table.name] = lines.content
        failpoint("move.brought")
    target.complete()
    failpoint("move.completed")
    for name in differing(target, brought, tell):
        raise Refusal("refusal-move-differs", table=name)
    return brought


def differing(place: Source, contents: Mapping[str, Content], tell: Tell) -> Iterator[str]:
    """The tables whose rows are not these."""
    of, compared = sum(content.rows for content in contents.values()), dict[str, Content]()
    for table, after in _stepping(Doing.COMPARING, of, compared, tell):
        lines = _Counted(place.lines(table), after)
        for _ in lines:
            pass
        compared[table.name] = lines.content
        if lines.content != contents[table.name]:
            yield table.name


def _stepping(
    doing: Doing, of: int, done: Mapping[str, Content], tell: Tell
) -> Iterator[tuple[Table, Callable[[int], None]]]:
    """Each table, and what is told of it after so many of its rows."""
    for number, table in enumerate(tables(), start=1):
        before = sum(content.rows for content in done.values())

        def after(rows: int, number: int = number, before: int = before) -> None:
            tell(Step(doing, number, len(tables()), before + rows, of))

        yield table, after


def digest(contents: Mapping[str, Content]) -> str:
    """One hash over all tables: two places with the same one hold the same town."""
    lines = (f"{name} {content.rows} {content.sha256}\n" for name, content in sorted(contents.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
