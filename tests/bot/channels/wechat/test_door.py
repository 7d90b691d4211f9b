"""Only WeChat is let in; what it brings is on disk before it hears anything, and has its effect once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import SendFailed
from bot.channels.reach import Reach
from bot.channels.tencent import xml
from bot.channels.tencent.calls import LARGEST
from bot.channels.wechat import door as door_module
from storage.mail.seals import FRESH
from tests.bot.channels.tencent.knocking import visitor
from tests.bot.channels.tencent.pushes import NONCE, THEIRS, Pushed, plain_query, pushed, signed
from tests.bot.channels.wechat.doors import House, house
from tests.bot.channels.wechat.messages import ACCOUNT, WANG, event, raw, text
from tests.bot.test_full_disk import FullDisk
from tests.emulators.sealing import Sealing
from tests.town import NOON

SUCCESS = (200, b"success")
WORDS = "楼道灯坏了"


@pytest.fixture(autouse=True)
def _holds_briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "HELD_FOR", 0.02)


@pytest_asyncio.fixture
async def our() -> AsyncIterator[House]:
    async with house() as our:
        yield our


def answers(our: House, words: str) -> asyncio.Future[str | None]:
    """The bot answers the next message with these words; the id of the call they were said in."""
    given: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()

    def passes(person: str, new: bool) -> None:
        async def give() -> None:
            try:
                given.set_result(await our.calls.give(person, words))
            except SendFailed as failure:
                given.set_exception(failure)

        our.passes = lambda person, new: None
        talking.append(asyncio.create_task(give()))

    talking: list[asyncio.Task[None]] = []
    our.passes = passes
    return given


def opened(body: bytes) -> dict[str, str]:
    """What WeChat reads in an answer."""
    answer = xml.read(body)
    assert answer["MsgSignature"] == THEIRS.sign(answer["TimeStamp"], answer["Nonce"], answer["Encrypt"])
    return dict(xml.read(THEIRS.unseal(answer["Encrypt"])))


async def test_what_wechat_brings_is_on_disk_when_it_hears_success(our: House) -> None:
    payload = text(WORDS, id=77)
    assert await our.takes(pushed(payload)) == SUCCESS

    (arrived,) = await our.stored()
    assert (arrived.channel, arrived.update_id, arrived.conversation) == ("wechat", "77", WANG)
    assert arrived.payload == payload
    assert await our.room(WANG) == 5


async def test_what_is_said_meanwhile_is_said_in_the_answer(our: House) -> None:
    said = answers(our, "收到]]>了")
    status, body = await our.takes(pushed(text(WORDS, id=77)))

    assert (status, await said) == (200, "77")
    assert opened(body) == {
        "ToUserName": WANG,
        "FromUserName": ACCOUNT,
        "CreateTime": str(int(NOON.timestamp())),
        "MsgType": "text",
        "Content": "收到]]>了",
    }
    assert xml.read(body)["Nonce"] == NONCE


async def test_a_message_wechat_brings_again_has_one_effect_and_the_same_answer(our: House) -> None:
    answers(our, "收到")
    first = await our.takes(pushed(text(WORDS)))
    again = await our.takes(pushed(text(WORDS), nonce="2"))

    assert opened(first[1]) == opened(again[1])
    assert len(await our.stored()) == 1
    assert await our.room(WANG) == 5


async def test_an_old_answer_is_not_said_again(our: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "_TRIES_WITHIN", 0.0)
    answers(our, "收到")
    await our.takes(pushed(text(WORDS)))

    assert await our.takes(pushed(text(WORDS), nonce="2")) == SUCCESS


async def test_what_was_answered_is_not_remembered_without_end(our: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "_REMEMBERED", 2)
    for id in range(1, 4):
        answers(our, "收到")
        await our.takes(pushed(text(WORDS, id=id), nonce=str(id)))

    assert await our.takes(pushed(text(WORDS, id=1), nonce="11")) == SUCCESS
    assert (await our.takes(pushed(text(WORDS, id=3), nonce="13")))[1] != b"success"


async def test_a_call_is_good_once_even_with_something_else_in_it(our: House) -> None:
    """In plain mode the signature says nothing about the body."""
    our = House(our.database, plain_mode=True)
    first = Pushed(plain_query(), text(WORDS, id=1))
    other = Pushed(plain_query(), text("同意", id=2))

    assert [await our.takes(call) for call in (first, other)] == [SUCCESS] * 2
    assert [arrived.update_id for arrived in await our.stored()] == ["1"]


async def test_a_call_whose_digits_were_moved_is_no_other_call(our: House) -> None:
    call = pushed(text(WORDS), nonce="98765")
    assert await our.takes(call) == SUCCESS
    for digits in range(1, 5):
        query = {
            **call.query,
            "timestamp": call.query["timestamp"] + "98765"[:digits],
            "nonce": "98765"[digits:],
        }
        assert await our.takes(Pushed(query, call.body)) == (403, b"")
    assert len(await our.stored()) == 1


async def test_a_call_that_was_captured_has_no_effect_after_a_restart(tmp_path: Path) -> None:
    call = pushed(text(WORDS))
    async with house(tmp_path) as our:
        assert await our.takes(call) == SUCCESS
        (arrived,) = await our.stored()
        await our.database.transact(lambda work: work.inbox.done(arrived.id, NOON))
    async with house(tmp_path) as again:
        assert await again.takes(call) == SUCCESS
        assert await again.stored() == ()


@pytest.mark.parametrize("apart", [2 * FRESH, -2 * FRESH])
async def test_a_call_of_another_time_is_not_taken(our: House, apart: timedelta) -> None:
    assert await our.takes(pushed(text(WORDS), at=NOON + apart)) == (403, b"")
    assert await our.stored() == ()


@pytest.mark.parametrize(
    "call",
    [
        pushed(text(WORDS), sealing=Sealing("guessed", "A" * 43, "wx0000000000000000")),
        Pushed({}, text(WORDS)),
        Pushed(plain_query(), text(WORDS)),
        Pushed(signed("x"), b"<xml><Encrypt>x</Encrypt></xml>"),
    ],
)
async def test_nobody_else_is_let_in(our: House, call: Pushed) -> None:
    assert await our.takes(call) == (403, b"")
    assert await our.stored() == ()


async def test_more_than_any_message_is_turned_away(our: House) -> None:
    assert await our.takes(Pushed(plain_query(), b"x" * (LARGEST + 1))) == (413, b"")


async def test_the_address_is_tried_with_words_that_come_back(our: House) -> None:
    assert await our.takes(Pushed(plain_query(echostr="583749"), b""), method="GET") == (200, b"583749")
    assert await our.takes(Pushed({**plain_query(), "echostr": "1", "nonce": "2"}, b""), method="GET") == (403, b"")


async def test_until_the_bot_is_there_wechat_is_told_to_come_again(our: House) -> None:
    our.door.open = False
    assert our.door.reach is Reach.STARTING
    assert await our.takes(pushed(text(WORDS))) == (503, b"")
    our.door.open = True
    assert our.door.reach is Reach.WEBHOOK
    assert await our.takes(pushed(text(WORDS))) == SUCCESS


async def test_while_the_disk_is_full_wechat_is_told_to_come_again(our: House, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FullDisk(monkeypatch, our.database)
    disk.lets_through = 0
    call = pushed(text(WORDS))
    assert [await our.takes(call) for _ in range(3)] == [(503, b"")] * 3
    disk.lets_through = 10**9
    assert await our.takes(call) == SUCCESS
    assert len(await our.stored()) == 1


async def test_what_nobody_can_read_is_kept_and_answered(our: House) -> None:
    payload = raw(MsgType="text", Content=WORDS)
    assert await our.takes(pushed(payload)) == SUCCESS

    (arrived,) = await our.stored()
    assert (arrived.payload, arrived.conversation) == (payload, "-")


async def test_what_asks_for_nothing_is_not_kept(our: House) -> None:
    assert await our.takes(pushed(event("LOCATION", Latitude="31.2", Longitude="121.4"))) == SUCCESS
    assert await our.stored() == ()


async def test_whoever_leaves_is_not_waited_for(our: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "HELD_FOR", 3600.0)
    assert await our.takes(pushed(event("unsubscribe"))) == SUCCESS
    assert await our.room(WANG) == 0


async def test_whoever_comes_when_too_many_wait_is_answered_later(our: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "HELD_FOR", 3600.0)
    monkeypatch.setattr("bot.channels.tencent.open_calls.MOST_HELD", 0)
    assert await our.takes(pushed(text(WORDS))) == SUCCESS


async def test_whoever_hangs_up_is_answered_in_another_way(our: House) -> None:
    call, said = pushed(text(WORDS)), answers(our, "收到")
    who = visitor(call.body)
    who.hangs_up.set()
    with pytest.raises(ValueError, match="unpack"):
        await our.takes(call, who=who)

    assert who.answers == []
    assert await said is None
    assert len(await our.stored()) == 1


async def test_a_line_that_breaks_while_it_is_answered_leaves_it_open_whether_it_arrived(our: House) -> None:
    call, said = pushed(text(WORDS)), answers(our, "收到")
    who = visitor(call.body)
    who.broken = OSError("reset by peer")

    with pytest.raises(OSError, match="reset"):
        await our.takes(call, who=who)
    with pytest.raises(SendFailed) as failed:
        await said
    assert failed.value.maybe_sent


async def test_in_plain_mode_safe_calls_are_answered_safely(our: House) -> None:
    our = House(our.database, plain_mode=True)
    answers(our, "收到")
    status, body = await our.takes(Pushed(plain_query(nonce="1"), text(WORDS, id=1)))
    assert (status, xml.read(body)["Content"]) == (200, "收到")
    answers(our, "收到")
    _, body = await our.takes(pushed(text(WORDS, id=2), nonce="2"))
    assert opened(body)["Content"] == "收到"
