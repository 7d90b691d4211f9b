"""Several couriers on one town: limits hold over all of them, and nothing is said by one that may have been buried."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels import Limits
from bot.courier.courier import Courier, speaks_on
from bot.process import BEAT, BURIED_AFTER, SURE_FOR, OneOfMany
from bot.roles import Role
from domain.message import Outgoing, Say
from storage.work import Work
from tests.bot.paper import TEXTS, Bot, bot_at_work
from tests.town import LAB, YARD_GROUP

SECOND = timedelta(seconds=1)
SLOW = Limits(per_second=5, chat_per_second=1, group_per_minute=20)
HELLO = Outgoing(Say("cancelled"))


@dataclass
class Hand:
    """A process whose courier speaks, and whose clock a test moves."""

    process: OneOfMany
    courier: Courier
    clock: float = 0.0


async def a_hand(bot: Bot) -> Hand:
    async def nothing() -> None: ...

    process = OneOfMany(
        bot.database,
        [Role.COURIER],
        lambda: bot.now,
        [speaks_on(LAB)],
        buried=lambda: hand.courier.call_back(),
        beaten=nothing,
        clock=lambda: hand.clock,
    )
    courier = Courier(bot.database, {LAB: bot.paper}, bot.album, TEXTS, lambda: bot.now, process=process)
    hand = Hand(process, courier)
    await process.begin()
    return hand


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path, features={"limits": SLOW}) as at_work:
        yield at_work


async def tell(bot: Bot, most: int) -> None:
    for number in range(most):
        await bot.tells(f"neighbour-{number}", HELLO)


async def test_on_a_channel_with_limits_one_process_speaks(bot: Bot) -> None:
    one, other = await a_hand(bot), await a_hand(bot)
    bot.now += 2 * SECOND
    await tell(bot, 4)
    # What the first finds it may say a second after it took its turn: somebody else may have spoken until then.
    assert (await one.courier.step(), await other.courier.step()) == (0, 0)
    bot.now += 2 * SECOND
    assert (await other.courier.step(), await one.courier.step()) == (0, 4)


async def test_over_two_processes_no_more_is_said_in_a_second_than_the_platform_allows(bot: Bot) -> None:
    one, other = await a_hand(bot), await a_hand(bot)
    await one.courier.step()
    bot.now += 2 * SECOND
    await tell(bot, 12)
    assert await one.courier.step() == 5
    await one.process.end()
    await other.process.beat()
    assert await other.courier.step() == 0
    bot.now += SECOND
    assert await other.courier.step() == 0
    bot.now += SECOND / 10
    assert await other.courier.step() == 5


async def test_whoever_takes_over_lets_groups_rest_for_a_minute(bot: Bot) -> None:
    hand = await a_hand(bot)
    await hand.courier.step()

    def notice(work: Work) -> None:
        work.outbox.post(YARD_GROUP, HELLO, bot.now)

    await bot.database.transact(notice)
    bot.now += 2 * SECOND
    await hand.courier.step()
    assert bot.paper.heard(YARD_GROUP.chat) == []
    bot.now += timedelta(minutes=1)
    await hand.courier.step()
    assert len(bot.paper.heard(YARD_GROUP.chat)) == 1


async def stands_still(hand: Hand, other: Hand) -> None:
    """The one stands still until the other has buried it."""
    for _ in range(int(2 * BURIED_AFTER / BEAT)):
        hand.clock += BEAT
        other.clock += BEAT
        await other.process.beat()


async def test_what_went_out_from_somebody_who_stood_still_goes_out_once(bot: Bot) -> None:
    one, other = await a_hand(bot), await a_hand(bot)
    await one.courier.step()
    bot.now += 2 * SECOND
    await tell(bot, 1)

    async def stops() -> None:
        """Right before it is handed over, which is the last moment that can be looked at."""
        one.clock += SURE_FOR

    bot.courier = one.courier
    real = one.courier._errands._sound

    async def slow(queued: object) -> object:
        await stops()
        return await real(queued)  # type: ignore[arg-type]

    one.courier._errands._sound = slow  # type: ignore[method-assign, assignment]
    await one.courier.step()
    assert bot.paper.table == {}
    await stands_still(one, other)
    await other.courier.step()
    bot.now += 2 * SECOND
    await other.courier.step()
    assert len(bot.paper.heard("neighbour-0")) == 1


async def test_whoever_was_buried_calls_back_what_is_under_way(bot: Bot) -> None:
    one, other = await a_hand(bot), await a_hand(bot)
    await stands_still(one, other)
    before = one.process.id
    await one.process.beat()
    assert one.process.id != before
    assert not one.process.has(speaks_on(LAB))
    assert other.process.has(speaks_on(LAB))
