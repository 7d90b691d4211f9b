"""Counting anew, once a year's holidays are announced: who hears of it, who does not, and what stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.clocks.calendar import WorkingCalendar
from domain.clocks.holidays import Holiday, HolidayYear, tables
from domain.clocks.promises import Kind
from domain.message import Say
from handlers import routines
from handlers.deadlines import sweep
from handlers.promises import recounting
from storage.promises.clock import Clock
from storage.routines import Routine
from storage.town.calendars import shipped_years
from tests.handlers.play import Play, a_play

SHANGHAI = ZoneInfo("Asia/Shanghai")


def on(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def new_year(first: str, last: str, *make_up: str) -> HolidayYear:
    """2027, announced as it was expected but for 元旦."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    off = tuple(begin + timedelta(days=n) for n in range((end - begin).days + 1))
    first_of_all = Holiday("元旦", off, tuple(map(date.fromisoformat, make_up)))
    return HolidayYear(2027, True, (first_of_all, *shipped_years()[2027].holidays[1:]))


#: A working day less than expected before 5 January.
LONG = new_year("2026-12-31", "2027-01-03", "2026-12-27")

#: What everybody expected.
SHORT = new_year("2027-01-01", "2027-01-03")


@pytest.fixture
def garbage() -> Iterator[Play]:
    """Five working days for garbage told on Monday 28 December 2026 at 16:00: until 5 January, provisionally."""
    with a_play(on("2026-12-28 16:00")) as play:
        play.says("wang", "4栋垃圾成堆")
        yield play


def announce(play: Play, year: HolidayYear) -> None:
    play.listen()
    work = play.work
    work.calendars.load(year, play.now)
    recounting.begin(work, play.now)
    routines.settle(work, play.now)
    play.waits(seconds=0)


def by(play: Play, year: HolidayYear) -> WorkingCalendar:
    """The town's calendar if that were announced."""
    return replace(play.work.calendar, years=tables({**shipped_years(), 2027: year}.values()))


def finish(play: Play, case: int = 1) -> Clock:
    clock = play.work.clocks.get(case, Kind.FINISH)
    assert clock is not None
    return clock


def test_the_reporter_and_whoever_leads_it_hear_of_a_moment_that_moved(garbage: Play) -> None:
    announce(garbage, LONG)
    assert garbage.everybody_who_heard() == {"wang": ["calendar-moved"], "qin": ["calendar-moved"]}
    was, now = on("2027-01-05 16:00"), on("2027-01-06 16:00")
    (line,) = garbage.last("wang").arg("promises")  # type: ignore[misc]
    assert line == Say(
        "calendar-promise",
        {"promise": Say("calendar-promise-finish"), "before": was, "due": Say("due-at", {"at": now})},
    )
    assert (finish(garbage).due_at, finish(garbage).provisional) == (now, False)


def test_what_is_official_now_and_as_expected_is_said_on_the_cards_and_to_nobody(garbage: Play) -> None:
    assert finish(garbage).provisional
    announce(garbage, SHORT)
    assert (finish(garbage).due_at, finish(garbage).provisional) == (on("2027-01-05 16:00"), False)
    assert not any(garbage.everybody_who_heard().values())
    edited = [one for one in garbage.all_heard if one.message.edits and one.key == "card-reporter"]
    assert edited[-1].arg("due") == Say("due-at", {"at": on("2027-01-05 16:00")})
    assert "recount" not in garbage.actions()


def test_both_moments_stand_in_the_history_of_the_case(garbage: Play) -> None:
    announce(garbage, LONG)
    (event,) = [event for event in garbage.work.history.events(garbage.case()) if event.action == "recount"]
    assert event.actor is None
    assert event.facts["finish"] == "2027-01-05T08:00:00+00:00 → 2027-01-06T08:00:00+00:00"


def test_the_rungs_move_with_the_moment(garbage: Play) -> None:
    before = finish(garbage).moments
    announce(garbage, LONG)
    after = finish(garbage).moments
    assert [moment - old for moment, old in zip(after[:2], before[:2], strict=True)] == [timedelta(days=1)] * 2
    assert finish(garbage).look_at == after[0]


def test_a_rung_that_was_fired_is_fired_again_only_if_its_moment_is_to_come_again(garbage: Play) -> None:
    garbage.says("qin", "签收 26-0001")
    garbage.waits(days=8, hours=1)
    assert finish(garbage).rung == 2
    announce(garbage, SHORT)
    assert finish(garbage).rung == 2
    announce(garbage, LONG)
    assert finish(garbage).rung == 0
    garbage.waits(days=1)
    assert finish(garbage).rung == 2


def test_announcing_the_same_again_tells_nobody(garbage: Play) -> None:
    announce(garbage, LONG)
    announce(garbage, LONG)
    assert not any(garbage.everybody_who_heard().values())
    assert garbage.actions().count("recount") == 1


def test_what_stands_still_is_counted_when_it_goes_on(garbage: Play) -> None:
    garbage.says("qin", "签收 26-0001")
    garbage.says("qin", "挂账 26-0001 等车")
    garbage.says("qin", "2027-01-20")
    assert finish(garbage).stands_still
    was = finish(garbage)
    announce(garbage, LONG)
    assert finish(garbage) == was
    assert "recount" not in garbage.actions()


def test_an_emergency_runs_day_and_night_and_is_not_moved(garbage: Play) -> None:
    garbage.says("wang", "4栋电梯困人了")
    was = finish(garbage, 2).due_at
    announce(garbage, LONG)
    assert finish(garbage, 2).due_at == was
    assert "recount" not in garbage.actions("26-0002")


def test_counting_goes_on_where_it_stopped_and_ends(garbage: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recounting, "_AT_ONCE", 2)
    for _ in range(3):
        garbage.says("wang", "1栋垃圾成堆", group=False)
        garbage.says("wang", "新报")
    work = garbage.work
    work.calendars.load(LONG, garbage.now)
    recounting.begin(work, garbage.now)
    seen = []
    while (routine := garbage.work.routines.due(garbage.now)) is not None and routine.name == recounting.RECOUNT:
        routines.run(garbage.restarted(), garbage.now)
        seen.append(routine.progress)
    assert seen[0] == ""
    assert [int(progress) for progress in seen[1:]] == sorted({int(progress) for progress in seen[1:]})
    for case in garbage.cases():
        assert finish(garbage, case.id).due_at == on("2027-01-06 16:00")
        assert garbage.actions(case.number).count("recount") == 1
    assert Routine(recounting.RECOUNT, "", garbage.now) not in garbage.work.routines.all()


def test_how_many_would_move_is_known_before(garbage: Play) -> None:
    garbage.says("zhao", "4栋2单元楼道灯坏了")
    assert recounting.would_move(garbage.work, by(garbage, SHORT)) == 0
    moving = recounting.would_move(garbage.work, by(garbage, LONG))
    assert moving == 1
    announce(garbage, LONG)
    events = [event for case in garbage.cases() for event in garbage.work.history.events(case)]
    assert sum(len(event.facts) for event in events if event.action == "recount") == moving
    assert sweep(garbage.work, garbage.now) == 0
