"""Who was forgotten stays forgotten: lists, database and disk say the same, whatever was killed or put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot import incidents
from bot.photos import store_of
from bot.settings import Settings
from handlers.erasing import forget_again
from storage.backup import tombstones
from storage.engine.database import Database
from storage.photo.keys import every_key
from storage.photo.store import ObjectStore, StoreAway, aside
from storage.work import Work


async def forgotten_at_start(database: Database, settings: Settings, now: datetime) -> int:
    """How many people were forgotten anew: somebody put an older database in place by hand."""
    lists = [settings.data, *([settings.backups] if settings.backups.is_dir() else [])]
    risen = await put_in_order(database, lists, now)
    try:
        await clear(database, store_of(settings))
    except StoreAway as away:
        # The service begins all the same, and tries again by itself.
        incidents.report(away, where="photos")
    return risen


async def put_in_order(database: Database, lists: Sequence[Path], now: datetime) -> int:
    """How many people were forgotten anew, because the database is older than the lists in these folders.

    Afterwards every list that can be written has everybody who was forgotten; files that have to go are ``clear``'s.
    """
    known = [stone for folder in lists for stone in tombstones.read(folder)]

    def unit(work: Work) -> int:
        return forget_again(work, known, now)

    risen = await database.transact(unit) if known else 0
    buried = await database.read(lambda work: work.erasures.tombstones())
    for folder in lists:
        tombstones.keep(folder, buried)
    return risen


async def clear(database: Database, files: ObjectStore) -> int:
    """How many files nothing speaks of any more are kept no longer. Raises OSError where that has to be tried again."""
    remains = await database.read(lambda work: work.erasures.remains())
    for key in (key for name in remains for key in every_key(name)):
        await aside(files, files.drop, key)
    if remains:
        await database.transact(lambda work: work.erasures.cleared(remains))
    return len(remains)
