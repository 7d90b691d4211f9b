"""我的票: what somebody has a voice in."""

from __future__ import annotations

import pytest

from domain.polls.poll import Secrecy
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked
from tests.town import YARD_GROUP


def doors(play: Play, which: int = 0) -> list[str]:
    """How each door of the poll is told."""
    lines: tuple = play.last("wang").arg("open")  # type: ignore[assignment, type-arg]
    return [door.key for door in lines[which].args["doors"]]


def test_nothing_to_vote_on_is_said_so(play: Play) -> None:
    play.says("wang", "我的票")

    assert play.heard("wang") == ["my-votes-none"]


def test_an_open_poll_says_what_is_missing_and_what_one_chose(play: Play) -> None:
    poll = asked(play)

    play.says("wang", "我的票")
    assert doors(play) == ["my-vote-missing"]

    play.says("wang", "议1 2")
    play.says("wang", "我的票")
    assert doors(play) == ["my-vote-chosen"]
    ((line,),) = (one.args["doors"] for one in play.last("wang").arg("open"))  # type: ignore[union-attr]
    (ballot,) = play.work.ballots.standing(poll.id)
    assert line.args["receipt"] == ballot.receipt
    assert line.args["choice"].args["text"] == "不装"


def test_a_secret_poll_says_only_whether_one_has_voted(play: Play) -> None:
    poll = asked(play, secrecy=Secrecy.SECRET)
    work = play.work
    (voice,) = work.rolls.voices(poll.id, play.person("wang"))

    play.says("wang", "我的票")
    assert doors(play) == ["my-vote-missing"]

    work.secret.cast(poll, [voice.unit], "1")
    play.says("wang", "我的票")
    assert doors(play) == ["my-vote-cast"]


def test_what_came_of_the_last_ones_is_told_too(play: Play) -> None:
    poll = asked(play)
    play.says("wang", "议1 1")
    play.waits(days=4)

    play.says("wang", "我的票")

    (over,) = play.last("wang").arg("over")  # type: ignore[misc]
    assert over.key == "my-vote-over-chosen"  # type: ignore[union-attr]
    assert over.args["verdict"].key.startswith("poll-verdict-")  # type: ignore[union-attr]
    (door,) = over.args["doors"]  # type: ignore[union-attr]
    (ballot,) = play.work.ballots.standing(poll.id)
    assert door.args["receipt"] == ballot.receipt


@pytest.mark.parametrize(("changes", "voted"), [({}, False), ({"secrecy": Secrecy.SECRET}, True)])
def test_of_a_poll_that_is_over_a_silent_or_secret_door_tells_only_what_came_of_it(
    play: Play, changes: dict[str, object], voted: bool
) -> None:
    poll = asked(play, **changes)
    (voice,) = play.work.rolls.voices(poll.id, play.person("wang"))
    if voted:
        play.work.secret.cast(poll, [voice.unit], "1")
    play.waits(days=4)

    play.says("wang", "我的票")

    (over,) = play.last("wang").arg("over")  # type: ignore[misc]
    assert over.key == "my-vote-over"  # type: ignore[union-attr]
    assert "doors" not in over.args  # type: ignore[union-attr]


def test_nobody_elses_vote_is_told_and_nothing_in_the_group(play: Play) -> None:
    asked(play)
    play.says("zhao", "议1 1")

    play.says("wang", "/我的票", group=True)

    assert play.heard(YARD_GROUP) == ["start-in-private"]
    play.says("wang", "我的票")
    assert doors(play) == ["my-vote-missing"]
