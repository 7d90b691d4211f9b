"""The auditor: asks every ten minutes whether all promises are kept, and says so, or raises an alarm.

It reads beside the service, a slice at a time, and believes only what it saw twice, a minute apart: what a sweep mends
by then was not broken. What must hold is in ``storage.upkeep.audit``, who hears of it in ``handlers.nagging.alarms``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.heartbeat import Listener
from bot.timekeeper import Timekeeper
from handlers.nagging import alarms
from storage.engine.database import Database
from storage.engine.times import to_us
from storage.town.towns import NoTown
from storage.upkeep.audit import Bookmark, Breach, Finding, Leeway, Slice
from storage.work import Work

log = structlog.get_logger(__name__)

#: Seconds between two audits.
EVERY = 600.0

#: Seconds between the two looks of one audit.
AGAIN = 60.0

#: Seconds others have between two slices.
_BREATH = 0.01

#: The fact under which it stands when the last audit came to its end.
AUDITED = "audited-at-us"


class Auditor:
    """``rung`` is called when somebody is to be told. ``listener`` hears of every audit that found all well.

    ``rest`` waits for so many seconds.
    """

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        timekeeper: Timekeeper,
        *,
        rung: Callable[[], None],
        listener: Listener | None = None,
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._now = now
        self._timekeeper = timekeeper
        self._rung = rung
        self._listener = listener
        self._rest = rest

    async def audit(self) -> int:
        """One whole audit; 0, for there is nothing to be gone on with."""
        found = await self._seen_twice()
        now = self._now()

        def unit(work: Work) -> int:
            work.meta.put(AUDITED, str(to_us(now)))
            return alarms.report(work, found, now)

        try:
            changed = await self._database.transact(unit)
        except NoTown:
            return 0
        if changed:
            log.warning("alarms", standing=len(found), changed=changed)
            self._rung()
        if self._listener is not None and not found:
            await self._listener.hear()
        return 0

    async def _seen_twice(self) -> frozenset[Finding]:
        """What is broken now and was a minute ago; while nobody knows what time it is, what was known before."""
        if self._timekeeper.doubted:
            standing = await self._database.read(lambda work: work.alarms.standing())
            return frozenset(standing) | {Finding(Breach.CLOCK)}
        found = await self._found()
        if found:
            await self._rest(AGAIN)
            found &= await self._found()
        return found if self._timekeeper.settled else found | {Finding(Breach.CLOCK)}

    async def _found(self) -> frozenset[Finding]:
        """Everything that is broken as far as it can be seen now."""
        now = self._now()

        def begin(work: Work) -> tuple[Leeway, frozenset[Finding]]:
            return alarms.leeway(work, now), frozenset(alarms.owed(work, now))

        try:
            leeway, found = await self._database.read(begin)
        except NoTown:
            return frozenset()
        at: Bookmark | None = Bookmark()
        while at is not None:
            seen = await self._slice(at, leeway)
            found, at = found | seen.found, seen.next
            await self._rest(_BREATH)
        return found

    async def _slice(self, at: Bookmark, leeway: Leeway) -> Slice:
        return await self._database.read(lambda work: work.audit.look(at, leeway))
