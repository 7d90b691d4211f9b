"""The server commits and goes away before it says so: whoever asked does the same again, and it is done once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from bot import app as root
from bot import loop
from bot.app import Linzhang
from bot.settings import Settings
from storage.engine.away import DatabaseAway
from storage.engine.postgres.talking import Talk
from tests.bot.channels.telegram.running import until
from tests.engines import a_url
from tests.town import small_town

pytestmark = pytest.mark.postgres

PATIENCE = 60.0
NEIGHBOURS = [f"neighbour-{number}" for number in range(20)]


@pytest.fixture
async def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Linzhang]:
    monkeypatch.setattr(loop, "_NAP", 0.02)
    settings = Settings(database=a_url(), data=tmp_path, lab=True, tick_seconds=0.05)
    async with root.opened(settings, strict_words=True) as service:
        await root.bring_in(service, small_town())
        yield service


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """From now on every third commit is made, and its answer is lost with the connection."""
    commits = count(1)
    gone: list[int] = []
    end = Talk._end

    def made_and_gone(talk: Talk, sql: str) -> object:
        answer = end(talk, sql)
        if sql == "COMMIT" and (number := next(commits)) % 3 == 0:
            gone.append(number)
            talk.psycopg.close()
            raise DatabaseAway
        return answer

    monkeypatch.setattr(Talk, "_end", made_and_gone)
    return gone


async def brought(service: Linzhang, who: str) -> None:
    """A platform brings it until it hears that it was kept."""
    said = {"id": who, "account": who, "name": who, "chat": who, "kind": "private", "message_id": "1", "text": "你好"}
    while True:
        try:
            await service.accept("lab", who, who, json.dumps(said, ensure_ascii=False).encode())
            return
        except DatabaseAway:
            continue


async def test_everybody_is_heard_and_answered_once(service: Linzhang, lost: list[int]) -> None:
    async def all_answered() -> bool:
        states: Counter[str] = Counter()
        try:
            states.update(await service.database.read(lambda work: work.inbox.counts()))
            outbox = await service.database.read(lambda work: work.deliveries.counts())
        except DatabaseAway:
            return False
        return states["done"] == len(NEIGHBOURS) and set(outbox) <= {"sent"} and bool(outbox)

    async with service.running():
        for who in NEIGHBOURS:
            await brought(service, who)
        await until(all_answered, PATIENCE)
    assert len(lost) > 10

    def heard(who: str) -> int:
        return sum(message.sender == "" for message in messages[who])

    messages = {}
    for who in NEIGHBOURS:
        while who not in messages:
            try:
                messages[who] = await service.database.read(lambda work, who=who: work.lab.messages(who, 100))
            except DatabaseAway:
                continue
    assert {who: heard(who) for who in NEIGHBOURS} == dict.fromkeys(NEIGHBOURS, 1)
