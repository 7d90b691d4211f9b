"""Whatever becomes of a poll, the auditor finds that it goes on by itself until it is over."""

from __future__ import annotations

import pytest

from domain.polls.poll import Effect
from domain.polls.presets import PRESETS
from storage.upkeep.audit import Breach, Finding
from tests.handlers.duties.test_audited import findings
from tests.handlers.play import Play
from tests.handlers.polls.asked import asked

BINDING = {"preset": "yard", "rule": PRESETS["yard"], "effect": Effect.RESOLUTION}


def test_a_poll_is_never_left_without_a_moment(play: Play) -> None:
    asked(play, **BINDING)
    play.says("wang", "议1 1")
    for _ in range(20):
        assert findings(play) == set(), play.now
        play.waits(hours=11)


@pytest.mark.parametrize("days", [0, 4])
def test_one_that_lost_its_moment_is_found(play: Play, days: int) -> None:
    asked(play, **BINDING)
    play.says("wang", "议1 1")
    play.waits(days=days)

    play.write("DELETE FROM poll_moments")

    assert Finding(Breach.NO_MOMENT, "poll-1") in findings(play)


def test_one_nobody_closed_in_time_is_found(play: Play) -> None:
    asked(play)
    play.now = play.now.replace(year=play.now.year + 1)

    assert Finding(Breach.OVERLOOKED, "poll-1") in findings(play)


def test_one_that_is_over_without_a_result_is_found(play: Play) -> None:
    asked(play)
    play.waits(days=3)

    play.write("UPDATE polls SET result = NULL")

    assert findings(play) == {Finding(Breach.NO_RESULT, "poll-1")}
