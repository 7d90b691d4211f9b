"""WeCom over HTTP: the way of a request to its method, the answer, and what goes wrong on purpose."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson

from tests.emulators.http import Answer, Cut, Reply, Request, parts
from tests.emulators.wecom.ledger import Call
from tests.emulators.wecom.methods import METHODS, OPEN, Asked
from tests.emulators.wecom.refusals import Refused
from tests.emulators.wecom.robots import picture
from tests.emulators.wecom.troubles import Planned, Trouble
from tests.emulators.wecom.world import World

_BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"
_HALF = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{"errcode":0,"err'

_PREFIX = "/cgi-bin/"


class Api:
    def __init__(self, world: World) -> None:
        self._world = world

    def handle(self, request: Request) -> Answer | Awaitable[Answer]:
        """The answer to one request."""
        if request.path.startswith("/pictures/"):
            return self._picture(request.path.removeprefix("/pictures/"))
        path = request.path.removeprefix(_PREFIX)
        if not request.path.startswith(_PREFIX) or path not in METHODS:
            self._add(path, {}, None)
            return Reply(404, b"")
        planned = self._world.troubles.meet(path)
        try:
            asked = self._read(path, request)
            if planned is not None and planned.trouble in _BEFORE:
                return self._fail(asked, planned)
            self._let_in(asked)
            found = METHODS[path](asked)
        except Refused as refused:
            self._add(path, _shown(request), refused.code)
            return _reply({"errcode": refused.code, "errmsg": refused.words, **refused.parts})
        return self._answer(asked, found, planned)

    def _read(self, path: str, request: Request) -> Asked:
        query = dict(parse_qsl(request.query, keep_blank_values=True))
        kind = request.headers.get("content-type", "")
        if kind.startswith("multipart/form-data"):
            files = {name: content for name, _, content in parts(kind, request.body)}
            return Asked(self._world, path, query, {}, files)
        try:
            body = orjson.loads(request.body) if request.body else {}
        except orjson.JSONDecodeError:
            raise Refused(301021) from None
        return Asked(self._world, path, query, body)

    def _let_in(self, asked: Asked) -> None:
        """Raises Refused for whoever has no token, an old one, or calls from elsewhere."""
        if not self._world.trusted and asked.path not in {"webhook/send", "aibot/response"}:
            raise Refused(60020, "from ip: 127.0.0.1")
        if asked.path in OPEN:
            return
        token = asked.query.get("access_token", "")
        if not token:
            raise Refused(41001)
        until = self._world.tokens.get(token)
        if until is None:
            raise Refused(40014)
        if until <= self._world.now():
            raise Refused(42001)

    def _fail(self, asked: Asked, planned: Planned) -> Answer:
        """The request has no effect."""
        code = planned.code if planned.trouble is Trouble.CODE else None
        self._add(asked.path, asked.body, code, trouble=planned.trouble)
        if planned.trouble is Trouble.CODE:
            refused = Refused(planned.code)
            return _reply({"errcode": refused.code, "errmsg": refused.words})
        return Reply(502, _BAD_GATEWAY, "text/html") if planned.trouble is Trouble.HTML else Cut()

    def _answer(
        self, asked: Asked, found: dict[str, Any] | bytes, planned: Planned | None
    ) -> Answer | Awaitable[Answer]:
        trouble = planned.trouble if planned else None
        cut = trouble in {Trouble.CUT, Trouble.GARBAGE}
        self._add(asked.path, asked.body, None if cut else 0, tuple(asked.reached), trouble or "")
        if cut:
            return Cut(_HALF if trouble is Trouble.GARBAGE else b"")
        if isinstance(found, bytes):
            return Reply(200, found, "image/jpeg")
        reply = _reply({"errcode": 0, "errmsg": "ok", **found})
        return _late(planned.seconds, reply) if planned else reply

    def _picture(self, name: str) -> Answer:
        content = picture(self._world, name)
        return Reply(404, b"") if content is None else Reply(200, content, "application/octet-stream")

    def _add(
        self, path: str, params: Mapping[str, Any], code: int | None, reached: tuple[str, ...] = (), trouble: str = ""
    ) -> None:
        self._world.ledger.add(Call(self._world.now(), path, params, code, reached, str(trouble)))


_BEFORE = frozenset({Trouble.CODE, Trouble.GONE, Trouble.HTML})


async def _late(seconds: float, reply: Reply) -> Answer:
    await asyncio.sleep(seconds)
    return reply


def _shown(request: Request) -> Mapping[str, Any]:
    try:
        found = orjson.loads(request.body) if request.body else {}
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _reply(body: Mapping[str, Any]) -> Reply:
    return Reply(200, orjson.dumps(body))
