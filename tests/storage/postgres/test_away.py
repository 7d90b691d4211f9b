"""The server goes away and comes back: whoever asks hears it soon, nothing is half done, and it goes on by itself."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import psycopg
import pytest

from storage.engine.away import DatabaseAway
from storage.engine.batches import WroteWhileLooking
from storage.engine.postgres.engine import _AT_WORK, PostgresEngine
from storage.engine.postgres.talking import Talk, connect
from storage.engine.protocol import Connection
from tests.patience import PATIENCE
from tests.stopped_server import StoppedServer, a_server

pytestmark = pytest.mark.postgres


Write = Callable[[str], Awaitable[None]]


@pytest.fixture(scope="module")
def server() -> Iterator[StoppedServer]:
    with a_server() as server:
        server.say("ALTER SYSTEM SET max_connections = 20", "ALTER SYSTEM SET superuser_reserved_connections = 0")
        server.say("ALTER SYSTEM SET reserved_connections = 0")
        server.stop("fast")
        server.start()
        server.create("town")
        yield server


@pytest.fixture
async def engine(server: StoppedServer) -> AsyncIterator[PostgresEngine]:
    engine = PostgresEngine(server.address("town"))
    await engine.open()
    try:
        await engine.transact(lambda talk: talk.execute("CREATE TABLE IF NOT EXISTS letters (letter TEXT)").count())
        await engine.transact(lambda talk: talk.execute("DELETE FROM letters").count())
        yield engine
    finally:
        await engine.close()


def writes(letter: str) -> Callable[[Connection], str]:
    def unit(connection: Connection) -> str:
        connection.execute("INSERT INTO letters (letter) VALUES (:letter)", {"letter": letter})
        return letter

    return unit


def reads(connection: Connection) -> list[str]:
    return [letter for (letter,) in connection.execute("SELECT letter FROM letters ORDER BY letter")]


async def until_back(engine: PostgresEngine) -> None:
    """It takes what is written again, and lets in, and shows."""
    async with asyncio.timeout(PATIENCE):
        for lane in (engine.transact, engine.transact_first, engine.read):
            while True:
                try:
                    await lane(reads)
                    break
                except DatabaseAway:
                    await asyncio.sleep(0.05)


async def pids(engine: PostgresEngine) -> list[int]:
    """Who on the server serves which lane."""
    me = "SELECT pg_backend_pid()"
    lanes = (engine.transact, engine.transact_first, engine.read)
    return [await lane(lambda talk: talk.execute(me).fetchone()[0]) for lane in lanes]


async def test_a_server_that_was_stopped_is_away_and_then_is_not(server: StoppedServer, engine: PostgresEngine) -> None:
    for number, stop in enumerate((lambda: server.stop("fast"), lambda: server.stop("immediate"), server.kill)):
        await engine.transact(writes(f"{number}"))
        await asyncio.to_thread(stop)
        for lane in (engine.transact, engine.transact_first, engine.read):
            with pytest.raises(DatabaseAway):
                await lane(reads)
        await asyncio.to_thread(server.start)
        await until_back(engine)
        assert await engine.read(reads) == [str(n) for n in range(number + 1)]


async def test_everybody_who_waits_hears_at_once_that_it_is_away(server: StoppedServer, engine: PostgresEngine) -> None:
    await asyncio.to_thread(server.stop, "fast")
    try:
        many = [engine.transact_first(writes(str(n))) for n in range(500)]
        outcomes = await asyncio.gather(*many, return_exceptions=True)
        assert {type(outcome) for outcome in outcomes} == {DatabaseAway}
    finally:
        await asyncio.to_thread(server.start)
    await until_back(engine)
    assert await engine.read(reads) == []


async def test_a_server_that_was_only_started_anew_meanwhile_is_not_noticed(
    server: StoppedServer, engine: PostgresEngine
) -> None:
    await pids(engine)
    await asyncio.to_thread(server.stop, "fast")
    await asyncio.to_thread(server.start)
    assert await engine.transact(writes("a")) == "a"
    assert await engine.transact_first(writes("b")) == "b"
    assert await engine.read(reads) == ["a", "b"]


async def test_a_connection_that_was_ended_between_two_units_is_not_noticed(
    server: StoppedServer, engine: PostgresEngine
) -> None:
    before = await pids(engine)
    server.say(*(f"SELECT pg_terminate_backend({pid})" for pid in before))
    assert await engine.transact(writes("a")) == "a"
    assert not set(before) & set(await pids(engine))


async def test_of_a_unit_whose_connection_was_ended_nothing_is_done_and_the_next_goes_through(
    server: StoppedServer, engine: PostgresEngine
) -> None:
    def ended(connection: Connection) -> str:
        writes("lost")(connection)
        (pid,) = connection.execute("SELECT pg_backend_pid()").fetchone()
        server.say(f"SELECT pg_terminate_backend({pid})")
        return writes("lost too")(connection)

    outcomes = await asyncio.gather(
        engine.transact(writes("neighbour")), engine.transact(ended), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [DatabaseAway, DatabaseAway]
    await engine.transact(writes("later"))
    assert await engine.read(reads) == ["later"]


async def test_a_commit_nobody_heard_the_answer_of_is_told_as_away(
    server: StoppedServer, engine: PostgresEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands or it does not: whoever does the same again has to be ready for both."""
    execute = Talk.execute

    def commits_and_is_gone(talk: Talk, sql: str, parameters: object = ()) -> object:
        answer = execute(talk, sql, parameters)
        if sql == "COMMIT":
            talk.psycopg.close()
            raise DatabaseAway
        return answer

    with monkeypatch.context() as patch:
        patch.setattr(Talk, "execute", commits_and_is_gone)
        with pytest.raises(DatabaseAway):
            await engine.transact(writes("kept"))
    assert await engine.read(reads) == ["kept"]


async def test_who_stands_at_the_door_hears_soon_of_a_server_that_stands_still(
    server: StoppedServer, engine: PostgresEngine
) -> None:
    """Its processes are all there, and the system takes what is sent to them: only nobody answers."""
    await pids(engine)
    began = time.monotonic()
    with server.standing_still():
        with pytest.raises(DatabaseAway):
            await engine.transact_first(writes("a"))
        assert time.monotonic() - began < _AT_WORK, "who is at work has that much patience"
        working = asyncio.create_task(engine.transact(writes("b")))
    await working
    await until_back(engine)
    assert await engine.read(reads) == ["b"]


async def test_whoever_stands_still_with_the_town_in_hand_loses_it(
    server: StoppedServer, engine: PostgresEngine
) -> None:
    """The server ends them after a while; they find out, and nothing of theirs was done."""
    server.say("ALTER DATABASE town SET idle_in_transaction_session_timeout = '100ms'")
    reached, go_on = threading.Event(), threading.Event()

    def stands_still(connection: Connection) -> None:
        connection.execute("SET idle_in_transaction_session_timeout = '100ms'")
        writes("never")(connection)
        assert reads(connection)
        reached.set()
        assert go_on.wait(PATIENCE)
        reads(connection)

    waiting = asyncio.create_task(engine.transact(stands_still))
    assert await asyncio.to_thread(reached.wait, PATIENCE)
    other = PostgresEngine(server.address("town"))
    await other.open()
    try:
        assert await other.transact(writes("other")) == "other"
    finally:
        await other.close()
    go_on.set()
    with pytest.raises(DatabaseAway):
        await waiting
    assert await engine.read(reads) == ["other"]


def take_all(server: StoppedServer, taken: list[psycopg.Connection[object]]) -> None:
    """Until the server has no connection left."""
    while True:
        taken.append(psycopg.connect(server.address()))


async def write_on(engine: PostgresEngine) -> None:
    """Until it is away."""
    while True:
        await engine.transact(writes("a"))


async def test_where_others_have_all_connections_it_is_away(server: StoppedServer) -> None:
    engine = PostgresEngine(server.address("town"))
    await engine.open()
    others: list[psycopg.Connection[object]] = []
    try:
        with pytest.raises(psycopg.OperationalError):
            take_all(server, others)
        with pytest.raises(DatabaseAway):
            await engine.transact(reads)
        with pytest.raises(DatabaseAway):
            connect(server.address("town"))
    finally:
        for one in others:
            one.close()
    try:
        await until_back(engine)
    finally:
        await engine.close()


async def test_a_stand_by_is_no_server_for_us(server: StoppedServer, engine: PostgresEngine) -> None:
    server.say("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()")
    try:
        with pytest.raises(DatabaseAway):
            await write_on(engine)
        with pytest.raises(DatabaseAway):
            connect(server.address("town"))
    finally:
        server.say("SET default_transaction_read_only = off", "ALTER SYSTEM RESET default_transaction_read_only")
        server.say("SELECT pg_reload_conf()")
    await until_back(engine)
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                await engine.transact(writes("b"))
                break
            except DatabaseAway:
                await asyncio.sleep(0.05)
    assert "b" in await engine.read(reads)


async def test_a_disk_that_is_full_concerns_the_unit_that_needed_it(engine: PostgresEngine) -> None:
    def full(connection: Connection) -> None:
        writes("full")(connection)
        connection.execute("DO $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$")

    outcomes = await asyncio.gather(
        engine.transact(writes("a")), engine.transact(full), engine.transact(writes("b")), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [str, DatabaseAway, str]
    assert await engine.read(reads) == ["a", "b"]


async def test_whoever_only_looks_cannot_write(engine: PostgresEngine) -> None:
    with pytest.raises(WroteWhileLooking):
        await engine.read(writes("a"))
    with pytest.raises(WroteWhileLooking):
        await engine.read(lambda connection: connection.execute("DELETE FROM letters").rowcount > 0)
    assert await engine.read(reads) == []
