"""What the app asks of WeCom, what it is refused, and what goes wrong on purpose."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientPayloadError, ContentTypeError, FormData, ServerDisconnectedError

from tests.emulators.wecom import CORP, SECRET, Trouble
from tests.emulators.wecom.desk import Desk, buttons, desk, message, picture, vote
from tests.emulators.wecom.world import Json


async def test_everybody_named_hears_it_and_whoever_is_unknown_is_named_back() -> None:
    async with desk() as here:
        wang, li = here.wecom.phone("王阿姨"), here.wecom.phone("小李")
        here.wecom.member("不可见", "unseen").visible = False

        said = await here.send(f"{wang.member.userid}|{li.member.userid}|unseen|nobody", "text", {"content": "灯好了"})

        assert said["invaliduser"] == "unseen|nobody"
        assert [phone.last().text for phone in (wang, li)] == ["灯好了"] * 2
        (call,) = here.wecom.ledger.calls("message/send")
        assert call.reached == (wang.member.userid, li.member.userid)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (message("nobody", "text", {"content": "好"}), 81013),
        (message("", "text", {"content": "好"}), 82001),
        (message("wang", "text", {"content": "好"}) | {"agentid": 7}, 40056),
        (message("wang", "text", {"content": " "}), 44004),
        (message("wang", "image", {"media_id": "none"}), 40007),
        (message("wang", "song", {}), 40008),
        (message("wang", "template_card", buttons("t", *"一二三四五六七")), 40058),
        (message("wang", "template_card", buttons("t", "一", "一")), 40058),
        (message("wang", "template_card", buttons("任务", "一")), 40058),
        (message("wang", "template_card", buttons("t", "一", title="")), 40058),
        (message("wang", "template_card", vote("t", *(f"{n}" for n in range(21)))), 40058),
        (message("wang", "template_card", {"card_type": "text_notice", "main_title": {"title": "好"}}), 40058),
    ],
)
async def test_a_message_wecom_does_not_take(body: Json, code: int) -> None:
    async with desk() as here:
        wang = here.wecom.phone(here.wecom.member("王阿姨", "wang"))

        assert await here.refused("message/send", body) == code
        assert wang.heard == []


async def test_a_task_id_is_good_for_one_card() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        await here.send(wang.member.userid, "template_card", buttons("case-17@2", "签收"))

        again = message(wang.member.userid, "template_card", buttons("case-17@2", "签收"))
        assert await here.refused("message/send", again) == 40058


async def test_what_is_too_long_is_cut_off_between_two_characters_and_complained_of() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        await here.send(wang.member.userid, "text", {"content": "a" + "好" * 700})
        await here.send(wang.member.userid, "template_card", buttons("t", "一" * 11, title="题" * 27))

        assert wang.heard[0].text == "a" + "好" * 682
        complaints = here.wecom.complaints.copy()
        here.wecom.complaints.clear()
        assert [complaint.split()[0] for complaint in complaints] == ["text", "main_title.title", "button_list.text"]


async def test_more_than_thirty_messages_a_minute_are_dropped_and_nobody_is_told() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        for n in range(32):
            await here.send(wang.member.userid, "text", {"content": f"{n}"})
        assert len(wang.heard) == 30
        assert here.wecom.ledger.calls("message/send")[-1].reached == ()
        here.clock.forward(seconds=60)
        await here.send(wang.member.userid, "text", {"content": "之后"})
        assert wang.last().text == "之后"


async def test_a_token_is_the_same_until_it_ends() -> None:
    async with desk() as here:
        first = await here.ask("gettoken", corpid=CORP, corpsecret=SECRET)
        here.clock.forward(seconds=7000)
        again = await here.ask("gettoken", corpid=CORP, corpsecret=SECRET)
        assert (again["access_token"], again["expires_in"]) == (first["access_token"], 200)
        here.clock.forward(seconds=200)
        assert (await here.ask("gettoken", corpid=CORP, corpsecret=SECRET))["access_token"] != first["access_token"]

        async def code(token: str) -> int:
            return int((await here.ask("agent/get", agentid=1000002, access_token=token))["errcode"])

        assert [await code(token) for token in (first["access_token"], "made-up", "")] == [42001, 40014, 41001]
        assert (await here.ask("gettoken", corpid=CORP, corpsecret="wrong"))["errcode"] == 40001
        assert (await here.ask("gettoken", corpid="wrong", corpsecret=SECRET))["errcode"] == 40013


async def test_who_calls_from_elsewhere_learns_nothing() -> None:
    async with desk() as here:
        await here.good_token()
        here.wecom.world.trusted = False

        assert await here.refused("agent/get", agentid=1000002) == 60020
        assert (await here.ask("gettoken", corpid=CORP, corpsecret=SECRET))["errcode"] == 60020


async def test_a_member_is_known_by_name_only_while_the_app_is_for_them() -> None:
    async with desk() as here:
        wang = here.wecom.member("王阿姨")
        assert (await here.do("user/get", userid=wang.userid))["name"] == "王阿姨"
        assert (await here.do("agent/get", agentid=1000002))["allow_userinfos"] == {"user": [{"userid": wang.userid}]}
        wang.visible = False
        assert await here.refused("user/get", userid=wang.userid) == 60011
        assert await here.refused("user/get", userid="nobody") == 60111


async def uploaded(here: Desk, content: bytes, kind: str = "image") -> Json:
    form = FormData()
    form.add_field("media", content, filename="photo.jpg", content_type="image/jpeg")
    query = {"access_token": await here.good_token(), "type": kind}
    async with here.session.post(f"{here.wecom.url}/cgi-bin/media/upload", params=query, data=form) as response:
        found: Json = await response.json()
        return found


async def test_a_file_is_kept_for_three_days() -> None:
    async with desk() as here:
        wang, photo = here.wecom.phone("王阿姨"), picture()
        media = (await uploaded(here, photo))["media_id"]
        await here.send(wang.member.userid, "image", {"media_id": media})

        assert wang.last().content == photo
        here.clock.forward(days=3)
        here.token = ""
        assert await here.refused("message/send", message(wang.member.userid, "image", {"media_id": media})) == 40007
        assert (await uploaded(here, b""))["errcode"] == 44001
        assert (await uploaded(here, photo, kind="song"))["errcode"] == 40008


async def test_a_group_of_the_app_hears_words_and_shows_no_cards() -> None:
    async with desk() as here:
        members = [here.wecom.member(name).userid for name in ("周书记", "徐奶奶")]
        chat = (await here.do("appchat/create", {"name": "洞庭社区工作群", "userlist": members}))["chatid"]
        await here.do("appchat/send", {"chatid": chat, "msgtype": "text", "text": {"content": "今晚议事"}})

        assert [said.text for said in here.wecom.world.groups[chat].messages] == ["今晚议事"]
        card = {"chatid": chat, "msgtype": "template_card", "template_card": buttons("t", "好")}
        assert await here.refused("appchat/send", card) == 40008
        assert await here.refused("appchat/create", {"name": "一个人", "userlist": members[:1]}) == 40058
        assert await here.refused("appchat/create", {"name": "外人", "userlist": [*members, "nobody"]}) == 60111
        await here.do("appchat/update", {"chatid": chat, "name": "议事群", "del_user_list": members[1:]})
        shown = (await here.do("appchat/get", chatid=chat))["chat_info"]
        assert (shown["name"], shown["userlist"]) == ("议事群", members[:1])
        by_hand = here.wecom.group("自己建的群", []).chatid
        text = {"msgtype": "text", "text": {"content": "好"}}
        assert await here.refused("appchat/send", {"chatid": by_hand} | text) == 86003


async def test_a_webhook_says_twenty_things_a_minute_and_nothing_that_can_be_pressed() -> None:
    async with desk() as here:
        group = here.wecom.group("物业群", [], hook="the-key")
        text: Json = {"msgtype": "text", "text": {"content": "停水"}}

        codes = [(await here.ask("webhook/send", text, key="the-key"))["errcode"] for _ in range(21)]

        assert codes == [0] * 20 + [45009]
        assert len(group.messages) == 20
        assert (await here.ask("webhook/send", text, key="wrong"))["errcode"] == 93000
        here.clock.forward(seconds=60)
        card: Json = {"msgtype": "template_card", "template_card": buttons("t", "好")}
        assert (await here.ask("webhook/send", card, key="the-key"))["errcode"] == 40058
        notice = {"card_type": "text_notice", "main_title": {"title": "停水"}, "card_action": {"type": 1, "url": "u"}}
        assert (await here.ask("webhook/send", card | {"template_card": notice}, key="the-key"))["errcode"] == 0


async def test_what_residents_reported_comes_page_by_page_from_the_moment_it_was_changed() -> None:
    async with desk() as here:
        for n in range(5):
            here.wecom.reported({"order_id": f"o{n}", "desc": "路灯", "create_time": n, "modify_time": 10 + n})
        here.wecom.reported({"order_id": "o0", "desc": "路灯坏了", "create_time": 0, "modify_time": 20})

        async def page(cursor: str = "") -> Json:
            return await here.do(
                "report/resident/get_order_list", {"begin_modify_time": 12, "limit": 3, "cursor": cursor}
            )

        first = await page()
        assert [order["order_id"] for order in first["order_list"]] == ["o2", "o3", "o4"]
        rest = await page(first["next_cursor"])
        assert [(order["order_id"], order["desc"]) for order in rest["order_list"]] == [("o0", "路灯坏了")]
        assert rest["next_cursor"] == ""
        assert await here.refused("report/resident/get_order_list", {"limit": 51}) == 40058


async def test_a_request_whose_answer_is_lost_had_its_effect() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        await here.good_token()
        here.wecom.troubles.next(Trouble.CUT)
        here.wecom.troubles.next(Trouble.GONE)
        for _ in range(2):
            with pytest.raises(ServerDisconnectedError):
                await here.send(wang.member.userid, "text", {"content": "好"})
        here.wecom.troubles.next(Trouble.GARBAGE)
        with pytest.raises(ClientPayloadError):
            await here.send(wang.member.userid, "text", {"content": "又"})

        assert [message.text for message in wang.heard] == ["好", "又"]
        cut, gone, garbage = here.wecom.ledger.calls("message/send")
        assert (bool(cut.reached), bool(gone.reached), bool(garbage.reached)) == (True, False, True)


async def test_a_request_that_met_trouble_had_no_effect() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        body = message(wang.member.userid, "text", {"content": "好"})
        here.wecom.troubles.next(Trouble.CODE, "message/send", code=45009)
        assert await here.refused("message/send", body) == 45009
        here.wecom.troubles.next(Trouble.HTML)
        with pytest.raises(ContentTypeError):
            await here.refused("message/send", body)

        assert wang.heard == []
        assert [call.code for call in here.wecom.ledger.calls("message/send")] == [45009, None]


async def test_an_answer_can_be_late() -> None:
    async with desk() as here:
        wang = here.wecom.phone("王阿姨")
        await here.good_token()
        here.wecom.troubles.next(Trouble.HANG, seconds=60)
        late = asyncio.create_task(here.send(wang.member.userid, "text", {"content": "一"}))
        await wang.hears("一")
        assert not late.done()
        late.cancel()


async def test_refusals_come_as_often_as_they_shall() -> None:
    async with desk() as here:
        here.wecom.world.pace.strict = False
        wang = here.wecom.phone("王阿姨")
        here.wecom.troubles.rates |= {45009: 0.2, 60020: 0.1}
        body = message(wang.member.userid, "text", {"content": "好"})
        codes = [await here.refused("message/send", body) for _ in range(300)]

        assert 40 < codes.count(45009) < 80
        assert 15 < codes.count(60020) < 50
        assert len(wang.heard) == codes.count(0)
