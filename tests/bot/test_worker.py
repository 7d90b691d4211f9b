"""Payloads have their whole effect once, in order; whatever they hold, nothing crashes and nothing stalls."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot.inbox.worker
from bot.channels import NotIntroduced, SendFailed
from bot.command.logs import quiet_logs
from bot.language.text import Locale
from domain.message import ChatKind, Incoming
from domain.quota import QUOTAS, Counted
from domain.reading.cleaning import MOST_CHARACTERS, MOST_OF_A_NAME
from handlers.routes import handle
from storage.mail.inbox import TRIES, Reason, rest_after
from storage.photo.terms import PhotoRefused, RefusedPhoto
from storage.work import Work
from tests.bot.paper import PHOTO, TEXTS, Bot, bot_at_work, said
from tests.town import YARD_GROUP, at, someone

InOneLoop: TypeAlias = Callable[[list[bytes]], None]

CANARY = "卡那利密码四七一一"


@pytest_asyncio.fixture
async def bot_(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path) as bot:
        yield bot


async def counts(bot: Bot) -> dict[str, int]:
    return dict(await bot.database.read(lambda work: work.inbox.counts()))


async def test_what_somebody_says_has_its_effect_and_is_answered(bot_: Bot) -> None:
    await bot_.hears("wang", "4栋2单元楼道灯坏了")
    assert await bot_.worker.step() == 1
    assert await bot_.worker.step() == 0
    await bot_.settle()
    case = await bot_.database.read(lambda work: work.cases.find("26-0001"))
    assert case is not None
    assert case.words == "4栋2单元楼道灯坏了"
    assert "26-0001" in bot_.paper.heard("wang")[0]


async def test_a_conversation_is_taken_in_order(bot_: Bot) -> None:
    said_in_order = [f"第{n}句" for n in range(6)]
    taken: list[str] = []
    for text in said_in_order:
        await bot_.hears("wang", text)
    await bot_.hears("li", "在吗")

    def listen(_work: Work, incoming: Incoming, _now: object) -> None:
        taken.append(incoming.text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot.inbox.worker, "handle", listen)
        assert await bot_.worker.step() == 2
        while await bot_.worker.step():
            pass
    assert [text for text in taken if text != "在吗"] == said_in_order
    assert taken.index("在吗") < 2


async def test_a_payload_that_says_nothing_is_done_with(bot_: Bot) -> None:
    await bot_.hears("wang", "   ")
    await bot_.settle()
    assert await counts(bot_) == {"done": 1}
    assert bot_.paper.table == {}


@pytest.mark.parametrize(("said", "kept"), [("阿姨，你家的猫又跑了", False), ("/谁负责 4栋", True)])
async def test_what_neighbours_say_to_one_another_is_not_kept(bot_: Bot, said: str, kept: bool) -> None:
    await bot_.hears("wang", said, chat=YARD_GROUP.chat, kind=ChatKind.GROUP)
    await bot_.settle()

    def payloads(work: Work) -> list[bytes]:
        return [payload for (payload,) in work._connection.execute("SELECT payload FROM inbox WHERE state = 'done'")]

    assert list(map(bool, await bot_.database.read(payloads))) == [kept]


async def test_a_handler_that_fails_leaves_nothing_behind_and_apologises_once(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(work: Work, incoming: Incoming, now: Any) -> None:
        handle(work, incoming, now)
        raise ZeroDivisionError

    monkeypatch.setattr(bot.inbox.worker, "handle", fails)
    await bot_.hears("wang", "4栋2单元楼道灯坏了")
    for tries in range(1, TRIES + 1):
        assert await counts(bot_) == {"waiting": 1}, tries
        assert await bot_.worker.step() == 1
        assert await bot_.worker.step() == 0
        bot_.now += rest_after(tries)
    await bot_.settle()
    (dead,) = await bot_.database.read(lambda work: work.inbox.dead())
    assert await bot_.database.read(lambda work: work.cases.find("26-0001")) is None
    (sorry,) = bot_.paper.heard("wang")
    assert dead.error
    assert dead.error in sorry

    monkeypatch.undo()
    await bot_.database.transact(lambda work: work.inbox.retry(dead.id))
    await bot_.settle()
    assert await counts(bot_) == {"done": 1}
    assert await bot_.database.read(lambda work: work.cases.find("26-0001")) is not None


async def test_a_bug_met_by_one_neighbour_holds_up_nobody_else(bot_: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_for_wang(work: Work, incoming: Incoming, now: Any) -> None:
        if incoming.sender == "wang":
            raise RecursionError
        handle(work, incoming, now)

    monkeypatch.setattr(bot.inbox.worker, "handle", fails_for_wang)
    for who in ("wang", "zhao", "wang", "li"):
        await bot_.hears(who, "5栋门口一堆垃圾")
    await bot_.settle()
    assert await counts(bot_) == {"waiting": 2, "done": 2}
    assert bot_.paper.heard("zhao")
    await bot_.try_to_the_last()
    await bot_.try_to_the_last()
    assert await counts(bot_) == {"dead": 2, "done": 2}


async def test_what_was_said_after_a_failing_message_waits_for_it_and_keeps_its_order(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    def fails_once(_work: Work, incoming: Incoming, _now: Any) -> None:
        taken.append(incoming.text)
        if taken == ["灯坏了"]:
            raise RuntimeError

    monkeypatch.setattr(bot.inbox.worker, "handle", fails_once)
    for text in ("灯坏了", "4栋"):
        await bot_.hears("wang", text)
    await bot_.settle()
    assert taken == ["灯坏了"]
    await bot_.wait(rest_after(1))
    assert taken == ["灯坏了", "灯坏了", "4栋"]


async def test_what_nobody_can_read_is_dead_at_once_and_says_why(bot_: Bot) -> None:
    await bot_.store(b'{"id": 1')
    await bot_.hears("wang", "你好")
    await bot_.settle()
    assert await counts(bot_) == {"dead": 1, "done": 1}
    (dead,) = await bot_.database.read(lambda work: work.inbox.dead(Reason.UNREADABLE))
    assert (dead.tries, dead.kind) == (1, "ValidationError")
    assert dead.error


async def test_what_harms_a_reader_is_gone_before_anybody_deals_with_it(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Incoming] = []
    monkeypatch.setattr(bot.inbox.worker, "handle", lambda _work, incoming, _now: seen.append(incoming))
    await bot_.hears("wang", "\u202e楼道灯坏了\x00", name="王\u2066阿姨" + "长" * 500)
    await bot_.hears("wang", "灯" * 10_000)
    await bot_.settle()
    assert [(len(one.text), one.shortened) for one in seen] == [(5, False), (MOST_CHARACTERS, True)]
    assert seen[0].sender_name == ("王阿姨" + "长" * 500)[:MOST_OF_A_NAME]


async def test_a_text_longer_than_anybody_reads_is_cut_and_its_writer_told(bot_: Bot) -> None:
    await bot_.hears("wang", "4栋2单元楼道灯坏了" + "了" * 3000)
    await bot_.settle()
    case = await bot_.database.read(lambda work: work.cases.find("26-0001"))
    assert case is not None
    assert len(case.words) == MOST_CHARACTERS
    assert str(MOST_CHARACTERS) in bot_.paper.heard("wang")[0]


async def test_whoever_writes_without_end_is_told_once_and_loses_nothing(bot_: Bot) -> None:
    most = QUOTAS[Counted.MESSAGES].most
    for _ in range(most + 10):
        await bot_.hears("wang", "你好")
    await bot_.settle()
    assert await counts(bot_) == {"done": most, "dead": 10}
    assert len(bot_.paper.heard("wang")) == most + 1
    held = await bot_.database.read(lambda work: work.inbox.dead(Reason.FLOOD))
    assert len(held) == 10
    assert not await bot_.database.read(lambda work: work.inbox.dead())

    await bot_.database.transact(lambda work: [work.inbox.retry(letter.id) for letter in held])
    await bot_.settle()
    assert await counts(bot_) == {"done": most + 10}


async def test_a_flood_of_photos_is_held_off_before_a_single_one_is_fetched(bot_: Bot) -> None:
    most = QUOTAS[Counted.PHOTOS].most
    bot_.paper.files = {f"f{n}": b"raw" for n in range(most + 10)}
    for n in range(0, most + 10, 10):
        await bot_.hears("wang", "4栋2单元楼道灯坏了", attachments=[f"f{i}" for i in range(n, n + 10)])
    fetched: list[str] = []
    fetch = bot_.paper.fetch

    async def note(attachment: str) -> bytes:
        fetched.append(attachment)
        return await fetch(attachment)

    bot_.paper.fetch = note  # type: ignore[method-assign]
    await bot_.settle()
    assert len(fetched) == most
    assert await counts(bot_) == {"done": 3}
    enough = TEXTS.plain(RefusedPhoto.ENOUGH, Locale.HANS)
    assert bot_.paper.heard("wang").count(enough) == 1
    left = await bot_.database.read(lambda work: work.quotas.left(Counted.PHOTOS, at("wang"), bot_.now))
    assert left == 0
    tomorrow = bot_.now + QUOTAS[Counted.PHOTOS].within
    assert await bot_.database.read(lambda work: work.quotas.left(Counted.PHOTOS, at("wang"), tomorrow)) == most


async def test_an_unknown_platform_is_a_dead_letter(bot_: Bot) -> None:
    await bot_.store(said("wang", "你好"), channel="pigeon")
    await bot_.settle()
    assert await counts(bot_) == {"dead": 1}


async def test_nothing_dies_because_the_bot_does_not_know_yet_who_it_is(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_yet(_payload: bytes, _moment: object) -> Incoming | None:
        raise NotIntroduced

    monkeypatch.setattr(bot_.paper, "receive", not_yet)
    await bot_.hears("wang", "4栋2单元楼道灯坏了")
    for _ in range(2 * TRIES):
        with pytest.raises(NotIntroduced):
            await bot_.worker.step()
    assert await counts(bot_) == {"waiting": 1}
    monkeypatch.undo()
    await bot_.settle()
    assert await counts(bot_) == {"done": 1}


WELL_FORMED = json.loads(said("wang", "你好"))

#: Anything JSON can say, and some things it cannot.
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
swapped = st.builds(
    lambda field, value: json.dumps({**WELL_FORMED, field: value}).encode("utf-8", "surrogatepass"),
    st.sampled_from([*WELL_FORMED, "location", "attachments", "album", "handle", "reply_to", "unsupported", "to_bot"]),
    values,
)
POISON = [
    b"",
    b"\xff\xfe\x00",
    b"null",
    b"[" * 500 + b"]" * 500,
    b'{"a":' * 500 + b"1" + b"}" * 500,
    json.dumps({**WELL_FORMED, "text": "灯" * 350_000}, ensure_ascii=False).encode(),
    json.dumps({**WELL_FORMED, "text": "\ud83d 灯坏了"}).encode(),
    json.dumps({**WELL_FORMED, "name": "\udc00"}).encode(),
    json.dumps({**WELL_FORMED, "text": "\u202e\u0000\u200b灯坏了"}).encode(),
    json.dumps({**WELL_FORMED, "account": "\u0000", "chat": "\u0000"}).encode(),
    json.dumps({**WELL_FORMED, "location": {"lat": 1e400, "lon": 0}}).encode(),
    json.dumps({**WELL_FORMED, "reply_to": "9" * 400}).encode(),
    json.dumps({**WELL_FORMED, "text": "9" * 5000}).encode(),
    json.dumps({**WELL_FORMED, "handle": "';DROP TABLE inbox;--"}).encode(),
]


async def the_flow_goes_on(bot_: Bot, *poison: bytes) -> None:
    """Each payload comes into a conversation of its own, and something good after it into the same."""
    await bot_.database.transact(_empty)
    for number, payload in enumerate(poison):
        await bot_.store(payload, conversation=f"poisoned-{number}")
        await bot_.store(said(f"neighbour-{number}", "你好"), conversation=f"poisoned-{number}")
    await bot_.settle()
    after = await counts(bot_)
    assert after.get("waiting", 0) == 0
    assert after["done"] >= len(poison)
    assert all(bot_.paper.heard(f"neighbour-{number}") for number in range(len(poison)))


@pytest.mark.parametrize("poison", POISON, ids=range(len(POISON)))
async def test_a_poisoned_payload_stops_nobody(bot_: Bot, poison: bytes) -> None:
    await the_flow_goes_on(bot_, poison)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=200) | swapped, min_size=10, max_size=10))
def test_whatever_payloads_hold_the_flow_goes_on(in_one_loop: InOneLoop, poison: list[bytes]) -> None:
    in_one_loop(poison)


@pytest.fixture
def in_one_loop(tmp_path: Path) -> Iterator[InOneLoop]:
    """One bot and one event loop for all examples."""
    with asyncio.Runner() as runner, ExitStack() as stack:
        opened = bot_at_work(tmp_path)
        bot_ = runner.run(opened.__aenter__())
        stack.callback(lambda: runner.run(opened.__aexit__(None, None, None)))

        def run(poison: list[bytes]) -> None:
            bot_.paper.table.clear()
            runner.run(the_flow_goes_on(bot_, *poison))

        yield run


def _empty(work: Work) -> None:
    work._connection.execute("DELETE FROM inbox")
    work._connection.execute("DELETE FROM quotas")


async def test_photos_come_with_the_report_and_the_uploads_are_forgotten(bot_: Bot) -> None:
    bot_.paper.files = {"f1": b"raw"}
    await bot_.hears("wang", "4栋2单元楼道灯坏了", attachments=["f1"])
    await bot_.settle()
    case = await bot_.database.read(lambda work: work.cases.find("26-0001"))
    assert case is not None
    assert await bot_.database.read(lambda work: work.cases.photos(case, "report")) == (PHOTO.sha256,)
    assert bot_.paper.files == {}


async def test_what_is_no_photo_is_said_and_the_report_is_taken(bot_: Bot) -> None:
    bot_.paper.files = {"f1": b"raw", "f2": b"raw"}
    bot_.album.mishaps = [PhotoRefused(RefusedPhoto.TOO_LARGE)]
    await bot_.hears("wang", "4栋2单元楼道灯坏了", attachments=["f1", "f2", "gone"])
    seen: list[Incoming] = []

    def listen(_work: Work, incoming: Incoming, _now: object) -> None:
        seen.append(incoming)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot.inbox.worker, "handle", listen)
        await bot_.worker.step()
    (incoming,) = seen
    assert incoming.photos == (PHOTO,)
    assert incoming.refused_photos == (RefusedPhoto.TOO_LARGE, RefusedPhoto.UNREADABLE)


@pytest.mark.parametrize("mishap", [OSError("disk full"), SendFailed("gateway", permanent=False)])
async def test_a_photo_that_cannot_be_taken_just_now_is_tried_again(bot_: Bot, mishap: Exception) -> None:
    bot_.paper.files = {"f1": b"raw"}
    (bot_.album.mishaps if isinstance(mishap, OSError) else bot_.paper.mishaps).append(mishap)
    await bot_.hears("wang", "4栋2单元楼道灯坏了", attachments=["f1"])
    await bot_.worker.step()
    assert await counts(bot_) == {"waiting": 1}
    await bot_.wait(rest_after(1))
    assert await counts(bot_) == {"done": 1}


async def test_an_upload_that_cannot_be_forgotten_is_no_reason_for_an_apology(bot_: Bot) -> None:
    bot_.paper.files = {"f1": b"raw"}
    await bot_.hears("wang", "4栋2单元楼道灯坏了", attachments=["f1"])
    await bot_.database.transact(lambda work: [work.inbox.failed(1, "before") for _ in range(TRIES - 1)])

    async def fails(_attachment: str) -> None:
        raise OSError("read-only")

    bot_.paper.forget = fails  # type: ignore[method-assign]
    await bot_.settle()
    assert await counts(bot_) == {"done": 1}
    assert "故障号" not in "".join(bot_.paper.heard("wang"))


async def test_the_logs_tell_of_a_bug_and_nothing_of_what_was_said(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    quiet_logs()

    def fails(_work: Work, incoming: Incoming, _now: Any) -> None:
        raise ValueError(f"cannot read {incoming.text} of {incoming.sender_name}")

    monkeypatch.setattr(bot.inbox.worker, "handle", fails)
    await bot_.hears("wang", f"我家的门锁{CANARY}", name=CANARY)
    await bot_.store(json.dumps({**WELL_FORMED, "text": 7, "name": CANARY, "chat": [CANARY]}).encode())
    await bot_.store(CANARY.encode())
    await bot_.try_to_the_last()
    assert await counts(bot_) == {"dead": 3}
    out, err = capfd.readouterr()
    assert '"kind": "ValueError"' in err
    assert CANARY not in out + err + caplog.text
    dead = await bot_.database.read(lambda work: work.inbox.dead())
    assert all(CANARY not in (letter.error or "") for letter in dead)


async def test_somebody_new_is_met_once_whatever_they_send(bot_: Bot) -> None:
    for text in ("你好", "4栋2单元楼道灯坏了"):
        await bot_.hears("sun", text)
    await bot_.settle()
    person = await bot_.database.transact(lambda work: someone(work, "sun"))
    people = await bot_.database.read(
        lambda work: work._connection.execute("SELECT count(*) FROM people").fetchone()[0]
    )
    assert person.id == people
