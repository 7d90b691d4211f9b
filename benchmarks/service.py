"""The real service on the database of a folder, with a clock of its own and residents who have something to say."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.crowd import Clock, Spoken, homes, what_they_say
from bot import app
from bot.app import Linzhang
from bot.channels.lab.clock import LabClock
from bot.command.logs import quiet_logs
from bot.settings import Settings
from domain.register import Register

#: What the residents of a town will say, beside its database.
SPOKEN = "spoken.json"


def database_file(folder: Path) -> Path:
    return folder / "linzhang.db"


def settings(folder: Path) -> Settings:
    return Settings(database=f"sqlite:{database_file(folder)}", data=folder, lab=True)


@dataclass(frozen=True, slots=True)
class Busy:
    """A service, its clock, and what its residents will say."""

    service: Linzhang
    clock: Clock
    spoken: list[Spoken]
    file: Path


@contextlib.asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Busy]:
    """The service on the database of the folder, into which a town with residents was brought."""
    quiet_logs()
    clock = Clock()
    said = json.loads((folder / SPOKEN).read_text(encoding="utf-8"))
    async with app.opened(settings(folder), clock=LabClock(clock)) as service:
        yield Busy(service, clock, [Spoken(**one) for one in said], database_file(folder))


def bring_in(folder: Path, register: Register) -> None:
    """The town is in the database of the folder from now on."""

    async def bring() -> None:
        async with app.opened(settings(folder), clock=LabClock(Clock())) as service:
            await app.bring_in(service, register)

    asyncio.run(bring())


def think(folder: Path) -> None:
    """What the residents of the town in the folder will say is written down beside its database."""
    residents = homes(database_file(folder))

    async def try_out() -> list[Spoken]:
        async with app.opened(settings(folder), clock=LabClock(Clock())) as service:
            return await service.database.transact(lambda work: what_they_say(work, residents))

    said = [asdict(one) for one in asyncio.run(try_out())]
    (folder / SPOKEN).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
