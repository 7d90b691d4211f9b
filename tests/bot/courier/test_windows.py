"""Where nobody may be spoken to before they spoke: what is meant for them waits, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest_asyncio

from bot.channels import OutsideWindow, SendFailed
from domain.message import Address, Outgoing, Say
from storage.mail.windows import Opened
from storage.work import Work
from tests.bot.paper import Bot, bot_at_work
from tests.town import at, someone

OUTSIDE = OutsideWindow("outside the reply window")


@pytest_asyncio.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path) as at_work:
        yield at_work


def note(number: int) -> Outgoing:
    return Outgoing(Say("words-said", {"words": f"第{number}件"}))


async def speaks(bot: Bot, who: str) -> list[str]:
    """They say something, and this is what they then hear."""
    before = len(bot.paper.heard(who))
    bot.now += timedelta(seconds=1)
    now = bot.now
    await bot.database.transact(lambda work: work.windows.open(at(who), Opened.MESSAGE, now))
    await bot.hears(who, "帮助")
    await bot.settle()
    return bot.paper.heard(who)[before:]


async def test_what_could_not_be_said_follows_the_answer_to_whatever_they_say(bot: Bot) -> None:
    bot.paper.mishaps = [OUTSIDE]
    await bot.tells("wang", note(1))
    await bot.settle()
    assert bot.paper.heard("wang") == []
    answer, kept = await speaks(bot, "wang")
    assert ("第1件" in answer, "第1件" in kept) == (False, True)
    assert len(await speaks(bot, "wang")) == 1


async def test_it_is_not_counted_as_said(bot: Bot) -> None:
    bot.paper.mishaps = [OUTSIDE]
    await bot.tells("wang", note(1))
    await bot.settle()
    assert dict(await bot.database.read(lambda work: work.deliveries.counts())) == {"failed": 1}
    assert await bot.database.read(lambda work: work.people.address(_person(work, "wang"))) is None


async def test_what_comes_later_waits_with_it_and_the_platform_is_not_asked_again(bot: Bot) -> None:
    bot.paper.mishaps = [OUTSIDE]
    await bot.tells("wang", note(1))
    await bot.settle()
    told = await bot.database.transact(lambda work: _tells(work, "wang", note(2), bot))
    await bot.settle()
    assert (told, bot.paper.heard("wang")) == (False, [])
    assert ["第1件" in words or "第2件" in words for words in await speaks(bot, "wang")] == [False, True, True]


def _tells(work: Work, who: str, message: Outgoing, bot: Bot) -> bool:
    return work.outbox.tell(_person(work, who), message, bot.now)


def _person(work: Work, key: str) -> int:
    return int(work._connection.execute("SELECT id FROM people WHERE key = ?", (key,)).fetchone()[0])


async def test_what_breaks_when_it_is_said_at_last_waits_again(bot: Bot) -> None:
    bot.paper.mishaps = [OUTSIDE]
    await bot.tells("wang", note(1))
    await bot.settle()
    for _ in range(2):
        assert not [words for words in await _spoken_in_vain(bot) if "第1件" in words]
    assert any("第1件" in words for words in await speaks(bot, "wang"))


async def _spoken_in_vain(bot: Bot) -> list[str]:
    """They speak, but the window is closed again before anything is said."""
    bot.paper.mishaps = [OUTSIDE] * 9
    heard = await speaks(bot, "wang")
    bot.paper.mishaps = []
    return heard


async def test_another_account_that_can_be_reached_hears_it_instead(bot: Bot) -> None:
    other = Address("lab", "wang-at-home")
    await bot.database.transact(lambda work: work.people.given(other, someone(work, "wang").id, bot.now))
    bot.paper.mishaps = [OUTSIDE]
    await bot.tells("wang", note(1))
    await bot.settle()
    heard = {chat: len(bot.paper.heard(chat)) for chat in ("wang", other.chat)}
    assert sorted(heard.values()) == [0, 1]
    assert await bot.database.read(lambda work: (work.held.of(at("wang")), work.held.of(other))) == ((), ())


async def test_what_may_have_arrived_before_it_had_to_wait_says_so_when_it_comes(bot: Bot) -> None:
    bot.paper.mishaps = [SendFailed("connection cut", permanent=False, maybe_sent=True), OUTSIDE]
    await bot.tells("wang", note(1))
    await bot.settle()
    await bot.wait(timedelta(minutes=1))
    (kept,) = (await speaks(bot, "wang"))[1:]
    assert "第1件" in kept
    assert kept != "“第1件”"
