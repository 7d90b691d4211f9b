"""Only WeCom is let in, it hears "OK" only for what is on disk, and what comes twice has one effect."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.tencent.sealed import Sealed
from bot.channels.wecom.door import Door
from bot.inbox.intake import Intake
from domain.message import Address
from storage.engine.database import Database
from storage.mail.inbox import Arrived
from tests.bot.channels.tencent.knocking import knock
from tests.bot.channels.tencent.pushes import Pushed, pushed, signed
from tests.bot.channels.wecom.test_receive import SIGN, handed_in, happened, said
from tests.bot.test_full_disk import FullDisk
from tests.emulators.clock import Clock
from tests.emulators.sealing import Sealing
from tests.emulators.wecom import APP
from tests.town import open_town

LAMP = said("text", Content="楼道灯坏了")
PRESS = happened("template_card_event", EventKey=SIGN, TaskId="t-1", ResponseCode="code")


@dataclass
class Gate:
    """The door, and what came through it."""

    clock: Clock
    database: Database
    door: Door

    async def brought(self, push: Pushed) -> int:
        status, body = await knock(self.door, push.body, query=push.query_string)
        assert body == b""
        return status

    async def stored(self) -> tuple[Arrived, ...]:
        """The first of every conversation."""
        return await self.database.read(lambda work: work.inbox.waiting(1000, self.clock()))

    async def count(self) -> int:
        rows = await self.database.read(lambda work: work._connection.execute("SELECT id FROM inbox").fetchall())
        return len(rows)

    def pushed(self, plain: bytes, nonce: str = "n1", sealing: Sealing = APP) -> Pushed:
        return pushed(plain, self.clock(), nonce, sealing)


def gate_to(database: Database, clock: Clock) -> Gate:
    door = Door(Sealed(APP.token, APP.aes_key, APP.receiver), accept=Intake(database, clock).accept, now=clock)
    door.open = True
    return Gate(clock, database, door)


@pytest_asyncio.fixture
async def gate() -> AsyncIterator[Gate]:
    async with open_town() as database:
        yield gate_to(database, Clock())


async def test_what_wecom_brings_is_on_disk_when_it_hears_ok(gate: Gate) -> None:
    assert await gate.brought(gate.pushed(LAMP)) == 200
    (arrived,) = await gate.stored()
    assert (arrived.channel, arrived.payload) == ("wecom", LAMP)


async def test_a_press_is_stored_with_the_code_that_changes_its_card(gate: Gate) -> None:
    assert await gate.brought(gate.pushed(PRESS)) == 200
    li, now = Address("wecom", "li"), gate.clock()
    assert await gate.database.transact(lambda work: work.card_codes.take(li, "t-1", now)) == "code"


async def test_the_address_is_verified_by_what_stands_in_it_decrypted(gate: Gate) -> None:
    sealed = APP.seal(b"5927782489442352469")
    query = {**signed(sealed, gate.clock(), sealing=APP), "echostr": sealed}
    query_string = Pushed(query, b"").query_string
    assert await knock(gate.door, method="GET", query=query_string) == (200, b"5927782489442352469")
    forged = Pushed({**query, "msg_signature": "0" * 40}, b"").query_string
    assert await knock(gate.door, method="GET", query=forged) == (403, b"")


async def test_what_comes_twice_is_stored_once_and_hears_ok_again(gate: Gate) -> None:
    push = gate.pushed(LAMP)
    assert [await gate.brought(push) for _ in range(3)] == [200] * 3
    assert [await gate.brought(gate.pushed(LAMP, nonce)) for nonce in ("n2", "n3")] == [200] * 2
    assert await gate.count() == 1


async def test_a_replayed_press_brings_back_no_code_that_was_used(gate: Gate) -> None:
    push, li = gate.pushed(PRESS), Address("wecom", "li")
    await gate.brought(push)
    now = gate.clock()
    await gate.database.transact(lambda work: work.card_codes.take(li, "t-1", now))
    await gate.brought(push)
    assert await gate.database.transact(lambda work: work.card_codes.take(li, "t-1", now)) is None


async def test_what_is_old_or_from_tomorrow_is_not_let_in(gate: Gate) -> None:
    push = gate.pushed(LAMP)
    gate.clock.forward(seconds=301)
    assert await gate.brought(push) == 403
    gate.clock.forward(seconds=-602)
    assert await gate.brought(push) == 403
    assert await gate.count() == 0


async def test_what_is_for_another_organisation_is_not_let_in(gate: Gate) -> None:
    assert await gate.brought(gate.pushed(LAMP, sealing=Sealing(APP.token, APP.aes_key, "ww" + "f" * 16))) == 403
    assert await gate.count() == 0


async def test_before_the_service_runs_wecom_is_told_to_come_again(gate: Gate) -> None:
    gate.door.open = False
    assert await gate.brought(gate.pushed(LAMP)) == 503
    gate.door.open = True
    assert await gate.brought(gate.pushed(LAMP)) == 200
    assert await gate.count() == 1


async def test_while_the_disk_is_full_wecom_is_told_to_come_again(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FullDisk(monkeypatch, gate.database)
    disk.lets_through = 0
    push = gate.pushed(PRESS)
    assert await gate.brought(push) == 503
    disk.lets_through = 10
    assert await gate.brought(push) == 200
    assert await gate.count() == 1


async def test_what_is_authentic_and_unreadable_is_kept_for_an_operator(gate: Gate) -> None:
    for number, payload in enumerate((b"<xml", b"no xml at all", b"<xml><MsgType>text</MsgType></xml>")):
        assert await gate.brought(gate.pushed(payload, f"n{number}")) == 200
    assert await gate.count() == 3


async def test_calls_of_every_kind_brought_three_times_also_after_a_restart_are_stored_once(tmp_path: Path) -> None:
    clock, draw = Clock(), random.Random(8)
    shapes = [
        said("text", Content="楼道灯坏了"),
        said("image", MediaId="media-1", PicUrl="https://example.org/"),
        said("location", Location_X="29.371", Location_Y="113.092"),
        PRESS,
        handed_in(SIGN),
        happened("enter_agent"),
    ]
    pushes = []
    for number in range(40):
        payload = draw.choice(shapes).replace(b"1234567890123456", str(10**15 + number).encode())
        pushes.append(
            pushed(payload.replace(b"1778212800", str(1778212800 + number).encode()), clock(), f"n{number}", APP)
        )
    async with open_town(tmp_path) as database:
        gate = gate_to(database, clock)
        for push in (*pushes, *pushes):
            assert await gate.brought(push) == 200
        assert await gate.count() == len(pushes)
    async with open_town(tmp_path) as database:
        gate = gate_to(database, clock)
        for push in pushes:
            assert await gate.brought(push) == 200
        assert await gate.count() == len(pushes)


async def test_of_many_forged_calls_none_gets_in_and_none_breaks_anything(gate: Gate) -> None:
    draw = random.Random(5)
    for number in range(600):
        push = gate.pushed(LAMP, f"n{number}")
        assert await _mangled(draw, gate, push) in {400, 403, 413}
    assert await gate.count() == 0


async def _mangled(draw: random.Random, gate: Gate, push: Pushed) -> int:
    query, body = dict(push.query), bytearray(push.body)
    match draw.randrange(5):
        case 0:
            where = draw.randrange(len(b"<xml><Encrypt>"), len(body) - len(b"</Encrypt></xml>"))
            body[where] ^= 1 << draw.randrange(7)
        case 1:
            del body[draw.randrange(len(body) - 10) :]
        case 2:
            query["timestamp"], query["nonce"] = query["timestamp"] + query["nonce"][:1], query["nonce"][1:]
        case 3:
            query["msg_signature"] = "".join(draw.choices("0123456789abcdef", k=40))
        case _:
            del query[draw.choice(("msg_signature", "timestamp", "nonce"))]
    return await gate.brought(Pushed(query, bytes(body)))
