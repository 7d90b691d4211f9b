"""The robot with its door on loopback, in an emulated organisation, and nothing behind it but the inbox."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from pydantic import SecretStr

from bot.channels.wecom.cards import Cards
from bot.channels.wecom.presence import ROBOT_DOOR
from bot.channels.wecom.robot.robot import Identity, Robot
from bot.inbox.intake import Intake
from bot.language.text import Texts
from domain.message import Address
from storage.engine.database import Database
from tests.emulators.doors import served
from tests.emulators.wecom import ROBOT, ROBOT_NAME, Group, InGroup, Member, Wecom, emulated
from tests.town import open_town

CARDS = Cards(Texts.load(strict=True))


@dataclass
class Around:
    """``group`` is one the robot is in, with 小李 in it; ``door`` where WeCom brings what is said to it."""

    wecom: Wecom
    robot: Robot
    database: Database
    group: Group
    li: Member
    door: str

    @property
    def chat(self) -> Address:
        """The group as the bot has it."""
        return Address("wecom", f"robot:{self.group.chatid}")

    @property
    def private(self) -> Address:
        """小李 as the bot has them."""
        return Address("wecom", self.li.userid)

    @property
    def li_there(self) -> InGroup:
        """小李's phone with the group open."""
        return self.wecom.in_group(self.group, self.li)

    @property
    def shown(self) -> list[str]:
        """What the robot said in the group."""
        return [message.text for message in self.group.messages if not message.sender]

    async def payloads(self) -> list[bytes]:
        """What is in the inbox."""
        waiting = await self.database.read(lambda work: work.inbox.waiting(100, self.wecom.world.now()))
        return [arrived.payload for arrived in waiting]

    def later(self, span: timedelta) -> None:
        """Time goes on, for everybody."""
        self.wecom.world.offset += span


@asynccontextmanager
async def around() -> AsyncIterator[Around]:
    """The robot is there, and is heard."""
    async with emulated() as wecom, open_town() as database:
        now = wecom.world.now
        intake = Intake(database, now)
        robot = Robot(_identity(), wecom.url, database, accept=intake.accept, now=now, cards=CARDS)
        robot.door.open = True
        async with served(lambda: {ROBOT_DOOR: robot.door}) as address:
            wecom.pusher.doors.robot = address + ROBOT_DOOR
            li = wecom.member("小李")
            group = wecom.group("富家邻长", [li], robot=True)
            try:
                yield Around(wecom, robot, database, group, li, address + ROBOT_DOOR)
            finally:
                robot.calls.let_go()
                await wecom.pusher.handed_over()
                await robot.close()


def _identity() -> Identity:
    return Identity(ROBOT_NAME, SecretStr(ROBOT.token), SecretStr(ROBOT.aes_key))
