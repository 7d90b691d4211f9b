"""The SQLite connection: aiosqlite's thread and life cycle, with whole units of work in shared transactions.

Nobody hears "done" before the journal holds nothing of what a unit wiped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from typing import TypeVar

import aiosqlite

from storage.engine.batches import Batches, WroteWhileLooking, roll_back
from storage.engine.disk import Mender
from storage.engine.news import News
from storage.engine.sqlite import sqlite3
from storage.engine.wiping import wipe_journal

T = TypeVar("T")


class GroupCommit(aiosqlite.Connection, Batches):
    """An aiosqlite connection that also takes whole units of work.

    Relies on four things of aiosqlite (pinned by a test): the thread runs what is put into ``_tx`` in the order put and
    outlives what it raises, ``_execute`` puts a function there and brings back its result, ``_conn`` is the sqlite3
    connection and raises ValueError once closed, and ``_thread`` runs from when the object is awaited until it is
    closed or could not connect.
    """

    #: The file is ours alone.
    shared = False

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        aiosqlite.Connection.__init__(self, connector, iter_chunk_size=64)
        Batches.__init__(self)
        self._wipes_again = False
        self._mender = Mender(connector)

    async def open(self) -> None:
        """Connect. What the connector raises is raised once the thread has ended, for it must not outlive the loop."""
        try:
            await self
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise

    async def read(self, run: Callable[[sqlite3.Connection], T]) -> T:
        """What ``run`` returned, seeing all that is committed and nothing else; it cannot write.

        Raises ValueError once the connection is closed.
        """
        self.still_open()
        return await self._in_thread(lambda: self._look(run))

    async def listen(self, _hear: Callable[[Collection[News]], None], _at_home: Collection[News]) -> None:
        """Nothing is heard until cancelled: there is nobody else."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Finish every unit given so far, take no more, and let go of the file."""
        await self._finish()
        await super().close()

    def _put(self, run: Callable[[], None]) -> None:
        self._tx.put_nowait((None, run))

    async def _in_thread(self, run: Callable[[], T]) -> T:
        # aiosqlite leaves its private method without types.
        result: T = await self._execute(run)  # type: ignore[no-untyped-call]
        return result

    def _begin(self) -> sqlite3.Connection:
        connection = self._connection = self._mender.before_writing(self._conn)
        connection.execute("BEGIN IMMEDIATE")
        return connection

    def _committed(self) -> None:
        self._mender.committed()

    def _lost(self, error: BaseException) -> BaseException:
        self._mender.failed(error)
        return error

    def _settle(self, loop: asyncio.AbstractEventLoop) -> None:
        """Empty the journal if that is owed. While somebody reads, it is tried again a little later."""
        again = wipe_journal(self._connection)
        if again is not None and not self._wipes_again:
            self._wipes_again = True
            loop.call_soon_threadsafe(loop.call_later, again, self._wipe_again, loop)

    def _wipe_again(self, loop: asyncio.AbstractEventLoop) -> None:
        self._wipes_again = False
        if not self._closing:
            self._put(lambda: self._settle(loop))

    def _look(self, run: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connection = self._mender.before_reading(self._conn)
        try:
            return _look(connection, run)
        except BaseException as error:
            self._mender.failed(error)
            raise


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
        roll_back(connection)
