"""Open hours laid end to end: found by halving, it is the same moment that counting day by day comes to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clocks.calendar import DEFAULT_WEEK, Interval, WorkingCalendar, YearTable
from domain.clocks.counting import Limit, Unit, count, reached

LATE = (Interval(time(22), time(0)),)
WEEKS = st.sampled_from((DEFAULT_WEEK, {0: LATE, 6: LATE}, {2: (Interval(time(0), time(0)),), **{0: LATE}}))
ZONES = st.sampled_from(("Asia/Shanghai", "Europe/Berlin", "America/New_York"))
DAYS = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans(), max_size=30)
MOMENTS = st.integers(0, 2 * 365 * 24 * 12).map(
    lambda fives: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=5 * fives)
)
HOURS = st.lists(st.integers(1, 200), min_size=1, max_size=4)


def day_by_day(begin: datetime, hours: int, calendar: WorkingCalendar) -> datetime:
    return count(begin, Limit(hours, Unit.WORK_HOUR), calendar, ()).at


@given(week=WEEKS, zone=ZONES, days=DAYS, begins=st.lists(MOMENTS, min_size=1, max_size=4), hours=HOURS)
def test_it_is_the_moment_that_counting_day_by_day_comes_to(
    week: dict[int, tuple[Interval, ...]],
    zone: str,
    days: dict[date, bool],
    begins: list[datetime],
    hours: list[int],
) -> None:
    calendar = WorkingCalendar(zone, week, {2026: YearTable(2026, official=True, days=days)})
    for begin in begins:
        lengths = [timedelta(hours=amount) for amount in hours]
        expected = tuple(day_by_day(begin, amount, calendar) for amount in hours)
        assert reached(begin, lengths, Unit.WORK_HOUR, calendar) == expected


@pytest.mark.parametrize(
    ("begin", "opens"),
    [
        ("2026-05-11T04:30", "2026-05-11T05:00"),
        ("2026-05-11T06:30", "2026-05-11T06:30"),
        ("2026-05-15T10:00", "2026-05-18T01:00"),
    ],
)
def test_nothing_at_all_has_run_when_the_community_works_next(begin: str, opens: str) -> None:
    calendar = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, {})
    at = datetime.fromisoformat(begin).replace(tzinfo=UTC)
    assert calendar.open_time.reached(at, [timedelta()]) == (datetime.fromisoformat(opens).replace(tzinfo=UTC),)


def test_where_nobody_ever_works_nothing_is_ever_reached() -> None:
    never = WorkingCalendar("Asia/Shanghai", {}, {})
    for _ in range(2):
        with pytest.raises(ValueError, match="ten years"):
            never.open_time.reached(datetime(2026, 5, 11, tzinfo=UTC), [timedelta(hours=1)])


def test_what_is_asked_of_years_ago_is_not_walked_to_from_there_when_today_is_asked_for() -> None:
    calendar = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, {})
    long_ago, now = datetime(1990, 5, 11, tzinfo=UTC), datetime(2026, 5, 11, tzinfo=UTC)
    for begin in (now, long_ago, now):
        assert calendar.open_time.reached(begin, [timedelta(hours=8)]) == (day_by_day(begin, 8, calendar),)
    assert len(calendar._known) < 1000
