"""A full or failing disk: what it does to an error, and to the connection."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.engine import disk
from storage.engine.connection import GroupCommit
from storage.engine.disk import REPEATED, OnlyReading, disk_is_to_blame
from storage.engine.sqlite import sqlite3

pytestmark = pytest.mark.sqlite

#: Extended result codes of SQLite, which not every build of its module names (https://sqlite.org/rescode.html).
IOERR_WRITE, IOERR_FSYNC = 10 | 3 << 8, 10 | 4 << 8


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("from the disk")
    error.sqlite_errorcode = code
    return error


def masked(error: Exception) -> Exception:
    """The error as it looks when rolling back to a savepoint failed because of it."""
    try:
        try:
            raise error
        except Exception:
            raise sqlite_error(sqlite3.SQLITE_ERROR)  # noqa: B904
    except Exception as last:
        return last


@pytest.mark.parametrize(
    ("error", "blamed"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), True),
        (sqlite_error(IOERR_FSYNC), True),
        (sqlite_error(sqlite3.SQLITE_READONLY), True),
        (OSError(errno.ENOSPC, "full"), True),
        (OnlyReading(), True),
        (masked(sqlite_error(sqlite3.SQLITE_FULL)), True),
        (sqlite_error(sqlite3.SQLITE_BUSY), False),
        (sqlite_error(sqlite3.SQLITE_CONSTRAINT), False),
        (sqlite3.OperationalError("of Python's own making"), False),
        (OSError("without a number"), False),
        (FileNotFoundError(errno.ENOENT, "gone"), False),
        (masked(ValueError("a bug")), False),
    ],
    ids=repr,
)
def test_what_the_disk_is_to_blame_for(error: Exception, blamed: bool) -> None:
    assert disk_is_to_blame(error) is blamed


@contextmanager
def really_full(path: Path) -> Iterator[sqlite3.Connection]:
    """A database that may not grow any more: SQLite says what it says when the disk is full."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE entries (entry BLOB)")
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield connection
    connection.close()


def test_sqlite_says_it_as_we_expect(tmp_path: Path) -> None:
    with really_full(tmp_path / "town.db") as connection:
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("INSERT INTO entries VALUES (zeroblob(100000))")
        assert disk_is_to_blame(caught.value)


class Town:
    """A connection in a file, how often it was opened, and a disk that fails when told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened = 0
        self.group = GroupCommit(self._connect)

    def _connect(self) -> sqlite3.Connection:
        self.opened += 1
        connection = sqlite3.connect(self.path, isolation_level=None)
        connection.execute("CREATE TABLE IF NOT EXISTS entries (entry TEXT)")
        return connection

    async def write(self, *, fails: bool = False) -> None:
        def unit(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO entries VALUES ('lamp')")
            if fails:
                connection.execute("ROLLBACK")
                raise sqlite_error(IOERR_WRITE)

        await self.group.transact(unit)

    async def count(self) -> int:
        return await self.group.read(
            lambda connection: connection.execute("SELECT count(*) FROM entries").fetchone()[0]
        )


async def test_after_an_io_error_the_connection_is_opened_anew_and_goes_on(tmp_path: Path) -> None:
    town = Town(tmp_path / "town.db")
    await town.group.open()
    await town.write()
    with pytest.raises(sqlite3.OperationalError, match="from the disk"):
        await town.write(fails=True)
    assert await town.count() == 1
    await town.write()
    assert (await town.count(), town.opened) == (2, 2)
    await town.group.close()


async def test_a_disk_that_keeps_failing_is_only_read_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town(tmp_path / "town.db")
    moment = 1000.0
    monkeypatch.setattr(disk.time, "monotonic", lambda: moment)
    await town.group.open()
    await town.write()
    for _ in range(REPEATED):
        with pytest.raises(sqlite3.OperationalError):
            await town.write(fails=True)
    with pytest.raises(OnlyReading):
        await town.write()
    assert await town.count() == 1
    moment += disk.RESTS
    await town.write()
    assert await town.count() == 2
    await town.group.close()


async def test_commits_between_them_make_io_errors_single_ones(tmp_path: Path) -> None:
    town = Town(tmp_path / "town.db")
    await town.group.open()
    for _ in range(REPEATED + 1):
        with pytest.raises(sqlite3.OperationalError):
            await town.write(fails=True)
        await town.write()
    assert await town.count() == REPEATED + 1
    await town.group.close()
