"""The clock of the machine is believed as long as it goes; a leap ahead is believed only when it lasts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.timekeeper import AHEAD, BEHIND, STANDS, Timekeeper, Trust


@dataclass
class Machine:
    """Two clocks: one anybody can set, one nobody can."""

    wall: float = 1_000_000.0
    passed: float = 500.0

    def goes(self, seconds: float) -> None:
        self.wall += seconds
        self.passed += seconds

    def watched(self) -> Timekeeper:
        return Timekeeper(lambda: self.wall, lambda: self.passed)


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_a_clock_that_goes_is_believed_however_long_nobody_looked(machine: Machine) -> None:
    keeper = machine.watched()
    for seconds in (5, 3600, 40 * 86400):
        machine.goes(seconds)
        assert keeper.look() is Trust.STEADY
    assert keeper.settled


@pytest.mark.parametrize("step", [-BEHIND, -1.0, 1.0, AHEAD])
def test_a_clock_that_is_set_right_a_little_is_believed_each_time(machine: Machine, step: float) -> None:
    keeper = machine.watched()
    for _ in range(5):
        machine.wall += step
        assert keeper.look() is Trust.STEADY
    assert keeper.settled


@pytest.mark.parametrize("leap", [AHEAD + 1, 3600.0, 40 * 86400.0])
def test_a_leap_ahead_is_believed_when_it_has_stood(machine: Machine, leap: float) -> None:
    keeper = machine.watched()
    machine.wall += leap
    assert keeper.look() is Trust.DOUBTED
    machine.goes(STANDS - 1)
    assert keeper.look() is Trust.DOUBTED
    assert keeper.doubted
    machine.goes(1)
    assert keeper.look() is Trust.STEADY
    assert not keeper.doubted
    assert not keeper.settled


def test_a_leap_that_passes_was_nothing_but_a_clock_set_back(machine: Machine) -> None:
    keeper = machine.watched()
    machine.wall += 86400
    assert keeper.look() is Trust.DOUBTED
    machine.goes(STANDS / 2)
    machine.wall -= 86400
    assert keeper.look() is Trust.SET_BACK
    assert keeper.look() is Trust.STEADY


def test_a_second_leap_has_to_stand_for_itself(machine: Machine) -> None:
    keeper = machine.watched()
    machine.wall += 3600
    keeper.look()
    machine.goes(STANDS - 1)
    machine.wall += 3600
    assert keeper.look() is Trust.DOUBTED
    machine.goes(STANDS - 1)
    assert keeper.look() is Trust.DOUBTED
    machine.goes(1)
    assert keeper.look() is Trust.STEADY


@pytest.mark.parametrize("leap", [-BEHIND - 1, -3600.0, -2 * 86400.0])
def test_a_clock_set_back_is_believed_at_once_and_said_once(machine: Machine, leap: float) -> None:
    keeper = machine.watched()
    machine.wall += leap
    assert keeper.look() is Trust.SET_BACK
    assert not keeper.settled
    machine.goes(3600)
    assert keeper.look() is Trust.STEADY
    assert keeper.settled


def test_the_two_clocks_of_this_machine_go_side_by_side() -> None:
    keeper = Timekeeper()
    assert keeper.look() is Trust.STEADY
    assert keeper.settled
