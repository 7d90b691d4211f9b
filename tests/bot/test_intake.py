"""When a platform hears "OK" its payload is on disk; a platform that hears nothing sends it again."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.intake import Intake
from storage.engine.sqlite import sqlite3
from tests.town import NOON, open_town


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
