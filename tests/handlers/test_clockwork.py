"""The clocks of a case follow what is done with it: pauses add up exactly, a class counts once, reached is reached."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.casework.case import State
from domain.clocks.clock import due
from domain.clocks.promises import Kind
from storage.promises.clock import Clock
from tests.handlers.play import Play, a_play

HALTING = {Kind.CONTACT, Kind.PLAN, Kind.FINISH, Kind.MILESTONE, Kind.UPDATE}


@pytest.fixture
def shed(play: Play) -> Play:
    """An illegal building, dispatched to 小徐 the grid worker."""
    play.says("wang", "4栋有人违建")
    return play


def clock(play: Play, kind: Kind, name: str = "") -> Clock | None:
    return play.work.clocks.get(1, kind, name)


def kinds(play: Play) -> list[str]:
    return sorted(f"{clock.kind}:{clock.name}".rstrip(":") for clock in play.work.clocks.running(1))


def terms(play: Play) -> list[tuple[object, ...]]:
    """Every promise that runs, whatever its row is called."""
    running = play.work.clocks.running(1)
    return sorted((c.kind, c.name, c.started_at, c.limit.amount, c.due_at, c.pauses, c.moments) for c in running)


def test_an_illegal_building_begins_with_everything_that_is_owed(shed: Play) -> None:
    assert kinds(shed) == [
        "acknowledge",
        "contact",
        "finish",
        "milestone:demolish",
        "milestone:fine",
        "milestone:stop",
        "plan",
    ]


def test_the_ladder_it_was_opened_with_stays_with_the_case(shed: Play) -> None:
    assert shed.case().ladder == shed.work.town.ladder_of("shed")


def test_passing_it_on_restarts_nothing_but_signing(shed: Play) -> None:
    before = terms(shed)
    shed.now += timedelta(hours=1)
    shed.says("xu", "转派 26-0001 社区居委会 要社区出面")
    after = terms(shed)
    assert [row for row in after if row[0] != "acknowledge"] == [row for row in before if row[0] != "acknowledge"]
    assert [row[2] for row in after if row[0] == "acknowledge"] == [shed.now]


def test_done_ends_all_that_was_owed(shed: Play) -> None:
    shed.says("xu", "办结 26-0001 都拆了")
    shed.says("xu", "1")
    assert (shed.case().state, kinds(shed)) == (State.HANDLED, ["verify"])


def test_nothing_is_to_be_said_to_whoever_took_up_what_they_reported(play: Play) -> None:
    play.says("li", "4栋楼道灯坏了")
    assert clock(play, Kind.CONTACT) is not None
    play.says("li", "我来办 26-0001")
    assert clock(play, Kind.CONTACT) is None


def test_whoever_reports_what_they_answer_for_owes_nobody_a_word(play: Play) -> None:
    play.says("xu", "4栋楼道灯坏了")
    assert kinds(play) == ["acknowledge", "finish"]


def test_a_suspension_halts_everything_but_the_order_of_the_outside_line(shed: Play) -> None:
    shed.says("xu", "进度 26-0001 5月20日")
    shed.says("yang", "12345 26-0001 20260530-00123 5月30日")
    for typed in ("挂账 26-0001 等材料", "6月1日"):
        shed.says("xu", typed)
    still = {clock.kind for clock in shed.work.clocks.running(1) if clock.stands_still}
    assert still == HALTING
    assert {clock.kind for clock in shed.work.clocks.running(1)} - still == {Kind.ORDER, Kind.REVIEW}
    shed.says("xu", "恢复办理 26-0001")
    assert not [clock for clock in shed.work.clocks.running(1) if clock.stands_still]
    assert clock(shed, Kind.REVIEW) is None


spans = st.lists(st.tuples(st.integers(1, 3000), st.integers(1, 3000)), min_size=1, max_size=4)


@settings(max_examples=12, deadline=None)
@given(spans)
def test_a_suspended_span_is_added_exactly_to_every_promise(spans: list[tuple[int, int]]) -> None:
    with a_play() as play:
        play.says("wang", "4栋有人违建")
        play.presses("xu", "case.acknowledge")
        pauses = []
        for running, waiting in spans:
            play.now += timedelta(minutes=running)
            began = play.now
            play.says("xu", "挂账 26-0001 等材料")
            play.says("xu", f"{(play.now + timedelta(days=20)):%Y-%m-%d}")
            play.now += timedelta(minutes=waiting)
            play.says("xu", "恢复办理 26-0001")
            pauses.append((began, play.now))
        for one in play.work.clocks.running(1):
            assert [(pause.start, pause.end) for pause in one.pauses] == pauses
            assert one.due_at == due(one.started_at, one.limit, play.work.calendar, one.pauses).at


def test_a_promise_that_was_late_before_the_pause_goes_on_where_it_was(shed: Play) -> None:
    shed.presses("xu", "case.acknowledge")
    shed.waits(days=1)
    late = clock(shed, Kind.MILESTONE, "stop")
    assert late is not None
    assert late.rung > 0
    for typed in ("挂账 26-0001 等材料", "6月1日"):
        shed.says("xu", typed)
    shed.waits(days=3)
    shed.says("xu", "恢复办理 26-0001")
    again = clock(shed, Kind.MILESTONE, "stop")
    assert again is not None
    assert again.rung == late.rung


def test_what_was_reached_stays_reached_when_it_is_not_solved(shed: Play) -> None:
    shed.says("xu", "进展 26-0001 停工")
    shed.says("xu", "办结 26-0001 罚了，拆了")
    shed.says("xu", "当事人自己拆了")
    shed.says("wang", "没解决 26-0001 又搭起来了")
    assert "milestone:stop" not in kinds(shed)
    assert {"milestone:fine", "milestone:demolish", "plan", "contact"} <= set(kinds(shed))


classes = st.lists(st.sampled_from(["简单", "一般", "复杂", "突发", "咨询"]), min_size=1, max_size=4)


@settings(max_examples=12, deadline=None)
@given(classes, st.sampled_from(["简单", "一般", "复杂", "突发", "咨询"]), st.booleans())
def test_a_class_changed_many_times_is_counted_as_if_changed_once(names: list[str], last: str, waits: bool) -> None:
    def counted(typed: list[str]) -> list[tuple[object, ...]]:
        with a_play() as play:
            play.says("wang", "4栋有人违建")
            play.presses("xu", "case.acknowledge")
            play.now += timedelta(hours=3)
            if waits:
                for text in ("挂账 26-0001 等材料", "6月1日"):
                    play.says("xu", text)
                play.now += timedelta(days=2)
            for name in typed:
                play.says("yang", f"改级别 26-0001 {name}")
            if waits:
                play.says("xu", "恢复办理 26-0001")
            return terms(play)

    assert counted([*names, last]) == counted([last])
