"""What is said to the robot, in groups and in private, is what the bot hears."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.channels.wecom.cards import SUBMIT
from bot.channels.wecom.robot.receive import Envelope, envelope, to_incoming, without_name
from domain.message import Address, ChatKind, Incoming, Quoted
from tests.bot.channels.wecom.robot.callbacks import GROUP, HANDLE, NAME, alone, happened, mixed, pressed, raw, words
from tests.town import NOON


def heard(payload: bytes) -> Incoming:
    incoming = to_incoming(payload, NOON, NAME)
    assert incoming is not None
    return incoming


def test_words_in_a_group_are_heard_without_the_name_they_begin_with() -> None:
    incoming = heard(words("@邻长 3栋路灯坏了"))
    assert incoming.text == "3栋路灯坏了"
    assert (incoming.address, incoming.kind) == (Address("wecom", f"robot:{GROUP}"), ChatKind.GROUP)
    assert (incoming.sender, incoming.message_id, incoming.at) == ("xiaoli", "CAI1", NOON)
    assert incoming.addressed


def test_words_in_private_are_said_by_the_same_person_as_to_the_app() -> None:
    incoming = heard(alone({"msgtype": "text", "text": {"content": "路灯坏了"}}))
    assert (incoming.address, incoming.kind) == (Address("wecom", "xiaoli"), ChatKind.PRIVATE)
    assert incoming.address.chat == incoming.sender


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("@邻长 签收 26-0031", "签收 26-0031"),
        ("@邻长\u2005签收", "签收"),
        ("签收 @邻长", "签收"),
        ("@邻长，路灯坏了", "路灯坏了"),
        ("@邻长路灯坏了", "路灯坏了"),
        ("路灯坏了 @邻长 在3栋", "路灯坏了 在3栋"),
        ("\uff20邻长 1", "1"),
        ("邻长好", "邻长好"),
        ("@邻长", ""),
    ],
)
def test_the_name_is_no_part_of_what_is_said(said: str, left: str) -> None:
    assert without_name(said, NAME) == left


def test_a_longer_name_in_latin_letters_is_somebody_else() -> None:
    assert without_name("@linzhang2 hello", "linzhang") == "@linzhang2 hello"


def test_words_and_photos_in_one_message_belong_together() -> None:
    incoming = heard(mixed("@邻长 路灯坏了", "https://a.qpic.cn/1", "在3栋", "https://a.qpic.cn/2"))
    assert incoming.text == "路灯坏了\n在3栋"
    assert incoming.attachments == ("https://a.qpic.cn/1", "https://a.qpic.cn/2")


def test_a_photo_alone_is_heard_in_private() -> None:
    incoming = heard(alone({"msgtype": "image", "image": {"url": "https://a.qpic.cn/1"}}))
    assert (incoming.text, incoming.attachments) == ("", ("https://a.qpic.cn/1",))


def test_what_was_spoken_is_heard_as_the_words_it_was_recognised_as() -> None:
    incoming = heard(alone({"msgtype": "voice", "voice": {"content": "楼道灯坏了"}}))
    assert (incoming.text, incoming.voice) == ("楼道灯坏了", None)


@pytest.mark.parametrize("kind", ["file", "video"])
def test_what_cannot_be_read_is_said_to_be_that(kind: str) -> None:
    incoming = heard(alone({"msgtype": kind, kind: {"url": "https://a.qpic.cn/1"}}))
    assert (incoming.unsupported, incoming.attachments) == (kind, ())


def test_somebody_elses_message_is_quoted_with_its_photos() -> None:
    quote = {
        "msgtype": "mixed",
        "mixed": {
            "msg_item": [
                {"msgtype": "text", "text": {"content": "又黑了"}},
                {"msgtype": "image", "image": {"url": "https://a.qpic.cn/1"}},
            ]
        },
    }
    assert heard(words("@邻长 报事", quote=quote)).quoted == Quoted("又黑了", ("https://a.qpic.cn/1",))


def test_a_press_brings_back_what_stands_behind_the_button() -> None:
    incoming = heard(pressed(HANDLE))
    assert (incoming.handle, incoming.text, incoming.message_id) == (HANDLE, "", "robot:t1")


def test_a_press_over_the_long_connections_shape_is_the_same_press() -> None:
    event = {"eventtype": "template_card_event", "event_key": HANDLE, "task_id": "t1"}
    assert heard(raw({"msgtype": "event", "event": event})) == heard(pressed(HANDLE))


def test_a_card_handed_in_brings_back_what_was_ticked() -> None:
    assert heard(pressed(SUBMIT, "7.3.c2VjcmV0")).handle == "7.3.c2VjcmV0"


def test_several_that_were_ticked_are_what_would_be_typed() -> None:
    incoming = heard(pressed(SUBMIT, "7.3.c2VjcmV0", "7.1.c2VjcmV0"))
    assert (incoming.handle, incoming.text, incoming.reply_to) == (None, "1 3", "robot:t1")


@pytest.mark.parametrize(
    "payload",
    [pressed(SUBMIT), pressed("over"), happened("enter_chat"), happened("feedback_event"), happened("something_new")],
)
def test_what_asks_for_nothing_says_nothing(payload: bytes) -> None:
    assert to_incoming(payload, NOON, NAME) is None


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        b"[1]",
        b"<xml/>",
        raw({"msgtype": "text", "from": None, "text": {"content": "a"}}),
        raw({"msgtype": "text", "msgid": "", "text": {"content": "a"}}),
        raw({"msgtype": "text", "text": {"content": 7}}),
        raw({"msgtype": "mixed", "mixed": {"msg_item": "no list"}}),
    ],
)
def test_what_does_not_look_like_a_callback_is_not_read(payload: bytes) -> None:
    with pytest.raises(ValidationError):
        to_incoming(payload, NOON, NAME)
    with pytest.raises(ValidationError):
        envelope(payload)


def test_words_from_a_group_that_is_not_named_are_not_taken_for_private_ones() -> None:
    with pytest.raises(ValueError, match="a group without an id"):
        to_incoming(raw({"msgtype": "text", "chatid": None, "text": {"content": "a"}}), NOON, NAME)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_PARTS = ("msgid", "chatid", "chattype", "from", "msgtype", "text", "mixed", "image", "voice", "quote", "event")


@given(st.dictionaries(st.sampled_from(_PARTS), _ANY, max_size=4))
def test_whatever_stands_in_a_callback_it_is_read_or_is_a_value_error(changes: dict[str, object]) -> None:
    payload = orjson.dumps({**orjson.loads(words("@邻长 好")), **changes}, option=orjson.OPT_NON_STR_KEYS)
    try:
        outside = envelope(payload)
        incoming = to_incoming(payload, NOON, NAME)
    except ValueError:
        return
    assert incoming is None or incoming.address.chat == outside.chat


def test_the_outside_of_words_says_what_storing_needs() -> None:
    link = "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=one"
    assert envelope(words("好")) == Envelope("CAI1", "CAI1", f"robot:{GROUP}", link, "", asks=True)


def test_the_outside_of_a_press_names_the_card() -> None:
    told = envelope(pressed())
    assert (told.update_id, told.message_id, told.card, told.asks) == ("CAI1", "robot:t1", "t1", True)


def test_the_outside_of_what_only_happened_asks_for_no_answer() -> None:
    told = envelope(happened("feedback_event"))
    assert (told.answer_link, told.asks) == ("", False)
