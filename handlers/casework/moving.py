"""Making a move: ask the rules, store, log, set the clocks, and show it on every card.

Whoever must hear of it is told by ``handlers.telling.news``; no rule is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.casework.case import Case, State
from domain.casework.moves import Move
from domain.casework.moving import Given, move
from domain.casework.parties import Party, parties
from domain.clocks.limits import FOLLOW_UP, Limits
from domain.people import Actor
from handlers.telling.cards import CARDS
from handlers.telling.views import view
from storage.clocks import Kind
from storage.work import Work

_SYSTEM = frozenset({Party.SYSTEM})

#: Nobody looked into these: what their reporter said they were about is no lesson.
_TEACHING_NOTHING = frozenset({State.REJECTED, State.WITHDRAWN})

#: A 挂账 is looked at again at this time of its review day.
_REVIEW_AT = time(9, 0)


def make_move(
    work: Work, case: Case, wanted: Move, now: datetime, *, actor: Actor | None = None, given: Given | None = None
) -> Case:
    """The case after the move, stored and logged, with its clocks set and every card of it refreshed.

    ``actor`` None is the system itself. Raises Refusal when the rules do not allow it.
    """
    given = given or Given()
    by = _SYSTEM if actor is None else parties(case, actor, work.town)
    person = None if actor is None else actor.person.id
    moved = move(case, wanted, by=by, person=person, given=given, now=now)
    work.cases.save(case, moved)
    if moved.state in _TEACHING_NOTHING:
        work.lessons.take_back(moved)
    _set_clocks(work, case, moved, wanted, now)
    work.cases.log(
        moved, wanted, now, actor=person, before=case.state, facts=_facts(case, moved, given), words=_words(given)
    )
    refresh_cards(work, moved, now)
    return moved


def refresh_cards(work: Work, case: Case, now: datetime) -> None:
    """Every place that shows the case shows it as it is now."""
    seen = view(work, case)
    for card in CARDS:
        work.outbox.refresh(card(seen), now)


def _facts(before: Case, after: Case, given: Given) -> dict[str, str]:
    """What of a move goes into the chain as it is: ids and dates, nothing personal."""
    facts = {}
    if after.lead_handler != before.lead_handler:
        facts["handler"] = after.lead_handler
    if given.review_on is not None:
        facts["review_on"] = given.review_on.isoformat()
    return facts


def _words(given: Given) -> dict[str, str]:
    return {"reason": given.reason, "feedback": given.feedback}


def _set_clocks(work: Work, before: Case, after: Case, wanted: Move, now: datetime) -> None:
    set_clocks = _CLOCKS.get(wanted)
    if set_clocks is not None:
        set_clocks(work, before, after, now)


def _limits(work: Work, case: Case) -> Limits:
    return work.town.limits_of(case.category)


def _dispatched(work: Work, before: Case, after: Case, now: datetime) -> None:
    """Whoever gets it must sign; the reporter's own clock starts once and is never restarted by passing it on."""
    work.clocks.start(after.id, Kind.ACKNOWLEDGE, _limits(work, after).acknowledge, now)
    if before.state is State.ACCEPTED:
        work.clocks.start(after.id, Kind.FINISH, _limits(work, after).finish, now)


def _taken(work: Work, before: Case, after: Case, now: datetime) -> None:
    work.clocks.stop(after.id, Kind.ACKNOWLEDGE, now)


def _finished(work: Work, before: Case, after: Case, now: datetime) -> None:
    work.clocks.stop(after.id, Kind.ACKNOWLEDGE, now)
    work.clocks.stop(after.id, Kind.FINISH, now)
    work.clocks.start(after.id, Kind.VERIFY, _limits(work, after).verify, now)


def _suspended(work: Work, before: Case, after: Case, now: datetime) -> None:
    work.clocks.stop(after.id, Kind.ACKNOWLEDGE, now)
    finish = work.clocks.get(after.id, Kind.FINISH)
    if finish is not None:
        work.clocks.pause(finish, now)
    assert after.review_on is not None
    zone = ZoneInfo(work.town.zone)
    work.clocks.start_until(after.id, Kind.REVIEW, datetime.combine(after.review_on, _REVIEW_AT, zone), now)


def _resumed(work: Work, before: Case, after: Case, now: datetime) -> None:
    work.clocks.stop(after.id, Kind.REVIEW, now)
    finish = work.clocks.get(after.id, Kind.FINISH)
    if finish is not None:
        work.clocks.resume(finish, now)


def _again(work: Work, before: Case, after: Case, now: datetime) -> None:
    """Reopening starts everything anew."""
    work.clocks.stop_all(after.id, now)
    work.clocks.start(after.id, Kind.ACKNOWLEDGE, _limits(work, after).acknowledge, now)
    work.clocks.start(after.id, Kind.FINISH, _limits(work, after).finish, now)


def _closed(work: Work, before: Case, after: Case, now: datetime) -> None:
    work.clocks.stop_all(after.id, now)
    work.clocks.start(after.id, Kind.FOLLOW_UP, FOLLOW_UP, now)


def _ended(work: Work, before: Case, after: Case, now: datetime) -> None:
    work.clocks.stop_all(after.id, now)


_CLOCKS: Mapping[Move, Callable[[Work, Case, Case, datetime], None]] = {
    Move.DISPATCH: _dispatched,
    Move.TRANSFER: _dispatched,
    Move.RETURN: _dispatched,
    Move.ACKNOWLEDGE: _taken,
    Move.TAKE: _taken,
    Move.FINISH: _finished,
    Move.SUSPEND: _suspended,
    Move.RESUME: _resumed,
    Move.DISPUTE: _again,
    Move.REOPEN: _again,
    Move.CLOSE: _closed,
    Move.REJECT: _ended,
    Move.MERGE: _ended,
    Move.WITHDRAW: _ended,
}
