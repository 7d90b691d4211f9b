"""The voice notes of a town in its data folder, kept as they came: nobody here understands them.

    recordings/ab/abcdef….ogg    named by the SHA-256 of these bytes, never changed

Which case a recording belongs to is in the database (``storage.casework.recordings``).
"""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from domain.message import Recording
from storage.photo.whole import keep

MOST_BYTES = 2 * 1024 * 1024
MOST_SECONDS = 5 * 60

_NAME = re.compile(r"[0-9a-f]{64}")

#: How a page of an OGG file begins, and where it says how many bytes of lengths stand before what is on it.
_PAGE = b"OggS"
_LENGTHS_AT = 26

#: What is on the first page of a stream of Opus.
_OPUS = b"OpusHead"


class RefusedRecording(StrEnum):
    """Why a voice note was not taken: each is the key of a sentence. ``HEARD``: the platform heard the words in it."""

    TOO_LARGE = "refused-recording-too-large"
    TOO_LONG = "refused-recording-too-long"
    NOT_A_RECORDING = "refused-recording-not-a-recording"
    GONE = "refused-recording-gone"
    ENOUGH = "refused-recording-enough"
    HEARD = "refused-recording-heard"


class RecordingRefused(Exception):
    """The voice note cannot be taken, however often it is tried; ``key`` says why."""

    def __init__(self, key: RefusedRecording) -> None:
        super().__init__(key)
        self.key = key


class RecordingFolder:
    """Takes voice notes in and finds them again. Whatever it has returned a name for survives a power cut."""

    def __init__(self, data: Path) -> None:
        self._data = data

    async def take_in(self, raw: bytes, seconds: int) -> Recording:
        """The voice note as it is kept from now on. Raises RecordingRefused for what is none, or more than one may be.

        OSError (disk full) is worth another try.
        """
        if seconds > MOST_SECONDS:
            raise RecordingRefused(RefusedRecording.TOO_LONG)
        if len(raw) > MOST_BYTES:
            raise RecordingRefused(RefusedRecording.TOO_LARGE)
        if not _is_opus(raw):
            raise RecordingRefused(RefusedRecording.NOT_A_RECORDING)
        name = sha256(raw).hexdigest()
        await asyncio.to_thread(keep, self.path(name), raw, self._data)
        return Recording(name, seconds)

    async def taken_before(self, moment: datetime) -> tuple[str, ...]:
        """The names of the recordings that were taken in before that moment."""
        return await asyncio.to_thread(self._taken_before, moment.timestamp())

    def _taken_before(self, moment: float) -> tuple[str, ...]:
        files = (self._data / "recordings").rglob("*.ogg")
        return tuple(file.stem for file in files if file.stat().st_mtime < moment)

    async def drop(self, name: str) -> None:
        """The recording is off the disk; it may be gone already."""
        await asyncio.to_thread(self.path(name).unlink, missing_ok=True)

    def path(self, name: str) -> Path:
        """Where the recording of that SHA-256 is, if it was ever taken in. Raises ValueError for any other name."""
        if not _NAME.fullmatch(name):
            raise ValueError("not the name of a recording")
        return self._data / "recordings" / name[:2] / f"{name}.ogg"


def _is_opus(raw: bytes) -> bool:
    """Whether it begins as Opus in OGG does."""
    if not raw.startswith(_PAGE) or len(raw) <= _LENGTHS_AT:
        return False
    begins = _LENGTHS_AT + 1 + raw[_LENGTHS_AT]
    return raw[begins : begins + len(_OPUS)] == _OPUS
