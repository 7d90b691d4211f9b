"""Hearing the platforms that others run: which of them this process listens to, what it hears, and when it cannot."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Coroutine, Iterator, Mapping
from typing import Any

from starlette.types import ASGIApp

from bot import incidents
from bot.channels.reach import Elsewhere, Presence, Way
from bot.ending import START_AGAIN, MustEnd
from bot.process import Process
from bot.roles import Role


def hears(presence: Presence) -> str:
    """The turn of whoever asks a platform what is new."""
    return f"hear:{presence.channel.name}"


class Listening:
    """``roles`` are those of this process."""

    def __init__(self, presences: Collection[Presence], process: Process, roles: Collection[Role]) -> None:
        self._presences = presences
        self._process = process
        self._intake = Role.INTAKE in roles
        self._end = asyncio.Event()
        self._why: MustEnd | None = None

    @property
    def ways(self) -> Mapping[str, Way]:
        """How each platform reaches us, by its name."""
        return {one.channel.name: one.way if self._listens_to(one) else Elsewhere() for one in self._presences}

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """What platforms call by themselves, by path."""
        listened_to = self._presences if self._intake else ()
        return {path: door for presence in listened_to for path, door in presence.doors.items()}

    @property
    def well(self) -> bool:
        """Whether whoever says something is heard."""
        return all(way.reach.well for way in self.ways.values())

    async def must_end(self) -> MustEnd:
        """Why it cannot go on, as soon as it cannot."""
        await self._end.wait()
        assert self._why is not None
        return self._why

    def begin(self) -> Iterator[Coroutine[Any, Any, None]]:
        """What goes on until the service ends, platform by platform."""
        return (self._hear(presence) for presence in self._presences)

    def _listens_to(self, presence: Presence) -> bool:
        return self._intake and (not presence.one_at_a_time or self._process.has(hears(presence)))

    async def _hear(self, presence: Presence) -> None:
        """Let in what comes from a platform; when that cannot go on, the service cannot either."""
        try:
            await presence.introduce()
            await self._listen(presence)
        except MustEnd as why:
            self._why = why
        except Exception as error:
            incidents.report(error, where=presence.channel.name)
            self._why = MustEnd(f"cli-{presence.channel.name}-broken", code=START_AGAIN)
        self._end.set()

    async def _listen(self, presence: Presence) -> None:
        if not self._intake:
            await asyncio.Event().wait()
        elif presence.one_at_a_time:
            await self._process.in_turn(hears(presence), presence.run)
        else:
            await presence.run()
