"""The real program on a database of its own, and a hand on its clock, which only moves when it is moved.

Who talks to it, and how, is no business of this module.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot import app
from bot.app import Linzhang
from bot.bringing_in import announce
from bot.channels.lab.clock import LabClock
from bot.language.notices import notice_reader
from bot.rehearsal.mistakes import CannotPlay
from bot.settings import Settings
from storage.work import Work

#: What became of a message that needs nothing more; every other state is trouble when all is quiet.
_DELIVERED = frozenset({"sent", "superseded"})


class Program:
    """Not running until it is started. ``starts`` is the moment it will be then."""

    def __init__(self, settings: Settings, starts: datetime) -> None:
        self._settings = settings
        self._now = starts
        self._open = contextlib.AsyncExitStack()
        self._service: Linzhang | None = None

    @property
    def service(self) -> Linzhang:
        """The service; only between start and stop."""
        assert self._service is not None
        return self._service

    def now(self) -> datetime:
        """The moment it is, also while the program is stopped."""
        return self._now

    def move(self, to: datetime) -> None:
        """It is ``to`` from now on; nothing has happened yet because of it."""
        self._now = to

    async def start(self) -> None:
        """The program is there, and has done nothing yet."""
        clock = LabClock(real=self.now)
        self._service = await self._open.enter_async_context(app.opened(self._settings, strict_words=True, clock=clock))

    async def stop(self) -> None:
        """The program ends."""
        self._service = None
        await self._open.aclose()

    async def settle(self) -> None:
        """Everything has come in and gone out that could by now."""
        await self.service.catch_up()

    async def next_stop(self, to: datetime) -> datetime:
        """The next moment on the way at which something happens by itself, else ``to``."""
        due = await self.service.database.read(lambda work: work.next_moment())
        return due if due is not None and self._now < due < to else to

    async def stand_still(self, span: timedelta) -> None:
        """The program was stopped for so long, and is there again."""
        await self.stop()
        self._now += span
        await self.start()

    async def announce(self, notice: str) -> None:
        """An administrator loaded the notice. Raises CannotPlay when it cannot be understood."""
        read = notice_reader(self.service.texts).read(notice)
        for flaw in read.flaws:
            raise CannotPlay("rehearsal-notice-wrong", what=flaw)
        await announce(self.service, read.year)

    async def troubles(self) -> tuple[int, int]:
        """How many payloads could not be dealt with, and how many messages were not delivered."""

        def count(work: Work) -> tuple[int, Mapping[str, int]]:
            return sum(work.inbox.reasons().values()) + work.inbox.failing(), work.deliveries.counts()

        dead, states = await self.service.database.read(count)
        return dead, sum(n for state, n in states.items() if state not in _DELIVERED)
