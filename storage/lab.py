"""What the phones of the lab page show, kept as a platform would keep it, and which phones there are.

Texts are stored as they were shown: the lab is a platform, and a platform does not know what a sentence means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.engine.wiping import wipe_with
from storage.meta import Meta

_PHONES = "phones"

#: What a message shows whose words were wiped.
UNSAID = "•••"

#: SQLite's largest row id: a longer number names no message.
_LARGEST = 2**63 - 1


class PhotoState(StrEnum):
    """What the name of a picture is: of an upload not yet looked at, of a photo, or of something that is no photo."""

    UPLOAD = "upload"
    PHOTO = "photo"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LabPhoto:
    """A picture under a message. ``name`` is the id of an upload or the SHA-256 of a photo."""

    name: str
    state: PhotoState = PhotoState.PHOTO


@dataclass(frozen=True, slots=True)
class LabWords:
    """What a message shows. ``choices`` are handles with labels; ``reply_to`` is a message id of the same chat."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    photos: tuple[LabPhoto, ...] = ()
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class LabMessage:
    """A message as it stands in its chat. ``sender`` is an account, "" when the bot said it."""

    id: str
    sender: str
    sender_name: str
    words: LabWords
    at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone on the page: whose it is, and the chat it shows. ``group`` is "" for the private chat with the bot.

    ``role`` is the name of the holder's role by language, empty for somebody who just lives there.
    """

    account: str
    name: str
    role: Mapping[str, str]
    group: str = ""
    title: str = ""

    @property
    def chat(self) -> str:
        """The chat it shows; a private chat has the id of the account."""
        return self.group or self.account


class Lab:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("lab")

    def say(self, chat: str, words: LabWords, at: datetime, *, sender: str = "", sender_name: str = "") -> str:
        """The id of the new message."""
        id: int = self._sql.say(
            self._connection,
            chat=chat,
            sender=sender,
            sender_name=sender_name,
            text=words.text,
            choices=dump(words.choices),
            reply_to=words.reply_to,
            at=to_us(at),
        )
        self._add_photos(id, words.photos)
        return str(id)

    def edit(self, chat: str, message_id: str, words: LabWords, at: datetime) -> bool:
        """Whether the chat has that message; it shows the words from now on, still as the same answer."""
        id = _row_id(message_id)
        found = self._sql.edit(
            self._connection, id=id, chat=chat, text=words.text, choices=dump(words.choices), at=to_us(at)
        )
        if found:
            self._sql.forget_photos(self._connection, message=id)
            self._add_photos(id, words.photos)
        return bool(found)

    def unsay(self, chat: str, message_id: str) -> None:
        """What somebody typed there is shown no more; a button they pressed under something the bot said stays."""
        self._sql.unsay(self._connection, id=_row_id(message_id), chat=chat, text=UNSAID)
        wipe_with(self._connection)

    def _add_photos(self, message: int, photos: Iterable[LabPhoto]) -> None:
        for position, photo in enumerate(photos):
            self._sql.add_photo(
                self._connection, message=message, position=position, name=photo.name, state=photo.state
            )

    def settle(self, upload: str, photo: LabPhoto) -> None:
        """The upload turned out to be this photo; wherever it is shown, the photo is shown instead."""
        shown_in = self._sql.settle_upload(self._connection, upload=upload, name=photo.name, state=photo.state)
        for row in list(shown_in):
            self._sql.touch(self._connection, id=row["message"])

    def messages(self, chat: str, most: int) -> tuple[LabMessage, ...]:
        """The newest messages of the chat, oldest first."""
        rows = list(self._sql.newest(self._connection, chat=chat, most=most))[::-1]
        if not rows:
            return ()
        photos: dict[int, list[LabPhoto]] = {}
        for row in self._sql.photos_since(self._connection, chat=chat, id=rows[0]["id"]):
            photos.setdefault(row["message"], []).append(LabPhoto(row["name"], PhotoState(row["state"])))
        return tuple(_message(row, photos.get(row["id"], ())) for row in rows)

    def sender(self, chat: str, message_id: str) -> str | None:
        """Who said the message, "" for the bot; None when the chat has no such message."""
        row = self._sql.message(self._connection, chat=chat, id=_row_id(message_id))
        return None if row is None else str(row["sender"])

    def version(self) -> int:
        """A number that grows whenever something on a phone changes."""
        version: int = self._sql.version(self._connection)
        return version

    def phones(self) -> tuple[Phone, ...]:
        """The phones of the town, in its own order."""
        return tuple(Phone(**plain) for plain in json.loads(Meta(self._connection).get(_PHONES) or "[]"))

    def set_phones(self, phones: Iterable[Phone]) -> None:
        """The phones from now on."""
        plain = [
            {"account": p.account, "name": p.name, "role": dict(p.role), "group": p.group, "title": p.title}
            for p in phones
        ]
        Meta(self._connection).put(_PHONES, dump(plain))


def _row_id(message_id: str) -> int:
    """The row of a message id; 0, which no row has, for what is none."""
    id = int(message_id) if message_id.isascii() and message_id.isdecimal() and len(message_id) < 20 else 0
    return id if id <= _LARGEST else 0


def _message(row: Row, photos: Sequence[LabPhoto]) -> LabMessage:
    choices = tuple((handle, label) for handle, label in json.loads(row["choices"]))
    return LabMessage(
        id=str(row["id"]),
        sender=row["sender"],
        sender_name=row["sender_name"],
        words=LabWords(row["text"], choices, tuple(photos), row["reply_to"]),
        at=from_us(row["at"]),
        edited_at=None if row["edited_at"] is None else from_us(row["edited_at"]),
    )
