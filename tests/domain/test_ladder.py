"""Who hears when: the moments of a ladder, and by what a promise is counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clocks.calendar import DEFAULT_WEEK, WorkingCalendar
from domain.clocks.clock import due
from domain.clocks.counting import Limit, Pause, Unit
from domain.clocks.ladder import (
    DEFAULT_LADDER,
    EMERGENCY_LADDER,
    OWN_LADDERS,
    above_the_top,
    moments,
    moments_until,
)
from domain.clocks.quiet import DEFAULT_QUIET, after_quiet
from domain.clocks.terms import Terms
from storage.town.calendars import year_tables

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, year_tables())

LADDERS = st.sampled_from((DEFAULT_LADDER, EMERGENCY_LADDER, *OWN_LADDERS.values()))
#: Minutes of the years whose tables are official, and of those around New Year 2027.
STARTS = st.integers(0, 1_400_000).map(lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
NEW_YEAR = st.integers(0, 170_000).map(lambda minutes: datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=minutes))
LIMITS = st.builds(Limit, st.integers(1, 30), st.sampled_from(Unit))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def shown(found: tuple[datetime, ...]) -> list[str]:
    return [f"{moment.astimezone(ZONE):%m-%d %H:%M}" for moment in found]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        # Of two working hours three quarters; of five days two hours before the end.
        (Limit(2, Unit.WORK_HOUR), ["05-11 15:30", "05-11 16:00", "05-12 11:00", "05-12 16:00"]),
        (Limit(5, Unit.WORK_DAY), ["05-18 11:00", "05-18 14:00", "05-18 18:00", "05-19 14:00"]),
        # By day and night: two of its own hours before the end, but nobody is nagged before eight.
        (Limit(24, Unit.HOUR), ["05-12 14:00", "05-12 14:00", "05-12 18:00", "05-13 14:00"]),
    ],
)
def test_the_default_ladder(limit: Limit, expected: list[str]) -> None:
    start = local("2026-05-11 14:00")
    assert shown(moments(DEFAULT_LADDER, start, limit, CALENDAR, (), DEFAULT_QUIET)) == expected


def test_an_emergency_climbs_by_the_minute_at_night_too() -> None:
    start = local("2026-05-11 23:00")
    found = moments(EMERGENCY_LADDER, start, Limit(15, Unit.MINUTE), CALENDAR)
    assert shown(found) == ["05-11 23:15", "05-11 23:30", "05-11 23:45", "05-12 00:15"]


@given(LADDERS, STARTS, LIMITS)
def test_no_rung_comes_before_the_one_below_it_and_none_in_quiet_hours(ladder, start, limit) -> None:  # type: ignore[no-untyped-def]
    found = moments(ladder, start, limit, CALENDAR, (), DEFAULT_QUIET)
    assert len(found) == len(ladder.rungs)
    assert list(found) == sorted(found)
    assert all(after_quiet(moment, DEFAULT_QUIET, ZONE) == moment for moment in found)


@given(STARTS, LIMITS)
def test_the_first_word_comes_after_three_quarters_and_not_two_hours_before_the_end(start, limit) -> None:  # type: ignore[no-untyped-def]
    first, end, *_ = moments(DEFAULT_LADDER, start, limit, CALENDAR)
    assert start <= first <= end == due(start, limit, CALENDAR).at
    if limit.unit is Unit.MINUTE:
        assert first == max(start + (end - start) * 3 / 4, end - timedelta(hours=2))


@given(STARTS, LIMITS, st.integers(0, 5000), st.integers(1, 5000))
def test_a_pause_puts_off_what_is_still_to_come_and_nothing_else(start, limit, ran, stood) -> None:  # type: ignore[no-untyped-def]
    paused = start + timedelta(minutes=ran)
    pause = Pause(paused, paused + timedelta(minutes=stood))
    before = moments(DEFAULT_LADDER, start, limit, CALENDAR)
    after = moments(DEFAULT_LADDER, start, limit, CALENDAR, (pause,))
    assert all(late == early for early, late in zip(before, after, strict=True) if early < paused)
    assert all(late >= early for early, late in zip(before, after, strict=True))


@given(LADDERS, STARTS, st.integers(-1000, 100_000))
def test_a_named_moment_is_the_end_of_its_promise(ladder, start, minutes) -> None:  # type: ignore[no-untyped-def]
    end = start + timedelta(minutes=minutes)
    found = moments_until(ladder, start, end, CALENDAR)
    assert list(found) == sorted(found)
    ends = [at for at, rung in zip(found, ladder.rungs, strict=True) if rung.after_end is None and rung.percent == 100]
    assert ends == [end] * len(ends)


@given(STARTS | NEW_YEAR, LIMITS)
def test_a_promise_is_due_and_provisional_as_it_is_counted(start, limit) -> None:  # type: ignore[no-untyped-def]
    assert Terms(DEFAULT_LADDER, CALENDAR, DEFAULT_QUIET).counted(start, limit).end == due(start, limit, CALENDAR)


@given(STARTS, st.integers(1, 10_000))
def test_who_is_left_alone_hears_then_at_the_earliest_and_the_rest_as_far_apart(start, minutes) -> None:  # type: ignore[no-untyped-def]
    terms = Terms(DEFAULT_LADDER, CALENDAR, DEFAULT_QUIET)
    found = terms.counted(start, Limit(2, Unit.WORK_HOUR)).moments
    until = after_quiet(found[0] + timedelta(minutes=minutes), DEFAULT_QUIET, ZONE)
    later = terms.shifted(found, until)
    assert later[0] == until
    assert list(later) == sorted(later)
    assert terms.shifted(found, found[0]) == found


def test_above_the_top_it_is_looked_at_when_the_community_opens_on_its_next_working_day() -> None:
    assert shown((above_the_top(local("2026-05-08 10:00"), CALENDAR),)) == ["05-09 09:00"]
    assert shown((above_the_top(local("2026-05-09 23:00"), CALENDAR),)) == ["05-11 09:00"]
