"""Twice a day every staff group hears what came in, what was done and what ran out since the last time.

Numbers, matters and grids; never a name, and never who is late: nobody is put to shame before the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.casework.moves import Move
from domain.message import Outgoing, Say
from domain.register import Purpose
from handlers.digests.lists import case_line, counted
from handlers.digests.times import STALE, next_time, working_day
from storage.engine.times import from_us, to_us
from storage.routines import Routine
from storage.work import Work

#: Up to which moment the staff groups have heard everything.
_TOLD_UNTIL = "summed-up-until"

#: What is longer ago is no news.
_LONGEST = timedelta(days=7)


def next_half_day(work: Work, subject: str, after: datetime) -> datetime | None:
    """Each half of every working day; never in a town that wants none."""
    moments = [next_time(work.calendar, working_day, at, after) for at in work.town.digests.summaries]
    return min((moment for moment in moments if moment is not None), default=None)


def sum_up(work: Work, routine: Routine, now: datetime) -> str:
    """The groups of one more grid hear of it; what is told too late is told with the next."""
    since, until = _since(work, routine.look_at), routine.look_at
    if now - until > STALE:
        work.meta.put(_TOLD_UNTIL, str(to_us(since)))
        return ""
    grid = next_staffed(work, routine.progress)
    if grid is None:
        work.meta.put(_TOLD_UNTIL, str(to_us(until)))
        return ""
    body = _summary(work, grid, since, until)
    if body is not None:
        tell_staff(work, grid, Outgoing(body, once=f"summary:{to_us(until)}"), now)
    return grid


def next_staffed(work: Work, after: str) -> str | None:
    """The next grid by its id whose staff has a group the bot can speak in."""
    staffed = (grid for grid in work.town.grids if work.people.chats_of(grid, Purpose.STAFF))
    return min((grid for grid in staffed if grid > after), default=None)


def tell_staff(work: Work, grid: str, message: Outgoing, now: datetime) -> None:
    """Every staff group of exactly this grid hears it."""
    for chat in work.people.chats_of(grid, Purpose.STAFF):
        work.outbox.post(chat.address, message, now)


def _since(work: Work, until: datetime) -> datetime:
    told = work.meta.get(_TOLD_UNTIL)
    if told is None:
        return work.calendar.day_of(until).whole.start
    return max(from_us(int(told)), until - _LONGEST)


def _summary(work: Work, grid: str, since: datetime, until: datetime) -> Say | None:
    """What is new in a grid and below it; None when nothing is."""
    town, within = work.town, frozenset(work.town.below(grid))
    found: dict[str, list[Say]] = {"summary-new": [], "summary-done": [], "summary-late": []}
    for one in work.digests.happened(since, until):
        if one.grid in within and one.action in _TOLD_KEYS:
            found[_TOLD_KEYS[one.action]].append(case_line(town, one.number, one.category, one.grid))
    for below in town.below(grid):
        for case in work.digests.open_in(below):
            if case.due_at is not None and since < case.due_at <= until:
                found["summary-late"].append(case_line(town, case.number, case.category, case.grid))
    parts = tuple(part for key, lines in found.items() for part in counted(key, lines))
    if not parts:
        return None
    return Say("summary", {"grid": town.grids[grid].name, "since": since, "parts": parts})


#: What is told of what happened.
_TOLD_KEYS: Mapping[str, str] = {Move.ACCEPT: "summary-new", Move.FINISH: "summary-done"}
