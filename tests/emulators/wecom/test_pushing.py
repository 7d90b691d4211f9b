"""What people do, as the app and the robot hear of it: sealed, until it is taken, three times at most."""

from __future__ import annotations

import asyncio
import base64
import secrets
from hashlib import md5

import orjson
import pytest

from tests.emulators.http import Reply
from tests.emulators.wecom import AGENT, APP, CORP, ROBOT, NoSuchButton, words_of
from tests.emulators.wecom.desk import Desk, buttons, desk, picture, vote
from tests.emulators.wecom.pusher import xml
from tests.emulators.wecom.robots import sealed
from tests.emulators.wecom.world import Json
from tests.voices import amr_note


async def heard(here: Desk) -> list[dict[str, str]]:
    """What the app was told, by name."""
    await here.wecom.pusher.handed_over()
    return [{leaf.tag: leaf.text or "" for leaf in event.iter() if not len(leaf)} for event in here.program.heard]


async def test_words_a_photo_a_place_and_a_voice() -> None:
    async with desk() as here:
        wang, photo = here.wecom.phone("王阿姨"), picture()
        wang.say("楼道灯坏了 ]]> <b>")
        wang.send_photo(photo)
        wang.share_location(29.371, 113.092, "4栋")
        wang.speak(amr_note("楼道灯坏了"))
        wang.share_link("通知", "停水", "https://example.org/")
        wang.send_film()
        wang.enter()

        by_kind = {told.get("Event", told["MsgType"]): told for told in await heard(here)}
        assert by_kind["text"]["Content"] == "楼道灯坏了 ]]> <b>"
        assert (by_kind["text"]["ToUserName"], by_kind["text"]["FromUserName"]) == (CORP, wang.member.userid)
        assert (by_kind["location"]["Location_X"], by_kind["location"]["Location_Y"]) == ("29.371", "113.092")
        assert {"voice", "link", "video", "enter_agent"} <= by_kind.keys()
        address = f"{here.wecom.url}/cgi-bin/media/get"
        query = {"access_token": await here.good_token(), "media_id": by_kind["image"]["MediaId"]}
        async with here.session.get(address, params=query) as response:
            assert await response.read() == photo


async def test_the_address_is_verified_before_it_counts() -> None:
    async with desk() as here:
        doors = here.wecom.pusher.doors
        assert await here.wecom.pusher.verify(doors.app, APP, words="123") == "123"
        assert await here.wecom.pusher.verify(doors.robot, ROBOT, words="456") == "456"


async def test_what_is_not_taken_comes_three_times_each_time_signed_anew() -> None:
    async with desk() as here:
        here.program.replies += [Reply(500, b""), Reply(503, b"")]
        said = here.wecom.phone("王阿姨").say("楼道灯坏了")
        await here.wecom.pusher.handed_over()
        assert [push.status for push in here.wecom.ledger.pushes(said.id)] == [500, 503, 200]
        assert len(set(here.program.seals)) == 3

        here.program.replies += [Reply(500, b"")] * 4
        given_up = here.wecom.phone("小李").say("签收")
        await here.wecom.pusher.handed_over()
        assert [push.status for push in here.wecom.ledger.pushes(given_up.id)] == [500] * 3


async def test_who_does_not_answer_in_time_is_asked_again() -> None:
    async with desk() as here:
        callers: list[asyncio.StreamWriter] = []
        async with await asyncio.start_server(lambda _, writer: callers.append(writer), "127.0.0.1", 0) as silent:
            here.wecom.pusher.doors.app = f"http://127.0.0.1:{silent.sockets[0].getsockname()[1]}/"
            here.wecom.pusher.patience = 0.05
            said = here.wecom.phone("王阿姨").say("有人吗")
            await here.wecom.pusher.handed_over()
            for caller in callers:
                caller.close()

        assert [push.status for push in here.wecom.ledger.pushes(said.id)] == [0, 0, 0]


async def test_a_press_brings_a_code_that_changes_the_card_once() -> None:
    async with desk() as here:
        wang, li = here.wecom.phone("王阿姨"), here.wecom.phone("小李")
        users = f"{wang.member.userid}|{li.member.userid}"
        first = (await here.send(users, "template_card", buttons("t-1", "签收", "不是我的")))["response_code"]
        li.press(li.last(), "签收")
        (told,) = await heard(here)
        assert (told["Event"], told["EventKey"], told["TaskId"]) == ("template_card_event", "key 签收", "t-1")
        assert "MsgId" not in told

        change: Json = {"agentid": AGENT, "response_code": first, "userids": users.split("|")}
        await here.do("message/update_template_card", change | {"button": {"replace_name": "小李已签收"}})
        assert "小李已签收" in words_of(wang.last())
        with pytest.raises(NoSuchButton):
            wang.press(wang.last(), "签收")
        assert await here.refused("message/update_template_card", change | {"button": {"replace_name": "又"}}) == 93017
        new: Json = {"agentid": AGENT, "response_code": told["ResponseCode"], "userids": users.split("|")}
        card = buttons("t-1", "办结")
        assert (await here.do("message/update_template_card", new | {"template_card": card}))["invaliduser"] == [
            wang.member.userid
        ]
        li.press(li.last(), "办结")
        await here.wecom.pusher.handed_over()


async def test_a_code_is_good_for_72_hours() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        code = (await here.send(wang.member.userid, "template_card", buttons("t", "签收")))["response_code"]
        here.clock.forward(hours=72)
        here.token = ""
        change: Json = {"agentid": AGENT, "response_code": code, "userids": [wang.member.userid]}
        late = change | {"button": {"replace_name": "晚了"}}
        assert await here.refused("message/update_template_card", late) == 93017


async def test_a_vote_is_handed_in_with_what_was_ticked() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        await here.send(wang.member.userid, "template_card", vote("t", "同意", "反对"))
        wang.submit(wang.last(), "反对")
        await here.wecom.pusher.handed_over()

        (event,) = here.program.heard
        assert event.findtext("EventKey") == "submit"
        (item,) = event.findall("SelectedItems/SelectedItem")
        assert item.findtext("QuestionKey") == "choice"
        assert [option.text for option in item.findall("OptionIds/OptionId")] == ["id 反对"]
        with pytest.raises(NoSuchButton):
            wang.submit(wang.last(), "弃权")


async def test_a_passive_answer_is_seen_by_whoever_wrote() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        sealed_words = APP.seal(xml({"xml": {"MsgType": "text", "Content": "收到了"}}).encode())
        timestamp, nonce = "1778212800", secrets.token_hex(8)
        answer = {
            "Encrypt": sealed_words,
            "MsgSignature": APP.sign(timestamp, nonce, sealed_words),
            "TimeStamp": timestamp,
            "Nonce": nonce,
        }
        here.program.replies.append(Reply(200, xml({"xml": answer}).encode(), "text/xml"))
        wang.say("楼道灯坏了")
        assert (await wang.hears("收到了")).sender == ""
        await here.wecom.pusher.handed_over()

        here.program.replies.append(Reply(200, xml({"xml": answer | {"Nonce": "other"}}).encode(), "text/xml"))
        wang.say("再说一遍")
        await here.wecom.pusher.handed_over()
        assert here.wecom.complaints == ["an answer of the app that WeCom cannot read"]
        here.wecom.complaints.clear()


async def test_the_robot_hears_in_a_group_only_whoever_calls_it() -> None:
    async with desk() as here:
        leader = here.wecom.member("徐奶奶")
        group = here.wecom.group("邻长群", [leader], robot=True)
        photo = picture()
        phone = here.wecom.in_group(group, leader)
        phone.say("今天天气好")
        quoted = phone.say("4栋灯坏了")
        phone.say("@邻长 4栋2单元楼道灯坏了", photos=[photo], quoting=quoted)
        await here.wecom.pusher.handed_over()

        (told,) = here.program.heard_by_robot
        assert (told["chatid"], told["chattype"], told["from"]) == (group.chatid, "group", {"userid": leader.userid})
        words, shown = told["mixed"]["msg_item"]
        assert words["text"]["content"] == "@邻长 4栋2单元楼道灯坏了"
        assert told["quote"]["text"]["content"] == "4栋灯坏了"
        async with here.session.get(shown["image"]["url"]) as response:
            assert await response.read() == sealed(photo)
        here.clock.forward(minutes=5)
        async with here.session.get(shown["image"]["url"]) as response:
            assert response.status == 404


async def test_the_robot_answers_once_and_within_the_hour() -> None:
    async with desk() as here:
        leader = here.wecom.member("徐奶奶")
        group = here.wecom.group("邻长群", [leader], robot=True)
        phone = here.wecom.in_group(group, leader)
        phone.say("@邻长 帮助")
        phone.say("@邻长 我的事")
        await here.wecom.pusher.handed_over()
        first, second = (told["response_url"] for told in here.program.heard_by_robot)
        answer: Json = {"msgtype": "markdown", "markdown": {"content": "您好"}}

        async def code(address: str, body: Json) -> int:
            async with here.session.post(address, json=body) as response:
                return int((await response.json())["errcode"])

        assert [await code(first, answer) for _ in range(2)] == [0, 93017]
        assert group.messages[-1].text == "您好"
        assert await code(second, {"msgtype": "song"}) == 40008
        here.clock.forward(hours=1)
        assert await code(second, answer) == 93017


async def test_the_robot_can_answer_at_once() -> None:
    async with desk() as here:
        leader = here.wecom.member("徐奶奶")
        shown = base64.b64encode(picture()).decode()
        item = {"msgtype": "image", "image": {"base64": shown, "md5": md5(picture()).hexdigest()}}
        stream = {"id": "1", "finish": True, "content": "好", "msg_item": [item]}
        said = {"msgtype": "stream_with_template_card", "stream": stream, "template_card": buttons("r-1", "签收")}
        words = ROBOT.seal(orjson.dumps(said))
        signed = {"msgsignature": ROBOT.sign("1778212800", "n", words), "timestamp": 1778212800, "nonce": "n"}
        here.program.replies.append(Reply(200, orjson.dumps({"encrypt": words, **signed})))
        private = here.wecom.with_robot(leader)
        private.say("你好")
        await here.wecom.pusher.handed_over()
        _, heard, below, card = private.messages
        assert (heard.text, below.content, words_of(card)) == ("好", picture(), "26-0001 楼道灯\n4栋2单元")

        private.send_photo(picture())
        private.enter()
        await here.wecom.pusher.handed_over()
        assert [told["msgtype"] for told in here.program.heard_by_robot] == ["text", "image", "event"]


async def test_a_press_in_a_group_reaches_the_robot() -> None:
    async with desk() as here:
        leader = here.wecom.member("徐奶奶")
        group = here.wecom.group("邻长群", [leader], robot=True)
        phone = here.wecom.in_group(group, leader)
        phone.say("@邻长 灯坏了")
        await here.wecom.pusher.handed_over()
        (told,) = here.program.heard_by_robot
        body = {"msgtype": "template_card", "template_card": buttons("g-1", "我来办")}
        async with here.session.post(told["response_url"], json=body) as response:
            assert (await response.json())["errcode"] == 0
        phone.press_key(group.messages[-1], "key 我来办")
        await here.wecom.pusher.handed_over()

        pressed = here.program.heard_by_robot[-1]["event"]["template_card_event"]
        assert (pressed["event_key"], pressed["task_id"]) == ("key 我来办", "g-1")


async def test_who_is_no_longer_to_use_the_app_hears_nothing() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        wang.leave_the_app()
        told = await heard(here)
        assert told[0]["Event"] == "unsubscribe"
        body = {"touser": wang.member.userid, "agentid": AGENT, "msgtype": "text", "text": {"content": "好"}}
        assert await here.refused("message/send", body) == 81013
        wang.get_the_app()
        await here.send(wang.member.userid, "text", {"content": "欢迎"})
        assert wang.last().text == "欢迎"
        await here.wecom.pusher.handed_over()
