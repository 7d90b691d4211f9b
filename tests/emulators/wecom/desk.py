"""A client that asks the emulator whatever a test wants, and an app that keeps what it is pushed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import orjson
from aiohttp import ClientSession
from PIL import Image

from tests.emulators.clock import Clock
from tests.emulators.http import Reply, Request
from tests.emulators.loopback import Loopback
from tests.emulators.sealing import Sealing
from tests.emulators.wecom import AGENT, APP, CORP, ROBOT, SECRET, Wecom, emulated
from tests.emulators.wecom.world import Json


@dataclass
class Program:
    """Whoever is called: keeps what it hears, and answers what it was told to."""

    heard: list[ElementTree.Element] = field(default_factory=list)
    heard_by_robot: list[Json] = field(default_factory=list)
    seals: list[str] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def handle(self, request: Request) -> Reply:
        query = dict(parse_qsl(request.query))
        sealing = ROBOT if request.path == "/robot" else APP
        if request.method == "GET":
            self._check(sealing, query, query["echostr"])
            return Reply(200, sealing.unseal(query["echostr"]), "text/plain")
        if request.path == "/robot":
            sealed = orjson.loads(request.body)["encrypt"]
            self.heard_by_robot.append(orjson.loads(ROBOT.unseal(sealed)))
        else:
            sealed = str(ElementTree.fromstring(request.body).findtext("Encrypt"))
            self.heard.append(ElementTree.fromstring(APP.unseal(sealed)))
        self._check(sealing, query, sealed)
        return self.replies.pop(0) if self.replies else Reply(200, b"")

    def _check(self, sealing: Sealing, query: dict[str, str], sealed: str) -> None:
        assert query["msg_signature"] == sealing.sign(query["timestamp"], query["nonce"], sealed)
        self.seals.append(query["msg_signature"])


@dataclass
class Desk:
    """The emulator, its clock, the program it pushes to, and a client that asks whatever a test wants."""

    wecom: Wecom
    clock: Clock
    program: Program
    session: ClientSession
    token: str = ""

    async def ask(self, path: str, body: Json | None = None, **query: Any) -> Json:
        """The whole answer, also of a refusal."""
        address = f"{self.wecom.url}/cgi-bin/{path}"
        method = self.session.get if body is None else self.session.post
        async with method(address, params=query, json=body) as response:
            found: Json = await response.json()
            return found

    async def do(self, path: str, body: Json | None = None, **query: Any) -> Json:
        """As ``ask``, with a token, of something that is done."""
        found = await self.ask(path, body, access_token=await self.good_token(), **query)
        assert found["errcode"] == 0, found
        return found

    async def refused(self, path: str, body: Json | None = None, **query: Any) -> int:
        """With which code something is refused."""
        found = await self.ask(path, body, access_token=await self.good_token(), **query)
        return int(found["errcode"])

    async def send(self, to: str, kind: str, content: Json) -> Json:
        """One message of the app."""
        return await self.do("message/send", message(to, kind, content))

    async def good_token(self) -> str:
        self.token = self.token or (await self.ask("gettoken", corpid=CORP, corpsecret=SECRET))["access_token"]
        return self.token


def message(to: str, kind: str, content: Json) -> Json:
    return {"touser": to, "agentid": AGENT, "msgtype": kind, kind: content}


def buttons(task: str, *labels: str, title: str = "26-0001 楼道灯") -> Json:
    """A card with these buttons, each handing over its label."""
    return {
        "card_type": "button_interaction",
        "main_title": {"title": title},
        "sub_title_text": "4栋2单元",
        "button_list": [{"text": label, "style": 1, "key": f"key {label}"} for label in labels],
        "task_id": task,
    }


def vote(task: str, *labels: str) -> Json:
    """A card on which one of these can be ticked."""
    options = [{"id": f"id {label}", "text": label, "is_checked": False} for label in labels]
    return {
        "card_type": "vote_interaction",
        "main_title": {"title": "楼道灯换成声控的吗"},
        "checkbox": {"question_key": "choice", "option_list": options, "mode": 0},
        "submit_button": {"text": "提交", "key": "submit"},
        "task_id": task,
    }


def picture() -> bytes:
    written = BytesIO()
    Image.new("RGB", (60, 40), "#884422").save(written, "JPEG")
    return written.getvalue()


@asynccontextmanager
async def desk() -> AsyncIterator[Desk]:
    clock, program = Clock(), Program()
    door = Loopback(program.handle, clock)
    async with emulated(now=clock) as wecom, ClientSession() as session:
        await door.come_back()
        wecom.pusher.doors.app = f"{door.url}/app"
        wecom.pusher.doors.robot = f"{door.url}/robot"
        try:
            yield Desk(wecom, clock, program, session)
        finally:
            await door.go_away()
    assert door.bugs == []
