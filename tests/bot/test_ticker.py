"""The ticker only says "look now": it looks until nothing is left, and a look that fails does not end it."""

from __future__ import annotations

import asyncio

import pytest

from bot.ticker import Ticker


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


async def until_looked(ticker: Ticker, sweeper: Sweeper) -> None:
    ticker.start()
    try:
        async with asyncio.timeout(10):
            await sweeper.looked.wait()
    finally:
        ticker.stop()


async def test_it_looks_again_while_there_was_something() -> None:
    sweeper = Sweeper(100, 100, 7)
    await until_looked(Ticker(sweeper.sweep, seconds=0.001), sweeper)
    assert sweeper.looks >= 4


async def test_a_look_that_fails_is_reported_and_the_next_one_comes(capfd: pytest.CaptureFixture[str]) -> None:
    sweeper = Sweeper(OSError("secret"), 1, ValueError("secret"))
    await until_looked(Ticker(sweeper.sweep, seconds=0.001), sweeper)
    out, err = capfd.readouterr()
    assert "OSError" in out + err
    assert "ValueError" in out + err
    assert "secret" not in out + err


async def test_it_can_be_stopped_at_any_time() -> None:
    ticker = Ticker(Sweeper().sweep, seconds=60)
    ticker.stop()
    ticker.start()
    ticker.stop()
    ticker.stop()
