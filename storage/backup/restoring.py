"""Bringing a backup back into an empty place: checked before it counts, and there whole or not at all.

Between ``stage`` and ``settle`` the database has a passing name, so that whoever was forgotten since the backup can be
forgotten in it first.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from domain.errors import Refusal
from storage.backup.copying import Progress, check_histories
from storage.backup.files import copy, sync
from storage.backup.manifest import DATABASE, MANIFEST, Manifest, read_manifest, read_names
from storage.backup.taking import Premises
from storage.backup.tombstones import FILE
from storage.engine.failpoints import failpoint
from storage.engine.looking import file_of, looked_at, on_server
from storage.engine.migrate import NewerDatabase, shipped
from storage.moving.moving import bring as bring_rows
from storage.moving.places import check_no_file, check_server_empty, entering, leaving
from storage.photo.bringing import bring
from storage.photo.folder import Folder
from storage.photo.keys import PENDING, Kind, keys_of, name_of
from storage.upkeep.checks import file_names

_STAGED = ".restoring"


def check_empty(place: Premises, folder: Path) -> None:
    """Raises Refusal when the place holds a database, or a photo or a recording that is not in the backup."""
    if on_server(place.database):
        check_server_empty(place.database)
    else:
        check_no_file(file_of(place.database))
    for kind in Kind:
        ours = {name for name, _ in read_names(folder, kind)}
        for one in place.files.listed(kind):
            if (name := name_of(one.key)) and name not in ours:
                raise Refusal("refusal-not-empty", what=one.key)


def list_beside(folder: Path) -> Path:
    """The folder of backups, where the newest list of forgotten people is.

    Raises Refusal when it is not there: whoever was forgotten since this backup would be back.
    """
    root = folder.absolute().parent
    if not (root / FILE).exists():
        raise Refusal("refusal-no-tombstones", file=str(root / FILE))
    return root


def stage(folder: Path, place: Premises, progress: Progress) -> tuple[Manifest, Path]:
    """What the backup holds, and its database under a passing name in the place, equal to the one that was taken.

    Raises Refusal when it is no backup, was changed, or does not hold; NewerDatabase when a newer program took it.
    """
    manifest = read_manifest(folder)
    if manifest.schema > shipped()[-1].version:
        raise NewerDatabase(f"backup version {manifest.schema}, program version {shipped()[-1].version}")
    place.data.mkdir(parents=True, exist_ok=True)
    staged = _staged(place)
    staged.parent.mkdir(parents=True, exist_ok=True)
    abandon(staged)
    files = 0 if place.files.room() is None else manifest.file_bytes
    needed, free = manifest.database_bytes + files, shutil.disk_usage(place.data).free
    if free < needed:
        raise Refusal("refusal-no-room", needed=needed >> 20, free=free >> 20, folder=str(place.data))
    try:
        _copy_checked(folder, manifest, staged, progress)
        failpoint("restore.copied")
    except BaseException:
        abandon(staged)
        raise
    return manifest, staged


def _staged(place: Premises) -> Path:
    """Beside the file it will be; where it goes to a server, among the data."""
    file = place.data / DATABASE if on_server(place.database) else file_of(place.database)
    return file.with_name(file.name + _STAGED)


def _copy_checked(folder: Path, manifest: Manifest, staged: Path, progress: Progress) -> None:
    progress("copying", 0)
    if copy(folder / DATABASE, staged) != manifest.database_sha256:
        raise Refusal("refusal-changed", file=str(folder / DATABASE))
    # Byte for byte what was checked when it was taken: the file itself need not be checked again.
    heads = check_histories(staged, progress)
    if (heads.cases, heads.events, heads.digest) != (manifest.cases, manifest.events, manifest.heads):
        raise Refusal("refusal-changed", file=str(folder / MANIFEST))


def bring_files(folder: Path, place: Premises, staged: Path, progress: Progress) -> int:
    """How many files of the database are in the place now, each what it was. Raises Refusal for one that changed."""
    progress("files", 0)
    backup = Folder(folder)
    with looked_at(staged) as connection:
        ours = {kind: set(file_names(connection, kind)) for kind in Kind}
    named = [keys_of(kind, name) for kind in Kind for name, _ in read_names(folder, kind) if name in ours[kind]]
    there = {one.key for kind in Kind for one in place.files.listed(kind)}
    missing = [keys for keys in named if there.isdisjoint(keys)]
    wrong = next((one for one in bring(backup, place.files, missing) if one.fault is not None), None)
    if wrong is not None:
        raise Refusal("refusal-changed", file=str(folder / wrong.key))
    for _ in bring(backup, place.files, [(one.key,) for one in backup.listed(PENDING) if name_of(one.key)]):
        pass
    return len(named)


def settle(place: Premises, staged: Path, progress: Progress) -> None:
    """The place has its database from now on: that comes last, once all else is on the disk."""
    sync(place.data)
    if on_server(place.database):
        with leaving(f"sqlite:{staged}") as source, entering(place.database) as target:
            bring_rows(source, target, lambda step: progress("copying", step.percent))
        abandon(staged)
        return
    with looked_at(staged) as connection:
        # A staged database in WAL mode leaves nothing beside itself.
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")
    sync(staged)
    failpoint("restore.before_rename")
    file = staged.rename(file_of(place.database))
    sync(file.parent)


def abandon(staged: Path) -> None:
    """Nothing is left of a database that was staged: neither its journals, nor the copy a migration took of it."""
    for left in staged.parent.glob(f"{staged.name}*"):
        left.unlink()


def drop_copies(staged: Path) -> None:
    """The copies a migration took of the staged database are not needed: the backup is there."""
    for left in staged.parent.glob(f"{staged.name}.v*"):
        left.unlink()
