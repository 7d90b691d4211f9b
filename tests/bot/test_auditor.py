"""The auditor believes what it sees twice, tells it once, and calls whoever listens only while all is well."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.auditor import AGAIN, Auditor
from bot.heartbeat import Listener
from handlers import routines
from handlers.routes import handle
from storage.engine.database import Database
from storage.engine.times import to_us
from storage.upkeep.audit import Breach, Finding
from storage.work import Work
from tests.bot.test_timekeeper import Machine
from tests.engines import a_url
from tests.town import NOON, PLACE_WORDS, open_town, says

FORGED = "UPDATE cases SET state = 'acknowledged'"
MENDED = "UPDATE cases SET state = 'dispatched'"

OTHER_STATE = Finding(Breach.OTHER_STATE, "26-0001")
CLOCK = Finding(Breach.CLOCK)


class Office:
    """A town and its auditor, who rests no real time: ``meanwhile`` is done to the rows between the two looks."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.machine = Machine()
        self.timekeeper = self.machine.watched()
        self.rung = 0
        self.meanwhile = ""
        self.listener: Listener | None = None

    async def audit(self) -> set[Finding]:
        """What stands after one more audit."""
        auditor = Auditor(
            self.database, lambda: NOON, self.timekeeper, rung=self._ring, listener=self.listener, rest=self._rest
        )
        assert await auditor.audit() == 0
        return set(await self.database.read(lambda work: work.alarms.standing()))

    def _ring(self) -> None:
        self.rung += 1

    async def _rest(self, seconds: float) -> None:
        if seconds == AGAIN and self.meanwhile:
            await self.sql(self.meanwhile)

    async def sql(self, statement: str) -> None:
        """Somebody does this to the rows by hand."""

        def unit(work: Work) -> None:
            work._connection.execute(statement)

        await self.database.transact(unit)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    """A stair lamp in good hands."""
    async with open_town() as database:

        def begin(work: Work) -> None:
            routines.settle(work, NOON)
            handle(work, says("wang", "4栋2单元楼道灯坏了"), NOON)

        await database.transact(begin)
        yield Office(database)


async def test_what_is_broken_twice_rings_once_and_is_cleared_when_it_is_mended(office: Office) -> None:
    assert await office.audit() == set()
    assert office.rung == 0
    await office.sql(FORGED)
    assert await office.audit() == await office.audit() == {OTHER_STATE}
    assert office.rung == 1
    await office.sql(MENDED)
    assert await office.audit() == set()
    assert office.rung == 2


async def test_what_is_mended_a_minute_later_was_not_broken(office: Office) -> None:
    await office.sql(FORGED)
    office.meanwhile = MENDED
    assert await office.audit() == set()


async def test_what_breaks_in_that_minute_is_for_the_next_audit(office: Office) -> None:
    await office.sql("UPDATE clocks SET look_at = 1")
    office.meanwhile = FORGED
    assert OTHER_STATE not in await office.audit()
    assert OTHER_STATE in await office.audit()


async def test_while_nobody_knows_what_time_it_is_only_that_is_told(office: Office) -> None:
    await office.sql(FORGED)
    assert await office.audit() == {OTHER_STATE}
    await office.sql("UPDATE clocks SET look_at = 1")
    office.machine.wall += 40 * 86400
    office.timekeeper.look()
    assert await office.audit() == {OTHER_STATE, CLOCK}


async def test_a_clock_that_was_set_back_is_an_alarm_for_a_while(office: Office) -> None:
    office.machine.wall -= 2 * 86400
    office.timekeeper.look()
    assert await office.audit() == {CLOCK}
    office.machine.goes(3600)
    office.timekeeper.look()
    assert await office.audit() == set()


async def test_before_the_first_import_there_is_nothing_to_be_kept() -> None:
    async with await Database.open(a_url(), NOON, PLACE_WORDS) as database:
        assert await Office(database).audit() == set()


async def test_when_the_last_audit_was_is_written_down(office: Office) -> None:
    await office.audit()
    assert await office.database.read(lambda work: work.meta.get("audited-at-us")) == str(to_us(NOON))


@asynccontextmanager
async def somebody_who_listens(status: int = 200) -> AsyncIterator[tuple[str, list[str]]]:
    """Where they are called, and each call they heard."""
    calls: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        calls.append(request.path)
        return web.Response(status=status)

    app = web.Application()
    app.router.add_get("/{secret}", hear)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        yield f"http://127.0.0.1:{port}/canary", calls
    finally:
        await runner.cleanup()


async def test_whoever_listens_is_called_only_while_all_is_well(office: Office) -> None:
    async with somebody_who_listens() as (url, calls):
        office.listener = Listener(SecretStr(url))
        await office.audit()
        assert calls == ["/canary"]
        await office.sql(FORGED)
        await office.audit()
        assert calls == ["/canary"]


async def test_that_nobody_answers_is_logged_once_without_the_address(
    office: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    async with somebody_who_listens(status=503) as (url, calls):
        office.listener = Listener(SecretStr(url))
        await office.audit()
        await office.audit()
    await office.audit()
    out, err = capfd.readouterr()
    assert len(calls) == 2
    assert (out + err).count("ClientResponseError") == 1
    assert (out + err).count("ClientConnectorError") == 1
    assert "canary" not in out + err
