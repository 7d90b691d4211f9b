"""What is owed about a case while somebody works on it, and what each move does to what is owed.

Rule 1: everything about which move begins, ends, halts or goes on with which promise stands in the table EFFECTS.
Rule 2: a move that ends nothing leaves every promise running: passing a case on never restarts the reporter's time.
How a promise is counted, and who hears when it is late, is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.casework.case import Case, State
from domain.casework.moves import Move
from domain.clocks.counting import Limit
from domain.clocks.limits import Limits
from domain.clocks.promises import WORK, Kind, Promise
from domain.town import Town

#: What the class and the category of a case promise from the moment it is dispatched.
OWED = frozenset({Kind.ACKNOWLEDGE, Kind.CONTACT, Kind.PLAN, Kind.FINISH, Kind.MILESTONE})

#: What stands still in a 挂账. The order of the outside line is not ours to halt; 签收 ends, for somebody spoke.
HALTED = frozenset({Kind.CONTACT, Kind.PLAN, Kind.FINISH, Kind.MILESTONE, Kind.UPDATE})

EVERYTHING = frozenset(Kind)

_NONE: frozenset[Kind] = frozenset()
_SIGN = frozenset({Kind.ACKNOWLEDGE})
_REVIEW = frozenset({Kind.REVIEW})


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move does to the promises of a case, in this order."""

    stops: frozenset[Kind] = _NONE
    pauses: frozenset[Kind] = _NONE
    resumes: frozenset[Kind] = _NONE
    starts: frozenset[Kind] = _NONE


_ENDS = Effect(stops=EVERYTHING)
_SIGNED_ANEW = Effect(starts=_SIGN)
_SIGNED = Effect(stops=_SIGN)

EFFECTS: Mapping[Move, Effect] = {
    Move.ACCEPT: Effect(),
    Move.DISPATCH: _SIGNED_ANEW,
    Move.TRANSFER: _SIGNED_ANEW,
    Move.RETURN: _SIGNED_ANEW,
    Move.ACKNOWLEDGE: _SIGNED,
    Move.TAKE: _SIGNED,
    Move.FINISH: Effect(stops=WORK, starts=frozenset({Kind.VERIFY})),
    Move.SUSPEND: Effect(stops=_SIGN, pauses=HALTED, starts=_REVIEW),
    Move.RESUME: Effect(stops=_REVIEW, resumes=HALTED),
    Move.VERIFY: Effect(),
    Move.DISPUTE: Effect(stops=EVERYTHING, starts=OWED | {Kind.ORDER}),
    Move.CLOSE: Effect(stops=EVERYTHING, starts=frozenset({Kind.FOLLOW_UP})),
    Move.REOPEN: Effect(stops=EVERYTHING, starts=OWED),
    Move.REJECT: _ENDS,
    Move.MERGE: _ENDS,
    Move.WITHDRAW: _ENDS,
}

#: The first dispatch (立案 → 派单), when everything that is owed begins.
_FIRST_DISPATCH = Effect(starts=OWED)


def effect_of(before: State, move: Move) -> Effect:
    """What the move does to the promises of a case that was in that state."""
    return _FIRST_DISPATCH if (before, move) == (State.ACCEPTED, Move.DISPATCH) else EFFECTS[move]


def limits_of(case: Case, town: Town) -> Limits:
    """The limits of the case's category, or of the class somebody gave it."""
    return town.limits_of(case.category, case.klass)


def owed(case: Case, town: Town) -> Mapping[Promise, Limit]:
    """Everything the class and the category of the case promise, and how long each may take.

    Nobody has to contact themselves: no first contact is owed where the reporter has the case in hand.
    """
    limits = limits_of(case, town)
    finish = Limit(limits.finish.amount + case.extended, limits.finish.unit)
    promised = {Kind.ACKNOWLEDGE: limits.acknowledge, Kind.FINISH: finish}
    if limits.contact is not None and case.lead != case.reporter:
        promised[Kind.CONTACT] = limits.contact
    if limits.plan is not None:
        promised[Kind.PLAN] = limits.plan
    named = {Promise(Kind.MILESTONE, stage.id): stage.limit for stage in town.categories[case.category].milestones}
    return {Promise(kind): limit for kind, limit in promised.items()} | named
