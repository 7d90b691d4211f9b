"""Forgetting a person on the server: ``linzhang forget ACCOUNT``."""

from __future__ import annotations

from pathlib import Path

from bot import app as root
from bot.command.console import Console
from bot.forgotten import clear
from bot.settings import Settings
from domain.errors import Refusal
from domain.message import Address
from handlers.erasing import forget as forget_person
from storage.backup import tombstones
from storage.backup.manifest import backups_in
from storage.engine.looking import file_of, on_server
from storage.photo.store import StoreAway
from storage.upkeep.traces import clear_traces
from storage.work import Work


async def forget(shell: Console, *, account: str, yes: bool) -> int:
    """Show what is known of the person behind an account, ask, and forget them; 1 when nothing was done."""
    settings = Settings()
    channel, _, external = account.partition(":")
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
        files, later = await _cleared(service)
        buried = await service.database.read(lambda work: work.erasures.tombstones())
    clear_traces(settings.database)
    tombstones.keep(settings.data, buried)
    tombstones.keep(settings.backups, buried)
    older = len(backups_in(settings.backups)) + len(_copies(settings.database))
    shell.say("forget-done", files=files, backups=older)
    if on_server(settings.database):
        shell.say("forget-on-server")
    if later:
        shell.complain("forget-files-later")
    return int(later)


async def _cleared(service: root.Linzhang) -> tuple[int, bool]:
    """How many files are deleted, and whether that has to be tried again."""
    try:
        return await clear(service.database, service.photos.store), False
    except StoreAway:
        return 0, True


def _copies(database: str) -> list[Path]:
    """The copies of the database that were taken before it was brought up to date; of a server's we know nothing."""
    if on_server(database):
        return []
    file = file_of(database)
    return list(file.parent.glob(f"{file.name}.v*"))
