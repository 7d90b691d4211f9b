"""How a topic goes on: what is decided is carried out, what is dropped stays on record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.council.topic import MOVES_OF_TOPICS, SETTLED, Topic, TopicMove, TopicState, can, moved
from domain.errors import Refusal
from tests.town import NOON


def a_topic(state: TopicState = TopicState.OPEN) -> Topic:
    return Topic(1, "yard", "装扶手", "", 1, NOON, state)


def test_from_the_agenda_over_the_vote_to_what_is_done() -> None:
    state = TopicState.OPEN
    for wanted in (TopicMove.SCHEDULE, TopicMove.PUT_TO_VOTE, TopicMove.RESOLVE, TopicMove.CARRY_OUT):
        state = moved(a_topic(state), wanted)
    assert state is TopicState.CARRIED_OUT


@pytest.mark.parametrize("state", TopicState)
def test_every_state_has_its_moves(state: TopicState) -> None:
    assert state in MOVES_OF_TOPICS


@pytest.mark.parametrize("state", sorted(SETTLED))
def test_what_is_settled_is_only_ever_raised_again(state: TopicState) -> None:
    assert set(MOVES_OF_TOPICS[state]) == {TopicMove.RAISE_AGAIN}


def test_what_was_not_decided_cannot_be_carried_out() -> None:
    with pytest.raises(Refusal):
        moved(a_topic(TopicState.IN_VOTE), TopicMove.CARRY_OUT)


@given(st.lists(st.sampled_from(TopicMove), max_size=30))
def test_nothing_is_carried_out_that_was_not_decided_since_it_was_last_open(moves: list[TopicMove]) -> None:
    state, decided = TopicState.OPEN, False
    for wanted in moves:
        if not can(a_topic(state), wanted):
            continue
        state = moved(a_topic(state), wanted)
        decided = state is TopicState.RESOLVED or (decided and state is TopicState.CARRIED_OUT)
        assert state is not TopicState.CARRIED_OUT or decided
