"""What people do reaches the account's server as WeChat brings it, and what the server answers is what they see."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from tests.emulators.http import Cut, Reply
from tests.emulators.sealing import signature
from tests.emulators.wechat import Fate, Kind, Mode
from tests.emulators.wechat.desk import desk
from tests.voices import amr_note

NOT_THERE = Reply(503, b"")


async def test_a_message_is_brought_sealed_and_signed() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("楼道灯坏了]]><b>")
        await here.wechat.pusher.quiet()

    (call,), (brought,) = here.server.calls, here.server.brought
    query = {name: values[0] for name, values in parse_qs(call.query).items()}
    account = here.wechat.account
    assert query["signature"] == signature(account.token, query["timestamp"], query["nonce"])
    assert (query["encrypt_type"], query["openid"]) == ("aes", wang.openid)
    assert "灯" not in call.body.decode()
    assert brought["Content"] == "楼道灯坏了]]><b>"
    assert (brought["FromUserName"], brought["ToUserName"]) == (wang.openid, account.id)
    assert (brought["MsgType"], brought["CreateTime"]) == ("text", "1778212800")


async def test_a_server_that_cannot_answer_the_question_is_not_entered() -> None:
    async with desk() as here:
        good = here.wechat.account.url
        assert not await here.wechat.enter("http://127.0.0.1:9/nobody")
        assert here.wechat.account.url == ""
        assert await here.wechat.enter(good)


async def test_what_is_answered_at_once_stands_in_the_chat() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        here.server.says = [here.server.reply(wang.openid, "收到 26-0001")]
        wang.say("楼道灯坏了")
        await wang.hears("26-0001")

        assert [message.text for message in wang.messages] == ["楼道灯坏了", "收到 26-0001"]
        assert here.wechat.ledger.passed(Fate.REPLIED)


@pytest.mark.parametrize("refusal", [NOT_THERE, Cut(), 0.5], ids=["503", "cut", "too late"])
async def test_three_times_it_is_brought_and_then_it_is_out_of_order(refusal: Reply | Cut | float) -> None:
    async with desk(haste=0.02) as here:
        wang = here.wechat.phone("王阿姨", following=True)
        here.server.says = [refusal] * 3
        wang.say("喂")
        await here.wechat.pusher.quiet()

        assert [brought["MsgId"] for brought in here.server.brought] == ["24601000000000001"] * 3
        assert len({call.query for call in here.server.calls}) == 3
        assert len(here.wechat.ledger.passed(Fate.REFUSED)) == 3
        assert wang.messages[-1].kind is Kind.NOTICE


async def test_the_second_time_may_be_taken() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        here.server.says = [NOT_THERE]
        wang.say("喂")
        await here.wechat.pusher.quiet()

        assert len(here.server.calls) == 2
        assert [entry.fate for entry in here.wechat.ledger.passed()] == [Fate.BROUGHT, Fate.REFUSED, Fate.TAKEN]
        assert [message.kind for message in wang.messages] == [Kind.TEXT]


async def test_an_account_may_be_called_again_with_the_very_same_words() -> None:
    async with desk() as here:
        here.wechat.account.resigns = False
        wang = here.wechat.phone("王阿姨", following=True)
        here.server.says = [NOT_THERE]
        wang.say("喂")
        await here.wechat.pusher.quiet()

        first, second = here.server.calls
        assert (first.query, first.body) == (second.query, second.body)


@pytest.mark.parametrize("wrong", ["<xml>", "谢谢", "<xml><MsgType>text</MsgType><Content>hi</Content></xml>"])
async def test_what_is_no_answer_puts_the_account_out_of_order(wrong: str) -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        here.server.says = [Reply(200, wrong.encode())]
        wang.say("喂")
        await here.wechat.pusher.quiet()

        assert wang.messages[-1].kind is Kind.NOTICE
        assert here.wechat.ledger.passed(Fate.UNREADABLE)


async def test_an_answer_for_somebody_else_is_none() -> None:
    async with desk() as here:
        wang, zhao = (here.wechat.phone(name, following=True) for name in ("王阿姨", "赵大爷"))
        here.server.says = [here.server.reply(zhao.openid, "您的户口…")]
        wang.say("喂")
        await here.wechat.pusher.quiet()

        assert [message.kind for message in wang.messages] == [Kind.TEXT, Kind.NOTICE]
        assert zhao.messages == []


async def test_an_answer_longer_than_2048_bytes_is_none() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        here.server.says = [here.server.reply(wang.openid, "啊" * 682), here.server.reply(wang.openid, "啊" * 683)]
        for _ in range(2):
            wang.say("喂")
            await here.wechat.pusher.quiet()

        assert [message.kind for message in wang.messages] == [Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.NOTICE]


async def test_following_by_a_code_tells_the_scene_and_so_does_scanning_it_later() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨")
        for act in (lambda: wang.scan("P7"), lambda: wang.scan("P8"), wang.unfollow, wang.follow):
            act()
            await here.wechat.pusher.quiet()

    events = [(brought["Event"], brought["EventKey"]) for brought in here.server.brought]
    assert events == [("subscribe", "qrscene_P7"), ("SCAN", "P8"), ("unsubscribe", ""), ("subscribe", "")]
    assert not any("MsgId" in brought for brought in here.server.brought)


async def test_whoever_does_not_follow_has_no_chat() -> None:
    async with desk() as here:
        with pytest.raises(LookupError):
            here.wechat.phone("王阿姨").say("喂")


async def test_every_kind_of_message_is_brought_with_its_own_fields() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        acts = {
            "image": lambda: wang.photo(b"jpeg"),
            "voice": lambda: wang.voice(amr_note("灯坏了"), heard="灯坏了"),
            "video": lambda: wang.video(b"mp4"),
            "text": wang.sticker,
            "location": lambda: wang.share_place(29.3725, 113.1287, "4栋"),
            "link": lambda: wang.share_link("通知", "https://example.org", "停水"),
            "event": lambda: wang.click("我的"),
        }
        for act in acts.values():
            act()
            await here.wechat.pusher.quiet()

    brought = dict(zip(acts, here.server.brought, strict=True))
    assert {kind: found["MsgType"] for kind, found in brought.items()} == {kind: kind for kind in acts}
    assert here.wechat.world.file(brought["image"]["MediaId"]).content == b"jpeg"
    assert brought["image"]["PicUrl"].startswith("http://mmbiz.qpic.cn/")
    assert (brought["voice"]["Recognition"], brought["voice"]["Format"]) == ("灯坏了", "amr")
    assert (brought["location"]["Location_X"], brought["location"]["Location_Y"]) == ("29.372500", "113.128700")
    assert (brought["link"]["Title"], brought["link"]["Url"]) == ("通知", "https://example.org")
    assert (brought["event"]["Event"], brought["event"]["EventKey"]) == ("CLICK", "我的")


async def test_a_tap_on_a_menu_link_says_its_words_with_its_id() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        link = '<a href="weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=h7">1 签收</a>'
        here.server.says = [here.server.reply(wang.openid, f"26-0001\n{link}\n<a href='https://a.cn/p'>看照片</a>")]
        wang.say("喂")
        await wang.hears("签收")
        assert wang.messages[-1].text == "26-0001\n1 签收\n看照片"

        wang.tap("签收")
        await here.wechat.pusher.quiet()
        assert wang.tap("看照片") == "https://a.cn/p"

    assert (here.server.brought[-1]["Content"], here.server.brought[-1]["bizmsgmenuid"]) == ("1", "h7")


@pytest.mark.parametrize(("mode", "readable", "sealed"), [(Mode.PLAIN, True, False), (Mode.COMPATIBLE, True, True)])
async def test_other_modes_can_be_read_on_the_way(mode: Mode, readable: bool, sealed: bool) -> None:
    async with desk() as here:
        here.wechat.account.mode = mode
        here.wechat.phone("王阿姨", following=True).say("灯坏了")
        await here.wechat.pusher.quiet()

    (call,) = here.server.calls
    assert ("灯坏了" in call.body.decode(), "Encrypt" in call.body.decode()) == (readable, sealed)
