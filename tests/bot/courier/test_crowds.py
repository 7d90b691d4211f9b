"""Where everybody speaks on the hour, what the calendar says comes some minutes later; what somebody needs does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Limits
from bot.courier.pace import after_the_crowd
from domain.message import Outgoing, Say
from storage.work import Work
from tests.bot.paper import Bot, bot_at_work

HALF_PAST = datetime(2026, 5, 8, 0, 30, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
CROWDED = Limits(per_second=30, chat_per_second=5, group_per_minute=20, crowded_at=(0, 30))

DIGEST = Outgoing(Say("cancelled"), once="digest:2026-05-08")
NAG = Outgoing(Say("cannot-read-this"))


@pytest_asyncio.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path, features={"limits": CROWDED}) as at_work:
        at_work.now = HALF_PAST + SECOND
        yield at_work


async def heard_by(bot: Bot, who: str, until: datetime) -> list[tuple[datetime, str]]:
    """What somebody hears until then, and when."""
    heard: list[tuple[datetime, str]] = []
    while bot.now <= until:
        await bot.settle()
        heard += [(bot.now, text) for text in bot.paper.heard(who)[len(heard) :]]
        bot.now += SECOND
    return heard


async def test_a_digest_of_half_past_comes_minutes_later_and_only_once(bot: Bot) -> None:
    await bot.tells("wang", DIGEST)
    ((at, _),) = await heard_by(bot, "wang", HALF_PAST + 6 * MINUTE)
    assert HALF_PAST + 1.5 * MINUTE <= at <= HALF_PAST + 5 * MINUTE + SECOND


async def test_a_digest_at_any_other_time_comes_at_once(bot: Bot) -> None:
    bot.now = HALF_PAST + 7 * MINUTE
    await bot.tells("wang", DIGEST)
    ((at, _),) = await heard_by(bot, "wang", bot.now + 3 * SECOND)
    assert at == HALF_PAST + 7 * MINUTE


async def test_a_nag_comes_at_once_also_behind_a_digest_that_waits(bot: Bot) -> None:
    await bot.tells("wang", DIGEST)
    await bot.settle()
    bot.now += SECOND
    await bot.tells("wang", NAG)
    first, second = await heard_by(bot, "wang", HALF_PAST + 6 * MINUTE)
    assert first[0] == HALF_PAST + 2 * SECOND
    assert first[1] != second[1]


async def test_where_it_is_never_crowded_nothing_waits(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path) as bot:
        bot.now = HALF_PAST
        await bot.tells("wang", DIGEST)
        await bot.settle()
        assert len(bot.paper.heard("wang")) == 1


async def test_waiting_is_no_try(bot: Bot) -> None:
    await bot.tells("wang", DIGEST)
    await bot.settle()

    def attempts(work: Work) -> int:
        return int(work._connection.execute("SELECT attempts FROM outbox").fetchone()[0])

    assert await bot.database.read(attempts) == 0


@given(st.text(max_size=20), st.integers(0, 24 * 60 * 60 - 1))
def test_what_waits_goes_at_a_time_that_is_not_crowded(chat: str, second: int) -> None:
    now = HALF_PAST.replace(hour=0, minute=0) + timedelta(seconds=second)
    later = after_the_crowd(CROWDED, chat, now)
    crowded = now.minute % 30 * 60 + now.second < 90
    assert (later is not None) is crowded
    if later is not None:
        assert now < later <= now + 5 * MINUTE
        assert after_the_crowd(CROWDED, chat, later) is None


@pytest.mark.parametrize("many", [200])
def test_what_waits_is_spread(many: int) -> None:
    moments = {after_the_crowd(CROWDED, f"member-{number}", HALF_PAST) for number in range(many)}
    assert len({moment.minute for moment in moments if moment is not None}) >= 3
