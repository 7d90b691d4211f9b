"""The emulator is WeCom also for a server built on `@wecom/crypto`, which is what WeCom itself gives to developers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from xml.etree import ElementTree

from tests.emulators.clock import Clock
from tests.emulators.wecom import APP, CORP, ROBOT, Wecom, emulated
from tests.emulators.wecom.desk import picture
from tests.peers.node import Peer, needs_node, peer

pytestmark = needs_node


@asynccontextmanager
async def organisation() -> AsyncIterator[tuple[Wecom, Peer]]:
    async with (
        emulated(now=Clock()) as wecom,
        peer("organisation.js", APP.token, APP.aes_key, CORP, ROBOT.token, ROBOT.aes_key) as server,
    ):
        address = f"http://127.0.0.1:{await server.told()}"
        wecom.pusher.doors.app, wecom.pusher.doors.robot = f"{address}/app", f"{address}/robot"
        yield wecom, server
        await wecom.pusher.handed_over()


async def test_it_answers_when_the_addresses_are_set() -> None:
    async with organisation() as (wecom, _):
        doors = wecom.pusher.doors
        assert await wecom.pusher.verify(doors.app, APP, words="6158") == "6158"
        assert await wecom.pusher.verify(doors.robot, ROBOT, words="6159") == "6159"
        assert await wecom.pusher.verify(doors.robot, APP, words="6160") == ""


async def test_it_hears_what_members_do_and_members_read_what_it_answers() -> None:
    async with organisation() as (wecom, server):
        wang = wecom.phone("王阿姨")
        wang.say("4栋楼道灯坏了 👍 <b>")
        told = await server.told()
        assert (told["door"], told["id"]) == ("/app", CORP)
        assert ElementTree.fromstring(told["message"]).findtext("Content") == "4栋楼道灯坏了 👍 <b>"
        await wang.hears("回 4栋楼道灯坏了 👍 <b>")

        wang.send_photo(picture())
        assert ElementTree.fromstring((await server.told())["message"]).findtext("MsgType") == "image"
        wang.share_location(29.3725, 113.1287, "4栋")
        assert ElementTree.fromstring((await server.told())["message"]).findtext("Location_X") == "29.3725"


async def test_it_hears_who_calls_the_robot_and_the_group_reads_what_it_answers() -> None:
    async with organisation() as (wecom, server):
        leader = wecom.member("徐奶奶")
        group = wecom.group("邻长群", [leader], robot=True)
        wecom.in_group(group, leader).say("@邻长 4栋灯坏了")
        told = await server.told()
        await wecom.pusher.handed_over()

        assert (told["door"], told["id"]) == ("/robot", "")
        assert json.loads(told["message"])["chatid"] == group.chatid
        assert group.messages[-1].text == "回 @邻长 4栋灯坏了"
