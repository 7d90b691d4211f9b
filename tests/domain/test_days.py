"""Days as people type them; the town's today is Thursday 7 May 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spoken import spoken_words
from bot.language.text import Texts
from domain.reading.days import read_day, read_days

TODAY = date(2026, 5, 7)
WORDS = spoken_words(Texts.load(strict=True)).days


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("今天", date(2026, 5, 7)),
        ("明天上午", date(2026, 5, 8)),
        ("后天", date(2026, 5, 9)),
        ("大后天", date(2026, 5, 10)),
        ("周五", date(2026, 5, 8)),
        # It is Thursday: the next one is a week away.
        ("星期四", date(2026, 5, 14)),
        ("周三", date(2026, 5, 13)),
        ("下周三", date(2026, 5, 13)),
        ("下周五", date(2026, 5, 15)),
        ("下个礼拜天", date(2026, 5, 17)),
        ("週五", date(2026, 5, 8)),
        ("tomorrow", date(2026, 5, 8)),
        ("the day after tomorrow", date(2026, 5, 9)),
        ("next Monday", date(2026, 5, 11)),
        # A date says more than a word beside it.
        ("下周三，5月20日", date(2026, 5, 20)),
        ("等一周", None),
        ("周", None),
    ],
)
def test_a_day_may_be_said_in_words(typed: str, meant: date | None) -> None:
    assert read_day(typed, TODAY, WORDS) == meant


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_within_seven_days_and_that_of_next_week_in_the_week_after(today: date, weekday: int) -> None:
    said = WORDS.weekdays[weekday][0]
    coming, following = read_day(said, today, WORDS), read_day(f"下{said}", today, WORDS)
    assert coming is not None
    assert following is not None
    assert coming.weekday() == following.weekday() == weekday
    assert timedelta(0) < coming - today <= timedelta(7)
    assert following.isocalendar()[:2] == (today + timedelta(7)).isocalendar()[:2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5月11日 到 5月13日", (date(2026, 5, 11), date(2026, 5, 13))),
        ("5月11日到13日", (date(2026, 5, 11), date(2026, 5, 13))),
        ("5-11~5-13", (date(2026, 5, 11), date(2026, 5, 13))),
        ("2026-05-11 2026-05-13", (date(2026, 5, 11), date(2026, 5, 13))),
        ("5月28日到3日", (date(2026, 5, 28), date(2026, 6, 3))),
        ("12月28日到1月2日", (date(2026, 12, 28), date(2027, 1, 2))),
        ("明天到下周三", (date(2026, 5, 8), date(2026, 5, 13))),
        ("小李 大后天", (date(2026, 5, 10),)),
        # Today is meant when today is said.
        ("5月7日", (TODAY,)),
        ("今天", (TODAY,)),
        ("5月31日到31日", (date(2026, 5, 31),)),
        ("5月8日到8日", (date(2026, 5, 8),)),
        ("", ()),
        ("小李", ()),
        ("2月30日", ()),
    ],
)
def test_every_day_a_text_names_is_read_in_its_order(typed: str, meant: tuple[date, ...]) -> None:
    assert read_days(typed, TODAY, WORDS) == meant


@given(st.integers(0, 364), st.integers(0, 60))
def test_from_day_to_day_is_read_as_it_was_meant(start: int, more: int) -> None:
    first = TODAY + timedelta(days=start)
    last = first + timedelta(days=more)
    typed = f"{first.year}年{first.month}月{first.day}日 到 {last.year}年{last.month}月{last.day}日"
    assert read_days(typed, TODAY) == (first, last)
