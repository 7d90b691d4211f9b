"""The demo: the lab with a sample town, without any setting."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot import app as root
from bot.bringing_in import bring_in
from bot.command.console import Console
from bot.command.samples import sample_town
from bot.command.serving import serve_until_stopped
from bot.settings import Settings
from bot.towns.folder import read_town
from domain.register import Register
from storage.engine.lock import served_alone


async def serve_demo(shell: Console, *, port: int, town: Path | None, fresh: bool) -> int:
    """Serve the lab with a sample town until interrupted; what happened there is still there next time.

    Raises Refusal when it is served already.
    """
    folder = Path("data") / "demo"
    settings = Settings.for_lab(f"sqlite:{folder / 'linzhang.db'}", folder, host="127.0.0.1", port=port)
    if fresh:
        with served_alone(settings.database):
            shutil.rmtree(folder)
    file = read_town(town or sample_town())
    with served_alone(settings.database):
        return await _served(shell, settings, file.register)


async def _served(shell: Console, settings: Settings, register: Register) -> int:
    async with root.opened(settings) as service:
        await bring_in(service, register)
        return await serve_until_stopped(shell, service, settings, key="cli-demo-ready", path="/lab")
