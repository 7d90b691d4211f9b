"""A connection to PostgreSQL that speaks as ``storage.engine.protocol`` has it.

Rows by name or number, ``:name`` parameters, truth as 1 and 0, sums as whole numbers, no character 0 in texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

import psycopg
from psycopg import pq
from psycopg.adapt import Loader
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumperUnknown

from storage.engine.postgres.away import DatabaseAway, is_away
from storage.engine.sqlite import sqlite3

#: A parameter by name or by place, or a text that only looks as if one stood in it.
_PARAMETER = re.compile(r"'[^']*'|(?<![:\w]):([a-z_][a-z_0-9]*)|\?")

#: A document is JSON text; PostgreSQL has to be told so.
_INSIDE = re.compile(r"(\w+\.\w+) ->> (\w+\.\w+)")

#: What was once asked is prepared: all that is ever asked fits.
_STATEMENTS = 2000

#: Whoever stands still in the midst of a transaction stops everybody else; the server ends them then.
_STANDS_STILL = "SET idle_in_transaction_session_timeout = '20s'"

#: Seconds until a server that does not answer at all is given up: to connect, and for what was sent.
_TO_CONNECT = 3
_TO_ANSWER_MS = 10_000


class Row(Sequence[Any]):
    """A row whose columns are found by number or by name."""

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: Mapping[str, int], values: Sequence[Any]) -> None:
        self._columns = columns
        self._values = values

    def __getitem__(self, key: Any) -> Any:
        return self._values[self._columns[key] if isinstance(key, str) else key]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and tuple(self._values) == tuple(other._values)

    def __hash__(self) -> int:
        return hash(tuple(self._values))

    def keys(self) -> Iterable[str]:
        """The names of the columns in order."""
        return self._columns.keys()


class Talk:
    """What storage knows as its connection."""

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection

    @property
    def in_transaction(self) -> bool:
        """Whether something was begun that can still be undone."""
        return self._connection.pgconn.transaction_status not in (
            pq.TransactionStatus.IDLE,
            pq.TransactionStatus.UNKNOWN,
        )

    def execute(self, sql: str, parameters: Any = ()) -> psycopg.Cursor[Row]:
        """The cursor, its rows read. Raises DatabaseAway, or what psycopg raises for a mistake of ours."""
        cursor = self._connection.cursor()
        try:
            if parameters:
                return cursor.execute(cast(Any, _translated(sql)), parameters)
            return cursor.execute(cast(Any, _spelt(sql)))
        except psycopg.Error as error:
            raise self._told(error) from error

    def executemany(self, sql: str, parameters: Iterable[Any]) -> psycopg.Cursor[Row]:
        """The cursor; all of it went to the database in one go."""
        cursor = self._connection.cursor()
        try:
            cursor.executemany(cast(Any, _translated(sql)), list(parameters))
        except psycopg.Error as error:
            raise self._told(error) from error
        return cursor

    def together(self, statements: str) -> None:
        """Several statements without parameters, in one go."""
        try:
            self._connection.execute(cast(Any, statements), prepare=False)
        except psycopg.Error as error:
            raise self._told(error) from error

    def _told(self, error: psycopg.Error) -> Exception:
        """The error as SQLite would have it: what it says names no value, for values may be people's."""
        if self._connection.broken or is_away(error):
            return DatabaseAway()
        if isinstance(error, psycopg.IntegrityError):
            return sqlite3.IntegrityError(error.diag.constraint_name or error.diag.message_primary)
        return error

    @property
    def psycopg(self) -> psycopg.Connection[Row]:
        """The connection itself, for what SQLite has no word for."""
        return self._connection


@lru_cache(maxsize=_STATEMENTS)
def _translated(sql: str) -> str:
    """The statement with psycopg's mark for its parameters."""
    return _PARAMETER.sub(_marked, _spelt(sql).replace("%", "%%"))


def _marked(found: re.Match[str]) -> str:
    if found[1]:
        return f"%({found[1]})s"
    return "%s" if found[0] == "?" else found[0]


@lru_cache(maxsize=_STATEMENTS)
def _spelt(sql: str) -> str:
    """The statement with PostgreSQL's way to write no bytes and to look into a document."""
    return _INSIDE.sub(r"(\1)::json ->> (\2)::int", sql.replace("x''", "''::bytea"))


class _Truth(Int8Dumper):
    """True and False are 1 and 0, as in SQLite."""

    def dump(self, obj: Any) -> Any:
        return super().dump(int(obj))


class _Text(StrDumperUnknown):
    """A text without the character 0, which PostgreSQL cannot keep."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\x00", "") if "\x00" in obj else obj)


class _Whole(Loader):
    """Sums come as NUMERIC; ours are all whole."""

    def load(self, data: Any) -> int:
        return int(bytes(data))


def _row_factory(cursor: Any) -> Callable[[Sequence[Any]], Row]:
    columns = {column.name: at for at, column in enumerate(cursor.description or ())}
    return lambda values: Row(columns, values)


def settings(name: str = "linzhang") -> dict[str, Any]:
    """How every connection of ours is opened; the server's list of sessions shows it under the name."""
    return {
        "autocommit": True,
        "row_factory": _row_factory,
        "prepare_threshold": 1,
        "connect_timeout": _TO_CONNECT,
        "tcp_user_timeout": _TO_ANSWER_MS,
        "application_name": name,
    }


def set_up(connection: psycopg.Connection[Row]) -> None:
    """The connection reads and writes values as SQLite does."""
    connection.prepared_max = _STATEMENTS
    connection.adapters.register_dumper(int, Int8Dumper)
    connection.adapters.register_dumper(bool, _Truth)
    connection.adapters.register_dumper(str, _Text)
    connection.adapters.register_loader("numeric", _Whole)
    connection.execute(_STANDS_STILL)


def connect(url: str, name: str = "linzhang") -> Talk:
    """A connection that speaks as SQLite does. Raises DatabaseAway."""
    try:
        connection: psycopg.Connection[Row] = psycopg.connect(url, **settings(name))
        set_up(connection)
    except psycopg.OperationalError as error:
        raise DatabaseAway from error
    return Talk(connection)
