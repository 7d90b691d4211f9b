"""What is kept no longer goes: once a day, a portion at a time, so that nobody waits for it.

What goes is in ``storage.upkeep.retention``. A clock that was set wrong would have everything be old: so nothing goes
before the service ran for a while, nor while the clock cannot be believed.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.timekeeper import Timekeeper
from storage.engine.database import Database
from storage.engine.times import from_us
from storage.upkeep.retention import CLEARED, Bookmark, Keeping, Portion
from storage.work import Work

#: Seconds between two looks at whether it is time, and until the first of them that counts.
EVERY = 1800.0

#: So long after it was done it is done again.
_AGAIN = timedelta(days=1)

#: Seconds others have between two portions.
_BREATH = 0.02


class Clearing:
    """``rest`` waits for so many seconds, ``passed`` tells how many have."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        timekeeper: Timekeeper,
        keeping: Keeping,
        *,
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
        passed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._now = now
        self._timekeeper = timekeeper
        self._keeping = keeping
        self._rest = rest
        self._passed = passed
        self._began = passed()

    async def look(self) -> int:
        """How much went, when it is time; else 0."""
        if self._passed() - self._began < EVERY or self._timekeeper.doubted or not self._timekeeper.settled:
            return 0
        now = self._now()
        cleared = await self._database.read(lambda work: work.meta.get(CLEARED))
        if cleared is not None and timedelta() <= now - from_us(int(cleared)) < _AGAIN:
            return 0
        return await self._clear(now)

    async def _clear(self, now: datetime) -> int:
        at, gone = Bookmark(), 0
        while True:
            portion = await self._portion(at, now)
            gone += portion.gone
            if portion.next is None:
                return gone
            if self._timekeeper.doubted:
                return 0
            at = portion.next
            await self._rest(_BREATH)

    async def _portion(self, at: Bookmark, now: datetime) -> Portion:
        def unit(work: Work) -> Portion:
            return work.retention.go_on(at, self._keeping, now)

        return await self._database.transact(unit)
