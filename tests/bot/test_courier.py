"""What is queued is said in the reader's language, in order, and what became of it is recorded truthfully."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import Moved, SendFailed
from bot.command.logs import quiet_logs
from bot.courier import AT_ONCE, TRIES, pause_after
from bot.text import Locale
from domain.message import Action, Address, Button, Outgoing, Say
from handlers.telling.cards import lead_card
from storage.work import Work
from tests.bot.paper import TEXTS, Bot, bot_at_work
from tests.town import LAB, NOON, YARD_GROUP, a_case, at, someone

CANARY = "卡那利密码四七一一"
BLOCKED = SendFailed("bot was blocked", permanent=True)
FLOOD = SendFailed("flood", permanent=False)

HELLO = Outgoing(Say("cancelled"))
BYE = Outgoing(Say("cannot-read-this"))
BUTTONS = (Button(Say("move-take"), Action("case.take", 1)), Button(Say("move-return"), Action("case.return", 1)))
CARD = Outgoing(Say("cancelled"), BUTTONS, card="case:1:reporter")
CARD_NOW = Outgoing(Say("cannot-read-this"), card="case:1:reporter")


def chinese(message: Outgoing) -> str:
    return TEXTS.plain(message.body.key, Locale.HANS)


@pytest_asyncio.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path) as at_work:
        yield at_work


async def counts(bot: Bot) -> dict[str, int]:
    return dict(await bot.database.read(lambda work: work.deliveries.counts()))


async def refresh(bot: Bot, card: Outgoing) -> None:
    await bot.database.transact(lambda work: work.outbox.refresh(card, bot.now))


async def test_everybody_hears_it_in_their_own_language(bot: Bot) -> None:
    await bot.database.transact(lambda work: work.people.set_locale(someone(work, "li").id, "en"))
    for who in ("wang", "li"):
        await bot.tells(who, HELLO)
    await bot.settle()
    assert bot.paper.heard("wang") == [chinese(HELLO)]
    assert bot.paper.heard("li") == [TEXTS.plain("cancelled", Locale.EN)]
    assert await counts(bot) == {"sent": 2}


async def test_a_chat_hears_things_in_the_order_they_were_said(bot: Bot) -> None:
    for message in (HELLO, BYE, HELLO):
        await bot.tells("wang", message)
    await bot.settle()
    assert bot.paper.heard("wang") == [chinese(HELLO), chinese(BYE), chinese(HELLO)]


async def test_buttons_carry_the_handles_of_what_they_ask_for(bot: Bot) -> None:
    await bot.tells("wang", CARD)
    await bot.settle()
    (sheet,) = bot.paper.table.values()
    assert [choice.label for choice in sheet.message.choices] == ["1 我来办", "2 退单"]
    take = sheet.message.choices[0].handle
    pressed = await bot.database.read(lambda work: work.outbox.pressed(take))
    assert pressed is not None
    assert pressed.action == Action("case.take", 1)


async def test_where_there_are_no_buttons_the_choices_are_written_out(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"buttons": False}) as bot:
        await bot.tells("wang", CARD)
        await bot.settle()
        (sheet,) = bot.paper.table.values()
        assert sheet.message.choices == ()
        assert sheet.message.text.startswith(chinese(HELLO))
        assert "1 我来办\n2 退单" in sheet.message.text


async def test_a_text_too_long_for_the_platform_is_cut_and_its_choices_are_kept(tmp_path: Path) -> None:
    long = Outgoing(Say("words-said", {"words": "灯" * 500}), BUTTONS)
    async with bot_at_work(tmp_path, features={"buttons": False, "text_limit": 100}) as bot:
        await bot.tells("wang", long)
        await bot.settle()
        (text,) = bot.paper.heard("wang")
        assert len(text) == 100
        assert "灯…" in text
        assert "1 我来办\n2 退单" in text


async def test_a_card_is_changed_where_it_lies(bot: Bot) -> None:
    await bot.tells("wang", CARD)
    await bot.settle()
    await refresh(bot, CARD_NOW)
    await bot.settle()
    (sheet,) = bot.paper.table.values()
    assert (sheet.message.text, sheet.message.choices, sheet.edited) == (chinese(BYE), (), 1)


async def test_a_platform_that_cannot_edit_is_not_asked_to(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"edits": False}) as bot:
        await bot.tells("wang", CARD)
        await bot.settle()
        await refresh(bot, CARD_NOW)
        await bot.tells("wang", HELLO)
        await bot.settle()
        assert bot.paper.heard("wang") == [chinese(HELLO), chinese(HELLO)]
        assert await counts(bot) == {"sent": 2, "failed": 1}


async def test_a_card_that_is_gone_says_nothing_about_its_reader(bot: Bot) -> None:
    await bot.tells("wang", CARD)
    await bot.settle()
    bot.paper.table.clear()
    await refresh(bot, CARD_NOW)
    await bot.settle()
    assert await counts(bot) == {"sent": 1, "failed": 1}
    assert await bot.database.read(lambda work: work.people.address(_wang(work))) == at("wang")


async def test_what_fails_for_a_moment_is_tried_again_ever_later(bot: Bot) -> None:
    bot.paper.mishaps = [FLOOD, FLOOD]
    await bot.tells("wang", HELLO)
    await bot.settle()
    await bot.wait(pause_after(1) - timedelta(microseconds=1))
    assert bot.paper.heard("wang") == []
    await bot.wait(timedelta(microseconds=1))
    assert bot.paper.mishaps == []
    await bot.wait(pause_after(2))
    assert bot.paper.heard("wang") == [chinese(HELLO)]
    assert await counts(bot) == {"sent": 1}


def test_the_pauses_double_up_to_an_hour() -> None:
    seconds = [pause_after(attempts).total_seconds() for attempts in range(1, 13)]
    assert seconds[:4] == [5, 10, 20, 40]
    assert seconds == sorted(seconds)
    assert seconds[-1] == 3600


@pytest.mark.parametrize("mishap", [FLOOD, TimeoutError(), ValueError(CANARY)])
async def test_what_never_goes_is_given_up_and_holds_up_nothing_but_its_own_chat(bot: Bot, mishap: Exception) -> None:
    bot.paper.mishaps = [mishap] * TRIES
    await bot.tells("wang", HELLO)
    for _ in range(TRIES):
        await bot.settle()
        await bot.wait(timedelta(hours=1))
    assert await counts(bot) == {"dead": 1}
    assert await bot.database.read(lambda work: work.people.address(_wang(work))) is None
    await bot.tells("li", HELLO)
    await bot.settle()
    assert bot.paper.heard("li") == [chinese(HELLO)]


def _wang(work: Work) -> int:
    person: int = work._connection.execute("SELECT id FROM people WHERE key = 'wang'").fetchone()[0]
    return person


async def test_somebody_who_blocked_the_bot_is_not_told_again_until_they_speak(bot: Bot) -> None:
    bot.paper.mishaps = [BLOCKED]
    await bot.tells("wang", HELLO)
    await bot.settle()
    assert await counts(bot) == {"failed": 1}
    assert await bot.database.read(lambda work: work.people.address(_wang(work))) is None
    await bot.hears("wang", "你好")
    await bot.settle()
    assert bot.paper.heard("wang")


async def test_when_the_one_who_answers_cannot_be_reached_the_next_one_is_told(bot: Bot) -> None:
    def dispatched(work: Work) -> None:
        case = a_case(work)
        work.cases.log(case, "open", NOON)
        worker = someone(work, "xu").id
        assert work.outbox.tell(worker, Outgoing(Say("cancelled"), card=lead_card(case.id, "worker")), NOON)

    bot.paper.mishaps = [BLOCKED]
    await bot.database.transact(dispatched)
    await bot.settle()
    assert bot.paper.heard("xu") == []
    (told,) = bot.paper.heard("yang")
    assert "26-0001" in told
    case = await bot.database.read(lambda work: work.cases.find("26-0001"))
    assert case is not None
    events = await bot.database.read(lambda work: work.cases.events(case))
    assert "unreachable" in [event.action for event in events]


async def test_a_group_that_became_a_supergroup_hears_it_there_from_now_on(bot: Bot) -> None:
    bot.paper.mishaps = [Moved("supergroup")]
    await bot.database.transact(lambda work: work.outbox.post(YARD_GROUP, HELLO, NOON))
    await bot.settle()
    assert bot.paper.heard("supergroup") == [chinese(HELLO)]
    assert await bot.database.read(lambda work: work.people.chat(YARD_GROUP)) is None
    chat = await bot.database.read(lambda work: work.people.chat(Address(LAB, "supergroup")))
    assert chat is not None
    assert chat.grid == "yard"


async def test_a_chat_that_keeps_moving_is_not_run_after_for_ever(bot: Bot) -> None:
    bot.paper.mishaps = [Moved(f"place-{n % 2}") for n in range(3 * TRIES)]
    await bot.database.transact(lambda work: work.outbox.post(YARD_GROUP, HELLO, NOON))
    await bot.settle()
    assert await counts(bot) == {"dead": 1}
    assert len(bot.paper.mishaps) == 2 * TRIES


async def test_a_sentence_that_cannot_be_made_is_given_up_at_once_and_the_next_one_said(bot: Bot) -> None:
    await bot.tells("wang", Outgoing(Say("no-such-sentence")))
    await bot.tells("wang", HELLO)
    await bot.settle()
    assert bot.paper.heard("wang") == [chinese(HELLO)]
    assert await counts(bot) == {"dead": 1, "sent": 1}
    assert await bot.database.read(lambda work: work.people.address(_wang(work))) == at("wang")


async def test_a_message_for_a_platform_that_is_not_set_up_is_recorded_as_failed(bot: Bot) -> None:
    await bot.database.transact(lambda work: work.outbox.post(Address("pigeon", "loft"), HELLO, NOON))
    await bot.settle()
    assert await counts(bot) == {"failed": 1}


async def test_many_chats_are_served_side_by_side(bot: Bot) -> None:
    together = asyncio.Barrier(AT_ONCE)
    bot.paper.before_delivery = lambda: _wait_at(together)
    await bot.database.transact(
        lambda work: [work.outbox.post(at(f"neighbour-{n}"), HELLO, NOON) for n in range(2 * AT_ONCE)]
    )
    assert await bot.courier.step() == AT_ONCE
    assert await bot.courier.step() == AT_ONCE
    assert len(bot.paper.table) == 2 * AT_ONCE


async def _wait_at(barrier: asyncio.Barrier) -> None:
    await barrier.wait()


async def test_what_was_lost_between_going_and_gone_goes_once_more(bot: Bot) -> None:
    going = asyncio.Event()
    bot.paper.before_delivery = lambda: _for_ever(going)
    await bot.tells("wang", HELLO)
    sending = asyncio.create_task(bot.courier.step())
    await going.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert await counts(bot) == {"sending": 1}
    bot.paper.before_delivery = None
    await bot.settle()
    assert bot.paper.heard("wang") == [chinese(HELLO)]
    assert await counts(bot) == {"sent": 1}


async def _for_ever(going: asyncio.Event) -> None:
    going.set()
    await asyncio.Event().wait()


async def test_when_the_outcome_cannot_be_recorded_the_chat_is_not_stuck(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_unit: object) -> None:
        raise OSError("database is locked")

    await bot.tells("wang", HELLO)
    await bot.tells("li", HELLO)
    with monkeypatch.context() as patch:
        patch.setattr(bot.courier, "_record", fails)
        with pytest.raises(OSError, match="locked"):
            await bot.courier.step()
    await bot.tells("wang", BYE)
    await bot.settle()
    assert bot.paper.heard("wang") == [chinese(HELLO), chinese(HELLO), chinese(BYE)]
    assert await counts(bot) == {"sent": 3}


async def test_a_reply_and_pictures_go_with_the_message(bot: Bot) -> None:
    message = Outgoing(Say("cancelled"), photos=("a" * 64,), reply_to="m7")
    await bot.tells("wang", message)
    await bot.settle()
    (sheet,) = bot.paper.table.values()
    assert [path.stem for path in sheet.message.photos] == ["a" * 64]
    assert sheet.message.reply_to == "m7"


async def test_the_logs_tell_of_a_bug_and_nothing_of_what_was_to_be_said(
    bot: Bot, capfd: pytest.CaptureFixture[str]
) -> None:
    quiet_logs()
    bot.paper.mishaps = [ValueError(f"cannot send {CANARY}")]
    await bot.tells("wang", Outgoing(Say("words-said", {"words": CANARY})))
    await bot.tells("li", Outgoing(Say("no-such-sentence", {"words": CANARY})))
    await bot.settle()
    out, err = capfd.readouterr()
    assert '"kind": "ValueError"' in err
    assert '"kind": "WordsMissing"' in err
    assert CANARY not in out + err
