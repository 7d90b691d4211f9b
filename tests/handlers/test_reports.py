"""From the first words or photo to a case with a number: what is asked, what is not, and that nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import MOST_PHOTOS, State
from domain.message import Action, Datum, Point
from domain.places.place import Place
from handlers.telling.views import SHOWN_WORDS
from tests.handlers.play import Play, photo, texts
from tests.handlers.quarter import IN_THE_LAKE, IN_THE_YARD, UNDER_THE_WILLOW
from tests.town import YARD_GROUP


def test_one_sentence_is_enough_and_everybody_concerned_hears_of_it(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    case = play.case()
    assert (case.category, case.place, case.state) == ("lamp", Place("yard", "yard-4", "2"), State.DISPATCHED)
    assert (case.lead_handler, case.deputy_handler, case.lead) == ("worker", "director", None)
    assert play.everybody_who_heard() == {
        "wang": ["card-reporter"],
        "xu": ["card-lead"],
        "li": ["card-neighbour"],
        YARD_GROUP.chat: ["card-group"],
    }
    assert play.choices("wang") == ["case.correct-category", "case.correct-place", "case.withdraw"]


def test_a_photo_alone_is_asked_what_it_shows_and_where(play: Play) -> None:
    play.says("zhao", photos=1)
    assert play.heard("zhao") == ["report-what-shown"]
    play.says("zhao", "2")
    assert play.heard("zhao") == ["report-where"]
    play.says("zhao", "5栋")
    assert play.heard("zhao") == ["card-reporter"]
    case = play.case()
    assert (case.category, case.place.building, case.words) == ("lamp", "yard-5", "")
    assert play.work.cases.photos(case, "report") == (photo("1/0").sha256,)


def test_with_nothing_but_numbers_an_old_man_reports_garbage(play: Play) -> None:
    for typed, heard in [("菜单", "menu"), ("1", "report-what"), ("1", "report-where"), ("1", "report-details")]:
        play.says("zhao", typed)
        assert play.heard("zhao") == [heard]
    play.says("zhao", "1")
    assert play.heard("zhao") == ["card-reporter"]
    assert (play.case().category, play.case().place) == ("garbage", Place("yard", "yard-5"))


def test_details_may_be_added_in_words_or_a_photo(play: Play) -> None:
    for typed in ("上报", "1", "1"):
        play.says("zhao", typed)
    play.says("zhao", "没人清运", photos=1)
    assert play.case().words == "没人清运"
    assert len(play.work.cases.photos(play.case(), "report")) == 1


@pytest.mark.parametrize("word", ["不用", "跳过", "就这些", "好的"])
def test_a_word_is_enough_to_add_nothing(play: Play, word: str) -> None:
    for typed in ("上报", "1", "1", word):
        play.says("zhao", typed)
    assert play.case().words == ""


def test_a_matter_is_reported_at_home_unless_it_is_said_to_be_elsewhere(play: Play) -> None:
    play.says("wang", "楼道灯坏了")
    assert play.case().place == Place("yard", "yard-4", "2")
    play.says("wang", "柳树1栋1单元楼道灯坏了")
    assert play.case("26-0002").place == Place("willow", "willow-1", "1")


def test_a_stranger_is_asked_where_and_may_choose_a_grid_after_two_vain_tries(play: Play) -> None:
    play.says("stranger", "楼道灯坏了")
    assert (play.heard("stranger"), play.choices("stranger")) == (["report-where"], [])
    for vain in ("那边", "就是那里"):
        play.says("stranger", vain)
        assert play.heard("stranger") == ["report-where-again"]
    play.says("stranger", "1")
    assert play.case().place == Place("yard")


def test_a_number_is_an_answer_too_where_there_is_nothing_to_choose(play: Play) -> None:
    play.says("stranger", "楼道灯坏了")
    play.says("stranger", "4")
    assert play.heard("stranger") == ["report-where-again"]


def test_a_photo_sent_while_the_place_is_asked_is_not_lost(play: Play) -> None:
    play.says("stranger", "楼道灯坏了")
    play.says("stranger", photos=1)
    assert play.heard("stranger") == ["report-where-again"]
    play.says("stranger", "富家组5栋", photos=1)
    assert len(play.work.cases.photos(play.case(), "report")) == 2


def test_where_the_words_fit_two_places_one_chooses_by_number(play: Play) -> None:
    play.says("wang", "4栋和5栋垃圾没人扫")
    assert play.heard("wang") == ["report-which-place"]
    play.says("wang", "2")
    assert play.case().place.building == "yard-5"


def test_where_the_answer_fits_two_places_one_is_asked_again(play: Play) -> None:
    play.says("stranger", "垃圾没人扫")
    play.says("stranger", "4栋和5栋")
    assert play.heard("stranger") == ["report-which-place"]


@pytest.mark.parametrize(
    ("point", "place"),
    [
        (IN_THE_YARD, Place("yard", "yard-4")),
        (UNDER_THE_WILLOW, Place("willow")),
        (IN_THE_LAKE, Place("yard", "yard-4")),
        (Point(29.2475, 113.0555, Datum.GCJ02), Place("willow")),
    ],
)
def test_a_point_decides_the_grid_and_a_building_inside_tells_it_more_exactly(
    play: Play, point: Point, place: Place
) -> None:
    play.says("zhao", "4栋楼道灯坏了", point=point)
    assert play.case().place == place


def test_a_point_sent_first_is_remembered_while_other_things_are_asked(play: Play) -> None:
    play.says("stranger", point=UNDER_THE_WILLOW)
    assert play.heard("stranger") == ["report-what"]
    play.says("stranger", "垃圾满了")
    assert play.case().place == Place("willow")


def test_a_point_is_an_answer_to_where(play: Play) -> None:
    play.says("stranger", "垃圾满了")
    play.says("stranger", point=IN_THE_LAKE)
    assert play.heard("stranger") == ["report-where-again"]
    play.says("stranger", point=IN_THE_YARD)
    assert play.case().place == Place("yard")


def test_a_category_may_be_named_in_full(play: Play) -> None:
    play.says("wang", "上报")
    play.says("wang", "邻里纠纷")
    assert play.case().category == "quarrel"


def test_words_that_sound_like_no_matter_are_asked_about_first(play: Play) -> None:
    play.says("wang", "今天天气不错")
    assert (play.heard("wang"), play.choices("wang")) == (["report-is-this-one"], ["report.this", "dialogue.cancel"])
    play.says("wang", "不是")
    assert play.heard("wang") == ["cancelled"]
    play.says("wang", "井盖不见了")
    play.says("wang", "是的")
    assert (play.case().category, play.case().words) == ("other", "井盖不见了")


@pytest.mark.parametrize("slip", ["啊", "好的", "7", "不用"])
def test_a_slip_gets_the_menu_not_a_case(play: Play, slip: str) -> None:
    play.says("wang", slip)
    assert play.heard("wang") == ["menu"]


def test_danger_is_answered_with_110_119_120_first(play: Play) -> None:
    play.says("wang", "电梯里有人出不来")
    assert play.heard("wang") == ["report-danger", "card-reporter"]
    assert play.heard("feng") == ["card-lead"]


def test_ten_thousand_characters_are_kept_whole_and_shown_in_part(play: Play) -> None:
    play.says("wang", "楼道灯坏了" * 2000)
    assert len(play.case().words) == 10_000
    shown = [text for one in play.all_heard for text in texts(one.message.body) if text.startswith("楼道灯")]
    assert {len(text) for text in shown} == {SHOWN_WORDS}


# Reporting for others, and without a name.


def test_a_report_for_a_neighbour_is_not_at_ones_own_door(play: Play) -> None:
    play.says("li", "代报 楼道灯坏了")
    assert play.heard("li") == ["report-where"]
    play.says("li", "4栋2单元302")
    case = play.case()
    assert (case.on_behalf, case.place.room) == (True, "302")
    assert play.last("xu").arg("reporter").key == "reporter-for"  # type: ignore[union-attr]


def test_an_unnamed_report_tells_nobody_who_it_was(play: Play) -> None:
    play.says("wang", "匿名上报 4栋2单元垃圾成堆")
    assert play.case().anonymous
    assert play.last("qin").arg("reporter").key == "reporter-unnamed"  # type: ignore[union-attr]
    assert not [one for one in play.all_heard if one.message.to.chat != "wang" and "王阿姨" in str(one.message.body)]


def test_an_unnamed_report_stays_unnamed_through_every_question(play: Play) -> None:
    play.says("stranger", "匿名")
    play.says("stranger", "垃圾成堆")
    play.says("stranger", "富家组")
    assert play.case().anonymous


def test_in_the_group_an_unnamed_report_is_sent_to_the_private_chat(play: Play) -> None:
    play.says("wang", "匿名上报 楼道灯坏了", group=True)
    assert play.heard(YARD_GROUP) == ["report-unnamed-in-private"]
    assert play.cases() == []


# In the group.


def test_a_photo_with_a_caption_that_names_a_matter_is_a_report_in_the_group(play: Play) -> None:
    play.says("wang", "5栋门口垃圾成堆", photos=1, group=True)
    assert play.everybody_who_heard() == {
        YARD_GROUP.chat: ["card-group"],
        "qin": ["card-lead"],
        "wang": ["card-reporter"],
        "li": ["card-neighbour"],
    }
    assert play.news(YARD_GROUP)[0].message.reply_to == "in-1"


@pytest.mark.parametrize("text", ["楼道灯坏了", "大家早上好", "好了", "+1", "算了", "你好", "没解决", "1", "好的"])
def test_neighbours_talk_among_themselves_and_the_bot_keeps_out_of_it(play: Play, text: str) -> None:
    play.says("wang", text, group=True)
    assert play.everybody_who_heard() == {}
    assert play.cases() == []


def test_a_broken_file_in_the_group_is_the_bots_business_only_with_a_report(play: Play) -> None:
    play.says("wang", "哈哈", group=True, refused_photos=("refused-photo-unreadable",))
    assert play.everybody_who_heard() == {}
    play.says("wang", "垃圾成堆", group=True, refused_photos=("refused-photo-unreadable",))
    assert play.heard(YARD_GROUP) == ["refused-photo-unreadable", "card-group"]


def test_in_the_group_a_report_needs_no_place_of_its_own(play: Play) -> None:
    play.says("lu", "上报 垃圾满了", group=True)
    assert play.case().place == Place("yard")


def test_spoken_to_in_the_group_the_bot_asks_there_and_only_the_speaker_answers(play: Play) -> None:
    play.says("wang", "上报", group=True)
    assert play.heard(YARD_GROUP) == ["report-what"]
    play.says("zhao", "楼道灯坏了", group=True)
    assert play.heard(YARD_GROUP) == []
    play.says("wang", "2", group=True)
    play.says("wang", "灯泡", group=True)
    assert (play.case().category, play.case().words) == ("lamp", "灯泡")


def test_a_discreet_matter_is_never_shown_in_the_group(play: Play) -> None:
    play.says("wang", "上报 楼上天天吵架", group=True)
    assert play.everybody_who_heard() == {
        YARD_GROUP.chat: ["report-taken-quietly"],
        "yang": ["card-lead"],
        "wang": ["card-reporter"],
    }
    play.says("wang", "楼上又吵架")
    assert play.everybody_who_heard() == {"wang": ["card-reporter"], "yang": ["card-lead"]}


def test_two_places_in_the_group_are_told_apart_without_a_room(play: Play) -> None:
    play.says("wang", "上报 4栋2单元301和5栋垃圾", group=True)
    assert play.heard(YARD_GROUP) == ["report-which-place"]
    play.says("wang", "1", group=True)
    assert play.case().place.room == "301"


# Photos.


def test_the_photos_of_an_album_join_one_case_also_when_they_come_after_it(play: Play) -> None:
    play.says("wang", "楼道灯坏了", photos=1, album="A")
    play.says("wang", photos=1, album="A")
    play.says("wang", photos=1, album="A")
    assert len(play.cases()) == 1
    assert len(play.work.cases.photos(play.case(), "report")) == 3
    assert play.everybody_who_heard() == {}


def test_the_photos_of_an_album_join_a_report_that_is_still_asked_about(play: Play) -> None:
    play.says("stranger", "楼道灯坏了", photos=1, album="A")
    play.says("stranger", photos=2, album="A")
    assert play.heard("stranger") == []
    play.says("stranger", "富家组")
    assert len(play.work.cases.photos(play.case(), "report")) == 3


def test_another_album_and_the_album_of_somebody_else_join_nothing(play: Play) -> None:
    play.says("stranger", "楼道灯坏了", photos=1, album="A", group=True)
    play.says("wang", "", photos=1, album="A", group=True)
    assert len(play.work.cases.photos(play.case(), "report")) == 1
    play.says("stranger", "垃圾成堆", photos=1, album="B")
    play.says("stranger", "", photos=1, album="C")
    play.says("stranger", "富家组")
    assert len(play.work.cases.photos(play.case("26-0002"), "report")) == 2


def test_more_than_ten_photos_are_cut_and_the_reporter_is_told(play: Play) -> None:
    play.says("wang", "楼道灯坏了", photos=12, album="A")
    assert play.heard("wang") == ["report-photos-kept", "card-reporter"]
    assert play.news("wang")[0].message.body.args == {"kept": 10, "sent": 12}
    play.says("wang", photos=3, album="A")
    assert len(play.work.cases.photos(play.case(), "report")) == MOST_PHOTOS


def test_a_file_that_is_no_photo_is_said_to_be_none_and_the_words_count(play: Play) -> None:
    play.says("wang", "楼道灯坏了", refused_photos=("refused-photo-not-a-photo",))
    assert play.heard("wang") == ["refused-photo-not-a-photo", "card-reporter"]


def test_a_file_that_is_no_photo_alone_is_said_to_be_none(play: Play) -> None:
    play.says("wang", refused_photos=("refused-photo-not-a-photo",))
    assert play.heard("wang") == ["refused-photo-not-a-photo"]
    assert play.cases() == []


# Once, and not too often.


def test_the_same_message_twice_gives_one_case(play: Play) -> None:
    play.says("wang", "楼道灯坏了", message_id="m")
    play.says("wang", "楼道灯坏了", message_id="m")
    assert len(play.cases()) == 1
    assert play.everybody_who_heard() == {}


def test_nobody_reports_more_than_five_things_in_ten_minutes(play: Play) -> None:
    for building in ("4栋", "5栋", "柳树1栋", "4栋1单元", "4栋2单元"):
        play.says("zhao", f"{building}楼道灯坏了")
    play.says("zhao", "垃圾成堆")
    assert play.heard("zhao") == ["refusal-too-many"]
    assert play.news("zhao")[0].message.body.args == {"most": 5, "minutes": 10}
    assert len(play.cases()) == 5
    play.says("wang", "垃圾成堆")
    play.says("zhao", "电梯里有人")
    assert [case.category for case in play.cases()[5:]] == ["garbage", "lift"]
    play.waits(minutes=10)
    play.says("zhao", "吵架")
    assert len(play.cases()) == 8


def test_what_was_asked_about_before_the_limit_is_still_there_after_it(play: Play) -> None:
    for _ in range(5):
        play.says("stranger", "富家组垃圾成堆")
    play.says("stranger", "楼道灯坏了")
    play.says("stranger", "富家组")
    assert play.heard("stranger") == ["refusal-too-many"]
    play.now += timedelta(minutes=11)
    play.says("stranger", "富家组")
    assert play.case("26-0006").words == "楼道灯坏了"


# Late presses.


def test_a_press_after_the_draft_was_forgotten_begins_anew(play: Play) -> None:
    play.says("wang", "今天天气不错")
    play.now += timedelta(days=2)
    play.presses("wang", "report.this")
    assert play.heard("wang") == ["report-what"]


def test_a_category_the_town_no_longer_has_changes_nothing(play: Play) -> None:
    play.says("wang", "上报")
    incoming = play.work.dialogues
    dialogue = incoming.get(play.person("wang"), play.last("wang").message.to, play.now)
    assert dialogue is not None
    gone = type(dialogue)(dialogue.action, (Action("report.category", None, "gone"),), dialogue.notes)
    incoming.open(play.person("wang"), play.last("wang").message.to, gone, play.now)
    play.says("wang", "1")
    assert play.cases() == []
