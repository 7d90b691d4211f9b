"""The database is opened for durability, and a unit of work sees one town and commits as a whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from storage.engine.database import BadAddress, Database, connect, journal_mode
from storage.engine.migrate import NewerDatabase
from storage.engine.sqlite import sqlite3
from storage.town.towns import NoTown
from storage.work import Work
from tests.engines import ENGINE, a_url, connected, url_of
from tests.town import NOON, PLACE_WORDS, open_town, small_town


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 45, 0), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_wal_is_only_trusted_where_its_bug_is_mended(version: tuple[int, int, int], mode: str) -> None:
    assert journal_mode(version) == mode


@pytest.mark.sqlite
def test_a_commit_survives_a_power_cut_and_what_is_deleted_is_gone(tmp_path: Path) -> None:
    connection = connect(str(tmp_path / "town.db"), NOON)
    expected = {
        "journal_mode": journal_mode(sqlite3.sqlite_version_info),
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    connection.close()


@pytest.mark.parametrize("url", ["", "sqlite:", "mysql://town", "town.db"])
async def test_an_address_nobody_knows_is_refused(url: str) -> None:
    with pytest.raises(BadAddress):
        await Database.open(url, NOON, PLACE_WORDS)


@pytest.mark.sqlite
async def test_the_folder_of_the_database_is_made_when_it_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "town"
    async with open_town(folder):
        assert (folder / "town.db").stat().st_size > 0


@pytest.mark.sqlite
async def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "town.db").write_text("a shopping list " * 100)
    with pytest.raises(sqlite3.DatabaseError):
        await Database.open(f"sqlite:{tmp_path / 'town.db'}", NOON, PLACE_WORDS)
    assert (tmp_path / "town.db").read_text() == "a shopping list " * 100


async def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    newer = {"sqlite": "PRAGMA user_version = 9999", "postgres": "INSERT INTO schema_version (version) VALUES (9999)"}
    async with open_town(tmp_path):
        pass
    with connected(url_of(tmp_path), NOON) as connection:
        connection.execute(newer[ENGINE])
    with pytest.raises(NewerDatabase, match="database version 9999"):
        await Database.open(url_of(tmp_path), NOON, PLACE_WORDS)


async def test_what_was_committed_is_there_when_the_town_is_opened_again(tmp_path: Path) -> None:
    async with open_town(tmp_path) as database:
        await database.transact(lambda work: work.meta.put("greeting", "你好"))
    async with open_town(tmp_path) as database:
        assert await database.read(lambda work: work.meta.get("greeting")) == "你好"


async def test_before_the_first_import_there_is_no_town() -> None:
    async with await Database.open(a_url(), NOON, PLACE_WORDS) as database:
        with pytest.raises(NoTown):
            await database.read(lambda work: work.town)


async def test_an_import_that_is_rolled_back_leaves_the_old_town_on_the_shelf() -> None:
    async with open_town() as database:
        renamed = replace(small_town(), town=replace(small_town().town, name="另一个社区"))

        def changes_its_mind(work: Work) -> None:
            work.registers.bring_in(renamed, NOON)
            assert work.town.name == "另一个社区"
            raise LookupError("no, wait")

        before = await database.read(lambda work: work.places)
        with pytest.raises(LookupError):
            await database.transact(changes_its_mind)
        assert await database.read(lambda work: work.town.name) == "富家社区"
        await database.transact(lambda work: work.registers.bring_in(renamed, NOON))
        assert await database.read(lambda work: work.town.name) == "另一个社区"
        assert await database.read(lambda work: work.places) is not before


@pytest.mark.parametrize("how", [Database.read, Database.transact, Database.transact_first])
async def test_the_readers_of_a_town_are_built_once(how: Callable[..., Awaitable[tuple[object, ...]]]) -> None:
    async with open_town() as database:
        first = await how(database, lambda work: (work.places, work.matters, work.map, work.calendar))
        second = await how(database, lambda work: (work.places, work.matters, work.map, work.calendar))
        assert all(one is other for one, other in zip(first, second, strict=True))


async def test_an_attempt_that_fails_is_undone_and_the_unit_goes_on() -> None:
    async with open_town() as database:

        def unit(work: Work) -> None:
            work.meta.put("before", "kept")
            with suppress(LookupError), work.all_or_nothing():
                work.meta.put("before", "changed")
                work.meta.put("within", "lost")
                raise LookupError
            with work.all_or_nothing():
                work.meta.put("after", "kept")

        await database.transact(unit)
        kept = await database.read(lambda work: [work.meta.get(name) for name in ("before", "within", "after")])
        assert kept == ["kept", None, "kept"]


async def test_a_caller_that_is_cancelled_leaves_a_whole_unit() -> None:
    async with open_town() as database:
        caller = asyncio.create_task(database.transact(lambda work: work.meta.put("greeting", "你好")))
        await asyncio.sleep(0)
        caller.cancel()
        await database.transact(lambda work: None)
        assert await database.read(lambda work: work.meta.get("greeting")) == "你好"
