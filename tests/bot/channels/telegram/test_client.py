"""What the bot says arrives on Telegram once, or it is known why not."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientConnectionResetError
from aiohttp.http_writer import StreamWriter

from bot.channels import Channel, Choice, Moved, NotIntroduced, SendFailed, Sound, Spoken
from bot.channels.telegram import request
from bot.channels.telegram.client import TelegramChannel
from bot.channels.telegram.receive import Me
from bot.channels.telegram.request import MOST_BYTES
from domain.message import Address
from storage.photo.store import KeptFile
from tests.bot.channels.kept import kept
from tests.bot.channels.telegram.scripted import TOKEN, Answer, Asked, Cut, ScriptedApi, Silence, message, no, ok
from tests.voices import voice_note

ME = Me(4242, "linzhang_bot", hears_all=False)
YARD = Address("telegram", "-1001")
SIGN = Choice("sign-1", "1 签收")
HEARD = Spoken("已收到：楼道灯坏了", (SIGN,))
LONG = "楼道灯坏了。" * 200

NOT_MODIFIED = no(400, "Bad Request: message is not modified: specified new message content and …")
NO_TEXT = no(400, "Bad Request: there is no text in the message to edit")
NO_CAPTION = no(400, "Bad Request: there is no caption in the message to edit")
NO_PHOTOS = no(400, "Bad Request: not enough rights to send photos to the chat")
BLOCKED = no(403, "Forbidden: bot was blocked by the user")
FLOODED = no(429, "Too Many Requests: retry after 7", retry_after=7)


@pytest_asyncio.fixture
async def api() -> AsyncIterator[ScriptedApi]:
    async with ScriptedApi().serving() as api:
        yield api


@pytest_asyncio.fixture
async def channel(api: ScriptedApi) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(TOKEN, api=api.address, me=ME)
    yield channel
    await channel.close()


@pytest.fixture
def lamp(tmp_path: Path) -> KeptFile:
    path = tmp_path / "lamp.jpg"
    path.write_bytes(b"a lamp")
    return kept(path)


@pytest.fixture
def door(tmp_path: Path) -> KeptFile:
    path = tmp_path / "door.jpg"
    path.write_bytes(b"a door")
    return kept(path)


async def failed(sending: Awaitable[object]) -> SendFailed:
    with pytest.raises(SendFailed) as caught:
        await sending
    return caught.value


def test_telegram_keeps_the_contract_of_a_channel(channel: TelegramChannel) -> None:
    kept: Channel = channel

    assert kept.name == "telegram"
    assert kept.features.onward


async def test_a_message_is_said_and_its_id_known(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(message(1234))

    assert await channel.send(YARD, HEARD) == "1234"
    assert api.methods == ["sendMessage"]
    assert api.asked[0].parameters["text"] == HEARD.text


async def test_the_id_of_a_message_in_a_topic_names_the_topic(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(message(1234, message_thread_id=77, is_topic_message=True))

    assert await channel.send(YARD, Spoken("好", reply_to="1230@77")) == "1234@77"


async def test_a_photo_goes_up_with_its_words(channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile) -> None:
    await channel.send(YARD, Spoken("灯", (SIGN,), (lamp,)))

    (asked,) = api.asked
    assert asked.method == "sendPhoto"
    assert asked.files == {"photo": b"a lamp"}
    assert asked.parameters["caption"] == "灯"
    assert json.loads(asked.parameters["reply_markup"])["inline_keyboard"][0][0]["callback_data"] == "sign-1"


async def test_several_photos_go_up_as_an_album_above_the_words(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile, door: KeptFile
) -> None:
    api.answers(ok([{"message_id": 7}, {"message_id": 8}]), message(9))

    assert await channel.send(YARD, Spoken("灯", (SIGN,), (lamp, door))) == "9"
    assert api.methods == ["sendMediaGroup", "sendMessage"]
    assert api.asked[0].files == {"photo0": b"a lamp", "photo1": b"a door"}


async def test_photos_are_shown_once_though_their_words_need_two_tries(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile, door: KeptFile
) -> None:
    case = Spoken("灯", (SIGN,), (lamp, door))
    api.answers(ok([]), FLOODED, message(9))

    await failed(channel.send(YARD, case))
    assert await channel.send(YARD, case) == "9"
    assert api.methods == ["sendMediaGroup", "sendMessage", "sendMessage"]

    await channel.send(YARD, case)
    assert api.methods[-2:] == ["sendMediaGroup", "sendMessage"]


async def test_photos_that_may_have_arrived_do_not_keep_their_words_back(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile
) -> None:
    api.answers(Cut(), message(9))

    assert await channel.send(YARD, Spoken(LONG, photos=(lamp,))) == "9"
    assert api.methods == ["sendPhoto", "sendMessage"]


async def test_photos_that_certainly_did_not_arrive_are_tried_again(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile
) -> None:
    api.answers(FLOODED)

    assert not (await failed(channel.send(YARD, Spoken(LONG, photos=(lamp,))))).permanent
    assert api.methods == ["sendPhoto"]


@pytest.mark.parametrize("story", ["灯", LONG])
async def test_where_no_photos_are_allowed_the_words_come_alone(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile, story: str
) -> None:
    api.answers(NO_PHOTOS, message(9))

    assert await channel.send(YARD, Spoken(story, (SIGN,), (lamp,))) == "9"
    assert api.methods == ["sendPhoto", "sendMessage"]
    assert api.asked[1].parameters["reply_markup"]


@pytest.mark.parametrize("story", ["灯", LONG])
async def test_a_photo_forgotten_meanwhile_does_not_keep_the_words_back(
    channel: TelegramChannel, api: ScriptedApi, tmp_path: Path, story: str
) -> None:
    await channel.send(YARD, Spoken(story, photos=(kept(tmp_path / "forgotten.jpg"),)))

    assert api.methods == ["sendMessage"]


@pytest.fixture
def voice(tmp_path: Path) -> Spoken:
    path = tmp_path / "voice.ogg"
    path.write_bytes(voice_note("楼道灯坏了"))
    return Spoken("【26-0031】的录音，7 秒", sound=Sound(kept(path), 7))


async def test_a_voice_note_goes_up_as_it_came(channel: TelegramChannel, api: ScriptedApi, voice: Spoken) -> None:
    await channel.send(YARD, voice)

    (asked,) = api.asked
    assert (asked.method, asked.files) == ("sendVoice", {"voice": voice_note("楼道灯坏了")})
    assert asked.parameters["caption"] == voice.text


async def test_whoever_takes_no_voice_notes_gets_theirs_as_a_file(
    channel: TelegramChannel, api: ScriptedApi, voice: Spoken
) -> None:
    api.answers(no(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN"), message(9))

    assert await channel.send(YARD, voice) == "9"
    assert api.methods == ["sendVoice", "sendDocument"]
    assert api.asked[1].files == {"document": voice_note("楼道灯坏了")}


async def test_of_a_voice_forgotten_meanwhile_only_the_line_is_left(
    channel: TelegramChannel, api: ScriptedApi, tmp_path: Path
) -> None:
    await channel.send(YARD, Spoken("【26-0031】的录音，7 秒", sound=Sound(kept(tmp_path / "forgotten.ogg"), 7)))

    assert api.methods == ["sendMessage"]


async def test_a_closed_topic_is_answered_in_the_general_one(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(no(400, "Bad Request: TOPIC_CLOSED"), message(9))

    assert await channel.send(YARD, Spoken("好", reply_to="5@77")) == "9"
    assert {"message_thread_id", "reply_parameters"}.isdisjoint(api.asked[1].parameters)


async def test_whoever_took_back_their_question_is_answered_all_the_same(
    channel: TelegramChannel, api: ScriptedApi
) -> None:
    api.answers(no(400, "Bad Request: message to be replied not found"), message(9))

    assert await channel.send(YARD, Spoken("好", reply_to="5@77")) == "9"
    assert "reply_parameters" not in api.asked[1].parameters
    assert api.asked[1].parameters["message_thread_id"] == 77


async def test_a_closed_group_is_not_asked_for_ever(channel: TelegramChannel, api: ScriptedApi) -> None:
    closed = no(400, "Bad Request: TOPIC_CLOSED")
    api.answers(closed, closed, closed)

    assert (await failed(channel.send(YARD, Spoken("好", reply_to="5@77")))).permanent
    assert len(api.asked) == 2


async def test_whoever_blocked_the_bot_is_not_asked_again(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(BLOCKED)
    failure = await failed(channel.send(YARD, HEARD))

    assert (str(failure), failure.permanent) == ("blocked", True)


async def test_a_flooded_chat_waits(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(FLOODED)

    assert (await failed(channel.send(YARD, HEARD))).retry_after == timedelta(seconds=7)


async def test_a_group_that_moved_is_followed(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100777))

    with pytest.raises(Moved) as moved:
        await channel.send(YARD, HEARD)
    assert moved.value.to == "-100777"


async def test_a_message_that_never_left_is_certain_not_to_have_arrived() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        channel = TelegramChannel(TOKEN, api=f"http://127.0.0.1:{taken.getsockname()[1]}", me=ME)
        failure = await failed(channel.send(YARD, HEARD))
        await channel.close()

    assert (failure.permanent, failure.maybe_sent) == (False, False)


async def test_a_server_nobody_can_find_is_certain_not_to_have_been_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", unknown)
    channel = TelegramChannel(TOKEN, api="http://nowhere.invalid", me=ME)
    failure = await failed(channel.send(YARD, HEARD))
    await channel.close()

    assert (failure.permanent, failure.maybe_sent) == (False, False)


async def test_a_connection_found_closed_carried_nothing(
    channel: TelegramChannel, api: ScriptedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    await channel.send(YARD, HEARD)

    def closed(*_: object) -> None:
        raise ClientConnectionResetError

    with monkeypatch.context() as patched:
        patched.setattr(StreamWriter, "_write", closed)
        patched.setattr(StreamWriter, "_writelines", closed)
        failure = await failed(channel.send(YARD, HEARD))

    assert (failure.permanent, failure.maybe_sent) == (False, False)
    assert len(api.asked) == 1


@pytest.mark.parametrize(
    "broken",
    [Cut(), Answer(b"<html>"), Answer(b"[]"), Answer(b'{"ok": true}'), ok(None), ok({}), Answer(b"", 204), no(504, "")],
)
async def test_a_message_cut_off_after_it_left_may_have_arrived(
    channel: TelegramChannel, api: ScriptedApi, broken: Cut | Answer
) -> None:
    api.answers(broken)
    failure = await failed(channel.send(YARD, HEARD))

    assert (failure.permanent, failure.maybe_sent) == (False, True)
    assert len(api.asked) == 1


async def test_nobody_waits_for_ever(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request, "_ANSWER_SECONDS", 0.1)
    monkeypatch.setattr(request, "_UPLOAD_SECONDS", 0.1)
    api.answers(Silence(), Silence())

    assert (await failed(channel.send(YARD, HEARD))).maybe_sent
    assert (await failed(channel.send(YARD, Spoken("灯", photos=(lamp,))))).maybe_sent


async def test_an_answer_from_somebody_on_the_way_is_no_reason_to_give_up(
    channel: TelegramChannel, api: ScriptedApi
) -> None:
    api.answers(Answer(b"<html>Bad gateway</html>", 502))
    failure = await failed(channel.send(YARD, HEARD))

    assert (failure.permanent, failure.maybe_sent) == (False, False)


async def test_nobody_can_send_the_bot_to_another_server(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(Answer(b"", 307))

    assert not (await failed(channel.send(YARD, HEARD))).permanent
    assert len(api.asked) == 1


async def test_a_card_of_words_is_changed(channel: TelegramChannel, api: ScriptedApi) -> None:
    await channel.edit(YARD, "1234@77", HEARD)

    assert api.methods == ["editMessageText"]
    assert api.asked[0].parameters["message_id"] == 1234


async def test_a_photo_card_is_changed_in_its_caption(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile
) -> None:
    await channel.edit(YARD, "1234", Spoken("灯", (SIGN,), (lamp,)))

    assert api.methods == ["editMessageCaption"]


@pytest.mark.parametrize("answers", [(NO_TEXT, message()), (NO_TEXT, NOT_MODIFIED)])
async def test_a_card_that_began_with_one_photo_and_has_more_now_is_found_by_its_caption(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile, door: KeptFile, answers: tuple[Answer, ...]
) -> None:
    api.answers(*answers)
    await channel.edit(YARD, "1234", Spoken("灯", (SIGN,), (lamp, door)))

    assert api.methods == ["editMessageText", "editMessageCaption"]


async def test_a_card_of_words_that_has_a_photo_now_is_found_by_its_words(
    channel: TelegramChannel, api: ScriptedApi, lamp: KeptFile
) -> None:
    api.answers(NO_CAPTION)
    await channel.edit(YARD, "1234", Spoken("灯", (SIGN,), (lamp,)))

    assert api.methods == ["editMessageCaption", "editMessageText"]


async def test_a_card_that_says_it_already_is_no_failure(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(NOT_MODIFIED)
    await channel.edit(YARD, "1234", HEARD)

    assert api.methods == ["editMessageText"]


@pytest.mark.parametrize(
    "gone",
    [
        (no(400, "Bad Request: message to edit not found"),),
        (no(400, "Bad Request: message can't be edited"),),
        (NO_TEXT, NO_CAPTION),
    ],
)
async def test_a_card_that_is_gone_is_given_up(
    channel: TelegramChannel, api: ScriptedApi, gone: tuple[Answer, ...]
) -> None:
    api.answers(*gone)

    assert (await failed(channel.edit(YARD, "1234", HEARD))).permanent


@pytest.mark.parametrize(
    "answer",
    [
        ok(True),
        no(403, "Forbidden: bot is not a member of the supergroup chat"),
        no(403, "Forbidden: bot was kicked from the group chat"),
        no(400, "Bad Request: chat not found"),
        no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100777),
    ],
)
async def test_a_group_is_left_even_if_the_bot_was_out_already(
    channel: TelegramChannel, api: ScriptedApi, answer: Answer
) -> None:
    api.answers(answer)
    await channel.leave(YARD)

    assert api.asked == [Asked("leaveChat", {"chat_id": "-1001"})]


async def test_leaving_is_tried_again_when_telegram_is_in_trouble(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(no(500, "Internal Server Error"))

    assert not (await failed(channel.leave(YARD))).permanent


async def test_a_pressed_button_is_answered_and_an_old_one_left_alone(
    channel: TelegramChannel, api: ScriptedApi
) -> None:
    api.answers(ok(True), no(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"))
    await channel.answer("77")
    await channel.answer("78")

    assert [asked.parameters for asked in api.asked] == [{"callback_query_id": "77"}, {"callback_query_id": "78"}]


async def test_a_press_that_could_not_be_answered_is_told(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(FLOODED)

    assert not (await failed(channel.answer("77"))).permanent


async def test_a_photo_is_brought(channel: TelegramChannel, api: ScriptedApi) -> None:
    api.answers(ok({"file_id": "F", "file_unique_id": "U", "file_path": "photos/file 1.jpg"}))
    api.holds("photos/file 1.jpg", Answer(b"a lamp"))

    assert await channel.fetch("F") == b"a lamp"
    assert api.asked == [Asked("getFile", {"file_id": "F"})]


@pytest.mark.parametrize(
    "told",
    [
        ok({"file_id": "F", "file_unique_id": "U", "file_path": "gone.jpg"}),
        ok({"file_id": "F", "file_unique_id": "U"}),
        ok({"file_id": "F", "file_unique_id": "U", "file_path": "larger than it says.jpg", "file_size": 1}),
        ok(None),
        no(400, "Bad Request: file is too big"),
        no(400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
    ],
)
async def test_a_photo_that_is_gone_or_too_large_is_not_asked_for_again(
    channel: TelegramChannel, api: ScriptedApi, told: Answer
) -> None:
    api.answers(told)
    api.holds("larger than it says.jpg", Answer(b"x" * (MOST_BYTES + 1)))

    assert (await failed(channel.fetch("F"))).permanent


@pytest.mark.parametrize("broken", [Cut(), Answer(b"", 500)])
async def test_a_photo_that_did_not_come_through_is_asked_for_again(
    channel: TelegramChannel, api: ScriptedApi, broken: Cut | Answer
) -> None:
    api.answers(ok({"file_id": "F", "file_unique_id": "U", "file_path": "lamp.jpg"}))
    api.holds("lamp.jpg", broken)

    assert not (await failed(channel.fetch("F"))).permanent


def introduced(**more: object) -> Answer:
    return ok({"id": 4242, "is_bot": True, "first_name": "邻长", "username": "linzhang_bot", **more})


@pytest.mark.parametrize("hears_all", [True, False])
async def test_telegram_introduces_the_bot(api: ScriptedApi, hears_all: bool) -> None:
    api.answers(introduced(can_read_all_group_messages=hears_all))
    channel = TelegramChannel(TOKEN, api=api.address)
    try:
        assert await channel.start() == channel.me == Me(4242, "linzhang_bot", hears_all)
    finally:
        await channel.close()


async def test_a_refused_token_is_for_the_operator_and_costs_nobody_a_message(
    channel: TelegramChannel, api: ScriptedApi
) -> None:
    api.answers(no(401, "Unauthorized"))

    failure = await failed(channel.send(YARD, HEARD))
    assert (str(failure), failure.permanent) == ("token refused", False)


def test_nothing_is_read_before_the_bot_knows_who_it_is() -> None:
    with pytest.raises(NotIntroduced) as caught:
        TelegramChannel(TOKEN).receive(b"{}", datetime(2026, 11, 20, tzinfo=UTC))
    assert not isinstance(caught.value, ValueError)


def test_the_way_into_a_private_talk_is_a_link(channel: TelegramChannel) -> None:
    assert channel.address("case-26-0031") == "https://t.me/linzhang_bot?start=case-26-0031"
    assert TelegramChannel(TOKEN).address("case-26-0031") == "/start case-26-0031"


async def test_after_a_close_the_next_call_connects_anew(channel: TelegramChannel, api: ScriptedApi) -> None:
    await channel.send(YARD, HEARD)
    await channel.close()
    await channel.send(YARD, HEARD)

    assert len(api.asked) == 2
