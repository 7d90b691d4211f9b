"""Running the service until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal

from bot import app as root
from bot.app import Linzhang
from bot.command.console import Console
from bot.command.logs import quiet_logs
from bot.forgotten import forgotten_at_start
from bot.settings import Settings
from bot.web.app import build
from bot.web.server import serve


async def serve_town(shell: Console) -> int:
    """Serve the town that was imported, as the settings say, until interrupted. Raises NoTown."""
    settings = Settings()
    async with root.opened(settings) as service:
        name = await service.database.read(lambda work: work.town.name)
        risen = await forgotten_at_start(service.database, settings, service.now())
        if risen:
            shell.say("forget-again", count=risen)
        shell.say("cli-run-town", town=name)
        if not service.channels:
            shell.say("cli-run-no-channel")
        return await serve_until_stopped(shell, service, settings, key="cli-run-ready", path="")


async def serve_until_stopped(shell: Console, service: Linzhang, settings: Settings, *, key: str, path: str) -> int:
    """0 after SIGINT or SIGTERM, once what was under way is finished. ``key`` says at which address it is ready."""
    # What is there by now stays: the garbage collector need not look at a whole town again and again.
    gc.collect()
    gc.freeze()
    quiet_logs()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with service.running():
        serving = asyncio.create_task(
            serve(
                build(service),
                settings.host,
                settings.port,
                ready=lambda address: shell.say(key, address=address + path),
            )
        )
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not serving.done():
            serving.cancel()
        await asyncio.gather(serving, return_exceptions=stop.is_set())
    shell.say("cli-stopped")
    return 0
