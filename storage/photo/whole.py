"""Writing a file of the data folder: whole or not at all, and on the disk before anybody hears of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from storage.engine.failpoints import failpoint


def keep(path: Path, content: bytes, data: Path) -> None:
    """The content is under that name below the data folder, and on the disk when this returns.

    A file that was there has the age of a new one: whoever clears away what is old leaves it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.utime(path)
    except FileNotFoundError:
        _write_whole(path, content)
    for folder in path.parents:
        _sync(folder)
        if folder == data:
            break


def _write_whole(path: Path, content: bytes) -> None:
    handle, partial = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        failpoint("photo.written")
        Path(partial).replace(path)
        failpoint("photo.renamed")
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
