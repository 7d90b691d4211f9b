"""Running the service until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading

from bot import app as root
from bot.app import Linzhang
from bot.command.console import Console
from bot.command.logs import quiet_logs
from bot.command.waiting import until_reachable
from bot.forgotten import forgotten_at_start
from bot.house import build
from bot.settings import Settings
from bot.web.server import listening, serve_at
from domain.message import Say
from storage.engine.away import DatabaseAway
from storage.engine.lock import served_alone

#: Seconds until the process ends when stopping takes too long, such as a look-up of a name nobody answers. What is not
#: done by then waits in the database.
STOPS_WITHIN = 10.0

#: Seconds a thread may think while another one waits for its turn.
_TURN = 0.001

#: So many more things than were let go of again may come into being before the garbage collector looks.
_LEFT_BEHIND = 20_000


async def serve_town(shell: Console, *, roles: str | None = None) -> int:
    """Serve the town that was imported, as the settings say, until interrupted. Raises NoTown, Refusal."""
    settings = Settings() if roles is None else Settings(roles=roles)
    while True:
        await until_reachable(shell, settings)
        # It may be gone again before all is open.
        with contextlib.suppress(DatabaseAway), served_alone(settings.database):
            return await _served(shell, settings)


async def _served(shell: Console, settings: Settings) -> int:
    async with root.opened(settings) as service:
        name = await service.database.read(lambda work: work.town.name)
        risen = await forgotten_at_start(service.database, settings, service.now())
        if risen:
            shell.say("forget-again", count=risen)
        shell.say("cli-run-town", town=name)
        if not service.channels:
            shell.say("cli-run-no-channel")
        return await serve_until_stopped(shell, service, settings, key="cli-run-ready", path="")


def settle_down() -> None:
    """The process is made ready to serve for long."""
    # What is there by now stays: the garbage collector need not look at a whole town again and again.
    gc.collect()
    gc.freeze()
    # Next to nothing that messages leave behind needs the collector, so it looks at less of them.
    gc.set_threshold(_LEFT_BEHIND)
    # Whoever speaks to the network is not kept waiting while the thread of the database thinks; five times longer is
    # the default.
    sys.setswitchinterval(_TURN)


async def serve_until_stopped(shell: Console, service: Linzhang, settings: Settings, *, key: str, path: str) -> int:
    """0 after SIGINT or SIGTERM, once what was under way is finished. ``key`` says at which address it is ready.

    Else, when the service cannot go on, the code that goes with the reason, which was told. Raises Refusal.
    """
    quiet_logs()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    # A port that is taken is told before anything has begun that would have to be broken off.
    with listening(settings.host, settings.port) as listener:
        async with service.running():
            web = serve_at(listener, build(service), ready=lambda address: shell.say(key, address=address + path))
            serving, ending = asyncio.create_task(web), asyncio.create_task(service.must_end())
            others = [
                ending,
                asyncio.create_task(stop.wait()),
                asyncio.create_task(_introduce(shell, service)),
                asyncio.create_task(_settled(service)),
            ]
            await asyncio.wait({serving, *others[:2]}, return_when=asyncio.FIRST_COMPLETED)
            why = ending.result() if ending.done() else None
            _end_at_the_latest(int(not stop.is_set()) if why is None else why.code)
            for task in (*others, *([] if serving.done() else [serving])):
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            await asyncio.gather(serving, return_exceptions=stop.is_set() or why is not None)
    if why is not None:
        shell.complain(why.key)
        return why.code
    shell.say("cli-stopped")
    return 0


async def _settled(service: Linzhang) -> None:
    """All is built that will stay, while it is served already."""
    with contextlib.suppress(OSError):
        # Without a database it is built when somebody first needs it.
        await service.prepare()
    settle_down()


async def _introduce(shell: Console, service: Linzhang) -> None:
    """Say who the bot is and how it hears what is said, once that is known."""
    if service.telegram is not None:
        me = await service.telegram.who()
        way = Say("cli-run-webhook" if service.telegram.doors else "cli-run-polling")
        shell.say("cli-run-telegram", name=me.username, way=way)


def _end_at_the_latest(code: int) -> None:
    timer = threading.Timer(STOPS_WITHIN, os._exit, (code,))
    timer.daemon = True
    timer.start()
