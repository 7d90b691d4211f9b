"""Updates wait, come again, and go, as on the platform."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.emulators.telegram import Fate
from tests.emulators.telegram.desk import desk, texts
from tests.emulators.telegram.people import Json
from tests.patience import PATIENCE, until


async def test_an_update_comes_again_until_a_later_offset_confirms_it() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.say("一")
        wang.say("二")
        first, second = await here.updates()

        assert texts(await here.updates(limit=1)) == ["一"]
        assert texts(await here.updates(second["update_id"])) == ["二"]
        assert texts(await here.updates()) == ["二"]
        assert await here.updates(second["update_id"] + 1) == []
        assert here.telegram.ledger.updates(Fate.CONFIRMED) == [first["update_id"], second["update_id"]]


async def test_a_negative_offset_forgets_all_but_the_last() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        for word in "一二三":
            wang.say(word)

        assert texts(await here.updates(-1)) == ["三"]
        assert texts(await here.updates()) == ["三"]


async def test_messages_wait_a_day_and_presses_two_and_a_half_minutes() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.say("一")
        keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "x"}]]}
        await here.do("sendMessage", chat_id=wang.user.id, text="?", reply_markup=keyboard)
        wang.press(wang.last(), "好")

        here.clock.forward(seconds=149)
        assert len(await here.updates()) == 2
        here.clock.forward(seconds=1)
        assert len(await here.updates()) == 1
        here.clock.forward(days=1, seconds=-150)
        assert await here.updates() == []
        assert len(here.telegram.ledger.updates(Fate.EXPIRED)) == 2


async def test_what_a_bot_does_not_want_is_never_kept_for_it() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        await here.updates(allowed_updates=["callback_query"])
        wang.say("一")
        await here.updates(allowed_updates=[])
        wang.say("二")

        assert texts(await here.updates()) == ["二"]


async def test_of_two_polls_the_one_that_waited_is_ended() -> None:
    async with desk() as here:
        first = asyncio.create_task(here.ask("getUpdates", timeout=20))
        await until(lambda: here.telegram.bot.updates.polled)
        second = asyncio.create_task(here.ask("getUpdates", timeout=20))

        refused = await first
        assert refused["error_code"] == 409
        assert "terminated by other getUpdates request" in refused["description"]
        here.telegram.private("王阿姨").say("一")
        assert texts((await second)["result"]) == ["一"]


async def test_polling_and_a_webhook_exclude_each_other() -> None:
    async with desk() as here:
        waiting = asyncio.create_task(here.ask("getUpdates", timeout=20))
        await until(lambda: here.telegram.bot.updates.polled)
        await here.do("setWebhook", url="https://bot.example/x", secret_token="s" * 32)

        assert "terminated by setWebhook" in (await waiting)["description"]
        assert "webhook is active" in await here.refused("getUpdates")
        assert (await here.do("getWebhookInfo"))["url"] == "https://bot.example/x"
        await here.do("deleteWebhook")
        assert await here.updates() == []


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"url": "http://bot.example/x"}, "An HTTPS URL must be provided"),
        ({"url": "https://bot.example", "secret_token": "no spaces"}, "unallowed characters"),
        ({"url": "https://bot.example", "secret_token": "s" * 257}, "too long"),
    ],
)
async def test_a_webhook_that_telegram_would_not_take(params: Json, why: str) -> None:
    async with desk() as here:
        assert why in await here.refused("setWebhook", **params)


@dataclass
class Endpoint:
    """A webhook that answers with the given numbers, then with 200."""

    answers: list[int] = field(default_factory=list)
    got: list[tuple[str, str]] = field(default_factory=list)
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    expects: int = 1

    async def answer(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append((update["message"]["text"], request.headers["X-Telegram-Bot-Api-Secret-Token"]))
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.expects -= 1
        if self.expects == 0:
            self.enough.set()
        return web.Response(status=status)


@asynccontextmanager
async def listening(endpoint: Endpoint) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/hook", endpoint.answer)
    async with TestServer(application, host="127.0.0.1") as server:
        yield str(server.make_url("/hook"))


async def test_a_webhook_gets_each_chat_in_order_and_again_until_it_says_200() -> None:
    endpoint = Endpoint(answers=[500, 200, 302], expects=3)
    async with desk() as here, listening(endpoint) as url:
        wang = here.telegram.private("王阿姨")
        wang.say("一")
        wang.say("二")
        await here.do("setWebhook", url=url, secret_token="s" * 32)
        wang.say("三")
        await asyncio.wait_for(endpoint.enough.wait(), PATIENCE)
        await until(lambda: len(here.telegram.bot.updates) == 0)

        assert [text for text, _ in endpoint.got] == ["一", "一", "二", "二", "三"]
        assert {secret for _, secret in endpoint.got} == {"s" * 32}
        assert (await here.do("getWebhookInfo"))["pending_update_count"] == 0
        assert len(here.telegram.ledger.updates(Fate.REFUSED)) == 2


async def test_a_chat_that_is_refused_does_not_hold_up_the_others() -> None:
    endpoint = Endpoint(answers=[500, 500], expects=2)
    async with desk() as here, listening(endpoint) as url:
        await here.do("setWebhook", url=url, secret_token="s" * 32)
        here.telegram.private("王阿姨").say("一")
        await until(lambda: len(endpoint.got) == 2)
        here.telegram.private("李叔").say("二")
        here.telegram.private("张姐").say("三")
        await asyncio.wait_for(endpoint.enough.wait(), PATIENCE)

        assert [text for text, _ in endpoint.got] == ["一", "一", "二", "三"]
        assert "500" in (await here.do("getWebhookInfo"))["last_error_message"]


async def test_a_webhook_hears_of_many_chats_at_once_and_nothing_is_left_behind() -> None:
    endpoint = Endpoint(expects=300)
    async with desk() as here, listening(endpoint) as url:
        await here.do("setWebhook", url=url, secret_token="s" * 32, max_connections=8)
        phones = [here.telegram.private(f"邻居{number}") for number in range(100)]
        for word in "一二三":
            for phone in phones:
                phone.say(word)
            await asyncio.sleep(0.01)
        await asyncio.wait_for(endpoint.enough.wait(), PATIENCE)
        await until(lambda: len(here.telegram.bot.updates) == 0)

        assert sorted(text for text, _ in endpoint.got) == sorted("一二三" * 100)
