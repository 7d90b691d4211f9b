"""What a running service looks at again and again: what is due, whether all promises are kept, what has to go.

How often is said here; what a look finds and does is in ``handlers.deadlines``, ``bot.auditor`` and ``bot.clearing``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from bot import auditor, clearing, incidents
from bot.auditor import Auditor
from bot.clearing import Clearing
from bot.farewells import see_off
from bot.forgotten import clear
from bot.heartbeat import Heartbeat, Listener
from bot.inbox.hearing import drop_unheard
from bot.process import Process
from bot.settings import Settings
from bot.ticker import Ticker
from bot.timekeeper import Timekeeper, Trust
from handlers import routines
from handlers.deadlines import sweep
from storage.engine.database import Database
from storage.engine.failpoints import failpoint
from storage.photo.photos import PhotoStore
from storage.photo.store import StoreAway
from storage.town.towns import NoTown
from storage.work import Work

#: The turns of whoever audits, and of whoever clears away files.
AUDIT, CLEAR = "audit", "clear"

#: Seconds between two looks at which files have to go.
_CLEARED = 600.0

#: An upload nobody dealt with is kept so long (real time): long enough for an operator to retry a dead letter.
_UPLOADS_LIVE = timedelta(days=7)

#: Two readings of the clock, one right after the other, lie no further apart.
_APART = timedelta(minutes=1)


class Looks:
    """``say`` is called when something was queued."""

    def __init__(
        self,
        database: Database,
        photos: PhotoStore,
        now: Callable[[], datetime],
        settings: Settings,
        process: Process,
        *,
        say: Callable[[], None],
    ) -> None:
        self._database = database
        self._photos = photos
        self._now = now
        self._settings = settings
        self._process = process
        self._say = say
        self.heartbeat = Heartbeat(settings.data)
        self.timekeeper = Timekeeper()
        url = settings.heartbeat_url
        listener = None if url is None else Listener(url)
        self._auditor = Auditor(database, now, self.timekeeper, rung=say, listener=listener)
        self._clearing = Clearing(database, now, self.timekeeper, settings.keeping)

    def begin(self) -> Iterator[Ticker]:
        """A ticker for each look, not yet running."""
        yield Ticker("ticker", self.look, seconds=self._settings.tick_seconds)
        yield Ticker("auditor", self._audit, seconds=auditor.EVERY)
        yield Ticker("photos", self._clear, seconds=_CLEARED)
        yield Ticker("clearing", self._let_go, seconds=clearing.EVERY)

    def settle(self, work: Work) -> None:
        """The calendar has what this version of the program does by it; without a town there is nothing to do."""
        with contextlib.suppress(NoTown):
            routines.settle(work, self._now())

    async def sweep(self, now: datetime) -> int:
        """How much was done of what was due by then."""

        def unit(work: Work) -> int:
            acted = sweep(work, now)
            failpoint("sweep.before_commit")
            return acted

        acted = await self._database.transact(unit)
        failpoint("sweep.after_commit")
        acted += await see_off(self._database, self._settings, self._photos.store, now)
        if acted:
            self._say()
        return acted

    async def look(self) -> int:
        """As ``sweep`` unless nobody knows what time it is, and a sign that somebody looks."""
        # Whether the time can be believed is asked before and after it is read: it may jump, and back, in between. A
        # single reading can be wrong while those around it are right, so it is read twice.
        before, first, after, now = self.timekeeper.look(), self._now(), self.timekeeper.look(), self._now()
        steady = before is not Trust.DOUBTED and after is Trust.STEADY
        acted = await self.sweep(now) if steady and abs(now - first) < _APART else 0
        self.heartbeat.beat()
        return acted

    async def _audit(self) -> int:
        return await self._auditor.audit() if self._process.has(AUDIT) else 0

    async def _clear(self) -> int:
        """What has to go goes as soon as the photos can be reached."""
        if self._process.has(CLEAR):
            await clear(self._database, self._photos.store)
        return 0

    async def _let_go(self) -> int:
        """What is kept no longer goes, and what nobody came for with it."""
        gone = await self._clearing.look() if self._process.has(CLEAR) else 0
        if gone:
            await self.drop_uploads()
        return gone

    async def drop_uploads(self) -> None:
        """What nobody came for is dropped, if the photos can be reached: the service goes on all the same."""
        long_ago = datetime.now(UTC) - _UPLOADS_LIVE
        try:
            await self._photos.drop_abandoned(long_ago)
            await drop_unheard(self._database, self._photos.recordings, long_ago)
        except StoreAway as away:
            incidents.report(away, where="photos")
