"""Where WeChat calls. A message is on disk before WeChat hears anything; then what is said to it may go in the answer.

A plain ASGI app, called for every message of a town: what every other request needs is not run for it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime

from starlette.types import Receive, Scope, Send

from bot import incidents
from bot.channels.reach import Accept, Reach
from bot.channels.tencent import calls, xml
from bot.channels.tencent.calls import Call, TurnedAway
from bot.channels.tencent.open_calls import HELD_FOR, HungUp, OpenCalls
from bot.channels.tencent.sealed import Forged, Sealed, seal
from bot.channels.wechat.envelope import NAME, Envelope, envelope
from domain.message import Address
from storage.work import Work

#: What WeChat wants to hear when there is nothing to say; to anything else it says it is out of order.
SUCCESS = b"success"

_XML = b"text/xml; charset=utf-8"

#: WeChat calls three times within so many seconds when it hears nothing; so many answers are remembered for it.
_TRIES_WITHIN = 20.0
_REMEMBERED = 1024


class Door:
    """``open_calls`` is where the channel finds the requests held open, by the person's id."""

    def __init__(
        self,
        sealed: Sealed,
        accept: Accept,
        open_calls: OpenCalls[str],
        now: Callable[[], datetime],
        *,
        plain_mode: bool,
    ) -> None:
        self._sealed = sealed
        self._accept = accept
        self._open_calls = open_calls
        self._now = now
        self._plain_mode = plain_mode
        #: What was said in a call, should WeChat not have heard it, and until when it may ask again.
        self._said: OrderedDict[str, tuple[bytes, float]] = OrderedDict()
        #: Until it is, WeChat is told to come again.
        self.open = False
        self._seldom = incidents.Seldom("wechat-door")

    @property
    def reach(self) -> Reach:
        """How it goes."""
        return Reach.WEBHOOK if self.open else Reach.STARTING

    @property
    def quiet_seconds(self) -> float | None:
        """Nothing: it is WeChat that calls."""
        return None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call. To whoever is not WeChat nothing is said but a number."""
        until = asyncio.get_running_loop().time() + HELD_FOR
        try:
            call = await calls.read(scope, receive)
            if not self.open:
                raise TurnedAway(503)
            if call.method == "GET":
                await calls.answer(send, 200, self._sealed.echo(call.query, self._now()).encode())
                return
            told = envelope(payload := self._opened(call))
            new = told.heard and await self._stored(told, payload, call.query)
        except TurnedAway as turned:
            await calls.answer(send, turned.status)
        except Forged:
            await calls.answer(send, 403)
        except Exception as error:
            self._seldom.report(error)
            await calls.answer(send, 503)
        else:
            if new and told.answered and not self._open_calls.full:
                await self._answered(told, call, until, receive, send)
            else:
                await self._heard(told, send)

    def _opened(self, call: Call) -> bytes:
        if self._plain_mode and "msg_signature" not in call.query:
            return self._sealed.open_plain(call.body, call.query, self._now())
        return self._sealed.open(call.body, call.query, self._now())

    async def _stored(self, told: Envelope, payload: bytes, query: Mapping[str, str]) -> bool:
        """Whether it is new; now it is on disk, and what may be said to the person because of it is counted."""
        opens, at = told.opens, told.at

        def count(work: Work) -> None:
            if opens is not None and at is not None:
                work.windows.open(Address(NAME, told.person), opens, at)

        return await self._accept(NAME, told.update_id, told.person or "-", payload, seal=seal(query), also=count)

    async def _answered(self, told: Envelope, call: Call, until: float, receive: Receive, send: Send) -> None:
        """What is said to the person meanwhile is said at once; what is said later is sent."""
        try:
            with self._open_calls.hold(told.person, told.update_id) as held:
                words = await held.answer(until, receive)
                body = SUCCESS if words is None else self._remembered(told, self._reply(told, call, words))
                await calls.answer(send, 200, body, calls.TEXT if words is None else _XML)
        except HungUp:
            return

    async def _heard(self, told: Envelope, send: Send) -> None:
        """Nothing is said, but to a message WeChat brings again: then it has not heard what was said the first time."""
        body, until = self._said.get(told.update_id, (b"", 0.0))
        if asyncio.get_running_loop().time() < until:
            await calls.answer(send, 200, body, _XML)
        else:
            await calls.answer(send, 200, SUCCESS)

    def _reply(self, told: Envelope, call: Call, words: str) -> bytes:
        """The words as WeChat reads them in an answer, encrypted as the call was."""
        now = self._now()
        plain = xml.write(
            {
                "ToUserName": told.person,
                "FromUserName": told.account,
                "CreateTime": int(now.timestamp()),
                "MsgType": "text",
                "Content": words,
            }
        )
        if "msg_signature" not in call.query:
            return plain
        return self._sealed.close(plain.decode(), now, call.query["nonce"])

    def _remembered(self, told: Envelope, body: bytes) -> bytes:
        while len(self._said) >= _REMEMBERED:
            self._said.popitem(last=False)
        self._said[told.update_id] = body, asyncio.get_running_loop().time() + _TRIES_WITHIN
        return body
