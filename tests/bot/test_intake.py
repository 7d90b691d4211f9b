"""When a platform hears "OK" its payload is on disk; a platform that hears nothing sends it again."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.inbox.intake import Intake
from storage.engine.sqlite import sqlite3
from tests.town import NOON, open_town


@pytest.mark.sqlite
async def test_a_payload_that_was_accepted_survives_a_kill(tmp_path: Path) -> None:
    """What a kill would leave is what lies in the folder at that moment."""
    async with open_town(tmp_path / "town") as database:
        intake = Intake(database, lambda: NOON)
        assert await intake.accept("telegram", "7", "chat", b"raw")
        shutil.copytree(tmp_path / "town", tmp_path / "killed")
    async with open_town(tmp_path / "killed") as database:
        (arrived,) = await database.read(lambda work: work.inbox.waiting(10))
    assert (arrived.payload, arrived.update_id, arrived.received_at) == (b"raw", "7", NOON)


async def test_what_comes_twice_is_new_once(tmp_path: Path) -> None:
    async with open_town() as database:
        intake = Intake(database, lambda: NOON)
        heard = await asyncio.gather(*(intake.accept("telegram", "7", "chat", b"raw") for _ in range(5)))
        assert sorted(heard) == [False] * 4 + [True]


@pytest.mark.sqlite
async def test_when_it_cannot_be_stored_the_platform_is_not_told_that_it_was(tmp_path: Path) -> None:
    async with open_town(tmp_path) as database:
        intake = Intake(database, lambda: NOON)
        await database.transact(lambda work: work._connection.execute("PRAGMA busy_timeout = 0") and None)
        other = sqlite3.connect(tmp_path / "town.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await intake.accept("telegram", "7", "chat", b"raw")
        other.execute("ROLLBACK")
        other.close()
        assert await intake.accept("telegram", "7", "chat", b"raw")


async def test_what_may_have_company_on_its_way_is_not_taken_before_its_rest_is_over() -> None:
    rests_until = NOON + timedelta(seconds=1.5)
    async with open_town() as database:
        intake = Intake(database, lambda: NOON)
        await intake.accept("telegram", "7", "chat", b"raw", rests_until)
        assert await database.read(lambda work: work.inbox.waiting(10, NOON)) == ()
        (arrived,) = await database.read(lambda work: work.inbox.waiting(10, rests_until))
    assert (arrived.update_id, arrived.tries) == ("7", 0)


async def test_it_is_calm_once_whoever_came_is_stored() -> None:
    async with open_town() as database:
        intake = Intake(database, lambda: NOON)
        assert await intake.calm(within=0)
        coming = asyncio.create_task(intake.accept("telegram", "7", "chat", b"raw"))
        await asyncio.sleep(0)
        assert await intake.calm(within=60)
        assert coming.done()


async def test_those_who_never_stop_coming_put_nothing_off_for_ever() -> None:
    async with open_town() as database:
        intake = Intake(database, lambda: NOON)

        async def come_again_and_again() -> None:
            for number in itertools.count():
                await intake.accept("telegram", str(number), "chat", b"raw")

        coming = asyncio.create_task(come_again_and_again())
        await asyncio.sleep(0)
        assert not await intake.calm(within=0.05)
        coming.cancel()
        assert await intake.calm(within=60)


@pytest.mark.sqlite
async def test_whoever_is_at_the_door_is_stored_before_others_are_dealt_with() -> None:
    """With one connection for all; on PostgreSQL who lets in has one of its own."""
    async with open_town() as database:
        intake = Intake(database, lambda: NOON)

        async def dealt_with() -> int:
            return await database.transact(lambda work: sum(work.inbox.counts().values()))

        dealing = asyncio.create_task(dealt_with())
        await asyncio.sleep(0)
        await intake.accept("telegram", "7", "chat", b"raw")
        assert await dealing == 1
