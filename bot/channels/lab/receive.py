"""What a lab payload looks like, and what it says: written by the desk, read here. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from itertools import dropwhile

from pydantic import BaseModel, ConfigDict, Field

from domain.message import Address, ChatKind, Datum, Incoming, Point

NAME = "lab"

#: An album holds so many photos, as on Telegram.
MOST_PHOTOS = 10

#: What parts a name from what is said to it, in any width.
_GAP = frozenset(" \t\n,:")


class Location(BaseModel):
    """A shared place on earth, in degrees."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    datum: Datum = Datum.WGS84


class Payload(BaseModel):
    """One thing somebody did on a phone. A press has a ``handle`` and the id of the message the button is under.

    ``to_bot`` tells that the message replied to is the bot's. Errors name no value: payloads hold what people wrote.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: str = Field(min_length=1)
    account: str = Field(min_length=1)
    name: str
    chat: str = Field(min_length=1)
    kind: ChatKind
    message_id: str = Field(min_length=1)
    text: str = ""
    attachments: tuple[str, ...] = Field(default=(), max_length=MOST_PHOTOS)
    album: str | None = None
    location: Location | None = None
    handle: str | None = None
    reply_to: str | None = None
    to_bot: bool = False
    unsupported: str | None = None

    @property
    def silent(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.text.strip() or self.attachments or self.location or self.handle or self.unsupported)


def to_incoming(payload: bytes, at: datetime, mentions: Sequence[str]) -> Incoming | None:
    """What the payload says, None when nothing. ``mentions`` are the names the bot answers to in a group ("@Linzhang").

    Raises ValueError for what is no payload of the lab.
    """
    said = Payload.model_validate_json(payload)
    if said.silent:
        return None
    mentioned, text = _without_mention(said.text, mentions)
    return Incoming(
        address=Address(NAME, said.chat),
        kind=said.kind,
        sender=said.account,
        sender_name=said.name,
        message_id=said.message_id,
        at=at,
        text=text,
        attachments=said.attachments,
        album=said.album,
        point=_point(said.location),
        handle=said.handle,
        reply_to=said.reply_to,
        addressed=said.kind is ChatKind.PRIVATE or mentioned or said.to_bot or said.handle is not None,
        unsupported=said.unsupported,
    )


def _point(location: Location | None) -> Point | None:
    return None if location is None else Point(location.lat, location.lon, location.datum)


def _without_mention(text: str, mentions: Sequence[str]) -> tuple[bool, str]:
    """Whether the text begins with one of the names, in any width and case, and the text without it."""
    stripped = text.strip()
    for name in sorted(mentions, key=len, reverse=True):
        rest = stripped[len(name) :]
        if _fold(stripped[: len(name)]) == _fold(name) and not _goes_on(name, rest):
            return True, _without_gap(rest)
    return False, stripped


def _goes_on(name: str, rest: str) -> bool:
    """Whether a longer word was meant. Only Latin words have an end; Chinese is written on without a space."""
    return name.isascii() and re.match(r"[0-9a-z_]", _fold(rest[:1])) is not None


def _without_gap(rest: str) -> str:
    return "".join(dropwhile(lambda letter: _fold(letter) in _GAP, rest))


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
