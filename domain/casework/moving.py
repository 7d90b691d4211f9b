"""Making a move: may they, is anything missing, and what of the case is different afterwards.

Where a move leads stands in ``domain/casework/moves.py``; who is told and what is stored are no business of the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.casework.case import Case, Outcome, State
from domain.casework.moves import MOVES, Move, Need, Rule
from domain.casework.parties import Party, parties
from domain.clocks.limits import REOPEN
from domain.errors import Refusal
from domain.message import Say
from domain.people import Actor
from domain.town import Town

#: Judging the work: never by whoever did it.
_JUDGING = frozenset({Move.VERIFY, Move.DISPUTE})


def allowed(case: Case, actor: Actor, town: Town) -> tuple[Move, ...]:
    """The moves this actor may make now, in the order of the table."""
    mine = parties(case, actor, town)
    return tuple(move for move, rule in MOVES[case.state].items() if _may(case, move, rule, mine, actor.person.id))


def _may(case: Case, move: Move, rule: Rule, mine: frozenset[Party], person: int | None) -> bool:
    by = rule.by
    if move is Move.RETURN and case.designated:
        return False
    if move is Move.DISPATCH and case.state is State.RETURNED and case.returns >= 2:
        by = by - {Party.COORDINATOR}
    if move in _JUDGING and person is not None and person == case.finished_by:
        return False
    return bool(by & mine)


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a move: a reason, a review date, the words or photo of what was done, the next handler."""

    reason: str = ""
    review_on: date | None = None
    feedback: str = ""
    photographed: bool = False
    handler: str | None = None
    deputy: str | None = None

    def lacks(self, need: Need) -> bool:
        return {
            Need.REASON: not self.reason.strip(),
            Need.REVIEW: self.review_on is None,
            Need.FEEDBACK: not (self.feedback.strip() or self.photographed),
            Need.HANDLER: self.handler is None,
        }[need]


def move(case: Case, wanted: Move, *, by: frozenset[Party], person: int | None, given: Given, now: datetime) -> Case:
    """The case after the move. Raises Refusal when the state has no such move, the actor may not, or a need lacks."""
    rule = MOVES[case.state].get(wanted)
    if rule is None:
        raise Refusal("refusal-not-now", number=case.number, state=Say(f"state-{case.state}"))
    if not _may(case, wanted, rule, by, person):
        raise Refusal("refusal-not-yours", number=case.number)
    check_in_time(case, wanted, now)
    for need in Need:
        if need in rule.needs and given.lacks(need):
            raise Refusal(f"refusal-needs-{need}")
    return replace(_CHANGES.get(wanted, _unchanged)(case, person, given, now), state=rule.to)


def check_in_time(case: Case, wanted: Move, now: datetime) -> None:
    """Raises Refusal when a closed case is to be reopened after its time."""
    if wanted is Move.REOPEN and case.closed_at is not None and now > case.closed_at + timedelta(days=REOPEN.amount):
        raise Refusal("refusal-too-late-to-reopen", number=case.number, days=REOPEN.amount)


def _unchanged(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    return case


def _taken(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    return replace(case, lead=person)


def _passed_on(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    """The first receiver stays as coordinator (首接负责); after a second return the choice is final."""
    assert given.handler is not None
    first = case.state is State.ACCEPTED
    return replace(
        case,
        lead_handler=given.handler,
        deputy_handler=given.deputy,
        lead=None,
        coordinator=None if first else case.coordinator or case.lead_handler,
        designated=case.designated or case.returns >= 2,
    )


def _returned(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    return replace(case, returns=case.returns + 1, coordinator=case.coordinator or case.lead_handler, lead=None)


def _finished(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    return replace(case, finished_by=person, lead=person, feedback=given.feedback.strip(), outcome=Outcome.SOLVED)


def _suspended(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    return replace(case, review_on=given.review_on)


def _resumed(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    return replace(case, review_on=None)


def _again(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    """Not fixed after all: same number, the first outcome no longer counts; all time begins anew, also that of 延期."""
    return replace(
        case,
        reopened=case.reopened + 1,
        outcome=None,
        satisfied=False,
        closed_at=None,
        finished_by=None,
        feedback="",
        extended=0,
    )


def _closed(case: Case, person: int | None, given: Given, now: datetime) -> Case:
    return replace(case, closed_at=now)


def _ended(outcome: Outcome) -> Callable[[Case, int | None, Given, datetime], Case]:
    return lambda case, person, given, now: replace(case, outcome=outcome, closed_at=now)


_CHANGES: Mapping[Move, Callable[[Case, int | None, Given, datetime], Case]] = {
    Move.DISPATCH: _passed_on,
    Move.TRANSFER: _passed_on,
    Move.ACKNOWLEDGE: _taken,
    Move.TAKE: _taken,
    Move.RETURN: _returned,
    Move.FINISH: _finished,
    Move.SUSPEND: _suspended,
    Move.RESUME: _resumed,
    Move.DISPUTE: _again,
    Move.REOPEN: _again,
    Move.CLOSE: _closed,
    Move.REJECT: _ended(Outcome.NOT_OURS),
    Move.MERGE: _ended(Outcome.DUPLICATE),
    Move.WITHDRAW: _ended(Outcome.WITHDRAWN),
}
