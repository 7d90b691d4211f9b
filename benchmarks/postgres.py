"""PostgreSQL beside SQLite: the same reports, the same service, the same disk, turn and turn about.

Both confirm nothing that is not on the disk. The server, the service and whoever reports share the processors.

A "rush" is let in by a process of its own as fast as it goes, while one process or two deal with it; told is how many a
second were dealt with, from the first that was let in to the last that was done. Claiming is what two processes do at
once with a long line of due rows, a hundred at a time, from asking to the commit being on the disk; what is claimed is
done with in between, which is not counted.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import psycopg

from benchmarks.crowd import BEGINS, endless
from benchmarks.effort import Effort
from benchmarks.progress import tell
from benchmarks.reporters import NotWhatWasMeant, Reporters, Run, check, tally
from benchmarks.server import Server, a_server
from benchmarks.service import opened, said_in
from benchmarks.stage import ROOT, Stage
from bot.channels.lab.receive import NAME
from bot.language.doors import place_words
from bot.language.text import Texts
from bot.roles import Role
from storage.engine.database import Database
from storage.engine.postgres.talking import Talk
from storage.engine.times import to_us

_WAITING = 64

#: So many reports are listened to when statements are counted.
_LISTENED = 40

#: So many payloads are let in at once in a rush.
_AT_THE_DOOR = 60

#: Rows claimed at a time.
_CLAIM = 100

#: Seconds between two looks at what is left.
_PAUSE = 0.02


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    with a_server(stage) as server:
        return _beside(stage, server) | _rushes(stage, server) | claims(stage, server)


# One service, beside SQLite


def _beside(stage: Stage, server: Server) -> dict[str, float]:
    with stage.a_town() as plain, server.a_town() as (folder, address):
        empty = _kib(address)
        found = asyncio.run(_in_turn(stage.effort, plain, folder, address))
        return found | {"pg_disk_kib_per_case": (_kib(address) - empty) / tally(address)["cases"]}


def _kib(address: str) -> float:
    """What the database takes on the disk, once what was overwritten may be used again."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM")
        ((size,),) = connection.execute("SELECT pg_database_size(current_database())").fetchall()
        return float(size) / 1024


async def _in_turn(effort: Effort, plain: Path, folder: Path, address: str) -> dict[str, float]:
    ours, theirs = [], []
    async with opened(plain) as on_sqlite, opened(folder, address) as on_postgres:
        file, shared = Reporters(on_sqlite), Reporters(on_postgres)
        statements = await _statements(shared)
        await file.report(_WAITING, waiting=_WAITING)
        for turn in range(1, effort.rounds + 1):
            theirs.append(await file.report(effort.rush, waiting=_WAITING))
            ours.append(await shared.report(effort.rush, waiting=_WAITING))
            tell(f"round {turn} of {effort.rounds}: PostgreSQL {_told(ours[-1])}; SQLite {_told(theirs[-1])}")
    return {
        "reports_per_s_pg_64": median(run.per_s for run in ours),
        "reports_per_s_64_beside_pg": median(run.per_s for run in theirs),
        "pg_over_sqlite_64": median(one.per_s / other.per_s for one, other in zip(ours, theirs, strict=True)),
        "pg_cpu_us_64": median(run.cpu_us for run in ours),
        "pg_statements_per_report": statements,
    }


def _told(run: Run) -> str:
    return f"{run.per_s:,.0f}/s, {run.cpu_us:,.0f} µs of CPU each"


async def _statements(reporters: Reporters) -> float:
    """How many statements are sent for one report, the frames of transactions and what is sent together left out."""
    sent = 0

    def counted(way: Any) -> Any:
        def count(talk: Talk, sql: str, *more: Any) -> Any:
            nonlocal sent
            sent += not sql.startswith(_FRAMES)
            return way(talk, sql, *more)

        return count

    await reporters.report(1, waiting=1)
    with patch.multiple(Talk, execute=counted(Talk.execute), executemany=counted(Talk.executemany)):
        await reporters.report(_LISTENED, waiting=1)
    return sent / _LISTENED


#: What is not part of the work itself.
_FRAMES = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


# One service or two


def _rushes(stage: Stage, server: Server) -> dict[str, float]:
    runs: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(1, stage.effort.rounds + 1):
        for services, found in runs.items():
            found.append(_rush(server, services, stage.effort.rush))
        tell(f"round {turn} of {stage.effort.rounds}: one {runs[1][-1]:,.0f}/s, two {runs[2][-1]:,.0f}/s")
    return {
        "pg_rush_per_s_one": median(runs[1]),
        "pg_rush_per_s_two": median(runs[2]),
        "pg_two_over_one": median(two / one for one, two in zip(runs[1], runs[2], strict=True)),
    }


def _rush(server: Server, services: int, count: int) -> float:
    """Reports a second, dealt with by so many services. Raises NotWhatWasMeant."""
    with server.a_town() as (folder, address), contextlib.ExitStack() as stack:
        for _ in range(services):
            stack.enter_context(_service(folder, address))
        before = tally(address)
        seconds = asyncio.run(_dealt_with(folder, address, count))
        check(before, tally(address), count)
    return count / seconds


async def _dealt_with(folder: Path, address: str, count: int) -> float:
    """Seconds from the first report that is let in until none waits."""
    async with await Database.open(address, BEGINS, place_words(Texts.load())) as door:
        began = time.perf_counter()
        await _let_in(door, folder, count)
        await _nobody_waits(door)
        return time.perf_counter() - began


async def _nobody_waits(door: Database) -> None:
    while await door.read(lambda work: work.inbox.oldest_waiting()) is not None:  # noqa: ASYNC110 (others do it)
        await asyncio.sleep(_PAUSE)


async def _let_in(door: Database, folder: Path, count: int) -> None:
    """Everybody's reports are stored, some at a time."""
    reports = (spoken.payload(number) for number, spoken in islice(endless(said_in(folder), 0), count))

    async def one_after_another() -> None:
        for payload in reports:
            raw = payload.model_dump_json().encode()
            await door.transact_first(
                lambda work, payload=payload, raw=raw: work.inbox.store(
                    channel=NAME, update_id=payload.id, conversation=payload.chat, payload=raw, now=BEGINS
                )
            )

    await asyncio.gather(*(one_after_another() for _ in range(_AT_THE_DOOR)))


@contextlib.contextmanager
def _service(folder: Path, address: str) -> Iterator[None]:
    """A process of ours that deals with what comes in."""
    command = [sys.executable, "-m", "benchmarks.one_of_many", str(folder), address]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.stdin.close()
            assert process.wait() == 0


# Claims


def claims(stage: Stage, server: Server) -> dict[str, float]:
    """The figure by its name."""
    with server.a_town() as (_, address):
        tell(f"a line of {stage.effort.due:,} due rows ...")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(_A_LONG_LINE, {"count": stage.effort.due, "at": to_us(BEGINS)})
            connection.execute("VACUUM ANALYZE inbox")
        return {"pg_claims_per_s": asyncio.run(_claiming(address, stage.effort.claimed))}


#: Each waits in a conversation of its own, as strangers do.
_A_LONG_LINE = """
    INSERT INTO inbox (channel, update_id, conversation, payload, received_at, not_before)
    SELECT 'lab', n, 'bench-' || n, ''::bytea, %(at)s, 0 FROM generate_series(1, %(count)s) AS n
"""


#: What a claim was for has been done.
_DONE = "UPDATE inbox SET state = 'done', done_at = received_at WHERE held_by = %s AND state = 'waiting'"


async def _claiming(address: str, count: int) -> float:
    """Rows a second that two claim side by side, so many in all. Raises NotWhatWasMeant."""
    words = place_words(Texts.load())
    async with await Database.open(address, BEGINS, words) as one, await Database.open(address, BEGINS, words) as other:
        claimants = [await _Claimant.listed(database, address) for database in (one, other)]
        await asyncio.gather(*(claimant.claim(count // 2) for claimant in claimants))
    taken = [id for claimant in claimants for id in claimant.taken]
    if len(set(taken)) != len(taken):
        raise NotWhatWasMeant(f"{len(taken)} rows were claimed, and {len(set(taken))} different ones")
    return sum(len(claimant.taken) / claimant.seconds for claimant in claimants)


class _Claimant:
    """A process that claims, what it got, and how long that took."""

    def __init__(self, database: Database, address: str, id: int) -> None:
        self.taken: list[int] = []
        self.seconds = 0.0
        self._database = database
        self._address = address
        self._id = id

    @classmethod
    async def listed(cls, database: Database, address: str) -> _Claimant:
        id = await database.transact(lambda work: work.processes.begin("bench", (Role.WORKER,), BEGINS))
        return cls(database, address, id)

    async def claim(self, count: int) -> None:
        """So many rows, a hundred at a time."""
        async with await psycopg.AsyncConnection.connect(self._address, autocommit=True) as connection:
            while len(self.taken) < count:
                began = time.perf_counter()
                claimed = await self._database.transact_first(
                    lambda work: work.inbox.claim(_CLAIM, BEGINS, self._id),
                )
                self.seconds += time.perf_counter() - began
                self.taken += [one.id for one in claimed]
                await connection.execute(_DONE, (self._id,))
