"""On which days a recurrence falls: no day twice, and none lost to a holiday that has a working day to go to.

Pure look-ups over days. When in the day something opens, and for whom, is the business of ``handlers.duties``.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from domain.clocks.calendar import ONE_DAY, WorkingCalendar
from domain.duties.duty import Every, OffDay, Recurrence

#: The first and the sixteenth.
_HALVES = (1, 16)

#: A day that finds no working day within so many has none to go to: no holiday is as long.
_REACH = 31

#: What does not fall on any day of so many falls on none at all.
_YEAR = timedelta(days=400)


def falls_on(recurrence: Recurrence, first: date, last: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """The days from ``first`` to ``last`` it falls on, in order, each once."""
    settled = _SETTLED[recurrence.off_day]
    reach = timedelta(days=_REACH if recurrence.off_day in _MOVED else 0)
    nominal = _days(first - reach, last + reach)
    days = {settled(day, calendar) for day in nominal if _EVERY[recurrence.every](recurrence, day, calendar)}
    return tuple(sorted(day for day in days if day is not None and first <= day <= last))


def next_day(recurrence: Recurrence, after: date, calendar: WorkingCalendar) -> date | None:
    """The first day after that one it falls on; None when a whole year goes by without."""
    start = after + ONE_DAY
    while start <= after + _YEAR:
        end = start + timedelta(days=_REACH)
        if days := falls_on(recurrence, start, end, calendar):
            return days[0]
        start = end + ONE_DAY
    return None


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _works(day: date, calendar: WorkingCalendar) -> bool:
    return bool(calendar.day(day).hours)


def _in_month(days: tuple[int, ...], day: date) -> bool:
    """Whether it is one of the days of its month; -1 is the last, and so is one the month is too short for."""
    length = monthrange(day.year, day.month)[1]
    return day.day in {length if wanted < 0 else min(wanted, length) for wanted in days}


_EVERY: Mapping[Every, Callable[[Recurrence, date, WorkingCalendar], bool]] = {
    Every.DAY: lambda recurrence, day, calendar: True,
    Every.WORK_DAY: lambda recurrence, day, calendar: _works(day, calendar),
    Every.WEEK: lambda recurrence, day, calendar: day.isoweekday() in recurrence.days,
    Every.HALF_MONTH: lambda recurrence, day, calendar: _in_month(recurrence.days or _HALVES, day),
    Every.MONTH: lambda recurrence, day, calendar: _in_month(recurrence.days or _HALVES[:1], day),
}


def _kept(day: date, calendar: WorkingCalendar) -> date | None:
    return day


def _skipped(day: date, calendar: WorkingCalendar) -> date | None:
    return day if _works(day, calendar) else None


def _before(day: date, calendar: WorkingCalendar) -> date | None:
    return _nearest(day, -ONE_DAY, calendar)


def _after(day: date, calendar: WorkingCalendar) -> date | None:
    return _nearest(day, ONE_DAY, calendar)


def _nearest(day: date, step: timedelta, calendar: WorkingCalendar) -> date | None:
    tried = (day + number * step for number in range(_REACH + 1))
    return next((found for found in tried if _works(found, calendar)), None)


_MOVED = frozenset({OffDay.BEFORE, OffDay.AFTER})
_SETTLED: Mapping[OffDay, Callable[[date, WorkingCalendar], date | None]] = {
    OffDay.KEEP: _kept,
    OffDay.SKIP: _skipped,
    OffDay.BEFORE: _before,
    OffDay.AFTER: _after,
}
