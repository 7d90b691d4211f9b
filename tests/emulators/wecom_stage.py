"""A stage whose people have WeCom on their phones: the same plays, over the real adapter and the emulator.

What stands in the town file for the lab, accounts and groups, stands in WeCom here: everybody is a member the app is
for. A group is one of the app's own, which is for listening; a group named in ``called`` has the robot in it instead,
which hears whoever calls it and says nothing by itself.

WeCom tells an app nobody's name: whoever is not in the register says what they are called before anything else.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.bringing_in import bring_in
from bot.channels.lab.receive import NAME as LAB
from bot.channels.wecom.receive import NAME
from bot.rehearsal import props
from bot.rehearsal.mistakes import CannotPlay
from bot.rehearsal.program import Program
from bot.rehearsal.script import Pattern, Speaks
from bot.rehearsal.stage import TimePasses, find_button
from domain.message import Address, Point
from domain.places.geo import to_gcj02
from domain.register import PersonEntry, Register
from storage.lab import LabMessage, LabPhoto, LabWords
from storage.lab import Phone as LabPhone
from tests.emulators.wecom import ROBOT_NAME, Group, InGroup, Kind, Member, Message, Phone, Wecom, cards, words_of
from tests.emulators.wecom_program import WecomProgram, on_wecom

#: So many bytes has a text of WeCom at the most.
_FULL = 2048

_LINE = "\n"

#: How a line looks that offers a choice to whoever can type its number.
_NUMBERED = re.compile(r"(\d+) (.+)")


class Neighbourhood:
    """The people and groups of a town in WeCom, by the ids they have in the lab."""

    def __init__(self, wecom: Wecom, register: Register, called: Collection[str] = ()) -> None:
        self._wecom = wecom
        self._called = called
        #: Whose names the program knows.
        self.introduced = {account.chat for person in register.people for account in person.accounts}
        self._members: dict[str, Member] = {}
        self._groups: dict[str, Group] = {}
        for person in register.people:
            for account in person.accounts:
                self.member(account.chat, person.name)
        for chat in register.chats:
            self.group(chat.address.chat, chat.title)

    def member(self, account: str, name: str) -> Member:
        """Somebody's account, made when they are first heard of."""
        if account not in self._members:
            self._members[account] = self._wecom.member(name)
        return self._members[account]

    def group(self, chat: str, title: str) -> Group:
        """A group of the town."""
        if chat not in self._groups:
            robot = title in self._called
            group = self._wecom.group(title, [*self._members.values()], robot=robot)
            group.by_app = not robot
            self._groups[chat] = group
        return self._groups[chat]

    def phone(self, phone: LabPhone) -> Phone:
        """The phone somebody holds, with the app open."""
        return self._wecom.phone(self.member(phone.account, phone.name))

    def in_group(self, phone: LabPhone) -> InGroup:
        """The phone somebody holds, with a group open."""
        return self._wecom.in_group(self.group(phone.group, phone.title), self.member(phone.account, phone.name))

    def shown(self, chat: str) -> list[Message]:
        """What stands in a chat."""
        if chat in self._groups:
            return self._groups[chat].messages
        found = self._members.get(chat)
        return [] if found is None else self._wecom.phone(found).messages

    def moved_in(self, register: Register) -> Register:
        """The register as if the town had been in WeCom from the beginning."""
        people = tuple(replace(person, accounts=self._accounts(person)) for person in register.people)
        chats = tuple(replace(chat, address=self.address(chat.address.chat, chat.title)) for chat in register.chats)
        return replace(register, people=people, chats=chats, phones=())

    def address(self, chat: str, title: str) -> Address:
        """Where the program finds a group."""
        group = self.group(chat, title)
        return Address(NAME, f"{'robot' if group.robot else 'appchat'}:{group.chatid}")

    def _accounts(self, person: PersonEntry) -> tuple[Address, ...]:
        return tuple(
            Address(NAME, self.member(account.chat, person.name).userid)
            for account in person.accounts
            if account.channel == LAB
        )


class WecomPhones:
    """What people do and see in WeCom, in the words of a play. Nothing of the program is moved here but photos."""

    def __init__(self, wecom: Wecom, neighbourhood: Neighbourhood, program: Program) -> None:
        self.photos: dict[str, str] = {}
        self.neighbourhood = neighbourhood
        self._wecom = wecom
        self._program = program
        #: The cards that stood below words when they were first seen.
        self._below: set[str] = set()

    async def say(self, phone: LabPhone, speech: Speaks) -> None:
        """Somebody says it."""
        photos = [props.NO_PHOTO if name is None else props.photo(name) for name in speech.uploads]
        if phone.group:
            self._say_in_group(phone, speech, photos)
        else:
            self._say_in_private(phone, speech, photos)
        for name in speech.uploads:
            if name is not None:
                taken = await self._program.service.photos.take_in(props.photo(name))
                self.photos[name] = taken.sha256

    def _say_in_group(self, phone: LabPhone, speech: Speaks, photos: Sequence[bytes]) -> None:
        here = self.neighbourhood.in_group(phone)
        if not here.group.robot:
            raise CannotPlay("rehearsal-group-is-silent")
        quoted = next((m for m in reversed(here.group.messages) if speech.reply_to and speech.reply_to in m.text), None)
        # What elsewhere is a command is said to the robot by its name.
        words = f"@{ROBOT_NAME} {speech.words}" if speech.words.startswith("/") else speech.words
        here.say(words, photos=photos, quoting=quoted)

    def _say_in_private(self, phone: LabPhone, speech: Speaks, photos: Sequence[bytes]) -> None:
        """A place and each photo are messages of their own, and come before the words they belong to."""
        here = self.neighbourhood.phone(phone)
        if not here.member.visible:
            here.get_the_app()
        if phone.account not in self.neighbourhood.introduced:
            self.neighbourhood.introduced.add(phone.account)
            here.say(f"我叫 {phone.name}")
        if speech.point is not None:
            point = to_gcj02(Point(*speech.point))
            here.share_location(point.lat, point.lon)
        if speech.sticker:
            here.send_film()
        for photo in photos:
            here.send_photo(photo)
        if speech.words:
            here.say(speech.words)

    async def tap(self, phone: LabPhone, label: Pattern) -> None:
        """A button, an option of a card, or a number where there is no card."""
        id, handle = find_button(self.messages(phone.chat), label)
        kind, _, value = handle.partition(" ")
        if kind == "typed":
            self.neighbourhood.phone(phone).say(value)
            return
        (message,) = (message for message in self.neighbourhood.shown(phone.chat) if message.id == id)
        if phone.group:
            self.neighbourhood.in_group(phone).press_key(message, value)
            return
        here = self.neighbourhood.phone(phone)
        if kind == "pressed":
            here.press_key(message, value)
        else:
            question = message.card["checkbox"]["question_key"]
            here.press_key(message, message.card["submit_button"]["key"], chosen=[(question, value)])

    def messages(self, chat: str) -> tuple[LabMessage, ...]:
        """The messages of a chat, as whoever looks at them takes them."""
        return tuple(self._as_seen(self.neighbourhood.shown(chat)))

    def _as_seen(self, messages: Sequence[Message]) -> Iterator[LabMessage]:
        """Photos above words of the program belong to them; so does a card below words that is about the same."""
        above: list[LabPhoto] = []
        words: Message | None = None
        for message in messages:
            own = not message.sender
            if words is not None and _goes_on(words, message):
                message = replace(message, text=f"{words.text}\n{message.text}")
                words = None
            if words is not None and not self._belongs(words, message):
                yield _seen(words, words.text, _typed(words.text), above)
                above, words = [], None
            if own and message.kind is Kind.IMAGE:
                above.append(_photo(message))
            elif own and message.kind in (Kind.TEXT, Kind.MARKDOWN):
                words = message
            else:
                text, choices = self._card(words, message) if message.card else (message.text, ())
                yield _seen(message, text, choices, above)
                above, words = [], None
        if words is not None:
            yield _seen(words, words.text, _typed(words.text), above)

    def _belongs(self, words: Message, message: Message) -> bool:
        """Whether it is the card below the words, also when it says something else by now."""
        if message.card and message.at == words.at and _is_headed(words, message):
            self._below.add(message.id)
        return message.id in self._below

    def _card(self, words: Message | None, message: Message) -> tuple[str, tuple[tuple[str, str], ...]]:
        """What a card shows together with the words above it; labels are as long as they are written there."""
        text = words_of(message)
        choices = () if message.done else tuple(_choices(message))
        if words is None or message.done or not _is_headed(words, message):
            # What changed is the card: the words above it are what was said before.
            return text, choices
        in_full = dict(_NUMBERED.findall(words.text))
        return words.text, tuple((handle, _in_full(label, in_full)) for handle, label in choices)


class WecomStage(TimePasses):
    """Keeps the protocol of ``bot.rehearsal.stage.Stage``."""

    def __init__(self, register: Register, wecom: Wecom, program: WecomProgram, called: Collection[str] = ()) -> None:
        self.wecom = wecom
        self.program = program
        self.phones = WecomPhones(wecom, Neighbourhood(wecom, register, called), program)
        self._zone = ZoneInfo(register.town.zone)

    @property
    def photos(self) -> dict[str, str]:
        return self.phones.photos

    def now(self) -> datetime:
        return self.program.now().astimezone(self._zone)

    async def say(self, phone: LabPhone, speech: Speaks) -> None:
        await self.phones.say(phone, speech)
        await self.program.settle()

    async def tap(self, phone: LabPhone, label: Pattern) -> None:
        await self.phones.tap(phone, label)
        await self.program.settle()

    async def block(self, phone: LabPhone) -> None:
        self.phones.neighbourhood.phone(phone).leave_the_app()
        await self.program.settle()

    async def messages(self, chat: str) -> Sequence[LabMessage]:
        return self.phones.messages(chat)

    async def version(self) -> int:
        return len(self.wecom.ledger.entries)

    async def troubles(self) -> tuple[int, int]:
        return await self.program.troubles()


def _is_headed(words: Message, message: Message) -> bool:
    """Whether the card says nothing but how the words above it begin."""
    title = cards.at(message.card, "main_title.title") or ""
    return not message.card.get("sub_title_text") and words.text.startswith(title.removesuffix("…"))


def _goes_on(words: Message, message: Message) -> bool:
    """Whether the words are the next lines of a text that filled its message."""
    both = words.kind is message.kind is Kind.TEXT and not message.sender and message.at == words.at
    return both and len(f"{words.text}\n{message.text.partition(_LINE)[0]}".encode()) > _FULL


def _seen(message: Message, text: str, choices: tuple[tuple[str, str], ...], photos: Sequence[LabPhoto]) -> LabMessage:
    words = LabWords(text, choices, tuple(photos))
    return LabMessage(message.id, message.sender, "", words, message.at, None)


def _photo(message: Message) -> LabPhoto:
    return LabPhoto(sha256(message.content).hexdigest())


def _choices(message: Message) -> Iterator[tuple[str, str]]:
    yield from ((f"pressed {key}", text) for key, text in cards.pressable(message.card))
    yield from ((f"ticked {id}", text) for _, id, text in cards.selectable(message.card))


def _typed(text: str) -> tuple[tuple[str, str], ...]:
    """The choices at the end of a text, each to be answered by its number."""
    lines = []
    for line in reversed(text.splitlines()):
        if not _NUMBERED.fullmatch(line):
            break
        lines.append(line)
    found = [(f"typed {line.partition(' ')[0]}", line) for line in reversed(lines)]
    return tuple(found) if found and found[0][0] == "typed 1" else ()


def _in_full(label: str, written: dict[str, str]) -> str:
    number, _, words = label.partition(" ")
    whole = written.get(number, "")
    return f"{number} {whole}" if label.endswith("…") and whole.startswith(words.removesuffix("…")) else label


@contextlib.asynccontextmanager
async def wecom_stage(
    folder: Path, register: Register, starts: datetime, *, called: Collection[str] = ()
) -> AsyncIterator[WecomStage]:
    """A stage whose people hold phones with WeCom on them; the robot is in the groups with these titles."""
    async with on_wecom(folder, starts) as (wecom, program):
        stage = WecomStage(register, wecom, program, called)
        await bring_in(program.service, stage.phones.neighbourhood.moved_in(register))
        yield stage
