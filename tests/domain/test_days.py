"""Days as people type them; the town's today is Thursday 7 May 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.days import read_day

TODAY = date(2026, 5, 7)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12-01", date(2026, 12, 1)),
        ("12月1日", date(2026, 12, 1)),
        ("12月1号再看", date(2026, 12, 1)),
        ("２０２６年１２月１日", date(2026, 12, 1)),
        ("2026/12/1", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("等到6.15吧", date(2026, 6, 15)),
        ("5-8", date(2026, 5, 8)),
        # Today is over, and so is what lies behind: the next such day is meant.
        ("5-7", date(2027, 5, 7)),
        ("3月1日", date(2027, 3, 1)),
        # With a year the day is taken as it stands; whether it will do is not decided here.
        ("2025-12-01", date(2025, 12, 1)),
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str, meant: date) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "明天", "两周后", "13-01", "2-30", "2026-02-29", "12", "20261201", "123-45"])
def test_what_is_no_day_is_not_made_one(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@pytest.mark.parametrize(("today", "meant"), [(date(2027, 5, 7), date(2028, 2, 29)), (date(2026, 5, 7), None)])
def test_the_29th_of_february_is_the_next_one_within_a_year(today: date, meant: date | None) -> None:
    assert read_day("2月29日", today) == meant


@given(st.integers(1, 365).map(lambda days: TODAY + timedelta(days=days)))
def test_every_day_of_the_coming_year_can_be_said_without_its_year(day: date) -> None:
    assert read_day(f"{day.month}月{day.day}日", TODAY) == day
