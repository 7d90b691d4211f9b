"""Where WeCom calls the app: everything is decrypted and believed first, stored next, and answered last, with nothing.

A plain ASGI app. Whatever is to be said goes out through the courier: WeCom only wants to hear that it was taken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from starlette.types import Receive, Scope, Send

from bot import incidents
from bot.channels.reach import Accept
from bot.channels.tencent import calls
from bot.channels.tencent.calls import Call, TurnedAway
from bot.channels.tencent.sealed import Forged, Sealed, seal
from bot.channels.wecom.receive import NAME, Envelope, envelope
from domain.message import Address
from storage.work import Work


class Door:
    """Closed until ``open`` is true: WeCom is told to come again."""

    def __init__(self, sealed: Sealed, *, accept: Accept, now: Callable[[], datetime]) -> None:
        self.open = False
        self._sealed = sealed
        self._accept = accept
        self._now = now
        self._seldom = incidents.Seldom("wecom-door")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        status, body = 200, b""
        try:
            call = await calls.read(scope, receive)
            if call.method == "GET":
                body = self._sealed.echo(call.query, self._now()).encode()
            else:
                status = await self._taken(call)
        except Forged:
            status = 403
        except TurnedAway as away:
            status = away.status
        await calls.answer(send, status, body)

    async def _taken(self, call: Call) -> int:
        """200 once it is on disk; anything else and WeCom brings it again."""
        now = self._now()
        payload = self._sealed.open(call.body, call.query, now)
        if not self.open:
            return 503
        outside = envelope(payload)
        also = partial(_keep, outside, now) if outside.code else None
        try:
            await self._accept(NAME, outside.update_id, outside.conversation, payload, seal=seal(call.query), also=also)
        except Exception as error:
            self._seldom.report(error)
            return 503
        return 200


def _keep(pressed: Envelope, now: datetime, work: Work) -> None:
    """The card can be changed once more: what comes of the press may want to."""
    work.card_codes.keep(pressed.code, Address(NAME, pressed.conversation), pressed.task, now)
