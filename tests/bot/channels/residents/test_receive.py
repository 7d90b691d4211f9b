"""An order of 居民上报 is read as what it is: words, pictures, a place, and no telephone number."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.channels.residents.receive import KEPT, to_incoming
from domain.message import Address, ChatKind, Datum, Order, Point
from tests.bot.channels.residents.orders import order
from tests.town import NOON


def payload(**changes: Any) -> bytes:
    told = order("o1", NOON, **changes)
    return orjson.dumps({name: told[name] for name in KEPT if name in told})


def test_what_was_reported_is_what_the_bot_hears() -> None:
    incoming = to_incoming(payload(image_urls=["https://p.qpic.cn/1"]), NOON)
    assert (incoming.address, incoming.kind) == (Address("residents", "union-of-chen"), ChatKind.PRIVATE)
    assert (incoming.sender, incoming.sender_name, incoming.message_id) == ("union-of-chen", "陈先生", "o1")
    assert (incoming.text, incoming.attachments) == ("4栋楼道灯坏了", ("https://p.qpic.cn/1",))
    assert incoming.order == Order("路灯", "富家组", "富家院子\n富家路1号")


def test_a_telephone_number_is_not_even_kept() -> None:
    assert b"13800001234" not in payload()
    assert not {"reporter_mobile", "processor_userids", "process_list"} & KEPT


def test_somebody_without_an_account_reported_this_and_nothing_else() -> None:
    incoming = to_incoming(payload(unionid=""), NOON)
    assert incoming.address.chat == incoming.sender == "order:o1"


def test_a_place_that_was_pointed_at_is_where_chinese_maps_have_it() -> None:
    where = {"latitude": 29.05, "longitude": 113.05}
    assert to_incoming(payload(location=where), NOON).point == Point(29.05, 113.05, Datum.GCJ02)


@pytest.mark.parametrize("where", [None, {}, {"latitude": 0, "longitude": 0}, {"latitude": 29.05, "longitude": 0}])
def test_nobody_pointed_at_nowhere(where: dict[str, float] | None) -> None:
    assert to_incoming(payload(location=where), NOON).point is None


@pytest.mark.parametrize(
    "changes",
    [{"order_id": ""}, {"order_id": 7}, {"desc": None}, {"image_urls": "one"}, {"location": {"latitude": 91}}],
)
def test_what_does_not_look_like_an_order_is_not_read(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        to_incoming(payload(**changes), NOON)


_ANY = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(max_size=8) | st.lists(st.text(), max_size=2)


@given(st.dictionaries(st.sampled_from(sorted(KEPT)), _ANY))
def test_whatever_stands_in_an_order_it_is_read_or_is_a_value_error(changes: dict[str, object]) -> None:
    try:
        incoming = to_incoming(payload(**changes), NOON)
    except ValueError:
        return
    assert incoming.order is not None
    assert incoming.addressed
