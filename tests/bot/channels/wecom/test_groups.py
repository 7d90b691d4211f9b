"""Groups that listen: what the app says in its own, and by a webhook, and that nobody is shown what cannot be done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels import Spoken
from bot.channels.wecom.client import WecomChannel
from domain.message import Address, Turn
from storage.photo.store import KeptFile
from tests.bot.channels.kept import kept
from tests.bot.channels.wecom.offices import HOOKS, Office, office
from tests.emulators.wecom import Kind, Trouble
from tests.emulators.wecom.desk import picture


@pytest_asyncio.fixture
async def here() -> AsyncIterator[Office]:
    async with office() as opened:
        yield opened


@pytest.fixture
def lamp(tmp_path: Path) -> KeptFile:
    path = tmp_path / "lamp.jpg"
    path.write_bytes(picture())
    return kept(path)


async def own_group(here: Office) -> Address:
    wang = here.wecom.phone("王阿姨").member.userid
    return Address("wecom", await here.channel.groups.create("富家组值班群", (wang, here.home.chat), here.home.chat))


async def test_the_app_makes_a_group_and_speaks_there(here: Office, lamp: KeptFile) -> None:
    to = await own_group(here)
    assert await here.channel.send(to, Spoken("26-0031 楼道灯坏了", photos=(lamp,)))
    (group,) = here.wecom.world.groups.values()
    assert (group.name, group.owner) == ("富家组值班群", here.home.chat)
    assert [(said.kind, said.text) for said in group.messages] == [(Kind.IMAGE, ""), (Kind.TEXT, "26-0031 楼道灯坏了")]


async def test_a_webhook_is_called_by_the_name_the_town_gives_it(here: Office, lamp: KeptFile) -> None:
    group = here.wecom.group("4栋楼长群", [here.li.member], hook=HOOKS["yard"])
    await here.channel.send(Address("wecom", "hook:yard"), Spoken("周三停水", photos=(lamp,)))
    photo, words = group.messages
    assert (photo.content, words.text) == (picture(), "周三停水")


async def test_a_webhook_nobody_named_is_no_group(here: Office) -> None:
    failure = await here.failed(Address("wecom", "hook:nowhere"), Spoken("周三停水"))
    assert failure.permanent


@pytest.mark.parametrize("chat", ["appchat:gone", "hook:yard"])
async def test_a_group_that_is_gone_is_a_group_the_bot_is_not_in(here: Office, chat: str) -> None:
    failure = await here.failed(Address("wecom", chat), Spoken("周三停水"))
    assert (failure.permanent, failure.silenced) == (True, Turn.REMOVED)


async def test_where_no_robot_is_nothing_is_said_by_it(here: Office) -> None:
    assert (await here.failed(Address("wecom", "robot:wr1"), Spoken("周三停水"))).permanent


async def test_a_group_s_photo_is_not_shown_twice_for_words_that_failed(here: Office, lamp: KeptFile) -> None:
    to = await own_group(here)
    message = Spoken("26-0031 楼道灯坏了", photos=(lamp,))
    here.wecom.troubles.next(Trouble.CUT, "appchat/send")
    here.wecom.troubles.next(Trouble.CODE, "appchat/send")
    assert not (await here.failed(to, message)).permanent
    await here.channel.send(to, message)
    (group,) = here.wecom.world.groups.values()
    assert [said.kind for said in group.messages] == [Kind.IMAGE, Kind.TEXT]


async def test_too_many_words_of_a_webhook_wait(here: Office) -> None:
    here.wecom.group("4栋楼长群", [here.li.member], hook=HOOKS["yard"])
    to = Address("wecom", "hook:yard")
    for number in range(20):
        await here.channel.send(to, Spoken(f"第{number}条"))
    failure = await here.failed(to, Spoken("第二十一条"))
    assert failure.retry_after is not None


async def test_leaving_a_group_is_nothing_to_fail_at(here: Office) -> None:
    await here.channel.leave(Address("wecom", "appchat:gone"))


@pytest.mark.parametrize(
    ("chat", "heard"), [("li", True), ("robot:wr1", True), ("appchat:wr1", False), ("hook:yard", False)]
)
def test_where_nobody_is_heard_nobody_presses_or_is_shown_a_change(chat: str, heard: bool) -> None:
    features = WecomChannel.features.at(chat)
    assert (features.heard, features.buttons, features.edits) == (heard, heard, heard)


async def test_no_key_of_a_webhook_is_in_an_error_or_a_repr(here: Office) -> None:
    failure = await here.failed(Address("wecom", "hook:yard"), Spoken("周三停水"))
    told = f"{failure!r} {failure.__cause__!r} {here.channel.groups!r}"
    assert HOOKS["yard"] not in told
