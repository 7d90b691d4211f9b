"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.spoken import spoken_words
from bot.language.text import Texts
from domain.reading.hours import NO_HOUR_WORDS, split_hour

WORDS = spoken_words(Texts.load(strict=True)).hours


@pytest.mark.parametrize(
    ("typed", "hour", "rest"),
    [
        ("20:00", time(20), ""),
        ("２０：００", time(20), ""),
        ("周日20点", time(20), "周日"),
        ("晚上8点", time(20), "晚上"),
        ("今晚8点前", time(20), "今晚 前"),
        ("下午三点半", time(15, 30), "下午"),
        ("周五晚上八点半", time(20, 30), "周五晚上"),
        ("十二点", time(12), ""),
        ("二十点", time(20), ""),
        ("两点", time(2), ""),
        ("上午10点15", time(10, 15), "上午"),
        ("8 pm", time(20), ""),
        ("Friday 8:30 PM", time(20, 30), "friday"),
        ("9 am", time(9), ""),
        # Midnight belongs to two days, and 24 is no hour of a clock.
        ("晚上12点", None, "晚上12点"),
        ("24点", None, "24点"),
        ("25:00", None, "25:00"),
        # What is no time of day: a price, a day, a span.
        ("20", None, "20"),
        ("20元", None, "20元"),
        ("20小时", None, "20小时"),
        ("12月1日", None, "12月1日"),
        ("2026-12-01", None, "2026-12-01"),
        ("", None, ""),
    ],
)
def test_a_time_is_read_and_what_stands_around_it_is_left(typed: str, hour: time | None, rest: str) -> None:
    assert split_hour(typed, WORDS) == (hour, rest)


def test_without_words_only_a_clock_face_is_read() -> None:
    assert split_hour("20:00", NO_HOUR_WORDS) == (time(20), "")
    assert split_hour("20点", NO_HOUR_WORDS) == (None, "20点")


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_can_be_said(hour: int, minute: int) -> None:
    assert split_hour(f"{hour}:{minute:02}", WORDS)[0] == time(hour, minute)


@given(st.text(st.sampled_from("0123456789:点半晚上下午三十两 pm周日a"), max_size=12))
def test_whatever_is_typed_is_a_time_or_none(typed: str) -> None:
    hour, rest = split_hour(typed, WORDS)
    assert hour is None or len(rest) < len(typed)
