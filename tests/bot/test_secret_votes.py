"""Of what a secret voter sends nothing is kept once it was dealt with, however it was answered; others lose nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

import bot.inbox.worker
from domain.message import ChatKind, Incoming, Voice
from domain.quota import QUOTAS, Counted
from handlers.routes import handle
from storage.lab import LabWords
from storage.work import Work
from tests.bot.paper import Bot, bot_at_work, said
from tests.faults.secret_urns import a_poll
from tests.town import NOON, YARD_GROUP, someone
from tests.voices import amr_note

TYPED = "议1 2"


def _opened(work: Work) -> None:
    poll = a_poll(work)
    wang = someone(work, "wang").id
    work.rolls.add(poll.id, [], [(wang, 1)])
    work._connection.execute("UPDATE poll_units SET person = ? WHERE unit = 1", (wang,))
    work._connection.execute("UPDATE polls SET state = 'open'")


@pytest_asyncio.fixture
async def bot_(tmp_path: Path) -> AsyncIterator[Bot]:
    """王阿姨 has a voice in a secret poll, 赵大爷 has none."""
    async with bot_at_work(tmp_path, features={"in_our_database": True}) as bot:
        await bot.database.transact(_opened)
        yield bot


async def kept(bot: Bot) -> list[bytes]:
    """What is left of every payload."""

    def payloads(work: Work) -> list[bytes]:
        return [payload for (payload,) in work._connection.execute("SELECT payload FROM inbox ORDER BY id")]

    return await bot.database.read(payloads)


@pytest.mark.parametrize("text", [TYPED, "议1 99", "议9 1", "2", "我想选第二个", "4栋2单元楼道灯坏了", "我的票"])
async def test_nothing_of_what_a_voter_says_is_kept(bot_: Bot, text: str) -> None:
    await bot_.hears("wang", text)
    await bot_.settle()
    assert await kept(bot_) == [b""]
    assert bot_.paper.heard("wang"), "it was answered all the same"


async def test_nothing_of_a_press_is_kept_either(bot_: Bot) -> None:
    await bot_.hears("wang", TYPED)
    await bot_.settle()
    slip = list(bot_.paper.table.values())[-1]
    await bot_.hears("wang", handle=slip.message.choices[0].handle)
    await bot_.settle()
    assert await kept(bot_) == [b"", b""]
    counted = await bot_.database.read(lambda work: work.secret.counted(1))
    assert counted == (("2", 1, 0),)


async def test_what_comes_too_late_is_not_kept_either(bot_: Bot) -> None:
    bot_.now = NOON + timedelta(days=2)
    await bot_.hears("wang", TYPED)
    await bot_.settle()
    assert await kept(bot_) == [b""]


async def test_whoever_has_no_voice_is_kept_as_ever(bot_: Bot) -> None:
    await bot_.hears("zhao", TYPED)
    await bot_.settle()
    assert [bool(payload) for payload in await kept(bot_)] == [True]


async def test_what_a_voter_says_in_the_group_is_not_kept(bot_: Bot) -> None:
    await bot_.hears("wang", TYPED, chat=YARD_GROUP.chat, kind=ChatKind.GROUP, to_bot=True)
    await bot_.settle()
    assert await kept(bot_) == [b""]


def _fails(work: Work, incoming: Incoming, now: Any) -> None:
    handle(work, incoming, now)
    raise ZeroDivisionError


@pytest.mark.parametrize(("text", "wiped"), [(TYPED, True), ("2", True), ("1 3", True), ("4栋2单元楼道灯坏了", False)])
async def test_a_ballot_that_keeps_failing_is_not_kept_and_a_report_is(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch, text: str, wiped: bool
) -> None:
    monkeypatch.setattr(bot.inbox.worker, "handle", _fails)
    await bot_.hears("wang", text)
    await bot_.try_to_the_last()
    assert [not payload for payload in await kept(bot_)] == [wiped]
    dead = await bot_.database.read(lambda work: work.inbox.dead())
    assert len(dead) == (0 if wiped else 1)
    (sorry,) = bot_.paper.heard("wang")
    assert ("再发一次" in sorry) == wiped


def _spoken(bot_: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said from now on was spoken, and understood by the platform."""
    read = bot_.paper.receive

    def receive(payload: bytes, at: datetime) -> Incoming | None:
        told = read(payload, at)
        return None if told is None else replace(told, voice=Voice(f"v{told.sender}"))

    monkeypatch.setattr(bot_.paper, "receive", receive)
    for who in ("wang", "zhao"):
        bot_.paper.files[f"v{who}"] = amr_note(f"{who}说")


def sounds(folder: Path) -> list[bytes]:
    """Every sound that lies on the disk."""
    return [file.read_bytes() for file in folder.rglob("*.amr")]


async def test_a_choice_that_was_spoken_is_never_brought_in(
    bot_: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _spoken(bot_, monkeypatch)
    for text in (TYPED, "2"):
        await bot_.hears("wang", text, message_id=text)
    await bot_.settle()
    assert sounds(tmp_path) == []
    assert "vwang" in bot_.paper.files


async def test_what_a_voter_speaks_stays_only_where_a_case_has_it(
    bot_: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _spoken(bot_, monkeypatch)
    await bot_.hears("wang", "嗯")
    await bot_.hears("zhao", "嗯")
    await bot_.settle()
    assert sounds(tmp_path) == [amr_note("zhao说")]

    bot_.paper.files["vwang"] = amr_note("4栋2单元楼道灯坏了")
    await bot_.hears("wang", "4栋2单元楼道灯坏了")
    await bot_.settle()
    assert len(sounds(tmp_path)) == 2


async def test_too_much_at_once_is_held_back_and_not_kept(bot_: Bot) -> None:
    for n in range(QUOTAS[Counted.MESSAGES].most + 3):
        await bot_.hears("wang", TYPED, message_id=str(n))
    await bot_.settle()
    assert set(await kept(bot_)) == {b""}
    assert await bot_.database.read(lambda work: work.inbox.reasons()) == {}


async def test_a_phone_of_ours_shows_no_choice_that_was_typed(bot_: Bot) -> None:
    async def typed(text: str) -> str:
        def say(work: Work) -> str:
            return work.lab.say("wang", LabWords(text), NOON, sender="wang", sender_name="王阿姨")

        id = await bot_.database.transact(say)
        await bot_.store(said("wang", text, message_id=id))
        await bot_.settle()
        messages = await bot_.database.read(lambda work: work.lab.messages("wang", 9))
        return next(message.words.text for message in messages if message.id == id)

    assert await typed(TYPED) == "•••"
    assert await typed("2") == "•••"
    assert await typed("4栋2单元楼道灯坏了") == "4栋2单元楼道灯坏了"
