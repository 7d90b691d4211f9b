"""What a tally decides: who wins, who is tied, and that nothing about it depends on order or luck."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.polls.deciding import Result, decide
from domain.polls.poll import Method, Poll
from domain.polls.rules import Verdict
from domain.polls.tally import Tally, count
from tests.domain.a_poll import a_poll
from tests.faults.made_up_polls import made_up
from tests.faults.polls import by_hand, outcome_of


def decided(poll: Poll, *cast: tuple[str, int], roll: int = 40) -> Result:
    return decide(poll, count(poll, roll, 0, [(choice, units, 0) for choice, units in cast]))


@pytest.mark.parametrize(
    ("method", "cast", "verdict", "winners", "tied"),
    [
        (Method.YES_NO, [("1", 6), ("2", 5)], Verdict.PASSED, (1,), ()),
        (Method.YES_NO, [("1", 5), ("2", 5)], Verdict.FAILED, (), ()),
        (Method.YES_NO, [("1", 5), ("0", 5)], Verdict.FAILED, (), ()),
        (Method.YES_NO, [], Verdict.FAILED, (), ()),
        (Method.SINGLE, [("2", 6), ("1", 3), ("3", 2)], Verdict.PASSED, (2,), ()),
        (Method.SINGLE, [("2", 5), ("1", 3), ("3", 2)], Verdict.FAILED, (), ()),
        (Method.SINGLE, [("2", 4), ("1", 4), ("3", 2)], Verdict.TIED, (), (1, 2)),
        (Method.SINGLE, [("0", 9)], Verdict.FAILED, (), ()),
        (Method.SEVERAL, [("1,2", 6), ("2,3", 2)], Verdict.PASSED, (2,), ()),
        (Method.APPROVAL, [("1,2", 6), ("3", 2)], Verdict.TIED, (), (1, 2)),
        (Method.DOT, [("1:5", 2), ("2:1,3:4", 3)], Verdict.PASSED, (3,), ()),
        (Method.DOT, [("1:5", 2), ("2:2", 3)], Verdict.FAILED, (), ()),
        (Method.RATING, [("1:5,2:4,3:1", 2), ("1:4,2:4,3:5", 1)], Verdict.PASSED, (1,), ()),
        (Method.RATING, [("1:3,2:2,3:1", 3)], Verdict.FAILED, (), ()),
        (Method.RATING, [("1:5,2:1,3:5", 1)], Verdict.TIED, (), (1, 3)),
    ],
)
def test_in_a_yard_the_best_wins_with_more_than_half_and_nobody_by_lot(
    method: Method, cast: list[tuple[str, int]], verdict: Verdict, winners: tuple[int, ...], tied: tuple[int, ...]
) -> None:
    result = decided(a_poll(method, many=3, picks=5), *cast)
    assert (result.verdict, result.winners, result.tied) == (verdict, winners, tied)


@pytest.mark.parametrize(
    ("cast", "verdict", "winners", "tied"),
    [
        ([("1,2,3", 8), ("1,2,4", 3)], Verdict.PASSED, (1, 2, 3), ()),
        ([("1,2", 8), ("3", 3)], Verdict.FAILED, (1, 2), ()),
        ([("1,2,3,4,5", 6), ("6", 4)], Verdict.PASSED, (1, 2, 3, 4, 5), ()),
        ([("1,2,3,4,5", 6), ("1,2,3,4,6", 6), ("5,6", 1)], Verdict.TIED, (1, 2, 3, 4), (5, 6)),
        ([("1,2,3,4,5", 6), ("2,3,4,5,6", 6)], Verdict.FAILED, (2, 3, 4, 5), ()),
        ([("1,2,3,4,5,6", 6)], Verdict.TIED, (), (1, 2, 3, 4, 5, 6)),
        ([], Verdict.FAILED, (), ()),
    ],
)
def test_a_council_of_three_to_five_is_filled_from_the_top_and_a_tie_at_the_last_seat_is_voted_on_again(
    cast: list[tuple[str, int]], verdict: Verdict, winners: tuple[int, ...], tied: tuple[int, ...]
) -> None:
    poll = a_poll(Method.SEATS, many=6, seats_min=5 if verdict is Verdict.FAILED else 3, seats_max=5)
    result = decided(poll, *cast)
    assert (result.verdict, result.winners, result.tied) == (verdict, winners, tied)


@pytest.mark.parametrize(
    ("cast", "verdict", "winners", "tied"),
    [
        ([("1", 1), ("2", 3)], Verdict.FAILED, (), ()),
        ([("1", 3), ("2", 3)], Verdict.TIED, (), (1, 2)),
        ([("1", 3), ("2", 1), ("0", 9)], Verdict.PASSED, (1,), ()),
    ],
)
def test_asking_around_the_most_win_however_few(
    cast: list[tuple[str, int]], verdict: Verdict, winners: tuple[int, ...], tied: tuple[int, ...]
) -> None:
    result = decided(a_poll(Method.YES_NO, "straw"), *cast)
    assert (result.verdict, result.winners, result.tied) == (verdict, winners, tied)
    assert result.approval == ()


def test_too_few_taking_part_is_a_result_and_nothing_else_is_weighed() -> None:
    result = decided(a_poll(Method.YES_NO, "residents_households"), ("1", 20), roll=40)
    assert result == Result(Verdict.VOID, result.participation)


@given(st.integers(0, 2**32))
def test_the_outcome_is_that_of_a_count_by_hand(number: int) -> None:
    held = made_up(random.Random(number))
    assert outcome_of(held) == by_hand(held)


@given(st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_a_tally_does_not_depend_on_the_order_of_the_ballots(number: int, order: random.Random) -> None:
    held = made_up(random.Random(number))
    ballots = [(choice, 1, 0) for choice in held.standing.values()]
    shuffled = order.sample(ballots, len(ballots))
    assert count(held.poll, 99, 0, ballots) == count(held.poll, 99, 0, shuffled)


@given(st.integers(0, 2**32))
def test_a_result_is_read_again_as_it_was_written(number: int) -> None:
    held = made_up(random.Random(number))
    assert Tally.from_plain(held.tally.plain()) == held.tally
    assert Result.from_plain(held.result.plain()) == held.result


@given(st.integers(0, 2**32))
def test_nobody_wins_and_is_tied_at_once_and_no_more_win_than_there_are_seats(number: int) -> None:
    held = made_up(random.Random(number))
    result = held.result
    assert not {*result.winners} & {*result.tied}
    assert len(result.winners) <= (held.poll.seats_max if held.poll.method is Method.SEATS else 1)
    assert (result.verdict is Verdict.TIED) == bool(result.tied)
