"""The clock of the machine was turned back: what fired too early is still to come, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

from domain.clocks.promises import Kind
from handlers import deadlines
from handlers.nagging.rewinding import SWEPT
from storage.engine.times import to_us
from tests.handlers.clocks import clock_of
from tests.handlers.play import Play


def sweeps(play: Play) -> None:
    while deadlines.sweep(play.work, play.now):
        pass


def test_what_fired_in_a_time_that_has_not_come_fires_again_at_its_moment(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    before, first = play.now, clock_of(play, Kind.FINISH)
    sweeps(play)
    play.now += timedelta(days=40, hours=3)
    sweeps(play)
    assert clock_of(play, Kind.FINISH).rung == len(first.moments)
    play.now = before
    sweeps(play)
    again = clock_of(play, Kind.FINISH)
    assert (again.rung, again.look_at, again.moments) == (0, first.look_at, first.moments)
    assert play.work.nags.next_look() is None


def test_what_has_fired_in_its_own_time_is_not_fired_again(play: Play) -> None:
    play.says("wang", "4栋2单元楼道灯坏了")
    moment = clock_of(play, Kind.ACKNOWLEDGE).moments[0]
    play.waits(seconds=(moment - play.now).total_seconds())
    play.now += timedelta(minutes=20)
    sweeps(play)
    play.now = moment + timedelta(minutes=5)
    sweeps(play)
    assert clock_of(play, Kind.ACKNOWLEDGE).rung == 1
    assert play.actions().count("late-acknowledge") == 1


def test_a_clock_that_wanders_a_little_was_not_turned_back(play: Play) -> None:
    sweeps(play)
    play.now -= timedelta(seconds=40)
    sweeps(play)
    assert play.work.meta.get(SWEPT) == str(to_us(play.now + timedelta(seconds=40)))


def test_a_quiet_minute_is_written_down_once(play: Play) -> None:
    sweeps(play)
    written = play.work.meta.get(SWEPT)
    play.now += timedelta(seconds=20)
    sweeps(play)
    assert play.work.meta.get(SWEPT) == written
    play.now += timedelta(seconds=20)
    sweeps(play)
    assert play.work.meta.get(SWEPT) == str(to_us(play.now))
