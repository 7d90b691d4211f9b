"""What the weekly meeting (周例会) talks about: numbers first, grid by grid, then what is late and what is parked.

Cases by number, matter and grid; no name of anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from domain.casework.case import State
from domain.casework.moves import Move
from domain.message import Arg, Outgoing, Say
from handlers.digests.lists import case_line, counted
from handlers.digests.summaries import next_staffed, tell_staff
from handlers.digests.times import meeting_day, next_time
from storage.digests import OpenCase
from storage.engine.times import to_us
from storage.routines import Routine
from storage.work import Work

_WEEK = timedelta(days=7)


def next_meeting(work: Work, subject: str, after: datetime) -> datetime | None:
    """The day of the meeting, or the working day before it."""
    times = work.town.digests
    return next_time(work.calendar, meeting_day(times.agenda_weekday), times.agenda, after)


def prepare(work: Work, routine: Routine, now: datetime) -> str:
    """The staff groups of one more grid that has others below it get its agenda, be it late."""
    grid = next_staffed(work, routine.progress)
    if grid is None:
        return ""
    if work.town.children[grid]:
        tell_staff(work, grid, Outgoing(agenda(work, grid, now), once=f"agenda:{to_us(routine.look_at)}"), now)
    return grid


def agenda(work: Work, grid: str, now: datetime) -> Say:
    """The week that ends now, in a grid and everything below it."""
    town = work.town
    week = _Week(
        work.digests.tallies(now - _WEEK, now),
        sorted((case for one in town.below(grid) for case in work.digests.open_in(one)), key=_next_day),
        now,
    )
    below = tuple(
        Say("agenda-grid", {"grid": town.grids[child].name, **week.numbers(town.below(child))})
        for child in town.children[grid]
    )
    lists = (
        *counted("agenda-late", [_due(work, case) for case in week.late]),
        *counted("agenda-parked", [_parked(work, case) for case in week.parked]),
        *counted("agenda-soon", [_due(work, case) for case in week.soon]),
    )
    span: dict[str, Arg] = {"from": _day(work, now - _WEEK), "until": _day(work, now)}
    head: dict[str, Arg] = {"grid": town.grids[grid].name, **span, **week.numbers(town.below(grid))}
    parts = (*below, *lists)
    return Say("agenda", {**head, "parts": parts}) if parts else Say("agenda-quiet", head)


# No slots: what is asked for again and again is kept.
@dataclass(frozen=True)
class _Week:
    """What an agenda is made of: how often something happened in each grid, and what is open there."""

    tallies: Mapping[tuple[str, str], int]
    open: Sequence[OpenCase]
    now: datetime

    @cached_property
    def late(self) -> Sequence[OpenCase]:
        return [case for case in self.open if case.due_at is not None and case.due_at <= self.now]

    @cached_property
    def parked(self) -> Sequence[OpenCase]:
        return [case for case in self.open if case.state is State.SUSPENDED]

    @cached_property
    def soon(self) -> Sequence[OpenCase]:
        end = self.now + _WEEK
        return [case for case in self.open if case.due_at is not None and self.now < case.due_at <= end]

    @cached_property
    def _open_now(self) -> Mapping[tuple[str, str], int]:
        parts = {"late": self.late, "parked": self.parked, "soon": self.soon}
        return Counter((name, case.grid) for name, cases in parts.items() for case in cases)

    def numbers(self, grids: Sequence[str]) -> dict[str, Arg]:
        """How much of everything there is in some grids."""
        done = {
            name: sum(self.tallies.get((action, grid), 0) for grid in grids)
            for name, action in (("new", Move.ACCEPT), ("done", Move.FINISH))
        }
        left = {name: sum(self._open_now.get((name, grid), 0) for grid in grids) for name in ("late", "parked", "soon")}
        return {**done, **left}


def _next_day(case: OpenCase) -> str:
    """Something to sort by: when it is to be done, or looked at again."""
    day = case.due_at or case.review_on
    return "" if day is None else day.isoformat()


def _due(work: Work, case: OpenCase) -> Say:
    assert case.due_at is not None
    return Say("agenda-due", {"case": _case(work, case), "due": case.due_at})


def _parked(work: Work, case: OpenCase) -> Say:
    assert case.review_on is not None
    return Say("agenda-review", {"case": _case(work, case), "day": case.review_on})


def _case(work: Work, case: OpenCase) -> Say:
    return case_line(work.town, case.number, case.category, case.grid)


def _day(work: Work, moment: datetime) -> date:
    return work.calendar.day_of(moment).date
