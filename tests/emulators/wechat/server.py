"""The account's requests over HTTP: the way of a request to its method, the answer, and what goes wrong on purpose."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import orjson

from tests.emulators.http import Answer, Cut, Reply, Request, parts
from tests.emulators.wechat.ledger import Call
from tests.emulators.wechat.methods import METHODS, OPEN, POSTED
from tests.emulators.wechat.methods.asked import Asked, File
from tests.emulators.wechat.refusals import Refused
from tests.emulators.wechat.troubles import Planned, Trouble
from tests.emulators.wechat.world import World

#: What a proxy says when there is no server behind it, and the first half of a good answer.
_BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"
_HALF = (
    b'HTTP/1.1 200 OK\r\nContent-Type: application/json; encoding=utf-8\r\nContent-Length: 400\r\n\r\n{"errcode":0,"err'
)

_JSON = "application/json; encoding=utf-8"

#: What was written as an escape stays one: whoever does not write Chinese as it is shows people "\u90bb".
_ESCAPED = re.compile(rb"\\u(?!00[0-7])(?=[0-9a-fA-F]{4})")

_KEPT_TO_ITSELF = frozenset({"access_token", "secret"})


class Api:
    def __init__(self, world: World) -> None:
        self._world = world

    def handle(self, request: Request) -> Answer | Awaitable[Answer]:
        """The answer to one request."""
        method = METHODS.get(request.path) or OPEN.get(request.path)
        if method is None:
            self._world.ledger.add(Call(self._world.now(), request.path, {}, 404, accepted=False))
            return Reply(404, b"Not Found", "text/plain")
        try:
            params, files = _read(request)
        except ValueError:
            return self._refuse(Call(self._world.now(), request.path, {}), Refused(47001))
        shown = {name: value for name, value in params.items() if name not in _KEPT_TO_ITSELF}
        call = Call(self._world.now(), request.path, shown)
        planned = self._world.troubles.meet(call.path, call.openid)
        if planned is not None:
            call = replace(call, trouble=str(planned))
            if planned.trouble in _BEFORE:
                return self._fail(call, planned)
        try:
            if request.path in POSTED and request.method != "POST":
                raise Refused(43002)
            if request.path in METHODS:
                self._world.tokens.check(params.get("access_token"))
            result = method(Asked(self._world, params, files))
        except Refused as refused:
            return self._refuse(call, refused)
        return self._answer(call, result, planned)

    def _fail(self, call: Call, planned: Planned) -> Answer:
        """The request has no effect."""
        if planned.trouble is Trouble.CODE:
            return self._refuse(call, Refused(planned.code))
        self._world.ledger.add(replace(call, code=-1, accepted=False))
        return Reply(502, _BAD_GATEWAY, "text/html") if planned.trouble is Trouble.HTML else Cut()

    def _refuse(self, call: Call, refused: Refused) -> Answer:
        self._world.ledger.add(replace(call, code=refused.code, accepted=False))
        return Reply(200, orjson.dumps({"errcode": refused.code, "errmsg": refused.words}), _JSON)

    def _answer(
        self, call: Call, result: Mapping[str, Any] | File, planned: Planned | None
    ) -> Answer | Awaitable[Answer]:
        trouble = planned.trouble if planned else None
        if isinstance(result, File):
            self._world.ledger.add(call)
            reply = Reply(200, result.content, result.kind)
        else:
            secret = call.path in OPEN
            self._world.ledger.add(replace(call, result=None if secret else result))
            reply = Reply(200, orjson.dumps(result), _JSON)
        if trouble in {Trouble.CUT, Trouble.GARBAGE}:
            return Cut(_HALF if trouble is Trouble.GARBAGE else b"")
        return _late(planned.seconds, reply) if planned else reply


_BEFORE = frozenset({Trouble.CODE, Trouble.HTML, Trouble.GONE})


async def _late(seconds: float, reply: Reply) -> Answer:
    await asyncio.sleep(seconds)
    return reply


def _read(request: Request) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What the request asks, and what it uploads. Raises ValueError."""
    params: dict[str, Any] = dict(parse_qsl(request.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return params, {name: content for name, _, content in parts(kind, request.body)}
    if request.body:
        read = orjson.loads(_ESCAPED.sub(rb"\\\\u", request.body))
        if not isinstance(read, dict):
            raise ValueError("no object")
        params |= read
    return params, {}
