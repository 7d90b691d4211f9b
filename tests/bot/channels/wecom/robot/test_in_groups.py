"""The robot in a group of a town: bound by a code like any other, asked and answered there, silent about people."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest_asyncio

from bot.rehearsal import props
from domain.casework.case import Case
from domain.message import Address
from tests.emulators.wecom import Group, Member, Message, words_of
from tests.emulators.wecom_stage import WecomStage, wecom_stage
from tests.town import NOON, small_town

_CODE = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Z]{4,}(?:-[0-9A-Z]+)*(?![0-9A-Za-z])")


class Leaders:
    """The neighbour leaders' group of the town, which nobody has bound yet; 小徐 answers for the grid."""

    def __init__(self, stage: WecomStage) -> None:
        self.stage = stage
        self.xu = self._member("xu", "小徐")
        self.li = self._member("li", "李师傅")
        self.group: Group = stage.wecom.group("富家邻长群", [self.xu, self.li], robot=True)

    def _member(self, key: str, name: str) -> Member:
        return self.stage.phones.neighbourhood.member(key, name)

    async def call(self, member: Member, words: str, photos: int = 0) -> list[str]:
        """What the robot says when somebody says this to it."""
        before = len(self._said())
        pictures = [props.photo(str(n)) for n in range(photos)]
        self.stage.wecom.in_group(self.group, member).say(f"@邻长 {words}", photos=pictures)
        await self.stage.program.settle()
        return [words_of(message) for message in self._said()[before:]]

    async def write(self, member: Member, words: str) -> str:
        """What the app says last when somebody says this to it."""
        phone = self.stage.wecom.phone(member)
        phone.say(words)
        await self.stage.program.settle()
        return words_of(phone.heard[-1])

    async def bind(self) -> list[str]:
        """What the robot says when 小徐 has bound the group."""
        await self.write(self.xu, "绑定")
        await self.write(self.xu, "富家组")
        told = await self.write(self.xu, "1")
        code = _CODE.search(told)
        assert code is not None, told
        return await self.call(self.xu, f"绑定 {code[0]}")

    async def case(self, number: str = "26-0001") -> Case | None:
        return await self.stage.program.service.database.read(lambda work: work.cases.find(number))

    def _said(self) -> list[Message]:
        return [message for message in self.group.messages if not message.sender]


@pytest_asyncio.fixture
async def leaders(tmp_path: Path) -> AsyncIterator[Leaders]:
    async with wecom_stage(tmp_path, small_town(), NOON) as stage:
        yield Leaders(stage)


async def test_a_group_nobody_bound_hears_once_what_to_do(leaders: Leaders) -> None:
    (told,) = await leaders.call(leaders.li, "路灯坏了")
    assert "绑定" in told
    assert await leaders.call(leaders.li, "路灯坏了") == []
    assert await leaders.case() is None


async def test_whoever_answers_for_the_grid_binds_the_group_with_a_code(leaders: Leaders) -> None:
    (told,) = await leaders.bind()
    assert "富家组" in told
    here = Address("wecom", f"robot:{leaders.group.chatid}")
    chat = await leaders.stage.program.service.database.read(lambda work: work.people.chat(here))
    assert chat is not None
    assert chat.grid == "yard"


async def test_a_report_with_photos_is_a_case_and_the_answer_its_card(leaders: Leaders) -> None:
    await leaders.bind()
    told = await leaders.call(leaders.li, "4栋2单元楼道灯坏了", photos=2)
    case = await leaders.case()
    assert case is not None
    assert "26-0001" in told[0]
    assert "李师傅" not in "".join(told)
    photos = await leaders.stage.program.service.database.read(lambda work: work.cases.photos(case, "report"))
    assert len(photos) == 2


async def test_who_writes_to_the_app_and_who_calls_the_robot_is_one_person(leaders: Leaders) -> None:
    await leaders.bind()
    await leaders.call(leaders.li, "4栋2单元楼道灯坏了")
    case = await leaders.case()
    assert case is not None
    account = Address("wecom", leaders.li.userid)
    told = await leaders.stage.program.service.database.read(lambda work: work.people.address(case.reporter))
    assert told == account
    assert "撤回" in await leaders.write(leaders.li, "撤回 26-0001")


async def test_in_private_the_robot_answers_as_the_app_would(leaders: Leaders) -> None:
    robot = leaders.stage.wecom.with_robot(leaders.li)
    robot.say("4栋2单元楼道灯坏了")
    await leaders.stage.program.settle()
    assert "26-0001" in words_of(robot.messages[-1])
    assert [m for m in leaders.stage.wecom.phone(leaders.li).heard if "26-0001" in words_of(m)] == []


async def test_what_happens_later_comes_by_the_app(leaders: Leaders) -> None:
    leaders.stage.wecom.with_robot(leaders.li).say("4栋2单元楼道灯坏了")
    await leaders.stage.program.settle()
    leaders.stage.program.move(leaders.stage.program.now() + timedelta(minutes=5))
    await leaders.write(leaders.xu, "办结 26-0001 换了灯泡")
    assert "26-0001" in words_of(leaders.stage.wecom.phone(leaders.li).heard[-1])


async def test_a_restart_loses_no_link(leaders: Leaders) -> None:
    await leaders.bind()
    await leaders.call(leaders.li, "4栋2单元楼道灯坏了")
    await leaders.stage.stand_still(timedelta(minutes=10))
    (told,) = await leaders.call(leaders.li, "进度 26-0001")
    assert "26-0001" in told
