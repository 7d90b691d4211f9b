"""Where WeCom brings what is said to the robot: stored before the answer, and answered at once where that is possible.

A plain ASGI app like the other doors. The request stays open for a moment, so that what the bot has to say stands right
below what was said; what comes later goes by a link.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

import orjson
from starlette.types import Receive, Scope, Send

from bot import incidents
from bot.channels.reach import Accept
from bot.channels.tencent import calls
from bot.channels.tencent.calls import Call, TurnedAway
from bot.channels.tencent.open_calls import HELD_FOR, HungUp, OpenCalls
from bot.channels.tencent.sealed import Forged, Sealed, seal
from bot.channels.wecom.receive import NAME
from bot.channels.wecom.robot.receive import ROBOT, Envelope, envelope

_JSON = b"application/json; charset=utf-8"


class Door:
    """Closed until ``open`` is true: WeCom is told to come again.

    ``note`` keeps where a message may be answered later.
    """

    def __init__(
        self,
        sealed: Sealed,
        held: OpenCalls[Mapping[str, Any]],
        *,
        accept: Accept,
        note: Callable[[Envelope], Awaitable[None]],
        now: Callable[[], datetime],
    ) -> None:
        self.open = False
        self._sealed = sealed
        self._calls = held
        self._accept = accept
        self._note = note
        self._now = now
        self._seldom = incidents.Seldom("wecom-robot")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call. Of what WeCom did not sign nothing is believed."""
        until = asyncio.get_running_loop().time() + HELD_FOR
        body = b""
        try:
            call = await calls.read(scope, receive)
            if call.method == "POST":
                await self._taken(call, until, receive, send)
                return
            body = self._sealed.echo(call.query, self._now()).encode()
            status = 200
        except Forged:
            status = 403
        except TurnedAway as away:
            status = away.status
        await calls.answer(send, status, body)

    async def _taken(self, call: Call, until: float, receive: Receive, send: Send) -> None:
        """Answered once it is on disk, with what there is to say; refused, and WeCom brings it again.

        Raises Forged, TurnedAway.
        """
        payload = self._sealed.open_part(_encrypted(call.body), call.query, self._now())
        if not self.open:
            raise TurnedAway(503)
        told = _told(payload, call)
        try:
            if told.answer_link:
                await self._note(told)
            new = await self._accept(NAME, ROBOT + told.update_id, told.chat, payload, seal=seal(call.query))
        except Exception as error:
            self._seldom.report(error)
            raise TurnedAway(503) from None
        if new and told.asks and not self._calls.full:
            await self._answer(told, until, receive, send)
        else:
            await calls.answer(send, 200)

    async def _answer(self, told: Envelope, until: float, receive: Receive, send: Send) -> None:
        """What is said in time is said at once; else what comes goes by a link."""
        with contextlib.suppress(HungUp), self._calls.hold(key(told.chat, told.card), told.message_id) as held:
            answer = await held.answer(until, receive)
            await calls.answer(send, 200, b"" if answer is None else self._closed(answer), _JSON)

    def _closed(self, answer: Mapping[str, Any]) -> bytes:
        closed = self._sealed.close_part(orjson.dumps(answer).decode(), self._now(), secrets.token_hex(8))
        parts = {
            "encrypt": closed.encrypted,
            "msgsignature": closed.signature,
            "timestamp": closed.timestamp,
            "nonce": closed.nonce,
        }
        return orjson.dumps(parts)


def key(chat: str, card: str = "") -> str:
    """What a call waits under: for words said in the chat, or for a card to change there."""
    return f"{chat}\n{card}"


def _encrypted(body: bytes) -> str:
    """The part of the body that only WeCom and we can read. Raises Forged."""
    try:
        encrypted = orjson.loads(body)["encrypt"]
    except (ValueError, KeyError, TypeError):
        raise Forged from None
    if not isinstance(encrypted, str):
        raise Forged
    return encrypted


def _told(payload: bytes, call: Call) -> Envelope:
    """What storing needs to know; what is signed and cannot be read becomes a dead letter, under its signature."""
    try:
        return envelope(payload)
    except ValueError:
        return Envelope(seal(call.query), "", "-", "", "", asks=False)
