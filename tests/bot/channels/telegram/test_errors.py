"""What Telegram says no with, and what follows for the message."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import Moved, SendFailed
from bot.channels.telegram.errors import Refused, Sense, Unreached, refusal, to_courier
from domain.message import Turn
from tests.bot.channels.telegram.scripted import no

NEVER, LATER, DONE = Sense.NEVER, Sense.LATER, Sense.DONE

TOLD = [
    (403, "Forbidden: bot was blocked by the user", NEVER, "blocked"),
    (403, "Forbidden: user is deactivated", NEVER, "account deleted"),
    (403, "Forbidden: bot can't initiate conversation with a user", NEVER, "never started the bot"),
    (403, "Forbidden: bot can't send messages to bots", NEVER, "never started the bot"),
    (403, "Forbidden: bot was kicked from the group chat", NEVER, "removed from the group"),
    (403, "Forbidden: bot was kicked from the supergroup chat", NEVER, "removed from the group"),
    (403, "Forbidden: bot is not a member of the supergroup chat", NEVER, "removed from the group"),
    (403, "Forbidden: the group chat was deleted", NEVER, "no such chat"),
    (400, "Bad Request: chat not found", NEVER, "no such chat"),
    (400, "Bad Request: private chat not found", NEVER, "no such chat"),
    (400, "Bad Request: PEER_ID_INVALID", NEVER, "no such chat"),
    (400, "Bad Request: have no rights to send a message", NEVER, "muted"),
    (400, "Bad Request: not enough rights to send text messages to the chat", NEVER, "muted"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", NEVER, "muted"),
    (400, "Bad Request: not enough rights to send photos to the chat", Sense.NO_PHOTOS, "photos not taken"),
    (400, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", Sense.NO_PHOTOS, "photos not taken"),
    (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", Sense.NO_PHOTOS, "photos not taken"),
    (400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", Sense.NO_VOICE, "voice notes not taken"),
    (400, "Bad Request: message is not modified: specified new message content and …", DONE, "not modified"),
    (400, "Bad Request: message to edit not found", NEVER, "no such message"),
    (400, "Bad Request: message can't be edited", NEVER, "no such message"),
    (400, "Bad Request: MESSAGE_ID_INVALID", NEVER, "no such message"),
    (400, "Bad Request: there is no text in the message to edit", Sense.NO_TEXT, "no text to edit"),
    (400, "Bad Request: there is no caption in the message to edit", Sense.NO_CAPTION, "no caption to edit"),
    (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        DONE,
        "press too old",
    ),
    (400, "Bad Request: TOPIC_CLOSED", Sense.NO_TOPIC, "topic closed or gone"),
    (400, "Bad Request: message thread not found", Sense.NO_TOPIC, "topic closed or gone"),
    (400, "Bad Request: message to be replied not found", Sense.NO_QUESTION, "answered message gone"),
    (400, "Bad Request: message is too long", NEVER, "message too long"),
    (400, "Bad Request: MEDIA_CAPTION_TOO_LONG", NEVER, "message too long"),
    (400, "Bad Request: can't parse entities: Unsupported start tag", NEVER, "malformed message"),
    (400, "Bad Request: message text is empty", NEVER, "malformed message"),
    (400, "Bad Request: BUTTON_DATA_INVALID", NEVER, "malformed message"),
    (400, "Bad Request: file is too big", NEVER, "file too big"),
    (400, "Bad Request: wrong file_id or the file is temporarily unavailable", NEVER, "no such file"),
    (400, "Bad Request: something Telegram thought of yesterday", NEVER, "not accepted"),
    (403, "Forbidden: something Telegram thought of yesterday", NEVER, "forbidden"),
    (401, "Unauthorized", LATER, "token refused"),
    (404, "Not Found", LATER, "token refused"),
    (409, "Conflict: terminated by other getUpdates request", LATER, "somebody else fetches the updates"),
    (429, "Too Many Requests: retry after 7", LATER, "too many requests"),
    (500, "Internal Server Error", LATER, "server trouble"),
    (502, "Bad Gateway", LATER, "server trouble"),
    (406, "FROZEN_METHOD_INVALID", LATER, "server trouble"),
    (302, "", LATER, "server trouble"),
]

KEYS = ["ok", "description", "parameters", "retry_after", "migrate_to_chat_id"]


def told(code: int, description: str, **parameters: object) -> Refused:
    return refusal(code, no(code, description, **parameters).body)


@pytest.mark.parametrize(("code", "description", "sense", "reason"), TOLD)
def test_what_telegram_says_has_one_meaning(code: int, description: str, sense: Sense, reason: str) -> None:
    refused = told(code, description)

    assert (refused.code, refused.sense, str(refused)) == (code, sense, reason)


def failure(error: Refused | Unreached) -> SendFailed:
    failed = to_courier(error)
    assert isinstance(failed, SendFailed)
    return failed


@pytest.mark.parametrize(("code", "description", "sense", "reason"), TOLD)
def test_only_what_may_pass_is_tried_again(code: int, description: str, sense: Sense, reason: str) -> None:
    failed = failure(told(code, description))

    assert failed.permanent is (sense is not LATER)
    assert str(failed) == reason


def test_a_group_where_nothing_can_be_said_any_more_is_told_from_a_message_that_is_wrong() -> None:
    silenced = {
        reason: failed.silenced
        for code, description, _, reason in TOLD
        if (failed := failure(told(code, description))).silenced is not None
    }
    removed = dict.fromkeys(("removed from the group", "no such chat"), Turn.REMOVED)
    assert silenced == {**removed, "muted": Turn.MUTED}


def test_a_flooded_chat_waits_as_long_as_telegram_says() -> None:
    failed = failure(told(429, "Too Many Requests: retry after 7", retry_after=7))

    assert failed.retry_after == timedelta(seconds=7)
    assert not failed.permanent
    assert not failed.maybe_sent


@pytest.mark.parametrize(
    ("asked", "waits"), [(10**30, timedelta(days=1)), (0, None), (-5, None), ("7", None), ([7], None)]
)
def test_no_wait_is_absurd(asked: object, waits: timedelta | None) -> None:
    assert failure(told(429, "Too Many Requests", retry_after=asked)).retry_after == waits


def test_a_group_that_moved_tells_where_it_lives_now() -> None:
    moved = to_courier(
        told(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001234567890)
    )

    assert isinstance(moved, Moved)
    assert moved.to == "-1001234567890"


def test_only_a_gateway_that_gave_up_leaves_open_whether_a_message_arrived() -> None:
    assert {code for code in range(300, 600) if failure(told(code, "")).maybe_sent} == {504}


@pytest.mark.parametrize("maybe_sent", [True, False])
def test_a_broken_connection_passes(maybe_sent: bool) -> None:
    failed = failure(Unreached("connection broke", maybe_sent=maybe_sent))

    assert (failed.permanent, failed.maybe_sent, str(failed)) == (False, maybe_sent, "connection broke")


@given(
    code=st.integers(300, 599),
    body=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS), inner),
    ).map(lambda answer: json.dumps(answer).encode()),
)
def test_whatever_a_server_answers_is_a_refusal_in_our_own_words(code: int, body: bytes) -> None:
    refused = refusal(code, body)

    assert str(refused) in {reason for _, _, _, reason in TOLD} | {"too large"}
    assert isinstance(to_courier(refused), SendFailed | Moved)


def test_nothing_of_a_message_gets_into_a_reason() -> None:
    refused = told(400, 'Bad Request: can\'t parse entities: Unsupported start tag "王阿姨" at byte offset 12')

    assert "王" not in f"{refused} {refused!r} {failure(refused)!r}"
