"""The ticker: APScheduler says "look now", again and again; what is due stands in the database.

A tick that is missed, late or doubled changes nothing: whoever looks acts on what is true at that moment.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import incidents

#: When nobody looked for so many times as long as it should take, the scheduler is told to begin anew.
_OVERDUE = 2


class Ticker:
    """``look`` says how much it acted upon; it is called until it says 0, then again after so many seconds."""

    def __init__(self, name: str, look: Callable[[], Awaitable[int]], *, seconds: float) -> None:
        self._look = look
        self._seconds = seconds
        self._seldom = incidents.Seldom(name)
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._looking = False
        self._looked_at = 0.0

    async def run(self) -> None:
        """Go on until cancelled; the first look is at once. One that fails is reported, and the next one comes.

        The scheduler counts by the clock of the machine: where that is set back by two days it would wake nobody for
        two days. So it is watched by a clock nobody can set.
        """
        self._looked_at = asyncio.get_running_loop().time()
        self._arm(timedelta())
        self._scheduler.start()
        try:
            while True:
                await asyncio.sleep(self._seconds)
                if self._overdue():
                    self._arm(timedelta())
        finally:
            self._scheduler.shutdown(wait=False)

    def _arm(self, after: timedelta) -> None:
        """Look once, so much later. A job that repeats would count every tick it missed, years of them one by one."""
        at = datetime.now(UTC) + after
        self._scheduler.add_job(
            self._tick, "date", run_date=at, id="look", replace_existing=True, misfire_grace_time=None
        )

    def _overdue(self) -> bool:
        since = asyncio.get_running_loop().time() - self._looked_at
        return not self._looking and since > _OVERDUE * self._seconds

    async def _tick(self) -> None:
        self._looking = True
        try:
            while await self._look():
                pass
        except Exception as error:
            self._seldom.report(error)
        finally:
            self._looking, self._looked_at = False, asyncio.get_running_loop().time()
        self._arm(timedelta(seconds=self._seconds))
