"""One town, one writer at a time, over any number of processes: what holds on SQLite holds on PostgreSQL."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.engine.postgres import engine, talking
from storage.engine.protocol import Connection
from tests.engines import connected, url_of
from tests.patience import PATIENCE
from tests.storage.ledger import Ledger, opened, writes
from tests.town import NOON

pytestmark = pytest.mark.postgres

#: Whoever waits for a lock of this database.
_WAITING = """
    SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@asynccontextmanager
async def two(url: str) -> AsyncIterator[tuple[Ledger, Ledger]]:
    """Two engines at work on one database, as two processes are."""
    async with opened(url) as one, opened(url) as other:
        yield one, other


async def somebody_waits(url: str) -> None:
    """Until somebody has asked for the lock of the town and does not have it."""

    def look() -> int:
        with connected(url, NOON) as connection:
            return int(connection.execute(_WAITING).fetchone()[0])

    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(look):
            pass


class Stop:
    """A unit of work that stands in the midst of its entry until it may go on."""

    def __init__(self) -> None:
        self.reached, self._go_on = threading.Event(), threading.Event()

    def __call__(self, connection: Connection) -> str:
        self.reached.set()
        assert self._go_on.wait(PATIENCE)
        return writes("slow")(connection)

    async def is_reached(self) -> None:
        assert await asyncio.to_thread(self.reached.wait, PATIENCE)

    def ends(self) -> None:
        self._go_on.set()


async def test_whoever_writes_is_alone_and_the_next_sees_all_of_it(tmp_path: Path) -> None:
    url, stop = url_of(tmp_path), Stop()
    async with two(url) as (one, other):
        first = asyncio.create_task(one.engine.transact(stop))
        await stop.is_reached()
        second = asyncio.create_task(other.write("second"))
        await somebody_waits(url)
        assert not second.done()
        stop.ends()
        assert await asyncio.gather(first, second) == ["slow", "second"]
        assert await one.entries() == await other.entries() == ["slow", "second"]


async def test_what_only_lets_in_waits_for_nobody_who_writes(tmp_path: Path) -> None:
    url, stop = url_of(tmp_path), Stop()
    async with two(url) as (one, other):
        writing = asyncio.create_task(one.engine.transact(stop))
        await stop.is_reached()
        async with asyncio.timeout(PATIENCE):
            assert await one.engine.transact_first(writes("let in here")) == "let in here"
            assert await other.engine.transact_first(writes("let in there")) == "let in there"
            assert await one.entries() == await other.entries() == ["let in here", "let in there"]
        assert not writing.done()
        stop.ends()
        await writing


def counts_on(connection: Connection, meanwhile: Callable[[], object] = lambda: None) -> None:
    """One more than was counted before; what it read is old when somebody else wrote meanwhile."""
    counted = connection.execute("SELECT n FROM counted").fetchone()[0]
    meanwhile()
    connection.execute("UPDATE counted SET n = ?", (counted + 1,))


async def begin_counting(ledger: Ledger) -> None:
    await ledger.engine.transact(lambda connection: connection.execute("CREATE TABLE counted AS SELECT 0::bigint AS n"))


async def counted_by(ledger: Ledger) -> int:
    return int(await ledger.engine.read(lambda connection: connection.execute("SELECT n FROM counted").fetchone()[0]))


async def test_nothing_that_two_processes_count_is_lost(tmp_path: Path) -> None:
    async with two(url_of(tmp_path)) as (one, other):
        await begin_counting(one)
        for _ in range(20):
            await asyncio.gather(*(ledger.engine.transact(counts_on) for ledger in (one, other) for _ in range(10)))
        assert await counted_by(one) == 400


async def test_without_the_lock_of_the_town_it_would_be_lost(tmp_path: Path) -> None:
    """What the lock is for is found where it is not taken, or the test above proves nothing."""
    both_have_read = threading.Barrier(2, timeout=PATIENCE)
    async with two(url_of(tmp_path)) as (one, other):
        await begin_counting(one)
        await asyncio.gather(
            *(
                ledger.engine.transact_first(lambda connection: counts_on(connection, both_have_read.wait))
                for ledger in (one, other)
            )
        )
        assert await counted_by(one) == 1


class Holder:
    """Another process in the midst of a unit of work."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def says(self) -> str:
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            return (await self.process.stdout.readline()).decode().strip()

    def goes_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")


@asynccontextmanager
async def held(url: str, *stands_still_for: str) -> AsyncIterator[Holder]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.storage.postgres.holder", url, *stands_still_for),
        cwd=Path(__file__).parents[3],
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    holder = Holder(process)
    try:
        assert await holder.says() == "in"
        yield holder
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_process_that_is_killed_in_the_midst_leaves_the_town_free_and_nothing_half_done(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    async with opened(url) as ledger, held(url) as holder:
        waiting = asyncio.create_task(ledger.write("after"))
        await somebody_waits(url)
        assert not waiting.done()
        holder.process.kill()
        async with asyncio.timeout(PATIENCE):
            assert await waiting == "after"
        assert await ledger.entries() == ["after"]


async def test_a_process_that_stands_still_loses_the_town_and_what_it_had_begun_and_goes_on_anew(
    tmp_path: Path,
) -> None:
    url = url_of(tmp_path)
    async with opened(url) as ledger, held(url, "100ms") as holder:
        holder.process.send_signal(signal.SIGSTOP)
        async with asyncio.timeout(PATIENCE):
            assert await ledger.write("after") == "after"
        holder.process.send_signal(signal.SIGCONT)
        holder.goes_on()
        assert [await holder.says(), await holder.says()] == ["away", "done"]
        assert await ledger.entries() == ["after", "again"]


async def test_a_process_that_goes_on_in_time_keeps_the_town_until_it_is_done(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    async with opened(url) as ledger, held(url) as holder:
        waiting = asyncio.create_task(ledger.write("after"))
        await somebody_waits(url)
        holder.goes_on()
        assert [await holder.says(), await holder.says()] == ["done", "done"]
        await waiting
        assert (await ledger.entries())[0] == "holder"


def _seconds(setting: str) -> float:
    found = re.search(r"'(\d+)s'", setting)
    assert found is not None
    return float(found[1])


def test_whoever_waits_outlasts_whoever_stands_still_and_is_not_given_up_meanwhile() -> None:
    ended = _seconds(talking._STANDS_STILL)
    assert ended < _seconds(engine._WAITS_FOR_OTHERS) < engine._AT_WORK


async def test_nobody_who_waits_hears_that_the_database_is_away_because_another_stands_still(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    async with opened(url) as ledger, held(url, "300ms") as holder:
        holder.process.send_signal(signal.SIGSTOP)
        async with asyncio.timeout(PATIENCE):
            assert await asyncio.gather(*map(ledger.write, ("one", "two", "three"))) == ["one", "two", "three"]
        holder.process.send_signal(signal.SIGCONT)
        holder.goes_on()
        assert [await holder.says(), await holder.says()] == ["away", "done"]
