"""The life of a case: states, moves, and who may make them.

Rule 1: everything about which state follows which stands in the table MOVES; code below only reads it.
Rule 2: this file does not know how a party is told, nor how anything is stored.
Rule 3: a state that is not in the table for an action refuses it; nobody is in the table by accident.

    reported 已上报 → accepted 已立案 → dispatched 已派单 → acknowledged 已签收 → in_progress 办理中
        → handled 已处置待核查 → verified 核查通过 → closed 结案
    beside: returned 退单, suspended 挂账, rejected 不予受理, merged 重复合并, withdrawn 撤回

There is no way to closed but through handled (feedback given) and verified (by somebody other than the handler).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.errors import Refusal
from domain.message import Say
from domain.people import Act, Actor, may
from domain.place import Place
from domain.town import HandlerKind, Town


class State(StrEnum):
    REPORTED = "reported"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    HANDLED = "handled"
    VERIFIED = "verified"
    CLOSED = "closed"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


#: Nothing more happens by itself to these.
ENDED = frozenset({State.CLOSED, State.REJECTED, State.MERGED, State.WITHDRAWN})


class Move(StrEnum):
    ACCEPT = "accept"
    DISPATCH = "dispatch"
    ACKNOWLEDGE = "acknowledge"
    TAKE = "take"
    TRANSFER = "transfer"
    RETURN = "return"
    FINISH = "finish"
    SUSPEND = "suspend"
    RESUME = "resume"
    VERIFY = "verify"
    DISPUTE = "dispute"
    CLOSE = "close"
    REOPEN = "reopen"
    REJECT = "reject"
    MERGE = "merge"
    WITHDRAW = "withdraw"


class Party(StrEnum):
    """What somebody is to one case. ``neighbour`` is a neighbour leader or micro-grid worker of its grid."""

    SYSTEM = "system"
    REPORTER = "reporter"
    LEAD = "lead"
    COORDINATOR = "coordinator"
    NEIGHBOUR = "neighbour"
    SUPERVISOR = "supervisor"


class Need(StrEnum):
    """What must come with a move."""

    REASON = "reason"
    REVIEW = "review"
    FEEDBACK = "feedback"
    HANDLER = "handler"


class Outcome(StrEnum):
    """What became of the matter. Closed and fixed are different figures."""

    SOLVED = "solved"
    PARTLY = "partly"
    EXPLAINED = "explained"
    NOT_NOW = "not_now"
    NOT_OURS = "not_ours"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Case:
    """A matter somebody reported. ``number`` (26-0031) never changes; ``place.room`` and ``words`` are personal.

    ``lead_handler`` always names exactly one handler; ``lead`` is the person there who took it up, if anybody has.
    ``coordinator`` is the handler who received it first (首接负责) once it has been passed on.
    """

    id: int
    number: str
    category: str
    place: Place
    words: str
    reporter: int
    state: State
    lead_handler: str
    opened_at: datetime
    anonymous: bool = False
    on_behalf: bool = False
    lead: int | None = None
    deputy_handler: str | None = None
    coordinator: str | None = None
    outcome: Outcome | None = None
    finished_by: int | None = None
    feedback: str = ""
    returns: int = 0
    designated: bool = False
    reopened: int = 0
    satisfied: bool | None = None
    review_on: date | None = None
    closed_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.state not in ENDED


@dataclass(frozen=True, slots=True)
class Rule:
    """One arrow: where it leads, who may take it, what must come with it."""

    to: State
    by: frozenset[Party]
    needs: frozenset[Need] = frozenset()


def _by(*parties: Party) -> frozenset[Party]:
    return frozenset(parties)


_S, _R, _L, _C, _N, _V = Party.SYSTEM, Party.REPORTER, Party.LEAD, Party.COORDINATOR, Party.NEIGHBOUR, Party.SUPERVISOR
_REASON = frozenset({Need.REASON})

_REJECT = Rule(State.REJECTED, _by(_V), _REASON)
_MERGE = Rule(State.MERGED, _by(_V), _REASON)
_WITHDRAW = Rule(State.WITHDRAWN, _by(_R))
_TAKE = Rule(State.IN_PROGRESS, _by(_L, _N, _V))
_TRANSFER = Rule(State.DISPATCHED, _by(_L, _C, _V), frozenset({Need.HANDLER, Need.REASON}))
_RETURN = Rule(State.RETURNED, _by(_L), _REASON)
_FINISH = Rule(State.HANDLED, _by(_L), frozenset({Need.FEEDBACK}))
_SUSPEND = Rule(State.SUSPENDED, _by(_L, _V), frozenset({Need.REASON, Need.REVIEW}))

MOVES: Mapping[State, Mapping[Move, Rule]] = {
    State.REPORTED: {
        Move.ACCEPT: Rule(State.ACCEPTED, _by(_S, _V)),
        Move.REJECT: _REJECT,
        Move.MERGE: _MERGE,
        Move.WITHDRAW: _WITHDRAW,
    },
    State.ACCEPTED: {
        Move.DISPATCH: Rule(State.DISPATCHED, _by(_S, _V), frozenset({Need.HANDLER})),
        Move.REJECT: _REJECT,
        Move.MERGE: _MERGE,
        Move.WITHDRAW: _WITHDRAW,
    },
    State.DISPATCHED: {
        Move.ACKNOWLEDGE: Rule(State.ACKNOWLEDGED, _by(_L)),
        Move.TAKE: _TAKE,
        Move.TRANSFER: _TRANSFER,
        Move.RETURN: _RETURN,
        Move.FINISH: _FINISH,
        Move.SUSPEND: _SUSPEND,
        Move.REJECT: _REJECT,
        Move.MERGE: _MERGE,
        Move.WITHDRAW: _WITHDRAW,
    },
    State.ACKNOWLEDGED: {
        Move.TAKE: _TAKE,
        Move.TRANSFER: _TRANSFER,
        Move.RETURN: _RETURN,
        Move.FINISH: _FINISH,
        Move.SUSPEND: _SUSPEND,
        Move.REJECT: _REJECT,
        Move.MERGE: _MERGE,
        Move.WITHDRAW: _WITHDRAW,
    },
    State.IN_PROGRESS: {
        Move.TRANSFER: _TRANSFER,
        Move.RETURN: _RETURN,
        Move.FINISH: _FINISH,
        Move.SUSPEND: _SUSPEND,
        Move.MERGE: _MERGE,
        Move.WITHDRAW: _WITHDRAW,
    },
    State.RETURNED: {
        Move.DISPATCH: Rule(State.DISPATCHED, _by(_C, _V), frozenset({Need.HANDLER})),
        Move.TAKE: Rule(State.IN_PROGRESS, _by(_N, _V)),
        Move.REJECT: _REJECT,
        Move.MERGE: _MERGE,
        Move.WITHDRAW: _WITHDRAW,
    },
    State.SUSPENDED: {
        Move.RESUME: Rule(State.IN_PROGRESS, _by(_L, _V)),
        Move.MERGE: _MERGE,
        Move.WITHDRAW: _WITHDRAW,
    },
    State.HANDLED: {
        Move.VERIFY: Rule(State.VERIFIED, _by(_R, _N, _V)),
        Move.DISPUTE: Rule(State.DISPATCHED, _by(_R, _N, _V), _REASON),
    },
    State.VERIFIED: {
        Move.CLOSE: Rule(State.CLOSED, _by(_S)),
    },
    State.CLOSED: {
        Move.REOPEN: Rule(State.DISPATCHED, _by(_R, _N, _V), _REASON),
    },
    State.REJECTED: {},
    State.MERGED: {},
    State.WITHDRAWN: {},
}

#: Judging the work: never by whoever did it.
_JUDGING = frozenset({Move.VERIFY, Move.DISPUTE})


def parties(case: Case, actor: Actor, town: Town) -> frozenset[Party]:
    """Everything the actor is to the case."""
    person, grid = actor.person.id, case.place.grid
    found = {
        Party.REPORTER: case.reporter == person,
        Party.LEAD: case.lead == person or (case.lead is None and hears_for(case.lead_handler, actor, grid, town)),
        Party.COORDINATOR: case.coordinator is not None and hears_for(case.coordinator, actor, grid, town),
        Party.NEIGHBOUR: may(actor, Act.VERIFY, grid, town),
        Party.SUPERVISOR: may(actor, Act.SUPERVISE, grid, town),
    }
    return frozenset(party for party, true in found.items() if true)


def hears_for(handler_id: str, actor: Actor, grid: str, town: Town) -> bool:
    """Whether the actor is the handler in that grid: a contact of the organisation, or a holder of the post."""
    handler = town.handlers[handler_id]
    if handler.kind is HandlerKind.ORGANISATION:
        return handler_id in actor.organisations
    return any(post.role == handler.role and town.contains(post.grid, grid) for post in actor.posts)


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
    """The case after the move. Raises Refusal when the state does not know it, the actor may not, or something is missing."""
    rule = MOVES[case.state].get(wanted)
    if rule is None:
        raise Refusal("refusal-not-now", number=case.number, state=Say(f"state-{case.state}"))
    if not _may(case, wanted, rule, by, person):
        raise Refusal("refusal-not-yours", number=case.number)
    for need in Need:
        if need in rule.needs and given.lacks(need):
            raise Refusal(f"refusal-needs-{need}")
    return replace(_CHANGES.get(wanted, _unchanged)(case, person, given, now), state=rule.to)


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
    """Not fixed after all: same number, the first outcome no longer counts."""
    return replace(
        case, reopened=case.reopened + 1, outcome=None, satisfied=False, closed_at=None, finished_by=None, feedback=""
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
