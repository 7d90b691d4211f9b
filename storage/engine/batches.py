"""Group commit: units of work that wait at the same moment share one transaction, whatever database it is.

A unit runs whole inside the thread of the database, under its own savepoint, so units can neither interleave nor be
cancelled half-way, and one unit's failure undoes nothing of its neighbours. The transaction is committed once for all
that waited when it began; nobody hears "done" before that commit is on disk. A unit that somebody outside waits for may
go first, and those before it are committed a little sooner for its sake.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any, ClassVar, TypeVar

from storage.engine.protocol import Connection

T = TypeVar("T")

#: So many seconds the others have before a batch is committed for the sake of one that came in a hurry.
HURRY = 0.004


class WroteWhileLooking(RuntimeError):
    """What was only to read has written; nothing of that stays."""


@dataclass(slots=True)
class _Unit:
    run: Callable[[Any], Any]
    waiter: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Batches(ABC):
    """Who waits, who goes first, and one commit for all. What an engine brings is abstract here: a thread and a
    connection.
    """

    #: So many units share one commit at most: bounds how long the first of them waits.
    most: ClassVar[int] = 200

    def __init__(self) -> None:
        self._waiting: deque[_Unit] = deque()
        self._hurried: deque[_Unit] = deque()
        self._closing = False

    @abstractmethod
    def _put(self, run: Callable[[], None]) -> None:
        """Have it run in the thread, after whatever was put there before."""

    @abstractmethod
    async def _in_thread(self, run: Callable[[], T]) -> T:
        """What it returned, run in the thread."""

    @abstractmethod
    def _begin(self) -> Connection:
        """In the thread: the connection, in a transaction that may write."""

    @abstractmethod
    def _committed(self) -> None:
        """In the thread: the batch is on disk, nobody was told yet."""

    @abstractmethod
    def _lost(self, error: BaseException) -> BaseException:
        """In the thread: nothing of the batch is on disk; what those hear who wait."""

    @abstractmethod
    def _settle(self, loop: asyncio.AbstractEventLoop) -> None:
        """In the thread: what has to be done before anybody is told."""

    async def transact(self, run: Callable[[Any], T]) -> T:
        """What ``run`` returned, once it is committed. What it raised, once it is rolled back.

        A caller that is cancelled undoes nothing: nobody asks any more, the unit stands or falls by itself. Raises
        ValueError once the connection is closed.
        """
        return await self._queued(run, self._waiting)

    async def transact_first(self, run: Callable[[Any], T]) -> T:
        """As ``transact``, before whatever else waits: for what is little and keeps somebody outside waiting."""
        return await self._queued(run, self._hurried)

    async def _queued(self, run: Callable[[Any], T], line: deque[_Unit]) -> T:
        self.still_open()
        loop = asyncio.get_running_loop()
        unit = _Unit(run, loop.create_future())
        line.append(unit)
        if len(self._waiting) + len(self._hurried) == 1:
            # At the end of the loop's turn, so that whatever else this turn brings joins the batch.
            loop.call_soon(self._start_batch)
        result: T = await unit.waiter
        return result

    async def _finish(self) -> None:
        """Every unit given so far has come to its end, and no more are taken."""
        self._closing = True
        while self._waiting or self._hurried:
            await self._in_thread(lambda: None)

    def still_open(self) -> None:
        """Nothing while units are taken; raises ValueError once none are."""
        if self._closing:
            raise ValueError("the connection is closed")

    def _start_batch(self) -> None:
        self._put(self._run_batch)

    def _run_batch(self) -> None:
        """In the thread: take whoever waits by now, run and commit them together, and tell them."""
        batch: list[_Unit] = []
        lost: BaseException | None = None
        try:
            self._commit_together(batch)
        except BaseException as error:
            # BEGIN or COMMIT failed: nothing of the batch is on disk. Those BEGIN failed for hear of it too.
            lost = self._lost(error)
            batch = batch or [*_first(self._hurried, len(self._hurried)), *_first(self._waiting, len(self._waiting))]
        if batch:
            loop = batch[0].waiter.get_loop()
            self._settle(loop)
            loop.call_soon_threadsafe(_tell, batch, lost)
        if self._waiting or self._hurried:
            # More than a batch, or come meanwhile: nobody else starts one, except for the first to wait.
            self._start_batch()

    def _commit_together(self, batch: list[_Unit]) -> None:
        """Fill the batch when the database is ours, so that those who came while it was not are in it."""
        if not self._waiting and not self._hurried:
            return
        connection = self._begin()
        try:
            for unit in self._taken():
                batch.append(unit)
                _run(connection, unit)
            connection.execute("COMMIT")
        except BaseException:
            roll_back(connection)
            raise
        self._committed()

    def _taken(self) -> Iterator[_Unit]:
        """The units that wait by now, up to the limit: those in a hurry, then the others, until the next is in a hurry.

        Only the thread takes.
        """
        yield from _first(self._hurried, self.most)
        began = monotonic()
        for unit in _first(self._waiting, self.most):
            yield unit
            if self._hurried and monotonic() - began >= HURRY:
                return


def _first(line: deque[_Unit], most: int) -> Iterator[_Unit]:
    """Who stands in the line by now, in order, taken out of it one by one."""
    for _ in range(min(most, len(line))):
        yield line.popleft()


def _run(connection: Connection, unit: _Unit) -> None:
    """Run one unit under its savepoint; what it raises is kept for its waiter."""
    connection.execute("SAVEPOINT unit")
    try:
        unit.result = unit.run(connection)
        # A statement whose answer nobody looked at may have gone wrong; then it is told here.
        connection.execute("RELEASE unit")
    except BaseException as error:
        unit.error = _raisable(error)
        if not connection.in_transaction:
            # A full disk, an I/O error or a lost connection ends the whole transaction: the batch is lost, say so.
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


def roll_back(connection: Connection) -> None:
    """Whatever was begun is undone."""
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
