"""What goes along when a town moves: its tables and columns, as the newest migrations leave them.

They are read from an empty database of SQLite; PostgreSQL has the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from storage.engine.migrate import migrate
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us

#: Who is at work on the town at this moment is no part of it, nor is what they hold.
OF_THE_MOMENT = frozenset({"processes", "turns", "answering"})
_HELD = "held_by"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Columns of a table whose values stand in those columns of another one."""

    columns: tuple[str, ...]
    parent: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the columns that go along, and the key its rows are put in order by.

    ``blobs`` are the places of columns that hold bytes. ``numbered`` is the column that gives its rows their numbers;
    in SQLite a number is given again once its row is gone, unless that is to be ``never_twice``.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    blobs: frozenset[int]
    numbered: str | None
    never_twice: bool
    pointers: tuple[Pointer, ...]

    @property
    def listed(self) -> str:
        """Its columns, as a statement names them."""
        return ", ".join(self.columns)

    def in_order(self, what: str) -> str:
        """The statement that gives this of its rows, in order."""
        return f"SELECT {what} FROM {self.name} ORDER BY {', '.join(self.key)}"


@cache
def tables() -> tuple[Table, ...]:
    """Every table of a town."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        migrate(empty, None, from_us(0))
        sql = queries("upkeep")
        names = [name for (name,) in sql.tables(empty)]
        return tuple(_table(empty, name) for name in names if name not in OF_THE_MOMENT)


def _table(empty: sqlite3.Connection, name: str) -> Table:
    found = [row for row in empty.execute(f"PRAGMA table_info({name})") if row[1] != _HELD]
    columns = tuple(column for _, column, *_ in found)
    kinds = {column: kind for _, column, kind, *_ in found}
    key = tuple(column for place, column in sorted((row[5], row[1]) for row in found) if place)
    numbered = key[0] if len(key) == 1 and kinds[key[0]] == "INTEGER" else None
    blobs = frozenset(place for place, column in enumerate(columns) if kinds[column] == "BLOB")
    (made,) = empty.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return Table(name, columns, key, blobs, numbered, "AUTOINCREMENT" in made, tuple(_pointers(empty, name)))


def _pointers(empty: sqlite3.Connection, name: str) -> Iterator[Pointer]:
    found = sorted(empty.execute(f"PRAGMA foreign_key_list({name})"))
    for _, rows in groupby(found, itemgetter(0)):
        parents, columns, there = zip(*[row[2:5] for row in rows], strict=True)
        yield Pointer(columns, parents[0], there)
