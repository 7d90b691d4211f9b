"""A server that answers as it was told, one answer after the other, and remembers what it was asked."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import web
from aiohttp.test_utils import TestServer

#: No real token: what tests look for where it must not be.
TOKEN = "4242:CANARY-sings-in-the-dark_0123456789"


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    status: int = 200


@dataclass(frozen=True, slots=True)
class Cut:
    """The request is read whole; then the connection ends."""


@dataclass(frozen=True, slots=True)
class Silence:
    """The request is read whole; then nothing comes for as long as the server is there."""


Scripted: TypeAlias = "Answer | Cut | Silence"


@dataclass(frozen=True, slots=True)
class Asked:
    """``files`` are the names and the bytes of what was uploaded."""

    method: str
    parameters: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)


def ok(result: object) -> Answer:
    return Answer(json.dumps({"ok": True, "result": result}).encode())


def no(code: int, description: str, **parameters: object) -> Answer:
    told = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return Answer(json.dumps(told).encode(), code)


def message(id: int = 1, **more: object) -> Answer:
    """A message as Telegram shows it after it was sent."""
    chat = {"id": -1001, "type": "supergroup", "title": "3号楼"}
    return ok({"message_id": id, "date": 1790000000, "chat": chat, "text": "…", **more})


class ScriptedApi:
    """``address`` is what a bot has to be told. What it was not told to answer it answers with a message."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.address = ""
        self._script: deque[Scripted] = deque()
        self._files: dict[str, Scripted] = {}

    def answers(self, *script: Scripted) -> None:
        self._script.extend(script)

    def holds(self, path: str, file: Scripted) -> None:
        self._files[path] = file

    def forget_the_script(self) -> None:
        self._script.clear()

    @property
    def methods(self) -> list[str]:
        return [asked.method for asked in self.asked]

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[ScriptedApi]:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_post("/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.*}", self._file)
        server = TestServer(app)
        # Its own log would hold the token, and hide whether ours does.
        await server.start_server(access_log=None)
        self.address = str(server.make_url("")).rstrip("/")
        try:
            yield self
        finally:
            await server.close()

    async def _method(self, request: web.Request) -> web.StreamResponse:
        assert request.match_info["token"] == TOKEN
        self.asked.append(await _asked(request))
        return await _answered(request, self._script.popleft() if self._script else message())

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return await _answered(request, self._files.get(request.match_info["path"], Answer(b"nothing here", 404)))


async def _answered(request: web.Request, answer: Scripted) -> web.StreamResponse:
    if isinstance(answer, Silence):
        await asyncio.Event().wait()
    if isinstance(answer, Cut):
        assert isinstance(request.transport, asyncio.Transport)
        request.transport.abort()
        return web.Response()
    assert isinstance(answer, Answer)
    return web.Response(body=answer.body, status=answer.status)


async def _asked(request: web.Request) -> Asked:
    method = request.match_info["method"]
    if request.content_type == "application/json":
        return Asked(method, await request.json())
    form = await request.post()
    files = {}
    for name, part in form.items():
        if isinstance(part, web.FileField):
            with part.file as upload:
                files[name] = upload.read()
    return Asked(method, {name: part for name, part in form.items() if isinstance(part, str)}, files)
