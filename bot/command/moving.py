"""A town brought from one database into another, whichever engine each is: ``linzhang move SOURCE TARGET``."""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path

from bot.command.console import Console
from bot.heartbeat import Heartbeat
from bot.photos import store_of
from bot.process import BURIED_AFTER
from bot.settings import Settings
from domain.errors import Refusal
from storage.engine.looking import looked_into
from storage.moving.checking import check, files_missing
from storage.moving.moving import Step, bring, digest
from storage.moving.places import entering, leaving
from storage.photo.bringing import bring_all
from storage.photo.folder import Folder
from storage.photo.store import ObjectStore
from storage.processes import Process, Processes

#: Seconds between two words about how far it is, and between two looks at whether a service still runs.
_EVERY = 5.0
_LOOK = 0.5

_BUCKET = "s3://"


async def move(shell: Console, *, source: str, target: str, photos_from: str | None, photos_to: str | None) -> int:
    """Bring the whole town over, compare it and check it there; 0 when it is there. The source stays as it is.

    Raises Refusal when a service runs on the source, when something is in the target already, or when what came over is
    not what was there or does not hold; the target is then as it was before.
    """
    # A mistake in an address is told as it is in the settings, which does not repeat what may hold a password.
    settings, _ = Settings(database=source), Settings(database=target)
    if source == target:
        raise Refusal("refusal-move-same")
    here, there = _store(photos_from, settings), _store(photos_to, settings)
    progress = _Progress(shell)
    listed = _nobody_serves(source, settings)
    with leaving(source) as old:
        began = [process for process in Processes(old.connection).living() if process.id not in listed]
        if began:
            raise _served(began)
        faults = () if here == there else bring_all(here, there, progress.files)
        with entering(target) as new:
            contents = bring(old, new, progress.rows)
            progress.checks()
            heads = check(new.connection)
            missing = files_missing(new.connection, there)
    rows = sum(content.rows for content in contents.values())
    shell.say(
        "move-done",
        tables=len(contents),
        rows=rows,
        cases=heads.cases,
        events=heads.events,
        head=heads.digest,
        content=digest(contents),
    )
    if faults or missing:
        shell.complain("move-files-missing", count=max(len(faults), missing))
    return 0


def _store(place: str | None, settings: Settings) -> ObjectStore:
    """Where photos are kept: as set, in a bucket, or in a folder."""
    if place is None:
        return store_of(settings)
    return store_of(Settings(photos=place)) if place.startswith(_BUCKET) else Folder(Path(place))


def _nobody_serves(source: str, settings: Settings) -> frozenset[int]:
    """The numbers of processes that are listed at the source and live no more. Raises Refusal when one lives."""
    heartbeat = Heartbeat(settings.data)
    with looked_into(source) as connection:
        listed, beaten = Processes(connection).living(), heartbeat.last()
        patience = max(BURIED_AFTER, 2 * settings.tick_seconds) if listed else 0.0
        until = time.monotonic() + patience
        while time.monotonic() < until:
            time.sleep(_LOOK)
            # On a server each counts on; the one that has a file for itself leaves a sign beside it.
            if (now := Processes(connection).living()) != listed or heartbeat.last() != beaten:
                raise _served(now)
    return frozenset(process.id for process in listed)


def _served(processes: Collection[Process]) -> Refusal:
    return Refusal("refusal-move-served", processes=", ".join(process.name for process in processes))


class _Progress:
    """Says now and then how far it is; nothing at all when it is soon done."""

    def __init__(self, shell: Console) -> None:
        self._shell = shell
        self._said = time.monotonic()

    def rows(self, step: Step) -> None:
        """Rows are being brought or compared."""
        if self._is_time():
            where = {"table": step.table, "tables": step.tables, "rows": step.rows, "of": step.of}
            self._shell.complain(f"move-{step.doing}", **where)

    def files(self, _what: str, percent: int) -> None:
        """Files are being brought."""
        if self._is_time():
            self._shell.complain("move-files", percent=percent)

    def checks(self) -> None:
        """Histories are being checked."""
        self._shell.complain("move-checking")

    def _is_time(self) -> bool:
        if time.monotonic() - self._said < _EVERY:
            return False
        self._said = time.monotonic()
        return True
