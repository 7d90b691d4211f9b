"""已了解: left alone for a while, with a reason, twice at most."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.clocks.limits import DEFAULT_LIMITS, CaseClass
from domain.clocks.promises import Kind
from domain.message import Say
from tests.handlers.clocks import alone, clock_of, next_rung
from tests.handlers.play import Play


@pytest.fixture
def lamp(play: Play) -> Play:
    """A stair lamp 小徐 has signed and spoken about; 办结, until Friday 13:30, runs out."""
    play.says("wang", "4栋2单元楼道灯坏了")
    play.presses("xu", "case.acknowledge")
    play.work.clocks.stop(1, Kind.CONTACT, play.now)
    play.waits(hours=26)
    return play


def noted(play: Play, reason: str = "在等灯管") -> None:
    play.presses("xu", "case.noted", "")
    play.says("xu", reason)


def test_a_reason_is_asked_for_and_kept(lamp: Play) -> None:
    lamp.presses("xu", "case.noted")
    assert lamp.heard("xu") == ["ask-noted"]
    lamp.says("xu", "在等灯管")
    assert lamp.heard("xu") == ["done-noted"]
    event = lamp.work.history.events(lamp.case())[-1]
    assert (event.action, event.words["reason"], event.facts["times"]) == ("noted", "在等灯管", "1")
    assert clock_of(lamp, Kind.FINISH).snoozed == 1


def test_nobody_hears_of_it_for_a_working_day_and_then_who_comes_next_does(lamp: Play) -> None:
    noted(lamp)
    began = lamp.now
    look_at = clock_of(lamp, Kind.FINISH).look_at
    assert look_at is not None
    lamp.waits(seconds=(look_at - lamp.now).total_seconds() - 1)
    assert lamp.everybody_who_heard() == {}
    assert look_at - began >= timedelta(days=1)
    lamp.waits(seconds=1)
    (heard,) = lamp.news("yang")
    snoozed = heard.arg("snoozed")
    assert isinstance(snoozed, Say)
    assert (snoozed.key, snoozed.args["times"]) == ("nag-snoozed", 1)


def test_a_chosen_reason_is_as_good(lamp: Play) -> None:
    lamp.says("xu", "已了解 26-0001")
    lamp.says("xu", "1")
    assert lamp.heard("xu") == ["done-noted"]


def test_twice_and_no_more(lamp: Play) -> None:
    noted(lamp)
    noted(lamp, "还在等")
    assert lamp.last("xu").arg("left") == 0
    lamp.says("xu", "知道了 26-0001 再等等")
    assert lamp.heard("xu") == ["refusal-noted-enough"]
    assert clock_of(lamp, Kind.FINISH).snoozed == 2


def test_the_only_case_one_was_nagged_about_needs_no_number(lamp: Play) -> None:
    lamp.says("xu", "知道了")
    assert lamp.heard("xu") == ["ask-noted"]


def test_whoever_was_nagged_about_nothing_has_nothing_to_note(play: Play) -> None:
    play.says("xu", "知道了")
    assert play.heard("xu") == ["refusal-noted-nothing"]


def test_whoever_was_not_nagged_about_it_cannot_put_it_off(lamp: Play) -> None:
    lamp.says("sun", "已了解 26-0001 等等")
    assert lamp.heard("sun") == ["refusal-noted-not-yours"]


def test_what_is_to_be_signed_is_ended_by_signing_it(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    next_rung(play, Kind.ACKNOWLEDGE)
    assert "case.noted" not in play.choices("xu")
    play.says("xu", "已了解 26-0001")
    assert play.heard("xu") == ["refusal-noted-sign"]


def test_of_an_emergency_nobody_is_left_alone(play: Play) -> None:
    play.says("wang", "4栋电梯困人了")
    alone(play, Kind.FINISH)
    next_rung(play, Kind.FINISH)
    assert play.heard("xu") == ["nag-finish"]
    assert "case.noted" not in play.choices("xu")
    play.work.clocks.start(1, Kind.ACKNOWLEDGE, DEFAULT_LIMITS[CaseClass.EMERGENCY].acknowledge, play.now)
    play.says("xu", "已了解 26-0001")
    assert play.heard("xu") == ["refusal-noted-emergency"]
