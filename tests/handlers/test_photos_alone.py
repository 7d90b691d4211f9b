"""Where a photo is a message of its own, the words come after it: whatever they are, they are said with it."""

from __future__ import annotations

import pytest

from domain.casework.case import State
from tests.handlers.play import Play


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
