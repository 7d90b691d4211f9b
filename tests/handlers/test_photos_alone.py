"""Where a photo is a message of its own, the words come after it: whatever they are, they are said with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import State
from domain.message import Origin
from storage.dialogues import WORDS_FOLLOW
from tests.handlers.play import Play

A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def lamp(play: Play) -> Play:
    """A stair lamp at Aunt Wang's, dispatched to 小徐 the grid worker."""
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


def fixed_in(play: Play) -> int:
    """How many photos show the work that was done."""
    return len(play.work.cases.photos(play.case(), "fix"))


def test_what_was_done_is_shown_by_the_photos_sent_just_before(lamp: Play) -> None:
    lamp.says("xu", photos=1)
    lamp.says("xu", photos=1)
    lamp.says("xu", "办结 26-0001 换了灯泡")

    assert (fixed_in(lamp), lamp.case().state) == (2, State.HANDLED)
    assert len(lamp.cases()) == 1


def test_photos_that_came_with_the_words_are_the_ones_that_are_meant(lamp: Play) -> None:
    lamp.says("xu", photos=1)
    lamp.says("xu", "办结 26-0001 换了灯泡", photos=2)

    assert fixed_in(lamp) == 2


def test_a_word_after_photos_means_what_it_always_means(lamp: Play) -> None:
    lamp.says("xu", photos=1)
    lamp.says("xu", "签收")

    assert lamp.case().state is State.ACKNOWLEDGED
    assert len(lamp.cases()) == 1


def test_photos_that_had_words_of_their_own_belong_to_those(lamp: Play) -> None:
    lamp.says("xu", "门口垃圾成堆", photos=1)
    lamp.says("xu", "办结 26-0001 换了灯泡")

    assert fixed_in(lamp) == 0


def test_photos_are_used_once(lamp: Play) -> None:
    lamp.says("xu", photos=1)
    lamp.says("xu", "补充 26-0001 灯座也坏了")
    lamp.says("xu", "办结 26-0001 换了灯泡")

    assert fixed_in(lamp) == 0


def test_words_that_are_no_command_make_a_report_of_the_photos(lamp: Play) -> None:
    lamp.says("zhao", photos=1)
    lamp.says("zhao", "5栋门口垃圾成堆")

    (_, garbage) = lamp.cases()
    assert len(lamp.work.cases.photos(garbage, "report")) == 1


def test_a_photo_sent_with_a_refused_command_shows_nothing_else(lamp: Play) -> None:
    lamp.says("xu", photos=1)
    lamp.says("xu", "办结 26-0099 换了灯泡")
    assert lamp.heard("xu")[0].startswith("refusal-")

    lamp.says("xu", "办结 26-0001 换了灯泡")

    assert (fixed_in(lamp), lamp.case().state) == (0, State.HANDLED)


def test_nor_does_a_report_get_the_photo_of_a_refused_command(lamp: Play) -> None:
    lamp.says("xu", photos=1)
    lamp.says("xu", "办结 26-0099 换了灯泡")
    lamp.says("xu", "5栋门口垃圾成堆")

    (_, garbage) = lamp.cases()
    assert lamp.work.cases.photos(garbage, "report") == ()


def test_after_a_slip_the_kind_can_still_be_chosen(lamp: Play) -> None:
    lamp.says("zhao", photos=1)
    lamp.says("zhao", "20")
    assert lamp.heard("zhao") == ["refusal-no-such-choice"]

    lamp.says("zhao", "1")
    assert lamp.heard("zhao") == ["report-where"]


def test_after_a_slip_no_command_takes_the_photo(lamp: Play) -> None:
    lamp.says("xu", photos=1)
    lamp.says("xu", "20")
    lamp.says("xu", "办结 26-0001 换了灯泡")

    assert fixed_in(lamp) == 0


@pytest.mark.parametrize(("later", "shown"), [(WORDS_FOLLOW, 1), (WORDS_FOLLOW + A_MOMENT, 0)])
def test_a_photo_waits_some_minutes_for_its_command(lamp: Play, later: timedelta, shown: int) -> None:
    lamp.says("xu", photos=1)
    lamp.waits(seconds=later.total_seconds())
    lamp.says("xu", "办结 26-0001 换了灯泡")

    assert fixed_in(lamp) == shown


def test_a_photo_waits_in_the_chat_it_was_sent_in(lamp: Play) -> None:
    lamp.says("xu", photos=1, group=True, addressed=True)
    lamp.says("xu", "办结 26-0001 换了灯泡")

    assert fixed_in(lamp) == 0


@pytest.fixture
def shown(lamp: Play) -> Play:
    """小徐 was asked how it was done, and answered with a photo."""
    lamp.says("xu", "办结")
    lamp.says("xu", photos=1)
    assert (lamp.heard("xu"), fixed_in(lamp)) == (["done-finish"], 1)
    return lamp


def test_words_after_a_photo_that_answered_are_a_word_more_about_the_same_case(shown: Play) -> None:
    shown.says("xu", "顺手把灯座也换了")

    assert shown.everybody_who_heard() == {"xu": ["done-note"], "wang": ["news-note"]}
    assert len(shown.cases()) == 1


def test_so_are_words_after_a_photo_of_what_is_not_solved(shown: Play) -> None:
    shown.says("wang", "没解决")
    shown.says("wang", photos=1)
    assert shown.heard("wang") == ["done-again"]
    shown.says("wang", "拧紧了又一闪一闪的")

    assert shown.everybody_who_heard() == {"wang": ["done-note"], "xu": ["news-note"]}


def test_only_the_very_next_words_are(shown: Play) -> None:
    shown.says("xu", "顺手把灯座也换了")
    shown.says("xu", "明天我不在")

    assert shown.heard("xu") == ["report-is-this-one"]


def test_words_that_come_too_late_are_no_word_more(shown: Play) -> None:
    shown.waits(seconds=(WORDS_FOLLOW + A_MOMENT).total_seconds())
    shown.says("xu", "顺手把灯座也换了")

    assert shown.heard("xu") == ["report-is-this-one"]


def test_words_about_another_matter_are_a_report(shown: Play) -> None:
    shown.says("xu", "5栋门口垃圾成堆")

    assert len(shown.cases()) == 2


def test_a_command_after_a_photo_that_answered_is_a_command(shown: Play) -> None:
    shown.says("xu", "我的")

    assert "note" not in shown.actions()


def test_what_was_asked_meanwhile_is_what_the_words_answer(shown: Play) -> None:
    shown.says("xu", "报修")
    shown.says("xu", "顺手把灯座也换了")

    assert "note" not in shown.actions()


def test_what_a_neighbour_said_is_no_word_more(shown: Play) -> None:
    shown.says("xu", "顺手把灯座也换了", origin=Origin.FORWARDED)

    assert "note" not in shown.actions()


def test_in_a_group_words_after_a_photo_are_the_neighbours_talk(lamp: Play) -> None:
    lamp.says("xu", "办结 26-0001", group=True)
    lamp.says("xu", photos=1, group=True, addressed=True)
    lamp.says("xu", "顺手把灯座也换了", group=True, addressed=False)

    assert (fixed_in(lamp), "note" in lamp.actions()) == (1, False)


def test_of_a_closed_case_there_is_no_word_more(shown: Play) -> None:
    shown.says("wang", "解决了 26-0001")
    shown.says("xu", "顺手把灯座也换了")

    assert shown.heard("xu") == ["report-is-this-one"]


# Several photos in a row.


def test_every_photo_that_follows_the_one_that_answered_shows_the_same(shown: Play) -> None:
    shown.says("xu", photos=1)
    assert shown.everybody_who_heard() == {"xu": ["done-shown"], "wang": ["news-note"]}
    shown.says("xu", photos=2)
    assert (fixed_in(shown), len(shown.cases())) == (4, 1)
    assert len(shown.news("wang")[0].message.photos) == 2


def test_so_does_the_rest_of_an_album_that_comes_late(lamp: Play) -> None:
    lamp.says("xu", "办结")
    lamp.says("xu", photos=1, album="a")
    lamp.says("xu", photos=1, album="a")

    assert (fixed_in(lamp), len(lamp.cases())) == (2, 1)


def test_photos_of_what_is_not_solved_go_to_whoever_has_it_again(shown: Play) -> None:
    shown.says("wang", "没解决")
    shown.says("wang", photos=1)
    shown.says("wang", photos=1)

    assert shown.everybody_who_heard() == {"wang": ["done-shown"], "xu": ["news-note"]}
    assert len(shown.work.cases.photos(shown.case(), "report")) == 2


def test_words_may_still_follow_the_last_of_them(shown: Play) -> None:
    shown.says("xu", photos=1)
    shown.says("xu", "顺手把灯座也换了")

    assert shown.heard("xu") == ["done-note"]


@pytest.mark.parametrize(
    ("later", "heard"), [(WORDS_FOLLOW - A_MOMENT, "done-shown"), (WORDS_FOLLOW, "report-what-shown")]
)
def test_a_photo_follows_for_some_minutes_after_the_last(shown: Play, later: timedelta, heard: str) -> None:
    shown.says("xu", photos=1)
    shown.waits(seconds=later.total_seconds())
    shown.says("xu", photos=1)

    assert shown.heard("xu") == [heard]


def test_a_photo_with_words_of_another_matter_is_a_report(shown: Play) -> None:
    shown.says("xu", "5栋门口垃圾成堆", photos=1)

    assert (fixed_in(shown), len(shown.cases())) == (1, 2)


def test_no_more_are_kept_than_anybody_needs_to_see_it(shown: Play) -> None:
    shown.says("xu", photos=9)
    shown.says("xu", photos=1)

    assert (fixed_in(shown), shown.heard("xu")) == (10, ["refusal-shown-enough"])


def test_a_photo_that_follows_the_one_that_made_a_report_a_case_belongs_to_it(play: Play) -> None:
    for words in ("上报", "1", "1"):
        play.says("zhao", words)
    assert play.heard("zhao") == ["report-details"]
    play.says("zhao", photos=1)
    play.says("zhao", photos=1)

    assert (len(play.cases()), play.heard("zhao")) == (1, ["done-shown"])
    assert len(play.work.cases.photos(play.case(), "report")) == 2


def test_while_something_is_asked_about_photos_more_of_them_are_no_other_answer(play: Play) -> None:
    play.says("stranger", "门口垃圾成堆", photos=1)
    assert play.heard("stranger") == ["report-where"]
    play.says("stranger", photos=1)
    assert play.heard("stranger") == []
    play.says("stranger", "5栋")

    assert len(play.work.cases.photos(play.case(), "report")) == 2


# What is it, and where.


def kinds(play: Play, by: str) -> list[str]:
    """The kinds of matter the newest message offers, and what else."""
    pressed = [play.work.choices.pressed(handle) for handle, _ in play.last(by).message.choices]
    return [one.action.value or one.action.name for one in pressed if one is not None]


def test_a_photo_alone_is_asked_about_in_words_with_a_few_kinds_to_pick(play: Play) -> None:
    play.says("zhao", photos=1)

    assert play.heard("zhao") == ["report-what-shown"]
    assert kinds(play, "zhao") == ["garbage", "lamp", "lift", "shed", "report.kinds"]


def test_what_is_reported_most_of_late_is_offered_first(play: Play) -> None:
    for door in ("101", "102"):
        play.says("li", f"代报 柳树1栋1单元{door} 违建")
    play.says("lu", "楼道灯坏了")
    play.says("zhao", photos=1)

    assert kinds(play, "zhao") == ["shed", "lamp", "garbage", "lift", "report.kinds"]


def test_all_the_others_are_one_press_away_and_the_photo_stays(play: Play) -> None:
    play.says("zhao", photos=1)
    play.presses("zhao", "report.kinds")
    assert (play.heard("zhao"), kinds(play, "zhao")) == (["report-what"], list(play.work.town.categories))

    play.presses("zhao", "report.category", "other")
    play.presses("zhao", "report.place")
    assert len(play.work.cases.photos(play.case(), "report")) == 1
