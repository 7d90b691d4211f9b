"""What is done on a page is somebody's own, private words, whatever channel they are on."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.channels.web.receive import Asked, Payload, Place, conversation, to_incoming
from domain.message import Action, Address, ChatKind, Datum, Origin, Point
from tests.town import NOON

WANG = Address("wechat", "oWang")


def payload(**changes: object) -> Payload:
    return Payload.model_validate({"id": "a" * 32, "channel": "wechat", "account": "oWang", **changes})


def test_whoever_acts_on_a_page_acts_as_their_account() -> None:
    said = to_incoming(payload(text="楼道灯坏了").model_dump_json().encode(), NOON)

    assert said is not None
    assert (said.address, said.sender, said.kind) == (WANG, "oWang", ChatKind.PRIVATE)
    assert (said.through, said.origin, said.addressed) == ("web", Origin.OWN, True)


def test_a_button_of_a_page_says_what_it_asks_for() -> None:
    asked = Asked(name="poll.vote", object=7, value="1")

    said = to_incoming(payload(asked=asked.model_dump()).model_dump_json().encode(), NOON)

    assert said is not None
    assert said.action == Action("poll.vote", 7, "1")


def test_a_browser_speaks_of_places_as_satellites_do() -> None:
    place = Place(lat=29.36, lon=113.13).model_dump()

    said = to_incoming(payload(text="灯坏了", place=place).model_dump_json().encode(), NOON)

    assert said is not None
    assert said.point == Point(29.36, 113.13, Datum.WGS84)


def test_nothing_said_is_nothing() -> None:
    assert to_incoming(payload(text="  ").model_dump_json().encode(), NOON) is None


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"id":"1","channel":"wechat","account":"o","more":1}', b"\xff"])
def test_what_is_no_payload_of_a_page_cannot_be_read_and_the_error_names_nothing_of_it(raw: bytes) -> None:
    with pytest.raises(ValidationError) as refused:
        to_incoming(raw, NOON)

    assert "wechat" not in str(refused.value)


def test_what_two_accounts_do_is_not_one_conversation() -> None:
    assert conversation(WANG) != conversation(Address("wecom", "oWang"))
