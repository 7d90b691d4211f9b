"""The photos of a town, and uploads on their way there: taken in once, found again ever after.

Which case a photo belongs to is in the database; what they are kept in is a store (``store``), and under which keys is
in ``keys``. Nothing here opens an image: that is the press's work, in a child. Voice notes lie beside them
(``recordings``).
"""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from domain.message import Photo
from storage.photo.child import Press
from storage.photo.keys import PENDING, pending_key, photo_key
from storage.photo.recordings import RecordingStore
from storage.photo.store import KeptFile, ObjectStore, aside
from storage.photo.terms import MAX_BYTES, PhotoRefused, RefusedPhoto


class PhotoStore:
    """Takes photos in and finds them again. Whatever it has returned a name for survives a power cut."""

    def __init__(self, store: ObjectStore) -> None:
        self.store = store
        self.press = Press()
        self.recordings = RecordingStore(store)

    async def take_in(self, raw: bytes) -> Photo:
        """The photo as it is kept from now on; the same picture twice is one file.

        Raises PhotoRefused for what cannot be taken, now or ever; OSError (disk full, store away, no child) is worth
        another try.
        """
        if len(raw) > MAX_BYTES:
            raise PhotoRefused(RefusedPhoto.TOO_LARGE)
        pressed = await self.press.press(raw)
        name = sha256(pressed.jpeg).hexdigest()
        await aside(self.store, self.store.keep, photo_key(name), pressed.jpeg)
        return Photo(name, pressed.width, pressed.height)

    def file(self, name: str) -> KeptFile:
        """The photo of that SHA-256, if it was ever taken in. Raises ValueError for any other sort of name."""
        return KeptFile(photo_key(name), self.store)

    async def keep_pending(self, raw: bytes) -> str:
        """The id of an upload, safely kept before any row speaks of it. Raises PhotoRefused when it is too large.

        Ids are random, not the hash of the bytes: when one picture is sent twice, dropping the one leaves the other.
        """
        if len(raw) > MAX_BYTES:
            raise PhotoRefused(RefusedPhoto.TOO_LARGE)
        upload = secrets.token_hex(32)
        await aside(self.store, self.store.keep, pending_key(upload), raw)
        return upload

    async def pending(self, upload: str) -> bytes:
        """The bytes as they came. Raises FileNotFoundError when they were dropped, ValueError for what is no id."""
        return await aside(self.store, self.store.read, pending_key(upload))

    async def drop_pending(self, upload: str) -> None:
        """Forget the upload; it may be gone already. Raises ValueError for what is no id."""
        await aside(self.store, self.store.drop, pending_key(upload))

    async def drop_abandoned(self, before: datetime) -> int:
        """How many uploads from before that moment were still pending: nobody will ask for them; they are gone now."""
        return await aside(self.store, self._drop_abandoned, before)

    def _drop_abandoned(self, before: datetime) -> int:
        old = [one.key for one in self.store.listed(PENDING) if one.since < before]
        for key in old:
            self.store.drop(key)
        return len(old)

    async def close(self) -> None:
        """End the press, after the photo it is working on."""
        await self.press.close()
