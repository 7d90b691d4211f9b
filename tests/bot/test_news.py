"""What one process lets in wakes the other that deals with it; and without that it is dealt with all the same."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot import app as root
from bot import loop
from bot.app import Linzhang
from bot.bringing_in import bring_in
from bot.settings import Settings
from storage.engine.database import Database
from storage.engine.news import News
from tests.engines import a_url
from tests.patience import until
from tests.town import is_new, small_town

pytestmark = pytest.mark.postgres

Begin = Callable[[str], Awaitable[Linzhang]]

#: Seconds nobody waits for in a test: whoever sleeps so long sleeps until woken.
FOR_EVER = 3600.0


@pytest.fixture
async def processes(tmp_path: Path) -> AsyncIterator[Begin]:
    """Begins a process with these roles, of the same town."""
    url = a_url()
    async with AsyncExitStack() as stack:

        async def begin(roles: str) -> Linzhang:
            settings = Settings(database=url, data=tmp_path, lab=True, roles=roles)
            service = await stack.enter_async_context(root.opened(settings, strict_words=True))
            if await is_new(service.database):
                await bring_in(service, small_town())
            await stack.enter_async_context(service.running())
            return service

        yield begin


async def says(service: Linzhang, who: str) -> None:
    said = {"id": who, "account": who, "name": who, "chat": who, "kind": "private", "message_id": "1", "text": "你好"}
    await service.accept("lab", who, who, json.dumps(said, ensure_ascii=False).encode())


async def answered(service: Linzhang, who: str) -> bool:
    messages = await service.database.read(lambda work: work.lab.messages(who, 10))
    return any(message.sender == "" for message in messages)


class Listening:
    """Tells when a process listens, for what is said before that it hears of anyway."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.heard: list[Collection[News]] = []
        listen = Database.listen

        async def listens(
            database: Database, hear: Callable[[Collection[News]], None], at_home: Collection[News]
        ) -> None:
            def heard(news: Collection[News]) -> None:
                self.heard.append(news)
                hear(news)

            await listen(database, heard, at_home)

        patch.setattr(Database, "listen", listens)


async def test_whoever_sleeps_is_woken_by_what_another_process_stored_and_queued(
    processes: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop, "_NAP", FOR_EVER)
    listening = Listening(monkeypatch)
    door, _, _ = [await processes(roles) for roles in ("intake", "worker", "courier")]
    await until(lambda: len(listening.heard) == 3)
    for who in ("wang", "zhao", "li"):
        await says(door, who)
        await until(lambda who=who: answered(door, who))


async def test_without_news_it_is_found_a_moment_later(processes: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    async def deaf(_database: Database, _hear: object, _at_home: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Database, "listen", deaf)
    door, _, _ = [await processes(roles) for roles in ("intake", "worker", "courier")]
    await says(door, "wang")
    await until(lambda: answered(door, "wang"))
