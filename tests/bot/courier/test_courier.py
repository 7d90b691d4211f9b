"""What is queued is said in the reader's language, in order, and what became of it is recorded truthfully."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.channels import Limits, Moved, SendFailed, Sound
from bot.command.logs import quiet_logs
from bot.courier import courier, errand
from bot.courier.courier import AT_ONCE, Courier
from bot.courier.outcomes import TRIES, pause_after
from bot.language.text import Locale, Reader
from bot.pages.links import Links
from domain.message import Action, Address, Button, Entrance, Onward, Outgoing, Recording, Say, Turn
from handlers.telling.cards import lead_card
from storage.photo.folder import Folder
from storage.photo.sounds import SoundKind
from storage.photo.store import KeptFile
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


def again(message: Outgoing) -> str:
    """What may have arrived before says so when it comes once more."""
    reader = Reader(Locale.HANS, ZoneInfo("Asia/Shanghai"), NOON)
    return TEXTS.say(Say("said-again", {"words": message.body}), reader)


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
    pressed = await bot.database.read(lambda work: work.choices.pressed(take))
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


async def test_a_card_that_is_gone_is_not_looked_for_again(bot: Bot) -> None:
    await bot.tells("wang", CARD)
    await bot.settle()
    bot.paper.table.clear()
    for card in (CARD_NOW, CARD, CARD_NOW):
        await refresh(bot, card)
        await bot.settle()
    assert await counts(bot) == {"sent": 1, "failed": 1}


async def test_a_platform_that_cannot_edit_is_not_asked_to(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"edits": False}) as bot:
        await bot.tells("wang", CARD)
        await bot.settle()
        await refresh(bot, replace(CARD, body=BYE.body))
        await bot.tells("wang", HELLO)
        await bot.settle()
        assert bot.paper.heard("wang") == [chinese(HELLO), chinese(HELLO)]
        assert await counts(bot) == {"sent": 2, "superseded": 1}


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
        work.history.add(case, "open", NOON)
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
    events = await bot.database.read(lambda work: work.history.events(case))
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


async def test_a_group_nobody_bound_that_moved_waits_there_no_longer_than_it_was_told(bot: Bot) -> None:
    group, there = Address(LAB, "new-group"), Address(LAB, "supergroup")
    until = await bot.database.transact(lambda work: work.strays.add(group, "群", NOON))
    bot.paper.mishaps = [Moved(there.chat)]
    await bot.database.transact(lambda work: work.outbox.post(group, HELLO, NOON))
    await bot.settle()
    assert await bot.database.read(lambda work: work.strays.due(until, 10)) == (there,)


@pytest.mark.parametrize(("why", "news"), [(Turn.REMOVED, "news-group-removed"), (Turn.MUTED, "news-group-muted")])
async def test_of_a_group_the_bot_cannot_speak_in_whoever_supervises_it_hears_once(
    bot: Bot, why: Turn, news: str
) -> None:
    bot.paper.mishaps = [SendFailed("forbidden", permanent=True, silenced=why)]
    for _ in range(2):
        await bot.database.transact(lambda work: work.outbox.post(YARD_GROUP, HELLO, NOON))
        await bot.settle()
    said = Say(news, {"group": "富家组邻里群", "grid": "富家组"})
    assert bot.paper.heard("xu") == [TEXTS.say(said, Reader(Locale.HANS, ZoneInfo("Asia/Shanghai"), NOON))]
    assert await counts(bot) == {"failed": 1, "sent": 1}


async def test_a_card_that_could_not_be_changed_in_a_muted_group_is_changed_once_it_may_be(bot: Bot) -> None:
    public = Outgoing(Say("cancelled"), card="case:1:group")
    await bot.database.transact(lambda work: work.outbox.post(YARD_GROUP, public, NOON))
    await bot.settle()
    bot.paper.mishaps = [SendFailed("muted", permanent=True, silenced=Turn.MUTED)]
    await refresh(bot, Outgoing(Say("cannot-read-this"), card="case:1:group"))
    await bot.settle()
    await bot.database.transact(lambda work: work.people.silence(YARD_GROUP, None))
    await refresh(bot, Outgoing(Say("cannot-read-this"), card="case:1:group"))
    await bot.settle()
    assert bot.paper.heard(YARD_GROUP.chat) == [chinese(BYE)]


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
    assert bot.paper.heard("wang") == [again(HELLO)]
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
        patch.setattr(bot.courier._errands, "_note", fails)
        with pytest.raises(OSError, match="locked"):
            await bot.courier.step()
    await bot.tells("wang", BYE)
    await bot.settle()
    assert bot.paper.heard("wang") == [chinese(HELLO), again(HELLO), chinese(BYE)]
    assert await counts(bot) == {"sent": 3}


async def test_a_reply_and_pictures_go_with_the_message(bot: Bot) -> None:
    message = Outgoing(Say("cancelled"), photos=("a" * 64,), reply_to="m7")
    await bot.tells("wang", message)
    await bot.settle()
    (sheet,) = bot.paper.table.values()
    assert [photo.stem for photo in sheet.message.photos] == ["a" * 64]
    assert sheet.message.reply_to == "m7"


def spoken_of(work: Work) -> Outgoing:
    """A voice note of seven seconds that belongs to a case, on its way to somebody."""
    recording = Recording("a" * 64, 7)
    work.recordings.add(a_case(work).id, (recording,), NOON)
    return Outgoing(Say("news-recording", {"number": "26-0001", "seconds": 7}), recording=recording.sha256)


async def test_a_voice_note_goes_where_voice_notes_can_be_heard(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"recordings": frozenset({SoundKind.OPUS})}) as bot:
        await bot.tells("li", await bot.database.transact(spoken_of))
        await bot.settle()
        (sheet,) = bot.paper.table.values()
        assert sheet.message.text == "【26-0001】的录音，7 秒"
        assert sheet.message.sound == Sound(KeptFile(f"recordings/aa/{'a' * 64}.ogg", Folder(tmp_path)), 7)


async def test_a_voice_note_of_a_kind_the_channel_does_not_take_stays_away(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"recordings": frozenset({SoundKind.AMR})}) as bot:
        await bot.tells("li", await bot.database.transact(spoken_of))
        await bot.settle()
        (sheet,) = bot.paper.table.values()
        assert (sheet.message.text, sheet.message.sound) == ("【26-0001】的录音，7 秒（录音在这里放不了）", None)


async def test_where_none_can_be_heard_the_words_say_so(bot: Bot) -> None:
    await bot.tells("li", await bot.database.transact(spoken_of))
    await bot.settle()
    (sheet,) = bot.paper.table.values()
    assert (sheet.message.text, sheet.message.sound) == ("【26-0001】的录音，7 秒（录音在这里放不了）", None)


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


CUT_OFF = SendFailed("connection cut", permanent=False, maybe_sent=True)
SLOW = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
SECOND = timedelta(seconds=1)


def too_fast(seconds: int) -> SendFailed:
    return SendFailed("too many requests", permanent=False, retry_after=timedelta(seconds=seconds))


async def group_hears(bot: Bot, *messages: Outgoing) -> None:
    await bot.database.transact(lambda work: [work.outbox.post(YARD_GROUP, message, bot.now) for message in messages])


async def test_what_may_have_arrived_goes_once_more_and_says_so(bot: Bot) -> None:
    bot.paper.mishaps = [CUT_OFF]
    await bot.tells("wang", HELLO)
    await bot.settle()
    assert bot.paper.heard("wang") == []
    await bot.wait(pause_after(1))
    assert bot.paper.heard("wang") == [again(HELLO)]


async def test_what_may_have_arrived_twice_is_not_sent_a_third_time(bot: Bot) -> None:
    bot.paper.mishaps = [CUT_OFF, CUT_OFF]
    await bot.tells("wang", HELLO)
    await bot.settle()
    await bot.wait(pause_after(1))
    await bot.wait(timedelta(days=1))
    assert bot.paper.heard("wang") == []
    assert await counts(bot) == {"uncertain": 1}
    assert await bot.database.read(lambda work: work.people.address(_wang(work))) == at("wang")


async def test_what_a_group_may_have_read_is_not_posted_again(bot: Bot) -> None:
    bot.paper.mishaps = [CUT_OFF]
    await group_hears(bot, HELLO, BYE)
    await bot.settle()
    await bot.wait(timedelta(days=1))
    assert bot.paper.heard(YARD_GROUP.chat) == [chinese(BYE)]
    assert await counts(bot) == {"uncertain": 1, "sent": 1}


async def test_an_edit_that_may_have_arrived_is_made_again_and_says_nothing_of_it(bot: Bot) -> None:
    await bot.tells("wang", CARD)
    await bot.settle()
    bot.paper.mishaps = [CUT_OFF, CUT_OFF]
    await refresh(bot, CARD_NOW)
    await bot.settle()
    await bot.wait(pause_after(1))
    await bot.wait(pause_after(2))
    (sheet,) = bot.paper.table.values()
    assert sheet.message.text == chinese(BYE)


async def test_a_platform_that_never_answers_may_have_got_it(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "_PATIENCE", 0.01)
    bot.paper.before_delivery = asyncio.Event().wait
    await bot.tells("wang", HELLO)
    await bot.settle()
    bot.paper.before_delivery = None
    await bot.wait(pause_after(1))
    assert bot.paper.heard("wang") == [again(HELLO)]


async def test_the_slowest_holds_up_its_own_chat_and_nobody_else(bot: Bot) -> None:
    """The service as it runs: wang's connection hangs, and li hears one thing after the other."""
    hanging, goes_on = asyncio.Event(), asyncio.Event()

    async def first_hangs() -> None:
        if not hanging.is_set():
            hanging.set()
            await goes_on.wait()

    bot.paper.before_delivery = first_hangs
    await bot.tells("wang", HELLO)
    await bot.tells("wang", BYE)
    running = asyncio.create_task(bot.courier.run())
    await hanging.wait()
    for message in (HELLO, BYE, HELLO):
        await bot.tells("li", message)
        bot.courier.wake()
    await until(lambda: len(bot.paper.heard("li")) == 3)
    assert bot.paper.heard("wang") == []
    goes_on.set()
    await until(lambda: len(bot.paper.heard("wang")) == 2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await counts(bot) == {"sent": 5}


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(5_000):
        if holds():
            return
        await asyncio.sleep(0.001)
    raise TimeoutError


async def test_what_is_under_way_when_the_service_ends_may_still_arrive(bot: Bot) -> None:
    going, goes_on = asyncio.Event(), asyncio.Event()

    async def hesitates() -> None:
        going.set()
        await goes_on.wait()

    bot.paper.before_delivery = hesitates
    await bot.tells("wang", HELLO)
    running = asyncio.create_task(bot.courier.run())
    await going.wait()
    running.cancel()
    await asyncio.sleep(0)
    goes_on.set()
    await asyncio.gather(running, return_exceptions=True)
    assert await counts(bot) == {"sent": 1}


async def test_a_service_that_ends_does_not_wait_for_what_hangs(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "_LAST_MOMENT", 0.01)
    going = asyncio.Event()
    bot.paper.before_delivery = lambda: _for_ever(going)
    await bot.tells("wang", HELLO)
    running = asyncio.create_task(bot.courier.run())
    await going.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await counts(bot) == {"sending": 1}


async def test_a_chat_is_not_spoken_to_faster_than_the_platform_allows(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"limits": SLOW}) as bot:
        for message in (HELLO, BYE):
            await bot.tells("wang", message)
        await bot.tells("li", HELLO)
        await bot.settle()
        assert (len(bot.paper.heard("wang")), len(bot.paper.heard("li"))) == (1, 1)
        await bot.wait(SECOND)
        assert len(bot.paper.heard("wang")) == 1
        await bot.wait(SECOND / 10)
        assert bot.paper.heard("wang") == [chinese(HELLO), chinese(BYE)]


async def test_all_chats_together_are_not_spoken_to_faster_than_the_platform_allows(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"limits": SLOW}) as bot:
        for n in range(40):
            await bot.tells(f"neighbour-{n}", HELLO)
        await bot.settle()
        assert len(bot.paper.table) == 30
        await bot.wait(SECOND * 1.1)
        assert len(bot.paper.table) == 40


async def test_a_group_hears_twenty_messages_a_minute_edits_too_and_new_words_first(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"limits": SLOW}) as bot:
        await group_hears(bot, CARD)
        await bot.settle()
        await refresh(bot, CARD_NOW)
        await group_hears(bot, *[HELLO] * 30)
        for _ in range(50):
            await bot.wait(SECOND * 1.1)
        assert len(bot.paper.heard(YARD_GROUP.chat)) == 20
        for _ in range(30):
            await bot.wait(SECOND * 1.1)
        (card, *news) = [sheet for sheet in bot.paper.table.values() if sheet.chat == YARD_GROUP.chat]
        assert (len(news), card.edited) == (30, 1)


async def test_a_group_still_rests_after_a_restart(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"limits": SLOW}) as bot:
        await group_hears(bot, *[HELLO] * 22)
        for _ in range(25):
            await bot.wait(SECOND * 1.1)
        bot.courier = Courier(bot.database, {bot.paper.name: bot.paper}, bot.album, TEXTS, lambda: bot.now)
        await bot.wait(20 * SECOND)
        assert len(bot.paper.heard(YARD_GROUP.chat)) == 20
        await bot.wait(20 * SECOND)
        assert len(bot.paper.heard(YARD_GROUP.chat)) == 21


async def test_a_chat_the_platform_wants_left_alone_is_left_alone_and_the_others_are_not(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"limits": SLOW}) as bot:
        bot.paper.mishaps = [too_fast(40)]
        await group_hears(bot, HELLO, BYE)
        await bot.settle()
        await bot.tells("wang", HELLO)
        await bot.wait(39 * SECOND)
        assert (bot.paper.heard("wang"), bot.paper.heard(YARD_GROUP.chat)) == ([chinese(HELLO)], [])
        await bot.wait(SECOND)
        assert bot.paper.heard(YARD_GROUP.chat) == [chinese(HELLO)]


async def test_too_fast_is_no_try(bot: Bot) -> None:
    bot.paper.mishaps = [too_fast(1)] * (2 * TRIES)
    await bot.tells("wang", HELLO)
    for _ in range(2 * TRIES):
        await bot.wait(SECOND)
    bot.paper.mishaps = [FLOOD]
    await bot.wait(SECOND)
    await bot.wait(pause_after(1))
    assert bot.paper.heard("wang") == [chinese(HELLO)]


async def test_new_words_do_not_run_into_the_wait_an_edit_was_told_of(tmp_path: Path) -> None:
    async with bot_at_work(tmp_path, features={"limits": SLOW}) as bot:
        await group_hears(bot, CARD)
        await bot.settle()
        bot.now += 2 * SECOND
        bot.paper.mishaps = [too_fast(40)]
        await refresh(bot, CARD_NOW)
        await bot.settle()
        await group_hears(bot, HELLO)
        await bot.wait(39 * SECOND)
        assert len(bot.paper.heard(YARD_GROUP.chat)) == 1
        await bot.wait(SECOND)
        assert bot.paper.heard(YARD_GROUP.chat) == [chinese(HELLO), chinese(HELLO)]


FAREWELL = Outgoing(Say("cancelled"), parting=True)


async def test_the_bot_says_farewell_and_leaves(bot: Bot) -> None:
    await group_hears(bot, FAREWELL)
    await bot.settle()
    assert (bot.paper.heard(YARD_GROUP.chat), bot.paper.left) == ([chinese(FAREWELL)], [YARD_GROUP.chat])
    assert await counts(bot) == {"sent": 1}


async def test_a_group_that_lets_nobody_speak_is_left_all_the_same(bot: Bot) -> None:
    bot.paper.mishaps = [SendFailed("not enough rights", permanent=True)]
    await group_hears(bot, FAREWELL)
    await bot.settle()
    assert (bot.paper.heard(YARD_GROUP.chat), bot.paper.left) == ([], [YARD_GROUP.chat])
    assert await counts(bot) == {"failed": 1}


async def test_leaving_is_tried_again_and_the_farewell_is_not(bot: Bot) -> None:
    await group_hears(bot, FAREWELL)
    await bot.courier.step()
    bot.paper.mishaps = [FLOOD]
    await bot.settle()
    assert bot.paper.left == []
    await bot.wait(pause_after(1))
    assert (bot.paper.heard(YARD_GROUP.chat), bot.paper.left) == ([chinese(FAREWELL)], [YARD_GROUP.chat])


async def test_a_choice_can_lead_into_a_private_talk(bot: Bot) -> None:
    onward = Button(Say("move-take"), Action("talk.start", None, "case-26-0001"))
    await group_hears(bot, Outgoing(Say("cancelled"), (onward, *BUTTONS)))
    await bot.settle()
    (sheet,) = bot.paper.table.values()
    assert [choice.onward for choice in sheet.message.choices] == ["case-26-0001", "", ""]


async def test_a_way_in_for_whoever_it_is_passed_on_to_is_found_before_it_is_said(bot: Bot) -> None:
    async def resolve(start: str) -> str:
        return f"https://linzhang.example.cn/go/{start}"

    channels = {bot.paper.name: bot.paper}
    bot.courier = Courier(bot.database, channels, bot.album, TEXTS, lambda: bot.now, resolve)
    await bot.tells("wang", Outgoing(Say("words-said", {"words": Entrance("poll-12")})))
    await bot.settle()
    (text,) = bot.paper.heard("wang")
    assert "https://linzhang.example.cn/go/poll-12" in text


async def test_what_holds_a_way_in_for_others_is_passed_on_to_them(bot: Bot) -> None:
    channels, links = {bot.paper.name: bot.paper}, Links("https://linzhang.example.cn", bytes(32))
    bot.courier = Courier(bot.database, channels, bot.album, TEXTS, lambda: bot.now, links=links)
    await bot.tells("wang", Outgoing(Say("words-said", {"words": Entrance("poll-12")})))
    await bot.tells("zhao", Outgoing(Say("words-said", {"words": "灯坏了"})))
    await bot.settle()
    passed_on = {sheet.chat: sheet.message.passed_on for sheet in bot.paper.table.values()}
    assert passed_on == {"wang": True, "zhao": False}


async def test_a_way_into_a_private_talk_is_said_as_the_platform_names_it(bot: Bot) -> None:
    await bot.tells("wang", Outgoing(Say("words-said", {"words": Onward("case-26-0001")})))
    await bot.settle()
    (text,) = bot.paper.heard("wang")
    assert "paper:case-26-0001" in text
