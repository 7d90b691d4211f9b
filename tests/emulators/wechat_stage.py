"""A stage whose people have WeChat on their phones: the same plays, over the real adapter and the emulator.

What stands in the town file for the lab, accounts, stands on WeChat here: everybody has followed the account long ago.
Groups are on Telegram, where people read and say nothing: no account can be in a group of WeChat.

What WeChat lets nobody say to somebody any more comes as a template message; its reader opens the page behind it at
once, and what stands there is what they read, and where they press.

WeChat tells an account nobody's name: whoever is not in the register says what they are called before anything else.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import ClientSession

from bot.bringing_in import bring_in
from bot.channels.lab.receive import NAME as LAB
from bot.channels.lengths import CUT
from bot.channels.telegram.receive import NAME as TELEGRAM
from bot.channels.wechat.envelope import NAME
from bot.rehearsal import props
from bot.rehearsal.mistakes import CannotPlay
from bot.rehearsal.script import Pattern, Speaks
from bot.rehearsal.stage import TimePasses, find_button
from domain.message import Address, Point
from domain.places.geo import to_gcj02
from domain.register import PersonEntry, Register
from storage.lab import LabMessage, LabPhoto, LabWords
from storage.lab import Phone as LabPhone
from tests.emulators import phone_pages
from tests.emulators.phone_pages import OnPage
from tests.emulators.telegram_stage import TelegramStage
from tests.emulators.wechat import Kind, Message, Phone, Wechat
from tests.emulators.wechat_program import WechatProgram, on_wechat

#: Messages that say little and lead to a page.
_REMINDERS = (Kind.TEMPLATE, Kind.SUBSCRIPTION)


class Neighbourhood:
    """The people of a town on WeChat, by the ids they have in the lab."""

    def __init__(self, wechat: Wechat, register: Register) -> None:
        self._wechat = wechat
        self._phones: dict[str, Phone] = {}
        for person in register.people:
            for account in person.accounts:
                self.phone(account.chat, person.name)

    def phone(self, account: str, name: str) -> Phone:
        """Somebody's phone; they are there when they are first heard of, and follow the account."""
        if account not in self._phones:
            self._phones[account] = self._wechat.phone(name, following=True)
        return self._phones[account]

    def shown(self, chat: str) -> list[Message]:
        """What stands in somebody's chat with the account."""
        found = self._phones.get(chat)
        return [] if found is None else found.messages

    def accounts(self, person: PersonEntry) -> tuple[Address, ...]:
        return tuple(
            Address(NAME, self.phone(account.chat, person.name).openid)
            for account in person.accounts
            if account.channel == LAB
        )


class WechatStage(TimePasses):
    """Keeps the protocol of ``bot.rehearsal.stage.Stage``."""

    def __init__(
        self, register: Register, wechat: Wechat, groups: TelegramStage, program: WechatProgram, browser: ClientSession
    ) -> None:
        self.photos: dict[str, str] = {}
        self.wechat = wechat
        self.program = program
        self.neighbourhood = Neighbourhood(wechat, register)
        self._groups = groups
        self._titled = {chat.address.chat for chat in register.chats}
        self._browser = browser
        self._opened: dict[int, OnPage | None] = {}
        self._answers: list[OnPage] = []
        self._answered: dict[str, list[LabMessage]] = {}
        self._called = {account.chat for person in register.people for account in person.accounts}
        self._zone = ZoneInfo(register.town.zone)

    def now(self) -> datetime:
        return self.program.now().astimezone(self._zone)

    def moved_in(self, register: Register) -> Register:
        """The register as if the town had been on WeChat from the beginning, and its groups on Telegram."""
        people = tuple(replace(person, accounts=self.neighbourhood.accounts(person)) for person in register.people)
        group = self._groups.neighbourhood.group
        chats = tuple(
            replace(chat, address=Address(TELEGRAM, str(group(chat.address.chat, chat.title).id)))
            for chat in register.chats
        )
        return replace(register, people=people, chats=chats, phones=())

    async def say(self, phone: LabPhone, speech: Speaks) -> None:
        """A place, and each photo, is a message of its own; words come last. Whoever went away follows again first."""
        here = self._private(phone)
        if not here.person.following:
            here.follow()
            await self.program.settle()
        if phone.account not in self._called:
            self._called.add(phone.account)
            here.say(f"我叫 {phone.name}")
            await self.program.settle()
        if speech.point is not None:
            point = to_gcj02(Point(*speech.point))
            here.share_place(point.lat, point.lon)
            await self.program.settle()
        if speech.sticker:
            here.sticker()
            await self.program.settle()
        for name in speech.uploads:
            here.photo(props.NO_PHOTO if name is None else props.photo(name))
            await self.program.settle()
            if name is not None:
                self.photos[name] = (await self.program.service.photos.take_in(props.photo(name))).sha256
        if speech.words:
            here.say(speech.words)
            await self.program.settle()

    async def tap(self, phone: LabPhone, label: Pattern) -> None:
        here = self._private(phone)
        id, handle = find_button(await self._pressable(phone.chat), label)
        if id.startswith(_ANSWER):
            await self._press_on_page(phone, self._answers[int(id.removeprefix(_ANSWER))].url, label)
        elif handle.startswith(_TYPED):
            here.say(handle.removeprefix(_TYPED))
        elif (message := _message(here, id)).kind in _REMINDERS:
            await self._press_on_page(phone, message.url, label)
        else:
            (link,) = (link for link in _message(here, id).links if link.id == handle)
            here.tap_menu(link.says, link.id)
        await self.program.settle()

    async def _pressable(self, chat: str) -> Sequence[LabMessage]:
        """What stands before somebody now: the page with the answers to what they did was closed before long."""
        since = self.program.now() - _LOOKED_AT
        return [one for one in await self.messages(chat) if not (one.id.startswith(_ANSWER) and one.at < since)]

    async def _press_on_page(self, phone: LabPhone, url: str, label: Pattern) -> None:
        """The page is opened anew: it shows what can be pressed by now. The page that comes then is read, too."""
        page, stood = await self._page(url), len(await self.messages(phone.chat))
        for said in reversed(page):
            for value, shown in said.presses:
                if label.covers(shown):
                    after = await self.program.meanwhile(phone_pages.pressed(self._browser, said, value))
                    await self.program.settle()
                    new = (await self.messages(phone.chat))[stood:]
                    self._read(phone.chat, after, {*_words(page), *(message.words.text for message in new)})
                    return
        raise CannotPlay("rehearsal-no-button", label=" … ".join(label.pieces))

    async def _page(self, url: str) -> Sequence[OnPage]:
        """What stands on a page; nothing when it is over."""
        try:
            return await phone_pages.opened(self._browser, url)
        except phone_pages.Over:
            return ()

    def _read(self, chat: str, page: Sequence[OnPage], known: Collection[str]) -> None:
        """What stands on the page now, and neither stood there before nor has come into the chat, was heard there."""
        for said in page:
            if said.words not in known:
                self._answered.setdefault(chat, []).append(self._on_page(said, len(self._answers)))
                self._answers.append(said)

    def _on_page(self, said: OnPage, number: int) -> LabMessage:
        words = LabWords(said.words, said.presses, tuple(map(LabPhoto, said.photos)))
        return LabMessage(f"{_ANSWER}{number}", "", "", words, self.program.now(), None)

    def _private(self, phone: LabPhone) -> Phone:
        if phone.group:
            # Whoever speaks there has an account of Telegram, too.
            raise CannotPlay("rehearsal-group-is-silent", name=phone.title)
        return self.neighbourhood.phone(phone.account, phone.name)

    async def block(self, phone: LabPhone) -> None:
        self._private(phone).unfollow()
        await self.program.settle()

    async def messages(self, chat: str) -> Sequence[LabMessage]:
        if chat in self._titled:
            return await self._groups.messages(chat)
        shown = self.neighbourhood.shown(chat)
        for message in shown:
            if message.own and message.id not in self._opened:
                self._opened[message.id] = await self._behind(message)
        read = [*self._as_seen(shown), *self._answered.get(chat, ())]
        return sorted(read, key=lambda message: message.at)

    async def _behind(self, message: Message) -> OnPage | None:
        """What stands on the page a message leads to, if it leads to one of ours."""
        url = message.url or next((link.url for link in message.links if "/p/" in link.url), "")
        if not url:
            return None
        return next(iter(await self._page(url)), None)

    def _as_seen(self, messages: Sequence[Message]) -> Iterator[LabMessage]:
        """The messages of a chat; photos that stand above the words of the account belong to them."""
        above: list[LabPhoto] = []
        for message in messages:
            if message.own and message.kind is Kind.IMAGE:
                above.append(_photo(self.wechat, message))
                continue
            yield self._one(message, above)
            above = []

    def _one(self, message: Message, above: Sequence[LabPhoto]) -> LabMessage:
        page = self._opened.get(message.id)
        sender = "" if message.own else "somebody"
        if page is not None and message.kind in _REMINDERS:
            photos = tuple(map(LabPhoto, page.photos))
            words = LabWords(page.words, page.presses, photos)
        else:
            text, choices = _choices(message)
            if page is not None and CUT in text:
                text = page.words
            photos = (*above, *map(LabPhoto, page.photos if page is not None else ()))
            words = LabWords(text, choices, photos)
        return LabMessage(str(message.id), sender, "", words, message.at, None)

    async def version(self) -> int:
        return len(self.wechat.ledger.entries) + len(self._answers) + await self._groups.version()

    async def troubles(self) -> tuple[int, int]:
        return await self.program.troubles()


#: So long somebody leaves the page open that came after a press.
_LOOKED_AT = timedelta(minutes=10)

#: Before the number of what was read on the page that came after a press.
_ANSWER = "page "

#: Before the number of a choice that has to be typed.
_TYPED = "typed "


def _words(page: Sequence[OnPage]) -> Iterator[str]:
    return (said.words for said in page)


def _choices(message: Message) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The words without the choices below them, and the choices: links, or lines whose number is typed."""
    tapped = {link.label: link.id for link in message.links if link.says}
    lines, choices = message.text.split("\n"), []
    while lines and (tapped or (_number(lines[-1]) and message.own)):
        line = lines[-1]
        if tapped and line not in tapped:
            break
        choices.append((tapped.get(line, f"{_TYPED}{_number(line)}"), line))
        lines.pop()
    if not tapped and not (choices and _number(choices[-1][1]) == "1"):
        return message.text, ()
    return "\n".join(lines).strip("\n"), tuple(reversed(choices))


def _message(phone: Phone, id: str) -> Message:
    return next(message for message in phone.messages if message.id == int(id))


def _number(line: str) -> str:
    number, space, _ = line.partition(" ")
    return number if space and number.isdecimal() else ""


def _photo(wechat: Wechat, message: Message) -> LabPhoto:
    return LabPhoto(sha256(wechat.world.media[message.media].content).hexdigest())


@contextlib.asynccontextmanager
async def wechat_stage(
    folder: Path, register: Register, starts: datetime, *, reminds: bool = True
) -> AsyncIterator[WechatStage]:
    """A stage whose people hold phones with WeChat on them. ``reminds``: the town has a template message."""
    async with on_wechat(folder, starts, reminds=reminds) as (wechat, telegram, program), ClientSession() as browser:
        groups = TelegramStage(replace(register, people=()), telegram, program)
        stage = WechatStage(register, wechat, groups, program, browser)
        await bring_in(program.service, stage.moved_in(register))
        yield stage
