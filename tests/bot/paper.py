"""A platform made of paper, and the bot at work on it: what is sent lies on a table, and everything can go wrong.

People are those of ``tests.town``; payloads are the lab's, so that the real reader of payloads is at work.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.channels import Features, SendFailed, Spoken
from bot.channels.lab.receive import to_incoming
from bot.courier.courier import Courier
from bot.inbox.worker import Worker
from bot.language.text import Texts
from bot.language.words import Words
from domain.message import Address, Incoming, Outgoing, Photo
from storage.engine.database import Database
from storage.mail.inbox import TRIES, rest_after
from storage.photo.folder import Folder
from storage.photo.photos import PhotoStore
from storage.work import Work
from tests.town import LAB, NAMES, NOON, at, open_town

TEXTS = Texts.load(strict=True)
WORDS = Words(TEXTS)

PHOTO = Photo("a" * 64, 8, 6)


@dataclass
class Sheet:
    """A message as it lies on the table. ``edited`` counts how often it was changed."""

    chat: str
    message: Spoken
    edited: int = 0


@dataclass
class Paper:
    """Keeps the contract of ``bot.channels.Channel``. ``mishaps`` happen one after another, instead of a delivery."""

    name: str = LAB
    features: Features = field(default_factory=lambda: Features(buttons=True, edits=True, groups=True, text_limit=4096))
    table: dict[str, Sheet] = field(default_factory=dict)
    mishaps: list[BaseException] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    before_delivery: Callable[[], Awaitable[None]] | None = None

    def receive(self, payload: bytes, moment: datetime) -> Incoming | None:
        return to_incoming(payload, moment, ())

    async def fetch(self, attachment: str) -> bytes:
        await self._happens()
        try:
            return self.files[attachment]
        except KeyError as error:
            raise SendFailed("no such file", permanent=True) from error

    async def forget(self, attachment: str) -> None:
        await self._happens()
        self.files.pop(attachment, None)

    async def send(self, to: Address, message: Spoken) -> str:
        await self._happens()
        id = f"p{len(self.table) + 1}"
        self.table[id] = Sheet(to.chat, message)
        return id

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        await self._happens()
        sheet = self.table.get(message_id)
        if sheet is None:
            raise SendFailed("no such message", permanent=True)
        sheet.message, sheet.edited = message, sheet.edited + 1

    async def leave(self, chat: Address) -> None:
        await self._happens()
        self.left.append(chat.chat)

    def address(self, onward: str) -> str:
        return f"paper:{onward}"

    async def _happens(self) -> None:
        if self.before_delivery is not None:
            await self.before_delivery()
        if self.mishaps:
            raise self.mishaps.pop(0)

    def heard(self, chat: str) -> list[str]:
        """What lies in front of that chat, in order."""
        return [sheet.message.text for sheet in self.table.values() if sheet.chat == chat]


class Album(PhotoStore):
    """Takes any bytes for a photo, without a child; ``mishaps`` happen instead, one after another."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Folder(folder))
        self.mishaps: list[Exception] = []

    async def take_in(self, raw: bytes) -> Photo:
        if self.mishaps:
            raise self.mishaps.pop(0)
        return PHOTO


@dataclass
class Bot:
    """The worker and the courier on one town, one platform, and a clock that a test moves."""

    database: Database
    paper: Paper
    album: Album
    now: datetime = NOON

    def __post_init__(self) -> None:
        channels = {self.paper.name: self.paper}
        self.worker = Worker(self.database, channels, self.album, WORDS, lambda: self.now)
        self.courier = Courier(self.database, channels, self.album, TEXTS, lambda: self.now)

    async def store(self, payload: bytes, *, conversation: str = "wang", channel: str = LAB) -> None:
        """A payload comes in, whatever it holds."""
        await self.database.transact(
            lambda work: work.inbox.store(
                channel=channel,
                update_id=str(sum(work.inbox.counts().values())),
                conversation=conversation,
                payload=payload,
                now=self.now,
            )
        )

    async def hears(self, who: str, text: str = "", **more: object) -> None:
        """Somebody says something to the bot in private."""
        await self.store(said(who, text, **more), conversation=who)

    async def tells(self, who: str, message: Outgoing) -> None:
        """Somebody is to be told something, in their own language."""

        def unit(work: Work) -> None:
            person = work.people.meet(at(who), NAMES.get(who, who), self.now)
            assert work.outbox.tell(person.id, message, self.now)

        await self.database.transact(unit)

    async def settle(self) -> None:
        """Everything that may happen now happens."""
        while await self.worker.step() + await self.courier.step():
            pass

    async def try_to_the_last(self) -> None:
        """What fails is tried again after each rest, until it is dead."""
        for tries in range(1, TRIES + 1):
            await self.settle()
            self.now += rest_after(tries)
        await self.settle()

    async def wait(self, span: timedelta) -> None:
        """Time goes by, then everything that may happen happens."""
        self.now += span
        await self.settle()


def said(who: str, text: str = "", **more: object) -> bytes:
    """The payload of something said in private."""
    payload = {
        "id": "1",
        "account": who,
        "name": NAMES.get(who, who),
        "chat": who,
        "kind": "private",
        "message_id": text or "1",
        "text": text,
    }
    return json.dumps({**payload, **more}, ensure_ascii=False).encode()


@asynccontextmanager
async def bot_at_work(
    folder: Path, *, kept: bool = False, features: dict[str, object] | None = None
) -> AsyncIterator[Bot]:
    """The bot in the small town. ``kept``: the database is found again by the next bot in the same folder."""
    paper = Paper()
    paper.features = replace(paper.features, **(features or {}))  # type: ignore[arg-type]
    async with open_town(folder if kept else None) as database:
        album = Album(folder)
        yield Bot(database, paper, album)
        await album.close()
