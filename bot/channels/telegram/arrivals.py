"""An update as it arrives, from whichever side: stored as it came, then a press answered before anything is done."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot import incidents
from bot.channels.reach import Accept
from bot.channels.telegram.receive import NAME, Envelope, envelope

#: What the bot wants to hear of; all else is never sent.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

#: So long a part of an album rests, for the other parts to come: no update says which is the last.
ALBUM_RESTS = timedelta(seconds=1.5)

#: Seconds the answers to presses have when the service ends.
_GRACE = 1.0

_NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,20})')


class Unnumbered(Exception):
    """An update without a number: it can neither be kept apart from others nor be forgotten by Telegram."""


class Arrivals:
    """``answer`` tells Telegram that a press was heard, so that the button stops waiting."""

    def __init__(self, accept: Accept, answer: Callable[[str], Awaitable[None]], now: Callable[[], datetime]) -> None:
        self._accept = accept
        self._answer = answer
        self._now = now
        self._answering: set[asyncio.Task[None]] = set()
        self._seldom = incidents.Seldom("telegram-answer")

    async def take(self, payload: bytes) -> int:
        """The update's number, once it is on disk. Raises Unnumbered, and whatever storing raised."""
        seen = _seen(payload)
        rests_until = self._now() + ALBUM_RESTS if seen.album else None
        await self._accept(NAME, seen.update_id, seen.conversation, payload, rests_until)
        if seen.callback is not None:
            answering = asyncio.create_task(self._tell(seen.callback))
            self._answering.add(answering)
            answering.add_done_callback(self._answering.discard)
        return int(seen.update_id)

    async def close(self) -> None:
        """The answers on their way have arrived, or are given up."""
        if not self._answering:
            return
        _, late = await asyncio.wait(self._answering, timeout=_GRACE)
        for answering in late:
            answering.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*late, return_exceptions=True)

    async def _tell(self, callback: str) -> None:
        try:
            await self._answer(callback)
        except Exception as error:
            # The press itself is stored; a button that waits too long is all that comes of this.
            self._seldom.report(error)


def _seen(payload: bytes) -> Envelope:
    """What storing needs to know, as far as it can be read: what is broken becomes a dead letter, not a standstill."""
    try:
        return envelope(payload)
    except ValueError:
        number = _NUMBER.search(payload)
    if number is None:
        raise Unnumbered
    return Envelope(number[1].decode(), "-", None, False)
