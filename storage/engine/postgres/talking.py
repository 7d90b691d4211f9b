"""A connection to PostgreSQL that speaks as ``storage.engine.protocol`` has it."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

import psycopg
from psycopg import pq

from storage.engine.away import DatabaseAway
from storage.engine.news import News, Telling
from storage.engine.postgres.asking import Answer, Line
from storage.engine.postgres.away import is_away
from storage.engine.postgres.values import Row, read_whole_sums
from storage.engine.sqlite import sqlite3

#: Other processes hear under this name what was told.
CHANNEL = "linzhang"

_TELL = "SELECT pg_notify(:channel, :said)"

#: Nobody goes on before these are done, nor before what is done outside a transaction.
_ENDS = ("COMMIT", "ROLLBACK", "RELEASE")
_WHOLLY = {"COMMIT", "ROLLBACK"}

#: What SQLite calls the promises of a table.
_KEPT: Mapping[type[psycopg.Error], str] = {
    psycopg.errors.UniqueViolation: "UNIQUE",
    psycopg.errors.ForeignKeyViolation: "FOREIGN KEY",
    psycopg.errors.CheckViolation: "CHECK",
    psycopg.errors.NotNullViolation: "NOT NULL",
}

#: Whoever stands still in the midst of a transaction stops everybody else; the server ends them then. Nobody thinks so
#: long between two statements, not even while a whole town is imported on a busy machine.
_STANDS_STILL = "SET idle_in_transaction_session_timeout = '10s'"

#: Until a server that cannot be reached is given up: seconds to connect, milliseconds for what was sent to arrive.
_TO_CONNECT = 2
_TO_ARRIVE_MS = 10_000


class Talk(Telling):
    """What storage knows as its connection. ``name`` is who tells others of news, ``at_home`` what they need not be
    told; ``patience`` as ``Line`` has it.
    """

    def __init__(
        self,
        connection: psycopg.Connection[Any],
        name: str = "",
        patience: float | None = None,
        at_home: Collection[News] = (),
    ) -> None:
        super().__init__()
        self._connection = connection
        self._name = name
        self._at_home = at_home
        self._line = Line(connection, patience, self._told)

    @property
    def closed(self) -> bool:
        """Whether nothing can be said any more."""
        return self._connection.closed

    @property
    def in_transaction(self) -> bool:
        """Whether something was begun that can still be undone."""
        return self._connection.pgconn.transaction_status not in (
            pq.TransactionStatus.IDLE,
            pq.TransactionStatus.UNKNOWN,
        )

    def execute(self, sql: str, parameters: Any = ()) -> Answer:
        """What it gives, asked for now or as soon as somebody looks.

        Raises DatabaseAway, sqlite3.IntegrityError for what the tables do not take, or psycopg.Error for a mistake of
        ours, also one made in a statement before.
        """
        if sql.startswith(_ENDS):
            return self._end(sql)
        at_once = not (self.in_transaction or sql.startswith("BEGIN"))
        answer = self._line.ask(sql, parameters)
        if at_once:
            self._line.wait()
        return answer

    def executemany(self, sql: str, parameters: Iterable[Any]) -> Answer:
        """What all of them give together; they go to the database in one go."""
        answer, at_once = Answer(), not self.in_transaction
        for one in parameters:
            self._line.ask(sql, one, answer)
        if at_once:
            self._line.wait()
        return answer

    def together(self, statements: str) -> None:
        """Several statements without parameters, in one go, answered at once."""
        self._line.wait()
        try:
            self._connection.execute(cast(Any, statements), prepare=False)
        except psycopg.Error as error:
            raise self._told(error) from None

    def _end(self, sql: str) -> Answer:
        """A transaction or a savepoint has come to its end, for others to see; they are told with the commit."""
        if sql.startswith("ROLLBACK"):
            self._drop()
        if sql == "COMMIT" and (news := self.news.difference(self._at_home)):
            self._line.ask(_TELL, {"channel": CHANNEL, "said": f"{self._name}:{','.join(sorted(news))}"})
        if sql in _WHOLLY:
            self.news.clear()
        answer = self._line.ask(sql)
        self._line.wait()
        if sql == "COMMIT" and answer.said != b"COMMIT":
            raise psycopg.errors.InFailedSqlTransaction
        return answer

    def _drop(self) -> None:
        """What was asked and is to be undone may have gone wrong; nobody needs to hear of it any more."""
        with contextlib.suppress(psycopg.Error, sqlite3.IntegrityError, DatabaseAway):
            self._line.wait()

    def _told(self, error: psycopg.Error) -> Exception:
        """The error as SQLite would have it: what it says names no value, for values may be people's."""
        if self._connection.closed or is_away(error):
            return DatabaseAway(error.sqlstate)
        if isinstance(error, psycopg.IntegrityError):
            return sqlite3.IntegrityError(_not_taken(error))
        return type(error)(f"{error.sqlstate} {'' if _names_values(error) else error.diag.message_primary}")

    @property
    def psycopg(self) -> psycopg.Connection[Row]:
        """The connection itself, for what SQLite has no word for; nothing is on its way."""
        self._line.wait()
        return self._connection


def _not_taken(error: psycopg.IntegrityError) -> str:
    """What the tables do not take, as SQLite says it; what a trigger says stands as it is."""
    kept = _KEPT.get(type(error))
    if kept is None:
        return str(error.diag.message_primary)
    return f"{kept} constraint failed: {error.diag.constraint_name or error.diag.column_name}"


def _names_values(error: psycopg.Error) -> bool:
    """Whether what the server says may hold a value: it does of data it cannot read."""
    return isinstance(error, psycopg.DataError)


def settings(name: str = "linzhang") -> dict[str, Any]:
    """How every connection of ours is opened; the server's list of sessions shows it under the name.

    A server that only reads, such as a stand-by, is none for us.
    """
    return {
        "autocommit": True,
        "connect_timeout": _TO_CONNECT,
        "tcp_user_timeout": _TO_ARRIVE_MS,
        "keepalives_idle": 10,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "target_session_attrs": "read-write",
        "application_name": name,
    }


def set_up(connection: psycopg.Connection[Row]) -> None:
    """The connection reads and writes values as SQLite does."""
    read_whole_sums(connection)
    connection.execute(_STANDS_STILL)


def connect(url: str, name: str = "linzhang") -> Talk:
    """A connection that speaks as SQLite does. Raises DatabaseAway."""
    try:
        connection: psycopg.Connection[Row] = psycopg.connect(url, **settings(name))
        set_up(connection)
    except psycopg.OperationalError:
        raise DatabaseAway from None
    return Talk(connection)


def answers(url: str) -> bool:
    """Whether a server is there that takes us in."""
    try:
        connect(url).psycopg.close()
    except DatabaseAway:
        return False
    return True
