"""Files that survive: written whole, hashed, on the disk before anybody relies on them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refusal
from storage.engine.lock import only_one

_CHUNK = 1 << 20


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """A file's bytes, or a folder's names, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, text: str) -> None:
    """The file says this, whole or as before, and is on the disk."""
    partial = path.with_name(f"{path.name}.part")
    partial.write_text(text, encoding="utf-8")
    partial.chmod(0o600)
    sync(partial)
    partial.replace(path)
    sync(path.parent)


def copy(source: Path, to: Path) -> str:
    """The SHA-256 of what was copied; the copy is on the disk, its name not yet."""
    digest = hashlib.sha256()
    with source.open("rb") as read, to.open("xb") as written:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else works in the folder meanwhile. Raises Refusal when somebody does; a dead process holds nothing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with only_one(folder / ".lock", Refusal("refusal-backup-running", folder=str(folder))):
        yield
