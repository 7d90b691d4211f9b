"""延期: once, for a complex matter, with a reason, and only when somebody above agrees."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.clocks.promises import Kind
from tests.handlers.play import Play
from tests.town import YARD_GROUP

ASKED = "延期 26-0001 10天 等鉴定报告"


@pytest.fixture
def shed(play: Play) -> Play:
    play.says("wang", "4栋有人违建")
    play.presses("xu", "case.acknowledge")
    return play


def days(play: Play) -> int:
    clock = play.work.clocks.get(1, Kind.FINISH)
    assert clock is not None
    assert clock.due_at == due(clock.started_at, clock.limit, play.work.calendar, clock.pauses).at
    return clock.limit.amount


@pytest.mark.parametrize(
    "typed",
    [
        (ASKED,),
        ("延期 26-0001 10", "等鉴定报告"),
        ("延期 26-0001 等鉴定报告", "2"),
        ("延期 26-0001", "10个工作日 等鉴定报告"),
        ("延期 26-0001", "2", "等鉴定报告"),
        ("/extend 26-0001 10 days 等鉴定报告",),
    ],
)
def test_whoever_has_it_asks_and_the_level_above_is_asked(shed: Play, typed: tuple[str, ...]) -> None:
    for text in typed:
        shed.says("xu", text)
    assert shed.everybody_who_heard() == {"xu": ["done-extend-asked"], "yang": ["news-extend-asked"]}
    assert days(shed) == 15
    asked = shed.work.history.events(shed.case())[-1]
    assert (asked.facts, asked.words) == ({"days": "10"}, {"reason": "等鉴定报告"})


def test_who_was_asked_is_said(shed: Play) -> None:
    shed.says("xu", ASKED)
    asked = shed.last("xu").arg("asked")
    assert asked.args["people"][0].args == {"name": "杨主任"}  # type: ignore[union-attr,index,union-attr]


def test_granted_it_counts_from_the_first_moment_and_the_reporter_hears_why(shed: Play) -> None:
    shed.says("xu", ASKED)
    shed.presses("yang", "case.extend-grant")
    assert (days(shed), shed.case().extended) == (25, 10)
    assert shed.everybody_who_heard() == {
        "yang": ["done-extend-granted"],
        "xu": ["news-extend-granted"],
        "wang": ["news-extended"],
    }
    assert shed.last("wang").arg("reason").args == {"words": "等鉴定报告"}  # type: ignore[union-attr]
    facts = shed.work.history.events(shed.case())[-1].facts
    assert facts["due"] == "2026-05-27T04:00:00+00:00 → 2026-06-10T04:00:00+00:00"


def test_it_is_granted_once(shed: Play) -> None:
    shed.says("xu", ASKED)
    shed.presses("yang", "case.extend-grant")
    shed.presses("yang", "case.extend-grant")
    assert shed.heard("yang") == ["refusal-old-button"]
    shed.says("xu", "延期 26-0001 5天 再等等")
    assert shed.heard("xu") == ["refusal-extended-already"]


def test_declined_the_time_stays_and_it_may_be_asked_for_again(shed: Play) -> None:
    shed.says("xu", ASKED)
    shed.presses("yang", "case.extend-decline")
    assert shed.everybody_who_heard() == {"yang": ["done-extend-declined"], "xu": ["news-extend-declined"]}
    shed.presses("yang", "case.extend-grant")
    assert shed.heard("yang") == ["refusal-old-button"]
    shed.says("xu", ASKED)
    assert shed.heard("yang") == ["news-extend-asked"]
    assert days(shed) == 15


def test_only_the_last_proposal_stands(shed: Play) -> None:
    shed.says("xu", ASKED)
    former = shed.handle("yang", "case.extend-grant")
    shed.says("xu", "延期 26-0001 5天 等鉴定报告")
    shed.says("yang", handle=former)
    assert shed.heard("yang") == ["refusal-old-button"]
    shed.presses("yang", "case.extend-grant")
    assert days(shed) == 20


def test_whoever_stands_highest_has_nobody_to_ask(shed: Play) -> None:
    shed.says("xu", "转派 26-0001 社区居委会 要社区出面")
    shed.presses("yang", "case.acknowledge")
    shed.says("yang", ASKED)
    assert shed.heard("yang") == ["refusal-nobody-above"]
    assert "extend-asked" not in shed.actions()


@pytest.mark.parametrize(
    ("who", "text", "refusal"),
    [
        ("wang", ASKED, "refusal-not-yours"),
        ("yang", ASKED, "refusal-not-yours"),
        ("xu", "延期 26-0001 16天 等鉴定报告", "refusal-extend-too-long"),
        ("xu", "延期 26-0001 0天 等鉴定报告", "refusal-extend-too-long"),
        ("xu", "延期 26-0009 5天 等", "refusal-no-such-case"),
    ],
)
def test_what_cannot_be_put_off_is_refused_in_words(shed: Play, who: str, text: str, refusal: str) -> None:
    shed.says(who, text)
    assert shed.heard(who) == [refusal]


def test_what_is_not_complex_is_not_put_off(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    play.says("xu", ASKED)
    assert play.heard("xu") == ["refusal-extend-only-complex"]


def test_what_is_late_already_is_not_put_off(shed: Play) -> None:
    shed.now += timedelta(days=40)
    shed.says("xu", ASKED)
    assert shed.heard("xu") == ["refusal-extend-too-late"]


def test_asked_for_in_time_it_may_be_granted_later(shed: Play) -> None:
    shed.now += timedelta(days=19)
    shed.says("xu", ASKED)
    shed.now += timedelta(days=3)
    shed.presses("yang", "case.extend-grant")
    assert days(shed) == 25


def test_what_was_done_meanwhile_needs_no_more_time(shed: Play) -> None:
    shed.says("xu", ASKED)
    for text in ("办结 26-0001 拆了", "1"):
        shed.says("xu", text)
    shed.presses("yang", "case.extend-grant")
    assert shed.heard("yang") == ["refusal-old-button"]


def test_in_the_group_no_names_are_named(shed: Play) -> None:
    shed.says("xu", ASKED, group=True)
    assert shed.heard(YARD_GROUP) == ["done-extend-asked"]
    assert shed.last(YARD_GROUP).arg("asked").key == "extend-asked-above"  # type: ignore[union-attr]


def test_reopened_it_has_its_time_anew_and_may_be_put_off_again(shed: Play) -> None:
    shed.says("xu", ASKED)
    shed.presses("yang", "case.extend-grant")
    for text in ("办结 26-0001 拆了", "1"):
        shed.says("xu", text)
    shed.says("wang", "没解决 26-0001 又搭起来了")
    assert (days(shed), shed.case().extended) == (15, 0)


def test_it_keeps_its_time_while_it_is_complex(shed: Play) -> None:
    shed.says("xu", ASKED)
    shed.presses("yang", "case.extend-grant")
    shed.says("yang", "改级别 26-0001 一般")
    assert (shed.case().extended, shed.work.clocks.get(1, Kind.FINISH).limit) == (0, Limit(5, Unit.WORK_DAY))  # type: ignore[union-attr]
