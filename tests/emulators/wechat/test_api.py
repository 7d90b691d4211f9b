"""What the account asks is answered as WeChat answers it: tokens, windows, files, codes, menus, templates, pages."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientError, FormData

from tests.emulators.wechat import Kind, Phone, Trouble
from tests.emulators.wechat.desk import Desk, desk
from tests.voices import amr_note

SEND = "/cgi-bin/message/custom/send"


async def test_a_stable_token_is_the_same_until_shortly_before_its_end() -> None:
    async with desk() as here:
        first = await here.token_of()
        here.clock.forward(seconds=6800)
        assert await here.token_of() == {"access_token": first["access_token"], "expires_in": 400}

        here.clock.forward(seconds=100)
        second = await here.token_of()
        assert second["access_token"] != first["access_token"]
        for token in (first, second):
            assert (await here.ask("/cgi-bin/get_api_domain_ip", access_token=token["access_token"]))["ip_list"]

        here.clock.forward(seconds=300)
        assert await here.refused("/cgi-bin/get_api_domain_ip", access_token=first["access_token"]) == 42001


async def test_a_forced_token_makes_the_one_before_worthless_and_is_rare() -> None:
    async with desk() as here:
        first = str((await here.token_of())["access_token"])
        await here.token_of(force=True)
        assert await here.refused("/cgi-bin/get_api_domain_ip", access_token=first) == 40001
        assert (await here.token_of(force=True))["errcode"] == 45011
        for _ in range(19):
            here.clock.forward(minutes=1)
            await here.token_of(force=True)
        here.clock.forward(minutes=1)
        assert (await here.token_of(force=True))["errcode"] == 45009


@pytest.mark.parametrize(
    ("other", "code"),
    [({"grant_type": "password"}, 40002), ({"appid": "wx0"}, 40013), ({"secret": "guessed"}, 40125)],
)
async def test_nobody_else_gets_a_token(other: Mapping[str, str], code: int) -> None:
    async with desk() as here:
        assert (await here.token_of(**other))["errcode"] == code


async def test_a_token_is_only_given_to_addresses_on_the_list() -> None:
    async with desk() as here:
        here.wechat.account.whitelisted = False
        assert (await here.token_of())["errcode"] == 40164


@pytest.mark.parametrize(("token", "code"), [("", 41001), ("short", 40014), ("9" * 100, 40001)])
async def test_without_a_good_token_nothing_is_done(token: str, code: int) -> None:
    async with desk() as here:
        assert await here.refused("/cgi-bin/menu/get", access_token=token) == code


async def test_five_messages_in_48_hours_after_a_message_and_none_after() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        assert await here.say(wang.openid, "早") == 45015
        wang.say("喂")
        assert [await here.say(wang.openid, "在") for _ in range(6)] == [0, 0, 0, 0, 0, 45047]
        wang.say("喂")
        here.clock.forward(hours=47)
        assert await here.say(wang.openid, "在") == 0
        here.clock.forward(hours=1)
        assert await here.say(wang.openid, "还在吗") == 45015


@pytest.mark.parametrize("act", ["menu link", "menu", "scan", "follow"])
async def test_three_messages_in_a_minute_after_a_touch(act: str) -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=act != "follow")
        {
            "menu link": lambda: wang.tap_menu("1", "h7"),
            "menu": lambda: wang.click("我的"),
            "scan": lambda: wang.scan("P7"),
            "follow": wang.follow,
        }[act]()
        assert [await here.say(wang.openid, "好") for _ in range(4)] == [0, 0, 0, 45047]
        here.clock.forward(minutes=1)
        assert await here.say(wang.openid, "好") == 45015


async def test_of_two_windows_the_one_that_closes_first_is_used_first() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("喂")
        wang.click("我的")
        assert await here.say(wang.openid, "好") == 0
        here.clock.forward(minutes=2)
        assert wang.person.windows.room(here.clock()) == 5


async def test_nothing_is_said_to_whoever_went_away_or_was_never_there() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("喂")
        wang.unfollow()
        assert await here.say(wang.openid, "在吗") == 45015
        assert await here.say("o-nobody", "在吗") == 40003


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"msgtype": "text", "text": {"content": ""}}, 44004),
        ({"msgtype": "text", "text": {"content": "啊" * 683}}, 45002),
        ({"msgtype": "text"}, 47001),
        ({"msgtype": "image", "image": {"media_id": "gone"}}, 40007),
        ({"msgtype": "shout"}, 40008),
    ],
)
async def test_what_cannot_be_said_takes_nothing_from_the_window(message: Mapping[str, Any], code: int) -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("喂")
        assert await here.refused(SEND, {"touser": wang.openid, **message}) == code
        assert wang.person.windows.room(here.clock()) == 5


async def test_whoever_escapes_chinese_shows_people_escapes() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("喂")
        body = b'{"touser":"%s","msgtype":"text","text":{"content":"\\u90bb\\u957f\\n\xe9\x82\xbb"}}' % (
            wang.openid.encode()
        )
        address = f"{here.wechat.url}{SEND}?access_token={await here.stable_token()}"
        async with here.session.post(address, data=body) as response:
            assert (await response.json())["errcode"] == 0

        assert wang.messages[-1].text == "\\u90bb\\u957f\n邻"


async def test_a_menu_message_has_links_to_tap() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("喂")
        menu = {"head_content": "解决了吗", "list": [{"id": "y", "content": "解决了"}], "tail_content": ""}
        await here.do(SEND, {"touser": wang.openid, "msgtype": "msgmenu", "msgmenu": menu})
        wang.tap("解决了")
        await here.wechat.pusher.quiet()

    assert here.server.brought[-1]["bizmsgmenuid"] == "y"


async def test_a_picture_is_put_there_first_and_kept_for_three_days() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("喂")
        media = await _upload(here, b"jpeg")
        body = {"touser": wang.openid, "msgtype": "image", "image": {"media_id": media}}
        await here.do(SEND, body)
        assert (wang.messages[-1].kind, wang.messages[-1].media) == (Kind.IMAGE, media)
        assert await _download(here, media) == b"jpeg"

        here.clock.forward(days=3)
        assert await here.refused(SEND, body) == 40007


async def test_a_voice_note_is_shown_as_one() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("在吗")
        media = await _upload(here, amr_note("灯坏了"), "voice")
        body = {"touser": wang.openid, "msgtype": "voice", "voice": {"media_id": media}}
        await here.do(SEND, body)

        assert (wang.messages[-1].kind, wang.messages[-1].media) == (Kind.VOICE, media)
        body["voice"] = {"media_id": await _upload(here, b"a picture")}
        assert await here.refused(SEND, body) == 40007


async def _upload(here: Desk, content: bytes, kind: str = "image") -> str:
    form = FormData()
    form.add_field("media", BytesIO(content), filename="a.jpg", content_type="image/jpeg")
    query = {"access_token": await here.stable_token(), "type": kind}
    async with here.session.post(f"{here.wechat.url}/cgi-bin/media/upload", params=query, data=form) as response:
        found = await response.json()
        return str(found.get("media_id", found.get("errcode")))


async def _download(here: Desk, media: str) -> bytes:
    query = {"access_token": await here.stable_token(), "media_id": media}
    async with here.session.get(f"{here.wechat.url}/cgi-bin/media/get", params=query) as response:
        return await response.read()


async def test_files_that_are_none_or_too_large_are_not_kept() -> None:
    async with desk() as here:
        assert await _upload(here, b"x", "poster") == "40004"
        assert await _upload(here, b"", "image") == "41005"
        assert await _upload(here, b"x" * (2 * 1024 * 1024 + 1), "voice") == "40006"
        assert await _upload(here, b"OggS", "voice") == "40005"


async def test_a_code_leads_to_its_scene_as_long_as_it_lives() -> None:
    async with desk() as here:
        scene = {"scene": {"scene_str": "P7"}}
        asked = {"action_name": "QR_STR_SCENE", "expire_seconds": 600, "action_info": scene}
        made = await here.do("/cgi-bin/qrcode/create", asked)
        for_ever = await here.do("/cgi-bin/qrcode/create", {**asked, "action_name": "QR_LIMIT_STR_SCENE"})
        wang = here.wechat.phone("王阿姨")
        wang.scan_picture(made["url"])
        here.clock.forward(seconds=600)
        with pytest.raises(LookupError):
            wang.scan_picture(made["url"])
        wang.scan_picture(for_ever["url"])
        await here.wechat.pusher.quiet()

        assert {brought["EventKey"] for brought in here.server.brought} == {"qrscene_P7", "P7"}
        long = {**asked, "action_info": {"scene": {"scene_str": "P" * 65}}}
        assert await here.refused("/cgi-bin/qrcode/create", long) == 40053


MENU = {"button": [{"name": "报事", "type": "click", "key": "报"}]}


@pytest.mark.parametrize(
    ("buttons", "code"),
    [
        ([], 40016),
        ([MENU["button"][0]] * 4, 40016),
        ([{"name": "我要报一件事", "type": "click", "key": "报"}], 40018),
        ([{"name": "报", "type": "click", "key": "报" * 43}], 40019),
        ([{"name": "报", "type": "view", "url": ""}], 40020),
        ([{"name": "报", "type": "sing", "key": "报"}], 40017),
        ([{"name": "报", "sub_button": [MENU["button"][0]] * 6}], 40023),
        ([{"name": "报", "sub_button": [{"name": "", "type": "click", "key": "报"}]}], 40025),
    ],
)
async def test_a_menu_that_does_not_fit_is_refused(buttons: list[Mapping[str, Any]], code: int) -> None:
    async with desk() as here:
        assert await here.refused("/cgi-bin/menu/create", {"button": buttons}) == code
        assert await here.refused("/cgi-bin/menu/get") == 46003


async def test_the_menu_is_what_was_set() -> None:
    async with desk() as here:
        await here.do("/cgi-bin/menu/create", MENU)
        assert await here.do("/cgi-bin/menu/get") == {"menu": MENU}
        await here.do("/cgi-bin/menu/delete")
        assert await here.refused("/cgi-bin/menu/get") == 46003


def _template(here: Desk, phone: Phone, **values: str) -> Mapping[str, Any]:
    here.wechat.account.templates["T1"] = ("thing01", "time02")
    data = {name: {"value": value} for name, value in values.items()}
    return {"touser": phone.openid, "template_id": "T1", "url": "https://a.cn/p/x", "data": data}


async def test_a_template_message_needs_no_window_and_tells_that_it_arrived() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        await here.do("/cgi-bin/message/template/send", _template(here, wang, thing01="灯修好了", time02="5月8日"))
        await here.wechat.pusher.quiet()

    shown = wang.messages[-1]
    assert (shown.kind, shown.text, shown.url) == (Kind.TEMPLATE, "灯修好了\n5月8日", "https://a.cn/p/x")
    assert here.server.brought[-1]["Event"] == "TEMPLATESENDJOBFINISH"


async def test_a_template_message_that_does_not_fit_is_refused() -> None:
    async with desk() as here:
        path = "/cgi-bin/message/template/send"
        wang, gone = here.wechat.phone("王阿姨", following=True), here.wechat.phone("走了")
        good = {"thing01": "灯" * 20, "time02": "5月8日"}
        assert await here.refused(path, _template(here, wang, **{**good, "thing01": "灯" * 21})) == 47003
        assert await here.refused(path, _template(here, wang, thing01="灯")) == 47003
        assert await here.refused(path, {**_template(here, wang, **good), "template_id": "T2"}) == 40037
        assert await here.refused(path, _template(here, gone, **good)) == 43004
        here.wechat.account.verified = False
        assert await here.refused(path, _template(here, wang, **good)) == 48001


async def test_a_subscription_message_needs_agreement_unless_it_is_long_term() -> None:
    async with desk() as here:
        path, account = "/cgi-bin/message/subscribe/bizsend", here.wechat.account
        account.subscriptions |= {"once": ("thing1",), "always": ("thing1",)}
        account.long_term.add("always")
        wang = here.wechat.phone("王阿姨", following=True)
        wang.agree("once")
        message = {"touser": wang.openid, "page": "https://a.cn", "data": {"thing1": {"value": "灯修好了"}}}

        await here.do(path, {**message, "template_id": "once"})
        assert await here.refused(path, {**message, "template_id": "once"}) == 43101
        for _ in range(2):
            await here.do(path, {**message, "template_id": "always"})
        assert [shown.kind for shown in wang.messages] == [Kind.SUBSCRIPTION] * 3


async def test_a_page_learns_once_who_opened_it() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        here.wechat.pages.holder = wang.openid
        account = here.wechat.account
        query = {
            "appid": account.app_id,
            "redirect_uri": "https://a.cn/go/P7?x=1",
            "response_type": "code",
            "scope": "snsapi_base",
            "state": "s",
        }
        address = f"{here.wechat.url}/connect/oauth2/authorize"
        async with here.session.get(address, params=query, allow_redirects=False) as response:
            target = response.headers["Location"]
        assert target.startswith("https://a.cn/go/P7?x=1&code=")
        assert target.endswith("&state=s")
        code = target.partition("&code=")[2].partition("&")[0]

        asked = {"appid": account.app_id, "secret": account.secret, "code": code, "grant_type": "authorization_code"}
        found = await here.ask("/sns/oauth2/access_token", **asked)
        assert (found["openid"], found["scope"]) == (wang.openid, "snsapi_base")
        assert await here.refused("/sns/oauth2/access_token", **asked) == 40163
        assert await here.refused("/sns/oauth2/access_token", **{**asked, "code": "guessed"}) == 40029

        async with here.session.get(address, params={**query, "scope": "all"}, allow_redirects=False) as response:
            assert response.status == 200


async def test_an_account_is_told_how_somebody_came_and_no_name() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨")
        wang.scan("P7")
        told = await here.ask("/cgi-bin/user/info", openid=wang.openid)
        assert (told["subscribe"], told["qr_scene_str"], told["nickname"]) == (1, "P7", "")
        wang.unfollow()
        assert (await here.ask("/cgi-bin/user/info", openid=wang.openid))["subscribe"] == 0


async def test_what_shall_go_wrong_does() -> None:
    async with desk() as here:
        wang = here.wechat.phone("王阿姨", following=True)
        wang.say("喂")
        here.wechat.troubles.next(45009)
        here.wechat.troubles.next(Trouble.GONE)
        here.wechat.troubles.next(Trouble.CUT)
        assert await here.say(wang.openid, "一") == 45009
        for text in ("二", "三"):
            with pytest.raises(ClientError):
                await here.say(wang.openid, text)
        here.wechat.troubles.next(Trouble.HTML, "/cgi-bin/menu/get")
        assert await here.say(wang.openid, "四") == 0

        assert [message.text for message in wang.messages if message.own] == ["三", "四"]
        calls = here.wechat.ledger.calls(SEND)
        assert [(call.code, call.accepted) for call in calls] == [(45009, False), (-1, False), (0, True), (0, True)]
        assert not any("access_token" in call.params for call in calls)
