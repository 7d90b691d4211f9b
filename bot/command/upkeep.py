"""What an administrator does on the server: import a town, check how things stand, look after dead letters."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from bot import app as root
from bot.bringing_in import bring_in
from bot.command.console import Console
from bot.photos import how_kept
from bot.settings import Settings
from bot.towns.folder import TownFile, read_town
from domain.message import Arg, Local, Say
from domain.town import Town
from storage.engine.database import Database
from storage.engine.looking import without_password
from storage.mail.inbox import Arrived, Reason
from storage.town.towns import NoTown
from storage.work import Work

#: Less free disk than this is worth a word.
_LITTLE_DISK = 1 << 30

#: Stands where nothing is known.
_NONE = "-"

#: Stands where something is known and nobody else is to know it.
_SECRET = "***"


async def import_town(shell: Console, town: Path) -> int:
    """Read the town file, tell every mistake at once, and store it in one transaction; 0 when it was stored."""
    file = read_town(town)
    async with root.opened(Settings()) as service:
        counts = await bring_in(service, file.register)
    _warn(shell, file)
    shell.say("cli-imported", town=file.register.town.name, **counts)
    if counts["handed_over"]:
        shell.say("cli-imported-handed-over", count=counts["handed_over"])
    return 0


async def check(shell: Console, town: Path | None) -> int:
    """Say in words how things stand; 0 when nothing is wrong. A town file is only read, never stored."""
    settings = Settings()
    for name, value in settings.model_dump().items():
        shell.say("cli-check-setting", name=name, value=_shown(name, value))
    ok = _check_folder(shell, settings.data) & _check_photos(shell, settings)
    if town is not None:
        file = read_town(town)
        _warn(shell, file)
        _describe(shell, file.register.town)
        return 0 if ok else 1
    async with root.opened(settings) as service:
        stored = await service.database.read(_stored_town)
        if service.wechat is not None:
            from bot.command.wechat import check_wechat

            ok &= await check_wechat(shell, settings, service)
        if service.wecom is not None:
            from bot.command.wecom import check_wecom

            ok &= await check_wecom(shell, settings, service)
    if stored is None:
        shell.complain("cli-no-town")
        ok = False
    else:
        _describe(shell, stored)
    if settings.telegram_token is not None:
        from bot.command.telegram import check_telegram

        ok &= await check_telegram(shell, settings, settings.telegram_token)
    return 0 if ok else 1


def _shown(name: str, value: object) -> str:
    """A setting as everybody may see it."""
    if isinstance(value, SecretStr):
        return _SECRET
    if name == "database":
        return without_password(str(value))
    return _NONE if value is None else str(value)


def _check_folder(shell: Console, folder: Path) -> bool:
    """Whether photos can be kept there."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not os.access(there, os.W_OK):
        shell.complain("cli-check-not-writable", folder=str(folder))
        return False
    free = shutil.disk_usage(there).free
    key = "cli-check-little-disk" if free < _LITTLE_DISK else "cli-check-disk"
    shell.say(key, megabytes=free >> 20)
    return True


def _check_photos(shell: Console, settings: Settings) -> bool:
    """Whether they can be kept in the bucket, where one is set."""
    well, say = how_kept(settings) or (True, None)
    if say is not None:
        (shell.say if well else shell.complain)(say.key, **say.args)
    return well


def _stored_town(work: Work) -> Town | None:
    try:
        return work.town
    except NoTown:
        return None


def _describe(shell: Console, town: Town) -> None:
    """What the town is made of, and what nobody answers for."""
    shell.say(
        "cli-check-town",
        town=town.name,
        grids=len(town.grids),
        buildings=len(town.buildings),
        categories=len(town.categories),
    )
    gaps = town.gaps()
    if not gaps:
        shell.say("cli-check-no-gaps")
        return
    fallback = town.handlers[town.fallback].name
    shell.say("cli-check-gaps", count=len(gaps), fallback=fallback)
    for gap in gaps:
        category: Local = town.categories[gap.category].name
        shell.say("cli-check-gap", grid=town.grids[gap.grid].name, category=category)


def _warn(shell: Console, file: TownFile) -> None:
    for warning in file.warnings:
        shell.complain("cli-warning", where=f"{warning.file}:{warning.line}", what=warning.say)


async def list_dead_letters(shell: Console, reason: str | None) -> int:
    """Every payload that could not be handled: number, channel, when, why, and the id the error was logged under.

    Of those that came too fast only how many, unless ``reason`` asks for them.
    """
    async with root.opened(Settings()) as service:
        letters = await service.database.read(lambda work: work.inbox.dead(_reason(reason)))
        reasons = await service.database.read(lambda work: work.inbox.reasons())
    for letter in letters:
        shell.say("cli-dead-letter", **_about(letter))
    shell.say("cli-dead-letters", count=len(letters))
    if reason is None and Reason.FLOOD in reasons:
        shell.say("cli-floods", count=reasons[Reason.FLOOD])
    return 0


async def show_dead_letter(shell: Console, number: int) -> int:
    """Everything known of one dead letter but what it says; 0 when there is one."""
    async with root.opened(Settings()) as service:
        letter = await service.database.read(lambda work: work.inbox.letter(number))
    if letter is None:
        shell.complain("cli-no-such-letter", id=str(number))
        return 1
    more: dict[str, Arg] = {"update": letter.update_id, "bytes": len(letter.payload), "tries": letter.tries}
    shell.say("cli-letter", **_about(letter), **more, kind=letter.kind or _NONE)
    return 0


def _about(letter: Arrived) -> dict[str, Arg]:
    return {
        "id": str(letter.id),
        "channel": letter.channel,
        "at": f"{letter.received_at:%Y-%m-%d %H:%M} UTC",
        "reason": Say(f"cli-reason-{letter.reason}"),
        "error": letter.error or _NONE,
    }


def _reason(named: str | None) -> Reason | None:
    return None if named is None else Reason(named)


async def retry_dead_letters(shell: Console, numbers: tuple[int, ...], reason: str | None) -> int:
    """Let these dead letters, or all of a reason, or all but floods, be taken again; 0 when each was one."""
    async with root.opened(Settings()) as service:
        wanted = numbers or await _all(service.database, reason)
        found = await service.database.transact(lambda work: [n for n in wanted if work.inbox.retry(n)])
    return _tell_done(shell, "cli-retried", wanted, found)


async def drop_dead_letters(shell: Console, numbers: tuple[int, ...], reason: str | None, yes: bool) -> int:
    """Delete what these dead letters, or all of a reason, say, once it was confirmed; 0 when each was one."""
    if not numbers and reason is None:
        shell.complain("cli-drop-which")
        return 1
    async with root.opened(Settings()) as service:
        wanted = numbers or await _all(service.database, reason)
        if not yes and not shell.confirmed("cli-drop-sure", count=len(wanted)):
            return 1
        now = service.now()
        found = await service.database.transact(lambda work: [n for n in wanted if work.inbox.drop(n, now)])
    return _tell_done(shell, "cli-dropped", wanted, found)


async def _all(database: Database, reason: str | None) -> tuple[int, ...]:
    """The numbers of the dead letters of a reason, of all but floods when none is named."""
    letters = await database.read(lambda work: work.inbox.dead(_reason(reason)))
    return tuple(letter.id for letter in letters)


def _tell_done(shell: Console, key: str, wanted: Sequence[int], found: Sequence[int]) -> int:
    """How many were found, and which were not; the exit code."""
    for number in sorted({*wanted} - {*found}):
        shell.complain("cli-no-such-letter", id=str(number))
    shell.say(key, count=len(found))
    return 0 if len(found) == len(wanted) else 1
