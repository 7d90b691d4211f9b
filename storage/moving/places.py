"""Where a town leaves from and where it comes to, opened for a move: nobody writes it here meanwhile, nobody sees it
there before all of it is kept.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from domain.errors import Refusal
from storage.backup.files import alone_in, sync
from storage.engine.database import connect
from storage.engine.failpoints import failpoint
from storage.engine.looking import file_of, looked_into, on_server, schema_of
from storage.engine.migrate import NewerDatabase, shipped
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us
from storage.moving.file import FileTown, NewFile
from storage.moving.tables import Table, tables

if TYPE_CHECKING:
    from storage.engine.postgres.talking import Talk

#: What the file of a town is called until all of it is there.
_UNFINISHED = ".moving"

#: Whoever looks at a database without a town, as ``linzhang check`` does, may note something here.
_NOTES = "meta"


class Source(Protocol):
    """A town as rows that leave; all of one moment."""

    @property
    def connection(self) -> Connection: ...

    def count(self, table: Table) -> int: ...

    def lines(self, table: Table) -> Generator[bytes, None, None]: ...

    def last_number(self, table: Table) -> int: ...


class Target(Source, Protocol):
    """Where rows come to; nobody else finds any of them there before ``keep``."""

    def empty(self, table: Table) -> None: ...

    def fill(self, table: Table, lines: Iterable[bytes]) -> None: ...

    def number_on(self, table: Table, last: int) -> None: ...

    def complete(self) -> None: ...

    def keep(self) -> None: ...


@contextmanager
def leaving(url: str) -> Iterator[Source]:
    """The town at the address, which nobody writes until the block ends; nothing of it is changed.

    Raises Refusal when there is none, or an older program wrote it; NewerDatabase, DatabaseAway.
    """
    with looked_into(url) as connection:
        _check_shape(connection, url)
        _keep_others_out(connection)
        try:
            yield town_in(connection)
        finally:
            connection.execute("ROLLBACK")


def town_in(connection: Connection) -> Source:
    """The town on the other end of a connection that is inside a transaction."""
    if isinstance(connection, sqlite3.Connection):
        return FileTown(connection)
    # Whoever stays on SQLite need not have the driver.
    from storage.moving.server import ServerTown

    return ServerTown(_talk(connection))


def _talk(connection: Connection) -> Talk:
    from storage.engine.postgres.talking import Talk

    assert isinstance(connection, Talk)
    return connection


def _check_shape(connection: Connection, url: str) -> None:
    schema, newest = schema_of(connection), shipped("postgres" if on_server(url) else "sqlite")[-1].version
    if schema > newest:
        raise NewerDatabase(f"database version {schema}, program version {newest}")
    if schema < newest:
        raise Refusal("refusal-move-older" if schema else "refusal-move-nothing")


def _keep_others_out(connection: Connection) -> None:
    """A transaction that sees one moment, while nobody else writes the town."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA query_only = ON")
        return
    from storage.engine.postgres.locks import TOWN

    talk = _talk(connection)
    talk.together(f"SELECT pg_advisory_lock({TOWN})")
    talk.together("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")


@contextmanager
def entering(url: str) -> Iterator[Target]:
    """The database at the address, with all its tables; what is in them stays once the block ended without an error.

    Else it is as it was. Raises Refusal when it is not empty; NewerDatabase, DatabaseAway.
    """
    with _into_server(url) if on_server(url) else _into_file(file_of(url)) as target:
        yield target
        failpoint("move.before_end")


@contextmanager
def _into_file(file: Path) -> Iterator[Target]:
    with alone_in(file.parent):
        check_no_file(file)
        with new_file(file) as target:
            yield target


@contextmanager
def _into_server(url: str) -> Iterator[Target]:
    from storage.engine.postgres.migrating import migrate
    from storage.engine.postgres.talking import connect
    from storage.moving.server import NewServer

    talk = connect(url, "linzhang moving")
    try:
        migrate(talk)
        talk.together("SET idle_in_transaction_session_timeout = 0; BEGIN; LOCK TABLE meta IN ACCESS EXCLUSIVE MODE")
        _check_empty(talk)
        target = NewServer(talk)
        yield target
        target.keep()
    finally:
        talk.psycopg.close()


def check_server_empty(url: str) -> None:
    """Raises Refusal when a town is there, or anything of one."""
    with looked_into(url) as connection:
        if schema_of(connection):
            _check_empty(connection)


def _check_empty(connection: Connection) -> None:
    for table in tables():
        if table.name != _NOTES and connection.execute(f"SELECT 1 FROM {table.name} LIMIT 1").fetchone() is not None:
            raise Refusal("refusal-move-not-empty", table=table.name)


def check_no_file(file: Path) -> None:
    """Raises Refusal when a database is there, or what one left beside it."""
    for suffix in ("", "-journal", "-wal"):
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            raise Refusal("refusal-not-empty", what=str(beside))


@contextmanager
def new_file(file: Path) -> Iterator[Target]:
    """A new file, which has its name once the block ended without an error; nobody else makes it meanwhile."""
    staged = file.with_name(file.name + _UNFINISHED)
    _drop(staged)
    try:
        # The moment names copies of what was there before: nothing was.
        with closing(connect(str(staged), from_us(0))) as connection:
            staged.chmod(0o600)
            target = NewFile(connection)
            yield target
            target.keep()
        sync(staged)
        staged.rename(file)
        sync(file.parent)
    finally:
        _drop(staged)


def _drop(staged: Path) -> None:
    """What was left unfinished."""
    for left in staged.parent.glob(f"{staged.name}*"):
        left.unlink()
