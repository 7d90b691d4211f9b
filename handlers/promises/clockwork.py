"""The clocks of a case follow what is done with it: which begin, end, stand still and go on.

What each move does stands in ``domain.casework.owing``; here it is only done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.casework.case import Case
from domain.casework.moves import Move
from domain.casework.owing import EVERYTHING, OWED, effect_of, limits_of, owed
from domain.clocks.limits import FOLLOW_UP
from domain.clocks.promises import WORK, Kind, Promise
from storage.promises.clock import Clock
from storage.work import Work

#: A 挂账 is looked at again at this time of its review day.
_REVIEW_AT = time(9, 0)

#: Events by which a promise was kept before its case was done.
_KEEPING: Mapping[str, Kind] = {"contacted": Kind.CONTACT, "plan": Kind.PLAN, "milestone": Kind.MILESTONE}

_AGAIN = frozenset({Move.DISPUTE, Move.REOPEN})


def begin(work: Work, case: Case, now: datetime, *, but: frozenset[Kind] = frozenset()) -> None:
    """Everything owed about a case that was opened and dispatched just now begins."""
    promises = {promise: limit for promise, limit in owed(case, work.town).items() if promise.kind not in but}
    work.clocks.begin(case, promises, now)


def follow(work: Work, before: Case, after: Case, move: Move, now: datetime) -> None:
    """The clocks are as the move left them; the case after it is stored, the move not yet logged."""
    effect = effect_of(before.state, move)
    if effect.stops == EVERYTHING:
        work.clocks.stop_all(after.id, now)
    for clock in work.clocks.running(after.id):
        if clock.kind in effect.stops or (clock.kind is Kind.CONTACT and after.lead == after.reporter):
            work.clocks.stop(after.id, clock.kind, now, name=clock.name)
        elif clock.kind in effect.pauses:
            work.clocks.pause(clock, now)
        elif clock.kind in effect.resumes and clock.stands_still:
            work.clocks.resume(clock, now)
    if starting := effect.starts & OWED:
        _start_owed(work, after, starting, now)
    for kind in effect.starts - OWED:
        _STARTS[kind](work, after, now)


def _start_owed(work: Work, case: Case, kinds: frozenset[Kind], now: datetime) -> None:
    """What was reached before a reopening stays reached: nobody has to stop the same building work twice."""
    before = kept(work, case) if work.town.categories[case.category].milestones else ()
    reached = {promise for promise in before if promise.kind is Kind.MILESTONE}
    for promise, limit in owed(case, work.town).items():
        if promise.kind in kinds and promise not in reached:
            work.clocks.start(case.id, promise.kind, limit, now, name=promise.name)


def _verify(work: Work, case: Case, now: datetime) -> None:
    work.clocks.start(case.id, Kind.VERIFY, limits_of(case, work.town).verify, now)


def _review(work: Work, case: Case, now: datetime) -> None:
    assert case.review_on is not None
    moment = datetime.combine(case.review_on, _REVIEW_AT, ZoneInfo(work.town.zone))
    work.clocks.start_until(case.id, Kind.REVIEW, moment, now)


def _follow_up(work: Work, case: Case, now: datetime) -> None:
    work.clocks.start(case.id, Kind.FOLLOW_UP, FOLLOW_UP, now)


def _order(work: Work, case: Case, now: datetime) -> None:
    """The line waits as long as it did before somebody said that it was done."""
    former = [clock for clock in work.clocks.of(case.id) if clock.kind is Kind.ORDER]
    if case.order_number is not None and former:
        work.clocks.start_until(case.id, Kind.ORDER, former[-1].due_at, now)


_STARTS: Mapping[Kind, Callable[[Work, Case, datetime], None]] = {
    Kind.VERIFY: _verify,
    Kind.REVIEW: _review,
    Kind.FOLLOW_UP: _follow_up,
    Kind.ORDER: _order,
}


def kept(work: Work, case: Case) -> frozenset[Promise]:
    """What of the promises was kept since the case was last opened; milestones that were ever reached."""
    found: set[Promise] = set()
    for event in work.history.events(case):
        if event.action in _AGAIN:
            found = {promise for promise in found if promise.kind is Kind.MILESTONE}
        elif event.action in _KEEPING:
            found.add(Promise(_KEEPING[event.action], event.facts.get("milestone", "")))
    return frozenset(found)


def recount(work: Work, before: Case, after: Case, now: datetime) -> dict[str, str]:
    """Every promise under the new class or category, counted from the first moment; what differs, for the log.

    Those the new class knows too are counted anew, those it does not know end, those it has besides and nobody kept yet
    begin where 办结 began. Whoever gets the case anew signs anew, counted from now. The case is stored as it is after.
    """
    clocks = work.clocks
    first = clocks.get(after.id, Kind.FINISH)
    was = {Promise(clock.kind, clock.name): clock for clock in clocks.running(after.id) if clock.kind in OWED}
    wanted, done = owed(after, work.town), kept(work, after)
    for promise, clock in was.items():
        if promise not in wanted:
            clocks.stop(after.id, promise.kind, now, name=promise.name)
        elif clock.limit != wanted[promise] or _counted_otherwise(work, before, after):
            clocks.recount(clock, wanted[promise], now)
    if first is not None:
        for promise, limit in wanted.items():
            if promise not in was and promise not in done and promise.kind is not Kind.ACKNOWLEDGE:
                clocks.start_beside(first, promise, limit, now)
    for clock in clocks.running(after.id):
        if clock.kind in WORK - OWED and after.ladder != before.ladder:
            clocks.recount_in_place(clock, now)
    if after.lead_handler != before.lead_handler and clocks.get(after.id, Kind.ACKNOWLEDGE) is None:
        clocks.start(after.id, Kind.ACKNOWLEDGE, wanted[Promise(Kind.ACKNOWLEDGE)], now)
    return _differences(was, clocks.running(after.id))


def _counted_otherwise(work: Work, before: Case, after: Case) -> bool:
    """Whether the same limit means other moments now."""
    return before.ladder != after.ladder or _by_night(work, before) != _by_night(work, after)


def _by_night(work: Work, case: Case) -> tuple[bool, bool]:
    """Whether it is counted day and night, and whether one is nagged about it in quiet hours too."""
    town = work.town
    return town.categories[case.category].around_the_clock, town.is_urgent(case.category, case.klass)


def _differences(was: Mapping[Promise, Clock], now_running: tuple[Clock, ...]) -> dict[str, str]:
    """Limit and due moment of each promise, as they were and as they are; "-" where there is none."""
    are = {Promise(clock.kind, clock.name): clock for clock in now_running if clock.kind in OWED}
    facts = {}
    for promise in dict.fromkeys((*was, *are)):
        former, anew = (_standing(clocks.get(promise)) for clocks in (was, are))
        if former != anew:
            facts[f"{promise.kind}:{promise.name}".rstrip(":")] = f"{former} → {anew}"
    return facts


def _standing(clock: Clock | None) -> str:
    if clock is None:
        return "-"
    return f"{clock.limit.amount} {clock.limit.unit} {clock.due_at.isoformat()}"
