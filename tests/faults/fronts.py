"""The doors that WeChat and WeCom call, each with what people do there: calls at them are tried by ``wechat_calls``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import orjson
from starlette.types import ASGIApp

from bot.channels.tencent.open_calls import OpenCalls
from bot.channels.tencent.sealed import Sealed
from bot.channels.wecom.door import Door as AppDoor
from bot.channels.wecom.receive import NAME as WECOM
from bot.channels.wecom.robot.door import Door as RobotDoor
from bot.channels.wecom.robot.receive import Envelope
from bot.inbox.intake import Intake
from domain.message import Address
from storage.engine.database import Database
from storage.mail.handles import Handle
from tests.bot.channels.tencent.pushes import NONCE, THEIRS, Pushed, signed
from tests.bot.channels.wechat.doors import house
from tests.bot.channels.wechat.messages import event, message, text
from tests.emulators import wecom
from tests.emulators.sealing import Sealing
from tests.emulators.wechat.envelopes import written
from tests.town import NOON, open_town

_PRESSED = str(Handle(7, "s" * 16, 1))


class Premises(Protocol):
    """What is behind a door."""

    @property
    def door(self) -> ASGIApp: ...

    @property
    def database(self) -> Database: ...


@dataclass(frozen=True, slots=True)
class Front:
    """A door seen from outside. ``around`` is what stands before and behind the sealed part of a call, ``between`` what
    would stand between two. ``happening`` is what people do there, each time something else; ``words`` is the simplest
    of it. ``besides`` counts, in SQL, what a call brings about apart from being stored.
    """

    name: str
    premises: Callable[..., AbstractAsyncContextManager[Premises]]
    sealing: Sealing
    around: tuple[bytes, bytes]
    between: bytes
    words: Callable[[int], bytes]
    happening: Callable[[int], bytes]
    besides: str

    def body(self, sealed: bytes) -> bytes:
        """The body of a call with this sealed part."""
        return self.around[0] + sealed + self.around[1]

    def sealed_part(self, call: Pushed) -> tuple[int, int]:
        """Where it begins in the body of a call, and where it ends."""
        return len(self.around[0]), len(call.body) - len(self.around[1])

    def call(self, plain: bytes, at: datetime = NOON, nonce: str = NONCE) -> Pushed:
        """A call that brings this."""
        sealed = self.sealing.seal(plain)
        return Pushed(signed(sealed, at, nonce, self.sealing), self.body(sealed.encode()))

    def good(self, number: int) -> Pushed:
        """Something people do, each of another kind than the one before."""
        return self.call(self.happening(number), nonce=f"{number}{NONCE}"[:20])


@dataclass(frozen=True, slots=True)
class _Room:
    door: ASGIApp
    database: Database


@asynccontextmanager
async def _app(folder: Path | None = None) -> AsyncIterator[Premises]:
    keys = wecom.APP
    async with open_town(folder) as database:
        sealed = Sealed(keys.token, keys.aes_key, keys.receiver)
        door = AppDoor(sealed, accept=Intake(database, _noon).accept, now=_noon)
        door.open = True
        yield _Room(door, database)


@asynccontextmanager
async def _robot(folder: Path | None = None) -> AsyncIterator[Premises]:
    keys = wecom.ROBOT
    async with open_town(folder) as database:

        async def note(told: Envelope) -> None:
            chat = Address(WECOM, told.chat)
            await database.transact_first(
                lambda work: work.answer_links.give(told.answer_link, chat, told.message_id, NOON)
            )

        held: OpenCalls[Mapping[str, Any]] = OpenCalls()
        sealed = Sealed(keys.token, keys.aes_key, keys.receiver)
        door = RobotDoor(sealed, held, accept=Intake(database, _noon).accept, note=note, now=_noon)
        door.open = True
        yield _Room(door, database)


def _noon() -> datetime:
    return NOON


def _account_words(number: int) -> bytes:
    return text("同意", number)


def _at_the_account(number: int) -> bytes:
    person = f"o{number % 97:027}"
    payloads: tuple[Callable[[], bytes], ...] = (
        lambda: text(f"{number}栋楼道灯坏了", number, person),
        lambda: message("image", number, person, PicUrl="http://mmbiz.example/1", MediaId=f"m{number}"),
        lambda: message("voice", number, person, MediaId=f"m{number}", Format="amr", Recognition="灯坏了"),
        lambda: message("location", number, person, Location_X="31.23", Location_Y="121.47", Scale=15, Label="东门"),
        lambda: message("link", number, person, Title="水管", Description="爆了", Url="https://example.org"),
        lambda: text("1", number, person, bizmsgmenuid=f"{number}.1.secret"),
        lambda: event("subscribe", person, _moment(number), EventKey="qrscene_x"),
        lambda: event("SCAN", person, _moment(number), EventKey="x"),
        lambda: event("CLICK", person, _moment(number), EventKey="报事"),
        lambda: event("unsubscribe", person, _moment(number), EventKey=""),
    )
    return payloads[number % len(payloads)]()


def _moment(number: int) -> int:
    return int(NOON.timestamp()) - number


def _to_the_app(number: int, **fields: str | int) -> bytes:
    common = {"ToUserName": wecom.CORP, "FromUserName": f"member{number % 97}", "CreateTime": _moment(number)}
    return written({**common, **fields, "AgentID": wecom.AGENT}).encode()


def _app_words(number: int) -> bytes:
    return _to_the_app(number, MsgType="text", Content="同意", MsgId=10**15 + number)


def _at_the_app(number: int) -> bytes:
    id, card = 10**15 + number, {"TaskId": f"t{number}", "ResponseCode": f"code{number}"}
    pressed = {"MsgType": "event", "Event": "template_card_event", **card}
    payloads: tuple[Mapping[str, str | int], ...] = (
        {"MsgType": "text", "Content": f"{number}栋楼道灯坏了", "MsgId": id},
        {"MsgType": "image", "MediaId": f"m{number}", "PicUrl": "https://example.org/", "MsgId": id},
        {"MsgType": "location", "Location_X": "29.371", "Location_Y": "113.092", "MsgId": id},
        {"MsgType": "link", "Title": "水管", "Description": "爆了", "Url": "https://example.org", "MsgId": id},
        {**pressed, "CardType": "button_interaction", "EventKey": _PRESSED},
        {**pressed, "CardType": "vote_interaction", "EventKey": "submit"},
        {"MsgType": "event", "Event": "subscribe", "EventKey": ""},
        {"MsgType": "event", "Event": "click", "EventKey": "报事"},
    )
    return _to_the_app(number, **payloads[number % len(payloads)])


def _to_the_robot(number: int, **told: Any) -> bytes:
    talk = {"chattype": "group", "chatid": f"chat{number % 97}"} if number % 3 else {"chattype": "single"}
    sender = {"userid": f"member{number % 97}"}
    link = f"{_LINK}{number}"
    return orjson.dumps({"msgid": f"CAI{number}", "aibotid": "b", "from": sender, "response_url": link, **talk, **told})


_LINK = "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code="


def _robot_words(number: int) -> bytes:
    return _to_the_robot(number, msgtype="text", text={"content": "@邻长 同意"})


def _at_the_robot(number: int) -> bytes:
    words = {"msgtype": "text", "text": {"content": f"@邻长 {number}栋楼道灯坏了"}}
    picture = {"msgtype": "image", "image": {"url": f"https://example.org/{number}"}}
    card = {"card_type": "button_interaction", "event_key": _PRESSED, "task_id": f"t{number}"}
    payloads: tuple[Mapping[str, Any], ...] = (
        words,
        {"msgtype": "mixed", "mixed": {"msg_item": [words, picture]}},
        {**words, "quote": picture},
        {"msgtype": "event", "event": {"eventtype": "template_card_event", "template_card_event": card}},
        {"msgtype": "event", "event": {"eventtype": "enter_chat"}},
    )
    return _to_the_robot(number, **payloads[number % len(payloads)])


_XML, _XML_BETWEEN = (b"<xml><Encrypt>", b"</Encrypt></xml>"), b"</Encrypt><Encrypt>"

ACCOUNT = Front(
    "official account",
    house,
    THEIRS,
    _XML,
    _XML_BETWEEN,
    _account_words,
    _at_the_account,
    "SELECT coalesce(sum(room), 0) FROM reply_windows",
)
APP = Front("app", _app, wecom.APP, _XML, _XML_BETWEEN, _app_words, _at_the_app, "SELECT count(*) FROM card_codes")
ROBOT = Front(
    "robot",
    _robot,
    wecom.ROBOT,
    (b'{"encrypt":"', b'"}'),
    b'","encrypt":"',
    _robot_words,
    _at_the_robot,
    "SELECT count(*) FROM answer_links",
)
