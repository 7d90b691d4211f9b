"""What a number of WeChat or WeCom means for a message: one table for each, and whatever is not in it passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import OutsideWindow
from bot.channels.tencent.errors import WECHAT, WECOM, Finding, Refused, Sense, Unreached, finding, to_courier
from domain.message import Turn

NOON = datetime(2026, 5, 8, 4, 0, tzinfo=UTC)
TABLES = {"wechat": WECHAT, "wecom": WECOM}


def told(table: str, code: int, now: datetime = NOON) -> object:
    return to_courier(Refused(code, finding(TABLES[table], code)), now)


@pytest.mark.parametrize("code", [45015, 45047])
def test_outside_the_window_the_message_waits_for_its_reader(code: int) -> None:
    assert isinstance(told("wechat", code), OutsideWindow)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("wechat", 40003),
        ("wechat", 43004),
        ("wechat", 45002),
        ("wechat", 48002),
        ("wecom", 40058),
        ("wecom", 60111),
        ("wecom", 81013),
        ("wecom", 82001),
    ],
)
def test_some_refusals_are_for_ever(table: str, code: int) -> None:
    failure = told(table, code)
    assert failure.permanent  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("table", "code"),
    [("wechat", 40164), ("wechat", 48001), ("wechat", 40013), ("wechat", 40125), ("wecom", 60020), ("wecom", 48002)],
)
def test_what_the_operator_has_to_mend_costs_nobody_a_message(table: str, code: int) -> None:
    failure = told(table, code)
    assert (failure.permanent, failure.retry_after) == (False, timedelta(minutes=5))  # type: ignore[attr-defined]


def test_the_quota_of_the_day_is_new_at_midnight_in_shanghai() -> None:
    assert told("wechat", 45009).retry_after == timedelta(hours=12)  # type: ignore[attr-defined]
    late = datetime(2026, 5, 8, 15, 59, 59, tzinfo=UTC)
    assert told("wechat", 45009, late).retry_after == timedelta(seconds=1)  # type: ignore[attr-defined]
    assert told("wecom", 45009).retry_after == timedelta(minutes=1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", [86001, 86003, 93000])
def test_a_group_that_is_not_there_is_known_to_be_gone(code: int) -> None:
    assert told("wecom", code).silenced is Turn.REMOVED  # type: ignore[attr-defined]


@given(st.integers())
def test_every_number_means_something(code: int) -> None:
    for table in TABLES.values():
        failure = to_courier(Refused(code, finding(table, code)), NOON)
        assert not failure.maybe_sent
        assert not (failure.permanent and failure.retry_after)
        if code not in table:
            assert (failure.permanent, failure.retry_after) == (False, None)


@pytest.mark.parametrize("maybe_sent", [True, False])
def test_who_was_not_reached_is_asked_again(maybe_sent: bool) -> None:
    failure = to_courier(Unreached("no answer", maybe_sent=maybe_sent), NOON)
    assert (failure.permanent, failure.maybe_sent) == (False, maybe_sent)


def test_refused_with_a_new_token_too_it_waits_a_minute() -> None:
    refused = Refused(40001, Finding(Sense.TOKEN, "token refused"))
    assert to_courier(refused, NOON).retry_after == timedelta(minutes=1)
