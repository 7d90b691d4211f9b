"""Taking a backup, and bringing one back: ``linzhang backup``, ``linzhang restore``."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bot.command.console import Console
from bot.forgotten import clear, put_in_order
from bot.language.doors import place_words
from bot.language.text import Texts
from bot.photos import store_of
from bot.settings import Settings
from domain.message import Arg
from storage.backup import restoring, tombstones
from storage.backup.manifest import Manifest, backups_in
from storage.backup.taking import Premises, take
from storage.engine.database import Database
from storage.engine.looking import without_password
from storage.photo.folder import Folder

#: How the database and the data are called in a place that is given by hand.
_DATABASE = "linzhang.db"

#: Seconds between two words about how far it is.
_EVERY = 5.0


def premises(settings: Settings) -> Premises:
    """Where the town of these settings keeps what it knows."""
    return Premises(settings.database, settings.data, store_of(settings))


async def back_up(shell: Console, *, to: Path | None, keep: int | None) -> int:
    """Take a backup beside the running service, checked; 0 when it is there. Raises Refusal."""
    settings = Settings()
    root = to or settings.backups
    folder, manifest = take(
        premises(settings),
        root,
        keep_newest=keep or settings.keep_backups,
        program=version("linzhang"),
        now=datetime.now(UTC),
        progress=_Progress(shell),
    )
    there = backups_in(root)
    shell.say("backup-taken", folder=str(folder), **_figures(manifest), kept=len(there), oldest=there[0].name)
    if manifest.missing:
        shell.complain("backup-files-missing", count=manifest.missing)
    return 0


async def restore(shell: Console, *, folder: Path, to: Path | None, check: bool) -> int:
    """Bring a backup back into an empty place, or only see whether that would work; 0 when it did. Raises Refusal."""
    if check:
        with tempfile.TemporaryDirectory(prefix="linzhang-restore-", dir=to) as place:
            manifest, again = await _bring_back(shell, folder, _below(Path(place)), Settings().data)
        shell.say("restore-would-work", folder=str(folder), **_figures(manifest), again=again)
        return 0
    place_for_good = premises(Settings()) if to is None else _below(to)
    restoring.check_empty(place_for_good, folder)
    manifest, again = await _bring_back(shell, folder, place_for_good, Settings().data)
    shell.say("restore-done", place=without_password(place_for_good.database), **_figures(manifest), again=again)
    return 0


def _below(folder: Path) -> Premises:
    return Premises(f"sqlite:{folder / _DATABASE}", folder, Folder(folder))


async def _bring_back(shell: Console, folder: Path, place: Premises, data: Path) -> tuple[Manifest, int]:
    """What was brought back, and how many people were forgotten again in it."""
    lists = (place.data, folder, restoring.list_beside(folder), data)
    progress = _Progress(shell)
    manifest, staged = restoring.stage(folder, place, progress)
    try:
        # The files first: those of people who were forgotten since go again with them.
        restoring.bring_files(folder, place, staged, progress)
        again = await _forget_again(staged, place, lists)
        restoring.settle(place, staged, progress)
    except BaseException:
        restoring.abandon(staged)
        raise
    return manifest, again


async def _forget_again(staged: Path, place: Premises, lists: tuple[Path, ...]) -> int:
    """How many people were forgotten since; the database has the shape of this program afterwards."""
    now, words = datetime.now(UTC), place_words(Texts.load())
    known = [stone for folder in lists for stone in tombstones.read(folder)]
    tombstones.keep(place.data, known)
    async with await Database.open(f"sqlite:{staged}", now, words) as database:
        restoring.drop_copies(staged)
        again = await put_in_order(database, (place.data,), now)
        await clear(database, place.files)
        return again


def _figures(manifest: Manifest) -> dict[str, Arg]:
    return {
        "town": manifest.town,
        "taken": datetime.fromisoformat(manifest.taken_at),
        "cases": manifest.cases,
        "events": manifest.events,
        "photos": manifest.photos,
        "recordings": manifest.recordings,
        "megabytes": (manifest.database_bytes + manifest.file_bytes + (1 << 20) - 1) >> 20,
        "seconds": f"{manifest.seconds:.1f}",
    }


class _Progress:
    """Says now and then how far it is; nothing at all when it is soon done."""

    def __init__(self, shell: Console) -> None:
        self._shell = shell
        self._said = time.monotonic()

    def __call__(self, what: str, percent: int) -> None:
        if time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            self._shell.complain(f"progress-{what}", percent=percent)
