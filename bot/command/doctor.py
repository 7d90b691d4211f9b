"""How an installation stands, line by line: ``linzhang doctor``. It only looks; no line holds a secret or a name."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.command.backups import premises
from bot.command.console import Console
from bot.heartbeat import Heartbeat
from bot.settings import Settings
from domain.message import Say
from handlers.nagging.alarms import lines
from storage.backup.manifest import backups_in, read_manifest
from storage.engine.database import journal_mode, set_up
from storage.engine.looking import looked_at, schema_of
from storage.engine.migrate import shipped
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from storage.upkeep.standing import Standing, standing

#: What stands under everything else, and is worth naming when something is wrong.
_LIBRARIES = ("aiosqlite", "starlette", "uvicorn", "pillow", "tzdata")

#: What the pragmas of a connection have to say.
_PRAGMAS = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1}

_LITTLE_DISK, _NO_DISK = 1 << 30, 64 << 20

#: So long something may wait, or a heartbeat be away, before it is worth a word.
_LONG = timedelta(minutes=1)

#: An audit is every ten minutes; when there was none for so long something is wrong.
_AUDITED_WITHIN = timedelta(minutes=30)

#: Deadlines reach so far: by then the holidays of the year should be known.
_COUNTED_AHEAD = timedelta(days=31)

#: Seconds of real time within which two clocks of the machine are compared.
_MOMENT = 0.1


class Mark(StrEnum):
    """How a line is to be taken."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    mark: Mark
    say: Say


async def examine(shell: Console, *, max_age: int, running: bool) -> int:
    """Say line by line how things stand; 0 unless a line is bad. ``max_age``: minutes a backup may be old.

    ``running``: it is bad, too, when the service does not run.
    """
    settings = Settings()
    stopped = Mark.BAD if running else Mark.WARN
    stored = _stored(settings, stopped)
    found = [*_versions(), *stored, *_disk(settings), *_backup(settings, timedelta(minutes=max_age))]
    for line in found:
        shell.say("doctor-line", mark=Say(f"doctor-{line.mark}"), what=line.say)
    return int(any(line.mark is Mark.BAD for line in found))


def _line(mark: Mark, key: str, **args: str | int | datetime) -> Line:
    return Line(mark, Say(f"doctor-{key}", args))


def _versions() -> Iterator[Line]:
    yield _line(Mark.OK, "program", program=version("linzhang"), python=sys.version.split()[0])
    mode = journal_mode(sqlite3.sqlite_version_info)
    yield _line(Mark.OK, f"sqlite-{mode}", version=sqlite3.sqlite_version)
    yield _line(Mark.OK, "libraries", names=", ".join(f"{name} {version(name)}" for name in _LIBRARIES))


def _stored(settings: Settings, stopped: Mark) -> Iterator[Line]:
    """What is in the database, and how the service keeps up with it."""
    with looked_at(premises(settings).database) as connection:
        set_up(connection)
        yield _pragmas(connection)
        schema, newest = schema_of(connection), shipped()[-1].version
        mark = Mark.OK if schema == newest else Mark.WARN if schema < newest else Mark.BAD
        yield _line(mark, "schema", schema=schema, newest=newest)
        found = standing(connection)
    if found is None:
        return
    now = datetime.now(UTC)
    there = now + found.offset
    running = _heartbeat(settings, now, stopped)
    yield running
    late = Mark.BAD if running.mark is Mark.OK else Mark.WARN
    for key, since in (("inbox", found.inbox), ("outbox", found.outbox), ("clocks", found.clock)):
        yield _waiting(key, since, there, late)
    yield from _promises(found, there, late)
    yield _line(Mark.WARN if found.dead else Mark.OK, "dead", count=found.dead)
    yield _line(Mark.WARN if found.unsent else Mark.OK, "unsent", count=found.unsent)
    yield from _clock(found, there)


def _pragmas(connection: Connection) -> Line:
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", *_PRAGMAS)}
    wanted = {"journal_mode": journal_mode(sqlite3.sqlite_version_info), **_PRAGMAS}
    mark = Mark.OK if found == wanted else Mark.BAD
    return _line(mark, "pragmas", names=", ".join(f"{name} = {value}" for name, value in found.items()))


def _promises(found: Standing, now: datetime, late: Mark) -> Iterator[Line]:
    """What the last audit found broken, and when that was."""
    if found.audited is not None:
        old = now - found.audited > _AUDITED_WITHIN
        yield _line(late if old else Mark.OK, "audited", at=found.audited)
    for say in lines(found.alarms):
        yield Line(Mark.BAD, say)


def _heartbeat(settings: Settings, now: datetime, stopped: Mark) -> Line:
    last = Heartbeat(settings.data).last()
    if last is None:
        return _line(stopped, "never-ran")
    away = now - last > max(_LONG, 3 * timedelta(seconds=settings.tick_seconds))
    return _line(stopped if away else Mark.OK, "not-running" if away else "running", at=last)


def _waiting(key: str, since: datetime | None, now: datetime, late: Mark) -> Line:
    """How long the oldest of what is due waits."""
    seconds = 0 if since is None else max(0, int((now - since).total_seconds()))
    return _line(late if seconds > _LONG.total_seconds() else Mark.OK, key, seconds=seconds)


def _clock(found: Standing, now: datetime) -> Iterator[Line]:
    """Whether the clock of the machine can be believed, and the holidays of the year are known."""
    here, steady = time.time(), time.monotonic()
    time.sleep(_MOMENT)
    jumped = abs((time.time() - here) - (time.monotonic() - steady)) > _MOMENT
    behind = found.newest is not None and found.newest - now > _LONG
    if jumped or behind:
        yield _line(Mark.BAD, "clock-behind" if behind else "clock-jumps", at=now)
    else:
        yield _line(Mark.OK, "clock", at=now, zone=found.zone or "-")
    if found.zone is not None:
        soon = (now, now + _COUNTED_AHEAD)
        for year in sorted({moment.astimezone(ZoneInfo(found.zone)).year for moment in soon}):
            official = year in found.official_years
            yield _line(Mark.OK if official else Mark.WARN, "year" if official else "year-provisional", year=year)


def _disk(settings: Settings) -> Iterator[Line]:
    for folder in dict.fromkeys((settings.data, settings.backups)):
        there: Path = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
        free = shutil.disk_usage(there).free
        mark = Mark.BAD if free < _NO_DISK else Mark.WARN if free < _LITTLE_DISK else Mark.OK
        yield _line(mark, "disk", folder=str(folder), megabytes=free >> 20)


def _backup(settings: Settings, most: timedelta) -> Iterator[Line]:
    backups = backups_in(settings.backups)
    if not backups:
        yield _line(Mark.WARN, "no-backup", folder=str(settings.backups))
        return
    taken = datetime.fromisoformat(read_manifest(backups[-1]).taken_at)
    old = datetime.now(UTC) - taken > most
    yield _line(Mark.BAD if old else Mark.OK, "backup-old" if old else "backup", at=taken, count=len(backups))
