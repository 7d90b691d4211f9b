"""One service after another over Telegram, each of which may die; the emulator and its people outlive them all."""

from __future__ import annotations

import asyncio
import json
import random
import signal
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from domain.message import Address
from domain.register import Register
from tests.emulators.telegram import Call, Group, Phone, Telegram
from tests.emulators.telegram.people import Status, User
from tests.faults.ledger import Sort
from tests.faults.long_street import FIRST, long_street
from tests.faults.trial import PATIENCE, Stalled
from tests.faults.zygote import Life, Zygote
from tests.ports import free_port

CHANNEL = "telegram"

SEND, EDIT = "sendMessage", "editMessageText"

#: Whoever takes up what is reported.
TAKER = "xu"

_PAUSE = 0.005

#: The emulator waits so much shorter between two tries at a webhook.
_HASTE = 0.02


class Gone(Exception):
    """The service died by itself."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did, and the chat it is about: of a press, that of the card's reporter."""

    sort: Sort
    chat: int
    about: int


@dataclass
class People:
    """The staff of the town on their phones, the yard's group, and everybody else who comes along."""

    telegram: Telegram
    phones: Mapping[str, Phone]
    group: Group
    deeds: list[Deed] = field(default_factory=list)
    houses: dict[int, int] = field(default_factory=dict)
    pressed: set[int] = field(default_factory=set)

    @classmethod
    def moved_in(cls, telegram: Telegram, register: Register) -> People:
        users = {person.key: telegram.person(person.name) for person in register.people}
        phones = {key: telegram.private(user) for key, user in users.items()}
        for phone in phones.values():
            phone.chat.started = True
        group = telegram.group(register.chats[0].title, users[TAKER])
        group.chat.members[telegram.bot.user.id] = Status.MEMBER
        return cls(telegram, phones, group)

    def addresses(self, register: Register) -> Register:
        """The register with everybody where they are over Telegram."""
        people = (
            replace(one, accounts=(Address(CHANNEL, str(self.phones[one.key].user.id)),)) for one in register.people
        )
        chats = (replace(one, address=Address(CHANNEL, str(self.group.id))) for one in register.chats)
        return replace(register, people=tuple(people), chats=tuple(chats), phones=())

    def greets(self) -> None:
        """Somebody new says hello."""
        phone = self._somebody()
        self.deeds.append(Deed(Sort.GREETING, phone.chat.id, phone.chat.id))
        phone.start()

    def reports(self) -> None:
        """Somebody new reports the stair lamp of the next house."""
        phone, house = self._somebody(), FIRST + len(self.houses)
        self.houses[house] = phone.chat.id
        self.deeds.append(Deed(Sort.REPORT, phone.chat.id, phone.chat.id))
        phone.say(f"{house}栋楼道灯坏了")

    def takes_up(self) -> None:
        """The grid worker presses the first button of the newest card nobody pressed; nothing when there is none."""
        phone = self.phones[TAKER]
        for card in reversed(phone.heard):
            house = card["text"].partition("栋")[0][-3:]
            buttons = [button for row in card.get("reply_markup", {}).get("inline_keyboard", ()) for button in row]
            if buttons and house.isdecimal() and (about := self.houses[int(house)]) not in self.pressed:
                self.pressed.add(about)
                self.deeds.append(Deed(Sort.PRESS, phone.chat.id, about))
                phone.press_data(card, buttons[0]["callback_data"])
                return

    def _somebody(self) -> Phone:
        user: User = self.telegram.person("张三")
        return self.telegram.private(user)


@dataclass
class TelegramTrial:
    """``deaths`` are the lengths of the emulator's ledger at which a service died."""

    zygote: Zygote
    folder: Path
    chance: random.Random
    people: People
    port: int
    mistake: str = ""
    life: Life | None = None
    deaths: list[int] = field(default_factory=list)
    _heard: asyncio.Queue[Mapping[str, Any]] = field(default_factory=asyncio.Queue)
    _listening: asyncio.Task[None] | None = None
    _writer: asyncio.StreamWriter | None = None

    async def begin(self, *, hook: bool = False, failpoints: str = "") -> None:
        """A new life of the service: Telegram calls it, or is asked by it."""
        order = {"api": self.people.telegram.url, "port": self.port if hook else 0}
        self.life = self.zygote.start(self.folder, mistake=self.mistake, failpoints=failpoints, telegram=order)
        reader, self._writer = await asyncio.open_connection(sock=self.life.line)
        self._heard = asyncio.Queue()
        self._listening = asyncio.create_task(self._listen(reader))

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        with suppress(ConnectionError):
            while line := await reader.readline():
                self._heard.put_nowait(json.loads(line))

    @property
    def said(self) -> list[Call]:
        """Every message and every change of one that came out, in order."""
        return [call for call in self.people.telegram.ledger.calls(SEND, EDIT) if call.accepted]

    @property
    def gone(self) -> bool:
        """Whether it died by itself."""
        return self._listening is None or self._listening.done()

    async def up(self) -> None:
        """It runs; or it is gone."""
        with suppress(Gone):
            await self.until(lambda: not self._heard.empty())

    async def handed_over(self) -> None:
        """Telegram has nothing more to hand over."""
        updates = self.people.telegram.bot.updates
        await self.until(lambda: not len(updates))

    async def settle(self) -> None:
        """Telegram has nothing more to hand over, and nothing waits to be handled or said."""
        await self.handed_over()
        assert self._writer is not None
        self._writer.write(b'{"settle": true}\n')
        while "quiet" not in await asyncio.wait_for(self._heard.get(), PATIENCE):
            pass

    async def die(self) -> None:
        """kill -9."""
        assert self.life is not None
        assert self._listening is not None
        with suppress(ProcessLookupError):
            self.life.signal(signal.SIGKILL)
        await self._listening
        await self._bury()
        self.deaths.append(len(self.people.telegram.ledger.entries))

    async def finish(self) -> None:
        """A last life without faults: everything is handed over, handled and said."""
        await self.begin()
        await self.settle()
        assert self._writer is not None
        assert self._listening is not None
        self._writer.write(b'{"leave": true}\n')
        await self._listening
        await self._bury()

    async def _bury(self) -> None:
        assert self.life is not None
        assert self._writer is not None
        self._writer.close()
        await asyncio.to_thread(self.zygote.bury, self.life.pid)
        self.life = None

    def burst(self, most: int = 6) -> None:
        """A few people do something at the same time."""
        people = self.people
        for _ in range(self.chance.randint(1, most)):
            self.chance.choice((people.greets, people.reports, people.reports, people.takes_up))()

    async def until(self, holds: Callable[[], bool]) -> None:
        """It holds. Raises Gone when the service died before, and Stalled."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    if holds():
                        return
                    if self.gone:
                        raise Gone
                    await asyncio.sleep(_PAUSE)
        except TimeoutError:
            raise Stalled(f"{len(self.people.telegram.bot.updates)} updates wait") from None


@asynccontextmanager
async def trial(zygote: Zygote, folder: Path, seed: int, mistake: str = "") -> AsyncIterator[TelegramTrial]:
    """A trial in that folder, in which the town of ``register_over_telegram`` is."""
    telegram = Telegram(honest=False, haste=_HASTE)
    await telegram.start()
    people = People.moved_in(telegram, long_street())
    try:
        yield TelegramTrial(zygote, folder, random.Random(seed), people, free_port(), mistake)
    finally:
        await telegram.stop()
    if telegram.bugs:
        raise ExceptionGroup("the emulator itself is wrong", telegram.bugs)


def register_over_telegram() -> Register:
    """The long street, everybody where the emulator of every trial has them."""
    return People.moved_in(Telegram(honest=False), long_street()).addresses(long_street())
