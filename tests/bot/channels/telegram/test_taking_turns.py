"""Two services of one town on PostgreSQL, the same bot: one asks Telegram and speaks there, the other stands by."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot import process
from bot.channels.reach import Reach
from bot.channels.telegram import line as line_module
from tests.bot.channels.telegram import running as at_work
from tests.bot.channels.telegram.running import running
from tests.emulators.telegram import Telegram, emulated
from tests.engines import a_postgres_url
from tests.patience import until


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries are quick, turns pass on within a second, and both have the same database."""
    url = a_postgres_url()
    monkeypatch.setattr(at_work, "url_of", lambda _folder: url)
    monkeypatch.setattr(line_module, "SOONEST", 0.05)
    for name, seconds in {"BEAT": 0.05, "BURIED_AFTER": 1.0, "SURE_FOR": 0.6}.items():
        monkeypatch.setattr(process, name, seconds)


def answers(telegram: Telegram, chat: int) -> int:
    return len(telegram.ledger.calls("sendMessage", chat=chat))


async def test_one_asks_telegram_and_when_it_ends_the_other_does(tmp_path: Path) -> None:
    async with emulated() as telegram, AsyncExitStack() as others:
        wang = telegram.private("王阿姨")
        async with running(tmp_path / "one", telegram) as one:
            other = await others.enter_async_context(running(tmp_path / "other", telegram))
            wang.start()
            await until(lambda: answers(telegram, wang.user.id) > 0)
            await until(lambda: one.ready() and other.ready())
            assert (one.ways["telegram"].reach, other.ways["telegram"].reach) == (Reach.POLLING, Reach.ELSEWHERE)
        before = answers(telegram, wang.user.id)
        wang.say("帮助")
        await until(lambda: answers(telegram, wang.user.id) > before)
        assert other.ways["telegram"].reach is Reach.POLLING


async def test_over_both_nothing_is_said_too_soon(tmp_path: Path) -> None:
    async with (
        emulated() as telegram,
        running(tmp_path / "one", telegram),
        running(tmp_path / "other", telegram),
    ):
        people = [telegram.private(f"邻居{number}") for number in range(40)]
        for phone in people:
            phone.start()
        await until(lambda: all(answers(telegram, phone.user.id) for phone in people))
        assert telegram.bot.pace.too_soon == 0
