"""改级别: a supervisor says how weighty a matter is, and every promise counts anew from the first moment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import State
from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.clocks.ladder import DEFAULT_LADDER, EMERGENCY_LADDER
from domain.clocks.limits import CaseClass
from domain.clocks.promises import Kind
from domain.message import Say
from tests.handlers.play import Play


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


@pytest.mark.parametrize(
    "typed",
    [("改级别 26-0001 复杂",), ("改级别 26-0001", "复杂"), ("改级别 26-0001", "2"), ("/change_class 26-0001 complex",)],
    ids=["at once", "asked", "by number", "in English"],
)
def test_another_class_by_name_or_number(lamp: Play, typed: tuple[str, ...]) -> None:
    for text in typed:
        lamp.says("yang", text)
    assert lamp.case().klass is CaseClass.COMPLEX
    assert lamp.everybody_who_heard() == {
        "yang": ["done-correct-class"],
        "xu": ["news-class-changed"],
        "wang": ["news-time-changed"],
    }


def test_every_promise_counts_from_the_first_moment_and_new_ones_begin_there(lamp: Play) -> None:
    opened = lamp.now
    lamp.now += timedelta(hours=3)
    lamp.says("yang", "改级别 26-0001 复杂")
    running = {clock.kind: clock for clock in lamp.work.clocks.running(1)}
    assert set(running) == {Kind.ACKNOWLEDGE, Kind.CONTACT, Kind.PLAN, Kind.FINISH}
    assert {clock.started_at for clock in running.values()} == {opened}
    assert running[Kind.FINISH].due_at == due(opened, Limit(15, Unit.WORK_DAY), lamp.work.calendar).at
    assert running[Kind.PLAN].due_at == due(opened, Limit(5, Unit.WORK_DAY), lamp.work.calendar).at


def test_both_classes_limits_and_moments_stand_in_the_log(lamp: Play) -> None:
    lamp.says("yang", "改级别 26-0001 复杂")
    facts = lamp.work.history.events(lamp.case())[-1].facts
    assert facts["class"] == "simple → complex"
    assert facts["finish"] == "1 work_day 2026-05-08T04:00:00+00:00 → 15 work_day 2026-05-27T04:00:00+00:00"
    assert facts["plan"] == "- → 5 work_day 2026-05-13T04:00:00+00:00"


def test_what_was_kept_does_not_begin_again_and_what_is_not_owed_ends(lamp: Play) -> None:
    lamp.says("yang", "改级别 26-0001 复杂")
    lamp.says("xu", "方案 26-0001 先看线路")
    lamp.says("yang", "改级别 26-0001 一般")
    assert {clock.kind for clock in lamp.work.clocks.running(1)} == {Kind.ACKNOWLEDGE, Kind.FINISH}
    lamp.says("yang", "改级别 26-0001 复杂")
    assert {clock.kind for clock in lamp.work.clocks.running(1)} == {Kind.ACKNOWLEDGE, Kind.FINISH}


def test_its_ladder_changes_with_it(lamp: Play) -> None:
    assert lamp.case().ladder == DEFAULT_LADDER
    lamp.says("yang", "改级别 26-0001 突发")
    assert lamp.case().ladder == EMERGENCY_LADDER
    lamp.says("yang", "改级别 26-0001 简单")
    assert (lamp.case().klass, lamp.case().ladder) == (None, DEFAULT_LADDER)


def test_the_reporter_hears_nothing_when_the_moment_stays(lamp: Play) -> None:
    before = lamp.work.clocks.get(1, Kind.FINISH)
    lamp.says("yang", "改级别 26-0001 咨询")
    after = lamp.work.clocks.get(1, Kind.FINISH)
    assert before is not None
    assert after is not None
    assert before.due_at == after.due_at
    assert "wang" not in lamp.everybody_who_heard()


def test_what_has_the_same_time_as_before_is_not_nagged_about_again(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    lamp.waits(days=1, hours=3)
    before = lamp.work.clocks.get(1, Kind.FINISH)
    lamp.says("yang", "改级别 26-0001 咨询")
    assert before is not None
    assert before.rung > 0
    assert lamp.work.clocks.get(1, Kind.FINISH) == before


def test_what_was_promised_for_a_day_stays_and_climbs_the_new_ladder(lamp: Play) -> None:
    lamp.says("xu", "进度 26-0001 5月13日")
    before = lamp.work.clocks.get(1, Kind.UPDATE)
    lamp.says("yang", "改级别 26-0001 突发")
    after = lamp.work.clocks.get(1, Kind.UPDATE)
    assert before is not None
    assert after is not None
    assert after.due_at == before.due_at
    assert after.moments[0] == after.due_at != before.moments[0]


@pytest.mark.parametrize(
    ("who", "text", "refusal"),
    [
        ("wang", "改级别 26-0001 复杂", "refusal-not-yours"),
        ("li", "改级别 26-0001 复杂", "refusal-not-yours"),
        ("yang", "改级别 26-0001 简单", "refusal-class-already"),
        ("yang", "改级别", "refusal-which-number"),
        ("yang", "改级别 26-0009 复杂", "refusal-no-such-case"),
    ],
)
def test_what_cannot_be_regraded_is_refused_in_words(lamp: Play, who: str, text: str, refusal: str) -> None:
    lamp.says(who, text)
    assert lamp.heard(who) == [refusal]
    assert lamp.case().klass is None


def test_what_is_done_keeps_its_class(lamp: Play) -> None:
    lamp.says("xu", "办结 26-0001 换了灯泡")
    lamp.says("yang", "改级别 26-0001 复杂")
    assert lamp.heard("yang") == ["refusal-too-late-to-correct"]


def test_a_word_that_is_no_class_is_asked_again(lamp: Play) -> None:
    lamp.says("yang", "改级别 26-0001 很难办")
    assert lamp.heard("yang") == ["ask-class"]


def test_another_category_forgets_the_class_it_was_given(lamp: Play) -> None:
    lamp.says("yang", "改级别 26-0001 复杂")
    lamp.says("yang", "改类别 26-0001 暴露垃圾")
    assert (lamp.case().klass, lamp.case().state) == (None, State.DISPATCHED)
    facts = lamp.work.history.events(lamp.case())[-1].facts
    assert facts["class"] == "complex → ordinary"
    assert facts["plan"].endswith("→ -")


def test_the_new_moment_is_said_beside_the_former_one(lamp: Play) -> None:
    lamp.says("yang", "改级别 26-0001 一般")
    former, due = lamp.last("wang").arg("former"), lamp.last("wang").arg("due")
    assert isinstance(former, Say)
    assert isinstance(due, Say)
    assert former.args["at"] < due.args["at"]  # type: ignore[operator]
