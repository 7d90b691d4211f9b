"""Whoever was elected has the post once the result has effect and a second person has said yes; no import takes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.polls.poll import State
from tests.handlers.play import Play
from tests.handlers.polls.neighbours import move_in, poll_numbered, votes
from tests.handlers.quarter import quarter
from tests.town import YARD_GROUP

#: More than the three days in which somebody may object.
OBJECTIONS = 4


def leaders(play: Play) -> set[str]:
    """Who leads the yard."""
    return {play.work.people.get(person).name for person in play.work.people.holders("leader", "yard", play.now)}


def elected(play: Play, winner: str = "赵大爷", *, serial: int = 1) -> None:
    """The leader of the yard is elected, and the time to object is over."""
    play.says("li", "选举 邻长")
    play.presses("li", "poll.elect-change", None)
    play.presses("li", "poll.elect-now")
    for who in ("wang", "zhao"):
        play.says(who, "我参选")
    play.waits(days=4)
    votes(play, serial, wang=winner, zhao=winner, 周家=winner)
    play.waits(days=3)
    assert poll_numbered(play, serial).state is State.OBJECTION
    play.waits(days=OBJECTIONS)


@pytest.fixture
def play(play: Play) -> Play:
    move_in(play)
    return play


def test_nobody_takes_office_before_a_second_person_of_another_role_agrees(play: Play) -> None:
    elected(play)

    assert poll_numbered(play, 1).state is State.EFFECTIVE
    assert leaders(play) == {"李师傅"}
    assert not [key for key in play.heard("li") if key == "poll-request"]


def test_with_the_second_yes_the_post_is_theirs_and_everybody_hears(play: Play) -> None:
    elected(play)

    play.presses("wei", "poll.grant")

    assert leaders(play) == {"李师傅", "赵大爷"}
    assert "poll-two-people" in play.heard(YARD_GROUP)
    assert "elected-you" in play.heard("zhao")


def test_with_a_no_nobody_takes_office_and_it_can_be_asked_again(play: Play) -> None:
    elected(play)
    play.presses("wei", "poll.refuse")
    assert leaders(play) == {"李师傅"}

    play.says("li", "就任 议1")
    assert play.heard("li") == ["elected-asked"]
    play.presses("xu", "poll.grant")

    assert leaders(play) == {"李师傅", "赵大爷"}


def test_the_next_election_of_the_same_place_ends_the_term(play: Play) -> None:
    elected(play)
    play.presses("wei", "poll.grant")
    elected(play, winner="王阿姨", serial=2)

    play.presses("wei", "poll.grant")

    assert leaders(play) == {"李师傅", "王阿姨"}
    assert "elected-no-longer-you" in play.heard("zhao")


def test_an_import_of_the_town_leaves_them_in_office(play: Play) -> None:
    elected(play)
    play.presses("wei", "poll.grant")

    play.work.registers.bring_in(quarter(), play.now)

    assert leaders(play) == {"李师傅", "赵大爷"}


def test_a_role_the_town_no_longer_has_is_held_by_nobody(play: Play) -> None:
    elected(play)
    play.presses("wei", "poll.grant")
    play.write("UPDATE roles SET retired = 1 WHERE id = 'leader'")

    register = quarter()
    town = register.town
    roles = {id: role for id, role in town.roles.items() if id != "leader"}
    posts = tuple(post for post in register.posts if post.role != "leader")
    play.work.registers.bring_in(replace(register, town=replace(town, roles=roles), posts=posts), play.now)

    assert play.rows("SELECT 1 FROM posts WHERE role = 'leader' AND until_at IS NULL") == []


def test_a_forgotten_winner_holds_nothing(play: Play) -> None:
    elected(play)
    play.presses("wei", "poll.grant")

    play.work.erasures.forget(play.person("zhao"), play.now)
    play.work.people.offices_changed()

    assert play.count("elected") == 0
    assert leaders(play) == {"李师傅"}


@pytest.mark.parametrize("who", ["wang", "xu"])
def test_only_whoever_called_the_election_asks_again(play: Play, who: str) -> None:
    elected(play)

    play.says(who, "就任 议1")

    assert play.heard(who) == ["refusal-stage-not-yours"]


def test_before_it_has_effect_nobody_can_be_put_in_office(play: Play) -> None:
    play.says("li", "选举 邻长")
    play.presses("li", "poll.elect-change", None)
    play.presses("li", "poll.elect-now")

    play.says("li", "就任 议1")

    assert play.heard("li") == ["refusal-nobody-elected"]
