"""Opening the database, and running units of work in it.

``transact`` is the only way to write: a plain function gets a ``Work`` and runs whole, in one hop, in a transaction it
shares with whatever else was waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self, TypeVar

from domain.matters.matter import NO_WORDS, MatterWords
from domain.places.spelling import PlaceWords
from domain.reading.spoken import NO_SPOKEN_WORDS, SpokenWords
from storage.engine.connection import GroupCommit
from storage.engine.looking import on_server
from storage.engine.migrate import migrate
from storage.engine.news import News
from storage.engine.sqlite import sqlite3
from storage.engine.wiping import Wiping, wipe_journal, wipe_with
from storage.town.towns import TownShelf
from storage.work import Work

T = TypeVar("T")

_SQLITE = "sqlite:"

#: Versions that carry the fix of the WAL-reset bug (https://sqlite.org/wal.html): before, WAL can lose commits.
_WAL_FIXED = (3, 51, 3)
_WAL_FIXED_BRANCHES = {(3, 44): (3, 44, 6), (3, 50): (3, 50, 7)}


def journal_mode(version: tuple[int, int, int]) -> str:
    """WAL where this SQLite can be trusted with it, else TRUNCATE, which is slower and safe everywhere."""
    fixed = _WAL_FIXED_BRANCHES.get(version[:2], _WAL_FIXED)
    return "wal" if version >= fixed else "truncate"


#: All that is ever asked is prepared once and kept.
_STATEMENTS = 1024

#: What a large town asks again and again stays in memory.
_CACHE_KIB = 16 * 1024


#: So many seconds a commit waits for another process: with a rollback journal a backup of some gigabytes is in the way.
_PATIENCE = 60.0


class BadAddress(ValueError):
    """The database address is not one we know: ``sqlite:`` and a path, or ``postgresql://`` and where the server is."""


class Engine(Protocol):
    """What runs units of work in one kind of database; each ``run`` gets a ``storage.engine.protocol.Connection``."""

    #: Whether other processes may be at work on the same town.
    shared: bool

    async def open(self) -> None: ...

    async def transact(self, run: Callable[[Any], T]) -> T: ...

    async def transact_first(self, run: Callable[[Any], T]) -> T: ...

    async def read(self, run: Callable[[Any], T]) -> T: ...

    async def listen(self, hear: Callable[[Collection[News]], None], at_home: Collection[News]) -> None: ...

    async def close(self) -> None: ...


class _Shelves(NamedTuple):
    """What is kept in memory, for each thread that asks the database."""

    writing: TownShelf
    letting_in: TownShelf
    reading: TownShelf


class Database:
    """The town's memory. Open it with ``await Database.open(...)`` and close it, or the process never ends."""

    def __init__(self, engine: Engine, shelves: _Shelves) -> None:
        self._engine = engine
        self._shelves = shelves

    @property
    def shared(self) -> bool:
        """Whether other processes may be at work on the same town."""
        return self._engine.shared

    @classmethod
    async def open(
        cls,
        url: str,
        now: datetime,
        place_words: PlaceWords,
        matter_words: MatterWords = NO_WORDS,
        spoken: SpokenWords = NO_SPOKEN_WORDS,
    ) -> Self:
        """The database at ``sqlite:PATH`` (or ``sqlite::memory:``) or ``postgresql://…``, made or brought up to date.

        ``now`` names the copy taken before a migration, ``place_words`` are those people write around the numbers of a
        door, ``matter_words`` those around a matter, ``spoken`` those for days and classes. Raises BadAddress,
        storage.engine.migrate.NewerDatabase.
        """
        engine = _engine(url, now)
        await engine.open()
        first = TownShelf(place_words, matter_words, spoken)
        others = [TownShelf(place_words, matter_words, spoken) if engine.shared else first for _ in range(2)]
        return cls(engine, _Shelves(first, *others))

    async def transact(self, fn: Callable[[Work], T]) -> T:
        """What ``fn`` returned, once it is on disk. What ``fn`` raised, once all it did is undone.

        ``fn`` runs in another thread and must not wait. A caller that is cancelled undoes nothing: the unit stands or
        falls as a whole.
        """
        return await self._engine.transact(lambda connection: fn(Work(connection, self._shelves.writing)))

    async def transact_first(self, fn: Callable[[Work], T]) -> T:
        """As ``transact``, before whatever else waits: for what is little and keeps somebody outside waiting.

        Other processes may write the town meanwhile, so ``fn`` rests on nothing but the rows it writes.
        """
        return await self._engine.transact_first(lambda connection: fn(Work(connection, self._shelves.letting_in)))

    async def read(self, fn: Callable[[Work], T]) -> T:
        """What ``fn`` returned; it sees what is committed and must not write."""
        return await self._engine.read(lambda connection: fn(Work(connection, self._shelves.reading)))

    async def listen(self, hear: Callable[[Collection[News]], None], at_home: Collection[News] = ()) -> None:
        """Have heard what other processes stored and queued, until cancelled; where there are none nothing is heard.

        What was missed while the database was away is heard afterwards, once. Of what is ``at_home`` others are not
        told: this process does it itself, and they find what it leaves.
        """
        await self._engine.listen(hear, at_home)

    async def close(self) -> None:
        """Finish what was given and let go of the file."""
        await self._engine.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def can_be_reached(url: str) -> bool:
    """Whether the database at this address can be opened just now, as far as that does not lie with us."""
    if not on_server(url):
        return True
    from storage.engine.postgres.talking import answers

    return await asyncio.to_thread(answers, url)


def _engine(url: str, now: datetime) -> Engine:
    """What speaks to the database at this address, not yet open. Raises BadAddress."""
    if on_server(url):
        # Whoever stays on SQLite need not have the driver.
        from storage.engine.postgres.engine import PostgresEngine

        return PostgresEngine(url)
    path = url.removeprefix(_SQLITE)
    if not path or path == url:
        raise BadAddress(url)
    return GroupCommit(lambda: connect(path, now))


def connect(path: str, now: datetime) -> sqlite3.Connection:
    """A connection set up for durability: a commit that returned survives a power cut."""
    in_memory = path == ":memory:"
    if not in_memory:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=_PATIENCE, cached_statements=_STATEMENTS, factory=Wiping
    )
    try:
        connection.row_factory = sqlite3.Row
        set_up(connection)
        migrate(connection, None if in_memory else Path(path), now)
        # Whoever died between a commit and this left it to us.
        wipe_with(connection)
        wipe_journal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def set_up(connection: sqlite3.Connection) -> None:
    """The connection keeps what it commits, points nowhere, and leaves nothing of what it deletes."""
    connection.execute(f"PRAGMA journal_mode = {journal_mode(sqlite3.sqlite_version_info)}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
