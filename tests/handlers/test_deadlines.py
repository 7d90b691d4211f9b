"""What happens by itself when a promise is not kept: each rung once, after a restart too, after an outage only one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.clocks.promises import Kind
from handlers import deadlines
from handlers.nagging import addressing, climbing
from storage.promises.nags import Overtaken
from tests.handlers.clocks import alone, clock_of, next_rung, passes, sleeps_until_rung
from tests.handlers.play import Play
from tests.town import at


@pytest.fixture
def lamp(play: Play) -> Play:
    """A stair lamp nobody signs: 小徐 has two working hours, until 15:30, and a working day, until Friday 13:30."""
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


def late(play: Play, kind: Kind, times: int) -> list[dict[str, list[str]]]:
    """Who heard what each time that clock acted; other clocks of the case are stopped."""
    alone(play, kind)
    heard = []
    for _ in range(times):
        next_rung(play, kind)
        heard.append(play.everybody_who_heard())
    return heard


@pytest.mark.parametrize(("kind", "nag"), [(Kind.ACKNOWLEDGE, "nag-acknowledge"), (Kind.FINISH, "nag-finish")])
def test_first_whoever_leads_it_then_level_by_level_then_quiet(lamp: Play, kind: Kind, nag: str) -> None:
    # 小徐 is also the level of the grid above the yard, but nobody is told of their own delay as a superior.
    assert late(lamp, kind, 6) == [
        {"xu": ["nag-soon"]},
        {"xu": [nag], "yang": [nag]},
        {"yang": ["nag-next-level"]},
        {},
        {},
        {},
    ]


def test_what_an_organisation_leaves_lying_climbs_through_every_level(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    assert late(play, Kind.FINISH, 5) == [
        {"qin": ["nag-soon"]},
        {"qin": ["nag-finish"], "xu": ["nag-finish"]},
        {"xu": ["nag-next-level"]},
        {"yang": ["nag-next-level"]},
        {},
    ]


def test_the_level_above_hears_half_a_working_day_later(lamp: Play) -> None:
    alone(lamp, Kind.ACKNOWLEDGE)
    next_rung(lamp, Kind.ACKNOWLEDGE)
    next_rung(lamp, Kind.ACKNOWLEDGE)
    assert lamp.now == clock_of(lamp, Kind.ACKNOWLEDGE).due_at
    passes(lamp, hours=18, minutes=59)
    assert lamp.everybody_who_heard() == {}
    passes(lamp, minutes=1)
    assert lamp.heard("yang") == ["nag-next-level"]


def test_looking_again_at_the_same_moment_or_after_a_restart_says_nothing_twice(lamp: Play) -> None:
    next_rung(lamp, Kind.ACKNOWLEDGE)
    heard = len(lamp.all_heard)
    assert deadlines.sweep(lamp.restarted(), lamp.now) == 0
    lamp.deliver()
    assert len(lamp.all_heard) == heard


def test_of_two_sweeps_that_see_the_same_rung_one_fires_it(lamp: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    lamp.now = clock_of(lamp, Kind.ACKNOWLEDGE).moments[0]
    seen_by_both = lamp.work.nags.late(lamp.now, 10)
    assert climbing.climb(lamp.work, lamp.now) == len(seen_by_both) == 1
    work = lamp.work
    monkeypatch.setattr(work.nags, "late", lambda now, most: seen_by_both)
    with pytest.raises(Overtaken):
        climbing.climb(work, lamp.now)
    assert addressing.address(lamp.work, lamp.now) == 1
    assert lamp.actions().count("late-acknowledge") == 1


def test_after_an_outage_only_what_is_true_now_is_said(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    alone(play, Kind.FINISH)
    sleeps_until_rung(play, Kind.FINISH, 2)
    assert play.everybody_who_heard() == {"xu": ["nag-next-level"]}
    (fired,) = [event for event in play.work.history.events(play.case()) if event.action == "late-finish"]
    assert fired.facts["skipped"] == "2"


def test_after_a_long_outage_the_top_hears_of_it_once(lamp: Play) -> None:
    alone(lamp, Kind.FINISH)
    lamp.now += timedelta(days=30, hours=3)
    passes(lamp, seconds=0)
    assert lamp.everybody_who_heard() == {"yang": ["nag-next-level"]}
    passes(lamp, days=5)
    assert lamp.everybody_who_heard() == {}


def test_after_an_outage_that_ends_in_the_quiet_of_noon_nobody_hears_before_two(lamp: Play) -> None:
    alone(lamp, Kind.FINISH)
    lamp.now += timedelta(days=30)
    passes(lamp, seconds=0)
    assert lamp.everybody_who_heard() == {}
    passes(lamp, hours=2)
    assert lamp.everybody_who_heard() == {"yang": ["nag-next-level"]}


def test_signing_ends_the_nags_of_signing(lamp: Play) -> None:
    next_rung(lamp, Kind.ACKNOWLEDGE)
    lamp.presses("xu", "case.acknowledge")
    alone(lamp, Kind.FINISH)
    passes(lamp, hours=18)
    assert lamp.everybody_who_heard() == {}


def test_a_returned_case_is_on_the_table_of_the_level_above(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.says("qin", "退单 26-0001 不归我们")
    assert late(play, Kind.ACKNOWLEDGE, 4) == [
        {"xu": ["nag-next-level-soon"]},
        {"xu": ["nag-next-level"]},
        {"yang": ["nag-next-level"]},
        {},
    ]
    assert play.choices("xu")[:2] == ["case.dispatch", "case.take"]


def test_a_nag_carries_the_buttons_to_end_it(lamp: Play) -> None:
    next_rung(lamp, Kind.ACKNOWLEDGE)
    assert lamp.choices("xu")[:2] == ["case.acknowledge", "case.finish"]
    lamp.says("xu", "1")
    assert lamp.heard("xu") == ["done-acknowledge"]


def test_more_clocks_than_fit_one_sweep_are_all_looked_at(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(climbing, "AT_ONCE", 1)
    for text in ("4栋楼道灯坏了", "5栋楼道灯坏了"):
        play.says("wang", text)
    sleeps_until_rung(play, Kind.ACKNOWLEDGE, 0)
    assert play.heard("xu") == ["nags"]
    assert [play.actions(case.number).count("late-acknowledge") for case in play.cases()] == [1, 1]


def test_the_sweep_forgets_conversations_nobody_went_on_with(play: Play) -> None:
    play.says("wang", "上报")
    play.sleeps_through(days=2)
    assert play.work.dialogues.get(play.person("wang"), at("wang"), play.now - timedelta(days=2)) is None
