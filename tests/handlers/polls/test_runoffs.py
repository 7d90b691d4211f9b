"""A tie is never drawn by lot: another round follows by itself, and after a second tie it is voted on paper."""

from __future__ import annotations

import pytest

from domain.polls.poll import Method, State
from domain.polls.presets import PRESETS
from domain.polls.rules import Verdict
from handlers.polls.elections import taking_office
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked
from tests.handlers.polls.neighbours import candidates, move_in, poll_numbered, votes
from tests.town import YARD_GROUP


def election(play: Play, words: str, *standing: str) -> None:
    """An election in the yard, open for voting."""
    move_in(play)
    play.says("li", f"选举 {words}")
    if "poll.elect-change" in play.choices("li") and "-" not in words:
        play.presses("li", "poll.elect-change", None)
    play.presses("li", "poll.elect-now")
    for who in standing:
        play.says(who, "我参选")
    play.waits(days=4)


def held(play: Play) -> None:
    """The voting ends, and what waits a day after it begins."""
    play.waits(days=4)


def test_those_who_are_tied_stand_again_a_day_later(play: Play) -> None:
    election(play, "邻长", "wang", "zhao", "周家")
    votes(play, 1, wang="王阿姨", zhao="赵大爷", 周家="周家", 吴家="王阿姨", 郑家="赵大爷")

    play.waits(days=3)
    assert poll_numbered(play, 1).verdict is Verdict.TIED
    assert "runoff-set" in play.heard(YARD_GROUP)
    runoff = poll_numbered(play, 2)
    assert (runoff.state, runoff.runoff_of) == (State.NOTICED, poll_numbered(play, 1).id)
    assert sorted(candidates(play, 2)) == ["王阿姨", "赵大爷"]

    play.waits(days=1)
    assert poll_numbered(play, 2).state is State.OPEN


def test_in_the_second_round_of_an_election_the_most_votes_are_enough_if_they_are_a_third(play: Play) -> None:
    election(play, "邻长", "wang", "zhao", "周家")
    votes(play, 1, wang="王阿姨", zhao="赵大爷")
    held(play)
    votes(play, 2, wang="王阿姨", zhao="赵大爷", 周家="王阿姨", 吴家="", 郑家="", 冯家="")

    play.waits(days=4)

    assert poll_numbered(play, 2).rule.approval == PRESETS["committee_second_round"].approval
    assert poll_numbered(play, 2).verdict is Verdict.PASSED


def test_after_a_second_tie_it_is_held_on_paper_and_nothing_more_happens_by_itself(play: Play) -> None:
    election(play, "邻长", "wang", "zhao")
    votes(play, 1, wang="王阿姨", zhao="赵大爷")
    held(play)
    votes(play, 2, wang="王阿姨", zhao="赵大爷")

    play.waits(days=4)

    assert "runoff-tied-again" in play.heard(YARD_GROUP)
    assert play.work.polls.find(3) is None
    play.waits(days=30)
    assert play.work.polls.find(3) is None


def test_when_nobody_gets_more_than_half_the_two_best_stand_again(play: Play) -> None:
    election(play, "邻长", "wang", "zhao", "周家", "吴家")
    chosen = {"wang": "王阿姨", "zhao": "赵大爷", "周家": "周家", "吴家": "王阿姨", "郑家": "王阿姨", "冯家": "赵大爷"}
    votes(play, 1, **chosen)

    play.waits(days=3)

    assert poll_numbered(play, 1).verdict is Verdict.FAILED
    assert sorted(candidates(play, 2)) == ["王阿姨", "赵大爷"]


def test_whoever_stands_alone_and_is_not_elected_does_not_stand_again(play: Play) -> None:
    election(play, "邻长", "wang")
    votes(play, 1, wang="王阿姨", zhao="", 周家="")

    play.waits(days=3)

    assert poll_numbered(play, 1).verdict is Verdict.FAILED
    assert play.work.polls.find(2) is None


#: Four names on each ballot: 赵 6, 王 5, 周 5, 吴 4, 郑 4.
COUNCIL = {
    "wang": "王阿姨/赵大爷/周家/吴家",
    "zhao": "王阿姨/赵大爷/周家/郑家",
    "周家": "王阿姨/赵大爷/周家/吴家",
    "吴家": "王阿姨/赵大爷/周家/郑家",
    "郑家": "王阿姨/赵大爷/吴家/郑家",
    "冯家": "赵大爷/周家/吴家/郑家",
}


def test_a_tie_at_the_last_seat_of_a_council_is_decided_between_those_two(play: Play) -> None:
    election(play, "居民理事会 3-4", "wang", "zhao", "周家", "吴家", "郑家")
    votes(play, 1, **COUNCIL)

    play.waits(days=3)

    first, runoff = poll_numbered(play, 1), poll_numbered(play, 2)
    assert (first.method, first.seats_min, first.seats_max) == (Method.SEATS, 3, 4)
    assert first.verdict is Verdict.TIED
    assert (runoff.method, runoff.seats_max) == (Method.SINGLE, 1)
    assert sorted(candidates(play, 2)) == ["吴家", "郑家"]
    play.waits(days=1)
    votes(play, 2, wang="吴家", zhao="吴家", 周家="郑家")
    play.waits(days=4)
    elected = taking_office.elected(play.work, poll_numbered(play, 2))
    assert {play.work.people.get(person).name for person in elected} == {"王阿姨", "赵大爷", "周家", "吴家"}


def test_seats_nobody_got_enough_votes_for_are_voted_on_again_without_those_elected(play: Play) -> None:
    election(play, "居民理事会 3-4", "wang", "zhao", "周家", "吴家", "郑家")
    few = {
        "wang": "王阿姨/周家",
        "zhao": "王阿姨/周家",
        "周家": "王阿姨/吴家",
        "吴家": "王阿姨/吴家",
        "郑家": "王阿姨/郑家",
    }
    votes(play, 1, **few)

    play.waits(days=3)

    runoff = poll_numbered(play, 2)
    assert poll_numbered(play, 1).verdict is Verdict.FAILED
    assert sorted(candidates(play, 2)) == ["吴家", "周家", "郑家"]
    assert (runoff.method, runoff.seats_min, runoff.seats_max) == (Method.SEATS, 2, 3)


def test_what_is_no_election_has_a_runoff_by_its_own_rule(play: Play) -> None:
    asked(play, "屋顶", "管道", "电线", method=Method.SINGLE, preset="yard", rule=PRESETS["yard"])
    play.says("wang", "议1 1")
    play.says("zhao", "议1 3")

    play.waits(days=3)

    runoff = poll_numbered(play, 2)
    assert [option.text for option in runoff.options] == ["屋顶", "电线"]
    assert runoff.rule == PRESETS["yard"]


@pytest.mark.parametrize("choices", [("1", "2"), ("1", "0")])
def test_for_and_against_have_no_runoff(play: Play, choices: tuple[str, str]) -> None:
    asked(play)
    for who, choice in zip(("wang", "zhao"), choices, strict=True):
        play.says(who, f"议1 {choice}")

    play.waits(days=5)

    assert play.work.polls.find(2) is None
