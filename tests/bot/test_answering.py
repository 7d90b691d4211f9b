"""Whoever holds a call open says what is said there: other processes leave that chat to it for a moment."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.tencent.open_calls import HELD_FOR
from bot.inbox.answering import Answering
from bot.inbox.intake import Intake
from domain.message import Outgoing, Say
from storage.engine.database import Database
from storage.work import Work
from tests.town import NOON, at, open_town


async def calls(database: Database, holder: int | None) -> None:
    """王阿姨 calls, and there is something to be said to her."""
    accept = Answering(Intake(database, lambda: NOON).accept, lambda: NOON, lambda: holder)
    assert await accept("lab", "1", "wang", b"hello", also=lambda work: work.meta.put("also", "done"))

    def tell(work: Work) -> None:
        assert work.meta.get("also") == "done"
        work.outbox.post(at("wang"), Outgoing(Say("cancelled")), NOON)

    await database.transact(tell)


async def begin(database: Database) -> int:
    return await database.transact(lambda work: work.processes.begin("hall:1", (), NOON))


async def taken_out(database: Database, holder: int, after: timedelta = timedelta()) -> int:
    return len(await database.transact(lambda work: work.deliveries.claim(9, NOON + after, holder=holder)))


async def test_what_is_said_to_a_caller_is_left_to_whoever_holds_the_call() -> None:
    async with open_town() as database:
        one, other = await begin(database), await begin(database)
        await calls(database, one)
        assert await taken_out(database, other) == 0
        assert await taken_out(database, one) == 1


async def test_once_nobody_waits_for_it_any_process_says_it() -> None:
    async with open_town() as database:
        one, other = await begin(database), await begin(database)
        await calls(database, one)
        assert await taken_out(database, other, timedelta(seconds=HELD_FOR)) == 1


async def test_a_process_that_is_not_listed_keeps_nothing_for_itself() -> None:
    async with open_town() as database:
        other = await begin(database)
        await calls(database, None)
        assert await taken_out(database, other) == 1
