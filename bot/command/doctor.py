"""How an installation stands, line by line: ``linzhang doctor``. It only looks, and tries the bucket of the photos with
an object of its own; no line holds a secret or a name.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.command.console import Console
from bot.command.doctor_lines import Line, Mark, line
from bot.command.doctor_server import process_lines, server_lines
from bot.heartbeat import Heartbeat
from bot.photos import how_kept
from bot.settings import Settings
from domain.message import Say
from handlers.nagging.alarms import lines
from storage.backup.manifest import backups_in, read_manifest
from storage.engine.database import journal_mode, set_up
from storage.engine.looking import looked_into, on_server, schema_of
from storage.engine.migrate import shipped
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from storage.upkeep.retention import Retention
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

#: What is kept no longer goes once a day.
_CLEARED_WITHIN = timedelta(days=3)

#: The shape of the database since which old cases lose what they name and say.
_WITH_OLD_CASES = 11

#: Deadlines reach so far: by then the holidays of the year should be known.
_COUNTED_AHEAD = timedelta(days=31)

#: Seconds of real time within which two clocks of the machine are compared.
_MOMENT = 0.1


async def examine(shell: Console, *, max_age: int, running: bool) -> int:
    """Say line by line how things stand; 0 unless a line is bad. ``max_age``: minutes a backup may be old.

    ``running``: it is bad, too, when the service does not run.
    """
    settings = Settings()
    stopped = Mark.BAD if running else Mark.WARN
    stored = _stored(settings, stopped)
    kept = [*_disk(settings), *_photos(settings), *_backup(settings, timedelta(minutes=max_age))]
    found = [*_versions(), *stored, *kept]
    for one in found:
        shell.say("doctor-line", mark=Say(f"doctor-{one.mark}"), what=one.say)
    return int(any(one.mark is Mark.BAD for one in found))


def _versions() -> Iterator[Line]:
    yield line(Mark.OK, "program", program=version("linzhang"), python=sys.version.split()[0])
    mode = journal_mode(sqlite3.sqlite_version_info)
    yield line(Mark.OK, f"sqlite-{mode}", version=sqlite3.sqlite_version)
    yield line(Mark.OK, "libraries", names=", ".join(f"{name} {version(name)}" for name in _LIBRARIES))


def _stored(settings: Settings, stopped: Mark) -> Iterator[Line]:
    """What is in the database, and how the service keeps up with it."""
    with looked_into(settings.database) as connection:
        yield from _engine(connection)
        schema, newest = schema_of(connection), shipped("postgres" if on_server(settings.database) else "sqlite")
        mark = Mark.OK if schema == newest[-1].version else Mark.WARN if schema < newest[-1].version else Mark.BAD
        yield line(mark, "schema", schema=schema, newest=newest[-1].version)
        found = standing(connection)
        if found is None:
            return
        running = _running(connection, settings, stopped)
        old_cases = tuple(_old_cases(connection, schema, settings, found))
    yield from running
    there = datetime.now(UTC) + found.offset
    late = Mark.BAD if all(one.mark is Mark.OK for one in running) else Mark.WARN
    for key, since in (("inbox", found.inbox), ("outbox", found.outbox), ("clocks", found.clock)):
        yield _waiting(key, since, there, late)
    yield from _promises(found, there, late)
    yield line(Mark.WARN if found.dead else Mark.OK, "dead", count=found.dead)
    yield line(Mark.WARN if found.unsent else Mark.OK, "unsent", count=found.unsent)
    if found.cleared is not None:
        old = there - found.cleared > _CLEARED_WITHIN
        yield line(Mark.WARN if old else Mark.OK, "cleared", at=found.cleared)
    yield from old_cases
    yield from _clock(found, there)


def _engine(connection: Connection) -> Iterator[Line]:
    """What the database stands on, and how it keeps what it commits."""
    if isinstance(connection, sqlite3.Connection):
        set_up(connection)
        yield _pragmas(connection)
    else:
        yield from server_lines(connection)


def _old_cases(connection: Connection, schema: int, settings: Settings, found: Standing) -> Iterator[Line]:
    """What the next clearing does to old cases, so that whoever wants to keep more can say so before."""
    if schema >= _WITH_OLD_CASES and found.zone is not None:
        due = Retention(connection).due(settings.keeping, datetime.now(UTC) + found.offset)
        yield line(Mark.OK, "old-cases", names=due.names, words=due.words)


def _running(connection: Connection, settings: Settings, stopped: Mark) -> Sequence[Line]:
    """Whether the service runs: the processes of a server are listed there, a file has one with a sign beside it."""
    if isinstance(connection, sqlite3.Connection):
        return (_heartbeat(settings, datetime.now(UTC), stopped),)
    return process_lines(connection, stopped)


def _pragmas(connection: Connection) -> Line:
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", *_PRAGMAS)}
    wanted = {"journal_mode": journal_mode(sqlite3.sqlite_version_info), **_PRAGMAS}
    mark = Mark.OK if found == wanted else Mark.BAD
    return line(mark, "pragmas", names=", ".join(f"{name} = {value}" for name, value in found.items()))


def _promises(found: Standing, now: datetime, late: Mark) -> Iterator[Line]:
    """What the last audit found broken, and when that was."""
    if found.audited is not None:
        old = now - found.audited > _AUDITED_WITHIN
        yield line(late if old else Mark.OK, "audited", at=found.audited)
    for say in lines(found.alarms):
        yield Line(Mark.BAD, say)


def _heartbeat(settings: Settings, now: datetime, stopped: Mark) -> Line:
    last = Heartbeat(settings.data).last()
    if last is None:
        return line(stopped, "never-ran")
    away = now - last > max(_LONG, 3 * timedelta(seconds=settings.tick_seconds))
    return line(stopped if away else Mark.OK, "not-running" if away else "running", at=last)


def _waiting(key: str, since: datetime | None, now: datetime, late: Mark) -> Line:
    """How long the oldest of what is due waits."""
    seconds = 0 if since is None else max(0, int((now - since).total_seconds()))
    return line(late if seconds > _LONG.total_seconds() else Mark.OK, key, seconds=seconds)


def _clock(found: Standing, now: datetime) -> Iterator[Line]:
    """Whether the clock of the machine can be believed, and the holidays of the year are known."""
    here, steady = time.time(), time.monotonic()
    time.sleep(_MOMENT)
    jumped = abs((time.time() - here) - (time.monotonic() - steady)) > _MOMENT
    behind = found.newest is not None and found.newest - now > _LONG
    if jumped or behind:
        yield line(Mark.BAD, "clock-behind" if behind else "clock-jumps", at=now)
    else:
        yield line(Mark.OK, "clock", at=now, zone=found.zone or "-")
    if found.zone is not None:
        soon = (now, now + _COUNTED_AHEAD)
        for year in sorted({moment.astimezone(ZoneInfo(found.zone)).year for moment in soon}):
            official = year in found.official_years
            yield line(Mark.OK if official else Mark.WARN, "year" if official else "year-provisional", year=year)


def _disk(settings: Settings) -> Iterator[Line]:
    for folder in dict.fromkeys((settings.data, settings.backups)):
        there: Path = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
        free = shutil.disk_usage(there).free
        mark = Mark.BAD if free < _NO_DISK else Mark.WARN if free < _LITTLE_DISK else Mark.OK
        yield line(mark, "disk", folder=str(folder), megabytes=free >> 20)


def _photos(settings: Settings) -> Iterator[Line]:
    """Whether the bucket takes, gives back and drops one small object, where one is set."""
    if (found := how_kept(settings)) is not None:
        well, say = found
        yield Line(Mark.OK if well else Mark.BAD, say)


def _backup(settings: Settings, most: timedelta) -> Iterator[Line]:
    backups = backups_in(settings.backups)
    if not backups:
        yield line(Mark.WARN, "no-backup", folder=str(settings.backups))
        return
    taken = datetime.fromisoformat(read_manifest(backups[-1]).taken_at)
    old = datetime.now(UTC) - taken > most
    yield line(Mark.BAD if old else Mark.OK, "backup-old" if old else "backup", at=taken, count=len(backups))
