"""The same matter is counted, not reported twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.handlers.play import Play
from tests.town import YARD_GROUP


@pytest.fixture
def reported(play: Play) -> Play:
    """Aunt Wang has reported rubbish at 4栋, with a photo."""
    play.says("wang", "4栋门口垃圾成堆", photos=1)
    return play


def test_a_second_report_is_asked_about_once_with_the_photo_of_the_first(reported: Play) -> None:
    reported.says("zhao", "4栋垃圾没人扫")
    asked = reported.last("zhao")
    assert (asked.key, reported.choices("zhao")) == ("report-alike", ["report.same", "report.now"])
    assert asked.message.photos == reported.work.cases.photos(reported.case(), "report")
    reported.says("zhao", "2")
    assert reported.heard("zhao") == ["card-reporter"]
    assert len(reported.cases()) == 2


@pytest.mark.parametrize("word", ["1", "是的", "+1", "我家也是"])
def test_it_is_the_same_one_more_neighbour_is_counted(reported: Play, word: str) -> None:
    reported.says("zhao", "4栋垃圾没人扫", photos=1)
    reported.says("zhao", word)
    assert reported.heard("zhao") == ["support-counted"]
    assert len(reported.cases()) == 1
    assert reported.work.cases.supporters(reported.case()) == (reported.person("zhao"),)
    assert len(reported.work.cases.photos(reported.case(), "report")) == 2


@pytest.mark.parametrize("word", ["2", "不是"])
def test_it_is_another_so_it_becomes_a_case_of_its_own(reported: Play, word: str) -> None:
    reported.says("zhao", "4栋垃圾没人扫")
    reported.says("zhao", word)
    assert len(reported.cases()) == 2


def test_with_several_alike_a_yes_is_not_enough(reported: Play) -> None:
    reported.says("lu", "4栋垃圾成堆")
    reported.says("lu", "不是")
    reported.says("zhao", "4栋垃圾没人扫")
    assert reported.choices("zhao") == ["report.same", "report.same", "report.now"]
    reported.says("zhao", "是的")
    assert reported.heard("zhao") == ["refusal-no-such-choice"]
    reported.says("zhao", "2")
    assert reported.heard("zhao") == ["support-counted"]


def test_more_words_while_asked_make_it_another_one(reported: Play) -> None:
    reported.says("zhao", "4栋垃圾没人扫")
    reported.says("zhao", "是后门那边")
    assert reported.case("26-0002").words == "4栋垃圾没人扫 是后门那边"


@pytest.mark.parametrize(
    "said", ["5栋垃圾成堆", "柳树组垃圾成堆", "4栋楼道灯坏了"], ids=["building", "yard", "category"]
)
def test_another_building_yard_or_matter_is_not_alike(reported: Play, said: str) -> None:
    reported.says("zhao", said)
    assert reported.heard("zhao") == ["card-reporter"]


def test_what_names_no_building_may_be_the_same(reported: Play) -> None:
    reported.says("zhao", "富家组垃圾成堆")
    assert reported.heard("zhao") == ["report-alike"]


def test_what_was_reported_long_ago_by_oneself_or_in_confidence_is_not_shown(reported: Play) -> None:
    reported.says("wang", "4栋垃圾又满了")
    assert reported.heard("wang") == ["card-reporter"]
    reported.says("wang", "4栋有人吵架")
    reported.says("zhao", "4栋有人吵架")
    assert reported.heard("zhao") == ["card-reporter"]
    reported.now += timedelta(days=15)
    reported.says("zhao", "4栋垃圾没人扫")
    assert reported.heard("zhao") == ["card-reporter"]


def test_in_the_group_the_question_comes_without_pictures(reported: Play) -> None:
    reported.says("zhao", "上报 4栋垃圾没人扫", group=True)
    assert reported.heard(YARD_GROUP) == ["report-alike"]
    assert reported.last(YARD_GROUP).message.photos == ()


def test_the_same_words_in_another_category_may_be_the_same(play: Play) -> None:
    play.says("wang", "4栋垃圾旁边的鬼火又歇了")
    play.says("zhao", "上报 4栋旁边的鬼火又歇了")
    assert play.heard("zhao") == ["report-alike"]


def test_different_things_of_one_kind_are_not_alike(play: Play) -> None:
    play.says("wang", "上报 4栋门禁刷卡没反应")
    play.says("zhao", "上报 4栋健身转盘松动摇晃")
    assert play.heard("zhao") == ["card-reporter"]


def test_another_entrance_is_asked_about_only_in_the_same_words(play: Play) -> None:
    play.says("wang", "4栋1单元楼道灯坏了")
    play.says("zhao", "4栋2单元黑，灯坏了好几天")
    assert play.heard("zhao") == ["card-reporter"]
    play.says("xu", "4栋2单元楼道灯坏了")
    assert play.heard("xu") == ["report-alike"]


def test_the_likeliest_comes_first(play: Play) -> None:
    play.says("wang", "4栋后门垃圾成堆")
    play.says("lu", "4栋前门垃圾发臭")
    play.says("lu", "不是")
    play.says("zhao", "4栋后门垃圾成堆")
    offered = [play.work.choices.pressed(button) for button, _ in play.last("zhao").message.choices]
    assert [pressed.action.object for pressed in offered if pressed] == [1, 2, None]


def test_what_is_discreet_is_shown_to_nobody_however_alike(play: Play) -> None:
    play.says("wang", "4栋吵架，鬼火又歇了")
    play.says("zhao", "上报 4栋鬼火又歇了")
    assert play.heard("zhao") == ["card-reporter"]


# +1


def test_a_press_in_the_group_counts_each_neighbour_once(reported: Play) -> None:
    reported.presses("zhao", "case.support", group=True)
    assert reported.heard(YARD_GROUP) == ["support-counted"]
    reported.presses("zhao", "case.support", group=True)
    assert reported.heard(YARD_GROUP) == ["support-already"]
    assert reported.actions().count("support") == 1


@pytest.mark.parametrize("text", ["+1 26-0001", "26-0001 我家也是", "/same 26-0001"])
def test_a_word_with_the_number_counts_too(reported: Play, text: str) -> None:
    reported.says("zhao", text)
    assert reported.heard("zhao") == ["support-counted"]


def test_a_word_in_reply_to_the_card_needs_no_number(reported: Play) -> None:
    reported.says("zhao", "+1", group=True, answering=reported.last(YARD_GROUP))
    assert reported.heard(YARD_GROUP) == ["support-counted"]


@pytest.mark.parametrize(
    ("who", "text", "refusal"),
    [
        ("wang", "+1 26-0001", "refusal-your-own-case"),
        ("zhao", "+1", "refusal-which-number"),
        ("zhao", "+1 26-0009", "refusal-no-such-case"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(reported: Play, who: str, text: str, refusal: str) -> None:
    reported.says(who, text)
    assert reported.heard(who) == [refusal]


def test_nothing_is_counted_on_a_case_that_has_ended(reported: Play) -> None:
    handle = reported.handle("wang", "case.support", group=True)
    reported.says("wang", "撤回 26-0001")
    reported.says("zhao", "+1 26-0001")
    assert reported.heard("zhao") == ["refusal-case-ended"]
    reported.says("zhao", group=True, handle=handle)
    assert reported.heard(YARD_GROUP) == ["refusal-case-ended"]


def test_a_discreet_case_of_others_does_not_exist_for_a_neighbour(play: Play) -> None:
    play.says("wang", "楼上天天吵架")
    play.says("zhao", "+1 26-0001")
    assert play.heard("zhao") == ["refusal-no-such-case"]


def test_whoever_said_so_hears_what_becomes_of_it(reported: Play) -> None:
    reported.says("zhao", "+1 26-0001")
    reported.says("qin", "办结 26-0001 清走了")
    reported.says("wang", "解决了")
    assert reported.everybody_who_heard() == {"wang": ["done-verify"], "zhao": ["news-closed-for-supporters"]}


def test_a_supporter_who_verifies_as_leader_hears_only_the_thanks(reported: Play) -> None:
    reported.says("li", "+1 26-0001")
    reported.says("qin", "办结 26-0001 清走了")
    reported.says("li", "解决了 26-0001")
    assert reported.everybody_who_heard() == {"li": ["done-verify"], "wang": ["news-closed"]}


def test_when_the_reporter_withdraws_the_others_are_told(reported: Play) -> None:
    reported.says("zhao", "+1 26-0001")
    reported.says("wang", "撤回")
    assert reported.everybody_who_heard() == {
        "wang": ["done-withdraw"],
        "qin": ["news-withdrawn"],
        "zhao": ["news-withdrawn-for-supporters"],
    }
