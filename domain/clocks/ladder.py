"""Who hears of it when time runs out, rung by rung: the ladder as data, and when each of its rungs is due.

Pure tables and sums. Who somebody is on a day, and what they are told, is the business of ``handlers.nagging``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.clocks.calendar import Interval, WorkingCalendar, next_opening, utc
from domain.clocks.counting import WORKING_UNITS, Limit, Pause, Unit, count, length, reached
from domain.clocks.limits import CaseClass
from domain.clocks.promises import Kind
from domain.clocks.quiet import after_quiet


class Part(StrEnum):
    """As what somebody hears of it: whoever leads it, their deputy, whoever is on duty (值班), the first, second or
    third level above, the reporter, the neighbour leaders.
    """

    LEAD = "lead"
    DEPUTY = "deputy"
    ON_DUTY = "on_duty"
    FIRST_ABOVE = "first_above"
    SECOND_ABOVE = "second_above"
    THIRD_ABOVE = "third_above"
    REPORTER = "reporter"
    NEIGHBOURS = "neighbours"


@dataclass(frozen=True, slots=True)
class Rung:
    """When ``percent`` of the time has run, but not earlier than ``before_end``; or ``after_end``: these hear of it."""

    to: tuple[Part, ...]
    percent: int = 100
    before_end: Limit | None = None
    after_end: Limit | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs in the order of their moments."""

    rungs: tuple[Rung, ...]


_EARLY = Rung((Part.LEAD,), percent=75, before_end=Limit(2, Unit.WORK_HOUR))
_END = Rung((Part.LEAD, Part.DEPUTY))

#: 75 % of the time (or 2 时 before the end, whichever is later), the end, +4 时 the next level up, +1 日 the next.
DEFAULT_LADDER = Ladder(
    (
        _EARLY,
        _END,
        Rung((Part.FIRST_ABOVE,), after_end=Limit(4, Unit.WORK_HOUR)),
        Rung((Part.SECOND_ABOVE,), after_end=Limit(1, Unit.WORK_DAY)),
    )
)

#: An emergency climbs by the minute, day and night.
EMERGENCY_LADDER = Ladder(
    (
        Rung((Part.LEAD, Part.DEPUTY, Part.ON_DUTY)),
        Rung((Part.FIRST_ABOVE, Part.ON_DUTY), after_end=Limit(15, Unit.MINUTE)),
        Rung((Part.SECOND_ABOVE,), after_end=Limit(30, Unit.MINUTE)),
        Rung((Part.THIRD_ABOVE,), after_end=Limit(60, Unit.MINUTE)),
    )
)

DEFAULT_LADDERS: Mapping[CaseClass, Ladder] = {
    klass: EMERGENCY_LADDER if klass is CaseClass.EMERGENCY else DEFAULT_LADDER for klass in CaseClass
}

#: What is promised by others than those who answer, or for another moment than an end, climbs a ladder of its own.
OWN_LADDERS: Mapping[Kind, Ladder] = {
    Kind.VERIFY: Ladder(
        (
            Rung((Part.REPORTER,)),
            Rung((Part.NEIGHBOURS,), after_end=Limit(1, Unit.WORK_DAY)),
            Rung((Part.FIRST_ABOVE,), after_end=Limit(2, Unit.WORK_DAY)),
            Rung((Part.SECOND_ABOVE,), after_end=Limit(3, Unit.WORK_DAY)),
        )
    ),
    Kind.FOLLOW_UP: Ladder((Rung((Part.REPORTER,)),)),
    Kind.REVIEW: Ladder(
        (
            Rung((Part.LEAD,)),
            Rung((Part.FIRST_ABOVE,), after_end=Limit(1, Unit.WORK_DAY)),
            Rung((Part.SECOND_ABOVE,), after_end=Limit(2, Unit.WORK_DAY)),
        )
    ),
    Kind.RUN: DEFAULT_LADDER,
}


#: A town has not nearly so many ladders and limits.
_MOST_LENGTHS = 1000


def moments(
    ladder: Ladder,
    start: datetime,
    limit: Limit,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
    quiet: Sequence[Interval] = (),
) -> tuple[datetime, ...]:
    """When each rung is due (UTC), none earlier than the one before it and none in quiet hours.

    What is ``before_end`` is counted as the promise itself is: two hours of one that runs by day and night are two of
    those.
    """
    return end_and_moments(ladder, start, limit, calendar, pauses, quiet)[1]


def end_and_moments(
    ladder: Ladder,
    start: datetime,
    limit: Limit,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause] = (),
    quiet: Sequence[Interval] = (),
) -> tuple[datetime, tuple[datetime, ...]]:
    """When the promise is due, as ``due`` counts it, and each rung: one walk for both."""
    end, *at = reached(start, _lengths(ladder, start, limit, calendar), limit.unit, calendar, pauses)
    return end, _settled(ladder, end, at, limit.unit, calendar, pauses, quiet)


def _lengths(ladder: Ladder, start: datetime, limit: Limit, calendar: WorkingCalendar) -> tuple[timedelta, ...]:
    """How much time the whole promise has, and how much of it has run at each rung.

    Only a calendar day is longer or shorter by when it starts; all else is worked out once.
    """
    known = calendar.lengths.get((id(ladder), limit.amount, limit.unit))
    if known is not None and known[0] is ladder:
        return known[1]
    whole = length(start, limit, calendar)
    found = (whole, *(_run_until(rung, whole, start, limit.unit, calendar) for rung in ladder.rungs))
    if Unit.DAY not in _units(ladder, limit):
        if len(calendar.lengths) >= _MOST_LENGTHS:
            calendar.lengths.clear()
        calendar.lengths[id(ladder), limit.amount, limit.unit] = ladder, found
    return found


def _units(ladder: Ladder, limit: Limit) -> set[Unit]:
    ends = (one for rung in ladder.rungs for one in (rung.before_end, rung.after_end) if one is not None)
    return {limit.unit, *(one.unit for one in ends)}


def moments_until(
    ladder: Ladder,
    start: datetime,
    end: datetime,
    calendar: WorkingCalendar,
    quiet: Sequence[Interval] = (),
) -> tuple[datetime, ...]:
    """The same for a promise that ends at a named moment and runs by day and night until then."""
    whole = max(utc(end) - utc(start), timedelta())
    at = [utc(end) - whole + _run_until(rung, whole, start, Unit.MINUTE, calendar) for rung in ladder.rungs]
    return _settled(ladder, utc(end), at, Unit.MINUTE, calendar, (), quiet)


def _run_until(rung: Rung, whole: timedelta, start: datetime, unit: Unit, calendar: WorkingCalendar) -> timedelta:
    """How much of the promise's own time has run when a rung is due, as far as that can be told by its own time."""
    if rung.after_end is not None:
        return whole + length(start, rung.after_end, calendar) if _counts_on(rung.after_end, unit) else whole
    share = whole * rung.percent // 100
    return share if rung.before_end is None else max(share, whole - length(start, rung.before_end, calendar))


def _counts_on(after_end: Limit, unit: Unit) -> bool:
    """Whether what comes after the end is counted like the promise before it, so that one walk finds both."""
    return after_end.unit in WORKING_UNITS and unit in WORKING_UNITS


def _settled(
    ladder: Ladder,
    end: datetime,
    at: Sequence[datetime],
    unit: Unit,
    calendar: WorkingCalendar,
    pauses: Sequence[Pause],
    quiet: Sequence[Interval],
) -> tuple[datetime, ...]:
    found: list[datetime] = []
    for rung, moment in zip(ladder.rungs, at, strict=True):
        if rung.after_end is not None and not _counts_on(rung.after_end, unit):
            moment = count(end, rung.after_end, calendar, pauses).at
        moment = after_quiet(moment, quiet, calendar.timezone) if quiet else moment
        found.append(max(moment, found[-1]) if found else moment)
    return tuple(found)


def above_the_top(now: datetime, calendar: WorkingCalendar) -> datetime:
    """When a clock that fired all its rungs is looked at again: when the community opens on its next working day."""
    return next_opening(calendar.day_of(now).whole.end, calendar)
