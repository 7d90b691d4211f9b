"""Who was forgotten stays forgotten: lists, database and disk say the same, whatever was killed or put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from handlers.erasing import forget_again
from storage.backup import tombstones
from storage.backup.manifest import Kind, file_paths
from storage.engine.database import Database
from storage.work import Work


async def forgotten_at_start(database: Database, settings: Settings, now: datetime) -> int:
    """How many people were forgotten anew: somebody put an older database in place by hand."""
    lists = [settings.data, *([settings.backups] if settings.backups.is_dir() else [])]
    return await put_in_order(database, settings.data, lists, now)


async def put_in_order(database: Database, data: Path, lists: Sequence[Path], now: datetime) -> int:
    """How many people were forgotten anew, because the database is older than the lists in these folders.

    Afterwards every list that can be written has everybody who was forgotten, and files that had to go are gone.
    """
    known = [stone for folder in lists for stone in tombstones.read(folder)]

    def unit(work: Work) -> int:
        return forget_again(work, known, now)

    risen = await database.transact(unit) if known else 0
    buried = await database.read(lambda work: work.erasures.tombstones())
    for folder in lists:
        tombstones.keep(folder, buried)
    await clear(database, data)
    return risen


async def clear(database: Database, data: Path) -> int:
    """How many files nothing speaks of any more were taken off the disk."""
    remains = await database.read(lambda work: work.erasures.remains())
    for name in remains:
        for path in (path for kind in Kind for path in file_paths(data, kind, name)):
            path.unlink(missing_ok=True)
        (data / "pending" / name).unlink(missing_ok=True)
    if remains:
        await database.transact(lambda work: work.erasures.cleared())
    return len(remains)
