"""What the sweep costs: looking at very many open clocks of which a hundred are due, or none.

The databases are filled with copies of real cases whose clocks all run; the same promise of a hundred cases falls due
at a time, each opened shortly after the other. The sweep is measured as the service takes it, in a transaction of its
own, from asking to the commit being on the disk; the databases take turns. "Whole" is everything that follows until
nothing is left to do: rungs fire, it is settled who hears of them, and what they hear is in the outbox.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.multiply import CASES_ALONE, multiply
from benchmarks.progress import tell
from benchmarks.reporters import Reporters
from benchmarks.service import database_file, opened
from benchmarks.stage import Stage
from handlers.deadlines import sweep
from handlers.nagging.climbing import climb
from storage.engine.database import Database
from storage.engine.sqlite import sqlite3
from storage.engine.times import to_us
from storage.work import Work

#: So many fall due at once.
_DUE = 100

_REAL = 200

#: A Thursday, two in the afternoon in the town: nobody is asleep for hours.
_BEGIN = datetime(2026, 5, 7, 6, tzinfo=UTC)

#: The clocks fall due one after the other, so far apart.
_APART = timedelta(milliseconds=100)

#: The higher rungs are due when the measuring is long over.
_BEYOND = timedelta(days=400)


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    with contextlib.ExitStack() as stack:
        folders = {name: stack.enter_context(_filled(stage, clocks)) for name, clocks in stage.effort.clocks.items()}
        return asyncio.run(_measure(folders, stage.effort.sweeps))


@contextlib.contextmanager
def _filled(stage: Stage, clocks: int) -> Iterator[Path]:
    """A town with so many clocks that run."""
    with stage.a_town() as folder:
        asyncio.run(_report(folder))
        tell(f"filling a database with {clocks:,} open clocks ...")
        with closing(sqlite3.connect(database_file(folder))) as connection:
            (real,) = connection.execute("SELECT count(*) FROM clocks").fetchone()
        multiply(database_file(folder), clocks // real + 1, CASES_ALONE)
        _let_run(database_file(folder), clocks)
        yield folder


async def _report(folder: Path) -> None:
    async with opened(folder) as busy:
        await Reporters(busy).report(_REAL, waiting=64)


def _let_run(file: Path, clocks: int) -> None:
    """So many clocks run, each to be looked at a little later than the one before; the rest has stopped."""
    begin, apart, beyond = to_us(_BEGIN), _APART // timedelta(microseconds=1), to_us(_BEGIN + _BEYOND)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        connection.execute("UPDATE clocks SET stopped_at = due_at, look_at = NULL")
        connection.execute(
            "UPDATE clocks SET stopped_at = NULL, rung = 0, due_at = :begin + n.n * :apart,"
            " look_at = :begin + n.n * :apart, moments = printf('[%d,%d,%d,%d]', :begin + n.n * :apart,"
            " :beyond + n.n, :beyond + n.n + 1, :beyond + n.n + 2)"
            " FROM (SELECT id, row_number() OVER (ORDER BY kind, id) AS n FROM clocks) AS n"
            " WHERE n.id = clocks.id AND n.n <= :clocks",
            {"begin": begin, "apart": apart, "beyond": beyond, "clocks": clocks},
        )
        connection.execute("UPDATE cases SET state = 'dispatched', closed_at = NULL, outcome = NULL")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")


async def _measure(folders: Mapping[str, Path], rounds: int) -> dict[str, float]:
    least, *_, most = folders
    async with contextlib.AsyncExitStack() as stack:
        towns = {name: _Town(await stack.enter_async_context(_opened(folder))) for name, folder in folders.items()}
        for _ in range(rounds):
            for town in towns.values():
                await town.round()
        for name, town in towns.items():
            tell(f"{name:>4} open: {town.told()}")
    small, large = towns[least], towns[most]
    ratios = [one / other for one, other in zip(large.climbed, small.climbed, strict=True)]
    return {
        f"sweep_{most}_100due_ms": median(large.climbed),
        f"sweep_{most}_0due_ms": median(large.idle),
        f"sweep_{most}_over_{least}": median(ratios),
        "sweep_whole_100due_ms": median(large.whole),
    }


@contextlib.asynccontextmanager
async def _opened(folder: Path) -> AsyncIterator[Database]:
    async with opened(folder) as busy:
        yield busy.service.database


class _Town:
    """One database, the moment it is there, and how many milliseconds each thing took."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._now = _BEGIN
        self.climbed: list[float] = []
        self.whole: list[float] = []
        self.idle: list[float] = []

    async def round(self) -> None:
        """A hundred fall due and fire, and what follows; then nothing is due."""
        self._now += _DUE * _APART
        began = time.perf_counter()
        climbed = await self._database.transact(lambda work: climb(work, self._now))
        fired = time.perf_counter()
        assert climbed == _DUE, climbed
        while await self._database.transact(lambda work: sweep(work, self._now)):
            pass
        quiet = time.perf_counter()
        self.climbed.append((fired - began) * 1e3)
        self.whole.append((quiet - began) * 1e3)
        self.idle.append(await self._database.transact(self._look))

    def _look(self, work: Work) -> float:
        """How long a sweep takes that finds nothing, in milliseconds."""
        began = time.perf_counter()
        assert sweep(work, self._now) == 0
        return (time.perf_counter() - began) * 1e3

    def told(self) -> str:
        """The medians in a line."""
        found = {"100 due": self.climbed, "none due": self.idle, "whole": self.whole}
        return ", ".join(f"{name} {median(times):.3g} ms" for name, times in found.items())
