"""The table of moves of a poll: which state each leads to. Who may make one is in ``domain.people``, what comes of it
in the handlers.

A move that is not in the table of a state is refused. A poll that was shown never goes back, and one that is over never
opens again: what was decided wrongly is annulled and asked anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from domain.errors import Refusal
from domain.message import Say
from domain.polls.poll import Poll, State


class PollMove(StrEnum):
    NOTICE = "notice"
    OPEN = "open"
    EXTEND = "extend"
    CLOSE = "close"
    COUNT = "count"
    PUBLISH = "publish"
    HEAR = "hear"
    TAKE_EFFECT = "take_effect"
    CARRY_OUT = "carry_out"
    WITHDRAW = "withdraw"
    ANNUL = "annul"


MOVES: Mapping[State, Mapping[PollMove, State]] = {
    State.DRAFT: {
        PollMove.NOTICE: State.NOTICED,
        PollMove.OPEN: State.OPEN,
        PollMove.WITHDRAW: State.WITHDRAWN,
    },
    State.NOTICED: {
        PollMove.OPEN: State.OPEN,
        PollMove.WITHDRAW: State.WITHDRAWN,
        PollMove.ANNUL: State.ANNULLED,
    },
    State.OPEN: {
        PollMove.EXTEND: State.OPEN,
        PollMove.CLOSE: State.CLOSED,
        PollMove.WITHDRAW: State.WITHDRAWN,
        PollMove.ANNUL: State.ANNULLED,
    },
    State.CLOSED: {PollMove.COUNT: State.COUNTED},
    State.COUNTED: {PollMove.PUBLISH: State.PUBLISHED},
    State.PUBLISHED: {
        PollMove.HEAR: State.OBJECTION,
        PollMove.TAKE_EFFECT: State.EFFECTIVE,
        PollMove.ANNUL: State.ANNULLED,
    },
    State.OBJECTION: {PollMove.TAKE_EFFECT: State.EFFECTIVE, PollMove.ANNUL: State.ANNULLED},
    State.EFFECTIVE: {PollMove.CARRY_OUT: State.CARRIED_OUT, PollMove.ANNUL: State.ANNULLED},
    State.CARRIED_OUT: {},
    State.WITHDRAWN: {},
    State.ANNULLED: {},
}


def move(poll: Poll, action: str) -> Poll:
    """The poll after the move. Raises Refusal when its state does not allow it, ValueError for no move at all."""
    after = MOVES[poll.state].get(PollMove(action))
    if after is None:
        raise Refusal("refusal-poll-move", number=str(poll.serial), state=Say(f"poll-state-{poll.state}"))
    return replace(poll, state=after)
