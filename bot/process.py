"""This running service among the others of its town: it shows that it lives, and knows whose turn it is.

A process counts on in the database; the others see by their own clocks when one no longer does, and bury it: whatever
it held is free. One that stood still so long finds itself buried, lets go of everything and begins anew under another
number. Nobody's clock is compared with anybody else's.
"""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from functools import partial
from typing import NamedTuple, Protocol

from bot import incidents
from bot.roles import Role
from storage.engine.database import Database
from storage.engine.disk import disk_is_to_blame
from storage.processes import Process as Listed
from storage.work import Work

#: Seconds between two beats, and without one until a process is buried; whoever beat can be sure for so many seconds
#: that nobody has buried it.
BEAT, BURIED_AFTER, SURE_FOR = 2.0, 10.0, 8.0

#: Seconds until a beat that failed is made up for: nothing is sent until it is known whether others went on without us.
TRIES_AGAIN = 0.5

#: Whoever did not look for so many seconds cannot tell what the others did meanwhile.
_LOOKED_AWAY = 3 * BEAT

#: A clock that goes on while the machine sleeps, where there is one.
_clock = partial(time.clock_gettime, getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Process(Protocol):
    """``id`` is its number in the database, None while it does not run. ``sure``: what it holds is still its own.

    ``among_others``: somebody else may have had its turns before.
    """

    @property
    def id(self) -> int | None: ...

    @property
    def among_others(self) -> bool: ...

    @property
    def sure(self) -> bool: ...

    def has(self, turn: str) -> bool:
        """Whether it is its turn, and nobody else's."""

    async def in_turn(self, turn: str, do: Callable[[], Awaitable[None]]) -> None:
        """It is done whenever it is its turn, and broken off when it is not any more; until it returns or raises."""

    async def begin(self) -> None:
        """It is listed."""

    async def run(self) -> None:
        """It goes on being listed until cancelled."""

    async def end(self) -> None:
        """It is listed no more, and all it held is free."""


class Alone:
    """A process that has the database to itself: whoever else is listed cannot be there, and every turn is its own."""

    sure = True
    among_others = False

    def __init__(self, database: Database, roles: Collection[Role], now: Callable[[], datetime]) -> None:
        self._database = database
        self._roles = roles
        self._now = now
        self._seldom = incidents.Seldom("process")
        self.id: int | None = None

    def has(self, turn: str) -> bool:
        """It is."""
        return True

    async def in_turn(self, turn: str, do: Callable[[], Awaitable[None]]) -> None:
        """It is done."""
        await do()

    async def begin(self) -> None:
        """It is listed, and nobody else; with a full disk it goes on unlisted, and reads what there is."""

        def unit(work: Work) -> int:
            id = work.processes.begin(_name(), sorted(self._roles), self._now())
            work.processes.bury_others(id)
            return id

        try:
            self.id = await self._database.transact(unit)
        except Exception as error:
            if not disk_is_to_blame(error):
                raise
            self._seldom.report(error)

    async def run(self) -> None:
        """Nobody looks whether it lives; it is listed as soon as that can be written."""
        while self.id is None:
            await asyncio.sleep(BEAT)
            await self.begin()
        await asyncio.Event().wait()

    async def end(self) -> None:
        """It is listed no more."""
        if (id := self.id) is not None:
            self.id = None
            await self._database.transact(lambda work: work.processes.end(id))


class _Turn:
    """Whether it is ours, to be waited for either way."""

    def __init__(self) -> None:
        self.ours = asyncio.Event()
        self.lost = asyncio.Event()

    def becomes(self, ours: bool) -> None:
        (self.ours, self.lost)[not ours].set()
        (self.ours, self.lost)[ours].clear()


class _Seen(NamedTuple):
    """How far another process had counted, and when that was first seen."""

    beats: int
    since: float


class OneOfMany:
    """A process beside others. ``turns`` are those it takes as soon as nobody has them.

    ``buried`` lets go of what is under way, ``beaten`` is called after every beat; ``clock`` and ``rest`` tell the time
    and wait.
    """

    def __init__(
        self,
        database: Database,
        roles: Collection[Role],
        now: Callable[[], datetime],
        turns: Collection[str],
        *,
        buried: Callable[[], Awaitable[None]],
        beaten: Callable[[], Awaitable[None]],
        clock: Callable[[], float] = _clock,
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._roles = roles
        self._now = now
        self._turns = {turn: _Turn() for turn in turns}
        self._buried = buried
        self._beaten = beaten
        self._clock = clock
        self._rest = rest
        self._seldom = incidents.Seldom("process")
        self.id: int | None = None
        self._beat_at = -BURIED_AFTER
        self._others: dict[int, _Seen] = {}

    @property
    def among_others(self) -> bool:
        """Whether others may run beside it."""
        return self.id is not None

    @property
    def sure(self) -> bool:
        """Whether it beat so lately that nobody can have buried it; before it runs there is nothing to be lost."""
        return self.id is None or self._clock() - self._beat_at < SURE_FOR

    def has(self, turn: str) -> bool:
        """Whether it took the turn and nobody can have taken it since; before it runs nobody else plays either."""
        return self.id is None or (turn in self._turns and self._turns[turn].ours.is_set() and self.sure)

    async def in_turn(self, turn: str, do: Callable[[], Awaitable[None]]) -> None:
        """It is done from when the turn was taken until it is lost, again and again."""
        while True:
            await self._turns[turn].ours.wait()
            doing, lost = asyncio.ensure_future(do()), asyncio.ensure_future(self._turns[turn].lost.wait())
            try:
                await asyncio.wait({doing, lost}, return_when=asyncio.FIRST_COMPLETED)
                if doing.done():
                    return await doing
            finally:
                doing.cancel()
                lost.cancel()
                await asyncio.gather(doing, lost, return_exceptions=True)

    async def begin(self) -> None:
        """It is listed, and its turns are its own as far as nobody has them."""
        before = self._clock()
        name, roles = _name(), sorted(self._roles)
        self.id = await self._database.transact_first(lambda work: work.processes.begin(name, roles, self._now()))
        self._beat_at = before
        await self.beat()

    async def run(self) -> None:
        """Beat until cancelled. While the database is away nobody can bury anybody; nor can anybody be sure."""
        pause = BEAT
        while True:
            await self._rest(pause)
            try:
                await self.beat()
                pause = BEAT
            except Exception as error:
                self._seldom.report(error)
                pause = TRIES_AGAIN

    async def beat(self) -> None:
        """It counted on, whoever is gone is buried, and turns that were nobody's are its own."""
        assert self.id is not None
        id, before = self.id, self._clock()
        if before - self._beat_at > _LOOKED_AWAY:
            self._others.clear()
        gone = {other: seen.beats for other, seen in self._others.items() if before - seen.since >= BURIED_AFTER}

        def unit(work: Work) -> tuple[tuple[Listed, ...], frozenset[str]] | None:
            if not work.processes.beat(id):
                return None
            for other, beats in gone.items():
                work.processes.bury(other, beats)
            work.answering.forget(self._now())
            held = work.turns.held()
            free = [turn for turn in self._turns if turn not in held and work.turns.take(turn, id)]
            return work.processes.living(), frozenset(free).union(turn for turn in held if held[turn] == id)

        found = await self._database.transact_first(unit)
        if found is None:
            await self._begin_anew()
            return
        self._beat_at = before
        self._look_at(found[0], before)
        self._take_up(found[1])
        await self._beaten()

    async def _begin_anew(self) -> None:
        """It was buried: others have what it held."""
        self._beat_at = -BURIED_AFTER
        self._take_up(frozenset())
        await self._buried()
        await self.begin()

    def _look_at(self, living: Collection[Listed], now: float) -> None:
        seen = {other.id: _Seen(other.beats, now) for other in living if other.id != self.id}
        known = self._others
        self._others = {
            other: known[other] if other in known and known[other].beats == new.beats else new
            for other, new in seen.items()
        }

    def _take_up(self, ours: frozenset[str]) -> None:
        for name, turn in self._turns.items():
            if (name in ours) != turn.ours.is_set():
                turn.becomes(name in ours)

    async def end(self) -> None:
        """It is listed no more; should the database be away, the others will see that it is gone."""
        if (id := self.id) is not None:
            self._take_up(frozenset())
            self.id = None
            await self._database.transact_first(lambda work: work.processes.end(id))


def _name() -> str:
    """Where this process runs."""
    return f"{socket.gethostname()}:{os.getpid()}"
