"""A database opened only to look: nothing is created, brought up to date or written, also while the service runs.

``looked_into`` does so whichever engine it is; a file, which a backup is as well, is opened with ``looked_at``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from domain.errors import Refusal
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3

#: How long to wait, in seconds, for a writer that is committing.
_PATIENCE = 30.0

#: What begins a look at one moment: on a server, in a file.
_ONE_MOMENT = ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "BEGIN")

#: How the address of a database on a server begins.
ON_SERVER = ("postgresql://", "postgres://")


def on_server(url: str) -> bool:
    """Whether the database at this address is on a server of PostgreSQL, not in a file."""
    return url.startswith(ON_SERVER)


def without_password(url: str) -> str:
    """The address as everybody may read it."""
    if not on_server(url):
        return url
    parts = urlsplit(url)
    who, _, where = parts.netloc.rpartition("@")
    netloc = f"{who.partition(':')[0]}@{where}" if who else where
    query = "&".join(part for part in parts.query.split("&") if "password" not in part)
    return urlunsplit(parts._replace(netloc=netloc, query=query))


@contextmanager
def looked_into(url: str) -> Iterator[Connection]:
    """The database at the address. Raises Refusal when there is none, DatabaseAway when its server cannot be reached.

    Nobody's commit waits for it, however long it lasts.
    """
    if not on_server(url):
        with looked_at(file_of(url)) as connection:
            connection.row_factory = sqlite3.Row
            yield connection
        return
    # Whoever stays on SQLite need not have the driver.
    from storage.engine.postgres.talking import connect

    talk = connect(url, "linzhang looking")
    try:
        talk.together("SET default_transaction_read_only = on; SET idle_in_transaction_session_timeout = 0")
        yield talk
    finally:
        talk.psycopg.close()


def file_of(url: str) -> Path:
    """The file of ``sqlite:PATH``. Raises Refusal for a database that is not in a file."""
    path = url.removeprefix("sqlite:")
    if path == ":memory:":
        raise Refusal("refusal-in-memory")
    return Path(path)


@contextmanager
def looked_at(file: Path) -> Iterator[sqlite3.Connection]:
    """The database of the file; rows are plain tuples. Raises Refusal when there is none.

    It is opened for writing all the same, because what a crash left half-way is first put right by whoever looks.
    """
    if not file.is_file():
        raise Refusal("refusal-no-database", file=str(file))
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_PATIENCE
    )
    try:
        connection.execute("PRAGMA query_only = ON")
        yield connection
    finally:
        connection.close()


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Everything read inside is of one moment; with a rollback journal no commit of others ends meanwhile."""
    connection.execute(_ONE_MOMENT[isinstance(connection, sqlite3.Connection)])
    try:
        # The moment is that of the first look.
        schema_of(connection)
        yield
    finally:
        connection.execute("ROLLBACK")


def schema_of(connection: Connection) -> int:
    """Which shape the database has: the number of the newest migration it went through, 0 when it holds nothing."""
    if isinstance(connection, sqlite3.Connection):
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version
    sql = queries("server")
    return int(sql.schema(connection)) if sql.has_schema(connection) else 0
