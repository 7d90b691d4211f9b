"""The copy of a database that somebody else writes to: of one moment, in one file, checked before it is believed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from domain.errors import Refusal
from domain.message import Say
from storage.engine.looking import looked_at, schema_of, snapshot
from storage.engine.migrate import shipped
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.moving.moving import bring
from storage.moving.places import new_file, town_in
from storage.upkeep import checks
from storage.upkeep.checks import Heads

#: Told now and then how far it is: what is being done, and how many per cent of it.
Progress = Callable[[str, int], None]

#: A large file is read several times as fast when it is mapped into memory, as far as SQLite allows.
_MAPPED = f"PRAGMA mmap_size = {1 << 31}"

#: KiB of pages kept while a copy is checked: indices are looked up row by row.
_CACHE = 64 << 10

#: Pages between two looks at how far it is.
_STEP = 8192


def size_of(connection: Connection) -> int:
    """How many bytes the database is."""
    if not isinstance(connection, sqlite3.Connection):
        sql = queries("server")
        return int(sql.size(connection))
    pages, page = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages) * int(page)


def copy_database(connection: Connection, to: Path, progress: Progress) -> None:
    """A copy as of one moment, in a file of SQLite whichever engine the database is.

    Raises Refusal when an older program wrote a database on a server, or when the copy is not what was there.
    """
    to.touch(mode=0o600)
    if isinstance(connection, sqlite3.Connection):
        _copy_pages(connection, to, progress)
        return
    if schema_of(connection) != shipped("postgres")[-1].version:
        raise Refusal("refusal-move-older")
    with snapshot(connection), new_file(to) as copy:
        bring(town_in(connection), copy, lambda step: progress("copying", step.percent))


def _copy_pages(connection: sqlite3.Connection, to: Path, progress: Progress) -> None:
    """Page by page.

    The snapshot is held from the first page to the last: a copy taken in turns with the writer begins anew whenever
    another process has committed, and at fifty commits a second it would never end. With WAL nobody waits for us; with
    a rollback journal commits wait until the copy is there, which is why it is not synced page by page.
    """
    with closing(sqlite3.connect(to, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")

        def told(_status: int, remaining: int, total: int) -> None:
            progress("copying", 100 * (total - remaining) // max(total, 1))

        connection.execute(_MAPPED)
        with snapshot(connection):
            connection.backup(copy, pages=_STEP, progress=told, sleep=0)
        # One file, whatever journal the town's own database has.
        copy.execute("PRAGMA journal_mode = DELETE")


def check_copy(file: Path, progress: Progress) -> Heads:
    """What the histories come to. Raises Refusal when anything in the copy is not as it has to be."""
    with looked_at(file) as connection:
        connection.execute(_MAPPED)
        connection.execute(f"PRAGMA cache_size = {-_CACHE}")
        progress("checking-file", 0)
        _refuse(list(checks.structure(connection)))
    return check_histories(file, progress)


def check_histories(file: Path, progress: Progress) -> Heads:
    """What the histories come to. Raises Refusal when one of them does not hold."""
    heads = Heads()
    with looked_at(file) as connection:
        connection.execute(_MAPPED)
        progress("checking-histories", 0)
        _refuse(list(checks.histories(connection, heads)))
    return heads


def _refuse(faults: list[Say]) -> None:
    if faults:
        raise Refusal("refusal-unsound", count=len(faults), first=faults[0])
