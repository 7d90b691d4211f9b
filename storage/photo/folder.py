"""A folder on this machine as a store: each key is a path below it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from storage.photo.store import Listed
from storage.photo.whole import keep


class Folder:
    """Keeps the contract of ``storage.photo.store.ObjectStore``. The folder need not be there yet."""

    threads = None

    def __init__(self, root: Path) -> None:
        self.root = root

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folder) and other.root == self.root

    def __hash__(self) -> int:
        return hash(self.root)

    def keep(self, key: str, content: bytes) -> None:
        """On the disk, with its name, when this returns."""
        keep(self.root / key, content, self.root)

    def read(self, key: str) -> bytes:
        """Raises FileNotFoundError."""
        return (self.root / key).read_bytes()

    def holds(self, key: str) -> bool:
        """Whether there is a file."""
        return (self.root / key).is_file()

    def drop(self, key: str) -> None:
        """The file is off the disk."""
        (self.root / key).unlink(missing_ok=True)

    def listed(self, folder: str) -> Iterator[Listed]:
        """Its files; one that goes meanwhile may be missing."""
        for file in (self.root / folder).rglob("*"):
            with suppress(FileNotFoundError):
                stat = file.stat()
                if file.is_file():
                    since = datetime.fromtimestamp(stat.st_mtime, UTC)
                    yield Listed(file.relative_to(self.root).as_posix(), stat.st_size, since)

    def room(self) -> int | None:
        """What is free on its disk."""
        there = next(path for path in (self.root.absolute(), *self.root.absolute().parents) if path.exists())
        return shutil.disk_usage(there).free
