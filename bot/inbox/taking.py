"""Which payloads a worker takes next: the oldest of each conversation; beside other processes, those nobody holds."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.process import Process
from storage.engine.database import Database
from storage.mail.inbox import Arrived


class Takes(Protocol):
    """So many payloads at the most, each the next of its conversation, oldest first."""

    async def __call__(self, most: int, now: datetime) -> tuple[Arrived, ...]: ...


class Oldest:
    """Nobody else takes any: looking is enough."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, most: int, now: datetime) -> tuple[Arrived, ...]:
        return await self._database.read(lambda work: work.inbox.waiting(most, now))


class Unheld:
    """Others take some as well: what was taken is held by this process, and free again should it be buried."""

    def __init__(self, database: Database, process: Process) -> None:
        self._database = database
        self._process = process

    async def __call__(self, most: int, now: datetime) -> tuple[Arrived, ...]:
        if (holder := self._process.id) is None:
            return await self._database.read(lambda work: work.inbox.waiting(most, now))
        return await self._database.transact_first(lambda work: work.inbox.claim(most, now, holder))
