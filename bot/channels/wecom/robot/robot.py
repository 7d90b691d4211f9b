"""The robot as WeCom's channel and presence have it: what it heard, what it says, what it brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from pydantic import SecretStr

from bot.channels import SendFailed, Spoken, Unchangeable
from bot.channels.reach import Accept
from bot.channels.tencent.errors import WECOM, Refused, Unreached, to_courier
from bot.channels.tencent.line import Line
from bot.channels.tencent.open_calls import OpenCalls
from bot.channels.tencent.pictures import Pictures
from bot.channels.tencent.sealed import Sealed
from bot.channels.wecom.cards import Cards, new_task_id
from bot.channels.wecom.receive import NAME
from bot.channels.wecom.robot import render
from bot.channels.wecom.robot.door import Door, key
from bot.channels.wecom.robot.files import opened
from bot.channels.wecom.robot.receive import ROBOT, Envelope, to_incoming
from bot.settings import Settings
from domain.message import Address, Incoming
from storage.engine.database import Database
from storage.mail.answer_links import LIVES
from storage.photo.store import KeptFile

#: So long somebody who spoke to the robot in private looks for the answer there; later the app says it.
_LOOKS_HERE = timedelta(minutes=1)

#: Where links lead, whatever way we take there.
_OFFICIAL = "https://qyapi.weixin.qq.com"

#: So many people are remembered who spoke to it in private.
_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Identity:
    """What the robot is called, and what it is trusted by."""

    called: str
    token: SecretStr
    aes_key: SecretStr


class Robot:
    """Groups hear it nowhere but below their own words; people hear it there when they look there, else by the app."""

    def __init__(
        self,
        identity: Identity,
        api: str,
        database: Database,
        *,
        accept: Accept,
        now: Callable[[], datetime],
        cards: Cards,
    ) -> None:
        self._identity = identity
        self._api = api
        self._database = database
        self._now = now
        self._cards = cards
        self._line = Line(api, WECOM)
        self._pictures = Pictures(api)
        self.calls: OpenCalls[Mapping[str, Any]] = OpenCalls()
        #: Until when people who spoke to it in private look for the answer there.
        self._looking: dict[str, datetime] = {}
        sealed = Sealed(identity.token.get_secret_value(), identity.aes_key.get_secret_value(), "")
        self.door = Door(sealed, self.calls, accept=accept, note=self._note, now=now)

    @classmethod
    def of(
        cls,
        settings: Settings,
        database: Database,
        *,
        accept: Accept,
        now: Callable[[], datetime],
        cards: Cards,
    ) -> Robot | None:
        """The robot of the settings, None where they have none."""
        called, token, key = settings.wecom_robot_name, settings.wecom_robot_token, settings.wecom_robot_aes_key
        if called is None or token is None or key is None:
            return None
        return cls(Identity(called, token, key), settings.wecom_api, database, accept=accept, now=now, cards=cards)

    async def close(self) -> None:
        """Nobody waits for it any more, and every connection is closed."""
        self.calls.let_go()
        await self._line.close()
        await self._pictures.close()

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What a callback says. Pure. Raises ValueError."""
        return to_incoming(payload, at, self._identity.called)

    def speaks_in(self, chat: str) -> bool:
        """Whether something said there may be for the robot to say."""
        until = self._looking.get(chat)
        return chat.startswith(ROBOT) or (until is not None and self._now() < until)

    async def send(self, to: Address, message: Spoken) -> str | None:
        """The id of what was said; None where the app has to say it, to one person. Raises SendFailed."""
        task_id = new_task_id()
        group = to.chat.startswith(ROBOT)
        if message.sound is not None and not group:
            return None
        pictures = [await _content(photo) for photo in message.photos]
        answer = render.at_once(message, task_id, self._cards, [one for one in pictures if one])
        if await self.calls.give(key(to.chat), answer) is not None:
            return ROBOT + task_id
        if message.photos and not group:
            # A link takes no pictures, the app does.
            return None
        if await self._by_link(to, message, task_id, LIVES if group else _LOOKS_HERE):
            return ROBOT + task_id
        if group:
            raise SendFailed("nobody called the robot there", permanent=True)
        return None

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """The card changes for everybody, while the press of a button on it waits for an answer. Raises
        Unchangeable, SendFailed."""
        task_id = message_id.removeprefix(ROBOT)
        answer = render.changed(message, task_id, self._cards)
        if await self.calls.give(key(to.chat, task_id), answer) is None:
            raise Unchangeable("nobody pressed the card")

    def holds(self, attachment: str) -> bool:
        """Whether the file was sent to the robot."""
        return "://" in attachment

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of a picture. Raises SendFailed."""
        return opened(await self._pictures.fetch(attachment), self._identity.aes_key.get_secret_value())

    async def _note(self, told: Envelope) -> None:
        """The message may be answered later, if the link leads to WeCom."""
        now, link = self._now(), self._path(told.answer_link)
        if link is None:
            return
        if not told.chat.startswith(ROBOT):
            self._looks_here(told.chat, now)
        chat = Address(NAME, told.chat)
        await self._database.transact_first(
            lambda work: work.answer_links.give(link, chat, told.message_id, now),
        )

    def _path(self, link: str) -> str | None:
        """What the link says behind WeCom's own address, or behind the one it is called at here; None for any other."""
        bases = (base for base in (self._api, _OFFICIAL) if link.startswith(f"{base}/"))
        return next((link.removeprefix(base) for base in bases), None)

    def _looks_here(self, chat: str, now: datetime) -> None:
        self._looking.pop(chat, None)
        if len(self._looking) >= _REMEMBERED:
            del self._looking[next(iter(self._looking))]
        self._looking[chat] = now + _LOOKS_HERE

    async def _by_link(self, to: Address, message: Spoken, task_id: str, within: timedelta) -> bool:
        """Whether it was said by a link; one that WeCom does not take is followed by the next. Raises SendFailed."""
        while (link := await self._best(to, message.reply_to, within)) is not None:
            parts = urlsplit(link)
            try:
                answer = render.by_link(message, task_id, self._cards)
                await self._line.ask(parts.path, dict(parse_qsl(parts.query)), answer)
            except Refused:
                await self._use(link)
            except Unreached as unreached:
                if unreached.maybe_sent:
                    await self._use(link)
                raise to_courier(unreached, self._now()) from None
            else:
                await self._use(link)
                return True
        return False

    async def _best(self, to: Address, reply_to: str | None, within: timedelta) -> str | None:
        now = self._now()
        return await self._database.read(lambda work: work.answer_links.best(to, reply_to, now, within=within))

    async def _use(self, link: str) -> None:
        await self._database.transact(lambda work: work.answer_links.use(link))


async def _content(photo: KeptFile) -> bytes:
    """The picture, b"" where it is gone by now or larger than an answer holds."""
    try:
        content = await photo.read()
    except FileNotFoundError:
        return b""
    return content if len(content) <= render.LARGEST_PICTURE else b""
