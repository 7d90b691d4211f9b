"""What stands on a ballot: everything people type for it, and nothing that is not on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.polls.choices import ABSTAIN, most_picks, picks, read, write
from domain.polls.poll import Method, Option
from tests.domain.a_poll import a_poll


@pytest.mark.parametrize(
    ("method", "typed", "stored"),
    [
        (Method.YES_NO, "1", "1"),
        (Method.YES_NO, " ２ ", "2"),
        (Method.SINGLE, "③", "3"),
        (Method.SINGLE, "0", "0"),
        (Method.SINGLE, "方案2", "2"),
        (Method.SEVERAL, "3 1", "1,3"),
        (Method.SEVERAL, "3、1", "1,3"),
        (Method.SEVERAL, "1，3", "1,3"),
        (Method.APPROVAL, "1,2,3,4", "1,2,3,4"),
        (Method.SEATS, "4 2", "2,4"),
        (Method.SEATS, "方案4 方案2", "2,4"),
        (Method.SEVERAL, "方案1、方案3", "1,3"),
        (Method.DOT, "2:3 1：2", "1:2,2:3"),
        (Method.RATING, "5 4 3 1", "1:5,2:4,3:3,4:1"),
        (Method.RATING, "4:1,1:5,2:4,3:3", "1:5,2:4,3:3,4:1"),
        (Method.RATING, "0", "0"),
    ],
)
def test_what_people_type_is_stored_in_one_way(method: Method, typed: str, stored: str) -> None:
    poll = a_poll(method, many=4, picks=5 if method is Method.DOT else 2, seats_max=3)
    assert read(poll, typed) == stored
    assert read(poll, stored) == stored


@pytest.mark.parametrize(
    ("method", "typed", "why"),
    [
        (Method.SINGLE, "", "refusal-choice-unclear"),
        (Method.SINGLE, "5", "refusal-choice-unclear"),
        (Method.SINGLE, "好", "refusal-choice-unclear"),
        (Method.SINGLE, "-1", "refusal-choice-unclear"),
        (Method.SINGLE, "1 2", "refusal-choice-too-many"),
        (Method.SINGLE, "2:1", "refusal-choice-no-points"),
        (Method.SINGLE, "0 1", "refusal-choice-unclear"),
        (Method.SEVERAL, "1 1", "refusal-choice-twice"),
        (Method.SEVERAL, "1 2 3", "refusal-choice-too-many"),
        (Method.SEATS, "1 2 3 4", "refusal-choice-too-many"),
        (Method.DOT, "2", "refusal-choice-points"),
        (Method.DOT, "1:2 2:1", "refusal-choice-points"),
        (Method.DOT, "1:0", "refusal-choice-points"),
        (Method.DOT, "1:1 1:1", "refusal-choice-twice"),
        (Method.DOT, "9:1", "refusal-choice-unclear"),
        (Method.RATING, "5 4 3", "refusal-choice-stars"),
        (Method.RATING, "6 1 1 1", "refusal-choice-stars"),
        (Method.RATING, "1:5 2:4 3:3 3:1", "refusal-choice-twice"),
    ],
)
def test_what_is_no_ballot_is_refused_with_the_reason(method: Method, typed: str, why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(a_poll(method, many=4, picks=2, seats_max=3), typed)
    assert refusal.value.say.key == why


def test_an_option_called_by_a_name_that_two_have_is_asked_for_again() -> None:
    poll = a_poll(Method.SINGLE, options=(Option("东门"), Option("东門")))
    with pytest.raises(Refusal):
        read(poll, "东门")


def test_nobody_can_pick_more_than_there_is() -> None:
    assert most_picks(a_poll(Method.SEVERAL, many=3, picks=9)) == 3


@given(st.dictionaries(st.integers(1, 12), st.integers(1, 5), max_size=12))
def test_points_that_are_written_are_read_again(points: dict[int, int]) -> None:
    assert dict(picks(write(points.items(), Method.DOT))) == points


@given(st.sets(st.integers(1, 12), max_size=12))
def test_picks_that_are_written_are_read_again(chosen: set[int]) -> None:
    written = write(((option, 1) for option in chosen), Method.APPROVAL)
    assert {option for option, _ in picks(written)} == chosen
    assert (written == ABSTAIN) == (not chosen)
