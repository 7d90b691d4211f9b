"""What a backup is: a folder of its own below the folder of backups, named by the moment it was taken.

    20261122T021500/
        manifest.json    what it holds, how it was checked, the hash of the database
        photos.txt       hash and size of every photo
        recordings.txt   the same of every recording
        town.db          the database, one file
        photos/          the photos; files an earlier backup has too are the same file on the disk
        recordings/      the recordings
        pending/         uploads nobody had looked at yet

A folder has this name once everything in it was checked and is on the disk, never before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from domain.errors import Refusal
from storage.backup.files import write
from storage.photo.keys import Kind

MANIFEST = "manifest.json"
DATABASE = "town.db"

_NAME = re.compile(r"\d{8}T\d{6}(-\d+)?")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. ``heads`` is one hash over the newest entry of every history; ``taken_at`` is UTC.

    ``schema`` is the version of the database's shape. ``photos`` and ``recordings`` are those it holds, ``missing`` the
    files nobody has. A backup from before there were recordings says nothing of them.
    """

    program: str
    sqlite: str
    schema: int
    town: str
    taken_at: str
    seconds: float
    database_bytes: int
    database_sha256: str
    cases: int
    events: int
    heads: str
    photos: int
    photo_bytes: int
    missing: int
    recordings: int = 0
    recording_bytes: int = 0

    @property
    def file_bytes(self) -> int:
        """How large its photos and recordings are."""
        return self.photo_bytes + self.recording_bytes


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The folder says what it holds."""
    write(folder / MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n")


def read_manifest(folder: Path) -> Manifest:
    """What the folder says it holds. Raises Refusal when it is no backup."""
    try:
        plain = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Manifest(**plain)
    except (OSError, ValueError, TypeError):
        raise Refusal("refusal-no-backup", folder=str(folder)) from None


def write_names(folder: Path, kind: Kind, sizes: Mapping[str, int]) -> None:
    """The folder says which files of that kind it holds."""
    write(folder / f"{kind}.txt", "".join(f"{name} {size}\n" for name, size in sorted(sizes.items())))


def read_names(folder: Path, kind: Kind) -> Iterator[tuple[str, int]]:
    """Name and size of every file of that kind the folder holds."""
    listed = folder / f"{kind}.txt"
    if kind is Kind.RECORDINGS and not listed.exists():
        # A backup from before there were any.
        return
    with listed.open(encoding="utf-8") as lines:
        for line in lines:
            name, size = line.split()
            yield name, int(size)


def backups_in(root: Path) -> tuple[Path, ...]:
    """The finished backups, oldest first."""
    if not root.is_dir():
        return ()
    return tuple(sorted(path for path in root.iterdir() if _NAME.fullmatch(path.name) and (path / MANIFEST).is_file()))
