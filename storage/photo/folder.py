"""The photos of a town in its data folder, and uploads on their way there.

    photos/ab/abcdef….jpg    re-encoded, stripped of metadata, named by the SHA-256 of these bytes, never changed
    pending/012345…          uploads as they came, until the payload that speaks of them has been dealt with

Which case a photo belongs to is in the database. Nothing here opens an image: that is the press's work, in a child.
Voice notes lie beside them (``recordings``).
"""

from __future__ import annotations

import asyncio
import re
import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from domain.message import Photo
from storage.photo.child import Press
from storage.photo.recordings import RecordingFolder
from storage.photo.terms import MAX_BYTES, PhotoRefused, RefusedPhoto
from storage.photo.whole import keep

_NAME = re.compile(r"[0-9a-f]{64}")


class PhotoFolder:
    """Takes photos in and finds them again. Whatever it has returned a name for survives a power cut."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.press = Press()
        self.recordings = RecordingFolder(data)

    async def take_in(self, raw: bytes) -> Photo:
        """The photo as it is kept from now on; the same picture twice is one file.

        Raises PhotoRefused for what cannot be taken, now or ever; OSError (disk full, no child) is worth another try.
        """
        if len(raw) > MAX_BYTES:
            raise PhotoRefused(RefusedPhoto.TOO_LARGE)
        pressed = await self.press.press(raw)
        name = sha256(pressed.jpeg).hexdigest()
        await asyncio.to_thread(keep, self.path(name), pressed.jpeg, self._data)
        return Photo(name, pressed.width, pressed.height)

    def path(self, name: str) -> Path:
        """Where the photo of that SHA-256 is, if it was ever taken in. Raises ValueError for any other sort of name."""
        return self._data / "photos" / _checked(name)[:2] / f"{name}.jpg"

    async def keep_pending(self, raw: bytes) -> str:
        """The id of an upload, safely on disk before any row speaks of it. Raises PhotoRefused when it is too large.

        Ids are random, not the hash of the bytes: when one picture is sent twice, dropping the one leaves the other.
        """
        if len(raw) > MAX_BYTES:
            raise PhotoRefused(RefusedPhoto.TOO_LARGE)
        upload = secrets.token_hex(32)
        await asyncio.to_thread(keep, self._pending(upload), raw, self._data)
        return upload

    async def pending(self, upload: str) -> bytes:
        """The bytes as they came. Raises FileNotFoundError when they were dropped, ValueError for what is no id."""
        return await asyncio.to_thread(self._pending(upload).read_bytes)

    async def drop_pending(self, upload: str) -> None:
        """Forget the upload; it may be gone already. Raises ValueError for what is no id."""
        await asyncio.to_thread(self._pending(upload).unlink, missing_ok=True)

    async def drop_abandoned(self, before: datetime) -> int:
        """How many uploads from before that moment were still pending: nobody will ask for them; they are gone now."""
        return await asyncio.to_thread(self._drop_abandoned, before.timestamp())

    def _drop_abandoned(self, before: float) -> int:
        folder = self._data / "pending"
        old = [file for file in folder.iterdir() if file.stat().st_mtime < before] if folder.is_dir() else []
        for file in old:
            file.unlink(missing_ok=True)
        return len(old)

    async def close(self) -> None:
        """End the press, after the photo it is working on."""
        await self.press.close()

    def _pending(self, upload: str) -> Path:
        return self._data / "pending" / _checked(upload)


def _checked(name: str) -> str:
    """The name, which can lead nowhere else: 64 small hexadecimal digits. Raises ValueError."""
    if not _NAME.fullmatch(name):
        raise ValueError("not the name of a photo")
    return name
