"""A client that asks the emulator whatever a test wants, and a server it brings things to, under a clock that stands.

The server is as small as one can be: what it is brought is kept as it came, and it answers what it is told to answer.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

from aiohttp import ClientSession

from tests.emulators.clock import Clock
from tests.emulators.http import Answer, Reply, Request
from tests.emulators.loopback import Loopback
from tests.emulators.wechat import Account, Wechat, emulated
from tests.emulators.wechat.envelopes import written


@dataclass
class Server:
    """``says`` is what it answers, in order; then it answers nothing. A float is how long it hangs."""

    account: Account
    says: list[Answer | float] = field(default_factory=list)
    calls: list[Request] = field(default_factory=list)

    async def handle(self, request: Request) -> Answer:
        self.calls.append(request)
        if request.method == "GET":
            return Reply(200, parse_qs(request.query)["echostr"][0].encode())
        said = self.says.pop(0) if self.says else Reply(200, b"success")
        if isinstance(said, float):
            await asyncio.sleep(said)
            return Reply(200, b"success")
        return said

    @property
    def brought(self) -> list[Mapping[str, str]]:
        """What came, unsealed."""
        return [self._read(call.body) for call in self.calls if call.method == "POST"]

    def _read(self, body: bytes) -> Mapping[str, str]:
        outer = {child.tag: child.text or "" for child in ElementTree.fromstring(body)}
        inner = self.account.sealing.unseal(outer["Encrypt"]) if "Encrypt" in outer else body
        return {child.tag: child.text or "" for child in ElementTree.fromstring(inner)}

    def reply(self, openid: str, text: str) -> Reply:
        """A text, sealed, for that person."""
        fields = {"ToUserName": openid, "FromUserName": self.account.id, "CreateTime": 1778212800}
        return self.sealed({**fields, "MsgType": "text", "Content": text})

    def sealed(self, fields: Mapping[str, str | int]) -> Reply:
        """Whatever it may be, sealed."""
        sealing = self.account.sealing
        sealed = sealing.seal(written(fields).encode())
        signed = sealing.sign("1778212800", "7", sealed)
        outer = {"Encrypt": sealed, "MsgSignature": signed, "TimeStamp": 1778212800, "Nonce": "7"}
        return Reply(200, written(outer).encode(), "text/xml")


@dataclass
class Desk:
    """The emulator, its clock, the account's server, and a client that asks whatever a test wants."""

    wechat: Wechat
    clock: Clock
    server: Server
    session: ClientSession

    async def ask(self, path: str, body: Mapping[str, Any] | None = None, **query: str) -> Mapping[str, Any]:
        """What is answered, also of a refusal. The token is the one that is good now unless one is given."""
        query = {"access_token": await self.stable_token(), **query}
        async with self.session.post(f"{self.wechat.url}{path}", params=query, json=body) as response:
            assert response.status == 200
            found: Mapping[str, Any] = await response.json()
            return found

    async def do(self, path: str, body: Mapping[str, Any] | None = None, **query: str) -> Mapping[str, Any]:
        """The result of something that is done."""
        found = await self.ask(path, body, **query)
        assert found.get("errcode", 0) == 0, found
        return found

    async def refused(self, path: str, body: Mapping[str, Any] | None = None, **query: str) -> int:
        """With which number it is refused."""
        return int((await self.ask(path, body, **query))["errcode"])

    async def stable_token(self) -> str:
        """The token that is good now."""
        return str((await self.token_of())["access_token"])

    async def token_of(self, *, force: bool = False, **other: str) -> Mapping[str, Any]:
        """What is said to whoever wants a token."""
        account = self.wechat.account
        asked = {"grant_type": "client_credential", "appid": account.app_id, "secret": account.secret, **other}
        body = {**asked, "force_refresh": force}
        async with self.session.post(f"{self.wechat.url}/cgi-bin/stable_token", json=body) as response:
            found: Mapping[str, Any] = await response.json()
            return found

    async def say(self, openid: str, text: str) -> int:
        """0, or with which number a text is refused."""
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        return int((await self.ask("/cgi-bin/message/custom/send", body))["errcode"])


@asynccontextmanager
async def desk(*, haste: float = 1.0) -> AsyncIterator[Desk]:
    clock = Clock()
    async with emulated(now=clock, haste=haste) as wechat, ClientSession(json_serialize=_unescaped) as session:
        server = Server(wechat.account)
        door = Loopback(server.handle, clock)
        await door.come_back()
        try:
            assert await wechat.enter(f"{door.url}/wechat")
            server.calls.clear()
            yield Desk(wechat, clock, server, session)
        finally:
            await door.go_away()
    assert door.bugs == []


def _unescaped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
