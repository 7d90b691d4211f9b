"""What happens in WeCom, pushed to the app and to the robot: sealed, three tries, five seconds for each."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from xml.etree import ElementTree

import orjson
from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from tests.emulators.sealing import Sealing, Unsealed
from tests.emulators.wecom import cards
from tests.emulators.wecom.ledger import Pushed
from tests.emulators.wecom.methods import robot
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.world import AGENT, APP, CORP, ROBOT, Json, Kind, Message, World

TRIES = 3


@dataclass
class Doors:
    """Where the app and the robot are called, "" where there is nobody."""

    app: str = ""
    robot: str = ""


class Pusher:
    """Works in the background. ``patience`` is how many seconds it waits for each answer."""

    def __init__(self, world: World) -> None:
        self.doors = Doors()
        self.patience = 5.0
        self.working: set[asyncio.Task[None]] = set()
        self.bugs: list[Exception] = []
        self._world = world
        self._session: ClientSession | None = None
        world.push_app = self._push_app
        world.push_robot = self._push_robot

    async def verify(self, door: str, sealing: Sealing, *, words: str = "4567890123456789012") -> str:
        """What the door says when its address is being set. Raises TimeoutError when it takes a second."""
        sealed = sealing.seal(words.encode())
        async with self._client().get(door, params=self._signed(sealing, sealed, "echostr")) as response:
            return await asyncio.wait_for(response.text(), 1)

    async def close(self) -> None:
        """Nothing is pushed any more."""
        for task in list(self.working):
            task.cancel()
        await asyncio.gather(*self.working, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def handed_over(self) -> None:
        """Returns when nothing is on its way any more."""
        while self.working:
            await asyncio.wait(self.working)

    def _push_app(self, event: Json) -> None:
        if self.doors.app:
            self._begin(self._offer_to_the_app(event))

    def _push_robot(self, event: Json) -> None:
        if self.doors.robot:
            self._begin(self._offer_to_the_robot(event))

    def _begin(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.working.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.working.discard(task)
        if not task.cancelled() and isinstance(bug := task.exception(), Exception):
            self.bugs.append(bug)

    async def _offer_to_the_app(self, event: Json) -> None:
        sealed = APP.seal(xml({"xml": event}).encode())
        body = xml({"xml": {"ToUserName": CORP, "AgentID": str(AGENT), "Encrypt": sealed}}).encode()
        answer = await self._try(self.doors.app, APP, sealed, body, key_of(event))
        if answer.strip():
            self._heard_from_the_app(event, answer)

    async def _offer_to_the_robot(self, event: Json) -> None:
        sealed = ROBOT.seal(orjson.dumps(event))
        body = orjson.dumps({"encrypt": sealed})
        answer = await self._try(self.doors.robot, ROBOT, sealed, body, str(event["msgid"]))
        if answer.strip():
            self._heard_from_the_robot(event, answer)

    async def _try(self, door: str, sealing: Sealing, sealed: str, body: bytes, key: str) -> bytes:
        """What it was answered, b"" when it was not taken. Every try is signed anew."""
        for _ in range(TRIES):
            status, answer = await self._post(door, self._signed(sealing, sealed), body)
            self._world.ledger.add(Pushed(self._world.now(), key, status, answer))
            if status == HTTPStatus.OK:
                return answer
        return b""

    async def _post(self, door: str, params: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        try:
            async with self._client().post(door, params=params, data=body) as response:
                return response.status, await response.read()
        except (ClientError, TimeoutError, OSError):
            return 0, b""

    def _client(self) -> ClientSession:
        if self._session is None:
            timeout = ClientTimeout(total=self.patience)
            self._session = ClientSession(connector=TCPConnector(limit=0), timeout=timeout)
        return self._session

    def _signed(self, sealing: Sealing, sealed: str, named: str = "") -> Mapping[str, str]:
        timestamp, nonce = str(int(self._world.now().timestamp())), str(secrets.randbelow(10**10))
        signed = {"msg_signature": sealing.sign(timestamp, nonce, sealed), "timestamp": timestamp, "nonce": nonce}
        return signed | ({named: sealed} if named else {})

    def _heard_from_the_app(self, event: Json, answer: bytes) -> None:
        """A passive answer: words for whoever wrote, or what the pressed button says from now on."""
        try:
            said = _opened_xml(APP, answer)
        except (Unsealed, ValueError, ElementTree.ParseError):
            self._world.complaints.append("an answer of the app that WeCom cannot read")
            return
        messages = self._world.private[event["FromUserName"]]
        if said.get("MsgType") == "text":
            messages.append(Message(self._world.next_id(), self._world.now(), "", Kind.TEXT, said["Content"]))
        elif said.get("MsgType") == "update_button":
            for message in messages:
                if message.card.get("task_id") == event.get("TaskId"):
                    message.done = said["ReplaceName"]
        else:
            self._world.complaints.append("an answer of the app of a kind there is not")

    def _heard_from_the_robot(self, event: Json, answer: bytes) -> None:
        """A passive answer of the robot: it stands where the robot was called, or changes the card that was pressed."""
        try:
            said = _opened_json(ROBOT, answer)
            messages = self._messages(event)
            if said.get("response_type") == "update_template_card":
                _change(messages, event, said["template_card"])
            else:
                messages.extend(robot.said(self._world, said, robot.AT_ONCE))
        except (Unsealed, ValueError, KeyError, Refused):
            self._world.complaints.append("an answer of the robot that WeCom cannot read")

    def _messages(self, event: Json) -> list[Message]:
        if event["chattype"] == "group":
            return self._world.groups[event["chatid"]].messages
        return self._world.with_robot[event["from"]["userid"]]


def key_of(event: Json) -> str:
    """By what an app can tell that it has this one already."""
    if "MsgId" in event:
        return str(event["MsgId"])
    return "".join(str(event.get(name, "")) for name in ("FromUserName", "CreateTime", "Event", "EventKey"))


def xml(tree: Mapping[str, Any]) -> str:
    """The tree as WeCom writes it: words as CDATA, numbers as they are."""
    return "".join(_element(name, value) for name, value in tree.items())


def _element(name: str, value: Any) -> str:
    if isinstance(value, Mapping):
        inside = xml(value)
    elif isinstance(value, int | float):
        inside = str(value)
    elif isinstance(value, str):
        inside = "<![CDATA[" + value.replace("]]>", "]]]]><![CDATA[>") + "]]>"
    else:
        assert isinstance(value, Iterable)
        return "".join(_element(name, one) for one in value)
    return f"<{name}>{inside}</{name}>"


def _opened_xml(sealing: Sealing, answer: bytes) -> Mapping[str, str]:
    outside = {leaf.tag: leaf.text or "" for leaf in ElementTree.fromstring(answer)}
    sealed = outside.get("Encrypt", "")
    if sealing.sign(outside.get("TimeStamp", ""), outside.get("Nonce", ""), sealed) != outside.get("MsgSignature"):
        raise ValueError("not signed")
    return {leaf.tag: leaf.text or "" for leaf in ElementTree.fromstring(sealing.unseal(sealed)).iter()}


def _opened_json(sealing: Sealing, answer: bytes) -> Json:
    outside = orjson.loads(answer)
    sealed, timestamp = str(outside["encrypt"]), str(outside["timestamp"])
    if sealing.sign(timestamp, str(outside["nonce"]), sealed) != outside["msgsignature"]:
        raise ValueError("not signed")
    found: Json = orjson.loads(sealing.unseal(sealed))
    return found


def _change(messages: list[Message], event: Json, card: Json) -> None:
    cards.check(card | {"task_id": card.get("task_id", "the-same")})
    task = event["event"]["template_card_event"]["task_id"]
    for message in messages:
        if message.card.get("task_id") == task:
            message.card, message.done = card, str(card.get("replace_text", ""))
