"""A database opened only to look: nothing is created, brought up to date or written, also while the service runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refusal
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3

#: How long to wait, in seconds, for a writer that is committing.
_PATIENCE = 30.0


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
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is of one moment; with a rollback journal no commit of others ends meanwhile."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        connection.execute("ROLLBACK")


def schema_of(connection: Connection) -> int:
    """Which shape the database has: the number of the newest migration it went through, 0 when it holds nothing."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
