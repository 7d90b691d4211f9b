"""Groups that only listen are told where to choose; a card that cannot be changed now is changed as soon as it can."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from bot.channels import Unchangeable
from bot.language.text import Locale
from domain.message import Action, Button, Outgoing, Say
from tests.bot.paper import TEXTS, Bot, bot_at_work
from tests.town import YARD_GROUP

TAKE = Button(Say("move-take"), Action("case.take", 1))
VOTE = Button(Say("button-poll-in-private"), Action("talk.start", None, "poll-12"))
CARD = Outgoing(Say("cancelled"), (TAKE,), card="case:1:group")
CARD_NOW = Outgoing(Say("cannot-read-this"), card="case:1:group")
HELP = Button(Say("move-take"), Action("ask.help"))
ASKED = Outgoing(Say("cancelled"), (HELP,), card="case:1:group")
ASKED_NOW = Outgoing(Say("cannot-read-this"), (HELP,), card="case:1:group")
REWORDED = Outgoing(Say("cannot-read-this"), (TAKE,), card="case:1:group")


@pytest_asyncio.fixture
async def listening(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path, features={"one_way": (YARD_GROUP.chat,)}) as at_work:
        yield at_work


async def posts(bot: Bot, message: Outgoing) -> str:
    """What the group reads of it."""
    await bot.database.transact(lambda work: work.outbox.post(YARD_GROUP, message, bot.now))
    await bot.settle()
    return bot.paper.heard(YARD_GROUP.chat)[-1]


async def test_a_group_that_is_not_heard_reads_where_to_choose(listening: Bot) -> None:
    text = await posts(listening, CARD)
    assert text.endswith("（群里说话我听不到。要选，请到企业微信的应用里找我。）")
    (sheet,) = listening.paper.table.values()
    assert sheet.message.choices == ()


async def test_a_group_that_is_not_heard_reads_what_to_type_elsewhere(listening: Bot) -> None:
    text = await posts(listening, Outgoing(Say("cancelled"), (VOTE,)))
    assert text.endswith("请到企业微信的应用里发给我：paper:poll-12）")


async def test_where_there_is_nothing_to_choose_nothing_is_added(listening: Bot) -> None:
    assert "企业微信" not in await posts(listening, Outgoing(Say("cancelled")))


async def test_a_group_that_only_listens_is_shown_no_change(listening: Bot) -> None:
    await posts(listening, CARD)
    await listening.database.transact(lambda work: work.outbox.refresh(CARD_NOW, listening.now))
    await listening.settle()
    (sheet,) = listening.paper.table.values()
    assert sheet.edited == 0


async def test_people_of_that_platform_still_have_buttons(listening: Bot) -> None:
    await listening.tells("wang", CARD)
    await listening.settle()
    (sheet,) = listening.paper.table.values()
    assert len(sheet.message.choices) == 1


async def test_a_card_that_could_not_be_changed_is_changed_the_next_time(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path) as bot:
        await bot.tells("wang", CARD)
        await bot.settle()
        bot.paper.mishaps = [Unchangeable("no code")]
        await bot.database.transact(lambda work: work.outbox.refresh(REWORDED, bot.now))
        await bot.settle()
        (sheet,) = bot.paper.table.values()
        assert sheet.edited == 0
        await bot.database.transact(lambda work: work.outbox.refresh(REWORDED, bot.now))
        await bot.settle()
        assert sheet.edited == 1


async def could_not_be_changed(bot: Bot) -> str:
    """The button of a card whose newest words could not be shown."""
    await bot.tells("wang", ASKED)
    await bot.settle()
    bot.paper.mishaps = [Unchangeable("no code")]
    await bot.database.transact(lambda work: work.outbox.refresh(ASKED_NOW, bot.now))
    await bot.settle()
    (sheet,) = bot.paper.table.values()
    assert sheet.edited == 0
    return sheet.message.choices[0].handle


async def test_a_card_that_could_not_be_changed_shows_its_newest_words_when_it_is_pressed(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path) as bot:
        handle = await could_not_be_changed(bot)
        await bot.hears("wang", handle=handle, message_id=next(iter(bot.paper.table)))
        await bot.settle()
        first, *_ = bot.paper.table.values()
        assert (first.edited, first.message.text) == (1, TEXTS.plain("cannot-read-this", Locale.HANS))


async def test_words_that_are_no_longer_true_are_not_caught_up_with(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path) as bot:
        handle = await could_not_be_changed(bot)
        await bot.database.transact(lambda work: work.outbox.refresh(ASKED, bot.now))
        await bot.hears("wang", handle=handle, message_id=next(iter(bot.paper.table)))
        await bot.settle()
        first, *_ = bot.paper.table.values()
        assert first.edited == 0
