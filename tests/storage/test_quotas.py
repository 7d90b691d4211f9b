"""What is used of a quota is counted by account, begins anew when its span is over, and survives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.quota import QUOTAS, Counted
from storage.work import Work
from tests.town import NOON, YARD_GROUP, a_unit, at

SPAN = QUOTAS[Counted.MESSAGES].within
SECOND = timedelta(seconds=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def amounts(work: Work, *after: timedelta) -> list[int]:
    return [work.quotas.use(Counted.MESSAGES, at("wang"), NOON + span).amount for span in after]


def test_a_span_begins_with_the_first_and_then_anew(work: Work) -> None:
    assert amounts(work, timedelta(0), SECOND, SPAN - SECOND) == [1, 2, 3]
    assert work.quotas.use(Counted.MESSAGES, at("wang"), NOON + SPAN - SECOND).since == NOON
    assert amounts(work, SPAN, SPAN + SECOND) == [1, 2]


def test_a_clock_turned_back_shuts_nobody_out(work: Work) -> None:
    assert amounts(work, timedelta(days=9), timedelta(0)) == [1, 1]


def test_everybody_and_everything_is_counted_apart(work: Work) -> None:
    for by in (at("wang"), at("zhao"), YARD_GROUP):
        assert work.quotas.use(Counted.MESSAGES, by, NOON).amount == 1
    assert work.quotas.use(Counted.PHOTOS, at("wang"), NOON, 7).amount == 7
    assert work.quotas.left(Counted.PHOTOS, at("wang"), NOON) == QUOTAS[Counted.PHOTOS].most - 7
    assert work.quotas.left(Counted.PHOTOS, at("zhao"), NOON) == QUOTAS[Counted.PHOTOS].most
    assert work.quotas.use(Counted.PHOTOS, at("wang"), NOON, -7).amount == 0


def test_what_is_left_is_never_less_than_nothing(work: Work) -> None:
    work.quotas.use(Counted.PHOTOS, at("wang"), NOON, 1000)
    assert work.quotas.left(Counted.PHOTOS, at("wang"), NOON) == 0
    assert work.quotas.left(Counted.PHOTOS, at("wang"), NOON + QUOTAS[Counted.PHOTOS].within) == 20
