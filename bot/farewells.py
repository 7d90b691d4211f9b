"""Whoever asked to be forgotten is, once the time to think better of it is over: looked for in slices, so that others
commit in between; then the lists and the files know of it too, and nothing is left in what was overwritten.
"""

from __future__ import annotations

import asyncio
from datetime import datetime

from bot import incidents
from bot.forgotten import clear
from bot.settings import Settings
from handlers.erasing import forget_who_asked
from storage.backup import tombstones
from storage.engine.database import Database
from storage.photo.store import ObjectStore, StoreAway
from storage.upkeep.traces import clear_traces
from storage.work import Work


async def see_off(database: Database, settings: Settings, files: ObjectStore, now: datetime) -> int:
    """How many people were seen off whose moment has come."""
    due = await database.read(lambda work: work.farewells.due(now))
    for person in due:
        await _forget(database, person, now)
    if due:
        await _leave_no_trace(database, settings, files)
    return len(due)


async def _forget(database: Database, person: int, now: datetime) -> None:
    search = await database.read(lambda work: work.erasures.search(person))
    while await database.read(lambda work: work.erasures.go_on(search)):
        pass

    def unit(work: Work) -> None:
        forget_who_asked(work, person, now, search)

    await database.transact(unit)


async def _leave_no_trace(database: Database, settings: Settings, files: ObjectStore) -> None:
    buried = await database.read(lambda work: work.erasures.tombstones())
    for folder in (settings.data, settings.backups):
        tombstones.keep(folder, buried)
    try:
        await clear(database, files)
    except StoreAway as away:
        # They are tried again by themselves.
        incidents.report(away, where="photos")
    await asyncio.to_thread(clear_traces, settings.database)
