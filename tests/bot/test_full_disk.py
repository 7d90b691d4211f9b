"""While the disk is full nothing is given up, nothing is said twice for it, and whoever sent something hears so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.house import build
from bot.language.text import Locale
from domain.message import Outgoing, Say
from storage.engine.sqlite import sqlite3
from storage.mail.inbox import TRIES
from tests.bot.lab_town import TEXTS, deaf_service
from tests.bot.paper import Bot, bot_at_work


@pytest_asyncio.fixture
async def bot_(tmp_path: Path) -> AsyncIterator[Bot]:
    async with bot_at_work(tmp_path) as bot:
        yield bot


class FullDisk:
    """Lets so many transactions through, then none until it is emptied."""

    def __init__(self, patch: pytest.MonkeyPatch, database: Any) -> None:
        self.lets_through = 10**9
        for way in ("transact", "transact_first"):
            patch.setattr(database, way, self._through(getattr(database, way)))

    def _through(self, way: Callable[[Any], Any]) -> Callable[[Any], Any]:
        return lambda unit: self._transact(way, unit)

    async def _transact(self, way: Callable[[Any], Any], unit: Callable[[Any], Any]) -> Any:
        if self.lets_through <= 0:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        self.lets_through -= 1
        return await way(unit)


async def test_a_payload_is_not_given_up_because_the_disk_is_full(bot_: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    await bot_.hears("wang", "4栋2单元楼道灯坏了")
    disk = FullDisk(monkeypatch, bot_.database)
    disk.lets_through = 0
    for _ in range(TRIES + 1):
        with pytest.raises(sqlite3.OperationalError, match="full"):
            await bot_.worker.step()
    (waiting,) = await bot_.database.read(
        lambda work: work._connection.execute("SELECT state, tries FROM inbox").fetchall()
    )
    assert tuple(waiting) == ("waiting", 0)
    disk.lets_through = 10**9
    await bot_.settle()
    assert await bot_.database.read(lambda work: work.cases.find("26-0001")) is not None


async def test_a_message_that_went_but_could_not_be_noted_is_not_said_twice(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bot_.tells("wang", Outgoing(Say("menu")))
    disk = FullDisk(monkeypatch, bot_.database)
    disk.lets_through = 1
    for _ in range(3):
        with pytest.raises(sqlite3.OperationalError, match="full"):
            await bot_.courier.step()
    disk.lets_through = 10**9
    await bot_.settle()
    assert len(bot_.paper.heard("wang")) == 1
    assert await bot_.database.read(lambda work: dict(work.deliveries.counts())) == {"sent": 1}


async def test_a_message_our_own_disk_kept_back_goes_later_and_no_try_is_counted(
    bot_: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bot_.tells("wang", Outgoing(Say("menu")))
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    bot_.paper.mishaps = [full] * 3
    for _ in range(3):
        with pytest.raises(sqlite3.OperationalError, match="full"):
            await bot_.courier.step()
    await bot_.settle()
    assert len(bot_.paper.heard("wang")) == 1
    (attempts,) = await bot_.database.read(
        lambda work: work._connection.execute("SELECT attempts FROM outbox").fetchone()
    )
    assert attempts == 1


@pytest.mark.parametrize("locale", list(Locale))
async def test_the_page_says_that_it_was_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: Locale
) -> None:
    async with deaf_service(tmp_path) as service:
        transport = httpx.ASGITransport(build(service))
        async with httpx.AsyncClient(transport=transport, base_url="http://lab.test") as page:
            said = {"phone": "0", "text": "楼道灯坏了"}
            disk = FullDisk(monkeypatch, service.database)
            disk.lets_through = 0
            answer = await page.post(f"/lab/say?lang={locale}", data=said)
            assert (answer.status_code, answer.text) == (503, TEXTS.plain("lab-not-kept", locale))
            assert (await page.get("/readyz")).status_code == 503
            disk.lets_through = 10**9
            assert (await page.post("/lab/say", data=said)).status_code == 204
            assert len(await service.payloads()) == 1
