"""A topic (议题): something neighbours talk over, from the day it was raised until what was decided is done.

open → on_agenda → in_vote → resolved → carried_out; put off it is open again, and dropped it stays on record
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import Refusal
from domain.message import Say


class TopicState(StrEnum):
    OPEN = "open"
    ON_AGENDA = "on_agenda"
    IN_VOTE = "in_vote"
    RESOLVED = "resolved"
    CARRIED_OUT = "carried_out"
    DROPPED = "dropped"


class TopicMove(StrEnum):
    """``PUT_OFF``: nothing was decided, it is talked over again. ``RAISE_AGAIN``: what was done did not help."""

    SCHEDULE = "schedule"
    PUT_TO_VOTE = "put_to_vote"
    RESOLVE = "resolve"
    PUT_OFF = "put_off"
    CARRY_OUT = "carry_out"
    DROP = "drop"
    RAISE_AGAIN = "raise_again"


@dataclass(frozen=True, slots=True)
class Topic:
    """``case`` is the matter somebody reported it grew out of; ``settled_at`` when it was carried out or dropped."""

    id: int
    grid: str
    title: str
    words: str
    raised_by: int
    raised_at: datetime
    state: TopicState = TopicState.OPEN
    case: int | None = None
    settled_at: datetime | None = None


#: A poll may be held, and a decision come, at any time before there is one.
_UNDECIDED: Mapping[TopicMove, TopicState] = {
    TopicMove.SCHEDULE: TopicState.ON_AGENDA,
    TopicMove.PUT_TO_VOTE: TopicState.IN_VOTE,
    TopicMove.RESOLVE: TopicState.RESOLVED,
    TopicMove.DROP: TopicState.DROPPED,
}

MOVES_OF_TOPICS: Mapping[TopicState, Mapping[TopicMove, TopicState]] = {
    TopicState.OPEN: _UNDECIDED,
    TopicState.ON_AGENDA: {**_UNDECIDED, TopicMove.PUT_OFF: TopicState.OPEN},
    TopicState.IN_VOTE: {
        TopicMove.PUT_TO_VOTE: TopicState.IN_VOTE,
        TopicMove.RESOLVE: TopicState.RESOLVED,
        TopicMove.PUT_OFF: TopicState.OPEN,
        TopicMove.DROP: TopicState.DROPPED,
    },
    TopicState.RESOLVED: {TopicMove.CARRY_OUT: TopicState.CARRIED_OUT, TopicMove.PUT_OFF: TopicState.OPEN},
    TopicState.CARRIED_OUT: {TopicMove.RAISE_AGAIN: TopicState.OPEN},
    TopicState.DROPPED: {TopicMove.RAISE_AGAIN: TopicState.OPEN},
}

#: Nothing more happens to these unless somebody raises them again.
SETTLED = frozenset({TopicState.CARRIED_OUT, TopicState.DROPPED})


def can(topic: Topic, wanted: TopicMove) -> bool:
    """Whether the move leads anywhere from where the topic stands."""
    return wanted in MOVES_OF_TOPICS[topic.state]


def moved(topic: Topic, wanted: TopicMove) -> TopicState:
    """Where the move leads. Raises Refusal when it leads nowhere from here."""
    if not can(topic, wanted):
        raise Refusal("refusal-topic-not-now", topic=topic.id, state=Say(f"topic-state-{topic.state}"))
    return MOVES_OF_TOPICS[topic.state][wanted]
