"""Where a play is played: what the people of a play can do and see, and the stage that has the lab for its platform.

Nothing is judged here and nothing is printed.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeAlias
from zoneinfo import ZoneInfo

from bot.bringing_in import bring_in
from bot.channels.lab.desk import LabDesk, Said
from bot.channels.lab.receive import NAME as LAB
from bot.channels.lab.receive import Location
from bot.rehearsal import props
from bot.rehearsal.mistakes import CannotPlay
from bot.rehearsal.program import Program
from bot.rehearsal.script import Pattern, Speaks
from bot.settings import Settings
from domain.message import Address
from domain.register import Register
from storage.lab import LabMessage, Phone, PhotoState

#: So many messages of a chat are looked through.
_FAR_BACK = 200


class Stage(Protocol):
    """``photos`` tells by what name each photo of the play is kept, once it was sent. Acts raise CannotPlay."""

    @property
    def photos(self) -> Mapping[str, str]: ...

    def now(self) -> datetime:
        """The moment on the town's own clock."""

    async def say(self, phone: Phone, speech: Speaks) -> None:
        """Somebody says it, and everything that comes of it has happened."""

    async def tap(self, phone: Phone, label: Pattern) -> None:
        """The button so labelled is pressed, on the newest message that has it, and all that comes of it happened."""

    async def block(self, phone: Phone) -> None:
        """Somebody shuts the bot out of their private chat."""

    def until(self, moment: datetime) -> AsyncIterator[None]:
        """Time goes on to the moment; comes back whenever something may have happened on the way."""

    async def stand_still(self, span: timedelta) -> None:
        """The program is stopped for so long; once it runs again, everything due by now has happened."""

    async def announce(self, notice: str) -> None:
        """The town counts with the notice from now on, and all that comes of it has happened."""

    async def messages(self, chat: str) -> Sequence[LabMessage]:
        """The newest messages of a chat, oldest first."""

    async def version(self) -> int:
        """Grows whenever something on a phone changes."""

    async def troubles(self) -> tuple[int, int]:
        """How many payloads could not be dealt with, and how many messages were not delivered."""


#: Raises a stage with the town on it, at the moment the play begins. The folder is new and empty.
Raise: TypeAlias = "Callable[[Path, Register, datetime], AbstractAsyncContextManager[Stage]]"


def find_message(messages: Sequence[LabMessage], piece: str) -> LabMessage:
    """The newest message with this in it. Raises CannotPlay."""
    wanted = Pattern((piece,))
    for message in reversed(messages):
        if wanted.within(message.words.text):
            return message
    raise CannotPlay("rehearsal-no-message", text=piece)


def find_button(messages: Sequence[LabMessage], label: Pattern) -> tuple[str, str]:
    """The newest message with a button so labelled, and what the button hands over. Raises CannotPlay."""
    for message in reversed(messages):
        for handle, shown in message.words.choices:
            if label.covers(without_number(shown)):
                return message.id, handle
    raise CannotPlay("rehearsal-no-button", label=" … ".join(label.pieces))


def without_number(label: str) -> str:
    """The words of a button, which is shown as "1 签收"."""
    number, _, words = label.partition(" ")
    return words if number.isdecimal() else label


class TimePasses:
    """How time passes on a stage: the program has the clock, and is done with everything before the play goes on."""

    program: Program

    async def until(self, moment: datetime) -> AsyncIterator[None]:
        await self.program.settle()
        while self.program.now() < moment:
            self.program.move(await self.program.next_stop(moment))
            await self.program.settle()
            yield

    async def stand_still(self, span: timedelta) -> None:
        await self.program.stand_still(span)
        await self.program.settle()

    async def announce(self, notice: str) -> None:
        await self.program.announce(notice)
        await self.program.settle()


class LabStage(TimePasses):
    """Keeps the protocol of ``Stage``."""

    def __init__(self, settings: Settings, starts: datetime, zone: ZoneInfo) -> None:
        self.photos: dict[str, str] = {}
        self.program = Program(settings, starts)
        self._zone = zone

    @property
    def _desk(self) -> LabDesk:
        assert self.program.service.lab is not None
        return self.program.service.lab

    def now(self) -> datetime:
        return self.program.now().astimezone(self._zone)

    async def say(self, phone: Phone, speech: Speaks) -> None:
        raw = [props.NO_PHOTO if name is None else props.photo(name) for name in speech.uploads]
        answered = find_message(await self.messages(phone.chat), speech.reply_to).id if speech.reply_to else None
        said = Said(
            text=speech.words,
            uploads=tuple([await self.program.service.photos.keep_pending(photo) for photo in raw]),
            location=None if speech.point is None else Location(lat=speech.point[0], lon=speech.point[1]),
            reply_to=answered,
            unsupported="sticker" if speech.sticker else None,
        )
        id = await self._desk.say(phone, said)
        await self.program.settle()
        await self._learn_photos(phone.chat, id, speech.uploads)

    async def _learn_photos(self, chat: str, id: str, names: tuple[str | None, ...]) -> None:
        said = next((message for message in await self.messages(chat) if message.id == id), None)
        photos = said.words.photos if said is not None else ()
        for name, photo in zip(names, photos, strict=False):
            if name is not None and photo.state is PhotoState.PHOTO:
                self.photos[name] = photo.name

    async def tap(self, phone: Phone, label: Pattern) -> None:
        await self._desk.tap(phone, *find_button(await self.messages(phone.chat), label))
        await self.program.settle()

    async def block(self, phone: Phone) -> None:
        account = Address(LAB, phone.account)
        await self.program.service.database.transact(lambda work: work.people.unreachable(account, "blocked"))

    async def messages(self, chat: str) -> Sequence[LabMessage]:
        return await self.program.service.database.read(lambda work: work.lab.messages(chat, _FAR_BACK))

    async def version(self) -> int:
        return await self.program.service.database.read(lambda work: work.lab.version())

    async def troubles(self) -> tuple[int, int]:
        return await self.program.troubles()


@contextlib.asynccontextmanager
async def lab_stage(
    folder: Path, register: Register, starts: datetime, *, database: str | None = None
) -> AsyncIterator[LabStage]:
    """A stage whose people hold the phones of the lab. ``database`` is an empty one, else one is made in the folder."""
    settings = Settings.for_lab(database or f"sqlite:{folder / 'rehearsal.db'}", folder / "data")
    stage = LabStage(settings, starts, ZoneInfo(register.town.zone))
    try:
        await stage.program.start()
        await bring_in(stage.program.service, register)
        yield stage
    finally:
        await stage.program.stop()
