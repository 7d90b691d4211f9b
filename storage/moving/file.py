"""A town in a file of SQLite, as rows that leave it or come into it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing

from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from storage.moving.lines import as_one_value, read, written
from storage.moving.tables import Table

#: So many rows are read at once.
_ROWS = 2000

#: Whoever fills a file in one go wants nothing of what makes each commit safe: it has no name yet.
_IN_ONE_GO = ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -262144")


class FileTown:
    """The connection is inside a transaction, so that all is of one moment."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._file = connection

    @property
    def connection(self) -> Connection:
        """For whoever checks what is there."""
        return self._file

    def count(self, table: Table) -> int:
        """How many rows there are."""
        (rows,) = self._file.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        return int(rows)

    def lines(self, table: Table) -> Generator[bytes, None, None]:
        """Its rows in order, many at a time."""
        cursor = self._file.cursor()
        cursor.row_factory = None
        with closing(cursor):
            cursor.execute(table.in_order(as_one_value(table.columns, table.blobs)))
            while rows := cursor.fetchmany(_ROWS):
                yield written(row for (row,) in rows)

    def last_number(self, table: Table) -> int:
        """The last number that was given to a row of it, 0 when none was; that row may be gone."""
        if table.numbered is None:
            return 0
        (highest,) = self._file.execute(f"SELECT coalesce(max({table.numbered}), 0) FROM {table.name}").fetchone()
        given = self._file.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)).fetchone()
        return max(int(highest), 0 if given is None else int(given[0]))


class NewFile(FileTown):
    """A file that has its tables and nothing in them, and no name yet that anybody would look for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        for pragma in _IN_ONE_GO:
            connection.execute(f"PRAGMA {pragma}")
        # Built at the end in one go indices cost half as much; and what triggers do was done where the rows are from.
        self._set_aside = (*self._made("index"), *self._made("trigger"))
        connection.execute("BEGIN")
        for kind, name, _ in self._set_aside:
            connection.execute(f"DROP {kind} {name}")

    def _made(self, kind: str) -> Sequence[tuple[str, str, str]]:
        query = "SELECT type, name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL ORDER BY name"
        return [(row[0], row[1], row[2]) for row in self._file.execute(query, (kind,))]

    def empty(self, table: Table) -> None:
        """Nothing is in it, not even what migrations put there."""
        self._file.execute(f"DELETE FROM {table.name}")

    def fill(self, table: Table, lines: Iterable[bytes]) -> None:
        """The rows are in it."""
        places = ", ".join("?" * len(table.columns))
        statement = f"INSERT INTO {table.name} ({table.listed}) VALUES ({places})"
        for portion in lines:
            self._file.executemany(statement, read(portion, table.blobs))

    def number_on(self, table: Table, last: int) -> None:
        """The next row of it gets a number after this one, even if that row is gone."""
        if table.never_twice:
            self._file.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
            self._file.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table.name, last))

    def complete(self) -> None:
        """It has all its indices and triggers."""
        for _, _, made in self._set_aside:
            self._file.execute(made)

    def keep(self) -> None:
        """All of it stays."""
        self._file.execute("COMMIT")
        self._file.execute("PRAGMA journal_mode = DELETE")
