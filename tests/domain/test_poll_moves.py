"""The states a poll goes through: only forwards, and never from draft to effect past the people it asks."""

from __future__ import annotations

import pytest

from domain.errors import Refusal
from domain.polls.moves import MOVES, PollMove, move
from domain.polls.poll import State
from tests.domain.a_poll import a_poll


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", PollMove)
def test_a_move_leads_where_the_table_says_or_is_refused(state: State, action: PollMove) -> None:
    poll = a_poll(state=state)
    after = MOVES[state].get(action)
    if after is None:
        with pytest.raises(Refusal) as refusal:
            move(poll, action)
        assert refusal.value.say.args["number"] == "12"
    else:
        assert move(poll, action).state is after


def test_a_poll_goes_from_its_draft_to_being_carried_out() -> None:
    poll = a_poll(state=State.DRAFT)
    for action in ("notice", "open", "extend", "close", "count", "publish", "hear", "take_effect", "carry_out"):
        poll = move(poll, action)
    assert poll.state is State.CARRIED_OUT


def _ways(state: State, seen: tuple[State, ...] = ()) -> list[tuple[State, ...]]:
    after = [other for other in MOVES[state].values() if other not in (*seen, state)]
    return [(*seen, state)] if not after else [way for other in after for way in _ways(other, (*seen, state))]


def test_no_way_leads_to_effect_but_through_open_closed_counted_and_published() -> None:
    ways = [way for way in _ways(State.DRAFT) if State.EFFECTIVE in way]
    assert ways
    for way in ways:
        passed = way[: way.index(State.EFFECTIVE)]
        assert [state for state in passed if state not in {State.NOTICED, State.OBJECTION}] == [
            State.DRAFT,
            State.OPEN,
            State.CLOSED,
            State.COUNTED,
            State.PUBLISHED,
        ]


def test_what_is_over_stays_over() -> None:
    assert [state for state, moves in MOVES.items() if not moves] == [
        State.CARRIED_OUT,
        State.WITHDRAWN,
        State.ANNULLED,
    ]
    assert all(State.DRAFT not in moves.values() for moves in MOVES.values())


def test_a_word_that_is_no_move_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="reopen"):
        move(a_poll(), "reopen")
