"""Our own service over Telegram, as ``linzhang run`` joins it, where time passes with the updates."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pydantic import SecretStr

from benchmarks.crowd import Clock
from benchmarks.service import database_file
from benchmarks.telegram_platform import TOKEN, free_port
from bot import app
from bot.app import Linzhang
from bot.channels.lab.clock import LabClock
from bot.channels.reach import Reach
from bot.command.logs import quiet_logs
from bot.command.serving import settle_down
from bot.house import build
from bot.inbox.intake import Intake
from bot.settings import Settings
from bot.web.server import serve
from storage.work import Work

_HOST = "127.0.0.1"
_SECRET = "bench-" * 8

#: Where it takes updates, whether anything of so many is still to be done, what came of them, and what to show there.
Served = tuple[str, Callable[[int], Awaitable[bool]], Callable[[], Awaitable[Mapping[str, int]]], str]

#: Each of these is one look into an index, however much was said before.
_LEFT = """
    SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting')
        OR EXISTS (SELECT 1 FROM outbox WHERE state = 'queued')
        OR EXISTS (SELECT 1 FROM outbox WHERE state NOT IN ('queued', 'sent') AND state = 'sending')
"""

_COUNTS = {
    "cases": "SELECT count(*) FROM cases WHERE state = 'dispatched'",
    "held": "SELECT count(*) FROM inbox WHERE state = 'dead'",
    "unsaid": "SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'superseded')",
}


@contextlib.asynccontextmanager
async def at_work(folder: Path, api: str) -> AsyncIterator[Served]:
    """The service, until it is left."""
    quiet_logs()
    clock, port = Clock(), free_port()
    settings = Settings(
        database=f"sqlite:{database_file(folder)}",
        data=folder,
        tick_seconds=60,
        telegram_token=SecretStr(TOKEN),
        telegram_api=api,
        telegram_webhook=f"http://{_HOST}:{port}",
        telegram_webhook_secret=SecretStr(_SECRET),
    )
    with _time_passes(clock):
        async with app.opened(settings, clock=LabClock(clock)) as service, service.running():
            _lift_limits(service)
            settle_down()
            ready = asyncio.Event()
            serving = asyncio.create_task(serve(build(service), _HOST, port, ready=lambda _address: ready.set()))
            await ready.wait()
            await _registered(service)
            (path,) = service.doors
            read = service.database.read
            yield f"http://{_HOST}:{port}{path}", lambda _offered: read(_busy), partial(read, _tally), _SECRET
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)


async def _registered(service: Linzhang) -> None:
    """Return once the platform was told where to bring updates: before, it would be sent away."""
    (way,) = service.ways.values()
    while True:
        if way.reach is Reach.WEBHOOK:
            return
        await asyncio.sleep(0.01)


def _lift_limits(service: Linzhang) -> None:
    """The courier is told of no limits."""
    (channel,) = service.channels.values()
    channel.features = replace(channel.features, limits=None)


@contextlib.contextmanager
def _time_passes(clock: Clock) -> Iterator[None]:
    """The time of the town moves with each update that is let in."""
    accept = Intake.accept

    async def later(intake: Intake, *update: Any, **more: Any) -> bool:
        clock.skip(1)
        return await accept(intake, *update, **more)

    with patch.object(Intake, "accept", later):
        yield


def _busy(work: Work) -> bool:
    """All that was offered is stored by then, so what does not wait was dealt with."""
    return bool(work._connection.execute(_LEFT).fetchone()[0])


def _tally(work: Work) -> Mapping[str, int]:
    ask = work._connection.execute
    return {name: ask(query).fetchone()[0] for name, query in _COUNTS.items()}
