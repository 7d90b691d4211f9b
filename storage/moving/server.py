"""A town on a server of PostgreSQL, as rows that leave it or come into it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

import psycopg

from domain.errors import Refusal
from domain.message import Say
from storage.engine.away import DatabaseAway
from storage.engine.postgres.away import is_away
from storage.engine.postgres.talking import Talk
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.moving.copying_out import copied_out
from storage.moving.lines import portions
from storage.moving.tables import Table

#: Indices of millions of rows are built in memory.
_IN_ONE_GO = "SET LOCAL maintenance_work_mem = '256MB'"


class ServerTown:
    """The connection is inside a transaction, so that all is of one moment."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._sql = queries("server")

    @property
    def connection(self) -> Connection:
        """For whoever checks what is there."""
        return self._talk

    def count(self, table: Table) -> int:
        """How many rows there are."""
        return int(self._talk.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0])  # type: ignore[index]

    def lines(self, table: Table) -> Generator[bytes, None, None]:
        """Its rows in order, many at a time."""
        with _without_values(table):
            statement = f"COPY ({table.in_order(table.listed)}) TO STDOUT"
            with closing(copied_out(self._talk.psycopg, statement)) as copied:
                yield from portions(copied)

    def last_number(self, table: Table) -> int:
        """The last number that was given to a row of it, 0 when none was; that row may be gone."""
        sequence = self._sequence(table)
        if sequence is None:
            return 0
        last, given = self._talk.execute(f"SELECT last_value, is_called FROM {sequence}").fetchone()  # type: ignore[misc]
        return int(last) if given else 0

    def _sequence(self, table: Table) -> str | None:
        sequence: str | None = self._sql.numbering(self._talk, table_name=table.name, column_name=table.numbered)
        return sequence


class NewServer(ServerTown):
    """A database that has its tables and nothing in them. Nobody else can look at them until all of it is kept."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        talk.together(_IN_ONE_GO)
        # Built at the end in one go they cost half as much, and rows may come in any order.
        self._indices = [(row["name"], row["made"]) for row in self._sql.indices(talk)]
        self._keys = self._sql.keys_made(talk).fetchall()
        self._references = self._sql.references_made(talk).fetchall()
        _all_of(talk, (f"DROP INDEX {name}" for name, _ in self._indices))
        for one in (*self._references, *self._keys):
            talk.together(f"ALTER TABLE {one['table_name']} DROP CONSTRAINT {one['name']}")

    def empty(self, table: Table) -> None:
        """Nothing is in it, not even what migrations put there."""
        # What triggers do was done where the rows are from.
        _all_of(self._talk, (f"TRUNCATE {table.name}", f"ALTER TABLE {table.name} DISABLE TRIGGER USER"))

    def fill(self, table: Table, lines: Iterable[bytes]) -> None:
        """The rows are in it. Raises Refusal when it cannot keep one of them."""
        # Nobody has to look at these rows again before they count as old: that is known of all of them.
        statement: Any = f"COPY {table.name} ({table.listed}) FROM STDIN (FREEZE)"
        with _without_values(table), self._talk.psycopg.cursor().copy(statement) as copy:
            for portion in lines:
                copy.write(portion)
        _all_of(self._talk, (f"ANALYZE {table.name}", f"ALTER TABLE {table.name} ENABLE TRIGGER USER"))

    def number_on(self, table: Table, last: int) -> None:
        """The next row of it gets the number after this one."""
        sequence = self._sequence(table)
        if sequence is not None and last:
            self._sql.number_on(self._talk, sequence=sequence, last=last)

    def complete(self) -> None:
        """It has all its keys and indices, and no row points at nothing. Raises Refusal when one does."""
        for one in self._keys:
            try:
                self._constrain(one)
            except sqlite3.IntegrityError:
                raise Refusal("refusal-move-unkept", table=one["table_name"]) from None
        _all_of(self._talk, (made for _, made in self._indices))
        for one in self._references:
            try:
                self._constrain(one)
            except sqlite3.IntegrityError:
                fault = Say("verify-points-nowhere", {"table": one["table_name"], "parent": one["parent"]})
                raise Refusal("refusal-move-unsound", count=1, first=fault) from None

    def _constrain(self, one: Mapping[str, str]) -> None:
        self._talk.together(f"ALTER TABLE {one['table_name']} ADD CONSTRAINT {one['name']} {one['made']}")

    def keep(self) -> None:
        """All of it stays."""
        self._talk.together("COMMIT")


def _all_of(talk: Talk, statements: Iterable[str]) -> None:
    """All of them in one go."""
    talk.together("; ".join(statements))


@contextmanager
def _without_values(table: Table) -> Iterator[None]:
    """What the server says of a line it cannot read holds the line itself: nobody is to hear that."""
    try:
        yield
    except psycopg.Error as error:
        if is_away(error):
            raise DatabaseAway from None
        raise Refusal("refusal-move-unkept", table=table.name) from None
