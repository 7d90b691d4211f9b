"""Observers: named by two people before anybody votes, told the numbers at the end, shown who took part and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.polls.poll import Method, Option, Poll, Secrecy, State
from handlers.polls.secrecy.secret import FEWEST
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked, draft

OBSERVER = "feng"


@pytest.fixture
def poll(play: Play) -> Poll:
    return asked(play, "甲某某", "乙某某", method=Method.SINGLE, secrecy=Secrecy.SECRET)


def named(play: Play) -> None:
    play.says("li", "监票 议1 冯经理 大家信得过")
    play.presses("xu", "poll.grant")


def voted(play: Play, units: int) -> None:
    """So many households vote, whoever they are."""
    work = play.work
    poll = work.polls.get(1)
    work.secret.cast(poll, [voice.unit for voice in work.rolls.units(1)][:units], "1")


def test_two_people_name_one_and_they_hear_of_it(play: Play, poll: Poll) -> None:
    play.says("li", "监票 议1 冯经理 大家信得过")
    assert play.heard("li") == ["poll-request-asked"]
    assert play.work.secret.observers(poll.id) == ()
    play.presses("xu", "poll.grant")
    assert play.work.secret.observers(poll.id) == (play.person(OBSERVER),)
    assert "observer-you" in play.heard(OBSERVER)


@pytest.mark.parametrize("words", ["没这个人", "冯经理 秦班长"])
def test_one_is_named_by_their_whole_name(play: Play, poll: Poll, words: str) -> None:
    play.says("li", f"监票 议1 {words}")
    assert play.heard("li") == ["refusal-observer-who"]


def test_once_somebody_has_voted_nobody_is_named_any_more(play: Play, poll: Poll) -> None:
    play.says("li", "监票 议1 冯经理 大家信得过")
    voted(play, 1)
    play.presses("xu", "poll.grant")
    assert play.heard("xu") == ["refusal-observer-too-late"]
    assert play.work.secret.observers(poll.id) == ()
    play.says("li", "监票 议1 秦班长 大家信得过")
    assert play.heard("li") == ["refusal-observer-too-late"]


def test_whoever_names_one_says_why(play: Play, poll: Poll) -> None:
    play.says("li", "监票 议1 冯经理")
    assert play.heard("li") == ["refusal-poll-reason"]


def test_a_candidate_does_not_observe(play: Play) -> None:
    running = Option("冯经理", person=play.person(OBSERVER)), Option("秦班长", person=play.person("qin"))
    poll = draft(play, options=running, method=Method.SINGLE, secrecy=Secrecy.SECRET)
    play.work.polls.save(replace(poll, state=State.NOTICED))
    play.says("li", "监票 议1 冯经理 大家信得过")
    assert play.heard("li") == ["refusal-observer-stands"]


def test_before_the_end_observers_see_nothing(play: Play, poll: Poll) -> None:
    named(play)
    voted(play, FEWEST)
    play.says(OBSERVER, "监票 议1")
    assert play.heard(OBSERVER) == ["refusal-observer-before-close"]


def test_at_the_end_they_hear_three_numbers_and_may_see_who_took_part(play: Play, poll: Poll) -> None:
    named(play)
    voted(play, FEWEST)
    play.waits(days=4)
    assert "observer-count" in play.heard(OBSERVER)
    play.says(OBSERVER, "监票 议1")
    assert play.heard(OBSERVER) == ["observer-list"]
    assert play.last(OBSERVER).arg("count") == FEWEST


def test_where_few_took_part_nobody_sees_who(play: Play, poll: Poll) -> None:
    named(play)
    voted(play, FEWEST - 1)
    play.waits(days=4)
    play.says(OBSERVER, "监票 议1")
    assert play.heard(OBSERVER) == ["refusal-observer-too-few"]


def test_whoever_does_not_observe_sees_nothing(play: Play, poll: Poll) -> None:
    voted(play, FEWEST)
    play.waits(days=4)
    play.says("yang", "监票 议1")
    assert play.heard("yang") == ["refusal-not-observer"]
