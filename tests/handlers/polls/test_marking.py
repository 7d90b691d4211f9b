"""Ballots that take more than one press: built in private, changed in place, cast once."""

from __future__ import annotations

import pytest

from domain.polls.poll import Method
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, chosen

WANG = "4栋2-301"
THREE = ("东门", "西门", "南门")


def marked(play: Play) -> list[tuple[str, object]]:
    """How each option stands on 王阿姨's ballot as she sees it now."""
    (*_, paper) = [one for one in play.all_heard if one.key == "ballot-paper" and one.message.to.chat == "wang"]
    lines: tuple = paper.arg("options")  # type: ignore[assignment, type-arg]
    return [(line.key.removeprefix("ballot-"), line.args.get("points")) for line in lines]


def test_options_are_marked_one_after_another_in_one_message_and_then_cast(play: Play) -> None:
    poll = asked(play, *THREE, method=Method.SEVERAL, picks=2)

    play.presses("wang", "poll.ballot")
    assert play.heard("wang") == ["ballot-paper"]
    play.presses("wang", "poll.mark", "3")
    assert play.heard("wang") == []
    play.presses("wang", "poll.mark", "1")
    assert [key for key, _ in marked(play)] == ["marked", "unmarked", "marked"]
    assert not chosen(play, poll)

    play.presses("wang", "poll.cast")

    assert chosen(play, poll) == {WANG: "1,3"}
    assert play.heard("wang") == ["ballot-receipt"]


def test_pressed_again_an_option_is_marked_no_more(play: Play) -> None:
    asked(play, *THREE, method=Method.APPROVAL)

    play.presses("wang", "poll.ballot")
    play.presses("wang", "poll.mark", "2")
    play.presses("wang", "poll.mark", "2")

    assert [key for key, _ in marked(play)] == ["unmarked", "unmarked", "unmarked"]


def test_two_quick_presses_on_the_same_message_both_count(play: Play) -> None:
    asked(play, *THREE, method=Method.APPROVAL)
    play.presses("wang", "poll.ballot")
    first, second = play.handle("wang", "poll.mark", "1"), play.handle("wang", "poll.mark", "2")

    play.says("wang", handle=first)
    play.says("wang", handle=second)

    assert [key for key, _ in marked(play)] == ["marked", "marked", "unmarked"]


def test_more_than_may_be_chosen_is_refused(play: Play) -> None:
    asked(play, *THREE, method=Method.SEVERAL, picks=1)
    poll = asked(play, *THREE, method=Method.SEVERAL, picks=2)
    play.presses("wang", "poll.ballot")

    for place in "12":
        play.presses("wang", "poll.mark", place)
    play.presses("wang", "poll.mark", "3")

    assert play.heard("wang") == ["refusal-choice-too-many"]
    play.presses("wang", "poll.cast")
    assert chosen(play, poll) == {WANG: "1,2"}


@pytest.mark.parametrize(
    ("method", "typed", "choice"),
    [
        (Method.SEVERAL, "1 3", "1,3"),
        (Method.APPROVAL, "1，2、3", "1,2,3"),
        (Method.SEATS, "3", None),
        (Method.DOT, "1:3 2:2", "1:3,2:2"),
        (Method.RATING, "5 3 4", "1:5,2:3,3:4"),
    ],
)
@pytest.mark.parametrize("begun", [True, False])
def test_all_numbers_typed_at_once_are_cast_at_once(
    play: Play, method: Method, typed: str, choice: str | None, begun: bool
) -> None:
    poll = asked(play, *THREE, method=method, picks=5 if method is Method.DOT else 2, seats_max=2)

    if begun:
        play.presses("wang", "poll.ballot")
        play.says("wang", typed)
    else:
        play.says("wang", f"议1 {typed}")

    # A single number only marks one option of a ballot that was begun.
    single = begun and choice is None
    assert chosen(play, poll) == ({} if single else {WANG: choice or "3"})


def test_points_are_given_one_by_one_and_taken_back_when_there_are_none_left(play: Play) -> None:
    poll = asked(play, *THREE, method=Method.DOT, picks=3)
    play.presses("wang", "poll.ballot")

    for place in ("1", "1", "2"):
        play.presses("wang", "poll.mark", place)
    assert marked(play) == [("pointed", 2), ("pointed", 1), ("unmarked", None)]
    play.presses("wang", "poll.mark", "3")
    assert play.heard("wang") == ["refusal-choice-points"]
    play.presses("wang", "poll.mark", "2")
    assert marked(play) == [("pointed", 2), ("unmarked", None), ("unmarked", None)]

    play.presses("wang", "poll.mark", "3")
    play.presses("wang", "poll.cast")
    assert chosen(play, poll) == {WANG: "1:2,3:1"}


def test_every_option_wants_its_stars_before_it_can_be_cast(play: Play) -> None:
    poll = asked(play, *THREE, method=Method.RATING)
    play.presses("wang", "poll.ballot")
    for _ in range(6):
        play.presses("wang", "poll.mark", "1")
    assert marked(play)[0] == ("pointed", 1)

    play.presses("wang", "poll.cast")
    assert play.heard("wang") == ["refusal-choice-stars"]
    assert not chosen(play, poll)

    for place in "23":
        play.presses("wang", "poll.mark", place)
    play.presses("wang", "poll.cast")
    assert chosen(play, poll) == {WANG: "1:1,2:1,3:1"}


def test_nothing_marked_is_not_cast_and_abstaining_is_a_choice_of_its_own(play: Play) -> None:
    poll = asked(play, *THREE, method=Method.APPROVAL)
    play.presses("wang", "poll.ballot")

    play.presses("wang", "poll.cast")
    assert play.heard("wang") == ["refusal-nothing-marked"]

    play.presses("wang", "poll.vote", "0")
    assert chosen(play, poll) == {WANG: "0"}


def test_a_ballot_cast_before_is_what_one_begins_with(play: Play) -> None:
    poll = asked(play, *THREE, method=Method.APPROVAL)
    play.says("wang", "议1 1 2")

    play.presses("wang", "poll.ballot")
    assert [key for key, _ in marked(play)] == ["marked", "marked", "unmarked"]
    play.presses("wang", "poll.mark", "1")
    play.presses("wang", "poll.cast")

    assert chosen(play, poll) == {WANG: "2"}
    assert play.heard("wang") == ["ballot-changed"]


def test_after_closing_a_ballot_that_was_begun_is_not_cast(play: Play) -> None:
    poll = asked(play, *THREE, method=Method.APPROVAL)
    play.presses("wang", "poll.ballot")
    play.presses("wang", "poll.mark", "1")
    cast = play.handle("wang", "poll.cast")
    play.waits(days=4)

    play.says("wang", handle=cast)

    assert play.heard("wang") == ["refusal-poll-closed"]
    assert not chosen(play, poll)


def test_what_happened_meanwhile_takes_nothing_of_a_ballot_that_was_cast(play: Play) -> None:
    """Whoever ended the conversation begins anew with what was cast, not with nothing."""
    asked(play, *THREE, method=Method.APPROVAL)
    play.says("wang", "议1 3")
    play.presses("wang", "poll.ballot")
    mark = play.handle("wang", "poll.mark", "1")
    play.says("wang", "取消")

    play.says("wang", handle=mark)

    assert [key for key, _ in marked(play)] == ["marked", "unmarked", "marked"]
