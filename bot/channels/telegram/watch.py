"""Whether Telegram is still heard, and what is done when it is not: a new line first, then an end to the process.

A stall may be in any layer below, so nothing below is believed: only an answer counts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.ending import START_AGAIN, MustEnd

log = structlog.get_logger(__name__)

#: Seconds between two looks. What is counted are looks, not time: a process that was stopped has not been waiting.
LOOK_EVERY = 5.0

#: Seconds without an answer until the line is laid anew, and until the process ends.
RENEW_AFTER, END_AFTER = 90.0, 180.0

#: Seconds an old line may take to go.
_LETS_GO_WITHIN = 5.0


class Watch:
    def __init__(self) -> None:
        self._looks = 0

    def heard(self) -> None:
        """Telegram answered, whatever it said."""
        self._looks = 0

    @property
    def quiet(self) -> float:
        """Seconds without an answer."""
        return self._looks * LOOK_EVERY

    async def over(self, fetch: Callable[[], Awaitable[None]], renew: Callable[[], Awaitable[None]]) -> None:
        """Have ``fetch`` run for ever; when it hears nothing for long, begin again after ``renew``.

        Raises whatever ``fetch`` raises, and MustEnd when a new line did not help either.
        """
        fetching = asyncio.ensure_future(fetch())
        try:
            while not fetching.done():
                await asyncio.wait({fetching}, timeout=LOOK_EVERY)
                self._looks += 1
                if self.quiet >= END_AFTER:
                    log.error("telegram silent", seconds=int(self.quiet), then="end")
                    raise MustEnd("cli-telegram-silent", code=START_AGAIN)
                if self.quiet == RENEW_AFTER and not fetching.done():
                    log.warning("telegram silent", seconds=int(self.quiet), then="renew")
                    fetching.cancel()
                    await _at_most(renew(), _LETS_GO_WITHIN)
                    fetching = asyncio.ensure_future(fetch())
            fetching.result()
        finally:
            fetching.cancel()
            await asyncio.wait({fetching}, timeout=_LETS_GO_WITHIN)


async def _at_most(doing: Awaitable[None], seconds: float) -> None:
    """Wait for it so long; it may go on after that, nobody depends on it."""
    task = asyncio.ensure_future(doing)
    await asyncio.wait({task}, timeout=seconds)
    task.cancel()
