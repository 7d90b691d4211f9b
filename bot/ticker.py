"""The ticker: APScheduler says "look now", again and again; what is due stands in the database.

A tick that is missed, late or doubled changes nothing: whoever looks acts on what is true at that moment.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import incidents

#: When nobody was told to look for so many times as long as it should take, it is looked all the same.
_OVERDUE = 2


class Ticker:
    """``look`` says how much it acted upon; it is called until it says 0, then again after so many seconds."""

    def __init__(self, name: str, look: Callable[[], Awaitable[int]], *, seconds: float) -> None:
        self._look = look
        self._seconds = seconds
        self._seldom = incidents.Seldom(name)
        # The scheduler only wakes, on the spot. Were the looks its own, it would break them off when it stops, and
        # complain of each.
        self._scheduler = AsyncIOScheduler(timezone=UTC, executors={"default": DebugExecutor()})
        self._due = asyncio.Event()

    async def run(self) -> None:
        """Go on until cancelled; the first look is at once. One that fails is reported, and the next one comes."""
        self._scheduler.start()
        try:
            while True:
                await self._look_at_all()
                self._wake_after(timedelta(seconds=self._seconds))
                await self._until_due()
        finally:
            self._scheduler.shutdown(wait=False)

    async def _look_at_all(self) -> None:
        try:
            while await self._look():
                pass
        except Exception as error:
            self._seldom.report(error)

    def _wake_after(self, pause: timedelta) -> None:
        """Wake once, so much later. A job that repeats would count every tick it missed, years of them one by one."""
        self._due.clear()
        at = datetime.now(UTC) + pause
        self._scheduler.add_job(
            self._due.set, "date", run_date=at, id="look", replace_existing=True, misfire_grace_time=None
        )

    async def _until_due(self) -> None:
        """The scheduler counts by the clock of the machine: where that is set back by two days it would wake nobody for
        two days. So it is waited for by a clock nobody can set, and not for ever.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_OVERDUE * self._seconds):
                await self._due.wait()
