"""The voice notes of a town in its data folder, kept as they came: nobody here understands them.

    recordings/ab/abcdef….ogg    named by the SHA-256 of these bytes and by their kind, never changed
    recordings/cd/cdef01….amr

What a voice note is stands in ``sounds``, which case a recording belongs to in the database
(``storage.casework.recordings``).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from domain.message import Recording
from storage.photo.sounds import SoundKind, heard
from storage.photo.whole import keep

MOST_BYTES = 2 * 1024 * 1024
MOST_SECONDS = 5 * 60

_NAME = re.compile(r"[0-9a-f]{64}")


class RefusedRecording(StrEnum):
    """Why a voice note was not taken: each is the key of a sentence."""

    TOO_LARGE = "refused-recording-too-large"
    TOO_LONG = "refused-recording-too-long"
    NOT_A_RECORDING = "refused-recording-not-a-recording"
    GONE = "refused-recording-gone"
    ENOUGH = "refused-recording-enough"


class RecordingRefused(Exception):
    """The voice note cannot be taken, however often it is tried; ``key`` says why."""

    def __init__(self, key: RefusedRecording) -> None:
        super().__init__(key)
        self.key = key


class RecordingFolder:
    """Takes voice notes in and finds them again. Whatever it has returned a name for survives a power cut."""

    def __init__(self, data: Path) -> None:
        self._data = data

    async def take_in(self, raw: bytes, told: int) -> Recording:
        """The voice note as it is kept from now on. Its platform told that it is so many seconds long, 0 where it told
        nothing; what the file itself says counts more.

        Raises RecordingRefused for what is none, or more than one may be. OSError (disk full) is worth another try.
        """
        if told > MOST_SECONDS:
            raise RecordingRefused(RefusedRecording.TOO_LONG)
        if len(raw) > MOST_BYTES:
            raise RecordingRefused(RefusedRecording.TOO_LARGE)
        sound = heard(raw)
        if sound is None:
            raise RecordingRefused(RefusedRecording.NOT_A_RECORDING)
        if sound.seconds > MOST_SECONDS:
            raise RecordingRefused(RefusedRecording.TOO_LONG)
        name = sha256(raw).hexdigest()
        await asyncio.to_thread(keep, self._paths(name)[sound.kind], raw, self._data)
        return Recording(name, sound.seconds or told)

    async def taken_before(self, moment: datetime) -> tuple[str, ...]:
        """The names of the recordings that were taken in before that moment."""
        return await asyncio.to_thread(self._taken_before, moment.timestamp())

    def _taken_before(self, moment: float) -> tuple[str, ...]:
        files = (file for kind in SoundKind for file in (self._data / "recordings").rglob(f"*{kind}"))
        return tuple(file.stem for file in files if file.stat().st_mtime < moment)

    async def drop(self, name: str) -> None:
        """The recording is off the disk; it may be gone already."""
        for path in self._paths(name).values():
            await asyncio.to_thread(path.unlink, missing_ok=True)

    def path(self, name: str) -> Path:
        """Where the recording of that SHA-256 is, if it was ever taken in. Raises ValueError for any other name."""
        paths = self._paths(name)
        return next((path for path in paths.values() if path.exists()), paths[SoundKind.OPUS])

    def _paths(self, name: str) -> Mapping[SoundKind, Path]:
        """Where it may be, by its kind."""
        if not _NAME.fullmatch(name):
            raise ValueError("not the name of a recording")
        return {kind: self._data / "recordings" / name[:2] / f"{name}{kind}" for kind in SoundKind}
