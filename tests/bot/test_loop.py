"""A loop works while there is work, sleeps until woken, and survives a step that fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

import bot.loop
from bot.loop import Loop, side_by_side
from tests.patience import PATIENCE


class Chores:
    """So many things to do; each step does one. ``mishaps`` happen first, one a step."""

    def __init__(self, *mishaps: Exception) -> None:
        self.left = 0
        self.done = 0
        self.steps = 0
        self.mishaps = list(mishaps)
        self.idle = asyncio.Semaphore(0)

    async def step(self) -> int:
        self.steps += 1
        if self.mishaps:
            raise self.mishaps.pop(0)
        if self.left == 0:
            self.idle.release()
            return 0
        self.left -= 1
        self.done += 1
        return 1


@asynccontextmanager
async def at_work(chores: Chores) -> AsyncIterator[Loop]:
    loop = Loop("chores", chores.step)
    running = asyncio.create_task(loop.run())
    yield loop
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def until_idle(chores: Chores) -> None:
    """Return when nothing was left to do once more than the last time this was asked."""
    async with asyncio.timeout(PATIENCE):
        await chores.idle.acquire()


async def test_everything_there_is_to_do_is_done_without_a_pause() -> None:
    chores = Chores()
    chores.left = 50
    async with at_work(chores):
        await until_idle(chores)
    assert (chores.done, chores.steps) == (50, 51)


async def test_a_loop_that_sleeps_is_woken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.loop, "_NAP", 3600.0)
    chores = Chores()
    async with at_work(chores) as loop:
        await until_idle(chores)
        chores.left = 1
        loop.wake()
        await until_idle(chores)
    assert chores.done == 1


async def test_a_wake_while_a_step_is_under_way_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.loop, "_NAP", 3600.0)
    chores = Chores()
    loop = Loop("chores", chores.step)
    loop.wake()
    running = asyncio.create_task(loop.run())
    await until_idle(chores)
    await until_idle(chores)
    running.cancel()
    assert chores.steps >= 2


async def test_a_wake_that_got_lost_delays_and_does_not_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.loop, "_NAP", 0.001)
    chores = Chores()
    async with at_work(chores):
        await until_idle(chores)
        chores.left = 1
        await until_idle(chores)
    assert chores.done == 1


async def test_a_step_that_fails_is_reported_and_the_loop_goes_on(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bot.loop, "_NAP", 0.001)
    chores = Chores(OSError("secret"), ValueError("secret"))
    chores.left = 3
    async with at_work(chores):
        await until_idle(chores)
    assert chores.done == 3
    out, err = capfd.readouterr()
    assert "OSError" in out + err
    assert "secret" not in out + err


@pytest.mark.parametrize("turns", range(5))
async def test_a_loop_stopped_at_the_moment_it_is_woken_stops(turns: int) -> None:
    chores = Chores()
    loop = Loop("chores", chores.step)
    running = asyncio.create_task(loop.run())
    await until_idle(chores)
    await asyncio.sleep(0)
    loop.wake()
    for _ in range(turns):
        await asyncio.sleep(0)
    running.cancel()
    done, _ = await asyncio.wait({running}, timeout=0.5)
    assert running in done
    assert running.cancelled()


async def test_a_step_that_fails_is_not_tried_again_at_once_however_often_it_is_woken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bot.loop, "_NAP", 3600.0)
    chores = Chores(OSError("disk full"))
    async with at_work(chores) as loop:
        for _ in range(10):
            loop.wake()
            await asyncio.sleep(0)
    assert chores.steps == 1


async def test_a_step_that_keeps_failing_in_one_way_is_told_once_in_a_while(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bot.loop, "_NAP", 0.001)
    chores = Chores(*(OSError("disk full") for _ in range(20)))
    async with at_work(chores):
        await until_idle(chores)
    assert chores.steps > 20
    out, err = capfd.readouterr()
    assert (out + err).count("OSError") == 1


async def test_side_by_side_waits_for_everybody_before_it_complains() -> None:
    finished: list[str] = []

    async def quick() -> None:
        raise OSError("first")

    async def slow() -> None:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        finished.append("slow")

    with pytest.raises(OSError, match="first"):
        await side_by_side([quick(), slow()])
    assert finished == ["slow"]
    await side_by_side([])
