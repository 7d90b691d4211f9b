"""On which days and at what time something summed up is said: make-up Saturdays, holidays, first working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.clocks.calendar import WorkingCalendar
from handlers.digests.times import Falls, first_working_day, meeting_day, month_of, next_time, working_day
from tests.town import a_unit

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="module")
def calendar() -> Iterator[WorkingCalendar]:
    with a_unit() as work:
        yield work.calendar


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("falls", "after", "next_one"),
    [
        (working_day, "2026-05-08 08:29", "2026-05-08 08:30"),
        (working_day, "2026-05-08 08:30", "2026-05-09 08:30"),  # a make-up Saturday
        (working_day, "2026-05-09 08:30", "2026-05-11 08:30"),
        (working_day, "2026-04-30 12:00", "2026-05-06 08:30"),  # the May holidays
        (meeting_day(5), "2026-05-11 00:00", "2026-05-15 08:30"),
        (meeting_day(5), "2026-05-15 08:30", "2026-05-22 08:30"),
        (meeting_day(5), "2026-04-27 00:00", "2026-04-30 08:30"),  # Friday the 1st is off: Thursday
        (meeting_day(5), "2026-10-01 00:00", "2026-10-09 08:30"),  # a week of holidays has no meeting
        (first_working_day, "2026-04-30 00:00", "2026-05-06 08:30"),
        (first_working_day, "2026-05-06 08:30", "2026-06-01 08:30"),
    ],
)
def test_it_falls_on(calendar: WorkingCalendar, falls: Falls, after: str, next_one: str) -> None:
    assert next_time(calendar, falls, time(8, 30), local(after)) == local(next_one)


def test_a_town_that_never_works_has_no_digest() -> None:
    never = WorkingCalendar("Asia/Shanghai", {}, {})
    assert next_time(never, working_day, time(8, 30), local("2026-05-08 08:00")) is None


def test_a_month_is_the_towns_own(calendar: WorkingCalendar) -> None:
    since, before = month_of(calendar, date(2026, 12, 24))
    assert (since, before) == (datetime(2026, 11, 30, 16, tzinfo=UTC), datetime(2026, 12, 31, 16, tzinfo=UTC))
