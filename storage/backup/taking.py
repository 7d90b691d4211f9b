"""Taking a backup beside the running service: copied, checked, its files with it, and only then called a backup."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.errors import Refusal
from storage.backup.copying import Progress, check_copy, copy_database, size_of
from storage.backup.files import alone_in, sha256_of, sync
from storage.backup.manifest import DATABASE, Manifest, backups_in, write_manifest, write_names
from storage.backup.shuffling import shuffle
from storage.backup.tombstones import keep
from storage.engine.failpoints import failpoint
from storage.engine.looking import looked_at, looked_into, schema_of
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us
from storage.photo.bringing import bring
from storage.photo.folder import Folder
from storage.photo.keys import PENDING, Kind, keys_of, name_of
from storage.photo.store import ObjectStore
from storage.upkeep.checks import Heads, file_names
from storage.upkeep.erasures import Tombstone

#: What stays free on the disk beside the backup.
_SPARE = 64 << 20

_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Premises:
    """Where a town keeps what it knows: the address of its database, the data folder, what its files are kept in."""

    database: str
    data: Path
    files: ObjectStore


def take(
    town: Premises, root: Path, *, keep_newest: int, program: str, now: datetime, progress: Progress
) -> tuple[Path, Manifest]:
    """The new backup below ``root`` and what it holds; of the older ones only the newest so many are left.

    Raises Refusal when there is no room for it, or when the database is not sound: then every older backup stays.
    """
    with alone_in(root):
        _sweep_up(root)
        began = time.monotonic()
        folder = root / f"{_UNFINISHED}{now:%Y%m%dT%H%M%S}"
        folder.mkdir(mode=0o700)
        try:
            manifest = _fill(folder, town, backups_in(root), program=program, now=now, began=began, progress=progress)
            finished = _free_name(root, now)
            failpoint("backup.before_rename")
            folder.rename(finished)
            sync(root)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        failpoint("backup.after_rename")
        for old in backups_in(root)[:-keep_newest]:
            _remove(old)
        return finished, manifest


def _fill(
    folder: Path,
    town: Premises,
    earlier: tuple[Path, ...],
    *,
    program: str,
    now: datetime,
    began: float,
    progress: Progress,
) -> Manifest:
    file = folder / DATABASE
    with looked_into(town.database) as connection:
        _check_room(connection, town, folder, earlier)
        copy_database(connection, file, progress)
    shuffle(file)
    failpoint("backup.copied")
    heads = check_copy(file, progress)
    with looked_at(file) as connection:
        known = _facts(connection)
        names = {kind: list(file_names(connection, kind)) for kind in Kind}
    progress("files", 0)
    sizes = {kind: _bring_files(kind, names[kind], town.files, folder, earlier) for kind in Kind}
    _bring_pending(town.files, folder)
    for place in (town.data, folder, folder.parent):
        keep(place, known.tombstones)
    for kind in Kind:
        write_names(folder, kind, sizes[kind])
    sync(file)
    missing = sum(len(names[kind]) - len(sizes[kind]) for kind in Kind)
    manifest = _manifest(file, heads, known, sizes, missing=missing, program=program, now=now, began=began)
    write_manifest(folder, manifest)
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        sync(path)
    return manifest


@dataclass(frozen=True, slots=True)
class _Facts:
    schema: int
    town: str
    tombstones: tuple[Tombstone, ...]


def _facts(connection: sqlite3.Connection) -> _Facts:
    schema, sql = schema_of(connection), queries("upkeep")
    town = json.loads(sql.town(connection) or "{}").get("name", "")
    buried = sql.buried(connection) if schema >= _WITH_TOMBSTONES else ()
    return _Facts(schema, town, tuple(Tombstone(token, from_us(at)) for token, at in buried))


#: The shape of the database since which it keeps tombstones.
_WITH_TOMBSTONES = 3


def _manifest(
    file: Path,
    heads: Heads,
    known: _Facts,
    sizes: Mapping[Kind, Mapping[str, int]],
    *,
    missing: int,
    program: str,
    now: datetime,
    began: float,
) -> Manifest:
    return Manifest(
        program=program,
        sqlite=sqlite3.sqlite_version,
        schema=known.schema,
        town=known.town,
        taken_at=now.isoformat(timespec="seconds"),
        database_bytes=file.stat().st_size,
        database_sha256=sha256_of(file),
        cases=heads.cases,
        events=heads.events,
        heads=heads.digest,
        photos=len(sizes[Kind.PHOTOS]),
        photo_bytes=sum(sizes[Kind.PHOTOS].values()),
        recordings=len(sizes[Kind.RECORDINGS]),
        recording_bytes=sum(sizes[Kind.RECORDINGS].values()),
        missing=missing,
        seconds=round(time.monotonic() - began, 1),
    )


def _check_room(connection: Connection, town: Premises, folder: Path, earlier: tuple[Path, ...]) -> None:
    """Raises Refusal when the disk is too small for the copy and the files no earlier backup has."""
    needed = size_of(connection) + _SPARE
    for kind in Kind:
        ours = set(file_names(connection, kind))
        new = (one for one in town.files.listed(kind) if _in_earlier((one.key,), earlier) is None)
        needed += sum(one.size for one in new if name_of(one.key) in ours)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Refusal("refusal-no-room", needed=needed >> 20, free=free >> 20, folder=str(folder.parent))


def _in_earlier(keys: Sequence[str], earlier: tuple[Path, ...]) -> Path | None:
    """The file in the newest backup, if it is there under one of these keys."""
    files = (earlier[-1] / key for key in keys) if earlier else ()
    return next((file for file in files if file.is_file()), None)


def _bring_files(
    kind: Kind, names: list[str], files: ObjectStore, folder: Path, earlier: tuple[Path, ...]
) -> Mapping[str, int]:
    """The sizes of the files brought. What is not there or not what it was is missing: nobody can bring it."""
    sizes, new = {}, []
    for name in names:
        keys = keys_of(kind, name)
        before = _in_earlier(keys, earlier)
        if before is None:
            new.append(keys)
            continue
        to = folder / before.relative_to(earlier[-1])
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.link(before, to)
        sizes[name] = to.stat().st_size
    brought = (one for one in bring(files, Folder(folder), new) if one.fault is None)
    return sizes | {name_of(one.key): one.size for one in brought}


def _bring_pending(files: ObjectStore, folder: Path) -> None:
    """Uploads that are gone in the meantime were dealt with."""
    uploads = [(one.key,) for one in files.listed(PENDING) if name_of(one.key)]
    for _ in bring(files, Folder(folder), uploads):
        pass


def _sweep_up(root: Path) -> None:
    """What a backup that was killed left behind; nobody else works here now."""
    for left in root.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)


def _free_name(root: Path, now: datetime) -> Path:
    """After every backup of that second: a name set free by an older one would make the newest look like the oldest."""
    second = f"{now:%Y%m%dT%H%M%S}"
    taken = [int(path.name.partition("-")[2] or 1) for path in root.glob(f"{second}*")]
    return root / (f"{second}-{max(taken) + 1:02}" if taken else second)


def _remove(backup: Path) -> None:
    """An old backup goes whole: first its name, so that a kill leaves no half one."""
    going = backup.with_name(f"{_UNFINISHED}{backup.name}")
    backup.rename(going)
    shutil.rmtree(going)
