"""The way in for payloads: stored raw and committed before anybody hears "OK"."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from datetime import datetime

from storage.engine.database import Database
from storage.engine.failpoints import failpoint
from storage.work import Work

#: It is calm when for so many seconds nobody came and nobody is being let in.
CALM = 0.003


class Intake:
    """``stored`` is called whenever something lies there to be handled."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], *, stored: Callable[[], None] = lambda: None
    ) -> None:
        self._database = database
        self._now = now
        self._stored = stored
        self._at_the_door = 0
        #: By the clock of the loop: when the last one came or went, and when the first came after nobody had.
        self._last, self._first = -math.inf, -math.inf

    async def accept(
        self,
        channel: str,
        update_id: str,
        conversation: str,
        payload: bytes,
        rests_until: datetime | None = None,
        *,
        seal: str | None = None,
        also: Callable[[Work], None] | None = None,
    ) -> bool:
        """Whether the payload is new. Now it is on disk; when this raises instead, the platform must send it again.

        It is not taken before ``rests_until``: what belongs with it may still be on its way. What comes with the
        ``seal`` of another call is not new. ``also`` is done where it is new, in the same transaction.
        """
        now = self._now()

        def unit(work: Work) -> bool:
            if seal is not None and not work.seals.use(seal, now):
                return False
            new = work.inbox.store(
                channel=channel,
                update_id=update_id,
                conversation=conversation,
                payload=payload,
                now=now,
                rests_until=rests_until,
            )
            if new and also is not None:
                also(work)
            failpoint("intake.before_commit")
            return new

        self._knock()
        try:
            new = await self._database.transact_first(unit)
        finally:
            self._at_the_door -= 1
            self._last = asyncio.get_running_loop().time()
        failpoint("intake.after_commit")
        self._stored()
        return new

    def _knock(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._calm_at(now):
            self._first = now
        self._at_the_door += 1

    async def calm(self, within: float) -> bool:
        """Whether nobody comes any more, waited for until so many seconds after the first of them came."""
        clock = asyncio.get_running_loop().time
        while not self._calm_at(now := clock()):
            if now >= self._first + within:
                return False
            await asyncio.sleep(CALM)
        return True

    def _calm_at(self, now: float) -> bool:
        return not self._at_the_door and now >= self._last + CALM
