"""What a channel is: a way people and the bot talk. One folder below for each platform.

``receive`` is pure and turns a stored payload into ``Incoming``; ``send``, ``edit`` and ``fetch`` are the only network
code of the program. A channel knows no rule and no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.message import Address, Incoming, Turn
from storage.photo.sounds import SoundKind
from storage.photo.store import KeptFile


@dataclass(frozen=True, slots=True)
class Limits:
    """How often a platform lets us speak: messages and edits together, in any one second to all chats, in any one
    second to one chat, in any one minute to one group. ``crowded_at`` are the minutes of an hour when everybody else
    speaks there, too: what can wait does.
    """

    per_second: int
    chat_per_second: int
    group_per_minute: int
    crowded_at: tuple[int, ...] = ()


class TextUnit(StrEnum):
    """What a platform counts when it says how long a message may be."""

    CHARACTERS = "characters"
    UTF16 = "utf-16"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Features:
    """What a channel can do. ``text_limit`` is how much one message holds, in ``text_unit``.

    ``onward`` tells that a button or an address can lead into a private talk with the bot, ``recordings`` which kinds
    of voice notes can be sent, ``in_our_database`` that what its phones show is stored by ourselves. Chats whose ids
    begin with one of ``one_way`` only listen: nobody is ``heard`` there.
    """

    buttons: bool
    edits: bool
    groups: bool
    text_limit: int
    text_unit: TextUnit = TextUnit.CHARACTERS
    onward: bool = False
    recordings: frozenset[SoundKind] = frozenset()
    in_our_database: bool = False
    one_way: tuple[str, ...] = ()
    heard: bool = True
    limits: Limits | None = None

    def at(self, chat: str) -> Features:
        """What the channel can do in that chat: where nobody is heard, nobody presses anything either."""
        if not chat.startswith(self.one_way):
            return self
        return replace(self, heard=False, buttons=False, edits=False, onward=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """A button ready to be shown: the opaque handle a press brings back, and its words ("1 签收").

    With ``onward`` it leads into a private talk that begins with these words, where the channel can do that.
    """

    handle: str
    label: str
    onward: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """A voice note ready to be sent, and how long it is."""

    file: KeptFile
    seconds: int

    @property
    def kind(self) -> SoundKind:
        return SoundKind(self.file.suffix)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in the reader's language, ready for the platform. With a ``sound`` it has no photos and no choices.

    ``page`` is where a phone shows the same with everything on it, "" where there is no such page; ``page_words`` are
    the words of the link there, ``whole_words`` those where the message holds only a part of the text. ``passed_on``:
    its words and pictures go on to others, so the page, which is its reader's alone, stands nowhere in them. ``ballot``
    tells that the choices are a poll's. ``locale`` is the language it is in, for what a platform writes around it.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    photos: tuple[KeptFile, ...] = ()
    reply_to: str | None = None
    sound: Sound | None = None
    page: str = ""
    passed_on: bool = False
    page_words: str = ""
    whole_words: str = ""
    ballot: bool = False
    locale: str = "zh-Hans"


class SendFailed(Exception):
    """The platform did not take the message. ``permanent``: it never will (blocked, gone); else try again later.

    ``retry_after`` is how long the platform wants this chat to wait. ``maybe_sent``: the connection broke after the
    message was handed over, so it may have arrived all the same. ``silenced``: the bot was removed from the group, or
    muted there.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool,
        retry_after: timedelta | None = None,
        maybe_sent: bool = False,
        silenced: Turn | None = None,
    ) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.retry_after = retry_after
        self.maybe_sent = maybe_sent
        self.silenced = silenced


class OutsideWindow(SendFailed):
    """The platform lets us say nothing to this person until they speak again: the message waits for that."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, permanent=False)


class Unchangeable(SendFailed):
    """The message stands as it was, and cannot be changed now; something its reader does may make it possible again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, permanent=True)


class Moved(Exception):
    """The chat now lives under another platform id, ``to``; send there from now on."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class NotIntroduced(Exception):
    """Who the bot is on the platform has to be known before a payload can be read. Until then payloads wait."""


class Channel(Protocol):
    """The contract every platform keeps."""

    name: str
    features: Features

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What the payload says, or None when it says nothing to us. Pure.

        Raises ValueError when it cannot be read, and NotIntroduced when it cannot be read yet.
        """

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of a file somebody sent. Raises SendFailed when the platform no longer has it."""

    async def forget(self, attachment: str) -> None:
        """The file was dealt with: whatever we hold of it besides the photo taken from it goes."""

    async def send(self, to: Address, message: Spoken) -> str:
        """The platform's id of the new message. Raises SendFailed or Moved."""

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """Change a message sent before. Raises SendFailed (permanent when the message is gone) or Moved."""

    async def leave(self, chat: Address) -> None:
        """The bot is no longer in the group; it may have been gone already. Raises SendFailed."""

    def address(self, onward: str) -> str:
        """What somebody opens or types to begin a private talk with these words."""
