"""A process shows that it lives; one that stands still is buried by the others, and finds that out by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field

import pytest

from bot.process import BEAT, BURIED_AFTER, SURE_FOR, Alone, OneOfMany
from bot.roles import Role
from storage.engine.database import Database
from tests.town import NOON, open_town

ROLES = (Role.WORKER,)


@dataclass
class Hall:
    """Several processes on one database, whose clocks a test moves; each machine's begins somewhere else."""

    database: Database
    processes: list[OneOfMany] = field(default_factory=list)
    clocks: list[float] = field(default_factory=list)
    let_go: list[int] = field(default_factory=list)

    async def joins(self, turns: Collection[str] = ()) -> OneOfMany:
        """One more process, which begins."""
        number = len(self.processes)
        self.clocks.append(1000.0 * number)

        async def buried() -> None:
            self.let_go.append(number)

        async def beaten() -> None: ...

        one = OneOfMany(
            self.database,
            ROLES,
            lambda: NOON,
            turns,
            buried=buried,
            beaten=beaten,
            clock=lambda: self.clocks[number],
        )
        self.processes.append(one)
        await one.begin()
        return one

    async def goes_on(self, seconds: float, *, without: Collection[OneOfMany] = ()) -> None:
        """Time passes for all of them; those ``without`` stand still."""
        passed = 0.0
        while passed < seconds:
            passed += BEAT
            for number, process in enumerate(self.processes):
                self.clocks[number] += BEAT
                if process not in without and process.id is not None:
                    await process.beat()

    async def listed(self) -> set[int]:
        return {process.id for process in await self.database.read(lambda work: work.processes.living())}


@pytest.fixture
async def hall() -> AsyncIterator[Hall]:
    async with open_town() as database:
        yield Hall(database)


async def test_whoever_beats_stays(hall: Hall) -> None:
    one, other = await hall.joins(), await hall.joins()
    await hall.goes_on(5 * BURIED_AFTER)
    assert await hall.listed() == {one.id, other.id}
    assert (one.sure, other.sure) == (True, True)


async def test_whoever_stands_still_is_buried_by_any_other(hall: Hall) -> None:
    one, other = await hall.joins(), await hall.joins()
    await hall.goes_on(2 * BURIED_AFTER, without=[one])
    assert await hall.listed() == {other.id}


async def test_whoever_may_have_been_buried_is_not_sure_any_more_before_anybody_can_do_it(hall: Hall) -> None:
    one, other = await hall.joins(["audit"]), await hall.joins()
    await hall.goes_on(SURE_FOR - BEAT, without=[one])
    assert one.sure
    assert one.has("audit")
    await hall.goes_on(BEAT, without=[one])
    assert not one.sure
    assert not one.has("audit")
    assert await hall.listed() == {one.id, other.id}


async def test_one_that_stood_still_lets_go_of_everything_and_begins_anew(hall: Hall) -> None:
    one, other = await hall.joins(["audit"]), await hall.joins(["audit"])
    before = one.id
    await hall.goes_on(2 * BURIED_AFTER, without=[one])
    assert other.has("audit")
    await one.beat()
    assert hall.let_go == [0]
    assert one.id != before
    assert one.sure
    assert not one.has("audit")


async def test_a_turn_passes_on_when_its_process_ends(hall: Hall) -> None:
    one, other = await hall.joins(["audit"]), await hall.joins(["audit"])
    assert (one.has("audit"), other.has("audit")) == (True, False)
    await one.end()
    await hall.goes_on(BEAT)
    assert other.has("audit")


async def test_nobody_is_buried_for_the_time_one_stood_still_oneself(hall: Hall) -> None:
    one, other = await hall.joins(), await hall.joins()
    await hall.goes_on(BEAT)
    # Both stand still for long: while the database is away, say.
    await hall.goes_on(10 * BURIED_AFTER, without=[one, other])
    await one.beat()
    await hall.goes_on(BEAT, without=[other])
    assert other.id in await hall.listed()
    await other.beat()
    assert hall.let_go == []


async def test_what_is_done_in_turn_is_broken_off_when_the_turn_is_lost_and_taken_up_again(hall: Hall) -> None:
    one, other = await hall.joins(["hear"]), await hall.joins(["hear"])
    doing: list[str] = []
    begun, ended = asyncio.Event(), asyncio.Event()

    async def listen() -> None:
        doing.append("begun")
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            doing.append("ended")
            ended.set()

    listening = asyncio.create_task(one.in_turn("hear", listen))
    await begun.wait()
    await hall.goes_on(2 * BURIED_AFTER, without=[one])
    await one.beat()
    await ended.wait()
    begun.clear()
    await other.end()
    await one.beat()
    await begun.wait()
    assert doing == ["begun", "ended", "begun"]
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


async def test_what_is_wrong_with_what_is_done_in_turn_is_told(hall: Hall) -> None:
    one = await hall.joins(["hear"])

    async def fails() -> None:
        raise ValueError("no such bot")

    with pytest.raises(ValueError, match="no such bot"):
        await one.in_turn("hear", fails)


async def test_before_it_runs_nobody_else_plays(hall: Hall) -> None:
    async def nothing() -> None: ...

    idle = OneOfMany(hall.database, ROLES, lambda: NOON, ["send"], buried=nothing, beaten=nothing)
    assert (idle.id, idle.sure, idle.has("send"), idle.among_others) == (None, True, True, False)


async def test_one_that_has_the_database_to_itself_buries_whoever_died_there() -> None:
    async with open_town() as database:
        await database.transact(lambda work: work.processes.begin("hall:1", (), NOON))
        alone = Alone(database, ROLES, lambda: NOON)
        await alone.begin()
        assert [process.id for process in await database.read(lambda work: work.processes.living())] == [alone.id]
        await alone.end()
        assert await database.read(lambda work: work.processes.living()) == ()
