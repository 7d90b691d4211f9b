"""Running the service until it is told to stop: the demo, and the real thing."""

from __future__ import annotations

import asyncio
import shutil
import signal
from pathlib import Path

from bot import app as root
from bot.app import Linzhang
from bot.command.console import Console
from bot.command.logs import quiet_logs
from bot.command.samples import sample_town
from bot.settings import Settings
from bot.towns import read_town
from bot.web.app import build
from bot.web.server import serve


async def serve_demo(shell: Console, *, port: int, town: Path | None, fresh: bool) -> int:
    """Serve the lab with a sample town until interrupted; what happened there is still there next time."""
    folder = Path("data") / "demo"
    if fresh and folder.exists():
        shutil.rmtree(folder)
    settings = Settings(database=f"sqlite:{folder / 'linzhang.db'}", data=folder, lab=True, host="127.0.0.1", port=port)
    file = read_town(town or sample_town())
    async with root.opened(settings) as service:
        await root.bring_in(service, file.register)
        return await _serve(shell, service, settings, key="cli-demo-ready", path="/lab")


async def serve_town(shell: Console) -> int:
    """Serve the town that was imported, as the settings say, until interrupted. Raises NoTown."""
    settings = Settings()
    async with root.opened(settings) as service:
        name = await service.database.read(lambda work: work.town.name)
        shell.say("cli-run-town", town=name)
        if not service.channels:
            shell.say("cli-run-no-channel")
        return await _serve(shell, service, settings, key="cli-run-ready", path="")


async def _serve(shell: Console, service: Linzhang, settings: Settings, *, key: str, path: str) -> int:
    """Serve until SIGINT or SIGTERM; then let what is under way finish."""
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
