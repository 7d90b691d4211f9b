"""The ticker only says "look now": it looks until nothing is left, and a look that fails does not end it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import datetime, timedelta, tzinfo

import apscheduler.schedulers.base
import pytest

import bot.ticker
from bot.ticker import Ticker
from tests.patience import PATIENCE


class Sweeper:
    """What a sweep finds, look by look; an exception is raised. ``looked`` is set when all was looked at."""

    def __init__(self, *found: int | Exception) -> None:
        self._found = list(found)
        self.looks = 0
        self.looked = asyncio.Event()

    async def sweep(self) -> int:
        self.looks += 1
        if not self._found:
            self.looked.set()
            return 0
        found = self._found.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


async def until_looked(sweeper: Sweeper, *, seconds: float = 0.001) -> None:
    ticking = asyncio.create_task(Ticker("ticker", sweeper.sweep, seconds=seconds).run())
    try:
        async with asyncio.timeout(PATIENCE):
            await sweeper.looked.wait()
    finally:
        ticking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ticking


async def test_it_looks_at_once_and_again_while_there_was_something() -> None:
    sweeper = Sweeper(100, 100, 7)
    await until_looked(sweeper, seconds=3600)
    assert sweeper.looks == 4


async def test_a_look_that_fails_is_reported_and_the_next_one_comes(capfd: pytest.CaptureFixture[str]) -> None:
    sweeper = Sweeper(OSError("secret"), 1, ValueError("secret"))
    await until_looked(sweeper)
    out, err = capfd.readouterr()
    assert "OSError" in out + err
    assert "ValueError" in out + err
    assert "secret" not in out + err


@pytest.mark.parametrize("jump", [timedelta(days=2), -timedelta(days=400)], ids=["back", "ahead"])
async def test_a_clock_that_jumps_stops_nobody(monkeypatch: pytest.MonkeyPatch, jump: timedelta) -> None:
    back = timedelta()

    class Wall(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) - back

    for module in (apscheduler.schedulers.base, bot.ticker):
        monkeypatch.setattr(module, "datetime", Wall)
    looks = asyncio.Queue[None]()

    async def look() -> int:
        looks.put_nowait(None)
        return 0

    ticking = asyncio.create_task(Ticker("ticker", look, seconds=0.01).run())
    try:
        async with asyncio.timeout(PATIENCE):
            await looks.get()
            back = jump
            for _ in range(5):
                await looks.get()
    finally:
        ticking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ticking


async def test_whoever_stops_it_in_the_midst_of_a_look_hears_of_no_error(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    looking, ended = asyncio.Event(), asyncio.Event()

    async def look() -> int:
        looking.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return 0

    ticking = asyncio.create_task(Ticker("ticker", look, seconds=3600).run())
    async with asyncio.timeout(PATIENCE):
        await looking.wait()
    ticking.cancel()
    await asyncio.gather(ticking, return_exceptions=True)
    assert ended.is_set(), "when it has stopped, nobody looks any more"
    await asyncio.sleep(0)  # the scheduler lets go of what it had under way
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
    assert capfd.readouterr() == ("", "")
