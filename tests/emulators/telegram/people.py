"""Who and what there is on the platform: people, chats with their members and messages, and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from itertools import count
from typing import Any, TypeAlias

from PIL import Image, UnidentifiedImageError

Json: TypeAlias = "dict[str, Any]"

#: The longer side of the sizes a photo is kept in, with the letter each is known by.
SIZES: Mapping[str, int] = {"s": 90, "m": 320, "y": 1280}


class Kind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Status(StrEnum):
    """What somebody is to a group."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


#: In the group, whatever they may do there.
INSIDE = frozenset({Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER, Status.RESTRICTED})


@dataclass(slots=True)
class User:
    id: int
    first_name: str
    username: str = ""
    is_bot: bool = False
    language_code: str = ""
    deactivated: bool = False

    @property
    def json(self) -> Json:
        """As the Bot API shows a user inside other things."""
        shown: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            shown["username"] = self.username
        if self.language_code:
            shown["language_code"] = self.language_code
        return shown


#: In whose name an anonymous administrator, a channel, and the posts of a linked channel speak.
GROUP_ANONYMOUS_BOT = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = User(136817688, "Channel", "Channel_Bot", is_bot=True)
TELEGRAM = User(777000, "Telegram")


@dataclass(slots=True)
class Chat:
    """``ids`` numbers its messages. ``topics`` are the threads of a forum by id, ``closed`` those nobody writes to.

    ``blocked`` and ``started`` are what the person of a private chat did.
    """

    id: int
    kind: Kind
    ids: count[int]
    title: str = ""
    person: User | None = None
    forum: bool = False
    members: dict[int, Status] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, Json] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    moved_to: int | None = None
    started: bool = False
    blocked: bool = False

    @property
    def json(self) -> Json:
        """As the Bot API shows a chat inside other things."""
        shown: Json = {"id": self.id, "type": str(self.kind)}
        if self.person is not None:
            shown |= {"first_name": self.person.first_name}
            if self.person.username:
                shown["username"] = self.person.username
        else:
            shown["title"] = self.title
        if self.forum:
            shown["is_forum"] = True
        return shown

    @property
    def noun(self) -> str:
        """What the server calls it in its refusals."""
        return "supergroup chat" if self.kind is Kind.SUPERGROUP else "group chat"

    def status(self, user: int) -> Status:
        return self.members.get(user, Status.LEFT)


@dataclass(frozen=True, slots=True)
class File:
    """``size`` may be larger than what is kept of it. ``side`` is the longest side it is shown with, None as it is."""

    id: str
    content: bytes
    size: int
    path: str
    side: int | None = None

    def bytes(self) -> bytes:
        """What a download brings."""
        if self.side is None:
            return self.content
        with Image.open(BytesIO(self.content)) as picture:
            picture.thumbnail((self.side, self.side))
            written = BytesIO()
            picture.convert("RGB").save(written, "JPEG", quality=87)
        return written.getvalue()


class Files:
    """Everything that was uploaded, by file id."""

    def __init__(self) -> None:
        self._known: dict[str, File] = {}
        self._number = count(1)

    def __getitem__(self, id: str) -> File:
        return self._known[id]

    def by_path(self, path: str) -> File | None:
        return next((file for file in self._known.values() if file.path == path), None)

    def photo(self, content: bytes, *, size: int | None = None) -> list[Json]:
        """The sizes of a photo, smallest first. Raises ValueError for what is no picture."""
        try:
            with Image.open(BytesIO(content)) as picture:
                width, height = picture.size
        except (UnidentifiedImageError, OSError) as error:
            raise ValueError("no picture") from error
        number, longest = next(self._number), max(width, height)
        sizes = [(letter, side) for letter, side in SIZES.items() if side < longest] + [("w", longest)]
        shown = []
        for letter, side in sizes:
            whole = side == longest
            bytes_ = (size or len(content)) if whole else side * side // 6
            file = File(f"AgACAgUAAx{number}{letter}", content, bytes_, f"photos/file_{number}{letter}.jpg")
            self._known[file.id] = file if whole else File(file.id, content, bytes_, file.path, side)
            shown.append(
                {
                    "file_id": file.id,
                    "file_unique_id": f"AQAD{number}{letter}",
                    "width": max(1, width * side // longest),
                    "height": max(1, height * side // longest),
                    "file_size": bytes_,
                }
            )
        return shown

    def voice(self, content: bytes, *, seconds: int) -> Json:
        """A voice note."""
        number = next(self._number)
        file = File(f"AwACAgUAAx{number}", content, len(content), f"voice/file_{number}.oga")
        self._known[file.id] = file
        return {
            "file_id": file.id,
            "file_unique_id": f"AgAD{number}",
            "duration": seconds,
            "mime_type": "audio/ogg",
            "file_size": file.size,
        }

    def document(self, content: bytes, *, name: str, mime: str, size: int | None = None) -> Json:
        """A file as it came."""
        number = next(self._number)
        file = File(f"BQACAgUAAx{number}", content, size or len(content), f"documents/file_{number}")
        self._known[file.id] = file
        return {
            "file_id": file.id,
            "file_unique_id": f"AgAD{number}",
            "file_size": file.size,
            "file_name": name,
            "mime_type": mime,
        }
