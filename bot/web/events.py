"""News for open pages: server-sent events that tell that something on the phones has changed, not what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import StreamingResponse

from bot.channels.lab.clock import LabClock
from storage.engine.database import Database

#: Seconds between two looks; the database is only asked while somebody listens.
EVERY = 0.15

#: A line nobody reads after so many looks in which nothing changed, so that no proxy takes the connection for dead.
QUIET_LOOKS = 100

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class Events:
    """One for the app. Every stream ends soon after ``closing`` is set."""

    def __init__(self, database: Database, clock: LabClock, closing: asyncio.Event) -> None:
        self._database = database
        self._clock = clock
        self._closing = closing

    async def listen(self, _request: Request) -> StreamingResponse:
        """A stream that says "changed" at once and whenever a phone or the clock changes."""
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=_HEADERS)

    async def _stream(self) -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        told: tuple[object, ...] = ()
        quiet = 0
        while not self._closing.is_set():
            seen = (await self._database.read(lambda work: work.lab.version()), self._clock.offset)
            quiet = 0 if seen != told else quiet + 1
            if seen != told:
                told = seen
                yield "event: changed\ndata:\n\n"
            elif quiet % QUIET_LOOKS == 0:
                yield ":\n\n"
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), EVERY)
