"""The outside of a message tells it from every other one, and what may be answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.channels.wechat.envelope import Envelope, envelope
from storage.mail.windows import Opened
from tests.bot.channels.wechat.messages import ACCOUNT, LI, TAKEN, WANG, event, message, raw, text

AT = datetime.fromtimestamp(TAKEN, UTC)


def test_a_message_is_known_by_its_number() -> None:
    assert envelope(text("灯坏了", id=24041000001)) == Envelope(
        "24041000001", WANG, ACCOUNT, AT, Opened.MESSAGE, heard=True, answered=True
    )


def test_a_tap_on_a_choice_is_less_than_a_message_to_wechat() -> None:
    assert envelope(text("1", bizmsgmenuid="12.1.s")).opens is Opened.MENU


@pytest.mark.parametrize(
    ("payload", "opens", "heard", "answered"),
    [
        (event("subscribe", EventKey="qrscene_x"), Opened.FOLLOW, True, True),
        (event("SCAN", EventKey="x"), Opened.SCAN, True, True),
        (event("CLICK", EventKey="报事"), Opened.MENU, True, True),
        (event("unsubscribe"), None, True, False),
        (event("VIEW", EventKey="https://example.org"), None, False, True),
        (event("LOCATION", Latitude="1"), None, False, True),
        (event("TEMPLATESENDJOBFINISH", MsgID=1), None, False, True),
    ],
)
def test_what_people_do_opens_a_window_or_none(
    payload: bytes, opens: Opened | None, heard: bool, answered: bool
) -> None:
    found = envelope(payload)
    assert (found.opens, found.heard, found.answered) == (opens, heard, answered)


def test_an_event_is_the_same_each_time_it_is_brought_and_no_other_one() -> None:
    scan = event("SCAN", EventKey="poll-7")
    others = (
        event("SCAN", EventKey="poll-8"),
        event("SCAN", EventKey="poll-7", at=TAKEN + 1),
        event("SCAN", EventKey="poll-7", person=LI),
        event("CLICK", EventKey="poll-7"),
    )

    assert envelope(scan).update_id == envelope(event("SCAN", EventKey="poll-7", MsgId=0)).update_id
    assert len({envelope(one).update_id for one in (scan, *others)}) == 5


def test_the_number_of_an_event_does_not_tell_who_it_was() -> None:
    assert WANG not in envelope(event("SCAN", EventKey="poll-7")).update_id


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"no XML",
        raw(MsgType="text", Content="x"),
        message("text", person="o" * 200),
        raw(FromUserName=WANG),
        raw(FromUserName=WANG, MsgType="text", CreateTime="soon"),
        raw(FromUserName=WANG, MsgType="text", CreateTime="9" * 30),
    ],
)
def test_what_cannot_be_read_is_kept_for_whoever_can(payload: bytes) -> None:
    found = envelope(payload)

    assert found.update_id.startswith("unread:")
    assert (found.person, found.heard, found.answered) == ("", True, False)
    assert found.update_id == envelope(payload).update_id != envelope(payload + b" ").update_id
