"""Group commit in SQLite: on whose thread it runs, who goes first, and what a lock or a full disk does to a batch.

What holds on either engine stands in ``test_units.py``.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine.connection import GroupCommit
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from tests.engines import url_of
from tests.storage.ledger import MOST, Ledger, opened, writes

pytestmark = pytest.mark.sqlite


def engine(ledger: Ledger) -> GroupCommit:
    assert isinstance(ledger.engine, GroupCommit)
    return ledger.engine


def said(ledger: Ledger, word: str) -> int:
    """How many statements began with that word."""
    return sum(statement.startswith(word) for statement in ledger.statements)


async def set_to(ledger: Ledger, pragma: str) -> None:
    await ledger.engine.transact(lambda connection: connection.execute(f"PRAGMA {pragma}").fetchall())


async def test_what_we_rely_on_in_aiosqlite() -> None:
    async with opened() as ledger:
        connection, ran = engine(ledger), list[object]()
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


async def test_units_that_wait_together_cost_one_commit_and_a_savepoint_each() -> None:
    async with opened() as ledger:
        assert await asyncio.gather(*(ledger.write(str(n)) for n in range(MOST))) == [str(n) for n in range(MOST)]
        assert (said(ledger, "BEGIN"), said(ledger, "COMMIT"), said(ledger, "SAVEPOINT")) == (1, 1, MOST)


@pytest.mark.parametrize(
    ("hurry", "order"), [(0.0, ["first", "urgent", "second"]), (60.0, ["first", "second", "urgent"])]
)
async def test_who_is_in_a_hurry_waits_for_no_more_than_a_moments_work(
    hurry: float, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.batches.HURRY", hurry)
    async with opened() as ledger:
        running, go_on = threading.Event(), threading.Event()

        def slow(connection: Connection) -> str:
            running.set()
            assert go_on.wait(10)
            return writes("first")(connection)

        others = [asyncio.create_task(ledger.engine.transact(unit)) for unit in (slow, writes("second"))]
        assert await asyncio.to_thread(running.wait, 10)
        urgent = asyncio.create_task(ledger.engine.transact_first(writes("urgent")))
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(*others, urgent)
        assert await ledger.entries() == order
        assert await ledger.commits() == 2


async def test_who_is_in_a_hurry_goes_before_those_who_came_earlier() -> None:
    async with opened() as ledger:
        others = [asyncio.create_task(ledger.write(str(n))) for n in range(3)]
        await asyncio.sleep(0)
        await ledger.engine.transact_first(writes("urgent"))
        await asyncio.gather(*others)
        assert await ledger.entries() == ["urgent", "0", "1", "2"]


async def test_when_the_database_is_locked_everybody_hears_and_the_next_unit_goes_through(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    async with opened(url) as ledger:
        await set_to(ledger, "busy_timeout = 0")
        with closing(sqlite3.connect(url.removeprefix("sqlite:"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            outcomes = await asyncio.gather(*(ledger.write(str(n)) for n in range(MOST + 5)), return_exceptions=True)
            assert {str(outcome) for outcome in outcomes} == {"database is locked"}
            other.execute("ROLLBACK")
        assert await ledger.write("later") == "later"
        assert await ledger.entries() == ["later"]


async def test_when_the_disk_is_full_everybody_hears_and_the_next_unit_goes_through() -> None:
    async with opened() as ledger:
        # It has no more pages than it needs.
        await set_to(ledger, "max_page_count = 1")
        huge = ledger.engine.transact(writes("x" * 200_000))
        outcomes = await asyncio.gather(ledger.write("neighbour"), huge, return_exceptions=True)
        heard = [str(outcome) for outcome in outcomes if isinstance(outcome, sqlite3.Error)]
        assert "database or disk is full" in heard
        assert await ledger.write("later") == "later"
        told = [entry for entry in ("neighbour",) if entry in outcomes]
        assert await ledger.entries() == [*told, "later"]
