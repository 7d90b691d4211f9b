"""Setting a case right: another category, another place, a word more; both values stay in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import State
from domain.clocks.clock import due
from domain.clocks.limits import DEFAULT_LIMITS, CaseClass
from domain.clocks.promises import Kind
from domain.places.place import Place
from tests.handlers.play import Play
from tests.handlers.quarter import UNDER_THE_WILLOW
from tests.town import YARD_GROUP


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


@pytest.mark.parametrize(
    "typed",
    [("1", "1"), ("改类别", "暴露垃圾"), ("改类别 26-0001", "垃圾成堆"), ("改类别 26-0001 垃圾",)],
    ids=["numbers", "name", "keyword", "at once"],
)
def test_another_category_by_number_name_or_keyword(lamp: Play, typed: tuple[str, ...]) -> None:
    if typed[0] == "改类别":
        lamp.says("wang", "改类别")
        assert lamp.heard("wang") == ["refusal-which-number"]
        typed = ("改类别 26-0001", *typed[1:])
    for text in typed:
        lamp.says("wang", text)
    assert (lamp.case().category, lamp.case().lead_handler) == ("garbage", "sanitation")
    assert lamp.everybody_who_heard() == {"wang": ["done-correct"], "qin": ["card-lead"]}


def test_words_that_are_no_category_are_asked_again(lamp: Play) -> None:
    lamp.presses("wang", "case.correct-category")
    lamp.says("wang", "那个什么")
    assert lamp.heard("wang") == ["ask-category"]


def test_its_limits_count_from_the_first_moment(lamp: Play) -> None:
    opened = lamp.now
    lamp.now += timedelta(hours=3)
    lamp.says("wang", "改类别 26-0001 垃圾")
    limits = DEFAULT_LIMITS[CaseClass.ORDINARY]
    for kind, limit in ((Kind.ACKNOWLEDGE, limits.acknowledge), (Kind.FINISH, limits.finish)):
        clock = lamp.work.clocks.get(1, kind)
        assert clock is not None
        assert (clock.started_at, clock.limit) == (opened, limit)
        assert clock.due_at == due(opened, limit, lamp.work.calendar).at


def test_what_stood_still_before_a_correction_still_counts_as_stood_still(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    for typed in ("挂账 26-0001 等材料", "6月1日"):
        lamp.says("xu", typed)
    lamp.now += timedelta(days=4)
    lamp.says("xu", "恢复办理")
    paused = lamp.work.clocks.get(1, Kind.FINISH)
    assert paused is not None
    lamp.says("xu", "改类别 26-0001 垃圾")
    clock = lamp.work.clocks.get(1, Kind.FINISH)
    assert clock is not None
    assert clock.pauses == paused.pauses
    limit = DEFAULT_LIMITS[CaseClass.ORDINARY].finish
    assert clock.due_at == due(clock.started_at, limit, lamp.work.calendar, paused.pauses).at


def test_both_values_stand_in_the_log_and_the_exact_place_beside_it(lamp: Play) -> None:
    lamp.says("wang", "改类别 26-0001 垃圾")
    lamp.says("wang", "改地点 26-0001 柳树1栋1单元102")
    first, second = lamp.work.history.events(lamp.case())[-2:]
    assert first.facts == {
        "category": "lamp → garbage",
        "class": "simple → ordinary",
        "handler": "worker → sanitation",
        "contact": "4 work_hour 2026-05-07T09:00:00+00:00 → 1 work_day 2026-05-08T04:00:00+00:00",
        "finish": "1 work_day 2026-05-08T04:00:00+00:00 → 5 work_day 2026-05-13T04:00:00+00:00",
    }
    assert second.facts == {"grid": "yard → willow", "handler": "sanitation → property"}
    assert second.words == {"place_before": "yard|yard-4|2|", "place": "willow|willow-1|1|102"}


@pytest.mark.parametrize(
    "typed", [("2", "2"), ("改地点 26-0001 柳树组",), ("改地点 26-0001", "柳树组")], ids=["numbers", "at once", "asked"]
)
def test_another_place_by_number_or_words(play: Play, typed: tuple[str, ...]) -> None:
    play.says("wang", "4栋垃圾成堆")
    for text in typed:
        play.says("wang", text)
    assert (play.case().place, play.case().lead_handler) == (Place("willow"), "property")
    assert play.everybody_who_heard() == {"wang": ["done-correct"], "feng": ["card-lead"]}


def test_another_place_by_a_point(lamp: Play) -> None:
    lamp.presses("wang", "case.correct-place")
    lamp.says("wang", point=UNDER_THE_WILLOW)
    assert lamp.case().place == Place("willow")


def test_of_two_places_one_is_asked_which(lamp: Play) -> None:
    lamp.says("wang", "改地点 26-0001 4栋和5栋")
    assert lamp.heard("wang") == ["ask-place"]
    lamp.says("wang", "2")
    assert lamp.case().place.building == "yard-5"


def test_a_correction_within_the_yard_leaves_the_case_where_it_is(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    lamp.says("xu", "改地点 26-0001 5栋")
    assert (lamp.case().state, lamp.case().lead) == (State.ACKNOWLEDGED, lamp.person("xu"))
    assert lamp.everybody_who_heard() == {"xu": ["done-correct"]}


def test_whoever_got_it_by_transfer_keeps_it_when_the_list_says_nothing_else(lamp: Play) -> None:
    lamp.says("xu", "转派 26-0001 物业公司 归物业管")
    lamp.says("feng", "改地点 26-0001 5栋")
    assert lamp.case().lead_handler == "property"


def test_whoever_gets_a_signed_case_by_correction_signs_it_anew(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    lamp.says("xu", "改类别 26-0001 垃圾")
    assert (lamp.case().state, lamp.case().lead) == (State.DISPATCHED, None)
    clock = lamp.work.clocks.get(1, Kind.ACKNOWLEDGE)
    assert clock is not None
    assert clock.started_at == lamp.now


@pytest.mark.parametrize(
    ("who", "signed", "refusal"),
    [
        ("wang", False, None),
        ("wang", True, "refusal-too-late-to-correct"),
        ("xu", True, None),
        ("yang", True, None),
        ("zhao", False, "refusal-not-yours"),
        ("li", False, "refusal-not-yours"),
        ("sun", False, "refusal-not-yours"),
    ],
)
def test_the_reporter_corrects_until_it_is_signed_and_staff_until_it_is_done(
    lamp: Play, who: str, signed: bool, refusal: str | None
) -> None:
    if signed:
        lamp.presses("xu", "case.acknowledge")
    lamp.says(who, "改地点 26-0001 5栋")
    assert lamp.heard(who) == [refusal or "done-correct"]


def test_nobody_corrects_what_is_done(lamp: Play) -> None:
    lamp.says("xu", "办结 26-0001 换了灯泡")
    lamp.says("xu", "改地点 26-0001 5栋")
    assert lamp.heard("xu") == ["refusal-too-late-to-correct"]


# 补充


def test_a_word_more_from_the_reporter_reaches_whoever_has_it(lamp: Play) -> None:
    lamp.says("wang", "补充 26-0001 三楼最黑", photos=1)
    assert lamp.everybody_who_heard() == {"wang": ["done-note"], "xu": ["news-note"]}
    assert lamp.last("xu").message.photos == lamp.work.cases.photos(lamp.case(), "report")


def test_a_word_more_from_staff_reaches_the_reporter(lamp: Play) -> None:
    lamp.says("li", "补充 26-0001 我去看过了")
    assert lamp.everybody_who_heard() == {"li": ["done-note"], "wang": ["news-note"]}


@pytest.mark.parametrize("answer", ["修好了一半", "好的", "修好了"])
def test_what_is_to_be_added_is_asked_for_and_may_be_any_words(lamp: Play, answer: str) -> None:
    lamp.says("wang", "补充 26-0001")
    assert lamp.heard("wang") == ["ask-note"]
    lamp.says("wang", answer)
    assert lamp.work.history.events(lamp.case())[-1].words == {"words": answer}


def test_a_photo_more_is_enough(lamp: Play) -> None:
    lamp.says("wang", "补充 26-0001", photos=1)
    assert lamp.last("xu").arg("words").key == "words-photo"  # type: ignore[union-attr]


def test_a_photo_sent_in_answer_to_the_card_is_added(lamp: Play) -> None:
    card = lamp.last("wang")
    lamp.says("wang", photos=1, answering=card)
    assert lamp.everybody_who_heard() == {"wang": ["done-note"], "xu": ["news-note"]}


def test_a_photo_somebody_else_answers_the_groups_card_with_is_a_matter_of_its_own(lamp: Play) -> None:
    card = lamp.last(YARD_GROUP.chat)
    lamp.says("zhao", photos=1, group=True, answering=card)
    assert lamp.heard(YARD_GROUP.chat) == ["report-what-shown"]


@pytest.mark.parametrize(
    ("who", "text", "refusal"),
    [
        ("zhao", "补充 26-0001 我也觉得", "refusal-not-yours"),
        ("wang", "补充", "refusal-which-number"),
        ("wang", "补充 26-0007 哪件", "refusal-no-such-case"),
    ],
)
def test_what_cannot_be_added_to_is_refused_in_words(lamp: Play, who: str, text: str, refusal: str) -> None:
    lamp.says(who, text)
    assert lamp.heard(who) == [refusal]


def test_nothing_is_added_to_what_has_ended(lamp: Play) -> None:
    lamp.says("wang", "撤回")
    lamp.says("wang", "补充 26-0001 还有")
    assert lamp.heard("wang") == ["refusal-case-ended"]


def test_a_word_more_in_the_group_is_passed_on_in_private(lamp: Play) -> None:
    lamp.says("wang", "补充 26-0001 三楼最黑", group=True)
    assert lamp.everybody_who_heard() == {YARD_GROUP.chat: ["done-note"], "xu": ["news-note"]}


def test_once_it_is_a_quarrel_the_group_reads_only_that_it_is_quiet(lamp: Play) -> None:
    lamp.says("wang", "改类别 26-0001 吵架")
    edited = [one for one in lamp.all_heard if one.message.to == YARD_GROUP][-1]
    assert (edited.key, edited.message.choices) == ("card-quiet", ())


def test_a_correction_made_in_the_group_is_answered_with_what_everybody_may_know(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    lamp.says("xu", "改地点 26-0001 5栋101", group=True)
    assert lamp.heard(YARD_GROUP) == ["card-group"]
