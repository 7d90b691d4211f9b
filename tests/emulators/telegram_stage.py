"""A stage whose people have Telegram on their phones: the same plays, over the real adapter and the emulator.

What stands in the town file for the lab, accounts and groups, stands on Telegram here.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.bringing_in import bring_in
from bot.channels.lab.client import bot_mentions
from bot.channels.lab.receive import NAME as LAB
from bot.channels.telegram.receive import NAME
from bot.rehearsal import props
from bot.rehearsal.script import Pattern, Speaks
from bot.rehearsal.stage import TimePasses, find_button, find_message
from domain.message import Address
from domain.register import PersonEntry, Register
from storage.lab import LabMessage, LabPhoto, LabWords
from storage.lab import Phone as LabPhone
from tests.emulators.telegram import Group, Phone, Telegram
from tests.emulators.telegram.people import Json, Status, User
from tests.emulators.telegram.texts import words_of
from tests.emulators.telegram_program import TelegramProgram, on_telegram


class Neighbourhood:
    """The people and groups of a town on Telegram, by the ids they have in the lab."""

    def __init__(self, telegram: Telegram, register: Register) -> None:
        self._telegram = telegram
        self._users: dict[str, User] = {}
        self._groups: dict[str, Group] = {}
        for person in register.people:
            for account in person.accounts:
                private = telegram.private(self.user(account.chat, person.name)).chat
                private.started = True
                private.members[telegram.bot.user.id] = Status.MEMBER
        for chat in register.chats:
            self.group(chat.address.chat, chat.title)

    def user(self, account: str, name: str) -> User:
        """Somebody's account, made when they are first heard of."""
        if account not in self._users:
            self._users[account] = self._telegram.person(name)
        return self._users[account]

    def group(self, chat: str, title: str) -> Group:
        """A group the bot is in."""
        if chat not in self._groups:
            group = self._telegram.group(title, self._telegram.person("群主"))
            group.chat.members[self._telegram.bot.user.id] = Status.MEMBER
            if not self._telegram.bot.privacy:
                self._telegram.bot.open_groups.add(group.id)
            self._groups[chat] = group
        return self._groups[chat]

    def phone(self, phone: LabPhone) -> Phone:
        """The phone somebody holds, with the chat open that a play says."""
        user = self.user(phone.account, phone.name)
        return self.group(phone.group, phone.title).phone(user) if phone.group else self._telegram.private(user)

    def shown(self, chat: str) -> list[Json]:
        """What stands in a chat."""
        found = self._groups.get(chat)
        if found is None:
            user = self._users.get(chat)
            return self._telegram.private(user).messages if user is not None else []
        return list(found.chat.messages.values())

    def moved_in(self, register: Register) -> Register:
        """The register as if the town had been on Telegram from the beginning."""
        people = tuple(replace(person, accounts=self._accounts(person)) for person in register.people)
        chats = tuple(
            replace(chat, address=Address(NAME, str(self.group(chat.address.chat, chat.title).id)))
            for chat in register.chats
        )
        return replace(register, people=people, chats=chats, phones=())

    def _accounts(self, person: PersonEntry) -> tuple[Address, ...]:
        return tuple(
            Address(NAME, str(self.user(account.chat, person.name).id))
            for account in person.accounts
            if account.channel == LAB
        )


class TelegramStage(TimePasses):
    """Keeps the protocol of ``bot.rehearsal.stage.Stage``."""

    def __init__(self, register: Register, telegram: Telegram, program: TelegramProgram) -> None:
        self.photos: dict[str, str] = {}
        self.telegram = telegram
        self.program = program
        self.neighbourhood = Neighbourhood(telegram, register)
        self._zone = ZoneInfo(register.town.zone)

    def now(self) -> datetime:
        return self.program.now().astimezone(self._zone)

    async def say(self, phone: LabPhone, speech: Speaks) -> None:
        answered = find_message(await self.messages(phone.chat), speech.reply_to).id if speech.reply_to else None
        here = self.neighbourhood.phone(phone)
        reply_to = here.chat.messages[int(answered)] if answered is not None else None
        photos = [name for name in speech.uploads if name is not None]
        if speech.point is not None:
            here.share_location(*speech.point)
        text = self._with_the_name_telegram_knows(speech.words)
        if speech.sticker:
            here.send("sticker", reply_to=reply_to)
        elif photos or (text and None not in speech.uploads):
            here.say(text, photos=[props.photo(name) for name in photos], reply_to=reply_to)
        if None in speech.uploads:
            # What is no photo is no part of an album, and stands alone.
            here.send_file(props.NO_PHOTO, name="photo.jpg", mime="image/jpeg", caption="" if photos else text)
        for name in photos:
            self.photos[name] = (await self.program.service.photos.take_in(props.photo(name))).sha256
        await self.program.settle()

    def _with_the_name_telegram_knows(self, text: str) -> str:
        """Whoever calls the bot by name picks its name on Telegram from a list there."""
        for name in bot_mentions(self.program.service.texts):
            text = text.replace(name, f"@{self.telegram.bot.user.username}")
        return text

    async def tap(self, phone: LabPhone, label: Pattern) -> None:
        id, data = find_button(await self.messages(phone.chat), label)
        here = self.neighbourhood.phone(phone)
        here.press_data(here.chat.messages[int(id)], data)
        await self.program.settle()

    async def block(self, phone: LabPhone) -> None:
        self.neighbourhood.phone(phone).block()
        await self.program.settle()

    async def messages(self, chat: str) -> Sequence[LabMessage]:
        return tuple(self._as_seen(self.neighbourhood.shown(chat)))

    def _as_seen(self, messages: Sequence[Json]) -> list[LabMessage]:
        """The messages of a chat; photos that stand above the words of the bot belong to them."""
        seen, above = [], []
        for message in messages:
            own = message["from"]["id"] == self.telegram.bot.user.id
            photos = [self._photo(message)] if "photo" in message else []
            text = words_of(message)
            if own and photos and not text:
                above += photos
                continue
            words = LabWords(text, _choices(message), tuple(above + photos))
            above = []
            at = datetime.fromtimestamp(message["date"], UTC)
            sender = "" if own else str(message["from"]["id"])
            seen.append(LabMessage(str(message["message_id"]), sender, "", words, at, None))
        return seen

    def _photo(self, message: Json) -> LabPhoto:
        largest = message["photo"][-1]["file_id"]
        return LabPhoto(sha256(self.telegram.world.files[largest].bytes()).hexdigest())

    async def version(self) -> int:
        return len(self.telegram.ledger.entries)

    async def troubles(self) -> tuple[int, int]:
        return await self.program.troubles()


def _choices(message: Json) -> tuple[tuple[str, str], ...]:
    rows: list[list[Mapping[str, str]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple((button.get("callback_data", ""), button["text"]) for row in rows for button in row)


@contextlib.asynccontextmanager
async def telegram_stage(
    folder: Path, register: Register, starts: datetime, *, privacy: bool = False
) -> AsyncIterator[TelegramStage]:
    """A stage whose people hold phones with Telegram on them. Raises AssertionError for what was no Bot API."""
    async with on_telegram(folder, starts, privacy=privacy) as (telegram, program):
        stage = TelegramStage(register, telegram, program)
        await bring_in(program.service, stage.neighbourhood.moved_in(register))
        yield stage
