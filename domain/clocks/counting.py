"""How a limit is counted: through open hours, day by day, leaving out every paused moment.

One walk serves both the moment a promise runs out and the account of it, so what is explained is what was counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.clocks.calendar import MINUTE, ONE_DAY, Day, Span, WorkingCalendar, utc


class Unit(StrEnum):
    """紧 around the clock (minutes, hours), 时 working hours, 日 working days, 天 calendar days."""

    MINUTE = "minute"
    HOUR = "hour"
    WORK_HOUR = "work_hour"
    WORK_DAY = "work_day"
    DAY = "day"


#: The units that run only while the community works.
WORKING_UNITS = frozenset({Unit.WORK_HOUR, Unit.WORK_DAY})


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount of time in a unit. Raises ValueError for less than one: a promise takes time."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError(f"a limit of {self.amount} {self.unit} is no limit")


@dataclass(frozen=True, slots=True)
class Pause:
    """A span in which the clock stood still (挂账); ``end`` None while it still does."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A finished count: its days in order, each with what it gave, the pauses in its way, and the moment (UTC) it was
    complete.
    """

    days: tuple[tuple[Day, timedelta], ...]
    pauses: tuple[Span, ...]
    at: datetime
    provisional: bool


def count(start: datetime, limit: Limit, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> Count:
    """The count of a limit from ``start``. It ends in open time, at the latest when that closes or a pause begins.

    Raises ValueError for a moment without a zone, a pause that is still open or ends before it begins, and a calendar
    without working time.
    """
    begin = utc(start)
    walk = _walk(begin, length(begin, limit, calendar), limit.unit, calendar, pauses)
    met = tuple(pause for pause in walk.pauses if pause.start < walk.at)
    provisional = limit.unit in WORKING_UNITS and not all(day.official for day, _ in walk.days)
    return Count(walk.days, met, walk.at, provisional)


def reached(
    start: datetime, lengths: Sequence[timedelta], unit: Unit, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()
) -> tuple[datetime, ...]:
    """When each of these lengths of open time has run (UTC), counted as a limit in that unit.

    Raises what ``count`` raises.
    """
    begin = utc(start)
    if not pauses:
        if unit not in WORKING_UNITS or calendar.never_closes:
            return tuple([begin + length for length in lengths])
        return calendar.open_time.reached(begin, lengths)
    walk = _walk(begin, max(lengths), unit, calendar, pauses)
    return tuple(walk.reached(length) for length in lengths)


def length(start: datetime, limit: Limit, calendar: WorkingCalendar) -> timedelta:
    """How much open time a limit stands for that starts at ``start``."""
    match limit.unit:
        case Unit.MINUTE:
            return limit.amount * MINUTE
        case Unit.HOUR | Unit.WORK_HOUR:
            return timedelta(hours=limit.amount)
        case Unit.WORK_DAY:
            return limit.amount * calendar.working_day
        case Unit.DAY:
            # Added on the wall clock: where summer time begins or ends in between, a day has 23 or 25 hours.
            return utc(start.astimezone(calendar.timezone) + limit.amount * ONE_DAY) - utc(start)


@dataclass(frozen=True, slots=True)
class _Walk:
    """The days some open time took, each with what it gave, and the moment it was complete."""

    begin: datetime
    days: tuple[tuple[Day, timedelta], ...]
    pauses: tuple[Span, ...]
    at: datetime

    def reached(self, left: timedelta) -> datetime:
        """When so much of it had run."""
        for day, given in self.days:
            if given and left <= given:
                return _within(_running(day.hours, self.begin, self.pauses), left)
            left -= given
        return self.at


def _walk(begin: datetime, left: timedelta, unit: Unit, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> _Walk:
    paused = _merged(pauses, begin) if pauses else ()
    hours = calendar if unit in WORKING_UNITS else calendar.around_the_clock
    days: list[tuple[Day, timedelta]] = []
    for day in hours.days_from(begin):
        given = day.length
        if not days or paused:
            given = sum((span.end - span.start for span in _running(day.hours, begin, paused)), timedelta())
        if given and left <= given:
            days.append((day, left))
            return _Walk(begin, tuple(days), paused, _within(_running(day.hours, begin, paused), left))
        days.append((day, given))
        left -= given
    raise ValueError("no working time within ten years")


def _within(spans: Iterable[Span], left: timedelta) -> datetime:
    """When so much of the spans has run, which are not shorter."""
    for span in spans:
        if left <= span.end - span.start:
            return span.start + left
        left -= span.end - span.start
    raise ValueError("the spans are shorter than what is to run in them")


def _merged(pauses: Sequence[Pause], begin: datetime) -> tuple[Span, ...]:
    """The pauses in order, those that touch or overlap made one; what was over by ``begin`` is left out."""
    merged: list[Span] = []
    for span in sorted(map(_closed, pauses), key=lambda span: span.start):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(span for span in merged if span.end > begin and span.end > span.start)


def _closed(pause: Pause) -> Span:
    if pause.end is None:
        raise ValueError("a clock that is still paused is not due at any moment")
    span = Span(utc(pause.start), utc(pause.end))
    if span.end < span.start:
        raise ValueError(f"a pause cannot begin at {span.start} and end at {span.end}")
    return span


def _running(hours: Sequence[Span], begin: datetime, paused: Sequence[Span]) -> Iterator[Span]:
    """The parts of some open hours, from ``begin`` on, in which the clock runs."""
    for span in hours:
        if begin <= span.start and not paused:
            yield span
            continue
        free = max(span.start, begin)
        for pause in paused:
            if free < pause.start < span.end:
                yield Span(free, pause.start)
            if pause.start < span.end:
                free = max(free, pause.end)
        if free < span.end:
            yield Span(free, span.end)
