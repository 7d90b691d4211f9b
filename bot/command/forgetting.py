"""Forgetting a person on the server: ``linzhang forget ACCOUNT``."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from bot import app as root
from bot.command.backups import premises
from bot.command.console import Console
from bot.forgotten import clear
from bot.settings import Settings
from domain.errors import Refusal
from domain.message import Address
from handlers.erasing import forget as forget_person
from storage.backup import tombstones
from storage.backup.manifest import backups_in
from storage.engine.sqlite import sqlite3
from storage.work import Work


async def forget(shell: Console, *, account: str, yes: bool) -> int:
    """Show what is known of the person behind an account, ask, and forget them; 1 when nothing was done."""
    settings = Settings()
    channel, _, external = account.partition(":")
    place = premises(settings)
    async with root.opened(settings) as service:
        now = service.now()

        def look(work: Work) -> tuple[int, dict[str, int]]:
            person = work.erasures.find(Address(channel, external))
            if person is None:
                raise Refusal("refusal-no-account", account=account)
            if work.erasures.holds_office(person):
                raise Refusal("refusal-forget-office")
            return person, dict(work.erasures.counts(person))

        person, counts = await service.database.read(look)
        shell.say("forget-what", account=account, **counts)
        if not (yes or shell.confirmed("forget-sure")):
            shell.say("forget-not")
            return 1
        # In slices, so that the service can commit in between; what came meanwhile is looked at in the end.
        search = await service.database.read(lambda work: work.erasures.search(person))
        while await service.database.read(lambda work: work.erasures.go_on(search)):
            pass
        await service.database.transact(lambda work: forget_person(work, person, now, search))
        files = await clear(service.database, settings.data)
        buried = await service.database.read(lambda work: work.erasures.tombstones())
    _empty_journal(place.database)
    tombstones.keep(settings.data, buried)
    tombstones.keep(settings.backups, buried)
    older = len(backups_in(settings.backups)) + len(_copies(place.database))
    shell.say("forget-done", files=files, backups=older)
    return 0


def _copies(database: Path) -> list[Path]:
    """The copies of the database that were taken before it was brought up to date."""
    return list(database.parent.glob(f"{database.name}.v*"))


def _empty_journal(database: Path) -> None:
    """What was forgotten is not in a write-ahead log either; another journal is empty after each commit anyway."""
    with closing(sqlite3.connect(database, timeout=30.0)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
