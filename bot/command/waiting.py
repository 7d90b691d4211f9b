"""Waiting for the database before the service begins: a server may be started after us, or be moving house."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from bot.command.console import Console
from bot.settings import Settings
from bot.web import starting
from bot.web.server import serve
from storage.engine.database import can_be_reached

#: Seconds between two looks, each of which is told.
EVERY = 3.0


async def until_reachable(shell: Console, settings: Settings) -> None:
    """Return once the database can be reached. Until then whoever asks hears that we are not ready."""
    if await can_be_reached(settings.database):
        return
    async with _answering(settings):
        shell.complain("cli-database-away")
        await asyncio.sleep(EVERY)
        while not await can_be_reached(settings.database):
            shell.complain("cli-database-still-away")
            await asyncio.sleep(EVERY)


@contextlib.asynccontextmanager
async def _answering(settings: Settings) -> AsyncIterator[None]:
    """Inside, the web app of a service that is not there yet is served. Raises OSError when that cannot be."""
    ready = asyncio.Event()
    serving = asyncio.create_task(
        serve(starting.build(), settings.host, settings.port, ready=lambda _address: ready.set())
    )
    standing = asyncio.create_task(ready.wait())
    await asyncio.wait({serving, standing}, return_when=asyncio.FIRST_COMPLETED)
    standing.cancel()
    try:
        yield
    finally:
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
