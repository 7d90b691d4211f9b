"""What members send to the app, and what of it is said to us."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.tencent import xml
from bot.channels.wecom.receive import chosen, envelope, to_incoming
from domain.message import Address, ChatKind, ChatTurn, Datum, Incoming, Point, Turn, Voice
from storage.mail.handles import Handle

NOON = datetime(2026, 5, 8, 4, 0, tzinfo=UTC)
SIGN, REDO, THIRD = (str(Handle(7, "s" * 16, place)) for place in (1, 2, 3))


def call(**fields: Any) -> bytes:
    told = {"ToUserName": "ww00", "FromUserName": "li", "CreateTime": 1778212800, "AgentID": 1000002}
    return xml.write(told | fields)


def said(kind: str, **fields: Any) -> bytes:
    return call(MsgType=kind, MsgId=1234567890123456, **fields)


def happened(event: str, **fields: Any) -> bytes:
    return call(MsgType="event", Event=event, **fields)


def handed_in(*handles: str, **fields: Any) -> bytes:
    # Each option is an element of its own inside OptionIds.
    options = "".join(f"<OptionId><![CDATA[{handle}]]></OptionId>" for handle in handles)
    item = f"<SelectedItem><QuestionKey>choice</QuestionKey><OptionIds>{options}</OptionIds></SelectedItem>"
    card = {"EventKey": "submit", "TaskId": "t-1", "CardType": "vote_interaction", "ResponseCode": "code"}
    whole = happened("template_card_event", **card, **fields).decode()
    return whole.replace("</xml>", f"<SelectedItems>{item}</SelectedItems></xml>").encode()


def heard(payload: bytes) -> Incoming:
    incoming = to_incoming(payload, NOON)
    assert incoming is not None
    return incoming


def test_words_are_said_by_a_member_in_private() -> None:
    incoming = heard(said("text", Content="楼道灯坏了"))
    assert incoming.address == Address("wecom", "li")
    assert (incoming.kind, incoming.sender, incoming.addressed) == (ChatKind.PRIVATE, "li", True)
    assert (incoming.message_id, incoming.text, incoming.at) == ("1234567890123456", "楼道灯坏了", NOON)


def test_a_photo_is_known_by_its_id_and_never_by_an_address() -> None:
    incoming = heard(said("image", PicUrl="https://example.org/x.jpg", MediaId="media-1"))
    assert incoming.attachments == ("media-1",)
    assert "example" not in repr(incoming)


def test_a_voice_note_is_known_by_its_id_and_says_nothing_else() -> None:
    incoming = heard(said("voice", MediaId="media-1", Format="amr"))
    assert (incoming.voice, incoming.text, incoming.unsupported) == (Voice("media-1"), "", None)


def test_a_place_is_one_on_a_chinese_map_and_x_is_the_latitude() -> None:
    incoming = heard(said("location", Location_X="29.371", Location_Y="113.092", Scale=16, Label="4栋"))
    assert incoming.point == Point(29.371, 113.092, Datum.GCJ02)


def test_a_link_is_its_words_alone() -> None:
    incoming = heard(said("link", Title="停水通知", Description="周三停水", Url="https://example.org/"))
    assert incoming.text == "停水通知\n周三停水"


@pytest.mark.parametrize(("kind", "unsupported"), [("video", "video"), ("file", "file"), ("sticker", "sticker")])
def test_what_cannot_be_read_is_named(kind: str, unsupported: str) -> None:
    assert heard(said(kind, MediaId="media-1", Format="amr")).unsupported == unsupported


def test_a_button_brings_its_handle_and_the_card_it_is_on() -> None:
    incoming = heard(happened("template_card_event", EventKey=SIGN, TaskId="t-1", ResponseCode="code"))
    assert (incoming.handle, incoming.message_id, incoming.text) == (SIGN, "t-1", "")


def test_a_vote_brings_the_handle_that_was_marked() -> None:
    assert heard(handed_in(REDO)).handle == REDO


def test_several_marks_are_what_one_would_type() -> None:
    incoming = heard(handed_in(THIRD, SIGN))
    assert (incoming.handle, incoming.text, incoming.reply_to) == (None, "1 3", "t-1")


@pytest.mark.parametrize("payload", [handed_in(), happened("template_card_event", EventKey="over", TaskId="t-1")])
def test_a_card_with_nothing_marked_or_over_says_nothing(payload: bytes) -> None:
    assert to_incoming(payload, NOON) is None


def test_a_menu_types_for_the_person() -> None:
    assert heard(happened("click", EventKey="我的事")).text == "我的事"


@pytest.mark.parametrize(("event", "turn"), [("subscribe", Turn.UNBLOCKED), ("unsubscribe", Turn.BLOCKED)])
def test_the_app_comes_to_a_member_and_goes(event: str, turn: Turn) -> None:
    assert heard(happened(event)).chat_turn == ChatTurn(turn)


@pytest.mark.parametrize("event", ["enter_agent", "LOCATION", "change_contact", "view", "batch_job_result"])
def test_what_else_happens_says_nothing_to_us(event: str) -> None:
    assert to_incoming(happened(event), NOON) is None


def test_words_of_nothing_say_nothing() -> None:
    assert to_incoming(said("text", Content="  "), NOON) is None
    assert to_incoming(said("link", Title="", Url="https://example.org/"), NOON) is None


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"<xml>",
        b"<xml></xml>",
        said("image"),
        said("location", Location_X="29.371"),
        said("location", Location_X="nan", Location_Y="113"),
        said("location", Location_X="north", Location_Y="113"),
        said("location", Location_X="113.092", Location_Y="29.371"),
        happened("template_card_event", EventKey=SIGN),
    ],
)
def test_what_lacks_what_it_is_about_is_no_message(payload: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        to_incoming(payload, NOON)


def test_a_message_is_known_by_its_number_and_an_event_by_all_that_tells_it_apart() -> None:
    assert envelope(said("text", Content="楼道灯坏了")).update_id == "1234567890123456"
    first, again = (envelope(happened("template_card_event", EventKey=SIGN, TaskId="t-1", ResponseCode="a")),) * 2
    assert first == again
    others = (
        happened("click", EventKey="我的事"),
        happened("template_card_event", EventKey=SIGN, TaskId="t-2", ResponseCode="a"),
        happened("template_card_event", EventKey=SIGN, TaskId="t-1", ResponseCode="b"),
        happened("template_card_event", EventKey=SIGN, TaskId="t-1", ResponseCode="a", FromUserName="wang"),
        happened("template_card_event", EventKey=SIGN, TaskId="t-1", ResponseCode="a", CreateTime=1778212801),
    )
    assert len({first.update_id, *(envelope(other).update_id for other in others)}) == 6
    assert (first.conversation, first.task, first.code) == ("li", "t-1", "a")


def test_what_was_pressed_cannot_be_guessed_from_what_is_kept_of_a_call() -> None:
    yes, no = (
        envelope(happened("template_card_event", EventKey=key, TaskId="t-1", ResponseCode="a")) for key in (SIGN, REDO)
    )
    assert yes == no


@given(st.binary(max_size=300))
def test_whatever_comes_can_be_stored(payload: bytes) -> None:
    outside = envelope(payload)
    assert outside.update_id
    assert outside.conversation


def test_one_mark_is_a_handle_and_several_are_numbers() -> None:
    assert chosen([SIGN]) == (SIGN, "")
    assert chosen([REDO, SIGN]) == (None, "1 2")
    assert chosen(["nonsense", "more"]) == (None, "")
    assert chosen([]) == (None, "")
