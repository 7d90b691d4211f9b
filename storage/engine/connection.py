"""Group commit: a connection whose waiting units of work share one transaction.

A unit runs whole inside the connection's own thread, under its own savepoint, so units can neither interleave nor be
cancelled half-way, and one unit's failure undoes nothing of its neighbours. The transaction is committed once for all
that waited when it began; nobody hears "done" before that commit is on disk, and before the journal holds nothing of
what it wiped. A unit that somebody outside waits for may go first, and those before it are committed a little sooner
for its sake.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

import aiosqlite

from storage.engine.disk import Mender
from storage.engine.sqlite import sqlite3
from storage.engine.wiping import wipe_journal

T = TypeVar("T")

#: So many units share one commit at most: bounds how long the first of them waits.
BATCH = 200

#: So many seconds the others have before a batch is committed for the sake of one that came in a hurry.
HURRY = 0.004


class WroteWhileLooking(RuntimeError):
    """What was only to read has written; nothing of that stays."""


@dataclass(slots=True)
class _Unit:
    run: Callable[[sqlite3.Connection], Any]
    waiter: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class GroupCommit(aiosqlite.Connection):
    """An aiosqlite connection that also takes whole units of work.

    Relies on four things of aiosqlite (pinned by a test): the thread runs what is put into ``_tx`` in the order put and
    outlives what it raises, ``_execute`` puts a function there and brings back its result, ``_conn`` is the sqlite3
    connection and raises ValueError once closed, and ``_thread`` runs from when the object is awaited until it is
    closed or could not connect.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._waiting: deque[_Unit] = deque()
        self._hurried: deque[_Unit] = deque()
        self._closing = False
        self._wipes_again = False
        self._mender = Mender(connector)

    async def open(self) -> None:
        """Connect. What the connector raises is raised once the thread has ended, for it must not outlive the loop."""
        try:
            await self
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise

    async def transact(self, run: Callable[[sqlite3.Connection], T]) -> T:
        """What ``run`` returned, once it is committed. What it raised, once it is rolled back.

        A caller that is cancelled undoes nothing: nobody asks any more, the unit stands or falls by itself. Raises
        ValueError once the connection is closed.
        """
        return await self._queued(run, self._waiting)

    async def transact_first(self, run: Callable[[sqlite3.Connection], T]) -> T:
        """As ``transact``, before whatever else waits: for what is little and keeps somebody outside waiting."""
        return await self._queued(run, self._hurried)

    async def _queued(self, run: Callable[[sqlite3.Connection], T], line: deque[_Unit]) -> T:
        self._still_open()
        loop = asyncio.get_running_loop()
        unit = _Unit(run, loop.create_future())
        line.append(unit)
        if len(self._waiting) + len(self._hurried) == 1:
            # At the end of the loop's turn, so that whatever else this turn brings joins the batch.
            loop.call_soon(self._start_batch)
        result: T = await unit.waiter
        return result

    async def read(self, run: Callable[[sqlite3.Connection], T]) -> T:
        """What ``run`` returned, seeing all that is committed and nothing else; it cannot write.

        Raises ValueError once the connection is closed.
        """
        self._still_open()
        return await self._in_thread(lambda: self._look(run))

    async def close(self) -> None:
        """Finish every unit given so far, take no more, and let go of the file."""
        self._closing = True
        while self._waiting or self._hurried:
            await self._in_thread(lambda: None)
        await super().close()

    def _still_open(self) -> None:
        if self._closing:
            raise ValueError("the connection is closed")

    async def _in_thread(self, run: Callable[[], T]) -> T:
        # aiosqlite leaves its private method without types.
        result: T = await self._execute(run)  # type: ignore[no-untyped-call]
        return result

    def _start_batch(self) -> None:
        self._tx.put_nowait((None, self._run_batch))

    def _run_batch(self) -> None:
        """In the thread: take whoever waits by now, run and commit them together, and tell them."""
        batch: list[_Unit] = []
        lost: BaseException | None = None
        try:
            self._commit_together(batch)
        except BaseException as error:
            # BEGIN or COMMIT failed: nothing of the batch is on disk. Those BEGIN failed for hear of it too.
            lost = error
            self._mender.failed(error)
            batch = batch or [*self._taken()]
        if batch:
            loop = batch[0].waiter.get_loop()
            # What was wiped is nowhere any more before anybody hears that it is.
            self._wipe(loop)
            loop.call_soon_threadsafe(_tell, batch, lost)
        if self._waiting or self._hurried:
            # More than a batch, or come meanwhile: nobody else starts one, except for the first to wait.
            self._start_batch()

    def _commit_together(self, batch: list[_Unit]) -> None:
        """Fill the batch when the database is ours, so that those who came while it was not are in it."""
        if not self._waiting and not self._hurried:
            return
        connection = self._connection = self._mender.before_writing(self._conn)
        connection.execute("BEGIN IMMEDIATE")
        try:
            for unit in self._taken():
                batch.append(unit)
                _run(connection, unit)
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise
        self._mender.committed()

    def _wipe(self, loop: asyncio.AbstractEventLoop) -> None:
        """In the thread: empty the journal if that is owed. While somebody reads, it is tried again a little later."""
        again = wipe_journal(self._connection)
        if again is not None and not self._wipes_again:
            self._wipes_again = True
            loop.call_soon_threadsafe(loop.call_later, again, self._wipe_again, loop)

    def _wipe_again(self, loop: asyncio.AbstractEventLoop) -> None:
        self._wipes_again = False
        if not self._closing:
            self._tx.put_nowait((None, lambda: self._wipe(loop)))

    def _look(self, run: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connection = self._mender.before_reading(self._conn)
        try:
            return _look(connection, run)
        except BaseException as error:
            self._mender.failed(error)
            raise

    def _taken(self) -> Iterator[_Unit]:
        """The units that wait by now, up to the limit: those in a hurry, then the others, until the next is in a hurry.

        Only the thread takes.
        """
        yield from _first(self._hurried, BATCH)
        began = monotonic()
        for unit in _first(self._waiting, BATCH):
            yield unit
            if self._hurried and monotonic() - began >= HURRY:
                return


def _first(line: deque[_Unit], most: int) -> Iterator[_Unit]:
    """Who stands in the line by now, in order, taken out of it one by one."""
    for _ in range(min(most, len(line))):
        yield line.popleft()


def _run(connection: sqlite3.Connection, unit: _Unit) -> None:
    """Run one unit under its savepoint; what it raises is kept for its waiter."""
    connection.execute("SAVEPOINT unit")
    try:
        unit.result = unit.run(connection)
    except BaseException as error:
        unit.error = _raisable(error)
        if not connection.in_transaction:
            # Disk full and I/O errors end the whole transaction inside SQLite: the batch is lost, say so to all.
            raise
        connection.execute("ROLLBACK TO unit")
    connection.execute("RELEASE unit")


def _raisable(error: BaseException) -> BaseException:
    """The error, fit for a future: StopIteration would end whoever waits for it without a sound (PEP 479)."""
    if not isinstance(error, StopIteration):
        return error
    bug = RuntimeError("a unit of work raised StopIteration")
    bug.__cause__ = error
    return bug


def _look(connection: sqlite3.Connection, run: Callable[[sqlite3.Connection], T]) -> T:
    """What ``run`` returned: one snapshot, however many queries, also while another process writes.

    ``PRAGMA query_only`` would make SQLite prepare every statement of the program anew, at each look.
    """
    changed = connection.total_changes
    connection.execute("BEGIN")
    try:
        result = run(connection)
        if connection.total_changes != changed:
            raise WroteWhileLooking
        return result
    finally:
        _roll_back(connection)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _tell(batch: Sequence[_Unit], lost: BaseException | None) -> None:
    """Wake the waiters, except those who were cancelled meanwhile."""
    for unit in batch:
        error = lost or unit.error
        if unit.waiter.done():
            continue
        if error is not None:
            unit.waiter.set_exception(error)
        else:
            unit.waiter.set_result(unit.result)
