"""The days a recurrence falls on, over the official calendars of 2024–2026: none twice, none lost, all in order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clocks.calendar import DEFAULT_WEEK, WorkingCalendar
from domain.duties.duty import Every, OffDay, Recurrence
from domain.duties.recurring import falls_on, next_day
from storage.town.calendars import year_tables

CALENDAR = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, year_tables())
NEVER_OPEN = WorkingCalendar("Asia/Shanghai", {0: DEFAULT_WEEK[0]}, {})

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
WEEKDAYS = st.sets(st.integers(1, 7), min_size=1).map(sorted).map(tuple)
MONTH_DAYS = st.sets(st.sampled_from((-1, *range(1, 32))), min_size=1).map(sorted).map(tuple)
RECURRENCES = st.one_of(
    st.builds(Recurrence, st.sampled_from((Every.DAY, Every.WORK_DAY)), off_day=st.sampled_from(OffDay)),
    st.builds(Recurrence, st.just(Every.WEEK), WEEKDAYS, st.sampled_from(OffDay)),
    st.builds(Recurrence, st.sampled_from((Every.HALF_MONTH, Every.MONTH)), MONTH_DAYS, st.sampled_from(OffDay)),
)


def works(day: date) -> bool:
    return bool(CALENDAR.day(day).hours)


@pytest.mark.parametrize(
    ("recurrence", "first", "last", "found"),
    [
        # The last working day of the month: 31 January 2026 is a Saturday, 28 February a make-up Saturday.
        (Recurrence(Every.MONTH, (-1,), OffDay.BEFORE), "2026-01-01", "2026-02-28", ["2026-01-30", "2026-02-28"]),
        # The first and the sixteenth; Labour Day goes to the day after the holiday.
        (Recurrence(Every.HALF_MONTH, (), OffDay.AFTER), "2026-05-01", "2026-05-31", ["2026-05-06", "2026-05-18"]),
        # Each Monday, but not in the week of the Spring Festival.
        (Recurrence(Every.WEEK, (1,)), "2026-02-09", "2026-02-24", ["2026-02-09"]),
        (Recurrence(Every.WEEK, (1,), OffDay.KEEP), "2026-02-09", "2026-02-17", ["2026-02-09", "2026-02-16"]),
        # A Saturday that is worked instead is a working day.
        (Recurrence(Every.WORK_DAY), "2026-05-08", "2026-05-11", ["2026-05-08", "2026-05-09", "2026-05-11"]),
        (Recurrence(Every.DAY, (), OffDay.KEEP), "2025-12-31", "2026-01-01", ["2025-12-31", "2026-01-01"]),
        # A month too short for its day has it on its last.
        (Recurrence(Every.MONTH, (31,), OffDay.KEEP), "2026-02-01", "2026-03-31", ["2026-02-28", "2026-03-31"]),
        # Without days: the first.
        (Recurrence(Every.MONTH, (), OffDay.KEEP), "2026-06-01", "2026-06-30", ["2026-06-01"]),
    ],
)
def test_days_as_a_calendar_on_the_wall_has_them(
    recurrence: Recurrence, first: str, last: str, found: list[str]
) -> None:
    days = falls_on(recurrence, date.fromisoformat(first), date.fromisoformat(last), CALENDAR)
    assert [day.isoformat() for day in days] == found


@given(recurrence=RECURRENCES, first=DAYS, lengths=st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_a_span_in_two_pieces_has_the_days_of_the_whole_each_once(
    recurrence: Recurrence, first: date, lengths: tuple[int, int]
) -> None:
    middle = first + timedelta(days=lengths[0])
    last = middle + timedelta(days=1 + lengths[1])
    whole = falls_on(recurrence, first, last, CALENDAR)
    pieces = falls_on(recurrence, first, middle, CALENDAR), falls_on(recurrence, middle + timedelta(1), last, CALENDAR)
    assert (*pieces[0], *pieces[1]) == whole
    assert list(whole) == sorted(set(whole))


@given(recurrence=RECURRENCES, first=DAYS)
def test_what_is_not_kept_lands_on_working_days_only(recurrence: Recurrence, first: date) -> None:
    days = falls_on(recurrence, first, first + timedelta(days=120), CALENDAR)
    assert recurrence.off_day is OffDay.KEEP or all(map(works, days))


@given(days=MONTH_DAYS, off_day=st.sampled_from((OffDay.BEFORE, OffDay.AFTER)), first=DAYS)
def test_no_day_is_lost_to_a_holiday_that_has_a_working_day_to_go_to(
    days: tuple[int, ...], off_day: OffDay, first: date
) -> None:
    last = first + timedelta(days=120)
    kept = falls_on(Recurrence(Every.MONTH, days, OffDay.KEEP), first, last, CALENDAR)
    step = timedelta(days=-1 if off_day is OffDay.BEFORE else 1)
    moved = set()
    for day in kept:
        while not works(day):
            day += step
        moved.add(day)
    reach = timedelta(days=31)
    assert moved <= set(falls_on(Recurrence(Every.MONTH, days, off_day), first - reach, last + reach, CALENDAR))


@given(recurrence=RECURRENCES, after=DAYS)
def test_the_next_day_is_the_first_that_comes(recurrence: Recurrence, after: date) -> None:
    found = next_day(recurrence, after, CALENDAR)
    if found is not None:
        assert falls_on(recurrence, after + timedelta(days=1), found, CALENDAR) == (found,)


def test_what_falls_on_no_day_is_told_so() -> None:
    assert next_day(Recurrence(Every.WEEK, (2,)), date(2026, 5, 1), NEVER_OPEN) is None
    assert next_day(Recurrence(Every.WEEK, (1,)), date(2026, 5, 1), NEVER_OPEN) == date(2026, 5, 4)
