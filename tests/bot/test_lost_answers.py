"""The server commits and goes away before it says so: whoever asked does the same again, and it is done once."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import app as root
from bot import loop
from bot.bringing_in import bring_in
from bot.channels.telegram import line
from bot.settings import Settings
from storage.engine.away import DatabaseAway
from storage.engine.postgres.talking import Talk
from tests.emulators.telegram import Telegram, emulated
from tests.engines import a_url
from tests.patience import until
from tests.town import small_town

pytestmark = pytest.mark.postgres

NEIGHBOURS = [f"neighbour-{number}" for number in range(8)]


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Once something stands in it: from now on every third commit is made, and its answer lost with the connection."""
    commits = count(1)
    gone: list[int] = []
    end = Talk._end

    def made_and_gone(talk: Talk, sql: str) -> object:
        answer = end(talk, sql)
        if gone and sql == "COMMIT" and (number := next(commits)) % 3 == 0:
            gone.append(number)
            talk.psycopg.close()
            raise DatabaseAway
        return answer

    monkeypatch.setattr(Talk, "_end", made_and_gone)
    monkeypatch.setattr(loop, "_NAP", 0.02)
    monkeypatch.setattr(line, "SOONEST", 0.02)
    return gone


async def test_everybody_is_heard_and_answered_once(tmp_path: Path, lost: list[int]) -> None:
    async with emulated() as telegram:
        settings = Settings(
            database=a_url(),
            data=tmp_path,
            tick_seconds=0.05,
            telegram_token=SecretStr(telegram.token),
            telegram_api=telegram.url,
        )
        async with root.opened(settings, strict_words=True) as service:
            await bring_in(service, small_town())
            async with service.running():
                lost.append(0)
                phones = [telegram.private(name) for name in NEIGHBOURS]
                for phone in phones:
                    phone.start()
                await until(lambda: all(answers(telegram, phone.user.id) for phone in phones))
                many = len(lost)
                await until(lambda: len(lost) > many + 10)
                assert {answers(telegram, phone.user.id) for phone in phones} == {1}
                del lost[:]
            assert await service.database.read(lambda work: work.inbox.counts()) == {"done": len(NEIGHBOURS)}


def answers(telegram: Telegram, chat: int) -> int:
    return len(telegram.ledger.calls("sendMessage", chat=chat))
