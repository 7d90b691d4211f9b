"""The Bot API over HTTP: the way of a request to its method, the answer, and what goes wrong on purpose."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson

from tests.emulators.http import Answer, Cut, Reply, Request
from tests.emulators.telegram.forms import read_form
from tests.emulators.telegram.ledger import Call
from tests.emulators.telegram.methods import BY_LOWER_NAME, METHODS
from tests.emulators.telegram.methods.asked import Asked
from tests.emulators.telegram.refusals import Refused, too_many
from tests.emulators.telegram.troubles import Planned, Trouble
from tests.emulators.telegram.world import World

if TYPE_CHECKING:
    from tests.emulators.telegram.oracle import Oracle

#: What a proxy says when there is no server behind it, and the first half of a good answer.
_BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"
_HALF = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{"ok":true,"res'

_SERVER_ERROR = Refused(500, "Internal Server Error")
_UNKNOWN_METHOD = Refused(404, "Not Found: method not found")
_NOT_FOUND = Refused(404, "Not Found")
_UNAUTHORIZED = Refused(401, "Unauthorized")
_UNREADABLE = Refused(400, "Bad Request: can't parse request")


class BotApi:
    """Without an ``oracle`` nothing is looked at twice, which is quicker."""

    def __init__(self, world: World, oracle: Oracle | None) -> None:
        self._world = world
        self._oracle = oracle

    def handle(self, request: Request) -> Answer | Awaitable[Answer]:
        """The answer to one request."""
        if request.path.startswith("/file/bot"):
            return self._download(request.path.removeprefix("/file/bot"))
        token, _, name = request.path.removeprefix("/bot").partition("/")
        bot = self._world.bots.get(token)
        if bot is None:
            return _refusal(_UNAUTHORIZED if ":" in token else _NOT_FOUND)
        method = name if name in METHODS else BY_LOWER_NAME.get(name.lower())
        if method is None:
            self._world.ledger.add(Call(self._world.now(), name, {}, 404, _UNKNOWN_METHOD.words, accepted=False))
            return _refusal(_UNKNOWN_METHOD)
        try:
            form = read_form(request)
        except ValueError:
            return _refusal(_UNREADABLE)
        if self._oracle is not None:
            self._oracle.request(method, form.params, form.files)
        return self._do(Asked(self._world, bot, method, form.params, form.files))

    def _download(self, path: str) -> Answer:
        token, _, file_path = path.partition("/")
        file = self._world.files.by_path(file_path)
        if token not in self._world.bots or file is None:
            return _refusal(_NOT_FOUND)
        return Reply(200, file.bytes(), "application/octet-stream")

    def _do(self, asked: Asked) -> Answer | Awaitable[Answer]:
        call = Call(self._world.now(), asked.method, asked.params, 200)
        planned = self._world.troubles.meet(asked.method, _chat(asked.params))
        if planned is not None:
            call = replace(call, trouble=str(planned.trouble))
            if planned.trouble in _BEFORE:
                return self._fail(call, planned)
        try:
            result = METHODS[asked.method](asked)
        except Refused as refused:
            return self._refuse(call, refused)
        if inspect.isawaitable(result):
            return self._wait(call, result, planned)
        return self._answer(call, result, planned)

    async def _wait(self, call: Call, result: Awaitable[Any], planned: Planned | None) -> Answer:
        try:
            found = await result
        except Refused as refused:
            return self._refuse(call, refused)
        answer = self._answer(call, found, planned)
        return answer if isinstance(answer, Reply | Cut) else await answer

    def _fail(self, call: Call, planned: Planned) -> Answer:
        """The request has no effect."""
        if planned.trouble is Trouble.TOO_MANY:
            return self._refuse(call, too_many(planned.seconds))
        if planned.trouble is Trouble.ERROR:
            return self._refuse(call, _SERVER_ERROR)
        status = 502 if planned.trouble is Trouble.HTML else 0
        self._world.ledger.add(replace(call, status=status, accepted=False))
        return Reply(status, _BAD_GATEWAY, "text/html") if status else Cut()

    def _refuse(self, call: Call, refused: Refused) -> Answer:
        self._world.ledger.add(replace(call, status=refused.code, error=refused.words, accepted=False))
        return _refusal(refused)

    def _answer(self, call: Call, result: Any, planned: Planned | None) -> Answer | Awaitable[Answer]:
        polled = call.method == "getUpdates"
        if self._oracle is not None and not polled:
            self._oracle.result(call.method, result)
        body = orjson.dumps({"ok": True, "result": result})
        trouble = planned.trouble if planned else None
        cut = trouble in {Trouble.CUT, Trouble.GARBAGE}
        kept = None if polled else result
        self._world.ledger.add(
            Call(call.at, call.method, call.params, 0 if cut else 200, result=kept, trouble=call.trouble)
        )
        if cut:
            return Cut(_HALF if trouble is Trouble.GARBAGE else b"")
        return _late(planned.seconds, Reply(200, body)) if planned else Reply(200, body)


_BEFORE = frozenset({Trouble.TOO_MANY, Trouble.ERROR, Trouble.HTML, Trouble.GONE})


async def _late(seconds: float, reply: Reply) -> Answer:
    await asyncio.sleep(seconds)
    return reply


def _chat(params: Mapping[str, Any]) -> int | None:
    named = str(params.get("chat_id", ""))
    return int(named) if named.removeprefix("-").isdecimal() else None


def _refusal(refused: Refused) -> Reply:
    said: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.words}
    if refused.parameters:
        said["parameters"] = refused.parameters
    return Reply(refused.code, orjson.dumps(said))
