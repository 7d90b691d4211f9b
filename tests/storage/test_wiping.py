"""What was wiped is in no journal when whoever wanted it wiped hears that it is; others wait for nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from storage.engine import wiping
from storage.engine.connection import GroupCommit
from storage.engine.database import connect, set_up
from storage.engine.sqlite import sqlite3
from storage.engine.wiping import Wiping, wipe_journal, wipe_with
from tests.patience import PATIENCE
from tests.town import NOON

pytestmark = pytest.mark.sqlite

SECRET = b"voter 7 chose the third candidate"


def opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, factory=Wiping)
    set_up(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE IF NOT EXISTS notes (note BLOB)")
    return connection


@asynccontextmanager
async def shared(file: Path) -> AsyncIterator[GroupCommit]:
    connection = GroupCommit(lambda: opened(file))
    await connection.open()
    try:
        yield connection
    finally:
        await connection.close()


def note(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO notes VALUES (?)", (SECRET,))


def wipe(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE notes SET note = x''")
    wipe_with(connection)


def found_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if SECRET in file.read_bytes())


async def test_what_was_wiped_is_nowhere_when_its_commit_returns(tmp_path: Path) -> None:
    async with shared(tmp_path / "town.db") as connection:
        await connection.transact(note)
        assert found_in(tmp_path) == ["town.db-wal"]
        await connection.transact(wipe)
        assert found_in(tmp_path) == []
        assert (tmp_path / "town.db-wal").stat().st_size == 0


async def test_an_ordinary_commit_leaves_the_journal_as_it_is(tmp_path: Path) -> None:
    async with shared(tmp_path / "town.db") as connection:
        await connection.transact(note)
        assert (tmp_path / "town.db-wal").stat().st_size > 0


async def test_a_unit_that_was_undone_costs_nothing_but_an_empty_journal(tmp_path: Path) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        wipe(connection)
        raise LookupError

    async with shared(tmp_path / "town.db") as connection:
        await connection.transact(note)
        with pytest.raises(LookupError):
            await connection.transact(fails)
        assert found_in(tmp_path) == ["town.db"], "it was not wiped"


async def test_while_somebody_reads_nobody_waits_and_it_is_wiped_once_they_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiping, "AGAIN", 0.01)
    file = tmp_path / "town.db"
    async with shared(file) as connection:
        await connection.transact(note)
        with closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM notes").fetchall()
            await asyncio.wait_for(connection.transact(wipe), PATIENCE)
            assert "town.db-wal" in found_in(tmp_path)
            reader.execute("ROLLBACK")
        async with asyncio.timeout(PATIENCE):
            while found_in(tmp_path):
                await connection.read(lambda _: None)
        assert (tmp_path / "town.db-wal").stat().st_size == 0


def test_what_a_crash_left_in_the_journal_is_gone_when_the_database_is_opened_again(tmp_path: Path) -> None:
    with closing(connect(str(tmp_path / "town.db"), NOON)) as crashed:
        crashed.execute("CREATE TABLE notes (note BLOB)")
        note(crashed)
        crashed.execute("UPDATE notes SET note = x''")
        left = {file.name: file.read_bytes() for file in tmp_path.iterdir() if not file.name.endswith("-shm")}
    again = tmp_path / "again"
    again.mkdir()
    for name, raw in left.items():
        (again / name).write_bytes(raw)
    with closing(connect(str(again / "town.db"), NOON)):
        assert found_in(again) == []


def test_a_connection_of_others_owes_nothing() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        wipe_with(connection)
        assert wipe_journal(connection) is None


def test_a_journal_that_cannot_be_emptied_breaks_nothing(tmp_path: Path) -> None:
    connection = opened(tmp_path / "town.db")
    wipe_with(connection)
    connection.close()
    assert wipe_journal(connection) == wiping.AGAIN
