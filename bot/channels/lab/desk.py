"""The other side of the lab channel: what the people do who hold the phones, and the hand that moves their clock.

It does what a platform does: keeps the message, shows it to everybody in the chat, and hands the bot a payload.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.channels.lab.clock import LabClock
from bot.channels.lab.receive import NAME, Location, Payload
from domain.message import ChatKind
from storage.engine.database import Database
from storage.lab import LabPhoto, LabWords, Phone, PhotoState
from storage.work import Work


class Accept(Protocol):
    """Stores a payload for the bot before it returns; whether it was new."""

    async def __call__(self, channel: str, update_id: str, conversation: str, payload: bytes) -> bool: ...


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody typed and picked. ``uploads`` are ids of pending photos, safely on disk.

    ``unsupported`` names what the bot cannot read (``sticker``): the page has none, a rehearsal does.
    """

    text: str = ""
    uploads: tuple[str, ...] = ()
    location: Location | None = None
    reply_to: str | None = None
    unsupported: str | None = None


class LabDesk:
    """``catch_up`` lets everything happen that is due by now, and returns when it is quiet."""

    def __init__(
        self, database: Database, clock: LabClock, *, accept: Accept, catch_up: Callable[[], Awaitable[None]]
    ) -> None:
        self.clock = clock
        self._database = database
        self._accept = accept
        self._catch_up = catch_up
        self._moving = asyncio.Lock()

    async def say(self, phone: Phone, said: Said) -> str:
        """The id of the message, shown and stored for the bot. Nothing is said by an empty one: raises ValueError."""
        if not (said.text.strip() or said.uploads or said.location or said.unsupported):
            raise ValueError("nothing was said")
        uploads = tuple(LabPhoto(upload, PhotoState.UPLOAD) for upload in said.uploads)
        words = LabWords(said.text, photos=uploads, reply_to=said.reply_to)

        def show(work: Work) -> tuple[str, bool]:
            answered = work.lab.sender(phone.chat, said.reply_to) if said.reply_to else None
            shown = work.lab.say(phone.chat, words, self.clock(), sender=phone.account, sender_name=phone.name)
            return shown, answered == ""

        message_id, to_bot = await self._database.transact(show)
        await self._hand_over(_said(phone, message_id, said, to_bot=to_bot))
        return message_id

    async def tap(self, phone: Phone, message_id: str, handle: str) -> None:
        """The button behind ``handle`` under that message was pressed, and this is stored for the bot."""
        await self._hand_over(_tapped(phone, message_id, handle))

    async def _hand_over(self, payload: Payload) -> None:
        await self._accept(NAME, payload.id, payload.chat, payload.model_dump_json().encode())

    async def next_moment(self) -> datetime | None:
        """When something happens by itself next that is worth a stop: what happens every day is not."""
        return await self._database.read(lambda work: work.next_promise())

    async def forward(self, to: datetime) -> None:
        """It is ``to`` afterwards, and what was due on the way has happened, each thing at its own moment."""
        async with self._moving:
            await self._catch_up()
            here = self.clock()
            while (moment := await self._next_stop()) is not None and here < moment < to:
                await self._arrive(moment)
                here = moment
            await self._arrive(to)

    async def _next_stop(self) -> datetime | None:
        return await self._database.read(lambda work: work.next_moment())

    async def _arrive(self, moment: datetime) -> None:
        await self.clock.jump(self._database, moment)
        await self._catch_up()


def _said(phone: Phone, message_id: str, said: Said, *, to_bot: bool) -> Payload:
    return Payload(
        id=f"said-{message_id}",
        account=phone.account,
        name=phone.name,
        chat=phone.chat,
        kind=_kind(phone),
        message_id=message_id,
        text=said.text,
        attachments=said.uploads,
        album=f"album-{message_id}" if len(said.uploads) > 1 else None,
        location=said.location,
        reply_to=said.reply_to,
        to_bot=to_bot,
        unsupported=said.unsupported,
    )


def _tapped(phone: Phone, message_id: str, handle: str) -> Payload:
    return Payload(
        id=f"tapped-{secrets.token_hex(12)}",
        account=phone.account,
        name=phone.name,
        chat=phone.chat,
        kind=_kind(phone),
        message_id=message_id,
        handle=handle,
    )


def _kind(phone: Phone) -> ChatKind:
    return ChatKind.GROUP if phone.group else ChatKind.PRIVATE


def find_phone(phones: Sequence[Phone], number: int) -> Phone | None:
    """The phone with that number on the page, counted from 0."""
    return phones[number] if 0 <= number < len(phones) else None
