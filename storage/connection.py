"""Group commit: a connection whose waiting units of work share one transaction.

A unit runs whole inside the connection's own thread, under its own savepoint, so units can neither interleave nor be
cancelled half-way, and one unit's failure undoes nothing of its neighbours. The transaction is committed once for all
that waited when it began; nobody hears "done" before that commit is on disk.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")

#: So many units share one commit at most: bounds how long the first of them waits.
BATCH = 200


@dataclass(slots=True)
class _Unit:
    run: Callable[[sqlite3.Connection], Any]
    waiter: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class GroupCommit(aiosqlite.Connection):
    """An aiosqlite connection that also takes whole units of work.

    Relies on four things of aiosqlite (pinned by a test): ``_execute`` runs a function in the connection's thread in
    the order asked, ``_conn`` is the sqlite3 connection there, ``_connection`` is None once closed, and the thread
    starts when the object is awaited.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._waiting: deque[_Unit] = deque()
        self._batches: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop

    async def transact(self, run: Callable[[sqlite3.Connection], T]) -> T:
        """What ``run`` returned, once it is committed. What it raised, once it is rolled back."""
        self._loop = asyncio.get_running_loop()
        unit = _Unit(run, self._loop.create_future())
        self._waiting.append(unit)
        if len(self._waiting) == 1:
            self._start_batch()
        result: T = await unit.waiter
        return result

    async def read(self, run: Callable[[sqlite3.Connection], T]) -> T:
        """What ``run`` returned, seeing all that is committed; it must not write."""
        result: T = await self._execute(run, self._conn)
        return result

    async def settle(self) -> None:
        """Return when every unit given so far is committed or rolled back."""
        while self._batches:
            await asyncio.gather(*self._batches, return_exceptions=True)

    def _start_batch(self) -> None:
        batch = self._loop.create_task(self._commit_waiting())
        self._batches.add(batch)
        batch.add_done_callback(self._batches.discard)

    async def _commit_waiting(self) -> None:
        """Hand the waiting units to the thread; those that arrive before the thread gets to it join the batch."""
        batch: list[_Unit] = []
        try:
            await self._execute(self._run_batch, batch)
        except BaseException as error:
            # Closed connection, or BEGIN/COMMIT failed: nothing of the batch is on disk.
            for unit in batch or self._take(len(self._waiting)):
                _tell(unit, error=error)
            if not isinstance(error, Exception):
                raise
            return
        for unit in batch:
            _tell(unit, error=unit.error)

    def _take(self, most: int) -> list[_Unit]:
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    def _run_batch(self, batch: list[_Unit]) -> None:
        connection = self._conn
        try:
            connection.execute("BEGIN IMMEDIATE")
        finally:
            # Taken even when BEGIN fails, so that they hear of it and the next arrival starts a new batch.
            batch.extend(self._drain())
        try:
            for unit in batch:
                _run(connection, unit)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _drain(self) -> list[_Unit]:
        """The waiting units, up to the limit. When some are left the next batch is started: an empty one does no harm."""
        units = self._take(BATCH)
        if self._waiting:
            self._loop.call_soon_threadsafe(self._start_batch)
        return units


def _run(connection: sqlite3.Connection, unit: _Unit) -> None:
    """Run one unit under its savepoint; what it raises is kept for its waiter."""
    connection.execute("SAVEPOINT unit")
    try:
        unit.result = unit.run(connection)
    except Exception as error:
        unit.error = error
        if not connection.in_transaction:
            # Disk full and I/O errors end the whole transaction inside SQLite: the batch is lost, say so to all.
            raise
        connection.execute("ROLLBACK TO unit")
    connection.execute("RELEASE unit")


def _tell(unit: _Unit, *, error: BaseException | None) -> None:
    """Wake the waiter, unless it was cancelled meanwhile: then the unit stands and nobody asks."""
    if unit.waiter.done():
        return
    if error is not None:
        unit.waiter.set_exception(error)
    else:
        unit.waiter.set_result(unit.result)
