"""What a bot says, what it is refused, and what goes wrong on purpose."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientPayloadError, ClientSession, ServerDisconnectedError

from tests.emulators.clock import NOON
from tests.emulators.telegram import TOKEN, NoSuchButton, Trouble
from tests.emulators.telegram.desk import desk, the_yard
from tests.emulators.telegram.pace import Pace
from tests.emulators.telegram.people import Json
from tests.patience import PATIENCE


async def test_what_nobody_can_be_told() -> None:
    async with desk() as here:
        wang, stranger = here.telegram.private("王阿姨"), here.telegram.person("谁")
        group, _ = the_yard(here)

        async def why(chat: int) -> str:
            return await here.refused("sendMessage", chat_id=chat, text="好")

        assert await why(stranger.id) == "Forbidden: bot can't initiate conversation with a user"
        assert await why(12345) == "Bad Request: chat not found"
        wang.start()
        wang.block()
        assert await why(wang.user.id) == "Forbidden: bot was blocked by the user"
        wang.unblock()
        wang.user.deactivated = True
        assert await why(wang.user.id) == "Forbidden: user is deactivated"
        group.mute_bot()
        assert "not enough rights" in await why(group.id)
        group.remove_bot()
        assert await why(group.id) == "Forbidden: bot was kicked from the supergroup chat"
        group.add_bot()
        await here.do("leaveChat", chat_id=group.id)
        assert await why(group.id) == "Forbidden: bot is not a member of the supergroup chat"


async def test_what_cannot_be_changed_any_more() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        hers = wang.say("灯")["message_id"]
        about: Json = {"chat_id": wang.user.id}
        mine = (await here.do("sendMessage", text="好", **about))["message_id"]

        assert "is not modified" in await here.refused("editMessageText", message_id=mine, text="好", **about)
        assert "to edit not found" in await here.refused("editMessageText", message_id=999, text="好", **about)
        assert "can't be edited" in await here.refused("editMessageText", message_id=hers, text="好", **about)
        assert "no caption" in await here.refused("editMessageCaption", message_id=mine, caption="好", **about)
        await here.do("deleteMessage", message_id=mine, **about)
        assert "to delete not found" in await here.refused("deleteMessage", message_id=mine, **about)
        here.clock.forward(hours=49)
        assert "can't be deleted" in await here.refused("deleteMessage", message_id=hers, **about)


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"text": " \n"}, "message text is empty"),
        ({"text": "𠮷" * 2049}, "message is too long"),
        ({"text": "好", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        (
            {"text": "好", "reply_markup": {"inline_keyboard": [[{"text": "好", "callback_data": "好" * 22}]]}},
            "BUTTON_DATA_INVALID",
        ),
    ],
)
async def test_a_message_telegram_would_not_take(params: Json, why: str) -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.start()

        assert await here.refused("sendMessage", chat_id=wang.user.id, **params) == f"Bad Request: {why}"


async def test_a_press_is_answered_once_and_soon_or_not_at_all() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.start()
        keyboard = {"inline_keyboard": [[{"text": "1 好", "callback_data": "x"}]]}
        await here.do("sendMessage", chat_id=wang.user.id, text="?", reply_markup=keyboard)
        soon, late = wang.press(wang.last(), "好"), wang.press(wang.last(), "好")
        wang.press_again(soon)

        *_, first, _, again = await here.updates()
        assert first["callback_query"] == again["callback_query"]
        assert first["update_id"] < again["update_id"]
        await here.do("answerCallbackQuery", callback_query_id=soon)
        assert wang.answered(soon)
        here.clock.forward(seconds=16)
        for id in (soon, late, "none"):
            assert "query is too old" in await here.refused("answerCallbackQuery", callback_query_id=id)
        with pytest.raises(NoSuchButton):
            wang.press(wang.last(), "不")


async def test_a_file_of_more_than_20_mb_is_not_given_out() -> None:
    async with desk() as here:
        sent = here.telegram.private("王阿姨").send_file(b"%PDF", name="a.pdf", mime="application/pdf", size=21 << 20)

        assert "file is too big" in await here.refused("getFile", file_id=sent["document"]["file_id"])
        assert "wrong file_id" in await here.refused("getFile", file_id="x")


def test_a_group_hears_20_messages_a_minute_and_then_waits_for_the_first_to_be_a_minute_old() -> None:
    pace = Pace(strict=True)
    waits = [pace.wait(-100, NOON + timedelta(seconds=second)) for second in range(21)]

    assert waits == [0] * 20 + [40]
    assert pace.wait(-100, NOON + timedelta(seconds=60)) == 0


def test_a_chat_hears_one_message_a_second_and_all_together_30() -> None:
    pace = Pace(strict=True)

    assert [pace.wait(7, NOON), pace.wait(7, NOON + timedelta(seconds=0.5))] == [0, 1]
    assert [pace.wait(chat, NOON) for chat in range(100, 130)] == [0] * 29 + [1]
    assert pace.too_soon == 2


async def test_a_bot_in_a_hurry_is_answered_429() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.start()
        here.telegram.bot.pace.strict = True
        await here.do("sendMessage", chat_id=wang.user.id, text="一")
        refused = await here.ask("sendMessage", chat_id=wang.user.id, text="二")

        assert refused["error_code"] == 429
        assert refused["description"] == "Too Many Requests: retry after 1"
        assert refused["parameters"] == {"retry_after": 1}
        here.clock.forward(seconds=1)
        await here.do("sendMessage", chat_id=wang.user.id, text="二")


async def test_a_request_whose_answer_is_lost_had_its_effect() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.start()
        here.telegram.troubles.next(Trouble.CUT)
        here.telegram.troubles.next(Trouble.GONE)
        for _ in range(2):
            with pytest.raises(ServerDisconnectedError):
                await here.ask("sendMessage", chat_id=wang.user.id, text="好")

        assert [message["text"] for message in wang.heard] == ["好"]
        cut, gone = here.telegram.ledger.calls("sendMessage")
        assert (cut.status, cut.accepted, gone.status, gone.accepted) == (0, True, 0, False)


@pytest.mark.parametrize(
    ("trouble", "status", "kind"),
    [
        (Trouble.TOO_MANY, 429, "application/json"),
        (Trouble.ERROR, 500, "application/json"),
        (Trouble.HTML, 502, "text/html"),
    ],
)
async def test_a_request_that_met_trouble_had_no_effect(trouble: Trouble, status: int, kind: str) -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.start()
        here.telegram.troubles.next(trouble, "sendMessage", chat=wang.user.id, seconds=7)
        address = f"{here.telegram.url}/bot{TOKEN}/sendMessage"
        async with here.session.post(address, json={"chat_id": wang.user.id, "text": "好"}) as response:
            assert (response.status, response.content_type) == (status, kind)

        assert wang.heard == []
        assert here.telegram.ledger.calls("sendMessage")[0].trouble == trouble


async def test_an_answer_can_be_late_or_broken_off_in_the_middle() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.start()
        here.telegram.troubles.next(Trouble.HANG, seconds=60)
        here.telegram.troubles.next(Trouble.GARBAGE)
        late = asyncio.create_task(here.ask("sendMessage", chat_id=wang.user.id, text="一"))
        await wang.hears("一")
        with pytest.raises(ClientPayloadError):
            await here.ask("sendMessage", chat_id=wang.user.id, text="二")

        assert wang.last()["text"] == "二"
        assert not late.done()
        late.cancel()


async def test_troubles_come_as_often_as_they_shall() -> None:
    async with desk() as here:
        wang = here.telegram.private("王阿姨")
        wang.start()
        here.telegram.troubles.rates |= {Trouble.TOO_MANY: 0.2, Trouble.ERROR: 0.1}
        statuses = [
            (await here.ask("sendMessage", chat_id=wang.user.id, text=f"{n}")).get("error_code") for n in range(300)
        ]

        assert 40 < statuses.count(429) < 80
        assert 15 < statuses.count(500) < 50


async def test_a_stranger_with_a_wrong_token_learns_nothing() -> None:
    async with desk() as here:
        for path, status in ((f"/bot{TOKEN}x/getMe", 401), ("/bot/getMe", 404), (f"/bot{TOKEN}/getYou", 404)):
            async with here.session.get(here.telegram.url + path) as response:
                assert response.status == status
                assert (await response.json())["ok"] is False


async def test_it_runs_as_a_process_of_its_own() -> None:
    command = (sys.executable, "-m", "tests.emulators.telegram", "--token", "7:try-me")
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[3]
    )
    assert process.stdout is not None
    try:
        url = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode().strip()
        async with ClientSession() as session, session.get(f"{url}/bot7:try-me/getMe") as response:
            assert (await response.json())["result"]["id"] == 7
    finally:
        process.terminate()
        await process.wait()


async def test_it_can_be_led_from_another_process() -> None:
    async with desk() as here:

        async def ask(act: str, **arguments: Any) -> Any:
            async with here.session.post(f"{here.telegram.url}/control/{act}", json=arguments) as response:
                assert response.status == 200, await response.text()
                return await response.json()

        wang = await ask("person", name="王阿姨")
        group = await ask("group", title="4栋院坝", owner=wang)
        said = await ask("say", user=wang, chat=group, text="/help")
        assert (await here.updates())[-1]["message"]["message_id"] == said
        await here.do("sendMessage", chat_id=group, text="好")

        assert [message.get("text") for message in await ask("chat", chat=group)][-2:] == ["/help", "好"]
        (sent,) = [entry for entry in await ask("ledger") if entry.get("method") == "sendMessage"]
        assert sent["accepted"] is True
        assert await ask("waiting") == 3
