"""Passing on: the reporter's time runs on, the first receiver coordinates, a second return is the community's."""

from __future__ import annotations

import pytest

from domain.casework.case import Outcome, State
from domain.clocks.promises import Kind
from tests.handlers.play import Play
from tests.town import YARD_GROUP


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


@pytest.mark.parametrize(
    "typed",
    [
        ("转派", "3", "1"),
        ("转派", "物业公司", "1"),
        ("转派 26-0001 物业公司 归物业管",),
        ("转派 26-0001 物业公司", "归物业管"),
        ("transfer 26-0001", "Property firm belongs to them"),
    ],
    ids=["numbers", "name", "at once", "reason asked", "english"],
)
def test_a_transfer_names_somebody_else_and_a_reason(lamp: Play, typed: tuple[str, ...]) -> None:
    for text in typed:
        lamp.says("xu", text)
    assert (lamp.case().lead_handler, lamp.case().coordinator) == ("property", "worker")
    assert lamp.everybody_who_heard() == {"xu": ["done-pass-on"], "feng": ["card-lead"], "wang": ["news-passed-on"]}


def test_a_transfer_never_restarts_the_reporters_clock(lamp: Play) -> None:
    before = lamp.work.clocks.get(1, Kind.FINISH)
    lamp.waits(hours=1)
    lamp.says("xu", "转派 26-0001 物业公司 归物业管")
    assert lamp.work.clocks.get(1, Kind.FINISH) == before
    signing = lamp.work.clocks.get(1, Kind.ACKNOWLEDGE)
    assert signing is not None
    assert signing.started_at == lamp.now


def test_the_first_receiver_may_pass_it_on_again_and_stays_coordinator(lamp: Play) -> None:
    lamp.says("xu", "转派 26-0001 物业公司 归物业管")
    lamp.says("xu", "转派 26-0001 环卫所 还是归环卫")
    assert (lamp.case().lead_handler, lamp.case().coordinator) == ("sanitation", "worker")


def test_the_old_card_says_who_has_it_now_and_has_no_buttons(lamp: Play) -> None:
    card = lamp.last("xu")
    lamp.says("xu", "转派 26-0001 物业公司 归物业管")
    edits = [one for one in lamp.all_heard if one.message.edits == card.id]
    assert (edits[-1].key, edits[-1].message.choices) == ("card-passed-on", ())


def test_to_whom_it_belongs_already_it_is_not_passed_on(lamp: Play) -> None:
    lamp.says("xu", "转派 26-0001 网格员 试试")
    assert lamp.heard("xu") == ["ask-handler"]


def test_words_that_name_nobody_are_asked_again(lamp: Play) -> None:
    lamp.says("xu", "转派")
    lamp.says("xu", "隔壁老王")
    assert lamp.heard("xu") == ["ask-handler"]


def test_whoever_passes_it_to_themselves_gets_the_card(lamp: Play) -> None:
    lamp.says("xu", "退单 26-0001 不归我管")
    lamp.says("yang", "1")
    lamp.says("yang", "社区居委会")
    assert lamp.everybody_who_heard() == {"yang": ["card-lead"], "wang": ["news-passed-on"]}
    lamp.says("yang", "1")
    assert lamp.heard("yang") == ["done-acknowledge"]


def test_in_the_group_they_get_word_of_it_only(lamp: Play) -> None:
    lamp.says("yang", "转派 26-0001 社区居委会 我来", group=True)
    assert lamp.heard("yang") == []
    assert lamp.heard(YARD_GROUP) == ["done-pass-on"]


# 退单


def test_a_return_is_put_to_the_level_above_with_its_reason(lamp: Play) -> None:
    lamp.presses("xu", "case.return")
    lamp.says("xu", "1")
    assert lamp.everybody_who_heard() == {"xu": ["done-return"], "yang": ["news-returned"]}
    assert lamp.choices("yang") == ["case.dispatch", "case.take", "case.reject"]
    assert (lamp.case().state, lamp.case().coordinator) == (State.RETURNED, "worker")


def test_a_returned_case_goes_where_the_community_says_or_back_again(lamp: Play) -> None:
    lamp.says("xu", "退单 26-0001 不归我管")
    lamp.presses("yang", "case.dispatch")
    lamp.says("yang", "1")
    assert (lamp.case().lead_handler, lamp.case().designated) == ("worker", False)
    lamp.says("xu", "退单 26-0001 真的不归我管")
    lamp.presses("yang", "case.dispatch")
    lamp.says("yang", "1")
    assert (lamp.case().lead_handler, lamp.case().designated, lamp.case().returns) == ("worker", True, 2)
    lamp.says("xu", "退单 26-0001 就是不归我管")
    assert lamp.heard("xu") == ["refusal-not-yours"]
    lamp.says("xu", "进度 26-0001")
    assert "case.finish" in lamp.choices("xu")
    assert "case.return" not in lamp.choices("xu")


def test_a_coordinator_passes_on_a_first_return_but_not_a_second(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.says("qin", "转派 26-0001 物业公司 归物业管")
    play.says("feng", "退单 26-0001 不归我们")
    play.says("qin", "派单 26-0001 物业公司")
    assert play.heard("qin") == ["done-pass-on"]
    play.says("feng", "退单 26-0001 还是不归我们")
    play.says("qin", "派单 26-0001 物业公司")
    assert play.heard("qin") == ["refusal-not-yours"]
    play.says("yang", "派单 26-0001 物业公司")
    assert (play.case().state, play.case().designated) == (State.DISPATCHED, True)


# 不予受理


@pytest.mark.parametrize("typed", [("不予受理", "2"), ("不予受理 26-0001 请找派出所",)])
def test_a_refusal_says_why_to_the_reporter_and_all_who_said_so_too(lamp: Play, typed: tuple[str, ...]) -> None:
    lamp.says("zhao", "+1 26-0001")
    for text in typed:
        lamp.says("yang", text)
    assert lamp.everybody_who_heard() == {"yang": ["done-reject"], "wang": ["news-rejected"], "zhao": ["news-rejected"]}
    assert (lamp.case().state, lamp.case().outcome) == (State.REJECTED, Outcome.NOT_OURS)
