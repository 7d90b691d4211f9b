"""The channel of the pages: it brings in what was done there and the photos that came with it, and says nothing."""

from __future__ import annotations

import contextlib
from datetime import datetime

from bot.channels import Features, SendFailed, Spoken
from bot.channels.web.receive import NAME, to_incoming
from domain.message import Address, Incoming
from storage.photo.photos import PhotoStore

_NOBODY = "nobody is spoken to through a page"


class WebChannel:
    """Keeps the contract of ``bot.channels.Channel``. Nobody has an account here, so nothing is ever sent."""

    name = NAME
    features = Features(buttons=True, edits=False, groups=False, text_limit=4096)

    def __init__(self, photos: PhotoStore) -> None:
        self._photos = photos

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What the payload says. Raises ValueError."""
        return to_incoming(payload, at)

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of an upload as it came. Raises SendFailed when it is gone."""
        try:
            return await self._photos.pending(attachment)
        except (FileNotFoundError, ValueError) as error:
            raise SendFailed("no such upload", permanent=True) from error

    async def forget(self, attachment: str) -> None:
        """The upload as it came, with all its camera knew, is gone. Not an id of ours: nothing happens."""
        with contextlib.suppress(ValueError):
            await self._photos.drop_pending(attachment)

    async def send(self, to: Address, message: Spoken) -> str:
        """Raises SendFailed."""
        raise SendFailed(_NOBODY, permanent=True)

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """Raises SendFailed."""
        raise SendFailed(_NOBODY, permanent=True)

    async def leave(self, chat: Address) -> None:
        """There are no groups."""

    def address(self, onward: str) -> str:
        """What is typed in private."""
        return f"/start {onward}"
