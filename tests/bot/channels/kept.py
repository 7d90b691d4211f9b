"""A file of a test as channels get to see it."""

from __future__ import annotations

from pathlib import Path

from storage.photo.folder import Folder
from storage.photo.store import KeptFile


def kept(file: Path) -> KeptFile:
    """The file, kept in the folder it lies in."""
    return KeptFile(file.name, Folder(file.parent))
