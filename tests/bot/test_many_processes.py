"""Several services for one town on PostgreSQL: each thing is done once and in order, whoever lives and whoever dies."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot import app as root
from bot import process
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import Said
from bot.house import build
from bot.inbox import worker
from bot.settings import Settings
from domain.message import Incoming
from handlers.routes import handle
from storage.lab import Phone
from storage.work import Work
from tests.engines import a_postgres_url
from tests.patience import PATIENCE
from tests.town import NAMES, NOON, small_town

WANG = Phone("wang", NAMES["wang"], {})
NEIGHBOURS = [f"neighbour-{number}" for number in range(12)]


@dataclass
class Town:
    """One town, and the services that serve it: as many as are opened."""

    url: str
    folder: Path
    open: AsyncExitStack
    now: datetime = NOON

    async def service(self, **settings: object) -> Linzhang:
        """One more service, listed and not yet at work."""
        told = Settings(database=self.url, data=self.folder, lab=True, **settings)  # type: ignore[arg-type]
        clock = LabClock(lambda: self.now)
        return await self.open.enter_async_context(root.opened(told, strict_words=True, clock=clock))


@asynccontextmanager
async def a_town(folder: Path) -> AsyncIterator[Town]:
    async with AsyncExitStack() as stack:
        town = Town(a_postgres_url(), folder, stack)
        await bring_in(await town.service(), small_town())
        yield town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with a_town(tmp_path) as one:
        yield one


async def says(service: Linzhang, who: str, text: str) -> None:
    """Somebody says it to the bot in private, and it comes to that service."""
    said = {"id": f"{who}-{text}", "account": who, "name": who, "chat": who, "kind": "private", "message_id": text}
    payload = json.dumps({**said, "text": text}, ensure_ascii=False).encode()
    await service.accept("lab", str(said["id"]), who, payload)


async def heard(service: Linzhang, chat: str) -> list[str]:
    messages = await service.database.read(lambda work: work.lab.messages(chat, 100))
    return [message.words.text for message in messages if message.sender == ""]


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    """Return when it is so; however long what goes on in the background takes."""
    breath = asyncio.Event()
    async with asyncio.timeout(PATIENCE):
        while not await true():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(breath.wait(), 0.02)


@pytest.fixture
def effects(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What was dealt with of each conversation, in the order it had its effect, in whichever service."""
    seen: dict[str, list[str]] = defaultdict(list)

    def noted(work: Work, incoming: Incoming, now: datetime) -> None:
        seen[incoming.address.chat].append(incoming.text)
        handle(work, incoming, now)

    monkeypatch.setattr(worker, "handle", noted)
    return seen


async def test_each_payload_has_its_effect_once_and_in_its_order_whoever_takes_it(
    town: Town, effects: dict[str, list[str]]
) -> None:
    services = [await town.service() for _ in range(3)]
    for service in services:
        await service.process.begin()
    for word in range(4):
        for number, who in enumerate(NEIGHBOURS):
            await says(services[(word + number) % 3], who, f"{word}")
    while any(await asyncio.gather(*(service.worker.step(5) for service in services))):
        pass
    assert effects == {who: ["0", "1", "2", "3"] for who in NEIGHBOURS}


async def test_two_who_take_at_the_same_moment_take_different_things(town: Town) -> None:
    one, other = await town.service(), await town.service()
    for service in (one, other):
        await service.process.begin()
    for who in NEIGHBOURS:
        await says(one, who, "你好")
    taken = await asyncio.gather(one.worker._takes(6, NOON), other.worker._takes(6, NOON))
    assert {arrived.conversation for part in taken for arrived in part} == {*NEIGHBOURS}


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes beat many times a second, and are buried after half a second."""
    for name, seconds in {"BEAT": 0.05, "BURIED_AFTER": 0.5, "SURE_FOR": 0.3}.items():
        monkeypatch.setattr(process, name, seconds)


@pytest.mark.usefixtures("soon")
async def test_what_the_dead_had_taken_up_is_done_by_the_living(town: Town) -> None:
    dead, living = await town.service(), await town.service()
    await dead.process.begin()
    await says(dead, "wang", "你好")
    (taken,) = await dead.worker._takes(9, NOON)
    assert taken.conversation == "wang"
    await says(dead, "wang", "帮助")
    async with living.running():
        await until(lambda: _heard_at_least(living, "wang", 2))
    assert len(await heard(living, "wang")) == 2


@pytest.mark.usefixtures("soon")
async def test_what_the_dead_had_taken_out_goes_again_and_says_so(town: Town) -> None:
    dead, living = await town.service(), await town.service()
    await dead.process.begin()
    await says(dead, "wang", "你好")
    await dead.worker.step()
    await dead.database.transact(lambda work: work.deliveries.claim(9, NOON, holder=dead.process.id))
    async with living.running():
        await until(lambda: _heard_at_least(living, "wang", 1))
        (once,) = await heard(living, "wang")
    assert once.startswith("（重发）")


async def _heard_at_least(service: Linzhang, chat: str, most: int) -> bool:
    return len(await heard(service, chat)) >= most


@pytest.mark.usefixtures("soon")
async def test_one_that_stood_still_says_nothing_that_another_may_have_said(town: Town) -> None:
    still, other = await town.service(), await town.service()
    await still.process.begin()
    await says(still, "wang", "你好")
    await still.worker.step()
    # It has not beaten for so long by the time it would send.
    await asyncio.sleep(process.SURE_FOR)
    assert not still.process.sure
    assert await still.courier.step() == 0
    await other.process.begin()
    assert await other.courier.step() == 1
    assert len(await heard(other, "wang")) == 1


async def test_a_day_of_four_tickers_nags_as_often_as_a_day_of_one(town: Town, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    async with a_town(tmp_path / "other") as quiet:
        one = await _a_day(quiet, 1)
    assert await _a_day(town, 4) == one
    assert len(one["xu"]) > 1


async def _a_day(town: Town, tickers: int) -> dict[str, list[str]]:
    """What everybody heard of a case nobody takes up, and of the calendar, until the next morning."""
    services = [await town.service() for _ in range(tickers)]
    for service in services:
        await service.process.begin()
    await says(services[0], "wang", "4栋2单元楼道灯坏了")
    while any([await service.worker.step() + await service.courier.step() for service in services]):
        pass
    for _ in range(60):
        town.now += timedelta(minutes=20)
        while any(await asyncio.gather(*(service.looks.sweep(town.now) for service in services))):
            pass
        while any(await asyncio.gather(*(service.courier.step() for service in services))):
            pass
    return {chat: await heard(services[0], chat) for chat in (*NAMES, "fujia-group")}


@pytest.mark.usefixtures("soon")
async def test_each_does_what_its_role_is_and_together_they_serve_the_town(town: Town) -> None:
    pages = await town.service(roles="web")
    working = await town.service(roles="worker,ticker")
    speaking = await town.service(roles="courier")
    assert (pages.lab is not None, working.lab, speaking.lab) == (True, None, None)
    async with AsyncExitStack() as running:
        for service in (pages, working, speaking):
            await running.enter_async_context(service.running())
            assert service.ready()
        assert pages.lab is not None
        await pages.lab.say(WANG, Said("你好"))
        await until(lambda: _heard_at_least(pages, "wang", 1))


async def test_without_a_worker_what_came_in_waits(town: Town) -> None:
    service = await town.service(roles="intake,courier,web")
    async with service.running():
        await says(service, "wang", "你好")
        assert await service.database.read(lambda work: work.inbox.counts()) == {"waiting": 1}


async def test_pages_are_where_they_are_served_and_its_health_is_told_everywhere(town: Town) -> None:
    found = {}
    for roles in ("web", "worker"):
        service = await town.service(roles=roles)
        transport = httpx.ASGITransport(build(service))
        async with service.running(), httpx.AsyncClient(transport=transport, base_url="http://town.test") as visitor:
            answers = [(await visitor.get(path)).status_code for path in ("/lab", "/healthz", "/readyz", "/metrics")]
            found[roles] = answers
            metrics = (await visitor.get("/metrics")).text
        assert f'linzhang_role{{role="{roles}"}} 1.0' in metrics
        assert "linzhang_processes 1.0" in metrics
    assert found == {"web": [200, 200, 200, 200], "worker": [404, 200, 200, 200]}


@pytest.mark.usefixtures("soon")
async def test_the_clock_of_the_lab_is_moved_for_everybody(town: Town) -> None:
    one, other = await town.service(), await town.service()
    async with one.running(), other.running():
        await one.clock.jump(one.database, NOON + timedelta(hours=4))

        async def moved() -> bool:
            return other.now() == NOON + timedelta(hours=4)

        await until(moved)


async def test_whoever_ends_is_listed_no_more(town: Town) -> None:
    service = await town.service()
    async with service.running():
        assert len(await service.database.read(lambda work: work.processes.living())) == 1
    assert await service.database.read(lambda work: work.processes.living()) == ()
