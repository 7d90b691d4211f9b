"""Judging the work: never by who did it, never by silence; again under the same number; asked once more days later."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import Outcome, State
from domain.clocks.promises import Kind
from tests.handlers.play import Play


@pytest.fixture
def done(play: Play) -> Play:
    """小徐 says that Aunt Wang's lamp is mended."""
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("xu", "办结 26-0001 换了灯泡")
    return play


@pytest.fixture
def closed(done: Play) -> Play:
    """And Aunt Wang agrees."""
    done.says("wang", "解决了")
    return done


def test_the_reporter_says_it_is_solved(done: Play) -> None:
    done.presses("wang", "case.verify")
    assert done.everybody_who_heard() == {"wang": ["done-verify"]}
    assert (done.case().state, done.case().satisfied, done.case().outcome) == (State.CLOSED, True, Outcome.SOLVED)


def test_the_neighbour_leader_verifies_and_that_is_no_satisfied_reporter(done: Play) -> None:
    done.says("li", "解决了")
    assert done.everybody_who_heard() == {"li": ["done-verify"], "wang": ["news-closed"]}
    assert (done.case().state, done.case().satisfied) == (State.CLOSED, None)


def test_whoever_did_it_does_not_verify_it(done: Play) -> None:
    done.says("xu", "解决了 26-0001")
    assert done.heard("xu") == ["refusal-not-yours"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("没解决", "1"), "~still-broken"),
        (("没解决 26-0001 还是黑的",), "还是黑的"),
        (("没解决", "又坏了"), "又坏了"),
        (("2", "没修好"), "没修好"),
    ],
)
def test_it_is_not_solved_so_it_begins_again_under_the_same_number(
    done: Play, typed: tuple[str, ...], reason: str
) -> None:
    for text in typed:
        done.says("wang", text)
    assert done.everybody_who_heard() == {"wang": ["done-again"], "xu": ["news-not-solved"]}
    case = done.case()
    assert (case.number, case.state, case.reopened, case.outcome) == ("26-0001", State.DISPATCHED, 1, None)
    assert done.work.history.events(case)[-1].words == {"reason": reason}
    assert [clock.started_at for clock in done.work.clocks.running(case.id)] == [done.now] * 3


def test_a_photo_of_what_is_still_broken_is_reason_enough(done: Play) -> None:
    done.says("wang", "没解决")
    done.says("wang", photos=1)
    assert done.last("xu").message.photos == done.work.cases.photos(done.case(), "report")
    assert len(done.last("xu").message.photos) == 1


def test_twice_not_solved_counts_twice(done: Play) -> None:
    for _ in range(2):
        done.says("wang", "没解决 26-0001 还是黑的")
        done.says("xu", "办结 26-0001 又换了灯泡")
    assert done.case().reopened == 2


def test_when_whoever_did_it_is_gone_the_colleagues_hear_that_it_is_not_solved(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("li", "case.take")
    play.says("li", "办结 26-0001 换了灯泡")
    play.work.people.unreachable(play.last("li").message.to, "blocked")
    play.says("wang", "没解决 26-0001 还是黑的")
    assert play.everybody_who_heard() == {"wang": ["done-again"], "xu": ["card-in-place"]}


# After closing.


@pytest.mark.parametrize("word", ["没解决", "重办", "没解决 26-0001", "重办 26-0001"])
def test_a_closed_case_is_reopened_by_either_word(closed: Play, word: str) -> None:
    closed.says("wang", word)
    assert closed.heard("wang") == ["ask-reopen"]
    closed.says("wang", "1")
    assert (closed.case().state, closed.case().reopened) == (State.DISPATCHED, 1)
    assert (closed.case().satisfied, closed.case().closed_at) == (False, None)


@pytest.mark.parametrize(("days", "heard"), [(30, "ask-reopen"), (30.01, "refusal-too-late-to-reopen")])
def test_it_is_reopened_within_thirty_days_and_not_later(closed: Play, days: float, heard: str) -> None:
    closed.now += timedelta(days=days)
    closed.says("wang", "重办 26-0001")
    assert closed.heard("wang") == [heard]


def test_three_working_days_later_the_reporter_is_asked_how_it_is_once(closed: Play) -> None:
    closed.waits(days=3)
    assert closed.everybody_who_heard() == {}
    closed.waits(days=1, hours=2)
    assert closed.everybody_who_heard() == {"wang": ["news-follow-up"]}
    closed.waits(days=30)
    assert closed.everybody_who_heard() == {}


def test_it_is_still_fine(done: Play) -> None:
    done.says("li", "解决了")
    done.waits(days=5)
    done.says("wang", "1")
    assert done.heard("wang") == ["done-satisfied"]
    assert done.case().satisfied is True
    assert done.actions()[-1] == "satisfied"


def test_it_is_not_fine_after_all(closed: Play) -> None:
    closed.waits(days=5)
    closed.says("wang", "2")
    closed.says("wang", "3")
    assert (closed.case().state, closed.case().satisfied) == (State.DISPATCHED, False)
    closed.presses("wang", "case.satisfied")
    assert closed.heard("wang") == ["refusal-not-now"]


# Silence.


def test_a_silent_reporter_is_asked_twice_then_the_leader_then_those_above_and_nobody_is_taken_for_satisfied(
    done: Play,
) -> None:
    assert done.everybody_who_heard() == {"xu": ["done-finish"], "wang": ["news-really-fixed"]}
    heard = []
    for _ in range(6):
        clock = done.work.clocks.get(1, Kind.VERIFY)
        assert clock is not None
        assert clock.look_at is not None
        done.waits(seconds=(clock.look_at - done.now).total_seconds())
        heard.append(done.everybody_who_heard())
    assert heard == [
        {"wang": ["news-really-fixed"]},
        {"li": ["news-please-verify"]},
        {"yang": ["news-please-verify"]},
        {},
        {},
        {},
    ]
    assert (done.case().state, done.case().satisfied) == (State.HANDLED, None)


def test_a_reporter_who_cannot_be_reached_is_not_waited_for(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.work.people.unreachable(play.last("wang").message.to, "blocked")
    play.says("xu", "办结 26-0001 换了灯泡")
    assert play.everybody_who_heard() == {"xu": ["done-finish"], "li": ["news-please-verify"]}


def test_a_discreet_matter_is_verified_above_not_next_door(play: Play) -> None:
    play.says("wang", "楼上天天吵架")
    play.says("yang", "办结 26-0001 调解好了")
    play.sleeps_through(days=9, hours=3)
    assert "li" not in play.everybody_who_heard()
    assert play.everybody_who_heard() == {"xu": ["news-please-verify"]}
