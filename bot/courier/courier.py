"""Which messages are taken out when. What then becomes of each is the errand's.

A message that is under way holds up its own chat and nothing else.
"""

from __future__ import annotations

import asyncio
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from bot.channels import Channel
from bot.courier.errand import Errands
from bot.courier.pace import Pace, after_the_crowd
from bot.entrances import Resolve, only_typed
from bot.language.text import Texts
from bot.loop import Loop
from bot.pages.links import NO_LINKS, Links
from bot.process import Alone, Process
from domain.message import Address
from domain.town import Town
from storage.engine.database import Database
from storage.engine.failpoints import failpoint
from storage.mail.deliveries import Queued
from storage.photo.photos import PhotoStore
from storage.work import Work

#: So many messages of one channel are under way at the same time, each to another chat.
AT_ONCE = 32

#: A chat that has to wait longer is passed over in the database, where it is also known after a restart.
_LONG_REST = timedelta(seconds=5)

#: Seconds the messages under way get to arrive when the service ends.
_LAST_MOMENT = 3.0

#: Seconds between two looks at the least, when nothing new was queued and nothing has arrived.
_SHORTEST_NAP = 0.02


def speaks_on(channel: str) -> str:
    """The turn of whoever speaks on a channel that sets limits: how much was said lately is in its memory alone."""
    return f"send:{channel}"


class Courier:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        photos: PhotoStore,
        texts: Texts,
        now: Callable[[], datetime],
        entrance: Resolve = only_typed,
        links: Links = NO_LINKS,
        process: Process | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._now = now
        self._process = process or Alone(database, (), now)
        self._errands = Errands(database, channels, photos, texts, now, entrance, links, self._process)
        self._loop = Loop("courier", self._set_out, self._nap)
        self._one_at_a_time = asyncio.Lock()
        self._under_way: dict[int, asyncio.Task[datetime | None]] = {}
        self._busy: Counter[str] = Counter()
        self._paces: dict[str, Pace] = {}
        #: The channels with limits that are ours to speak on, as they were at the last look.
        self._ours: frozenset[str] = frozenset()
        self._rests: dict[Address, datetime] = {}
        self._troubles: list[BaseException] = []

    def wake(self) -> None:
        """Something was queued."""
        self._loop.wake()

    async def run(self) -> None:
        """Take out whatever may go, until cancelled; then what is under way gets a moment to arrive."""
        try:
            await self._loop.run()
        finally:
            if self._under_way:
                await asyncio.wait([*self._under_way.values()], timeout=_LAST_MOMENT)
            await _called_back(self._under_way.values())

    async def step(self) -> int:
        """How many messages were taken out; 0 when none may go now. All that was under way has come to an end."""
        before = frozenset(self._under_way)
        taken = await self._set_out()
        try:
            if self._under_way:
                await asyncio.wait([*self._under_way.values()])
        except asyncio.CancelledError:
            await _called_back(task for id, task in self._under_way.items() if id not in before)
            raise
        self._complain()
        return taken

    async def call_back(self) -> None:
        """Nothing is under way any more: what this process had taken out may be another one's by now."""
        await _called_back(self._under_way.values())

    async def _set_out(self) -> int:
        """How many messages were taken out. They are under way now, and nobody waits for them here."""
        async with self._one_at_a_time:
            self._complain()
            if not self._process.sure:
                return 0
            now, under_way, holder = self._now(), frozenset(self._under_way), self._process.id
            self._take_turns(now)
            resting, room = self._resting(now), self._room(now)
            rests, self._rests = self._rests, {}

            def unit(work: Work) -> tuple[tuple[Queued, ...], Town]:
                for chat, until in rests.items():
                    work.deliveries.rest(chat, until)
                work.deliveries.recover(now, under_way, holder)
                claimed = work.deliveries.claim(AT_ONCE, now, resting=resting, room=room, holder=holder)
                return tuple([queued for queued in claimed if not self._waits(work, queued, now)]), work.town

            claimed, town = await self._errands.note_all_owed(unit)
            failpoint("courier.claimed")
            if holder != self._process.id:
                # Buried meanwhile: what was taken out in that name is anybody's.
                return 0
            # That one came back may be noted and the answer lost: then it is taken out before its errand has ended.
            free = [queued for queued in claimed if queued.id not in self._under_way]
            for queued in free:
                self._send_off(queued, town, now)
            return len(free)

    def _take_turns(self, now: datetime) -> None:
        """On a channel whose limits somebody else may have used up until now, one begins as if they had."""
        ours = frozenset(name for name in self._channels if self._process.has(speaks_on(name)))
        for name in ours - self._ours if self._process.among_others else ():
            self._paces.pop(name, None)
            if (pace := self._pace(name)) is not None:
                pace.take_over(now)
        self._ours = ours

    def _waits(self, work: Work, queued: Queued, now: datetime) -> bool:
        """Whether it was taken out too early, and waits in the database."""
        pace = self._paces.get(queued.to.channel)
        if pace is None:
            return False
        if queued.public and (free_at := pace.groups_free_at(now)) is not None:
            work.deliveries.not_sent(queued.id)
            work.deliveries.rest(queued.to, free_at)
            return True
        until = after_the_crowd(pace.limits, queued.to.chat, now) if queued.calm else None
        if until is not None:
            work.deliveries.put_off(queued.id, until)
        return until is not None

    def _send_off(self, queued: Queued, town: Town, now: datetime) -> None:
        to, pace = queued.to, self._pace(queued.to.channel)
        if pace is not None:
            free_at = pace.goes(to.chat, now, public=queued.public)
            if free_at - now > _LONG_REST:
                self._rests[to] = free_at

        def ended(task: asyncio.Task[datetime | None]) -> None:
            del self._under_way[queued.id]
            self._busy[to.channel] -= 1
            until = self._ended(task)
            if pace is not None:
                pace.arrived(to.chat, self._now(), public=queued.public)
                if until is not None:
                    pace.halt(to.chat, until)
            self._loop.wake()

        task = asyncio.create_task(self._errands.run(queued, town))
        self._under_way[queued.id] = task
        self._busy[to.channel] += 1
        task.add_done_callback(ended)

    def _ended(self, task: asyncio.Task[datetime | None]) -> datetime | None:
        """What the errand returned; None when it was cancelled or failed, which is raised in the next step."""
        if task.cancelled():
            return None
        if (error := task.exception()) is not None:
            self._troubles.append(error)
            return None
        return task.result()

    def _complain(self) -> None:
        """Raise the first error of those that were under way, if there is one."""
        troubles, self._troubles = self._troubles, []
        if troubles:
            raise troubles[0]

    def _pace(self, name: str) -> Pace | None:
        """How fast that channel may be spoken on; None when it sets no limits."""
        channel = self._channels.get(name)
        if channel is None or channel.features.limits is None:
            return None
        if name not in self._paces:
            self._paces[name] = Pace(channel.features.limits)
        return self._paces[name]

    def _resting(self, now: datetime) -> frozenset[Address]:
        return frozenset(Address(name, chat) for name, pace in self._paces.items() for chat in pace.resting(now))

    def _room(self, now: datetime) -> Mapping[str, int]:
        """How many more messages each channel may have under way; none where it is another process's turn to speak."""
        room = {}
        for name in self._channels:
            pace, places = self._pace(name), AT_ONCE - self._busy[name]
            if pace is not None:
                places = min(places, pace.room(now)) if name in self._ours else 0
            room[name] = places
        return room

    def _nap(self) -> float:
        """Seconds until something may go that may not go now."""
        now = self._now()
        moments = [moment for pace in self._paces.values() if (moment := pace.next_moment(now)) is not None]
        return max(_SHORTEST_NAP, (min(moments) - now).total_seconds()) if moments else math.inf


async def _called_back(tasks: Iterable[asyncio.Task[datetime | None]]) -> None:
    """Those under way are cancelled, and have ended."""
    for task in (going := [*tasks]):
        task.cancel()
    await asyncio.gather(*going, return_exceptions=True)
