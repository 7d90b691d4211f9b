"""Group commit: units of work that wait together are committed together, and each stands or falls by itself."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage.engine.batches import WroteWhileLooking
from storage.engine.connection import GroupCommit
from storage.engine.sqlite import sqlite3

BATCH = GroupCommit.most


class Mistake(Exception):
    """What a unit of work in these tests raises."""


@dataclass
class Ledger:
    """A table of two accounts under group commit, and every statement SQLite was given."""

    connection: GroupCommit
    statements: list[str] = field(default_factory=list)

    async def write(self, entry: str) -> str:
        return await self.connection.transact(writes(entry))

    async def entries(self) -> list[str]:
        return await self.connection.read(read_entries)

    def said(self, word: str) -> int:
        """How many statements began with that word."""
        return sum(statement.startswith(word) for statement in self.statements)


def writes(entry: str, *, then: BaseException | None = None) -> Callable[[sqlite3.Connection], str]:
    """A unit that makes a double entry: both halves or none."""

    def unit(connection: sqlite3.Connection) -> str:
        connection.execute("INSERT INTO entries VALUES (?, 'debit')", (entry,))
        if then is not None:
            raise then
        connection.execute("INSERT INTO entries VALUES (?, 'credit')", (entry,))
        return entry

    return unit


def read_entries(connection: sqlite3.Connection) -> list[str]:
    """The entries in the order made; each must have both halves."""
    rows = connection.execute("SELECT entry, count(*) FROM entries GROUP BY entry ORDER BY min(rowid)").fetchall()
    assert all(halves == 2 for _, halves in rows), "a half-applied unit"
    return [entry for entry, _ in rows]


@asynccontextmanager
async def opened(path: str = ":memory:", *pragmas: str) -> AsyncIterator[Ledger]:
    statements: list[str] = []

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None, timeout=0)
        connection.execute("CREATE TABLE IF NOT EXISTS entries (entry TEXT, half TEXT)")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        connection.set_trace_callback(statements.append)
        return connection

    connection = GroupCommit(connect)
    await connection.open()
    try:
        yield Ledger(connection, statements)
    finally:
        await connection.close()


async def test_what_we_rely_on_in_aiosqlite() -> None:
    async with opened() as ledger:
        connection, ran = ledger.connection, list[object]()
        connection._tx.put_nowait((None, lambda: ran.append(threading.current_thread())))
        connection._tx.put_nowait((None, lambda: 1 / 0))
        result = await connection._execute(lambda: ran.append("after") or "result")
        assert result == "result"
        assert ran == [connection._thread, "after"]
        assert isinstance(connection._conn, sqlite3.Connection)
    with pytest.raises(ValueError, match="no active connection"):
        _ = connection._conn
    connection._thread.join(10)
    assert not connection._thread.is_alive()


async def test_a_connection_that_cannot_be_made_leaves_no_thread_behind() -> None:
    connection = GroupCommit(lambda: sqlite3.connect("/nowhere/at/all.db"))
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        await connection.open()
    assert not connection._thread.is_alive()


async def test_units_that_wait_together_share_one_commit() -> None:
    async with opened() as ledger:
        assert await asyncio.gather(*(ledger.write(str(n)) for n in range(BATCH))) == [str(n) for n in range(BATCH)]
        assert (ledger.said("BEGIN"), ledger.said("COMMIT"), ledger.said("SAVEPOINT")) == (1, 1, BATCH)


async def test_no_batch_is_longer_than_its_limit_and_the_order_is_kept() -> None:
    async with opened() as ledger:
        many = [str(n) for n in range(2 * BATCH + 1)]
        await asyncio.gather(*(ledger.write(entry) for entry in many))
        assert await ledger.entries() == many
        assert ledger.said("COMMIT") == 3


async def test_units_that_come_while_a_batch_runs_share_the_next_one() -> None:
    async with opened() as ledger:
        running, go_on = threading.Event(), threading.Event()

        def slow(connection: sqlite3.Connection) -> None:
            running.set()
            assert go_on.wait(10)

        first = asyncio.create_task(ledger.connection.transact(slow))
        assert await asyncio.to_thread(running.wait, 10)
        late = [asyncio.create_task(ledger.write(str(n))) for n in range(5)]
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(first, *late)
        assert ledger.said("COMMIT") == 2


@pytest.mark.parametrize(
    ("hurry", "order"), [(0.0, ["first", "urgent", "second"]), (60.0, ["first", "second", "urgent"])]
)
async def test_who_is_in_a_hurry_waits_for_no_more_than_a_moments_work(
    hurry: float, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.batches.HURRY", hurry)
    async with opened() as ledger:
        running, go_on = threading.Event(), threading.Event()

        def slow(connection: sqlite3.Connection) -> str:
            running.set()
            assert go_on.wait(10)
            return writes("first")(connection)

        others = [asyncio.create_task(ledger.connection.transact(unit)) for unit in (slow, writes("second"))]
        assert await asyncio.to_thread(running.wait, 10)
        urgent = asyncio.create_task(ledger.connection.transact_first(writes("urgent")))
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(*others, urgent)
        assert await ledger.entries() == order
        assert ledger.said("COMMIT") == 2


async def test_who_is_in_a_hurry_goes_before_those_who_came_earlier() -> None:
    async with opened() as ledger:
        others = [asyncio.create_task(ledger.write(str(n))) for n in range(3)]
        await asyncio.sleep(0)
        await ledger.connection.transact_first(writes("urgent"))
        await asyncio.gather(*others)
        assert await ledger.entries() == ["urgent", "0", "1", "2"]


async def test_the_failure_of_one_unit_undoes_nothing_of_its_neighbours() -> None:
    async with opened() as ledger:
        outcomes = await asyncio.gather(
            ledger.write("before"),
            ledger.connection.transact(writes("wrong", then=Mistake("in the middle"))),
            ledger.write("after"),
            return_exceptions=True,
        )
        assert outcomes[0::2] == ["before", "after"]
        assert isinstance(outcomes[1], Mistake)
        assert await ledger.entries() == ["before", "after"]
        assert ledger.said("COMMIT") == 1


@pytest.mark.parametrize("error", [StopIteration("nothing found"), GeneratorExit(), SystemExit(1)])
async def test_whatever_a_unit_raises_its_waiter_and_its_neighbours_hear_of_it(error: BaseException) -> None:
    async with opened() as ledger:
        wrong = asyncio.ensure_future(_outcome(ledger.connection, writes("wrong", then=error)))
        assert await ledger.write("right") == "right"
        heard = await wrong
        assert heard is error or heard.__cause__ is error
        assert await ledger.entries() == ["right"]


async def _outcome(connection: GroupCommit, unit: Callable[[sqlite3.Connection], object]) -> BaseException:
    try:
        await connection.transact(unit)
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


async def test_a_caller_that_is_cancelled_undoes_nothing() -> None:
    async with opened() as ledger:
        caller = asyncio.create_task(ledger.write("ordered"))
        await asyncio.sleep(0)
        caller.cancel()
        with suppress(asyncio.CancelledError):
            await caller
        assert await ledger.write("another") == "another"
        assert await ledger.entries() == ["ordered", "another"]


async def test_a_thousand_callers_cancelled_at_any_moment_leave_nothing_half_done() -> None:
    chance = random.Random(20260507)
    async with opened() as ledger:
        callers = []
        for n in range(1000):
            error = Mistake(str(n)) if n % 7 == 0 else None
            callers.append(asyncio.create_task(ledger.connection.transact(writes(str(n), then=error))))
            if chance.random() < 0.5:
                await asyncio.sleep(0)
            if chance.random() < 0.8:
                chance.choice(callers).cancel()
        outcomes = await asyncio.gather(*callers, return_exceptions=True)
        there = set(await ledger.entries())
        for n, outcome in enumerate(outcomes):
            if isinstance(outcome, str):
                assert outcome in there
            elif isinstance(outcome, Mistake):
                assert str(n) not in there
        assert sum(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes) > 100


async def test_when_the_database_is_locked_everybody_hears_and_the_next_unit_goes_through(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    async with opened(path) as ledger:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            outcomes = await asyncio.gather(*(ledger.write(str(n)) for n in range(BATCH + 5)), return_exceptions=True)
            assert {str(outcome) for outcome in outcomes} == {"database is locked"}
            other.execute("ROLLBACK")
        assert await ledger.write("later") == "later"
        assert await ledger.entries() == ["later"]


async def test_when_the_disk_is_full_everybody_hears_and_the_next_unit_goes_through() -> None:
    async with opened(":memory:", "max_page_count = 20") as ledger:
        huge = ledger.connection.transact(writes("x" * 200_000))
        outcomes = await asyncio.gather(ledger.write("neighbour"), huge, return_exceptions=True)
        heard = [str(outcome) for outcome in outcomes if isinstance(outcome, sqlite3.Error)]
        assert "database or disk is full" in heard
        assert await ledger.write("later") == "later"
        told = [entry for entry in ("neighbour",) if entry in outcomes]
        assert await ledger.entries() == [*told, "later"]


async def test_when_the_commit_fails_everybody_hears_and_the_next_unit_goes_through() -> None:
    def breaks_a_promise(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE parents (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE children (parent REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)")
        connection.execute("INSERT INTO children VALUES (1)")

    async with opened(":memory:", "foreign_keys = ON") as ledger:
        outcomes = await asyncio.gather(
            ledger.write("neighbour"), ledger.connection.transact(breaks_a_promise), return_exceptions=True
        )
        assert [type(outcome) for outcome in outcomes] == [sqlite3.IntegrityError] * 2
        assert await ledger.write("later") == "later"
        assert await ledger.entries() == ["later"]


async def test_a_unit_that_ends_the_transaction_by_itself_is_told_off() -> None:
    async with opened() as ledger:
        outcomes = await asyncio.gather(
            ledger.write("neighbour"),
            ledger.connection.transact(lambda connection: connection.execute("ROLLBACK")),
            return_exceptions=True,
        )
        assert [type(outcome) for outcome in outcomes] == [sqlite3.OperationalError] * 2
        assert await ledger.write("later") == "later"


async def test_a_reader_sees_what_is_committed_and_cannot_write() -> None:
    async with opened() as ledger:
        writing = asyncio.create_task(ledger.write("first"))
        await writing
        assert await ledger.entries() == ["first"]
        with pytest.raises(WroteWhileLooking):
            await ledger.connection.read(writes("smuggled"))
        assert await ledger.write("second") == "second"
        assert await ledger.entries() == ["first", "second"]


async def test_all_queries_of_one_reader_see_the_same_moment_while_another_process_writes(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    async with opened(path, "journal_mode = wal") as ledger:
        await ledger.write("first")

        def twice(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
            before = read_entries(connection)
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                writes("meanwhile")(other)
            return before, read_entries(connection)

        assert await ledger.connection.read(twice) == (["first"], ["first"])
        assert await ledger.entries() == ["first", "meanwhile"]


async def test_closing_finishes_what_waits_and_takes_no_more(tmp_path: Path) -> None:
    path = str(tmp_path / "ledger.db")
    many = [str(n) for n in range(3 * BATCH)]
    async with opened(path) as ledger:
        waiting = [asyncio.create_task(ledger.write(entry)) for entry in many]
        await asyncio.sleep(0)
        await ledger.connection.close()
        assert await asyncio.gather(*waiting) == many
        with pytest.raises(ValueError, match="closed"):
            await ledger.write("too late")
        with pytest.raises(ValueError, match="closed"):
            await ledger.entries()
    async with opened(path) as again:
        assert await again.entries() == many
