"""Only WeCom is let in at the robot's door, each call once, and it hears "OK" only for what is on disk."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import orjson
import pytest
import pytest_asyncio
from starlette.types import Message

from bot.channels import SendFailed, Spoken
from domain.message import Address
from tests.bot.channels.wecom.robot.around import Around, around
from tests.bot.channels.wecom.robot.callbacks import alone, happened, words
from tests.bot.test_full_disk import FullDisk
from tests.emulators.sealing import Sealing
from tests.emulators.wecom import APP, ROBOT
from tests.patience import until


@pytest_asyncio.fixture
async def there() -> AsyncIterator[Around]:
    async with around() as there:
        yield there


@dataclass
class Call:
    """One call of the door, as it comes in; ``hang_up`` ends it from the other side."""

    there: Around
    query: Mapping[str, str]
    body: bytes

    def __post_init__(self) -> None:
        self.hang_up = asyncio.Event()
        self.sent: list[Message] = []
        self._whole = False

    async def knock(self, method: str = "POST") -> tuple[int, bytes]:
        """What the door answers."""
        await self.come_in(method)
        return self.sent[0]["status"], self.sent[1]["body"]

    async def come_in(self, method: str = "POST") -> None:
        """Return when the call is over, answered or not."""
        scope = {"type": "http", "method": method, "query_string": urlencode(self.query).encode(), "headers": []}
        await self.there.robot.door(scope, self._receive, self._send)

    async def _receive(self) -> Message:
        if not self._whole:
            self._whole = True
            return {"type": "http.request", "body": self.body}
        await self.hang_up.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        self.sent.append(message)


def signed(there: Around, sealed: str, sealing: Sealing = ROBOT, *, after: int = 0) -> dict[str, str]:
    """The query that vouches for it."""
    timestamp = str(int(there.wecom.world.now().timestamp()) + after)
    nonce = random.Random(sealed).randbytes(6).hex()
    return {
        "msg_signature": sealing.sign(timestamp, nonce, sealed),
        "timestamp": timestamp,
        "nonce": nonce,
    }


def call(there: Around, payload: bytes, sealing: Sealing = ROBOT, *, after: int = 0) -> Call:
    """What WeCom would bring, or somebody else with another key."""
    sealed = sealing.seal(payload)
    return Call(there, signed(there, sealed, sealing, after=after), orjson.dumps({"encrypt": sealed}))


NOTHING_ASKED = happened("feedback_event")


async def test_trying_the_address_answers_what_was_sealed(there: Around) -> None:
    assert await there.wecom.pusher.verify(there.door, ROBOT, words="4567890") == "4567890"


async def test_whoever_has_another_key_gets_nothing_from_trying(there: Around) -> None:
    sealed = APP.seal(b"4567890")
    trying = Call(there, {**signed(there, sealed, APP), "echostr": sealed}, b"")
    assert await trying.knock("GET") == (403, b"")


async def test_a_call_is_answered_once_it_is_on_disk(there: Around) -> None:
    assert await call(there, NOTHING_ASKED).knock() == (200, b"")
    assert await there.payloads() == [NOTHING_ASKED]


async def test_the_same_message_brought_again_has_no_second_effect(there: Around) -> None:
    for _ in range(3):
        assert (await call(there, NOTHING_ASKED).knock())[0] == 200
    assert len(await there.payloads()) == 1


async def test_the_same_call_again_is_no_second_message(there: Around) -> None:
    first = call(there, NOTHING_ASKED)
    assert (await first.knock())[0] == 200
    assert (await Call(there, first.query, first.body).knock())[0] == 200
    assert len(await there.payloads()) == 1


@pytest.mark.parametrize("after", [-301, 301, -100_000])
async def test_a_call_from_another_time_is_refused(there: Around, after: int) -> None:
    assert await call(there, NOTHING_ASKED, after=after).knock() == (403, b"")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"encrypt": 7}',
        b'{"encrypt": ""}',
        b"<xml><Encrypt>a</Encrypt></xml>",
        b"\xff\xfe",
    ],
)
async def test_what_is_no_body_of_wecoms_is_refused(there: Around, body: bytes) -> None:
    assert await Call(there, signed(there, ""), body).knock() == (403, b"")


async def test_a_body_too_large_is_not_read(there: Around) -> None:
    assert (await Call(there, {}, b"x" * 65537).knock())[0] == 413


async def test_other_methods_are_not_known(there: Around) -> None:
    assert (await Call(there, {}, b"").knock("PUT"))[0] == 405


async def test_of_a_thousand_changed_calls_none_gets_in_and_none_breaks_anything(there: Around) -> None:
    chance = random.Random(8)
    for _ in range(1000):
        real = call(there, words("@邻长 路灯坏了"))
        assert (await _changed(real, chance).knock())[0] == 403
    assert await there.payloads() == []


def _changed(real: Call, chance: random.Random) -> Call:
    """The call with one thing about it not as it was signed."""
    query = dict(real.query)
    match chance.randrange(5):
        case 0:
            body = bytearray(real.body)
            at = chance.randrange(len(body))
            body[at] ^= 1 << chance.randrange(8)
            return Call(real.there, query, bytes(body))
        case 1:
            return Call(real.there, query, real.body[: chance.randrange(len(real.body))])
        case 2:
            name = chance.choice([*query])
            at = chance.randrange(len(query[name]))
            other = chance.choice([letter for letter in "0123456789abcdef" if letter != query[name][at]])
            query[name] = query[name][:at] + other + query[name][at + 1 :]
        case 3:
            # The time lends a digit to the nonce: joined they are the same.
            query["timestamp"], query["nonce"] = query["timestamp"][:-1], query["timestamp"][-1] + query["nonce"]
        case _:
            del query[chance.choice([*query])]
    return Call(real.there, query, real.body)


async def test_what_wecom_signed_and_nobody_can_read_is_kept_for_the_operator(there: Around) -> None:
    for payload in (b"no json", b"{}", alone({"msgtype": 7})):
        assert (await call(there, payload).knock())[0] == 200
    assert len(await there.payloads()) == 1
    assert await there.database.read(lambda work: work.inbox.counts()) == {"waiting": 3}


async def test_while_the_door_is_closed_wecom_comes_again(there: Around) -> None:
    there.robot.door.open = False
    waiting = call(there, NOTHING_ASKED)
    assert await waiting.knock() == (503, b"")
    there.robot.door.open = True
    assert (await Call(there, waiting.query, waiting.body).knock())[0] == 200
    assert len(await there.payloads()) == 1


async def test_while_the_disk_is_full_wecom_comes_again(there: Around, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FullDisk(monkeypatch, there.database)
    for lets_through in (0, 1):
        disk.lets_through = lets_through
        link = f"{there.wecom.url}/cgi-bin/aibot/response?response_code=one"
        assert await call(there, words("好", response_url=link)).knock() == (503, b"")
    disk.lets_through = 10
    assert (await call(there, NOTHING_ASKED).knock())[0] == 200
    assert len(await there.payloads()) == 1


async def test_the_answer_is_for_wecoms_eyes_only(there: Around) -> None:
    calling = call(there, alone({"msgtype": "text", "text": {"content": "好"}}))
    answering = asyncio.create_task(calling.knock())
    await _held(there)
    await there.robot.send(Address("wecom", "xiaoli"), Spoken("收到"))
    status, body = await answering
    told = orjson.loads(body)
    assert status == 200
    assert told["msgsignature"] == ROBOT.sign(str(told["timestamp"]), told["nonce"], told["encrypt"])
    assert orjson.loads(ROBOT.unseal(told["encrypt"]))["stream"]["content"] == "收到"


async def test_whoever_hangs_up_hears_nothing_and_the_answer_goes_another_way(there: Around) -> None:
    calling = call(there, words("好", chatid=there.group.chatid))
    answering = asyncio.create_task(calling.come_in())
    await _held(there)
    calling.hang_up.set()
    with pytest.raises(SendFailed) as failure:
        await there.robot.send(there.chat, Spoken("收到"))
    assert str(failure.value) == "nobody called the robot there"
    await answering
    assert calling.sent == []


async def test_nobody_waits_longer_than_wecom_does(there: Around, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.wecom.robot.door.HELD_FOR", 0.01)
    assert await call(there, words("好")).knock() == (200, b"")


async def _held(there: Around) -> None:
    await until(lambda: there.robot.calls.waiting == 1)
