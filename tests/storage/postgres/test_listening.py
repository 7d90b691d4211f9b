"""Other processes hear of what is stored and queued with the commit, and of nothing that was not kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress

import pytest

from domain.message import Outgoing, Say
from storage.engine.database import Database
from storage.engine.news import News
from storage.work import Work
from tests.engines import a_url, connected
from tests.patience import PATIENCE
from tests.town import NOON, PLACE_WORDS, at, small_town

pytestmark = pytest.mark.postgres


class Ear:
    """What was heard, in order; each piece of news can be waited for."""

    def __init__(self) -> None:
        self.heard: list[frozenset[News]] = []
        self._more = asyncio.Event()

    def __call__(self, news: Collection[News]) -> None:
        self.heard.append(frozenset(news))
        self._more.set()

    async def hears(self, many: int) -> None:
        """Until it has heard so often."""
        async with asyncio.timeout(PATIENCE):
            while len(self.heard) < many:
                await self._more.wait()
                self._more.clear()


@asynccontextmanager
async def listening(database: Database, at_home: Collection[News] = ()) -> AsyncIterator[Ear]:
    """An ear, from when it hears everything."""
    ear = Ear()
    task = asyncio.create_task(database.listen(ear, at_home))
    try:
        await ear.hears(1)
        assert ear.heard.pop() == {*News}
        yield ear
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def two() -> AsyncIterator[tuple[Database, Database]]:
    """One town as two processes have it."""
    url = a_url()
    async with (
        await Database.open(url, NOON, PLACE_WORDS) as one,
        await Database.open(url, NOON, PLACE_WORDS) as other,
    ):
        await one.transact(lambda work: work.registers.bring_in(small_town(), NOON))
        yield one, other


def stores(update: str) -> Callable[[Work], bool]:
    return lambda work: work.inbox.store(channel="lab", update_id=update, conversation="a", payload=b"{}", now=NOON)


def queues(once: str) -> Callable[[Work], None]:
    return lambda work: work.outbox.post(at("wang"), Outgoing(Say("greeting"), once=once), NOON)


async def test_what_one_process_keeps_the_others_hear_of_once_for_all_of_a_commit() -> None:
    async with two() as (one, other), listening(other) as ear:
        await asyncio.gather(*(one.transact_first(stores(str(n))) for n in range(20)))
        await ear.hears(1)
        await one.transact(queues("a"))
        await one.transact(lambda work: (stores("last")(work), queues("b")(work)))
        await ear.hears(3)
        assert len(ear.heard) < 20
        assert {*ear.heard[:-2]} == {frozenset({News.STORED})}
        assert ear.heard[-2:] == [{News.QUEUED}, {News.STORED, News.QUEUED}]


async def test_one_does_not_hear_ones_own_news_nor_of_what_was_there_before() -> None:
    async with two() as (one, other), listening(one) as ear:
        await one.transact_first(stores("own"))
        await other.transact_first(lambda work: work.inbox.waiting(10))
        await other.transact_first(stores("own"))
        await other.transact(queues("the only news"))
        await ear.hears(1)
        assert ear.heard == [{News.QUEUED}]


async def test_what_a_process_does_itself_it_tells_nobody() -> None:
    async with two() as (one, other), listening(other) as ear, listening(one, {News.STORED}):
        await one.transact_first(stores("a"))
        await one.transact(lambda work: (stores("b")(work), queues("a")(work)))
        await ear.hears(1)
        assert ear.heard == [{News.QUEUED}]


async def test_a_listener_that_was_cut_off_listens_anew_and_looks_after_everything_once() -> None:
    async with two() as (one, other), listening(other) as ear:
        mine = "application_name = 'linzhang-listening' AND datname = current_database()"
        await one.read(
            lambda work: work._connection.execute(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}"
            ).fetchall()
        )
        await ear.hears(1)
        assert ear.heard == [{*News}]
        await one.transact_first(stores("later"))
        await ear.hears(2)
        assert ear.heard[-1] == {News.STORED}


async def test_what_is_told_by_a_newer_program_and_unknown_here_harms_nobody() -> None:
    url = a_url()
    async with await Database.open(url, NOON, PLACE_WORDS) as database, listening(database) as ear:
        with connected(url, NOON) as connection:
            connection.execute("SELECT pg_notify('linzhang', 'other:sung,stored')").fetchall()
            connection.execute("SELECT pg_notify('linzhang', '')").fetchall()
        await ear.hears(2)
        assert ear.heard == [{News.STORED}, frozenset()]
