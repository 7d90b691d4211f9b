"""Where nothing that was said can be changed, a card moves to a new message when its reader has to hear of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest_asyncio

from bot.channels import OutsideWindow, SendFailed, Unchangeable
from domain.message import Action, Button, Outgoing, Say
from storage.engine.documents import dump_say
from storage.work import Work
from tests.bot.paper import Bot, bot_at_work
from tests.town import at

TAKE = Button(Say("move-take"), Action("case.take", 7))
PHOTO = "a" * 64
CARD = Outgoing(Say("words-said", {"words": "灯坏了"}), (TAKE,), (PHOTO,), card="case:7:neighbour")
OVER = replace(CARD, body=Say("words-said", {"words": "办好了"}), buttons=())
REWORDED = replace(CARD, body=Say("words-said", {"words": "灯还是坏的"}))
PAPER = replace(CARD, photos=(), card="ballot:1:1")


@pytest_asyncio.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path, features={"edits": False}) as at_work:
        yield at_work


async def has(bot: Bot, card: Outgoing) -> None:
    """Wang has the card."""
    await bot.tells("wang", card)
    await bot.settle()


async def changes(bot: Bot, card: Outgoing, *, settled: bool = True) -> None:
    """The card says this from now on."""
    bot.now += timedelta(minutes=1)
    await bot.database.transact(lambda work: work.outbox.refresh(card, bot.now))
    if settled:
        await bot.settle()


async def typed(bot: Bot) -> list[Action]:
    """What the numbers Wang types stand for."""

    def asked(work: Work) -> list[Action]:
        pressed = [work.choices.pressed(handle) for handle in work.choices.numbered(at("wang"), reply_to=None)]
        return [choice.action for choice in pressed if choice is not None]

    return await bot.database.read(asked)


async def test_a_card_on_which_nothing_is_left_to_choose_is_said_once_and_not_for_every_word(bot: Bot) -> None:
    await has(bot, CARD)
    await changes(bot, REWORDED)
    await changes(bot, OVER)
    await changes(bot, replace(OVER, body=Say("words-said", {"words": "结案了"})))
    assert bot.paper.heard("wang") == ["“灯坏了”", "“办好了”"]


async def test_numbers_mean_the_choices_of_the_message_the_card_moved_to(bot: Bot) -> None:
    await has(bot, OVER)
    assert await typed(bot) == []
    await changes(bot, CARD)
    assert await typed(bot) == [TAKE.action]
    await changes(bot, OVER)
    assert await typed(bot) == []


async def test_photos_that_were_seen_are_not_shown_again(bot: Bot) -> None:
    await has(bot, CARD)
    await changes(bot, OVER)
    assert [len(sheet.message.photos) for sheet in bot.paper.table.values()] == [1, 0]


async def test_a_group_is_not_told(bot: Bot) -> None:
    group = at("group")
    await bot.database.transact(lambda work: work.outbox.post(group, CARD, bot.now))
    await bot.settle()
    await changes(bot, OVER)
    assert bot.paper.heard("group") == ["“灯坏了”"]


async def test_a_card_that_cannot_be_changed_just_now_moves_to_a_new_message_too(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path) as changing:
        await has(changing, CARD)
        changing.paper.mishaps = [Unchangeable("no code")]
        await changes(changing, OVER)
        assert changing.paper.heard("wang") == ["“灯坏了”", "“办好了”"]
        await changes(changing, replace(OVER, body=Say("words-said", {"words": "结案了"})))
        assert changing.paper.heard("wang") == ["“灯坏了”", "“结案了”"]


async def test_of_changes_on_their_way_only_the_newest_is_said(bot: Bot) -> None:
    await has(bot, CARD)
    await changes(bot, OVER, settled=False)
    (claimed,) = await bot.database.transact(lambda work: work.deliveries.claim(9, bot.now))
    await changes(bot, replace(OVER, body=Say("words-said", {"words": "结案了"})), settled=False)
    assert not await bot.database.transact(lambda work: work.deliveries.say_anew(claimed.id, bot.now))
    await bot.database.transact(lambda work: work.deliveries.left_as_it_is(claimed.id, "no way"))
    await bot.settle()
    assert bot.paper.heard("wang") == ["“灯坏了”", "“结案了”"]


async def test_what_may_not_be_said_now_is_held_and_nobody_else_is_told_for_it(bot: Bot) -> None:
    await has(bot, CARD)
    bot.paper.mishaps = [OutsideWindow("outside")]
    await changes(bot, OVER)
    held = await bot.database.read(lambda work: work.held.of(at("wang")))
    assert [one.card for one in held] == [CARD.card]
    assert len(bot.paper.table) == 1


async def test_what_was_lost_half_way_is_said_once_more_and_says_so(bot: Bot) -> None:
    await has(bot, CARD)
    bot.paper.mishaps = [SendFailed("cut", permanent=False, maybe_sent=True)]
    await changes(bot, OVER)
    await bot.wait(timedelta(minutes=1))
    _, again = bot.paper.heard("wang")
    assert "办好了" in again
    assert again != "“办好了”"


async def test_a_ballot_put_away_is_silent_and_nothing_of_it_stays(bot: Bot) -> None:
    await has(bot, PAPER)
    marked = replace(PAPER, body=Say("words-said", {"words": "2 号"}))

    def marks(work: Work) -> None:
        work.outbox.listens(at("wang"))
        work.outbox.refresh(marked, bot.now)

    await bot.database.transact(marks)
    await bot.settle()
    assert bot.paper.heard("wang") == ["“灯坏了”", "“2 号”"]

    away = Outgoing(Say("secret-slip-put-away"), card=PAPER.card)
    await bot.database.transact(lambda work: work.outbox.take_back(away, bot.now))
    await bot.settle()
    assert len(bot.paper.table) == 2
    kept = await bot.database.read(lambda work: work._connection.execute("SELECT body, buttons FROM outbox").fetchall())
    assert {(row["body"], row["buttons"]) for row in kept} == {(dump_say(away.body), "[]")}
