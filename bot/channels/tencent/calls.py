"""What calls us, as far as it is the same for every door of WeChat and WeCom: read within limits, answered.

Nothing is believed here: who called is for ``sealed`` to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

from starlette.types import Message, Receive, Scope, Send

#: Bytes of a body; real ones have a few kilobytes.
LARGEST = 64 * 1024

#: Seconds until all of a call must be here.
ALL_WITHIN = 5.0

#: Bytes of what follows an address; real ones have two hundred, or a little more than four times that to be echoed.
_LONGEST_QUERY = 4096

_LENGTH = b"content-length"

TEXT = b"text/plain; charset=utf-8"


class TurnedAway(Exception):
    """The call is answered with a number and nothing else."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


@dataclass(frozen=True, slots=True)
class Call:
    """GET tries the address, POST brings something."""

    method: str
    query: Mapping[str, str]
    body: bytes


async def read(scope: Scope, receive: Receive) -> Call:
    """All of a call. Raises TurnedAway."""
    method = scope["method"]
    if method not in ("GET", "POST"):
        raise TurnedAway(405)
    query = _query(scope["query_string"])
    if method == "GET":
        return Call(method, query, b"")
    if len(dict(scope["headers"]).get(_LENGTH, b"")) > len(str(LARGEST)):
        raise TurnedAway(413)
    first = at_once(receive)
    if first is not None and not first.get("more_body", False):
        # As a rule all of it is here, and no time has to be kept.
        return Call(method, query, await _body(first, receive))
    try:
        async with asyncio.timeout(ALL_WITHIN):
            return Call(method, query, await _body(first or await receive(), receive))
    except TimeoutError:
        raise TurnedAway(408) from None


def at_once(receive: Receive) -> Message | None:
    """What the server has for us already, None when it would have to be waited for."""
    asked = receive().__await__()
    try:
        next(asked)
    except StopIteration as ready:
        message: Message = ready.value
        return message
    asked.close()
    return None


async def answer(send: Send, status: int, body: bytes = b"", kind: bytes = TEXT) -> None:
    """The call is over."""
    headers = [(b"content-length", str(len(body)).encode()), (b"content-type", kind)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _query(raw: bytes) -> Mapping[str, str]:
    """Each name once: of two values one would be checked and the other believed."""
    if len(raw) > _LONGEST_QUERY or not raw.isascii():
        raise TurnedAway(403)
    pairs = [pair.partition("=") for pair in raw.decode().split("&") if pair]
    try:
        query = {name: unquote_plus(value, errors="strict") for name, _, value in pairs}
    except UnicodeDecodeError:
        raise TurnedAway(403) from None
    if len(query) != len(pairs):
        raise TurnedAway(403)
    return query


async def _body(message: Message, receive: Receive) -> bytes:
    """All that was sent, of which this is the first."""
    body = b""
    while True:
        if message["type"] != "http.request":
            raise TurnedAway(400)
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST:
            raise TurnedAway(413)
        if not message.get("more_body", False):
            return body
        message = await receive()
