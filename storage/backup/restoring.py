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
from storage.backup.manifest import (
    DATABASE,
    MANIFEST,
    SUFFIXES,
    Kind,
    Manifest,
    file_path,
    read_manifest,
    read_names,
    same_place,
)
from storage.backup.taking import Premises
from storage.backup.tombstones import FILE
from storage.engine.failpoints import failpoint
from storage.engine.looking import looked_at
from storage.engine.migrate import NewerDatabase, shipped
from storage.upkeep.checks import file_names

_STAGED = ".restoring"


def check_empty(place: Premises, folder: Path) -> None:
    """Raises Refusal when the place holds a database, or a photo or a recording that is not in the backup."""
    for suffix in ("", "-journal", "-wal"):
        file = place.database.with_name(place.database.name + suffix)
        if file.exists():
            raise Refusal("refusal-not-empty", what=str(file))
    for kind in Kind:
        ours = {name for name, _ in read_names(folder, kind)}
        for file in (place.data / kind).rglob("*"):
            if file.suffix in SUFFIXES[kind] and file.stem not in ours:
                raise Refusal("refusal-not-empty", what=str(file))


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
    place.database.parent.mkdir(parents=True, exist_ok=True)
    place.data.mkdir(parents=True, exist_ok=True)
    staged = place.database.with_name(place.database.name + _STAGED)
    abandon(staged)
    needed, free = manifest.database_bytes + manifest.file_bytes, shutil.disk_usage(place.data).free
    if free < needed:
        raise Refusal("refusal-no-room", needed=needed >> 20, free=free >> 20, folder=str(place.data))
    try:
        _copy_checked(folder, manifest, staged, progress)
        failpoint("restore.copied")
    except BaseException:
        abandon(staged)
        raise
    return manifest, staged


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
    with looked_at(staged) as connection:
        wanted = {kind: set(file_names(connection, kind)) for kind in Kind}
    there = [(kind, name) for kind in Kind for name, _ in read_names(folder, kind) if name in wanted[kind]]
    for kind, name in there:
        source = file_path(folder, kind, name)
        _bring(source, same_place(source, place.data, kind), name)
    for upload in (folder / "pending").glob("*"):
        _bring(upload, place.data / "pending" / upload.name)
    return len(there)


def _bring(source: Path, to: Path, sha256: str | None = None) -> None:
    """The file is in the place, whole. Raises Refusal when it is not what it was."""
    if to.exists():
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    partial = to.with_name(f"{to.name}.part")
    partial.unlink(missing_ok=True)
    try:
        digest = copy(source, partial)
    except FileNotFoundError:
        digest = ""
    if digest != (sha256 or digest):
        partial.unlink(missing_ok=True)
        raise Refusal("refusal-changed", file=str(source))
    partial.replace(to)


def settle(place: Premises, staged: Path) -> None:
    """The place has its database from now on: it gets its name last, once all else is on the disk."""
    for kind in Kind:
        for folder in (place.data / kind, *(place.data / kind).rglob("*")):
            if folder.is_dir():
                sync(folder)
    sync(place.data)
    with looked_at(staged) as connection:
        # A staged database in WAL mode leaves nothing beside itself.
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")
    sync(staged)
    failpoint("restore.before_rename")
    staged.rename(place.database)
    sync(place.database.parent)


def abandon(staged: Path) -> None:
    """Nothing is left of a database that was staged: neither its journals, nor the copy a migration took of it."""
    for left in staged.parent.glob(f"{staged.name}*"):
        left.unlink()


def drop_copies(staged: Path) -> None:
    """The copies a migration took of the staged database are not needed: the backup is there."""
    for left in staged.parent.glob(f"{staged.name}.v*"):
        left.unlink()
