"""The real program on a database of its own, and a hand on its clock, which only moves when it is moved.

Nothing is judged here and nothing is printed.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import app
from bot.app import Linzhang
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import LabDesk, Said
from bot.channels.lab.receive import Location
from bot.rehearsal import props
from bot.rehearsal.mistakes import CannotPlay
from bot.rehearsal.script import Pattern, Speaks
from bot.settings import Settings
from domain.register import Register
from storage.lab import LabMessage, Phone, PhotoState
from storage.work import Work

#: So many messages of a chat are looked through.
_FAR_BACK = 200

#: What became of a message that needs nothing more; every other state is trouble when all is quiet.
_DELIVERED = frozenset({"sent", "superseded"})


class Stage:
    """Begins at ``starts``. ``photos`` tells by what name each photo of the play is kept, once it was sent."""

    def __init__(self, folder: Path, starts: datetime, zone: ZoneInfo) -> None:
        self.photos: dict[str, str] = {}
        self._settings = Settings(database=f"sqlite:{folder / 'rehearsal.db'}", data=folder / "data", lab=True)
        self._real = starts
        self._zone = zone
        self._running = contextlib.AsyncExitStack()
        self._service: Linzhang | None = None

    @property
    def service(self) -> Linzhang:
        """The program; only while it runs."""
        assert self._service is not None
        return self._service

    @property
    def _desk(self) -> LabDesk:
        assert self.service.lab is not None
        return self.service.lab

    def now(self) -> datetime:
        """The moment on the town's own clock."""
        return self.service.clock().astimezone(self._zone)

    async def start(self) -> None:
        """The program runs, and has done nothing yet."""
        clock = LabClock(real=lambda: self._real)
        self._service = await self._running.enter_async_context(
            app.opened(self._settings, strict_words=True, clock=clock)
        )

    async def stop(self) -> None:
        """The program ends."""
        self._service = None
        await self._running.aclose()

    async def say(self, phone: Phone, speech: Speaks) -> None:
        """Somebody says it, and everything that comes of it has happened. Raises CannotPlay."""
        raw = [props.NO_PHOTO if name is None else props.photo(name) for name in speech.uploads]
        said = Said(
            text=speech.words,
            uploads=tuple([await self.service.photos.keep_pending(photo) for photo in raw]),
            location=None if speech.point is None else Location(lat=speech.point[0], lon=speech.point[1]),
            reply_to=await self._answered(phone.chat, speech.reply_to),
            unsupported="sticker" if speech.sticker else None,
        )
        id = await self._desk.say(phone, said)
        await self.service.catch_up()
        await self._learn_photos(phone.chat, id, speech.uploads)

    async def _answered(self, chat: str, piece: str | None) -> str | None:
        if piece is None:
            return None
        wanted = Pattern((piece,))
        for message in reversed(await self.messages(chat)):
            if wanted.within(message.words.text):
                return message.id
        raise CannotPlay("rehearsal-no-message", text=piece)

    async def _learn_photos(self, chat: str, id: str, names: tuple[str | None, ...]) -> None:
        said = next((message for message in await self.messages(chat) if message.id == id), None)
        photos = said.words.photos if said is not None else ()
        for name, photo in zip(names, photos, strict=False):
            if name is not None and photo.state is PhotoState.PHOTO:
                self.photos[name] = photo.name

    async def tap(self, phone: Phone, label: Pattern) -> None:
        """The button so labelled is pressed, on the newest message that has it. Raises CannotPlay."""
        for message in reversed(await self.messages(phone.chat)):
            for handle, shown in message.words.choices:
                if label.covers(without_number(shown)):
                    await self._desk.tap(phone, message.id, handle)
                    await self.service.catch_up()
                    return
        raise CannotPlay("rehearsal-no-button", label=" … ".join(label.pieces))

    async def until(self, moment: datetime) -> AsyncIterator[None]:
        """Time goes on to the moment; comes back whenever something may have happened on the way."""
        while (here := self.now()) < moment:
            due = await self._desk.next_moment()
            await self._desk.forward(due if due is not None and here < due < moment else moment)
            yield

    async def stand_still(self, span: timedelta) -> None:
        """The program is stopped for so long; once it runs again, everything due by now has happened."""
        await self.stop()
        self._real += span
        await self.start()
        await self.service.catch_up()

    async def messages(self, chat: str) -> tuple[LabMessage, ...]:
        """The newest messages of a chat, oldest first."""
        return await self.service.database.read(lambda work: work.lab.messages(chat, _FAR_BACK))

    async def version(self) -> int:
        """Grows whenever something on a phone changes."""
        return await self.service.database.read(lambda work: work.lab.version())

    async def troubles(self) -> tuple[int, int]:
        """How many payloads could not be dealt with, and how many messages were not delivered."""

        def count(work: Work) -> tuple[int, Mapping[str, int]]:
            return sum(work.inbox.reasons().values()) + work.inbox.failing(), work.deliveries.counts()

        dead, states = await self.service.database.read(count)
        return dead, sum(n for state, n in states.items() if state not in _DELIVERED)


def without_number(label: str) -> str:
    """The words of a button, which is shown as "1 签收"."""
    number, _, words = label.partition(" ")
    return words if number.isdecimal() else label


@contextlib.asynccontextmanager
async def raised(folder: Path, register: Register, starts: datetime) -> AsyncIterator[Stage]:
    """The stage with the town on it, at the moment the play begins. The folder is new and empty."""
    stage = Stage(folder, starts, ZoneInfo(register.town.zone))
    try:
        await stage.start()
        await app.bring_in(stage.service, register)
        yield stage
    finally:
        await stage.stop()
