"""Promises kept on the way: the first contact, the plan, the milestones; and what counts as news for the reporter."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import State
from domain.clocks.promises import Kind
from tests.handlers.play import Play
from tests.town import YARD_GROUP


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


@pytest.fixture
def shed(play: Play) -> Play:
    play.says("wang", "4栋有人违建")
    play.presses("xu", "case.acknowledge")
    return play


def runs(play: Play, kind: Kind, name: str = "") -> bool:
    return play.work.clocks.get(1, kind, name) is not None


# 已联系


@pytest.mark.parametrize("text", ["已联系", "已联系 26-0001", "6", "/contacted 26-0001"])
def test_whoever_has_it_notes_that_they_were_in_touch(lamp: Play, text: str) -> None:
    lamp.says("xu", text)
    assert lamp.everybody_who_heard() == {"xu": ["done-contacted"]}
    assert not runs(lamp, Kind.CONTACT)
    lamp.says("wang", "进度 26-0001")
    history = lamp.last("wang").arg("history")
    assert isinstance(history, tuple)
    assert history[-1].args["what"].key == "event-contacted"  # type: ignore[union-attr]


def test_it_is_noted_once(lamp: Play) -> None:
    lamp.says("xu", "已联系 26-0001")
    lamp.says("xu", "已联系 26-0001")
    assert lamp.heard("xu") == ["refusal-no-contact-owed"]


@pytest.mark.parametrize("who", ["wang", "li", "yang", "zhao"])
def test_nobody_else_can_say_so_for_them(lamp: Play, who: str) -> None:
    lamp.says(who, "已联系 26-0001")
    assert lamp.heard(who) == ["refusal-not-yours"]
    assert runs(lamp, Kind.CONTACT)


@pytest.mark.parametrize(
    ("who", "text", "left"),
    [
        ("xu", "进展 26-0001 灯泡买好了", False),
        ("yang", "进展 26-0001 催过了", False),
        ("li", "补充 26-0001 我去看过了", True),
        ("wang", "补充 26-0001 三楼最黑", True),
        ("xu", "办结 26-0001 换了灯泡", False),
        ("xu", "签收 26-0001", True),
    ],
)
def test_what_the_reporter_hears_from_those_who_answer_is_a_contact(
    lamp: Play, who: str, text: str, left: bool
) -> None:
    lamp.says(who, text)
    assert runs(lamp, Kind.CONTACT) == left


def test_what_never_reached_the_reporter_is_none(lamp: Play) -> None:
    lamp.work.people.unreachable(lamp.last("wang").message.to, "blocked")
    lamp.says("xu", "进展 26-0001 灯泡买好了")
    assert runs(lamp, Kind.CONTACT)


def test_the_button_is_there_until_it_is_noted(lamp: Play) -> None:
    assert "case.contacted" in lamp.choices("xu")
    lamp.says("xu", "已联系 26-0001")
    edited = [one for one in lamp.all_heard if one.message.to.chat == "xu" and one.message.edits][-1]
    pressed = [lamp.work.choices.pressed(button) for button, _ in edited.message.choices]
    assert "case.contacted" not in [one.action.name for one in pressed if one]


# 方案


def test_the_plan_goes_to_the_reporter_and_is_a_contact(shed: Play) -> None:
    shed.says("xu", "方案 26-0001 先停工，再请城管来看")
    assert shed.everybody_who_heard() == {"xu": ["done-plan"], "wang": ["news-plan"]}
    assert shed.last("wang").arg("words") == "先停工，再请城管来看"
    assert (runs(shed, Kind.PLAN), runs(shed, Kind.CONTACT)) == (False, False)


def test_a_plan_without_words_is_asked_for(shed: Play) -> None:
    shed.says("xu", "方案 26-0001")
    assert shed.heard("xu") == ["ask-plan"]
    shed.says("xu", "好的，先停工")
    assert shed.heard("xu") == ["done-plan"]


def test_the_words_of_a_plan_are_not_in_the_chain(shed: Play) -> None:
    shed.says("xu", "方案 26-0001 先停工")
    plan = next(event for event in shed.work.history.events(shed.case()) if event.action == "plan")
    assert (plan.facts, plan.words) == ({}, {"words": "先停工"})


# 停工, 处罚, 拆除


@pytest.mark.parametrize("text", ["进展 26-0001 停工", "进展 26-0001 Work stopped"])
def test_a_milestone_is_reached_by_its_name(shed: Play, text: str) -> None:
    shed.says("xu", text)
    assert shed.everybody_who_heard() == {"xu": ["done-milestone"], "wang": ["news-milestone"]}
    assert not runs(shed, Kind.MILESTONE, "stop")
    assert runs(shed, Kind.MILESTONE, "fine")
    milestone = next(event for event in shed.work.history.events(shed.case()) if event.action == "milestone")
    assert milestone.facts == {"milestone": "stop"}


def test_the_card_has_a_button_for_the_one_that_is_due_next(shed: Play) -> None:
    for reached in ("stop", "fine", "demolish"):
        shed.presses("xu", "case.milestone", reached)
        assert not runs(shed, Kind.MILESTONE, reached)
    assert shed.last("xu").arg("next").key == "milestone-none-left"  # type: ignore[union-attr]


def test_more_than_its_name_is_a_word_for_the_reporter(shed: Play) -> None:
    shed.says("xu", "进展 26-0001 停工通知书还没贴")
    assert shed.heard("wang") == ["news-note"]
    assert runs(shed, Kind.MILESTONE, "stop")


def test_a_reporter_who_names_it_reaches_nothing(shed: Play) -> None:
    shed.says("wang", "补充 26-0001 停工")
    assert runs(shed, Kind.MILESTONE, "stop")


def test_what_was_reached_is_not_reached_again(shed: Play) -> None:
    shed.presses("xu", "case.milestone", "stop")
    shed.presses("xu", "case.milestone", "stop")
    assert shed.heard("xu") == ["ask-milestone"]
    shed.says("xu", "1")
    assert not runs(shed, Kind.MILESTONE, "fine")


def test_a_milestone_nobody_reached_climbs_by_itself(shed: Play) -> None:
    shed.waits(hours=5)
    assert "late-milestone" in shed.actions()


def test_before_it_is_done_what_is_left_is_asked_about(shed: Play) -> None:
    shed.presses("xu", "case.milestone", "stop")
    shed.says("xu", "办结 26-0001 拆了", photos=1)
    assert (shed.heard("xu"), shed.case().state) == (["ask-milestones-left"], State.ACKNOWLEDGED)
    shed.says("xu", "1")
    assert (shed.case().state, shed.case().feedback) == (State.HANDLED, "拆了")
    assert len(shed.work.cases.photos(shed.case(), "fix")) == 1
    reached = [event.facts for event in shed.work.history.events(shed.case()) if event.action == "milestone"]
    assert reached == [{"milestone": "stop"}, {"milestone": "fine"}, {"milestone": "demolish"}]


def test_what_was_not_needed_is_said_and_logged(shed: Play) -> None:
    shed.says("xu", "办结 26-0001 自己拆了")
    shed.says("xu", "当天就自己拆了，没有罚")
    waived = next(event for event in shed.work.history.events(shed.case()) if event.action == "waive")
    assert waived.facts == {"milestones": "stop fine demolish"}
    assert waived.words == {"reason": "当天就自己拆了，没有罚"}
    assert shed.case().state is State.HANDLED


def test_with_nothing_left_nobody_is_asked(shed: Play) -> None:
    for reached in ("stop", "fine", "demolish"):
        shed.presses("xu", "case.milestone", reached)
    shed.says("xu", "办结 26-0001 拆了")
    assert shed.heard("xu") == ["done-finish"]


def test_in_the_group_a_milestone_is_told_without_a_name(shed: Play) -> None:
    shed.says("xu", "进展 26-0001 停工", group=True)
    assert shed.heard(YARD_GROUP) == ["done-milestone"]


def test_a_case_without_milestones_has_none(lamp: Play) -> None:
    assert "case.milestone" not in lamp.choices("xu")


def test_what_is_due_beside_it_stands_on_the_card_of_whoever_has_it(shed: Play) -> None:
    card = [one for one in shed.all_heard if one.key == "card-lead"][-1]
    due = card.arg("due")
    assert due.key == "due-and-besides"  # type: ignore[union-attr]
    besides = [say.key for say in due.args["besides"]]  # type: ignore[union-attr]
    assert besides == ["owing-milestone", "owing-plan", "owing-milestone", "owing-milestone"]


def test_when_it_is_not_solved_the_next_ones_count_from_then(shed: Play) -> None:
    shed.says("xu", "办结 26-0001 拆了")
    shed.says("xu", "用不着罚")
    shed.now += timedelta(days=1)
    shed.says("wang", "没解决 26-0001 又搭起来了")
    clock = shed.work.clocks.get(1, Kind.MILESTONE, "fine")
    assert clock is not None
    assert clock.started_at == shed.now
