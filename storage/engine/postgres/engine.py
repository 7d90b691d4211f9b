"""PostgreSQL behind what ``Database`` asks of an engine: three lanes, each a thread with a connection of the pool's.

One lane writes, and every batch of it begins by taking the town's lock: whatever rules are checked against the whole
town then hold as they do on SQLite, over any number of processes. One lets in what touches no rows but its own, without
the lock. One only reads.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar, TypeVar

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from storage.engine.batches import Batches, WroteWhileLooking, roll_back
from storage.engine.postgres.away import DatabaseAway
from storage.engine.postgres.migrating import migrate
from storage.engine.postgres.talking import Row, Talk, connect, set_up, settings

T = TypeVar("T")

#: The town's lock, by its number.
_TOWN = 0x6C7A_0002

_LOCKED = f"BEGIN; SELECT pg_advisory_xact_lock({_TOWN})"
_OPEN = "BEGIN"
_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

#: Seconds a lane waits for a connection before whoever asks is told that the database is away.
_PATIENCE = 1.0

_Pool = ConnectionPool[psycopg.Connection[Row]]


class _Thread:
    """A thread that has a connection while it needs one."""

    def __init__(self, pool: _Pool, name: str) -> None:
        self._pool = pool
        self.executor = ThreadPoolExecutor(1, name)

    def take(self) -> psycopg.Connection[Row]:
        """A connection of the pool's. Raises DatabaseAway."""
        try:
            return self._pool.getconn()
        except PoolTimeout as error:
            raise DatabaseAway from error

    def give_back(self, connection: psycopg.Connection[Row]) -> None:
        """It may be used again; when it broke the others are looked through at once."""
        broken = connection.broken
        self._pool.putconn(connection)
        if broken:
            self._pool.check()

    async def do(self, run: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.executor, run)


class Lane(Batches):
    """Batches of units that write, each batch begun with the same words."""

    #: Beyond 64 savepoints PostgreSQL has to look on disk which of them are over.
    most: ClassVar[int] = 60

    def __init__(self, pool: _Pool, name: str, begin: str) -> None:
        super().__init__()
        self._thread = _Thread(pool, name)
        self._begins = begin
        self._taken_out: psycopg.Connection[Row] | None = None

    async def close(self) -> None:
        """Every unit given so far has come to its end."""
        await self._finish()
        self._thread.executor.shutdown()

    def _put(self, run: Callable[[], None]) -> None:
        self._thread.executor.submit(run)

    async def _in_thread(self, run: Callable[[], T]) -> T:
        return await self._thread.do(run)

    def _begin(self) -> Talk:
        self._taken_out = self._thread.take()
        talk = Talk(self._taken_out)
        talk.together(self._begins)
        return talk

    def _committed(self) -> None:
        self._give_back()

    def _lost(self, error: BaseException) -> BaseException:
        self._give_back()
        return error

    def _settle(self, loop: asyncio.AbstractEventLoop) -> None:
        """Nothing: what was wiped is let go by the server's own vacuum."""

    def _give_back(self) -> None:
        connection, self._taken_out = self._taken_out, None
        if connection is not None:
            self._thread.give_back(connection)


class PostgresEngine:
    """The database at an address, for this process."""

    #: Other processes may be at work on the same town.
    shared = True

    def __init__(self, url: str) -> None:
        self._url = url
        self._pool: _Pool = ConnectionPool(
            url,
            kwargs=settings(),
            min_size=3,
            max_size=3,
            open=False,
            configure=set_up,
            timeout=_PATIENCE,
            reconnect_timeout=_PATIENCE,
        )
        self._writing = Lane(self._pool, "writing", _LOCKED)
        self._letting_in = Lane(self._pool, "letting-in", _OPEN)
        self._reading = _Thread(self._pool, "reading")

    async def open(self) -> None:
        """Bring the database up to date and connect. Raises DatabaseAway, NewerDatabase."""
        await asyncio.to_thread(self._open)

    def _open(self) -> None:
        talk = connect(self._url)
        try:
            migrate(talk)
        finally:
            talk.psycopg.close()
        self._pool.open()

    async def transact(self, run: Callable[[Talk], T]) -> T:
        """What ``run`` returned, once it is committed: nobody else writes the town meanwhile."""
        return await self._writing.transact(run)

    async def transact_first(self, run: Callable[[Talk], T]) -> T:
        """What ``run`` returned, once it is committed. Others may write meanwhile: it rests on its own rows alone."""
        return await self._letting_in.transact(run)

    async def read(self, run: Callable[[Talk], T]) -> T:
        """What ``run`` returned, seeing one committed state; it cannot write. Raises WroteWhileLooking."""
        return await self._reading.do(lambda: self._look(run))

    def _look(self, run: Callable[[Talk], T]) -> T:
        connection = self._reading.take()
        talk = Talk(connection)
        try:
            talk.together(_READING)
            return run(talk)
        except DatabaseAway as error:
            if isinstance(error.__cause__, psycopg.errors.ReadOnlySqlTransaction):
                raise WroteWhileLooking from error
            raise
        finally:
            with contextlib.suppress(DatabaseAway):
                roll_back(talk)
            self._reading.give_back(connection)

    async def close(self) -> None:
        """Finish every unit given so far, take no more, and let go of the database."""
        await self._writing.close()
        await self._letting_in.close()
        self._reading.executor.shutdown()
        await asyncio.to_thread(self._pool.close)
