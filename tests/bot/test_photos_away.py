"""While photos cannot be reached nothing is given up, and whoever sent only words is dealt with as ever."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest_asyncio

from domain.message import Outgoing, Say
from storage.mail.inbox import TRIES
from storage.photo.store import COMES_AGAIN, Away, StoreAway
from tests.bot.paper import PHOTO, Bot, bot_at_work
from tests.bot.test_pictures import card


@pytest_asyncio.fixture
async def bot_(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path) as bot:
        bot.paper.files["lamp"] = b"a lamp"
        yield bot


def away(times: int) -> list[Exception]:
    return [StoreAway(Away.UNREACHABLE) for _ in range(times)]


async def inbox(bot: Bot) -> dict[str, int]:
    return dict(await bot.database.read(lambda work: work.inbox.counts()))


async def outbox(bot: Bot) -> dict[str, int]:
    return dict(await bot.database.read(lambda work: work.deliveries.counts()))


async def test_a_report_with_a_photo_waits_and_no_try_is_counted(bot_: Bot) -> None:
    bot_.album.mishaps = away(TRIES + 2)
    await bot_.hears("wang", "4栋2单元楼道灯坏了", attachments=["lamp"])
    for _ in range(TRIES + 2):
        await bot_.wait(COMES_AGAIN)
    assert bot_.album.mishaps == []
    assert await inbox(bot_) == {"waiting": 1}
    assert await bot_.database.read(lambda work: work.inbox.failing()) == 0

    await bot_.wait(COMES_AGAIN)
    case = await bot_.database.read(lambda work: work.cases.find("26-0001"))
    assert case is not None
    assert await bot_.database.read(lambda work: work.cases.photos(case, "report")) == (PHOTO.sha256,)


async def test_what_she_says_afterwards_waits_behind_it_and_nobody_else_does(bot_: Bot) -> None:
    bot_.album.mishaps = away(1)
    await bot_.hears("wang", "4栋2单元楼道灯坏了", attachments=["lamp"])
    await bot_.hears("wang", "进度")
    await bot_.hears("zhao", "5栋101门口一堆垃圾没人管")
    await bot_.settle()
    assert await inbox(bot_) == {"done": 1, "waiting": 2}
    assert bot_.paper.heard("wang") == []
    assert "26-0001" in bot_.paper.heard("zhao")[0]

    await bot_.wait(COMES_AGAIN)
    assert await inbox(bot_) == {"done": 3}


async def test_a_message_with_a_photo_waits_and_no_try_is_counted(bot_: Bot) -> None:
    bot_.paper.mishaps = away(12)
    await bot_.tells("wang", Outgoing(Say("menu"), photos=(PHOTO.sha256,)))
    for _ in range(12):
        await bot_.wait(COMES_AGAIN + timedelta(seconds=1))
    assert bot_.paper.mishaps == []
    assert await outbox(bot_) == {"queued": 1}

    await bot_.wait(COMES_AGAIN + timedelta(seconds=1))
    assert await outbox(bot_) == {"sent": 1}
    assert len(bot_.paper.heard("wang")) == 1


async def test_other_chats_hear_everything_meanwhile(bot_: Bot) -> None:
    bot_.paper.mishaps = away(1)
    await bot_.tells("wang", Outgoing(Say("menu"), photos=(PHOTO.sha256,)))
    await bot_.settle()
    await bot_.tells("zhao", Outgoing(Say("menu")))
    await bot_.settle()
    assert (len(bot_.paper.heard("wang")), len(bot_.paper.heard("zhao"))) == (0, 1)


async def test_a_picture_that_cannot_be_kept_now_is_drawn_later_and_the_words_wait_for_it(bot_: Bot) -> None:
    bot_.album.mishaps = away(1)
    await bot_.tells("wang", Outgoing(Say("menu"), drawing=card()))
    await bot_.settle()
    assert bot_.paper.heard("wang") == []
    await bot_.wait(COMES_AGAIN + timedelta(seconds=1))
    (sheet,) = bot_.paper.table.values()
    assert [photo.stem for photo in sheet.message.photos] == [PHOTO.sha256]
