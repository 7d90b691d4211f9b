"""The whole service with WeCom for its platform: what is said comes in, what is answered is seen, no secret leaks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot import app
from bot.bringing_in import bring_in
from bot.channels.reach import Reach
from domain.message import Address
from domain.starts import JOIN, start
from handlers.members.inviting import invitation
from tests.emulators.wecom import APP, SECRET, Wecom, words_of
from tests.emulators.wecom.desk import picture
from tests.emulators.wecom_program import WecomProgram, on_wecom
from tests.town import small_town

MORNING = datetime(2026, 5, 8, 2, 0, tzinfo=UTC)


@pytest_asyncio.fixture
async def quarter(tmp_path: Path) -> AsyncIterator[tuple[Wecom, WecomProgram]]:
    async with on_wecom(tmp_path, MORNING) as (wecom, program):
        register = small_town()
        nobody_yet = tuple(replace(person, accounts=()) for person in register.people)
        await bring_in(program.service, replace(register, people=nobody_yet, chats=(), phones=()))
        yield wecom, program


async def test_a_member_reports_and_is_answered_with_a_card(quarter: tuple[Wecom, WecomProgram]) -> None:
    wecom, program = quarter
    wang = wecom.phone("王阿姨")
    wang.say("4栋2单元楼道灯坏了")
    await program.settle()
    card, asked = wang.heard
    assert "地点：富家组 4栋2单元" in words_of(card)
    assert asked.text.startswith("怎么称呼您？")
    wang.press(card, "撤回")
    await program.settle()
    card, _, news = wang.heard
    assert "现在：已撤回" in words_of(card)
    assert card.done == "已更新"
    assert news.text == "【26-0001】已撤回。"


async def test_a_photo_is_fetched_and_kept(quarter: tuple[Wecom, WecomProgram]) -> None:
    wecom, program = quarter
    wang = wecom.phone("王阿姨")
    wang.send_photo(picture())
    await program.settle()
    assert wang.heard
    assert await program.troubles() == (0, 0)


async def test_somebody_in_office_comes_with_a_code_typed_to_the_app(quarter: tuple[Wecom, WecomProgram]) -> None:
    wecom, program = quarter
    database, now = program.service.database, program.now()
    missing = await database.read(lambda work: work.joinings.not_come(("wecom",)))
    code, _ = await database.transact(lambda work: invitation(work, missing["li"], None, now))
    li = wecom.phone("小李")
    li.say(program.service.channels["wecom"].address(start(JOIN, code)))
    await program.settle()
    here = Address("wecom", li.member.userid)
    person = await database.read(lambda work: work.people.known(here))
    assert person is not None
    assert person.id == missing["li"]


async def test_who_is_forgotten_has_no_card_that_could_be_changed(quarter: tuple[Wecom, WecomProgram]) -> None:
    wecom, program = quarter
    wang = wecom.phone("王阿姨")
    wang.say("你好")
    await program.settle()
    here = Address("wecom", wang.member.userid)

    def codes(work: app.Work) -> int:
        rows = work._connection.execute("SELECT code FROM card_codes WHERE chat = ?", (here.chat,)).fetchall()
        return len(rows)

    database, now = program.service.database, program.now()
    assert await database.read(codes) > 0
    person = await database.read(lambda work: work.erasures.find(here))
    assert person is not None
    await database.transact(lambda work: work.erasures.forget(person, now))
    assert await database.read(codes) == 0


async def test_no_secret_is_in_a_log(quarter: tuple[Wecom, WecomProgram], capfd: pytest.CaptureFixture[str]) -> None:
    wecom, program = quarter
    wecom.world.trusted = False
    wang = wecom.phone("王阿姨")
    wang.say("4栋2单元楼道灯坏了")
    await program.settle()
    told = "".join(capfd.readouterr())
    for secret in (SECRET, APP.token, APP.aes_key, "楼道灯"):
        assert secret not in told
    wecom.world.trusted = True


async def test_the_way_in_is_open_while_the_service_runs(quarter: tuple[Wecom, WecomProgram]) -> None:
    _, program = quarter
    presence = program.service.wecom
    assert presence is not None
    assert presence.way.reach is Reach.WEBHOOK
    assert set(presence.doors) == {"/wecom", "/wecom/robot"}
    await program.stop()
    assert presence.way.reach is Reach.STARTING
    await program.start()
