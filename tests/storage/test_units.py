"""Units of work that wait together are committed together, and each stands or falls by itself: on either engine."""

from __future__ import annotations

import asyncio
import random
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from storage.engine.batches import WroteWhileLooking
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from tests.engines import connected, url_of
from tests.storage.ledger import MOST, Mistake, opened, outcome_of, read_entries, writes
from tests.town import NOON


async def test_units_that_wait_together_share_one_commit() -> None:
    async with opened() as ledger:
        assert await asyncio.gather(*(ledger.write(str(n)) for n in range(MOST))) == [str(n) for n in range(MOST)]
        assert await ledger.commits() == 1


async def test_no_batch_is_longer_than_its_limit_and_the_order_is_kept() -> None:
    async with opened() as ledger:
        many = [str(n) for n in range(2 * MOST + 1)]
        await asyncio.gather(*(ledger.write(entry) for entry in many))
        assert await ledger.entries() == many
        assert await ledger.commits() == 3


async def test_units_that_come_while_a_batch_runs_share_the_next_one() -> None:
    async with opened() as ledger:
        running, go_on = threading.Event(), threading.Event()

        def slow(connection: Connection) -> str:
            running.set()
            assert go_on.wait(10)
            return writes("slow")(connection)

        first = asyncio.create_task(ledger.engine.transact(slow))
        assert await asyncio.to_thread(running.wait, 10)
        late = [asyncio.create_task(ledger.write(str(n))) for n in range(5)]
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(first, *late)
        assert await ledger.commits() == 2


async def test_the_failure_of_one_unit_undoes_nothing_of_its_neighbours() -> None:
    async with opened() as ledger:
        outcomes = await asyncio.gather(
            ledger.write("before"),
            ledger.engine.transact(writes("wrong", then=Mistake("in the middle"))),
            ledger.write("after"),
            return_exceptions=True,
        )
        assert outcomes[0::2] == ["before", "after"]
        assert isinstance(outcomes[1], Mistake)
        assert await ledger.entries() == ["before", "after"]
        assert await ledger.commits() == 1


async def test_what_the_database_refuses_one_unit_undoes_nothing_of_its_neighbours() -> None:
    def writes_what_must_not_be(connection: Connection) -> None:
        writes("wrong")(connection)
        connection.execute("INSERT INTO entries (entry, half) VALUES ('wrong', 'third')")

    async with opened() as ledger:
        outcomes = await asyncio.gather(
            ledger.write("before"),
            ledger.engine.transact(writes_what_must_not_be),
            ledger.write("after"),
            return_exceptions=True,
        )
        assert outcomes[0::2] == ["before", "after"]
        assert isinstance(outcomes[1], sqlite3.IntegrityError)
        assert await ledger.entries() == ["before", "after"]
        assert await ledger.commits() == 1


@pytest.mark.parametrize("error", [StopIteration("nothing found"), GeneratorExit(), SystemExit(1)])
async def test_whatever_a_unit_raises_its_waiter_and_its_neighbours_hear_of_it(error: BaseException) -> None:
    async with opened() as ledger:
        wrong = asyncio.ensure_future(outcome_of(ledger.engine.transact(writes("wrong", then=error))))
        assert await ledger.write("right") == "right"
        heard = await wrong
        assert heard is error or heard.__cause__ is error
        assert await ledger.entries() == ["right"]


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
            callers.append(asyncio.create_task(ledger.engine.transact(writes(str(n), then=error))))
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


async def test_when_the_commit_fails_everybody_hears_and_the_next_unit_goes_through() -> None:
    def breaks_a_promise(connection: Connection) -> None:
        connection.execute("CREATE TABLE parents (id INTEGER PRIMARY KEY)")
        connection.execute(
            "CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)"
        )
        connection.execute("INSERT INTO children VALUES (1)")

    async with opened() as ledger:
        outcomes = await asyncio.gather(
            ledger.write("neighbour"), ledger.engine.transact(breaks_a_promise), return_exceptions=True
        )
        assert [type(outcome) for outcome in outcomes] == [sqlite3.IntegrityError] * 2
        assert await ledger.write("later") == "later"
        assert await ledger.entries() == ["later"]


async def test_a_unit_that_ends_the_transaction_by_itself_is_told_off() -> None:
    async with opened() as ledger:
        outcomes = await asyncio.gather(
            ledger.write("neighbour"),
            ledger.engine.transact(lambda connection: connection.execute("ROLLBACK")),
            return_exceptions=True,
        )
        assert all(isinstance(outcome, Exception) for outcome in outcomes)
        assert await ledger.write("later") == "later"
        assert await ledger.entries() == ["later"]


async def test_a_reader_sees_what_is_committed_and_cannot_write() -> None:
    async with opened() as ledger:
        await ledger.write("first")
        assert await ledger.entries() == ["first"]
        with pytest.raises(WroteWhileLooking):
            await ledger.engine.read(writes("smuggled"))
        assert await ledger.write("second") == "second"
        assert await ledger.entries() == ["first", "second"]


async def test_all_a_reader_asks_is_of_one_moment_while_another_process_writes(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    async with opened(url) as ledger:
        await ledger.write("first")

        def twice(connection: Connection) -> tuple[list[str], list[str]]:
            before = read_entries(connection)
            with connected(url, NOON) as other:
                writes("meanwhile")(other)
            return before, read_entries(connection)

        assert await ledger.engine.read(twice) == (["first"], ["first"])
        assert await ledger.entries() == ["first", "meanwhile"]


async def test_closing_finishes_what_waits_and_takes_no_more(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    many = [str(n) for n in range(3 * MOST)]
    async with opened(url) as ledger:
        waiting = [asyncio.create_task(ledger.write(entry)) for entry in many]
        await asyncio.sleep(0)
        await ledger.engine.close()
        assert await asyncio.gather(*waiting) == many
        with pytest.raises(ValueError, match="closed"):
            await ledger.write("too late")
        with pytest.raises(ValueError, match="closed"):
            await ledger.engine.transact_first(writes("too late"))
        with pytest.raises(ValueError, match="closed"):
            await ledger.entries()
    async with opened(url) as again:
        assert await again.entries() == many
