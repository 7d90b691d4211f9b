"""For packages of npm the emulator is WeChat: one is a server it brings things to, one an account that calls it."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.emulators.clock import Clock
from tests.emulators.wechat import Fate, Mode, Wechat, emulated
from tests.peers.node import Peer, needs_node, peer
from tests.voices import amr_note

pytestmark = needs_node


@asynccontextmanager
async def account_server(wechat: Wechat) -> AsyncIterator[Peer]:
    account = wechat.account
    async with peer("account.js", account.token, account.aes_key, account.app_id) as server:
        port = await server.told()
        assert await wechat.enter(f"http://127.0.0.1:{port}/wechat")
        yield server


async def test_co_wechat_hears_what_people_do_and_people_read_what_it_answers() -> None:
    async with emulated(now=Clock()) as wechat, account_server(wechat) as server:
        wang = wechat.phone("王阿姨", following=True)
        wang.say("4栋楼道灯坏了 👍")
        heard = await server.told()
        await wang.hears("回 4栋楼道灯坏了 👍")

        assert (heard["MsgType"], heard["FromUserName"], heard["ToUserName"]) == (
            "text",
            wang.openid,
            "gh_7f083739789a",
        )
        wang.tap_menu("1", "h7")
        assert (await server.told())["bizmsgmenuid"] == "h7"


async def test_co_wechat_hears_every_kind_and_says_nothing_to_what_has_no_words() -> None:
    async with emulated(now=Clock()) as wechat, account_server(wechat) as server:
        wang = wechat.phone("王阿姨", following=True)
        acts: dict[str, Any] = {
            "MediaId": lambda: wang.photo(b"jpeg"),
            "Recognition": lambda: wang.voice(amr_note("灯坏了"), heard="灯坏了"),
            "Location_X": lambda: wang.share_place(29.3725, 113.1287),
            "Title": lambda: wang.share_link("通知", "https://example.org"),
            "EventKey": lambda: wang.scan("P7"),
        }
        for field, act in acts.items():
            act()
            assert (await server.told())[field]
        await wechat.pusher.quiet()

        assert len(wechat.ledger.passed(Fate.TAKEN)) == len(acts)
        assert not any(message.own for message in wang.messages)


async def test_co_wechat_is_answered_in_the_mode_it_was_called_in() -> None:
    async with emulated(now=Clock()) as wechat, account_server(wechat):
        wechat.account.mode = Mode.PLAIN
        wang = wechat.phone("王阿姨", following=True)
        wang.say("喂")
        await wang.hears("回 喂")


async def test_co_wechat_does_not_believe_another_token() -> None:
    async with emulated(now=Clock()) as wechat, account_server(wechat):
        wechat.account.token = "guessed"
        wechat.phone("王阿姨", following=True).say("喂")
        await wechat.pusher.quiet()

        assert [entry.status for entry in wechat.ledger.passed(Fate.REFUSED)] == [401] * 3


@asynccontextmanager
async def client(wechat: Wechat) -> AsyncIterator[Peer]:
    async with peer("client.js", wechat.url, wechat.account.app_id, wechat.account.secret) as calling:
        yield calling


async def call(calling: Peer, name: str, *args: Any) -> Any:
    answered = await calling.ask(call=name, args=args)
    return answered.get("result", answered)


async def test_co_wechat_api_says_texts_and_pictures_within_the_window() -> None:
    async with emulated(now=Clock()) as wechat, client(wechat) as calling:
        wang = wechat.phone("王阿姨", following=True)
        assert (await call(calling, "sendText", wang.openid, "在吗"))["code"] == 45015
        wang.say("喂")
        await call(calling, "sendText", wang.openid, "在 👍")
        picture = {"base64": base64.b64encode(b"jpeg").decode()}
        uploaded = await call(calling, "uploadMedia", picture, "image", "a.jpg", "image/jpeg")
        await call(calling, "sendImage", wang.openid, uploaded["media_id"])

        assert [(message.text, message.media) for message in wang.messages if message.own] == [
            ("在 👍", ""),
            ("", uploaded["media_id"]),
        ]
        assert await call(calling, "getMedia", uploaded["media_id"]) == picture


async def test_co_wechat_api_sets_the_menu_and_makes_codes() -> None:
    async with emulated(now=Clock()) as wechat, client(wechat) as calling:
        menu = {"button": [{"name": "报事", "type": "click", "key": "报"}]}
        await call(calling, "createMenu", menu)
        assert await call(calling, "getMenu") == {"menu": menu}

        wang = wechat.phone("王阿姨")
        wang.scan_picture((await call(calling, "createTmpQRCode", "P7", 600))["url"])
        assert (await call(calling, "getUser", wang.openid))["qr_scene_str"] == "P7"


async def test_co_wechat_api_sends_template_messages() -> None:
    async with emulated(now=Clock()) as wechat, client(wechat) as calling:
        wechat.account.templates["T1"] = ("thing01",)
        wang = wechat.phone("王阿姨", following=True)
        sent = await call(
            calling, "sendTemplate", wang.openid, "T1", "https://a.cn", "#000000", {"thing01": {"value": "灯修好了"}}
        )

        assert sent["msgid"]
        assert (wang.messages[-1].text, wang.messages[-1].url) == ("灯修好了", "https://a.cn")


async def test_co_wechat_api_gets_a_new_token_when_the_old_one_is_worthless() -> None:
    async with emulated(now=Clock()) as wechat, client(wechat) as calling:
        wang = wechat.phone("王阿姨", following=True)
        wang.say("喂")
        await call(calling, "sendText", wang.openid, "一")
        wechat.world.tokens.spoil()
        await call(calling, "sendText", wang.openid, "二")

        assert [message.text for message in wang.messages if message.own] == ["一", "二"]
        assert [call.code for call in wechat.ledger.calls("/cgi-bin/message/custom/send")] == [0, 40001, 0]
