"""进度 with a day: whoever has a case promises news until then, and is reminded when none came."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.clocks.promises import Kind
from storage.promises.clock import Clock
from tests.handlers.play import Play


@pytest.fixture
def lamp(play: Play) -> Play:
    play.says("wang", "4栋垃圾成堆")
    play.presses("qin", "case.acknowledge")
    return play


def promised(play: Play) -> Clock | None:
    return play.work.clocks.get(1, Kind.UPDATE)


@pytest.mark.parametrize("text", ["进度 26-0001 5月13日", "进度 26-0001 下周三", "/progress 26-0001 next Wednesday"])
def test_news_is_promised_by_the_end_of_a_working_day(lamp: Play, text: str) -> None:
    lamp.says("qin", text)
    assert lamp.everybody_who_heard() == {"qin": ["done-promise-update"], "wang": ["news-update-promised"]}
    assert lamp.last("wang").arg("day") == date(2026, 5, 13)
    clock = promised(lamp)
    assert clock is not None
    assert clock.due_at == datetime(2026, 5, 13, 10, tzinfo=UTC)


def test_without_a_day_it_is_the_question_it_always_was(lamp: Play) -> None:
    for who in ("qin", "wang"):
        lamp.says(who, "进度 26-0001")
        assert lamp.heard(who) == ["progress"]


@pytest.mark.parametrize("who", ["wang", "yang", "li"])
def test_who_has_not_got_it_promises_nothing(lamp: Play, who: str) -> None:
    lamp.says(who, "进度 26-0001 明天能好吗")
    assert lamp.heard(who) == ["progress"]
    assert promised(lamp) is None


@pytest.mark.parametrize("text", ["2026-05-06", "2026-07-07", "2027年1月1日"])
def test_no_day_that_is_over_and_none_far_away(lamp: Play, text: str) -> None:
    lamp.says("qin", f"进度 26-0001 {text}")
    assert lamp.heard("qin") == ["refusal-update-day"]


def test_today_is_possible_while_there_is_work(lamp: Play) -> None:
    lamp.says("qin", "进度 26-0001 今天")
    assert lamp.heard("qin") == ["done-promise-update"]
    lamp.now += timedelta(hours=7)
    lamp.says("qin", "进度 26-0001 今天")
    assert lamp.heard("qin") == ["refusal-update-day"]


def test_on_a_day_off_it_is_the_end_of_the_day(lamp: Play) -> None:
    lamp.says("qin", "进度 26-0001 5月17日")
    clock = promised(lamp)
    assert clock is not None
    assert clock.due_at == datetime(2026, 5, 17, 16, tzinfo=UTC)


@pytest.mark.parametrize("text", ["进展 26-0001 车坏了，下午来清", "办结 26-0001 清了", "方案 26-0001 明早清"])
def test_news_keeps_the_promise(lamp: Play, text: str) -> None:
    lamp.says("qin", "进度 26-0001 明天")
    lamp.says("qin", text)
    assert promised(lamp) is None


def test_another_day_replaces_the_first(lamp: Play) -> None:
    lamp.says("qin", "进度 26-0001 明天")
    lamp.says("qin", "进度 26-0001 5月20日")
    running = [clock for clock in lamp.work.clocks.running(1) if clock.kind is Kind.UPDATE]
    assert [clock.due_at for clock in running] == [datetime(2026, 5, 20, 10, tzinfo=UTC)]


def test_when_no_news_came_it_climbs(lamp: Play) -> None:
    lamp.says("qin", "进度 26-0001 明天")
    lamp.waits(days=1, hours=7)
    assert "late-update" in lamp.actions()
