"""Power cuts: the statements of a real run, replayed on a disk that remembers, and cut off at any moment.

Whatever the disk had not synced may be there, torn, or gone. Each state is then opened with plain SQLite.
"""

from __future__ import annotations

import asyncio
import itertools
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import apsw

from bot import app as root
from bot.bringing_in import bring_in
from storage.engine.sqlite import sqlite3
from tests.faults.ledger import CHANNEL
from tests.faults.listener import Listener
from tests.faults.long_street import long_street, settings_for
from tests.faults.recording import Acknowledged, Operation, Platter, recording
from tests.faults.trial import seed
from tests.faults.verdict import Verdict

#: So small a cache has SQLite write pages into the file before the commit, as large transactions do.
SMALL_CACHE = "PRAGMA cache_size = 12"

#: So few pages, and the WAL is copied back into the file every now and then.
EARLY_CHECKPOINT = "PRAGMA wal_autocheckpoint = 60"


@dataclass(frozen=True, slots=True)
class Manner:
    """How SQLite is told to write. The service itself writes like the first two."""

    journal: str
    synchronous: str
    more: tuple[str, ...] = ()


PROTECTED = (
    Manner("truncate", "FULL"),
    Manner("wal", "FULL", (EARLY_CHECKPOINT,)),
    Manner("truncate", "FULL", (SMALL_CACHE,)),
    Manner("wal", "FULL", (EARLY_CHECKPOINT, SMALL_CACHE)),
)
CARELESS = (
    Manner("truncate", "NORMAL"),
    Manner("truncate", "OFF"),
    Manner("wal", "NORMAL", (EARLY_CHECKPOINT,)),
    Manner("wal", "OFF", (EARLY_CHECKPOINT,)),
)


@dataclass
class Found:
    lost: int = 0
    corrupt: int = 0


def power_cuts(tries: int) -> Verdict:
    """So many states after a power cut, over the real schema and the statements of a real run."""
    statements = statements_of_a_run()
    found, commits = Found(), 0
    for number, manner in enumerate(PROTECTED):
        share = tries // len(PROTECTED) + (number < tries % len(PROTECTED))
        film = replay(statements, manner)
        commits = max(commits, len(film.after))
        one = cut(film, share, Random(seed() + number))
        found.lost, found.corrupt = found.lost + one.lost, found.corrupt + one.corrupt
    careless = [cut(replay(statements, manner), max(25, tries // 20), Random(seed())) for manner in CARELESS]
    return Verdict(
        "power cut",
        tries,
        found.lost,
        0,
        found.corrupt,
        all(one.lost or one.corrupt for one in careless),
        {
            "statements": len(statements),
            "commits": commits,
            "control_states": max(25, tries // 20) * len(CARELESS),
            "control_lost": sum(one.lost for one in careless),
            "control_corrupt": sum(one.corrupt for one in careless),
        },
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """What SQLite was told, and with which values."""

    sql: str
    values: Any = ()


def statements_of_a_run() -> list[Statement]:
    """Every statement that writes, from the first migration on: an import, and neighbours at work."""
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder, _overheard() as connections:
        asyncio.run(_a_day(Path(folder)))
    (statements,) = [said for said in connections if any(one.sql.startswith("BEGIN IMMEDIATE") for one in said)]
    return list(_without_looks(statements))


async def _a_day(folder: Path) -> None:
    """Greetings, reports and presses, one by one and several at once."""
    channel = Listener()
    ledger = channel.ledger
    async with root.opened(settings_for(folder)) as service:
        service.channels[CHANNEL] = channel  # type: ignore[index]
        await bring_in(service, long_street(20))
        for together in (1, 1, 4, 1, 2, 6, 1):
            updates = [ledger.report() for _ in range(together)] + [ledger.greeting(), ledger.press()]
            told = (service.intake.accept(CHANNEL, u.id, u.conversation, u.payload.encode()) for u in updates if u)
            await asyncio.gather(*told)
            await service.catch_up()


class _Overheard(sqlite3.Connection):
    """A connection that keeps what it was told. SQLite's own trace repeats a statement for each of its triggers."""

    def cursor(self, factory: type[sqlite3.Cursor] | None = None) -> sqlite3.Cursor:  # type: ignore[override]
        return super().cursor(_OverheardCursor)

    def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:  # type: ignore[override]
        return self.cursor().execute(sql, values)

    def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:  # type: ignore[override]
        return self.cursor().executemany(sql, rows)


class _OverheardCursor(sqlite3.Cursor):
    def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:  # type: ignore[override]
        _told_to(self.connection).append(Statement(sql, values))
        return super().execute(sql, values)

    def executemany(self, sql: str, rows: Any) -> sqlite3.Cursor:  # type: ignore[override]
        rows = list(rows)
        _told_to(self.connection).extend(Statement(sql, values) for values in rows)
        return super().executemany(sql, rows)


def _told_to(connection: sqlite3.Connection) -> list[Statement]:
    return vars(connection).setdefault("told", [])


@contextmanager
def _overheard() -> Iterator[list[list[Statement]]]:
    """What every connection opened meanwhile is told."""
    really_connect, heard = sqlite3.connect, list[list[Statement]]()

    def connect(*args: Any, **more: Any) -> sqlite3.Connection:
        connection = really_connect(*args, **{**more, "factory": _Overheard})
        heard.append(_told_to(connection))
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]
    try:
        yield heard
    finally:
        sqlite3.connect = really_connect


def _without_looks(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Leaves out what cannot write."""
    for said in statements:
        sql = "\n".join(line for line in said.sql.splitlines() if not line.startswith("--")).strip()
        if sql and not sql.startswith("SELECT"):
            yield Statement(sql, said.values)


@dataclass(frozen=True, slots=True)
class Film:
    """Everything the disk was asked for, and what the database held after each commit."""

    operations: list[Operation]
    after: list[int]


def replay(statements: Sequence[Statement], manner: Manner) -> Film:
    """The run again, on the disk that remembers."""
    after = [0]
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder, recording() as (disk, log):
        connection = apsw.Connection(str(Path(folder) / "town.db"), vfs=disk)
        # Without shared memory, which this disk has not, WAL wants the file for itself; it writes the same.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        for statement in statements:
            for told in _told(statement, manner):
                list(connection.execute(told.sql, told.values))
            if not connection.in_transaction and statement.sql.startswith("COMMIT"):
                after.append(content(connection))
                log.append(Acknowledged(len(after) - 1))
        operations = list(log)
        connection.close()
    return Film(operations, after)


def _told(statement: Statement, manner: Manner) -> tuple[Statement, ...]:
    """The statement as SQLite is told it in that manner."""
    if statement.sql.startswith("PRAGMA journal_mode"):
        return (Statement(f"PRAGMA journal_mode = {manner.journal}"), *(Statement(more) for more in manner.more))
    if statement.sql.startswith("PRAGMA synchronous"):
        return (Statement(f"PRAGMA synchronous = {manner.synchronous}"),)
    return (statement,)


def content(connection: Any) -> int:
    """What the database says, as one number; the same in this process for the same content."""
    tables = sorted(row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
    rows = ((table, *connection.execute(f"SELECT * FROM {table}").fetchall()) for table in tables)
    return hash(tuple(rows)) if tables else 0


def cut(film: Film, tries: int, chance: Random) -> Found:
    """The power goes so often, each time at another moment, and the database is opened again."""
    found, platter = Found(), Platter()
    moments = sorted(chance.randrange(1, len(film.operations) + 1) for _ in range(tries))
    known = set(film.after)
    done = 0
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-", dir=_fast()) as folder:
        for moment in moments:
            for operation in itertools.islice(film.operations, done, moment):
                platter.take(operation)
            done = moment
            held = reopened(Path(folder), platter.power_cut(chance))
            # The last commit that returned, or the one that was under way.
            if held in film.after[platter.commits : platter.commits + 2]:
                continue
            if held in known:
                found.lost += 1
            else:
                found.corrupt += 1
    return found


def reopened(folder: Path, files: dict[str, bytearray]) -> int | None:
    """What plain SQLite finds in those files; None when it finds no sound database."""
    for old in folder.iterdir():
        old.unlink()
    for name, found in files.items():
        (folder / name).write_bytes(found)
    try:
        with closing(sqlite3.connect(folder / "town.db", isolation_level=None)) as connection:
            (sound,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if sound != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
                return None
            return content(connection)
    except sqlite3.DatabaseError:
        return None


def _fast() -> str | None:
    """A folder in memory, where there is one: what is tried is SQLite, not this disk."""
    shm = Path("/dev/shm")
    return str(shm) if shm.is_dir() and shutil.disk_usage(shm).free > 1 << 26 else None
