"""A background loop: one step after another while there is work, then asleep until woken."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Awaitable, Callable, Iterable

from bot import incidents

#: Asleep no longer than so many seconds: a wake that got lost delays, it does not stop.
_NAP = 1.0


class Loop:
    """``step`` says how much it did; 0 sends the loop to sleep, at most for so many seconds as ``nap`` says."""

    def __init__(
        self, name: str, step: Callable[[], Awaitable[int]], nap: Callable[[], float] = lambda: math.inf
    ) -> None:
        self._step = step
        self._nap = nap
        self._waker = asyncio.Event()
        self._seldom = incidents.Seldom(name)

    def wake(self) -> None:
        """There is something to do."""
        self._waker.set()

    async def run(self) -> None:
        """Go on until cancelled. A step that fails is reported and tried again after a nap nobody cuts short."""
        while True:
            try:
                while await self._step():
                    pass
            except Exception as error:
                self._seldom.report(error)
                await asyncio.sleep(_NAP)
                continue
            with contextlib.suppress(TimeoutError):
                # Not wait_for: Python 3.11's loses a cancellation that comes together with the wake.
                async with asyncio.timeout(min(_NAP, self._nap())):
                    await self._waker.wait()
            self._waker.clear()


async def side_by_side(doings: Iterable[Awaitable[None]]) -> None:
    """Return when all are done. The first error is raised then, not before: nobody is left behind still at work."""
    for outcome in await asyncio.gather(*doings, return_exceptions=True):
        if outcome is not None:
            raise outcome
