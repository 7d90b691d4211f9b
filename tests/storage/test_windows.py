"""How much may still be said to somebody who has not spoken since: what WeChat counts is counted here too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Address
from storage.mail.windows import SIZES, Opened
from storage.work import Work
from tests.town import NOON, a_unit

AUNT = Address("wechat", "oAunt")
SECOND = timedelta(seconds=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


@pytest.mark.parametrize("by", Opened)
def test_so_many_messages_fit_and_not_one_more(work: Work, by: Opened) -> None:
    work.windows.open(AUNT, by, NOON)
    assert work.windows.room(AUNT, NOON) == SIZES[by].room
    assert [work.windows.take(AUNT, NOON) for _ in range(SIZES[by].room + 1)] == [True] * SIZES[by].room + [False]
    assert work.windows.room(AUNT, NOON) == 0


@pytest.mark.parametrize("by", Opened)
def test_a_window_closes_by_itself(work: Work, by: Opened) -> None:
    work.windows.open(AUNT, by, NOON)
    assert work.windows.room(AUNT, NOON + SIZES[by].lasts - SECOND) == SIZES[by].room
    assert work.windows.room(AUNT, NOON + SIZES[by].lasts) == 0
    assert not work.windows.take(AUNT, NOON + SIZES[by].lasts)


def test_somebody_who_never_did_anything_is_told_nothing(work: Work) -> None:
    assert not work.windows.take(AUNT, NOON)


def test_the_same_message_told_three_times_opens_one_window(work: Work) -> None:
    for _ in range(3):
        work.windows.open(AUNT, Opened.MESSAGE, NOON)
        work.windows.take(AUNT, NOON + SECOND)
    assert work.windows.room(AUNT, NOON + SECOND) == 2


def test_what_is_told_late_takes_nothing_back(work: Work) -> None:
    work.windows.open(AUNT, Opened.MESSAGE, NOON)
    work.windows.take(AUNT, NOON)
    work.windows.open(AUNT, Opened.MESSAGE, NOON - timedelta(hours=1))
    assert work.windows.room(AUNT, NOON + timedelta(hours=47, minutes=30)) == 4


def test_a_new_message_opens_a_whole_window(work: Work) -> None:
    work.windows.open(AUNT, Opened.MESSAGE, NOON)
    for _ in range(5):
        work.windows.take(AUNT, NOON)
    work.windows.open(AUNT, Opened.MESSAGE, NOON + SECOND)
    assert work.windows.room(AUNT, NOON + SECOND) == 5


def test_what_closes_first_is_used_up_first(work: Work) -> None:
    work.windows.open(AUNT, Opened.MESSAGE, NOON)
    work.windows.open(AUNT, Opened.SCAN, NOON)
    for _ in range(3):
        assert work.windows.take(AUNT, NOON)
    assert work.windows.room(AUNT, NOON + timedelta(minutes=2)) == 5


def test_windows_of_neighbours_have_nothing_to_do_with_each_other(work: Work) -> None:
    work.windows.open(AUNT, Opened.MESSAGE, NOON)
    assert work.windows.room(Address("wechat", "oUncle"), NOON) == 0
    assert not work.windows.take(Address("wecom", AUNT.chat), NOON)


def test_what_the_platform_closed_stays_closed_until_the_next_message(work: Work) -> None:
    work.windows.open(AUNT, Opened.MESSAGE, NOON)
    work.windows.close(AUNT)
    assert not work.windows.take(AUNT, NOON)
    work.windows.open(AUNT, Opened.MESSAGE, NOON + SECOND)
    assert work.windows.take(AUNT, NOON + SECOND)
