"""The real service on the database of a folder, with a clock of its own and residents who have something to say.

The database is a file in the folder unless it is said that it is elsewhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.crowd import Clock, Spoken, homes, what_they_say
from bot import app, bringing_in
from bot.app import Linzhang
from bot.channels.lab.clock import LabClock
from bot.command.logs import quiet_logs
from bot.roles import ALL
from bot.settings import Settings
from domain.register import Register
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3

#: What the residents of a town will say, beside its database.
SPOKEN = "spoken.json"


def database_file(folder: Path) -> Path:
    return folder / "linzhang.db"


def settings(folder: Path, database: str | None = None, roles: str = ALL) -> Settings:
    return Settings(database=database or f"sqlite:{database_file(folder)}", data=folder, lab=True, roles=roles)


@dataclass(frozen=True, slots=True)
class Busy:
    """A service, the address of its database, its clock, and what its residents will say."""

    service: Linzhang
    clock: Clock
    spoken: list[Spoken]
    database: str


@contextlib.asynccontextmanager
async def opened(folder: Path, database: str | None = None, *, roles: str = ALL) -> AsyncIterator[Busy]:
    """The service on the database of the folder, into which a town with residents was brought."""
    quiet_logs()
    clock = Clock()
    known = settings(folder, database, roles)
    async with app.opened(known, clock=LabClock(clock)) as service:
        yield Busy(service, clock, said_in(folder), known.database)


def said_in(folder: Path) -> list[Spoken]:
    """What the residents of the town in the folder will say."""
    return [Spoken(**one) for one in json.loads((folder / SPOKEN).read_text(encoding="utf-8"))]


@contextlib.contextmanager
def looked_into(database: str) -> Iterator[Connection]:
    """A connection beside the service, to count what came of it."""
    if database.startswith("sqlite:"):
        with contextlib.closing(sqlite3.connect(database.removeprefix("sqlite:"))) as connection:
            yield connection
    else:
        # The driver takes memory, which is measured where nobody needs it.
        from storage.engine.postgres.talking import connect

        talk = connect(database)
        with contextlib.closing(talk.psycopg):
            yield talk


def bring_in(folder: Path, register: Register, database: str | None = None) -> None:
    """The town is in the database of the folder from now on."""

    async def bring() -> None:
        async with app.opened(settings(folder, database), clock=LabClock(Clock())) as service:
            await bringing_in.bring_in(service, register)

    asyncio.run(bring())


def think(folder: Path) -> None:
    """What the residents of the town in the folder will say is written down beside its database."""
    residents = homes(database_file(folder))

    async def try_out() -> list[Spoken]:
        async with app.opened(settings(folder), clock=LabClock(Clock())) as service:
            return await service.database.transact(lambda work: what_they_say(work, residents))

    said = [asdict(one) for one in asyncio.run(try_out())]
    (folder / SPOKEN).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
