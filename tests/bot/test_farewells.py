"""金丝雀 asked in the chat to be forgotten: once her day is over the service does what an administrator would."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from bot import app as root
from bot.channels.lab.clock import LabClock
from bot.farewells import see_off
from domain.message import Address
from storage.backup import tombstones
from storage.work import Work
from tests.bot.kept_town import ACCOUNT, canaries, recordings, settings
from tests.town import LAB, NOON

LATER = NOON + timedelta(days=30)


def sees_off(folder: Path, *, after: timedelta) -> int:
    """How many people the service sees off so long after she asked."""

    async def run() -> int:
        async with root.opened(settings(folder), clock=LabClock(real=lambda: LATER)) as service:

            def ask(work: Work) -> None:
                person = work.erasures.find(Address(LAB, ACCOUNT))
                assert person is not None
                work.farewells.ask(person, LATER, LATER)

            await service.database.transact(ask)
            return await see_off(service.database, settings(folder), service.photos.store, LATER + after)

    return asyncio.run(run())


def test_nothing_of_hers_is_left_in_database_files_and_folders(town: Path) -> None:
    assert list(canaries(town)) != []

    assert sees_off(town, after=timedelta()) == 1

    assert list(canaries(town)) == []
    assert len(list((town / "photos").rglob("*.jpg"))) == 1
    assert len(recordings(town)) == 1


def test_no_backup_brings_her_back_for_the_lists_have_her(town: Path) -> None:
    sees_off(town, after=timedelta())

    assert len(tombstones.read(town)) == len(tombstones.read(town / "backups")) == 1


def test_a_moment_earlier_everything_is_there(town: Path) -> None:
    assert sees_off(town, after=timedelta(microseconds=-1)) == 0
    assert tombstones.read(town) == ()
    assert list(canaries(town)) != []
