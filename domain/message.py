"""The words no platform owns: where a message was said, what came in, what goes out.

Channels translate their payloads into ``Incoming`` and translate ``Outgoing`` back. No sentence lives here, only the
key of one (``Say``); no platform type, no row of a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence before it has a language: the id of a message in ``locales/`` and what goes into it."""

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Local:
    """A name the town itself gave, in each language it gave it: ``{"zh-Hans": "楼道灯", "en": "Stair lamp"}``.

    The reader's language is used when it is there, else the first one.
    """

    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Onward:
    """The way into a private talk with the bot that begins with these words ("case-26-0031").

    Shown as the address the channel has for it. At most 64 of ``A–Z a–z 0–9 _ -``, which is what Telegram allows.
    """

    start: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """The way in for whoever this is passed on to, on whatever platform they are; it begins with these words.

    Shown as an address that everybody can open or scan, where the town has one. As many letters as ``Onward``.
    """

    start: str


#: What may go into a sentence. A ``datetime`` (aware) is shown in the town's zone, a ``date`` as a day, a tuple as a
#: list in the reader's language with one line for each; an ``int`` is never grouped.
Arg: TypeAlias = "str | int | date | datetime | Say | Local | Onward | Entrance | tuple[Say, ...]"


@dataclass(frozen=True, slots=True)
class Address:
    """Where something can be said: a chat on a channel, by the platform's own id."""

    channel: str
    chat: str


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"


class Datum(StrEnum):
    """The coordinate system of a point: GPS and Telegram speak WGS-84, Chinese maps and WeChat GCJ-02."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on earth in degrees."""

    lat: float
    lon: float
    datum: Datum = Datum.WGS84


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that is safely stored: re-encoded, stripped of metadata, named by the SHA-256 of its bytes."""

    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice note somebody sent: the channel's file id, and how long it is as the platform has it, 0 where it does not
    say."""

    file: str
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Recording:
    """A voice note that is safely stored as it came, named by the SHA-256 of its bytes."""

    sha256: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Action:
    """What a press or a typed word asks for: the name of a route, the thing it is about, and a value.

    ``object`` is the row id of a case where there is one; ``value`` is whatever the route expects.
    """

    name: str
    object: int | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """One choice under a message. Shown with its number, so that whoever cannot press it can type it."""

    label: Say
    action: Action


@dataclass(frozen=True, slots=True)
class Word:
    """A word people type that the bot knows: its id in the catalogue, and what was typed after it."""

    id: str
    rest: str = ""


class Origin(StrEnum):
    """How words came to be where they stand. Only a person's own, new words are a command, a consent or a vote.

    ``UNNAMED``: said in a group's or a channel's name, so nobody can tell by whom.
    """

    OWN = "own"
    FORWARDED = "forwarded"
    EDITED = "edited"
    UNNAMED = "unnamed"


class Turn(StrEnum):
    """What can happen to a chat besides words: the bot comes and goes, is silenced, the chat gets a name or an id.

    ``BLOCKED`` and ``UNBLOCKED`` are what one person does to the bot in private.
    """

    JOINED = "joined"
    REMOVED = "removed"
    MUTED = "muted"
    UNMUTED = "unmuted"
    RENAMED = "renamed"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """One turn of a chat's life. ``value`` is the new name of a renamed chat, and the new id of a moved one.

    ``hears_all`` tells of a group just joined that the bot hears every message there, not only those meant for it.
    """

    turn: Turn
    value: str = ""
    hears_all: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message somebody else wrote that these words answer: its own words, and the files under it."""

    text: str = ""
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """A matter another system has taken up already: what it calls the kind of matter, the grid, and the place."""

    kind: str = ""
    grid: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing one person said, tapped or sent, on whatever channel.

    ``message_id`` and ``reply_to`` are the platform's ids; ``at`` is the moment our server received it (UTC).
    ``attachments`` are opaque file ids of the channel; once fetched and checked they are in ``photos``, and what could
    not be taken as a photo is named in ``refused_photos`` by the key of a sentence. ``handle`` is the opaque id behind
    a pressed button. ``addressed`` tells that the bot was meant: always in private, in a group by mention or reply.
    ``voice`` becomes ``recording`` in the same way, or is named in ``refused_recordings``.
    ``unsupported`` names what we cannot read: ``sticker``, ``audio``, ``file`` …
    ``word`` and ``choice`` are filled in when the text is one the bot knows ("签收 26-0031", "2").
    ``shortened`` tells that the text is only the beginning of a longer one; ``photo_bytes`` how large the photos and
    the voice note were.
    ``title`` is what a group is called, where the platform says so. ``chat_turn`` is what happened to the chat; then
    there are no words, and no message anybody could answer. ``quoted`` is somebody else's message these words answer,
    never one of the bot's. ``order`` tells that all of it was taken over from another system: nobody hears an answer.
    ``through`` names the channel it came by where that is not the one of the account: a page acts for an account. What
    is pressed there may come with its ``action``.
    """

    address: Address
    kind: ChatKind
    sender: str
    sender_name: str
    message_id: str
    at: datetime
    text: str = ""
    attachments: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    refused_photos: tuple[str, ...] = ()
    photo_bytes: int = 0
    voice: Voice | None = None
    recording: Recording | None = None
    refused_recordings: tuple[str, ...] = ()
    album: str | None = None
    point: Point | None = None
    handle: str | None = None
    reply_to: str | None = None
    addressed: bool = False
    unsupported: str | None = None
    word: Word | None = None
    choice: int | None = None
    action: Action | None = None
    shortened: bool = False
    title: str = ""
    origin: Origin = Origin.OWN
    quoted: Quoted | None = None
    chat_turn: ChatTurn | None = None
    order: Order | None = None
    through: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message before it has a language or an address.

    ``card`` names a message that will be edited in place when its subject changes (``case:12:lead``). ``once`` makes a
    second message with the same name to the same address impossible. ``photos`` are SHA-256 names, and so is
    ``recording``, which goes to one person in private and never onto a card. ``audience`` is the person who may press
    the buttons; None leaves it to the rules. ``reply_to`` is a platform's id of a message there.
    ``parting``: once it is said the bot leaves the group. ``drawing`` is a picture that goes with it: what is drawn, in
    its reader's language.
    """

    body: Say
    buttons: tuple[Button, ...] = ()
    photos: tuple[str, ...] = ()
    card: str | None = None
    once: str | None = None
    audience: int | None = None
    reply_to: str | None = None
    parting: bool = False
    recording: str | None = None
    drawing: Say | None = None
