"""What residents and staff say a matter is about teaches the bot, and what is in doubt is asked in private."""

from __future__ import annotations

import pytest

from tests.handlers.play import Play
from tests.town import YARD_GROUP

#: As much about rubbish as about a lamp.
IN_DOUBT = "4栋垃圾边灯坏了"


def lessons(play: Play) -> dict[str, int]:
    return dict(play.work.lessons.by_category())


def test_what_may_be_two_kinds_of_matter_is_asked_with_the_likeliest_first(play: Play) -> None:
    play.says("wang", IN_DOUBT)
    assert play.heard("wang") == ["report-which-kind"]
    offered = [play.work.choices.pressed(button) for button, _ in play.last("wang").message.choices]
    assert [pressed.action.value for pressed in offered if pressed] == ["lamp", "garbage", "other"]
    play.says("wang", "2")
    assert play.heard("wang") == ["card-reporter"]
    assert play.case().category == "garbage"
    assert play.case().words == IN_DOUBT
    assert lessons(play) == {"garbage": 1}


def test_more_words_answer_too_and_it_is_asked_only_once(play: Play) -> None:
    play.says("wang", IN_DOUBT)
    play.says("wang", "就是那里")
    assert play.heard("wang") == ["card-reporter"]
    assert lessons(play) == {}


def test_a_group_is_not_asked_what_kind_of_matter_it_is(play: Play) -> None:
    play.says("wang", f"上报 {IN_DOUBT}", group=True)
    assert play.heard(YARD_GROUP) == ["card-group"]


def test_what_was_sure_teaches_nothing(play: Play) -> None:
    play.says("wang", "4栋楼道灯坏了")
    assert lessons(play) == {}


def test_a_correction_by_staff_is_a_lesson_and_the_next_report_is_understood(play: Play) -> None:
    play.says("wang", "上报 4栋鬼火又歇了")
    assert play.case().category == "other"
    play.says("qin", "改类别 26-0001 楼道灯")
    assert play.heard("qin") == ["refusal-not-yours"]
    play.says("yang", "改类别 26-0001 楼道灯")
    assert play.case().category == "lamp"
    assert lessons(play) == {"lamp": 1}
    play.says("zhao", "5栋鬼火歇了")
    assert play.heard("zhao") == ["card-reporter"]
    assert play.case("26-0002").category == "lamp"


def test_a_second_correction_takes_the_first_one_back(play: Play) -> None:
    play.says("wang", "上报 4栋鬼火又歇了")
    play.says("wang", "改类别 26-0001 暴露垃圾")
    assert lessons(play) == {"garbage": 1}
    play.says("yang", "改类别 26-0001 楼道灯")
    assert lessons(play) == {"lamp": 1}
    assert play.work.matters.read("鬼火").ranked[0].category == "lamp"


def test_the_choices_of_a_correction_begin_with_the_likeliest_and_leave_out_what_it_is(play: Play) -> None:
    play.says("wang", IN_DOUBT)
    play.says("wang", "1")
    play.says("wang", "改类别 26-0001")
    offered = [play.work.choices.pressed(button) for button, _ in play.last("wang").message.choices]
    values = [pressed.action.value for pressed in offered if pressed]
    assert values[0] == "garbage"
    assert "lamp" not in values
    assert len(values) == len(play.work.town.categories) - 1


@pytest.mark.parametrize(("who", "said"), [("wang", "撤回"), ("yang", "不予受理 26-0001 不是社区的事")])
def test_what_nobody_looked_into_teaches_nothing(play: Play, who: str, said: str) -> None:
    play.says("wang", IN_DOUBT)
    play.says("wang", "2")
    assert lessons(play) == {"garbage": 1}
    play.says(who, said)
    assert not play.case().open
    assert lessons(play) == {}


def test_a_telephone_and_a_plate_stay_readable_for_staff_and_not_in_a_group(play: Play) -> None:
    play.says("wang", "4栋楼道灯坏了，打13812345678，湘F12345挡着")
    assert "13812345678" in str(play.last("li").message.body)
    play.says("wang", "谁负责 13812345678 湘F12345 楼道灯", group=True, addressed=True)
    said = [str(heard.message.body) for heard in play.all_heard if heard.message.to == YARD_GROUP]
    assert said
    assert not [text for text in said if "13812345678" in text or "湘F12345" in text]
