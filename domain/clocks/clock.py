"""When a promise is due, and why: five units over a working calendar.

Everything is computed from what is handed in; nothing here knows what time it is, and nothing here has words: the
account of a count is a row of sentences by key, to be read from top to bottom.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from domain.clocks.calendar import (
    DEFAULT_WEEK,
    MINUTE,
    Day,
    DayKind,
    Interval,
    WorkingCalendar,
    YearTable,
    is_open,
    next_opening,
    utc,
    working_minutes,
)
from domain.clocks.counting import WORKING_UNITS, Count, Limit, Pause, Unit, count
from domain.message import Say

__all__ = [
    "DEFAULT_WEEK",
    "Due",
    "Interval",
    "Limit",
    "Pause",
    "Unit",
    "WorkingCalendar",
    "YearTable",
    "due",
    "explain",
    "is_open",
    "next_opening",
    "say_limit",
    "working_minutes",
]

#: An account longer than this is shortened: nobody reads a year day by day in a chat.
MOST_LINES = 40

LIMIT_KEYS: Mapping[Unit, str] = {
    Unit.MINUTE: "limit-minute",
    Unit.HOUR: "limit-hour",
    Unit.WORK_HOUR: "limit-work-hour",
    Unit.WORK_DAY: "limit-work-day",
    Unit.DAY: "limit-day",
}

DAY_KEYS: Mapping[DayKind, str] = {
    DayKind.WORK: "clock-day",
    DayKind.MAKE_UP: "clock-make-up",
    DayKind.OFF: "clock-day-off",
}


@dataclass(frozen=True, slots=True)
class Due:
    """The moment (UTC) a promise runs out. ``provisional`` (暂定): it touched a year without an official table."""

    at: datetime
    provisional: bool


def due(start: datetime, limit: Limit, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> Due:
    """When a limit that starts at ``start`` runs out, every paused moment left out.

    紧 and 时 are elapsed time, around the clock and in working hours; one 日 is the working time of a Monday, so that
    from Friday 15:00 it is Monday 15:00; 天 keeps the local time of day. A count that is complete at closing time is
    due then, not at the next opening. Raises ValueError while a pause is open: such a clock is due at no moment.
    """
    counted = count(start, limit, calendar, pauses)
    return Due(counted.at, counted.provisional)


def say_limit(limit: Limit) -> Say:
    """The amount in words: 2 个工作时, 15 分钟."""
    return Say(LIMIT_KEYS[limit.unit], {"amount": limit.amount})


def explain(start: datetime, limit: Limit, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> tuple[Say, ...]:
    """The account of ``due``: where it starts, what each day and each pause did, when it ends; raises as ``due`` does.

    The ``counted`` amounts add up to the limit. Days off in a row share a line; so do the days between the first and
    the last when counted around the clock, or when there would be more than forty lines. On a calendar that never
    closes one 日 is 24 hours and one 时 an hour, and the account says so.
    """
    counted = count(start, limit, calendar, pauses)
    rows = _rows(counted)
    days = _lines(rows, counted, calendar, _days_off)
    if not _by_working_time(limit, calendar) or len(days) > MOST_LINES:
        days = _lines(rows, counted, calendar, _all_between)
    end = "clock-due-provisional" if counted.provisional else "clock-due"
    return (*_beginning(utc(start), limit, calendar), *days, Say(end, {"at": counted.at}))


def _beginning(start: datetime, limit: Limit, calendar: WorkingCalendar) -> Iterator[Say]:
    works = _by_working_time(limit, calendar)
    yield Say("clock-start" if works else "clock-start-around", {"at": start, "limit": say_limit(limit)})
    if limit.unit is Unit.WORK_DAY:
        yield Say("clock-work-day", {"length": _say_length(calendar.working_day // MINUTE)})
    if works and not is_open(start, calendar):
        yield Say("clock-opening", {"at": next_opening(start, calendar)})


def _by_working_time(limit: Limit, calendar: WorkingCalendar) -> bool:
    return limit.unit in WORKING_UNITS and not calendar.never_closes


@dataclass(frozen=True, slots=True)
class _Row:
    """A day worth telling, with its own minutes and those up to its end."""

    day: Day
    minutes: int
    total: int


def _rows(counted: Count) -> tuple[_Row, ...]:
    """The days that counted, and the days off no pause covers.

    Each total is rounded down to the minute, so that a start at half past a minute is not lost on the way.
    """
    rows: list[_Row] = []
    elapsed = timedelta()
    told = 0
    for day, length in counted.days:
        elapsed += length
        row = _Row(day, elapsed // MINUTE - told, elapsed // MINUTE)
        if row.minutes or (row.day.kind is DayKind.OFF and not _covered(row.day, counted)):
            rows.append(row)
        told = row.total
    return tuple(rows)


def _covered(day: Day, counted: Count) -> bool:
    return any(pause.start <= day.whole.start and day.whole.end <= pause.end for pause in counted.pauses)


def _days_off(row: _Row, _rows: Sequence[_Row]) -> bool:
    return row.day.kind is DayKind.OFF


def _all_between(row: _Row, rows: Sequence[_Row]) -> bool:
    return row is not rows[0] and row is not rows[-1]


def _lines(
    rows: Sequence[_Row],
    counted: Count,
    calendar: WorkingCalendar,
    may_join: Callable[[_Row, Sequence[_Row]], bool],
) -> tuple[Say, ...]:
    """The rows as sentences, neighbours that may join made one, each pause before the first day it reaches."""
    begins = [calendar.day_of(pause.start).date for pause in counted.pauses]

    def place(row: _Row) -> tuple[int, date | None]:
        return bisect_right(begins, row.day.date), None if may_join(row, rows) else row.day.date

    lines: list[Say] = []
    told = 0
    for (begun, _), joined in groupby(rows, place):
        lines += [Say("clock-pause", {"from": pause.start, "to": pause.end}) for pause in counted.pauses[told:begun]]
        lines.append(_say_days(tuple(joined)))
        told = begun
    return tuple(lines)


def _say_days(rows: Sequence[_Row]) -> Say:
    first, last = rows[0], rows[-1]
    minutes = sum(row.minutes for row in rows)
    amounts = {"counted": _say_length(minutes), "total": _say_length(last.total)} if minutes else {}
    if len(rows) == 1:
        return Say(DAY_KEYS[first.day.kind], {"day": first.day.date, **amounts})
    stretch = {"first": first.day.date, "last": last.day.date}
    if not minutes:
        return Say("clock-days-off", stretch)
    return Say("clock-days", {**stretch, "days": sum(row.minutes > 0 for row in rows), **amounts})


def _say_length(minutes: int) -> Say:
    return Say("clock-length", {"hours": minutes // 60, "minutes": minutes % 60})
