"""When what is summed up is said: on which days, by the town's calendar; and when it is too late to say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from domain.clocks.calendar import ONE_DAY, WorkingCalendar

#: A digest that is more than half a day late tells of a day that is over.
STALE = timedelta(hours=12)

#: On which days something is said.
Falls = Callable[[WorkingCalendar, date], bool]


def next_time(calendar: WorkingCalendar, falls: Falls, at: time, after: datetime) -> datetime | None:
    """The first moment after another at that time of a day it falls on (UTC); None in a town that never works."""
    for day in calendar.days_from(after):
        moment = datetime.combine(day.date, at, calendar.timezone).astimezone(UTC)
        if moment > after and falls(calendar, day.date):
            return moment
    return None


def working_day(calendar: WorkingCalendar, day: date) -> bool:
    """Whether the community works that day."""
    return bool(calendar.day(day).hours)


def meeting_day(weekday: int) -> Falls:
    """That day of the week (1 Monday), or the last working day of the week before it; none when there is none."""

    def falls(calendar: WorkingCalendar, day: date) -> bool:
        left = weekday - day.isoweekday()
        later = (day + ONE_DAY * n for n in range(1, left + 1))
        return left >= 0 and working_day(calendar, day) and not any(working_day(calendar, one) for one in later)

    return falls


def first_working_day(calendar: WorkingCalendar, day: date) -> bool:
    """Whether it is the first day of its month on which the community works."""
    earlier = (day.replace(day=n) for n in range(1, day.day))
    return working_day(calendar, day) and not any(working_day(calendar, one) for one in earlier)


def month_of(calendar: WorkingCalendar, day: date) -> tuple[datetime, datetime]:
    """The month of a day, from its first moment to the first of the next (UTC)."""
    first = day.replace(day=1)
    beyond = (first + 31 * ONE_DAY).replace(day=1)
    return calendar.day(first).whole.start, calendar.day(beyond).whole.start
