"""From stored messages to what a phone shows: sides, days, names, numbers on buttons. No HTML and no sentence here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.web.ahead import Step, read_ahead
from bot.web.filling import Filling, read_fillings
from domain.message import Local
from storage.lab import LabMessage, LabPhoto, Phone, PhotoState
from storage.work import Work

#: A phone shows the newest so many messages of its chat.
MOST_MESSAGES = 100

#: So much of a message is shown where another answers it.
QUOTE = 40


@dataclass(frozen=True, slots=True)
class Desktop:
    """What the page is about, as one read of the database found it. ``locale`` is what the town speaks."""

    town: str
    zone: ZoneInfo
    locale: str
    phones: tuple[Phone, ...]
    messages: Mapping[str, tuple[LabMessage, ...]]
    next_moment: datetime | None
    steps: tuple[Step, ...]
    fillings: tuple[Filling, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: ``number`` is what can be typed instead of pressing it."""

    number: str
    label: str
    handle: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; ``address`` is None while there is nothing to show, ``refused`` when there never will be."""

    address: str | None
    refused: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """The message that is answered, shortened. ``sender_name`` "" means the bot."""

    sender_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message on one phone. ``day`` is set when it is the first of a day, ``named`` when its sender has to be named.

    ``side`` is "mine", "theirs" or "bot".
    """

    id: str
    side: str
    sender_name: str
    named: bool
    text: str
    at: datetime
    time: str
    day: date | None
    edited: bool
    quote: Quote | None
    pictures: tuple[Picture, ...]
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A phone ready to be shown. ``role`` is None for somebody who just lives there, ``title`` for a private chat."""

    number: int
    name: str
    role: Local | None
    title: str | None
    bubbles: tuple[Bubble, ...]


def read_desktop(work: Work, now: datetime, only: int | None = None) -> Desktop:
    """The phones with their messages; with ``only`` those of one phone. Raises storage.town.towns.NoTown."""
    phones = work.lab.phones()
    wanted = phones if only is None else phones[only : only + 1]
    return Desktop(
        town=work.town.name,
        zone=ZoneInfo(work.town.zone),
        locale=work.town.locale,
        phones=phones,
        messages={phone.chat: work.lab.messages(phone.chat, MOST_MESSAGES) for phone in wanted},
        next_moment=work.next_promise(),
        steps=read_ahead(work, now),
        fillings=read_fillings(work),
    )


def screens(desktop: Desktop) -> tuple[Screen, ...]:
    """Every phone, in the town's order."""
    return tuple(screen(desktop, number) for number in range(len(desktop.phones)))


def screen(desktop: Desktop, number: int) -> Screen:
    """The phone with that number."""
    phone = desktop.phones[number]
    return Screen(
        number=number,
        name=phone.name,
        role=Local(phone.role) if phone.role else None,
        title=phone.title if phone.group else None,
        bubbles=tuple(_bubbles(phone, desktop.messages.get(phone.chat, ()), desktop.zone)),
    )


def _bubbles(phone: Phone, messages: Sequence[LabMessage], zone: ZoneInfo) -> Iterator[Bubble]:
    known = {message.id: message for message in messages}
    before: LabMessage | None = None
    for message in messages:
        local = message.at.astimezone(zone)
        new_day = before is None or before.at.astimezone(zone).date() != local.date()
        words = message.words
        yield Bubble(
            id=message.id,
            side=_side(message, phone),
            sender_name=message.sender_name,
            named=bool(phone.group) and (new_day or before is None or before.sender != message.sender),
            text=words.text,
            at=local,
            time=f"{local:%H:%M}",
            day=local.date() if new_day else None,
            edited=message.edited_at is not None,
            quote=_quote(known.get(words.reply_to or "")),
            pictures=tuple(_picture(photo) for photo in words.photos),
            buttons=tuple(_button(handle, label) for handle, label in words.choices),
        )
        before = message


def _side(message: LabMessage, phone: Phone) -> str:
    if not message.sender:
        return "bot"
    return "mine" if message.sender == phone.account else "theirs"


def _quote(message: LabMessage | None) -> Quote | None:
    if message is None:
        return None
    text = " ".join(message.words.text.split())
    return Quote(message.sender_name, text if len(text) <= QUOTE else f"{text[: QUOTE - 1]}…")


def _picture(photo: LabPhoto) -> Picture:
    address = f"/photos/{photo.name}.jpg" if photo.state is PhotoState.PHOTO else None
    return Picture(address, photo.state is PhotoState.REFUSED)


def _button(handle: str, label: str) -> Button:
    """The label comes with its number in front ("1 签收"); the page sets the number apart."""
    number, _, rest = label.partition(" ")
    return Button(number, rest, handle) if number.isdecimal() and rest else Button("", label, handle)
