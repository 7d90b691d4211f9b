"""The promises a case keeps whatever anybody tries, over thousands of random walks through the table of moves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import pytest

from domain.casework.case import ENDED, Case, Outcome, State
from domain.casework.moves import MOVES, Move
from domain.casework.moving import Given, move
from domain.casework.parties import Party
from domain.errors import Refusal
from tests.domain.a_case import EVERYTHING, LI, NOON, WANG, XU, YANG, a_case

LIVES, LONGEST = 3000, 40


@dataclass(frozen=True)
class Step:
    """A move somebody tried and was let through with."""

    before: Case
    wanted: Move
    by: frozenset[Party]
    person: int | None
    given: Given
    after: Case


def lives() -> Iterator[tuple[Step, ...]]:
    """Lives of cases: anybody tries anything, mostly what the state knows, often with too little said."""
    chance = random.Random(26)
    for _ in range(LIVES):
        steps: list[Step] = []
        for _ in range(chance.randint(1, LONGEST)):
            here = steps[-1].after if steps else a_case()
            steps += tried(here, chance)
        yield tuple(steps)


def tried(here: Case, chance: random.Random) -> list[Step]:
    """One attempt: the step it made, nothing when it was refused."""
    known = sorted(MOVES[here.state]) if chance.random() < 0.9 else []
    wanted = chance.choice(known or list(Move))
    by = frozenset(party for party in Party if chance.random() < 0.5)
    person = chance.choice([None, WANG, LI, XU, YANG])
    given = EVERYTHING if chance.random() < 0.6 else too_little(chance)
    try:
        after = move(here, wanted, by=by, person=person, given=given, now=NOON)
    except Refusal:
        return []
    return [Step(here, wanted, by, person, given, after)]


def too_little(chance: random.Random) -> Given:
    return Given(
        reason=chance.choice(["", "  ", "不归我们管"]),
        review_on=chance.choice([None, EVERYTHING.review_on]),
        feedback=chance.choice(["", " ", "换了灯泡"]),
        photographed=chance.choice([True, False]),
        handler=chance.choice([None, "director", "sanitation", "property"]),
    )


@cache
def walks() -> tuple[tuple[Step, ...], ...]:
    """All of them, walked when the first test asks: a process that tries something else does without."""
    return tuple(lives())


def steps() -> Iterator[Step]:
    return chain.from_iterable(walks())


def test_the_walks_went_everywhere() -> None:
    assert {(step.before.state, step.wanted) for step in steps()} == {
        (state, wanted) for state in State for wanted in MOVES[state]
    }


def test_nothing_is_closed_before_somebody_else_than_the_handler_said_it_is_fixed() -> None:
    for walk in walks():
        for at, step in enumerate(walk):
            if step.after.state is State.CLOSED:
                verified, handled = walk[at - 1], walk[at - 2]
                assert (handled.wanted, verified.wanted) == (Move.FINISH, Move.VERIFY)
                assert Party.SYSTEM in step.by
                assert handled.given.feedback.strip() or handled.given.photographed
                assert verified.person is None or verified.person != handled.person
                assert verified.by & {Party.REPORTER, Party.NEIGHBOUR, Party.SUPERVISOR}


def test_whoever_received_it_first_stays_its_coordinator() -> None:
    for step in steps():
        passing = {Move.TRANSFER, Move.RETURN, Move.DISPATCH} if step.before.state is not State.ACCEPTED else set()
        first = step.before.coordinator or (step.before.lead_handler if step.wanted in passing else None)
        assert step.after.coordinator == first


def test_a_second_return_is_decided_by_a_supervisor_and_then_it_stays() -> None:
    for step in steps():
        if step.before.returns >= 2 and (step.before.state, step.wanted) == (State.RETURNED, Move.DISPATCH):
            assert Party.SUPERVISOR in step.by
            assert step.after.designated
        assert not (step.before.designated and step.wanted is Move.RETURN)
        assert step.after.designated >= step.before.designated
        assert step.after.returns == step.before.returns + (step.wanted is Move.RETURN)


def test_nothing_is_parked_without_a_reason_and_a_day_to_look_again() -> None:
    for step in steps():
        if step.after.state is State.SUSPENDED:
            assert step.given.reason.strip()
            assert step.after.review_on == EVERYTHING.review_on
        else:
            assert step.after.review_on is None or step.after.state in ENDED


def test_reopening_keeps_the_number_needs_a_reason_and_counts() -> None:
    for step in steps():
        again = step.wanted in {Move.REOPEN, Move.DISPUTE}
        assert step.after.number == step.before.number
        assert step.after.reopened == step.before.reopened + again
        if again:
            assert step.given.reason.strip()
            assert (step.after.outcome, step.after.satisfied, step.after.closed_at) == (None, False, None)


def test_what_has_ended_is_only_left_by_reopening_what_was_closed() -> None:
    for step in steps():
        if step.before.state in ENDED:
            assert (step.before.state, step.wanted) == (State.CLOSED, Move.REOPEN)


def test_every_case_has_a_handler_and_every_ended_case_an_outcome_and_a_moment() -> None:
    for step in steps():
        assert step.after.lead_handler
        assert step.after.open == (step.after.state not in ENDED)
        assert (step.after.closed_at is not None) == (step.after.state in ENDED)
        assert step.after.outcome is not None or step.after.state not in ENDED | {State.HANDLED, State.VERIFIED}


def test_nobody_makes_a_move_the_table_does_not_give_them() -> None:
    for step in steps():
        rule = MOVES[step.before.state][step.wanted]
        assert step.by & rule.by
        assert step.after.state is rule.to
        assert not any(step.given.lacks(need) for need in rule.needs)


def test_every_state_can_be_reached() -> None:
    found, edge = {State.REPORTED}, {State.REPORTED}
    while edge:
        edge = {rule.to for state in edge for rule in MOVES[state].values()} - found
        found |= edge
    assert found == set(State)


@pytest.mark.parametrize("state", sorted(set(State) - ENDED))
def test_no_state_is_a_dead_end(state: State) -> None:
    found, edge = {state}, {state}
    while edge:
        edge = {rule.to for here in edge for rule in MOVES[here].values()} - found
        found |= edge
    assert found & ENDED


@pytest.mark.parametrize(
    ("wanted", "state", "outcome"),
    [
        (Move.FINISH, State.IN_PROGRESS, Outcome.SOLVED),
        (Move.REJECT, State.DISPATCHED, Outcome.NOT_OURS),
        (Move.MERGE, State.DISPATCHED, Outcome.DUPLICATE),
        (Move.WITHDRAW, State.DISPATCHED, Outcome.WITHDRAWN),
    ],
)
def test_closed_and_fixed_are_different_figures(wanted: Move, state: State, outcome: Outcome) -> None:
    case = move(a_case(state), wanted, by=frozenset(Party), person=LI, given=EVERYTHING, now=NOON)
    assert case.outcome is outcome
