"""When a community works: its week, the days that differ from it, and what follows for a given moment.

Look-ups over what is handed in. Promises, pauses and the counting live next door; which year tables exist is storage's
matter. Nothing here knows what time it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from domain.clocks.open_time import TEN_YEARS, OpenTime

MIDNIGHT = time(0)
MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """From opening to closing on one day, local time, half-open; closing at 00:00 is the end of the day."""

    start: time
    end: time

    @property
    def length(self) -> timedelta:
        """How long it is by the clock on the wall."""
        hours = datetime.combine(date.min, self.end) - datetime.combine(date.min, self.start)
        return hours + ONE_DAY if self.end == MIDNIGHT else hours


_ALL_DAY = (Interval(MIDNIGHT, MIDNIGHT),)


def _eight_hours() -> Mapping[int, tuple[Interval, ...]]:
    intervals = (Interval(time(9), time(12)), Interval(time(13), time(18)))
    return dict.fromkeys(range(5), intervals)


#: Eight hours a day from Monday to Friday, Saturday and Sunday off (国务院关于职工工作时间的规定, articles 3 and 7).
DEFAULT_WEEK: Mapping[int, tuple[Interval, ...]] = _eight_hours()


@dataclass(frozen=True, slots=True)
class YearTable:
    """The days of one year that differ from the week: True is a day off, False a make-up working day (调休).

    ``official`` tells whether the State Council's notice for the year has been loaded.
    """

    year: int
    official: bool
    days: Mapping[date, bool]


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to a later one, UTC."""

    start: datetime
    end: datetime


class DayKind(StrEnum):
    """A working day of the week, a make-up working day (调休), or a day off by the week or by the year's table."""

    WORK = "work"
    MAKE_UP = "make_up"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Day:
    """One local day: midnight to midnight, and when the community works in it, ``length`` in all.

    ``official`` tells whether the table of its year is final.
    """

    date: date
    kind: DayKind
    whole: Span
    hours: tuple[Span, ...]
    length: timedelta
    official: bool


# No slots: each calendar keeps the days it has worked out, and they go when it goes.
@dataclass(frozen=True)
class WorkingCalendar:
    """When a community works. ``zone`` is an IANA name, ``week`` maps weekday (0 Monday … 6 Sunday) to its intervals.

    A make-up day works like ``week[0]``. A year without a table has only the week and counts as not official; ``years``
    None: no year changes anything. ``own`` are days the community itself settled, whatever the years say.
    Raises ValueError when an interval closes before it opens, or those of a day overlap or are out of order.
    """

    zone: str
    week: Mapping[int, tuple[Interval, ...]]
    years: Mapping[int, YearTable] | None
    own: Mapping[date, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for weekday, intervals in self.week.items():
            if not _in_order(intervals):
                raise ValueError(f"the intervals of weekday {weekday} overlap or are out of order")

    @cached_property
    def timezone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def working_day(self) -> timedelta:
        """What 一个工作日 is worth: the working time of a Monday. Raises ValueError when Monday has none."""
        length = sum((interval.length for interval in self.week.get(0, ())), timedelta())
        if not length:
            raise ValueError("working days are measured by Monday, and Monday has no working time")
        return length

    @cached_property
    def around_the_clock(self) -> WorkingCalendar:
        """The same place if it never closed: what 紧 and 天 are counted by."""
        return WorkingCalendar(self.zone, dict.fromkeys(range(7), _ALL_DAY), None)

    @cached_property
    def never_closes(self) -> bool:
        """Whether it is open day and night, whatever the years say."""
        return self.years is None and not self.own and all(self.week.get(day) == _ALL_DAY for day in range(7))

    @cached_property
    def open_time(self) -> OpenTime:
        """Its open hours laid end to end."""
        return OpenTime(self.timezone, lambda day: ((span.start, span.end) for span in self.day(day).hours))

    @cached_property
    def lengths(self) -> dict[tuple[int, int, str], tuple[object, tuple[timedelta, ...]]]:
        """What was worked out of how much of a promise has run at each rung of a ladder, kept with the ladder."""
        return {}

    @cached_property
    def _known(self) -> dict[date, Day]:
        return {}

    def day(self, wanted: date) -> Day:
        """That local day, worked out once."""
        known = self._known.get(wanted)
        if known is None:
            known = self._known[wanted] = self._work_out(wanted)
        return known

    def day_of(self, moment: datetime) -> Day:
        """The local day a moment falls on."""
        return self.day(moment.astimezone(self.timezone).date())

    def days_from(self, moment: datetime) -> Iterator[Day]:
        """The moment's day and those after it; ends only when ten years went by without working time."""
        day = self.day_of(moment)
        idle = 0
        while idle < TEN_YEARS:
            yield day
            idle = 0 if day.hours else idle + 1
            day = self.day(day.date + ONE_DAY)

    def _work_out(self, day: date) -> Day:
        table = None if self.years is None else self.years.get(day.year)
        off = self.own.get(day, table.days.get(day) if table else None)
        intervals = () if off else self.week.get(day.weekday() if off is None else 0, ())
        whole = Span(self._moment(day, MIDNIGHT), self._moment(day + ONE_DAY, MIDNIGHT))
        hours = tuple(self._hours(day, intervals, whole))
        return Day(
            date=day,
            kind=DayKind.OFF if not intervals else DayKind.WORK if off is None else DayKind.MAKE_UP,
            whole=whole,
            hours=hours,
            length=sum((span.end - span.start for span in hours), timedelta()),
            official=self.years is None or (table is not None and table.official),
        )

    def _hours(self, day: date, intervals: tuple[Interval, ...], whole: Span) -> Iterator[Span]:
        # Where clocks jump forward a wall time that never was can land in the next interval or the next day, hence
        # the clipping; where they fall back an ambiguous one is its first occurrence.
        free = whole.start
        for interval in intervals:
            opening = max(free, self._moment(day, interval.start))
            closing = whole.end if interval.end == MIDNIGHT else min(whole.end, self._moment(day, interval.end))
            if opening < closing:
                yield Span(opening, closing)
                free = closing

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.timezone).astimezone(UTC)


def _in_order(intervals: tuple[Interval, ...]) -> bool:
    forwards = all(interval.length > timedelta() for interval in intervals)
    return forwards and all(MIDNIGHT != earlier.end <= later.start for earlier, later in pairwise(intervals))


def utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for one without a zone: each machine would read it differently."""
    if moment.tzinfo is UTC:
        return moment
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC)


def is_open(moment: datetime, calendar: WorkingCalendar) -> bool:
    """Whether the community works at that moment; at closing time it no longer does."""
    at = utc(moment)
    return any(span.start <= at < span.end for span in calendar.day_of(at).hours)


def next_opening(moment: datetime, calendar: WorkingCalendar) -> datetime:
    """The moment itself while the community works, else when it next opens (UTC).

    Raises ValueError when that is not within ten years.
    """
    at = utc(moment)
    for day in calendar.days_from(at):
        for span in day.hours:
            if at < span.end:
                return max(at, span.start)
    raise ValueError("no working time within ten years")


def working_minutes(start: datetime, end: datetime, calendar: WorkingCalendar) -> int:
    """The whole minutes of working time from ``start`` to ``end``; 0 when ``end`` is not later."""
    begin, stop = utc(start), utc(end)
    worked = timedelta()
    for day in calendar.days_from(begin):
        if stop <= day.whole.start:
            break
        for span in day.hours:
            worked += max(timedelta(), min(span.end, stop) - max(span.start, begin))
    return worked // MINUTE
