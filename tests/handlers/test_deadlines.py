"""What happens by itself when a promise is not kept: each rung once, after a restart too, after an outage only one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers import deadlines
from storage.clocks import Kind
from tests.handlers.play import Play
from tests.town import at


@pytest.fixture
def lamp(play: Play) -> Play:
    """A stair lamp nobody signs: 小徐 has two working hours, until 15:30, and a working day, until Friday 13:30."""
    play.says("wang", "4栋2单元楼道灯坏了")
    return play


def due(play: Play, kind: Kind) -> None:
    """Wait until that clock acts next."""
    clock = play.work.clocks.get(1, kind)
    assert clock is not None
    assert clock.look_at is not None
    play.waits(seconds=(clock.look_at - play.now).total_seconds())


def late(play: Play, kind: Kind, times: int) -> list[dict[str, list[str]]]:
    """Who heard what each time that clock acted; other clocks of the case are stopped."""
    heard = []
    for other in set(Kind) - {kind}:
        play.work.clocks.stop(1, other, play.now)
    for _ in range(times):
        clock = play.work.clocks.get(1, kind)
        assert clock is not None
        assert clock.look_at is not None
        play.now = clock.look_at
        play.listen()
        deadlines.sweep(play.work, play.now)
        play.deliver()
        heard.append(play.everybody_who_heard())
    return heard


@pytest.mark.parametrize(("kind", "nag"), [(Kind.ACKNOWLEDGE, "nag-acknowledge"), (Kind.FINISH, "nag-finish")])
def test_first_whoever_leads_it_then_level_by_level_then_quiet(lamp: Play, kind: Kind, nag: str) -> None:
    # 小徐 is also the level of the grid above the yard, but nobody is told of their own delay as a superior.
    assert late(lamp, kind, 5) == [{"xu": [nag]}, {"yang": ["nag-next-level"]}, {}, {}, {}]


def test_what_an_organisation_leaves_lying_climbs_through_every_level(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    assert late(play, Kind.FINISH, 4) == [
        {"qin": ["nag-finish"]},
        {"xu": ["nag-next-level"]},
        {"yang": ["nag-next-level"]},
        {},
    ]


def test_the_rungs_are_a_working_day_apart(lamp: Play) -> None:
    due(lamp, Kind.ACKNOWLEDGE)
    assert lamp.heard("xu") == ["nag-acknowledge"]
    first = lamp.now
    lamp.waits(hours=23)
    assert "yang" not in lamp.everybody_who_heard()
    lamp.waits(hours=1)
    assert lamp.heard("yang") == ["nag-next-level"]
    assert lamp.now - first == timedelta(days=1)


def test_looking_again_at_the_same_moment_or_after_a_restart_says_nothing_twice(lamp: Play) -> None:
    due(lamp, Kind.ACKNOWLEDGE)
    heard = len(lamp.all_heard)
    assert deadlines.sweep(lamp.restarted(), lamp.now) == 0
    lamp.deliver()
    assert len(lamp.all_heard) == heard


def test_two_sweeps_at_once_act_once(lamp: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    lamp.now += timedelta(hours=4)
    seen_by_both = lamp.work.clocks.due(lamp.now, 10)
    assert deadlines.sweep(lamp.work, lamp.now) == len(seen_by_both) == 1
    monkeypatch.setattr(lamp.work.clocks, "due", lambda now, most: seen_by_both)
    assert deadlines.sweep(lamp.work, lamp.now) == 0
    assert lamp.actions().count("late-acknowledge") == 1


def test_after_an_outage_only_what_is_true_now_is_said(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.presses("qin", "case.acknowledge")
    finish = play.work.clocks.get(1, Kind.FINISH)
    assert finish is not None
    play.sleeps_through(seconds=(finish.due_at - play.now).total_seconds() + 26 * 3600)
    assert play.everybody_who_heard() == {"xu": ["nag-next-level"]}
    assert play.actions().count("late-finish") == 1


def test_after_a_long_outage_the_top_hears_of_it_once(lamp: Play) -> None:
    lamp.presses("xu", "case.acknowledge")
    lamp.sleeps_through(days=30)
    assert lamp.everybody_who_heard() == {"yang": ["nag-next-level"]}
    lamp.waits(days=5)
    assert lamp.everybody_who_heard() == {}


def test_signing_ends_the_nags_of_signing(lamp: Play) -> None:
    due(lamp, Kind.ACKNOWLEDGE)
    lamp.presses("xu", "case.acknowledge")
    lamp.waits(hours=18)
    assert lamp.everybody_who_heard() == {}


def test_a_returned_case_is_on_the_table_of_the_level_above(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.says("qin", "退单 26-0001 不归我们")
    assert late(play, Kind.ACKNOWLEDGE, 3) == [{"xu": ["nag-next-level"]}, {"yang": ["nag-next-level"]}, {}]


def test_whoever_leads_it_cannot_be_reached_so_the_level_above_hears_at_once(lamp: Play) -> None:
    lamp.work.people.unreachable(at("xu"), "blocked")
    due(lamp, Kind.ACKNOWLEDGE)
    assert lamp.everybody_who_heard() == {"yang": ["nag-next-level"]}
    assert "unreachable" in lamp.actions()


def test_a_level_that_cannot_be_reached_is_passed_over(play: Play) -> None:
    play.says("wang", "4栋垃圾成堆")
    play.work.people.unreachable(at("xu"), "blocked")
    assert late(play, Kind.FINISH, 2) == [{"qin": ["nag-finish"]}, {"yang": ["nag-next-level"]}]


def test_a_nag_carries_the_buttons_to_end_it(lamp: Play) -> None:
    due(lamp, Kind.ACKNOWLEDGE)
    assert lamp.choices("xu")[:2] == ["case.acknowledge", "case.finish"]
    lamp.says("xu", "1")
    assert lamp.heard("xu") == ["done-acknowledge"]


def test_more_clocks_than_fit_one_sweep_are_all_looked_at(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadlines, "AT_ONCE", 1)
    for text in ("4栋楼道灯坏了", "5栋楼道灯坏了"):
        play.says("wang", text)
    play.waits(hours=4)
    assert play.heard("xu") == ["nag-acknowledge", "nag-acknowledge"]


def test_the_sweep_forgets_conversations_nobody_went_on_with(play: Play) -> None:
    play.says("wang", "上报")
    play.sleeps_through(days=2)
    assert play.work.dialogues.get(play.person("wang"), at("wang"), play.now - timedelta(days=2)) is None
