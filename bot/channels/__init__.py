"""What a channel is: a way people and the bot talk. One folder below for each platform.

``receive`` is pure and turns a stored payload into ``Incoming``; ``send``, ``edit`` and ``fetch`` are the only network
code of the program. A channel knows no rule and no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from domain.message import Address, Incoming


@dataclass(frozen=True, slots=True)
class Features:
    """What a channel can do. ``text_limit`` counts characters of one message."""

    buttons: bool
    edits: bool
    groups: bool
    text_limit: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A button ready to be shown: the opaque handle a press brings back, and its words ("1 签收")."""

    handle: str
    label: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in the reader's language, ready for the platform."""

    text: str
    choices: tuple[Choice, ...] = ()
    photos: tuple[Path, ...] = ()
    reply_to: str | None = None


class SendFailed(Exception):
    """The platform did not take the message. ``permanent``: it never will (blocked, gone); else try again later."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class Moved(Exception):
    """The chat now lives under another platform id, ``to``; send there from now on."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class Channel(Protocol):
    """The contract every platform keeps."""

    name: str
    features: Features

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What the payload says, or None when it says nothing to us. Raises ValueError when it cannot be read. Pure."""

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of a file somebody sent. Raises SendFailed when the platform no longer has it."""

    async def forget(self, attachment: str) -> None:
        """The file was dealt with: whatever we hold of it besides the photo taken from it goes."""

    async def send(self, to: Address, message: Spoken) -> str:
        """The platform's id of the new message. Raises SendFailed or Moved."""

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """Change a message sent before. Raises SendFailed (permanent when the message is gone) or Moved."""
