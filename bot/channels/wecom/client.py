"""WeCom as a channel: messages said part after part, cards changed, files brought.

How a message looks is in ``render`` and ``cards``, what a refusal means in ``tencent.errors``; here is what is done
about it. What the robot heard, the robot answers.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from bot.channels import Features, Limits, SendFailed, Spoken, TextUnit
from bot.channels.tencent.errors import Refused, Sense, Unreached, to_courier
from bot.channels.tencent.rest import Rest
from bot.channels.wecom import render
from bot.channels.wecom.cards import Cards, new_task_id
from bot.channels.wecom.groups import APPCHAT, HOOK, ONE_WAY, ROBOT, Groups
from bot.channels.wecom.members import Members
from bot.channels.wecom.receive import NAME, to_incoming
from bot.channels.wecom.render import GroupPart, Part, Picture, Spoke
from domain.message import Address, Incoming
from storage.engine.database import Database
from storage.photo.sounds import SoundKind

P = TypeVar("P", Part, GroupPart)

#: What says that a member is not there, and nothing about the message.
_NOBODY = frozenset({40003, 40031, 46004, 60111, 81013, 82001})

#: So many messages are remembered of which only the first parts could be said.
_HALF_SAID = 256


class Robot(Protocol):
    """The robot of internal groups, as far as the channel has to know it."""

    def receive(self, payload: bytes, at: datetime) -> Incoming | None: ...

    def speaks_in(self, chat: str) -> bool: ...

    async def send(self, to: Address, message: Spoken) -> str | None: ...

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None: ...

    def holds(self, attachment: str) -> bool: ...

    async def fetch(self, attachment: str) -> bytes: ...


class WecomChannel:
    """Keeps the contract of ``bot.channels.Channel``."""

    name = NAME
    features = Features(
        buttons=True,
        edits=True,
        groups=True,
        text_limit=render.MOST_TEXTS * render.TEXT_BYTES,
        text_unit=TextUnit.BYTES,
        recordings=frozenset({SoundKind.AMR}),
        one_way=ONE_WAY,
        # WeCom's own advice is to keep away from the hour and the half hour (发送应用消息 › 说明).
        limits=Limits(per_second=30, chat_per_second=5, group_per_minute=20, crowded_at=(0, 30)),
    )

    def __init__(
        self,
        rest: Rest,
        database: Database,
        cards: Cards,
        *,
        agent: int,
        hooks: Mapping[str, str],
        now: Callable[[], datetime],
        robot: Robot | None = None,
    ) -> None:
        self.rest = rest
        self.groups = Groups(rest, hooks)
        self._members = Members(rest, database, cards, agent=agent, now=now)
        self._cards = cards
        self._now = now
        self._robot = robot
        #: How many parts of a message were said when the next one could not be.
        self._begun: dict[tuple[str, Spoken], int] = {}

    def receive(self, payload: bytes, at: datetime) -> Incoming | None:
        """What the payload says: XML came to the app, JSON to the robot. Raises ValueError."""
        if payload.startswith(b"{") and self._robot is not None:
            return self._robot.receive(payload, at)
        return to_incoming(payload, at)

    async def fetch(self, attachment: str) -> bytes:
        """The bytes of a file, which WeCom keeps for three days. The app fetches ids alone, never an address."""
        if self._robot is not None and self._robot.holds(attachment):
            return await self._robot.fetch(attachment)
        with self._as_the_courier_knows_it():
            return await self.rest.download("/cgi-bin/media/get", media_id=attachment)

    async def forget(self, attachment: str) -> None:
        """Files stay with WeCom: we hold nothing of them."""

    async def send(self, to: Address, message: Spoken) -> str:
        """The id of the new message: of its card where it has one, for that is what a press tells."""
        if self._robot is not None and self._robot.speaks_in(to.chat):
            said = await self._robot.send(to, message)
            if said is not None:
                return said
        with self._as_the_courier_knows_it():
            if to.chat.startswith((APPCHAT, HOOK, ROBOT)):
                await self._said(to, message, render.for_group(message), self._to_group)
                return new_task_id()
            return await self._to_a_member(to, message)

    async def edit(self, to: Address, message_id: str, message: Spoken) -> None:
        """The card shows what the message says now."""
        if self._robot is not None and message_id.startswith(ROBOT):
            await self._robot.edit(to, message_id, message)
            return
        with self._as_the_courier_knows_it():
            await self._members.change(to, message_id, message)

    async def leave(self, chat: Address) -> None:
        """An app cannot leave its groups, nor a robot: nothing is said there any more, and that is all."""

    def address(self, onward: str) -> str:
        """What is typed to the app: nothing that can be opened leads into a private talk with it."""
        return f"/start {onward}"

    async def _to_a_member(self, to: Address, message: Spoken) -> str:
        """A card that WeCom does not take becomes words with numbers to answer by."""
        parts = render.for_member(message, self._cards, new_task_id())
        try:
            return await self._said(to, message, parts, self._members.say)
        except Refused as refused:
            if refused.sense is not Sense.NEVER or refused.code in _NOBODY or render.card_of(parts[-1]) is None:
                raise
        return await self._said(to, message, (*parts[:-1], *render.plainly(message)), self._members.say)

    async def _to_group(self, to: Address, part: GroupPart) -> str:
        await self.groups.say(to.chat, part)
        return ""

    async def _said(
        self, to: Address, message: Spoken, parts: tuple[P, ...], say: Callable[[Address, P], Awaitable[str]]
    ) -> str:
        """The id of the last part. What was said of the message before is not said again."""
        key, id = (to.chat, message), ""
        begun = self._begun.pop(key, 0)
        for place, part in enumerate(parts[begun:], begun):
            try:
                id = await say(to, part)
            except (Refused, Unreached, FileNotFoundError, SendFailed) as error:
                if not _can_be_missing(part, error):
                    self._remember(key, place)
                    raise
        return id

    def _remember(self, key: tuple[str, Spoken], said: int) -> None:
        if len(self._begun) >= _HALF_SAID:
            del self._begun[next(iter(self._begun))]
        self._begun[key] = said

    @contextlib.contextmanager
    def _as_the_courier_knows_it(self) -> Iterator[None]:
        try:
            yield
        except (Refused, Unreached) as error:
            raise to_courier(error, self._now()) from error


def _can_be_missing(part: Part, error: Exception) -> bool:
    """Whether the words are better said without it: a photo or a voice note that is gone, or not taken, or maybe there
    already."""
    if not isinstance(part, Picture | Spoke):
        return False
    match error:
        case Refused():
            return error.sense is Sense.NEVER and error.code not in _NOBODY
        case Unreached():
            return error.maybe_sent
    return isinstance(error, FileNotFoundError)
