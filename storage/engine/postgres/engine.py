"""PostgreSQL behind what ``Database`` asks of an engine: three lanes, each a thread with a connection of its own.

One lane writes, and every batch of it begins by taking the town's lock: whatever rules are checked against the whole
town then hold as they do on SQLite, over any number of processes. One lets in what touches no rows but its own, without
the lock. One only reads.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar, TypeVar

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from storage.engine.away import DatabaseAway
from storage.engine.batches import Batches, WroteWhileLooking, roll_back
from storage.engine.news import News
from storage.engine.postgres.away import ONLY_READS
from storage.engine.postgres.listening import listen
from storage.engine.postgres.locks import TOWN
from storage.engine.postgres.migrating import migrate
from storage.engine.postgres.talking import Talk, connect, set_up, settings

T = TypeVar("T")

_OPEN = ("BEGIN",)
_LOCKED = ("BEGIN", f"SELECT pg_advisory_xact_lock({TOWN})")
_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

#: Whoever writes waits so long for the others, then hears that the database is away: longer than anybody may stand
#: still in the midst (``talking``), so that only a server in trouble makes that happen, and shorter than ``_AT_WORK``.
_WAITS_FOR_OTHERS = "SET lock_timeout = '15s'"

#: Every question has its index, also while a table is empty. Whoever asked then keeps the plan for as long as it is
#: connected, and would read a queue from end to end that has grown long since.
_BY_INDEX = "SET enable_seqscan = off"

#: Seconds a lane waits for a connection before whoever asks is told that the database is away. What takes longer to
#: come about is there for whoever asks next. For its first one it waits longer: the server was just there, and whoever
#: asks only once, as a command does, should not hear of a slow line that there is none.
_TO_GET_ONE = 0.5
_TO_GET_THE_FIRST = 5.0

#: Each time somebody asks for a connection is a try; the pool's own tries grow rarer and rarer.
_OF_ITS_OWN_ACCORD = 0.0

#: Seconds the server may say nothing at all: while somebody outside stands at the door, and else.
_AT_THE_DOOR = 2.0
_AT_WORK = 30.0

_Pool = ConnectionPool[psycopg.Connection[Any]]


class _Thread:
    """A thread that keeps a connection of the pool's as long as it lives. ``name`` is who tells others of news,
    ``at_home`` what they need not be told.
    """

    def __init__(self, pool: _Pool, doing: str, name: str, at_home: set[News], patience: float) -> None:
        self._pool = pool
        self._name = name
        self._at_home = at_home
        self._patience = patience
        self._connection: psycopg.Connection[Any] | None = None
        self._talk: Talk | None = None
        self._waits = _TO_GET_THE_FIRST
        self.executor = ThreadPoolExecutor(1, doing)

    def talk(self) -> Talk:
        """Its connection, another one when that was lost. Raises DatabaseAway."""
        if self._talk is None or self._talk.closed:
            self._give_back()
            try:
                self._connection = self._pool.getconn(self._waits)
            except PoolTimeout:
                raise DatabaseAway from None
            self._waits = _TO_GET_ONE
            self._talk = Talk(self._connection, self._name, self._patience, self._at_home)
        return self._talk

    def begin(self, words: Collection[str]) -> Talk:
        """Its connection, after these words; one lost since it was last used is no harm. Raises DatabaseAway."""
        talk = self.talk()
        try:
            return _told(talk, words)
        except DatabaseAway:
            if not talk.closed:
                raise
            return _told(self.talk(), words)

    async def do(self, run: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.executor, run)

    def end(self) -> None:
        """What was given is done, and the connection is the pool's again."""
        self.executor.shutdown()
        self._give_back()

    def _give_back(self) -> None:
        if self._connection is not None:
            self._pool.putconn(self._connection)
        self._connection = self._talk = None


def _told(talk: Talk, words: Collection[str]) -> Talk:
    """The connection, once these were answered."""
    for statement in words:
        answer = talk.execute(statement)
    answer.count()
    return talk


class Lane(Batches):
    """Batches of units that write, each batch begun with the same words."""

    #: Beyond 64 savepoints PostgreSQL has to look on disk which of them are over.
    most: ClassVar[int] = 60

    def __init__(self, thread: _Thread, begins: Collection[str]) -> None:
        super().__init__()
        self._thread = thread
        self._begins = begins

    async def close(self) -> None:
        """Every unit given so far has come to its end."""
        await self._finish()
        self._thread.end()

    def _put(self, run: Callable[[], None]) -> None:
        self._thread.executor.submit(run)

    async def _in_thread(self, run: Callable[[], T]) -> T:
        return await self._thread.do(run)

    def _begin(self) -> Talk:
        return self._thread.begin(self._begins)

    def _committed(self) -> None:
        """Nothing: what is committed is on the server's disk."""

    def _lost(self, error: BaseException) -> BaseException:
        return error

    def _settle(self, loop: asyncio.AbstractEventLoop) -> None:
        """Nothing: what was wiped is let go by the server's own vacuum."""


class PostgresEngine:
    """The database at an address, for this process."""

    #: Other processes may be at work on the same town.
    shared = True

    def __init__(self, url: str) -> None:
        self._url = url
        self._name = secrets.token_hex(4)
        self._pool: _Pool = ConnectionPool(
            url,
            kwargs=settings(),
            min_size=0,
            max_size=3,
            open=False,
            configure=_configure,
            check=ConnectionPool.check_connection,
            reconnect_timeout=_OF_ITS_OWN_ACCORD,
        )
        self._at_home: set[News] = set()
        self._writing = Lane(self._thread("writing", _AT_WORK), _LOCKED)
        self._letting_in = Lane(self._thread("letting-in", _AT_THE_DOOR), _OPEN)
        self._reading = self._thread("reading", _AT_WORK)

    def _thread(self, doing: str, patience: float) -> _Thread:
        return _Thread(self._pool, doing, self._name, self._at_home, patience)

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
        """What ``run`` returned, once it is committed: nobody else writes the town meanwhile. Raises DatabaseAway."""
        return await self._writing.transact(run)

    async def transact_first(self, run: Callable[[Talk], T]) -> T:
        """What ``run`` returned, once it is committed. Others may write meanwhile: it rests on its own rows alone.

        Raises DatabaseAway.
        """
        return await self._letting_in.transact(run)

    async def read(self, run: Callable[[Talk], T]) -> T:
        """What ``run`` returned, seeing one committed state; it cannot write.

        Raises DatabaseAway, WroteWhileLooking; ValueError once it is closed.
        """
        self._writing.still_open()
        return await self._reading.do(lambda: self._look(run))

    def _look(self, run: Callable[[Talk], T]) -> T:
        talk = self._reading.talk()
        try:
            return _looked(talk, run)
        except DatabaseAway:
            if not talk.closed:
                raise
            # A look changes nothing: if its connection was lost it may begin anew.
            return _looked(self._reading.talk(), run)

    async def listen(self, hear: Callable[[Collection[News]], None], at_home: Collection[News]) -> None:
        """Have other processes' news heard until cancelled; all there is whenever some may have been missed."""
        # Commits that tell something wait for one another, all over the server: no more is told than needs to be.
        self._at_home.update(at_home)
        await listen(self._url, self._name, hear)

    async def close(self) -> None:
        """Finish every unit given so far, take no more, and let go of the database."""
        await self._writing.close()
        await self._letting_in.close()
        self._reading.end()
        await asyncio.to_thread(self._pool.close)


def _configure(connection: psycopg.Connection[Any]) -> None:
    set_up(connection)
    connection.execute(f"{_WAITS_FOR_OTHERS}; {_BY_INDEX}")


def _looked(talk: Talk, run: Callable[[Talk], T]) -> T:
    try:
        talk.execute(_READING)
        result = run(talk)
        # Whatever was asked and not looked at is answered here at the latest.
        talk.execute("COMMIT")
    except DatabaseAway as error:
        if error.state == ONLY_READS:
            raise WroteWhileLooking from None
        raise
    finally:
        with contextlib.suppress(DatabaseAway):
            roll_back(talk)
    return result
