"""The lab as a channel: what the bot says is put on the phones, through the database."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.channels import Features, SendFailed, Spoken
from bot.channels.lab.receive import NAME, to_incoming
from bot.language.text import Locale, Texts
from domain.message import Address, Incoming
from storage.engine.database import Database
from storage.lab import LabPhoto, LabWords, PhotoState
from storage.photo.photos import PhotoStore
from storage.photo.terms import PhotoRefused


def bot_mentions(texts: Texts) -> tuple[str, ...]:
    """The names the bot answers to in a group, of all languages."""
    named = (name.strip() for locale in Locale for name in texts.plain("lab-bot-mentions", locale).split("|"))
    return tuple(dict.fromkeys(named))


class LabChannel:
    """Keeps the contract of ``bot.channels.Channel`` without a network."""

    name = NAME
    features = Features(buttons=True, edits=True, groups=True, text_limit=4096, in_our_database=True)

    def __init__(
        self, database: Database, photos: PhotoStore, *, now: Callable[[], datetime], mentions: Sequence[str]
    ) -> None:
        self._database = database
        self._photos = photos
        self._now = now
        self._mentions = tuple(mentions)

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What the payload says. Raises ValueError."""
        return to_incoming(payload, at, self._mentions)

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of an upload. A platform looks at a picture by itself: the phones show it from now on."""
        try:
            raw = await self._photos.pending(attachment)
        except (FileNotFoundError, ValueError) as error:
            raise SendFailed("no such upload", permanent=True) from error
        shown = await self._look_at(attachment, raw)
        await self._database.transact(lambda work: work.lab.settle(attachment, shown))
        return raw

    async def _look_at(self, attachment: str, raw: bytes) -> LabPhoto:
        try:
            photo = await self._photos.take_in(raw)
        except PhotoRefused:
            return LabPhoto(attachment, PhotoState.REFUSED)
        return LabPhoto(photo.sha256)

    async def forget(self, attachment: str) -> None:
        """The upload as it came, with all its camera knew, is gone. Not an id of ours: nothing happens."""
        with contextlib.suppress(ValueError):
            await self._photos.drop_pending(attachment)

    async def send(self, to: Address, message: Spoken) -> str:
        """The id of the new message on the phones."""
        words = _words(message)
        return await self._database.transact(lambda work: work.lab.say(to.chat, words, self._now()))

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """The message says something else from now on. Raises SendFailed when the chat has no such message."""
        words = _words(message)
        if not await self._database.transact(lambda work: work.lab.edit(to.chat, message_id, words, self._now())):
            raise SendFailed("no such message", permanent=True)

    async def leave(self, chat: Address) -> None:
        """The lab's groups are not left: nobody invited the bot there."""

    def address(self, onward: str) -> str:
        """What is typed in private: the lab has no links."""
        return f"/start {onward}"


def _words(message: Spoken) -> LabWords:
    return LabWords(
        text=message.text,
        choices=tuple((choice.handle, choice.label) for choice in message.choices),
        photos=tuple(LabPhoto(photo.stem) for photo in message.photos),
        reply_to=message.reply_to,
    )
