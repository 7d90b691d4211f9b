"""An update is stored under its number and its conversation, whatever is inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.receive import Envelope, envelope
from tests.bot.channels.telegram.updates import (
    BOT,
    CHANNEL,
    DATE,
    GROUP,
    PHOTO,
    WANG,
    Json,
    dumped,
    message,
    pressed,
    raw,
    stands,
    update,
)


@pytest.mark.parametrize(
    ("said", "conversation"),
    [
        (update(message(text="你好")), "7"),
        (update(message(chat=GROUP, text="你好")), "-1001"),
        (update(message(chat=GROUP, text="你好"), "edited_message"), "-1001"),
        (update({"message_id": 3, "date": DATE, "chat": CHANNEL, "text": "通知"}, "channel_post"), "-1009"),
        (stands("left", "member"), "-1001"),
        (pressed(None), "7"),
        (pressed(message(who=BOT, chat=GROUP, text="26-0031")), "-1001"),
        (pressed({"chat": GROUP, "message_id": 50, "date": 0}), "-1001"),
    ],
)
def test_what_happens_in_one_chat_is_one_conversation(said: Json, conversation: str) -> None:
    assert envelope(raw(said)).conversation == conversation


@pytest.mark.parametrize(
    "part",
    [
        {},
        {"poll": {"id": "1"}},
        {"message": 7},
        {"message": {"chat": "7"}},
        {"message": {"chat": {"id": "7"}}},
        {"message": {"chat": {"id": True}}},
        {"message": {"chat": {"id": 2**70}}},
        {"callback_query": {"message": [], "from": None}},
    ],
)
def test_what_names_no_chat_and_nobody_is_stored_all_the_same(part: Json) -> None:
    stored = envelope(dumped({"update_id": 5, **part}))
    assert (stored.update_id, stored.conversation, stored.album) == ("5", "-", False)


def test_what_somebody_answers_is_theirs() -> None:
    answered = {"poll_id": "1", "user": WANG, "option_ids": [], "option_persistent_ids": []}
    assert envelope(raw(update(answered, "poll_answer"))).conversation == "7"


def test_only_a_press_is_answered_at_once() -> None:
    assert envelope(raw(pressed(None))) == Envelope("1", "7", "4711", album=False)
    assert envelope(raw(update(message(text="你好")))).callback is None
    assert envelope(dumped({"update_id": 1, "callback_query": {"id": 7}})).callback is None


def test_more_may_follow_a_part_of_an_album_and_never_an_edit_of_one() -> None:
    part = message(photo=PHOTO, media_group_id="77")
    assert envelope(raw(update(part))).album
    assert not envelope(raw(update(part, "edited_message"))).album
    assert not envelope(raw(update(message(photo=PHOTO)))).album


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{",
        b"null",
        b"7",
        b"[]",
        b"{}",
        b'{"update_id":"7"}',
        b'{"update_id":true}',
        b'{"update_id":1e400}',
        b"\xff",
    ],
)
def test_what_has_no_number_is_no_update(payload: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        envelope(payload)


@given(st.binary(max_size=200))
def test_whatever_somebody_posts_is_an_update_or_none(payload: bytes) -> None:
    try:
        envelope(payload)
    except ValueError:
        return
