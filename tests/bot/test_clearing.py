"""Once a day what is kept no longer goes, unless nobody knows what day it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.clearing import EVERY, Clearing
from bot.settings import Settings
from storage.engine.database import Database
from storage.work import Work
from tests.bot.test_timekeeper import Machine
from tests.town import LAB, NOON, open_town

DAY = timedelta(days=1)


class Office:
    """A town in which one message came at noon; ``now`` is what its clock says, ``passed`` how long it serves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.machine = Machine()
        self.timekeeper = self.machine.watched()
        self.now = NOON
        self.passed = 0.0
        self.rests = 0
        self.clearing = Clearing(
            database,
            lambda: self.now,
            self.timekeeper,
            Settings().keeping,
            rest=self._rest,
            passed=lambda: self.passed,
        )

    async def _rest(self, _seconds: float) -> None:
        self.rests += 1

    async def comes(self, text: str) -> None:
        def unit(work: Work) -> None:
            work.inbox.store(channel=LAB, update_id=text, conversation="wang", payload=text.encode(), now=self.now)
            (arrived,) = work.inbox.waiting(1)
            work.inbox.done(arrived.id, self.now)

        await self.database.transact(unit)

    async def readable(self) -> list[str]:
        def look(work: Work) -> list[str]:
            rows = work._connection.execute("SELECT payload FROM inbox ORDER BY id").fetchall()
            return [bytes(row["payload"]).decode() for row in rows if row["payload"]]

        return await self.database.read(look)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    async with open_town() as database:
        office = Office(database)
        await office.comes("noon")
        yield office


async def test_what_is_old_goes_and_others_have_their_turn_in_between(office: Office) -> None:
    office.passed, office.now = EVERY, NOON + 31 * DAY
    await office.comes("new")
    assert await office.clearing.look() == 1
    assert await office.readable() == ["new"]
    assert office.rests > 1


async def test_it_is_done_once_a_day(office: Office) -> None:
    office.passed, office.now = EVERY, NOON + 31 * DAY
    assert await office.clearing.look() == 1
    await office.comes("later")
    office.now += 40 * DAY
    assert await office.clearing.look() == 1
    office.now += timedelta(hours=23)
    assert await office.clearing.look() == 0


async def test_right_after_the_start_nothing_goes_for_the_clock_may_be_wrong(office: Office) -> None:
    office.now = NOON + 3000 * DAY
    assert await office.clearing.look() == 0
    office.passed = EVERY - 1
    assert await office.clearing.look() == 0
    assert await office.readable() == ["noon"]


async def test_while_nobody_knows_what_time_it_is_nothing_goes(office: Office) -> None:
    office.passed, office.now = EVERY, NOON + 3000 * DAY
    office.machine.wall += 3000 * 86400
    office.timekeeper.look()
    assert await office.clearing.look() == 0
    office.machine.goes(3600)
    office.timekeeper.look()
    assert await office.clearing.look() == 1


async def test_when_the_clock_leaps_in_the_midst_the_rest_waits(office: Office) -> None:
    office.passed, office.now = EVERY, NOON + 31 * DAY

    async def leaps(_seconds: float) -> None:
        office.machine.wall += 3000 * 86400
        office.timekeeper.look()

    office.clearing._rest = leaps
    await office.clearing.look()
    rows = await office.database.read(lambda work: work.meta.get("cleared-at-us"))
    assert rows is None


async def test_a_clock_that_was_ahead_when_it_was_done_last_keeps_nothing_from_going(office: Office) -> None:
    office.passed, office.now = EVERY, NOON + 3000 * DAY
    await office.clearing.look()
    office.now = NOON + 40 * DAY
    await office.comes("now")
    office.now += 40 * DAY
    assert await office.clearing.look() == 1
