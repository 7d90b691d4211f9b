"""From the town file to people in the chat, with Telegram on everybody's phone: links that are really opened."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.bringing_in import bring_in
from domain.starts import JOIN, home_start, start
from handlers.members.inviting import invitation
from tests.emulators.telegram import Phone, Telegram
from tests.emulators.telegram_program import TelegramProgram, on_telegram
from tests.town import small_town

MORNING = datetime(2026, 5, 8, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True)
class Quarter:
    """The town was imported; nobody has pressed Start."""

    telegram: Telegram
    program: TelegramProgram

    def phone(self, name: str) -> Phone:
        return self.telegram.private(self.telegram.person(name))

    async def opens(self, phone: Phone, words: str) -> str:
        """The link is opened, Start pressed; the newest thing the bot says."""
        phone.start(words)
        await self.program.settle()
        return heard(phone)

    async def says(self, phone: Phone, text: str) -> str:
        phone.say(text)
        await self.program.settle()
        return heard(phone)

    async def presses(self, phone: Phone, label: str) -> str:
        phone.press(phone.heard[-1], label)
        await self.program.settle()
        return heard(phone)

    async def invited(self, key: str) -> str:
        """The words of the link the command line prints for somebody."""
        now = self.program.now()
        database = self.program.service.database
        people = await database.read(lambda work: work.joinings.not_come(("telegram",)))
        code, _ = await database.transact(lambda work: invitation(work, people[key], None, now))
        return start(JOIN, code)


def heard(phone: Phone) -> str:
    message = phone.heard[-1]
    return str(message.get("text", message.get("caption", "")))


@pytest.fixture
async def quarter(tmp_path: Path) -> AsyncIterator[Quarter]:
    async with on_telegram(tmp_path, MORNING) as (telegram, program):
        town = small_town()
        people = tuple(replace(person, accounts=()) for person in town.people)
        await bring_in(program.service, replace(town, people=people, phones=()))
        yield Quarter(telegram, program)


def linked(quarter: Quarter, text: str) -> str:
    """What stands behind the link in a message, as Telegram hands it to whoever opens it."""
    assert quarter.program.service.telegram is not None
    address = re.escape(quarter.program.service.telegram.channel.address(""))
    (words,) = re.findall(rf"{address}([\w-]+)", text)
    return str(words)


async def test_the_director_comes_by_the_command_line_and_brings_in_the_leader(quarter: Quarter) -> None:
    director, leader = quarter.phone("杨姐"), quarter.phone("老李头")
    assert "杨主任" in await quarter.opens(director, await quarter.invited("yang"))
    invitation_text = await quarter.says(director, "/邀请 李师傅")
    assert "李师傅" in await quarter.opens(leader, linked(quarter, invitation_text))
    assert "老李头" in heard(director)
    assert "李师傅" in await quarter.presses(director, "1 不是本人")
    assert "您不是李师傅" in heard(leader)


async def test_a_neighbour_comes_by_the_poster_and_the_leader_says_yes(quarter: Quarter) -> None:
    leader, neighbour = quarter.phone("老李头"), quarter.phone("小宋")
    await quarter.opens(leader, await quarter.invited("li"))
    assert "哪个单元" in await quarter.opens(neighbour, home_start("yard-4"))
    await quarter.presses(neighbour, "2 2单元")
    assert "4栋2单元301" in await quarter.says(neighbour, "301")
    assert "小宋" in heard(leader)
    await quarter.presses(leader, "1 是我们邻居")
    assert "您的住址是" in heard(neighbour)
    assert "4栋2单元" in await quarter.says(neighbour, "楼道灯坏了")


async def test_a_link_that_was_used_lets_nobody_else_in(quarter: Quarter) -> None:
    words = await quarter.invited("xu")
    assert "小徐" in await quarter.opens(quarter.phone("徐"), words)
    assert "用不了" in await quarter.opens(quarter.phone("别人"), words)
