"""The engine the tests of the storage and of the conversations are run on: SQLite, or PostgreSQL when asked for.

Every test gets a database of its own. PostgreSQL is a real server, started once for each process of tests.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from storage.engine import database
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from tests import postgres_server

if TYPE_CHECKING:
    from storage.engine.postgres.talking import Talk

#: Names the engine: "sqlite" or "postgres".
ENGINE = os.environ.get("LINZHANG_TEST_ENGINE", "sqlite")

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_schema WHERE type = 'table'",
    "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}

_WRITTEN = "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables"

#: The databases on the server that were made for somebody, and those nobody needs any more.
_given: list[str] = []
_done_with: list[str] = []


def a_url() -> str:
    """The address of a new database with nothing in it."""
    return "sqlite::memory:" if ENGINE == "sqlite" else a_postgres_url()


def url_of(folder: Path) -> str:
    """The address of the database that belongs to the folder: new the first time, then the same one again."""
    return f"sqlite:{folder / 'town.db'}" if ENGINE == "sqlite" else _postgres_url_of(folder)


def a_postgres_url() -> str:
    """The address of a new database with nothing in it, on PostgreSQL."""
    while _done_with:
        # Not when the test ended: whoever spoke to it may have been hanging up still, and the server waits for that.
        postgres_server.drop(_done_with.pop())
    name = postgres_server.create(_template())
    _given.append(name)
    return postgres_server.url(name)


@contextmanager
def for_one_test() -> Iterator[None]:
    """Whatever database is made meanwhile is not needed afterwards."""
    before = len(_given)
    yield
    _done_with.extend(_given[before:])
    del _given[before:]


@cache
def _postgres_url_of(_folder: Path) -> str:
    return a_postgres_url()


@contextmanager
def a_connection(now: datetime) -> Iterator[Connection]:
    """A connection to a new database that has its tables and nothing in them."""
    if ENGINE == "sqlite":
        with closing(database.connect(":memory:", now)) as connection:
            yield connection
    else:
        with _nothing_stays(_kept(_empty())) as talk:
            yield talk


@contextmanager
def connected(url: str, now: datetime) -> Iterator[Connection]:
    """A connection to the database at this address, brought up to date; each statement is committed by itself."""
    if ENGINE == "sqlite":
        with closing(database.connect(url.removeprefix("sqlite:"), now)) as connection:
            yield connection
    else:
        from storage.engine.postgres.migrating import migrate
        from storage.engine.postgres.talking import connect

        talk = connect(url)
        try:
            migrate(talk)
            yield talk
        finally:
            talk.psycopg.close()


def tables(connection: Connection) -> list[str]:
    """The names of all tables."""
    return [name for (name,) in connection.execute(_TABLES[ENGINE])]


def rows_written(connection: Connection) -> int:
    """How many rows were written, changed or removed on it in its transaction, or ever."""
    if isinstance(connection, sqlite3.Connection):
        return connection.total_changes
    (number,) = connection.execute(_WRITTEN).fetchone()
    return int(number)


def unguarded(connection: Connection) -> None:
    """Nothing in the database says any more what may be written into it: whoever may alter it can do that."""
    if isinstance(connection, sqlite3.Connection):
        triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (trigger,) in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("PRAGMA foreign_keys = OFF")
    else:
        connection.execute("SET LOCAL session_replication_role = replica")


class Original:
    """A database that is filled once; each test gets a copy of it."""

    def __init__(self, fill: Callable[[Connection], None], now: datetime) -> None:
        self._fill = fill
        self._now = now

    @contextmanager
    def copy(self) -> Iterator[Connection]:
        """A connection to a copy."""
        if ENGINE == "sqlite":
            with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
                self._filled.backup(connection)
                connection.row_factory = sqlite3.Row
                connection.execute("PRAGMA foreign_keys = ON")
                yield connection
        else:
            with _nothing_stays(_kept(self._name)) as talk:
                yield talk

    @cached_property
    def _filled(self) -> sqlite3.Connection:
        connection = database.connect(":memory:", self._now)
        self._fill(connection)
        return connection

    @cached_property
    def _name(self) -> str:
        name = postgres_server.create(_template())
        talk = _opened(name)
        talk.execute("BEGIN")
        self._fill(talk)
        talk.execute("COMMIT")
        talk.psycopg.close()
        return name


def _opened(name: str) -> Talk:
    from storage.engine.postgres.migrating import migrate
    from storage.engine.postgres.talking import connect

    talk = connect(postgres_server.url(name))
    migrate(talk)
    return talk


@cache
def _kept(name: str) -> Talk:
    """A connection that is open as long as the tests run."""
    return _opened(name)


@cache
def _numbering(talk: Talk) -> str:
    """The statement that has rows numbered again from where the database begins."""
    rows = talk.execute("SELECT sequencename, last_value FROM pg_sequences").fetchall()
    settings = (f"setval('{name}', {last or 1}, {'false' if last is None else 'true'})" for name, last in rows)
    return f"SELECT {', '.join(settings)}"


@contextmanager
def _nothing_stays(talk: Talk) -> Iterator[Talk]:
    """A transaction, as every unit of work has it (SQLite begins one by itself), undone at the end."""
    numbering = _numbering(talk)
    talk.execute("BEGIN")
    try:
        yield talk
    finally:
        talk.execute("ROLLBACK")
        talk.together(numbering)


@cache
def _template() -> str:
    """A database with all tables that nobody is connected to."""
    name = postgres_server.create()
    _opened(name).psycopg.close()
    return name


@cache
def _empty() -> str:
    return postgres_server.create(_template())
