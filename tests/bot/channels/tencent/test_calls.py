"""A call is read within limits, whoever makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from bot.channels.tencent import calls
from bot.channels.tencent.calls import LARGEST, Call, TurnedAway
from tests.bot.channels.tencent.knocking import knock

HALF = [{"type": "http.request", "body": b"half", "more_body": True}]


async def door(scope: Scope, receive: Receive, send: Send) -> None:
    """Shows what was read."""
    try:
        call = await calls.read(scope, receive)
    except TurnedAway as turned:
        await calls.answer(send, turned.status)
    else:
        await calls.answer(send, 200, repr(call).encode())


async def test_a_call_is_read_whole() -> None:
    pieces = [*HALF, {"type": "http.request", "body": b" and half"}]
    read = Call("POST", {"nonce": "1", "echostr": "a b"}, b"half and half")

    assert await knock(door, pieces, query=b"nonce=1&echostr=a%20b") == (200, repr(read).encode())


async def test_whoever_tries_the_address_brings_nothing_else() -> None:
    assert await knock(door, b"ignored", method="GET") == (200, repr(Call("GET", {}, b"")).encode())


TURNED_AWAY: Mapping[str, tuple[int, Mapping[str, Any]]] = {
    "another method": (405, {"method": "PUT"}),
    "too much": (413, {"body": b"x" * (LARGEST + 1)}),
    "too much announced": (413, {"headers": [(b"content-length", b"1048576")]}),
    "half of it": (400, {"body": [*HALF, {"type": "http.disconnect"}]}),
    "a name twice": (403, {"query": b"nonce=1&nonce=2"}),
    "an address without end": (403, {"query": b"nonce=" + b"1" * 5000}),
    "half a character": (403, {"query": b"nonce=%E7%81"}),
    "no letters": (403, {"query": b"nonce=\xff"}),
}


@pytest.mark.parametrize(("status", "what"), TURNED_AWAY.values(), ids=TURNED_AWAY)
async def test_what_is_no_call_of_the_platform_is_turned_away(status: int, what: Mapping[str, Any]) -> None:
    assert await knock(door, **what) == (status, b"")


async def test_who_never_finishes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "ALL_WITHIN", 0.02)

    assert await knock(door, HALF) == (408, b"")
