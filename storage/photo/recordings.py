"""The voice notes of a town, kept as they came: nobody here understands them.

What a voice note is stands in ``sounds``, which case a recording belongs to in the database
(``storage.casework.recordings``), and under which keys they are kept in ``keys``.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from domain.message import Recording
from storage.photo.keys import Kind, keys_of, name_of, recording_key
from storage.photo.sounds import heard
from storage.photo.store import KeptFile, ObjectStore, aside

MOST_BYTES = 2 * 1024 * 1024
MOST_SECONDS = 5 * 60


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


class RecordingStore:
    """Takes voice notes in and finds them again. Whatever it has returned a name for survives a power cut."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def take_in(self, raw: bytes, told: int) -> Recording:
        """The voice note as it is kept from now on. Its platform told that it is so many seconds long, 0 where it told
        nothing; what the file itself says counts more.

        Raises RecordingRefused for what is none, or more than one may be. OSError (disk full, store away) is worth
        another try.
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
        await aside(self._store, self._store.keep, recording_key(name, sound.kind), raw)
        return Recording(name, sound.seconds or told)

    async def taken_before(self, moment: datetime) -> tuple[str, ...]:
        """The names of the recordings that were taken in before that moment."""
        return await aside(self._store, self._taken_before, moment)

    def _taken_before(self, moment: datetime) -> tuple[str, ...]:
        old = (name_of(one.key) for one in self._store.listed(Kind.RECORDINGS) if one.since < moment)
        return tuple(name for name in old if name)

    async def drop_taken_before(self, moment: datetime, names: Collection[str]) -> int:
        """How many of these recordings went, for they were taken in before that moment and not again since.

        Whoever takes the same sound in again has it kept anew: when it was is looked at right before each goes.
        """
        return await aside(self._store, self._drop_taken_before, moment, frozenset(names))

    def _drop_taken_before(self, moment: datetime, names: Collection[str]) -> int:
        gone = 0
        for one in self._store.listed(Kind.RECORDINGS):
            if one.since < moment and name_of(one.key) in names:
                self._store.drop(one.key)
                gone += 1
        return gone

    async def drop(self, name: str) -> None:
        """The recording is kept no longer; it may be gone already. Raises ValueError for what is no name."""
        for key in keys_of(Kind.RECORDINGS, name):
            await aside(self._store, self._store.drop, key)

    async def find(self, name: str) -> KeptFile:
        """The recording of that SHA-256, if it was ever taken in. Raises ValueError for any other name."""
        return await aside(self._store, self._find, name)

    def _find(self, name: str) -> KeptFile:
        keys = keys_of(Kind.RECORDINGS, name)
        return KeptFile(next((key for key in keys if self._store.holds(key)), keys[0]), self._store)
