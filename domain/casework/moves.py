"""The table of moves: which state a move leads to, who may make it, what must come with it.

Rule 1: everything about which state follows which stands in the table MOVES; ``moving`` only reads it.
Rule 2: this file does not know how a party is told, nor how anything is stored.
Rule 3: a move that is not in the table of a state is refused there; nobody is in the table by accident.

There is no way to closed but through handled (feedback given) and verified (by somebody other than the handler).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.casework.case import State
from domain.casework.parties import Party


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


class Need(StrEnum):
    """What must come with a move."""

    REASON = "reason"
    REVIEW = "review"
    FEEDBACK = "feedback"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True)
class Rule:
    """One arrow: where it leads, who may take it, what must come with it."""

    to: State
    by: frozenset[Party]
    needs: frozenset[Need] = frozenset()


def _by(*parties: Party) -> frozenset[Party]:
    return frozenset(parties)


_S, _R, _L, _D, _C = Party.SYSTEM, Party.REPORTER, Party.LEAD, Party.DEPUTY, Party.COORDINATOR
_N, _V = Party.NEIGHBOUR, Party.SUPERVISOR
_REASON = frozenset({Need.REASON})

_REJECT = Rule(State.REJECTED, _by(_V), _REASON)
_MERGE = Rule(State.MERGED, _by(_V), _REASON)
_WITHDRAW = Rule(State.WITHDRAWN, _by(_R))
_TAKE = Rule(State.IN_PROGRESS, _by(_L, _D, _N, _V))
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


@dataclass(frozen=True, slots=True)
class Step:
    """A move that was made: the state before it and the one it led to."""

    move: Move
    before: State
    after: State


def _by_itself(state: State, *moves: Move) -> Iterator[Step]:
    for move in moves:
        rule = MOVES[state][move]
        assert Party.SYSTEM in rule.by
        yield Step(move, state, rule.to)
        state = rule.to


#: What becomes of every report at once, without anybody: 立案, and 派单 to whoever answers for it.
OPENING = tuple(_by_itself(State.REPORTED, Move.ACCEPT, Move.DISPATCH))
