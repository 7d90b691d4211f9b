"""A stage on which everybody has the platform they use: Telegram, WeChat, WeCom, or only the page a link leads to.

Which that is stands in a literal table by their names, and so it does for groups; whoever is in no table is on WeChat.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, CookieJar

from bot.bringing_in import bring_in
from bot.rehearsal.script import Pattern, Speaks
from bot.rehearsal.stage import TimePasses, find_button
from domain.register import Register
from storage.lab import LabMessage, LabPhoto, LabWords
from storage.lab import Phone as LabPhone
from tests.emulators import phone_pages
from tests.emulators.mixed_program import MixedProgram, Platforms, on_all
from tests.emulators.phone_pages import OnPage
from tests.emulators.telegram_stage import TelegramStage
from tests.emulators.wechat.pages import HELD_BY
from tests.emulators.wechat_stage import WechatStage
from tests.emulators.wecom_stage import WecomStage

#: By what its pages know WeChat's own browser.
_BROWSER = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"

_START = "/start "


class Where(StrEnum):
    """``PAGE``: somebody on WeChat who never writes to the account, and opens what was passed on."""

    TELEGRAM = "telegram"
    WECHAT = "wechat"
    WECOM = "wecom"
    PAGE = "page"


@dataclass
class Reader:
    """Somebody with a page open in WeChat's browser."""

    session: ClientSession
    program: MixedProgram
    address: str
    shown: list[tuple[LabMessage, OnPage]] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=count)

    async def open(self, start: str) -> None:
        """The link behind a picture that was passed on in a group."""
        await self._look(await self.program.meanwhile(phone_pages.opened(self.session, f"{self.address}/go/{start}")))

    async def press(self, label: Pattern) -> None:
        """A button of the page."""
        id, handle = find_button([message for message, _ in self.shown], label)
        (page,) = (page for message, page in self.shown if message.id == id)
        await self._look(await self.program.meanwhile(phone_pages.pressed(self.session, page, handle)))

    async def _look(self, said: Sequence[OnPage]) -> None:
        for page in said:
            words = LabWords(page.words, page.presses, tuple(map(LabPhoto, page.photos)))
            id = f"page {next(self._numbers)}"
            self.shown.append((LabMessage(id, "", "", words, self.program.now(), None), page))


class MixedStage(TimePasses):
    """Keeps the protocol of ``bot.rehearsal.stage.Stage``."""

    def __init__(self, register: Register, where: Mapping[str, Where], platforms: Platforms, program: MixedProgram):
        self.program = program
        self._register = register
        self._where = where
        self._platforms = platforms
        self._zone = ZoneInfo(register.town.zone)
        self._readers: dict[str, Reader] = {}
        self._open = contextlib.AsyncExitStack()
        self._accounts = {account.chat: person.name for person in register.people for account in person.accounts}
        self._titles = {chat.address.chat: chat.title for chat in register.chats}
        self.telegram = TelegramStage(self._part(Where.TELEGRAM), platforms.telegram, program)
        self.wecom = WecomStage(self._part(Where.WECOM), platforms.wecom, program)
        browser = ClientSession()
        self._open.push_async_callback(browser.close)
        on_wechat = self._part(Where.WECHAT, Where.PAGE)
        self.wechat = WechatStage(on_wechat, platforms.wechat, self.telegram, program, browser)

    def _part(self, *where: Where) -> Register:
        """As much of the register as is there."""
        people = tuple(person for person in self._register.people if self._is_at(person.name) in where)
        chats = tuple(chat for chat in self._register.chats if self._is_at(chat.title) in where)
        return replace(self._register, people=people, chats=chats)

    def _is_at(self, name: str) -> Where:
        return self._where.get(name, Where.WECHAT)

    def _stage(self, name: str) -> TelegramStage | WechatStage | WecomStage:
        match self._is_at(name):
            case Where.TELEGRAM:
                return self.telegram
            case Where.WECOM:
                return self.wecom
        return self.wechat

    def _at(self, phone: LabPhone) -> TelegramStage | WechatStage | WecomStage:
        return self._stage(phone.title if phone.group else phone.name)

    def moved_in(self) -> Register:
        """The register as if everybody had been where they are from the beginning."""
        on_telegram = self.telegram.neighbourhood.moved_in(self._part(Where.TELEGRAM))
        in_wecom = self.wecom.phones.neighbourhood.moved_in(self._part(Where.WECOM))
        on_wechat = tuple(
            replace(person, accounts=self.wechat.neighbourhood.accounts(person))
            for person in self._part(Where.WECHAT, Where.PAGE).people
        )
        people = {person.key: person for person in (*on_telegram.people, *in_wecom.people, *on_wechat)}
        return replace(
            self._register,
            people=tuple(people[person.key] for person in self._register.people),
            chats=(*on_telegram.chats, *in_wecom.chats),
            phones=(),
        )

    @property
    def photos(self) -> Mapping[str, str]:
        return {**self.telegram.photos, **self.wechat.photos, **self.wecom.photos}

    def now(self) -> datetime:
        return self.program.now().astimezone(self._zone)

    async def say(self, phone: LabPhone, speech: Speaks) -> None:
        if self._is_at(phone.name) is Where.PAGE and speech.words.startswith(_START):
            await self._reader(phone).open(speech.words.removeprefix(_START))
            await self.program.settle()
        else:
            await self._at(phone).say(phone, speech)

    async def tap(self, phone: LabPhone, label: Pattern) -> None:
        if self._is_at(phone.name) is Where.PAGE:
            await self._reader(phone).press(label)
            await self.program.settle()
        else:
            await self._at(phone).tap(phone, label)

    def _reader(self, phone: LabPhone) -> Reader:
        if phone.account not in self._readers:
            openid = self.wechat.neighbourhood.phone(phone.account, phone.name).openid
            session = ClientSession(
                headers={"User-Agent": _BROWSER, HELD_BY: openid}, cookie_jar=CookieJar(unsafe=True)
            )
            self._open.push_async_callback(session.close)
            self._readers[phone.account] = Reader(session, self.program, self._platforms.address)
        return self._readers[phone.account]

    async def block(self, phone: LabPhone) -> None:
        await self._at(phone).block(phone)

    async def messages(self, chat: str) -> Sequence[LabMessage]:
        name = self._titles.get(chat) or self._accounts.get(chat, "")
        found = tuple(await self._stage(name).messages(chat))
        reader = self._readers.get(chat)
        return found if reader is None else (*found, *(message for message, _ in reader.shown))

    async def version(self) -> int:
        parts = [await stage.version() for stage in (self.telegram, self.wechat, self.wecom)]
        return sum(parts) + sum(len(reader.shown) for reader in self._readers.values())

    async def troubles(self) -> tuple[int, int]:
        return await self.program.troubles()

    async def close(self) -> None:
        """All browsers are closed."""
        await self._open.aclose()


@contextlib.asynccontextmanager
async def mixed_stage(
    folder: Path, register: Register, starts: datetime, *, where: Mapping[str, Where]
) -> AsyncIterator[MixedStage]:
    """A stage on which everybody is where the table says."""
    async with on_all(folder, starts) as (platforms, program):
        stage = MixedStage(register, where, platforms, program)
        try:
            await bring_in(program.service, stage.moved_in())
            yield stage
        finally:
            await stage.close()
