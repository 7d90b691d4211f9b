"""The ticker: APScheduler says "look now"; what is due stands in the database.

A tick that is missed, late or doubled changes nothing: the sweep acts on what is true at that moment.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import incidents


class Ticker:
    """``sweep`` says how many clocks it acted upon; it is called until it says 0."""

    def __init__(self, sweep: Callable[[], Awaitable[int]], *, seconds: float) -> None:
        self._sweep = sweep
        self._seconds = seconds
        self._scheduler = AsyncIOScheduler()
        self._seldom = incidents.Seldom("ticker")

    def start(self) -> None:
        """Look from now on every so many seconds."""
        self._scheduler.add_job(self._look, "interval", seconds=self._seconds, coalesce=True, max_instances=1)
        self._scheduler.start()

    def stop(self) -> None:
        """Look no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _look(self) -> None:
        try:
            while await self._sweep():
                pass
        except Exception as error:
            self._seldom.report(error)
