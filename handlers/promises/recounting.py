"""Counting anew: after a year's holidays were announced, or a town changed its week or its days.

Every running promise is counted again from its first moment, case by case, in batches that go on where they stopped.
Whoever waits for one is told only when its moment really moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.casework.case import Case
from domain.clocks.clock import WorkingCalendar, due
from domain.clocks.counting import WORKING_UNITS
from domain.clocks.promises import WORK, Kind
from domain.message import Arg, Local, Outgoing, Say
from handlers.casework.moving import refresh_cards
from handlers.duties.settling import due_moved
from handlers.telling import news
from handlers.telling.views import view
from storage.promises.clock import Clock
from storage.routines import Routine
from storage.work import Work

#: Its name among the routines.
RECOUNT = "recount"

#: So many promises are looked at in one transaction.
_AT_ONCE = 50


def begin(work: Work, now: datetime) -> None:
    """Everything is counted anew from now on; whatever was under way begins again."""
    work.routines.put(Routine(RECOUNT, "", now))


def recount(work: Work, routine: Routine, now: datetime) -> str:
    """How far it has come: the last promise that was counted, "" when none is left."""
    clocks = work.clocks.all_running(int(routine.progress or 0), _AT_ONCE)
    for clock in clocks:
        if clock.run is not None:
            due_moved(work, work.duties.get(clock.run), work.clocks.recount_in_place(clock, now), now)
        elif clock.case is not None and work.clocks.running(clock.case)[0].id == clock.id:
            _recount_case(work, work.cases.get(clock.case), now)
    return str(clocks[-1].id) if len(clocks) == _AT_ONCE else ""


def _recount_case(work: Work, case: Case, now: datetime) -> None:
    """All its promises at once, so that each person hears of it once. What stands still is counted when it goes on."""
    before = {clock.id: clock for clock in work.clocks.running(case.id) if not clock.stands_still}
    for clock in before.values():
        work.clocks.recount_in_place(clock, now)
    after = [clock for clock in work.clocks.running(case.id) if clock.id in before]
    moved = [(before[clock.id], clock) for clock in after if clock.due_at != before[clock.id].due_at]
    if moved:
        facts = {_name(was): f"{was.due_at.isoformat()} → {anew.due_at.isoformat()}" for was, anew in moved}
        work.history.add(case, RECOUNT, now, before=case.state, facts=facts)
        _tell(work, case, moved, now)
    if moved or any(clock.provisional != before[clock.id].provisional for clock in after):
        refresh_cards(work, case, now)


def _tell(work: Work, case: Case, moved: Sequence[tuple[Clock, Clock]], now: datetime) -> None:
    """Whoever leads it hears of all they owe, the reporter of the 办结 they wait for."""
    head: dict[str, Arg] = {"number": case.number, "category": view(work, case).category}
    owed = tuple(_line(work, case, was, anew) for was, anew in moved if was.kind in WORK)
    finish = tuple(_line(work, case, was, anew) for was, anew in moved if was.kind is Kind.FINISH)
    if owed:
        body = Say("calendar-moved", {**head, "promises": owed})
        news.tell_all(work, case, news.leads(work, case, now), Outgoing(body), now)
    if finish:
        news.tell_reporter(work, case, Say("calendar-moved", {**head, "promises": finish}), now)


def _line(work: Work, case: Case, was: Clock, anew: Clock) -> Say:
    due_now = Say("due-provisional" if anew.provisional else "due-at", {"at": anew.due_at})
    return Say("calendar-promise", {"promise": _promise(work, case, was), "before": was.due_at, "due": due_now})


def _promise(work: Work, case: Case, clock: Clock) -> Say | Local:
    """What was promised, in words; a milestone has a name of its own."""
    stages = {stage.id: stage.name for stage in work.town.categories[case.category].milestones}
    return stages.get(clock.name) or Say(f"calendar-promise-{clock.kind.replace('_', '-')}")


def _name(clock: Clock) -> str:
    return f"{clock.kind}-{clock.name}" if clock.name else str(clock.kind)


def would_move(work: Work, calendar: WorkingCalendar) -> int:
    """How many running promises would be due at another moment by that calendar."""
    moving, last = 0, 0
    while clocks := work.clocks.all_running(last, _AT_ONCE):
        moving += sum(_would_move(work, clock, calendar) for clock in clocks)
        last = clocks[-1].id
    return moving


def _would_move(work: Work, clock: Clock, calendar: WorkingCalendar) -> bool:
    """What stands still, or runs day and night, is moved by no year."""
    if clock.stands_still or clock.limit.unit not in WORKING_UNITS:
        return False
    if work.clocks.terms(clock).calendar is not work.calendar:
        return False
    return due(clock.started_at, clock.limit, calendar, clock.pauses).at != clock.due_at
