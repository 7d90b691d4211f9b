"""Shifts: one after the other, no moment twice and none between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from storage.membership.shifts import Shift
from storage.work import Work
from tests.town import NOON, a_unit, someone

DAY = timedelta(days=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def shift(work: Work, key: str, start: datetime, grid: str = "fujia") -> Shift:
    return Shift(grid, someone(work, key).id, start, start + DAY)


def test_the_roster_of_the_nearest_grid_counts(work: Work) -> None:
    work.shifts.put(shift(work, "yang", NOON), None)
    work.shifts.put(shift(work, "xu", NOON, "north"), None)
    assert work.shifts.on_duty("yard", NOON) == (someone(work, "xu").id,)
    assert work.shifts.on_duty("fujia", NOON) == (someone(work, "yang").id,)
    assert work.shifts.on_duty("yard", NOON - timedelta(microseconds=1)) == ()
    assert work.shifts.on_duty("yard", NOON + DAY) == ()


def test_whoever_is_on_duty_and_away_is_replaced_else_the_grid_above_counts(work: Work) -> None:
    xu, yang, li = (someone(work, key).id for key in ("xu", "yang", "li"))
    work.shifts.put(shift(work, "yang", NOON), None)
    work.shifts.put(shift(work, "xu", NOON, "north"), None)
    noted = work.absences.note(xu, NOON, NOON + DAY, li, xu, NOON)
    assert work.shifts.on_duty("yard", NOON) == (li,)
    work.absences.end(noted, NOON)
    work.absences.note(xu, NOON, NOON + DAY, None, xu, NOON)
    assert work.shifts.on_duty("yard", NOON) == (yang,)


def test_a_new_shift_takes_the_place_of_all_it_touches_and_of_no_other(work: Work) -> None:
    first, second, third = (shift(work, "xu", NOON + day * DAY) for day in range(3))
    for one in (first, second, third):
        assert work.shifts.put(one, None) == ()
    between = shift(work, "yang", NOON + 0.5 * DAY)
    assert work.shifts.put(between, someone(work, "yang").id) == (first, second)
    assert work.shifts.ahead("fujia", NOON, 9) == (between, third)
    assert work.shifts.ahead("fujia", NOON + 1.5 * DAY, 9) == (third,)


def test_at_the_change_one_is_over_and_the_other_stands(work: Work) -> None:
    first, second = shift(work, "xu", NOON), shift(work, "yang", NOON + DAY)
    work.shifts.put(first, None)
    work.shifts.put(second, None)
    assert work.shifts.standing(NOON + DAY) == (second,)
    assert work.shifts.over_since(NOON, NOON + DAY) == (first,)
    assert work.shifts.over_since(NOON + DAY, NOON + 1.5 * DAY) == ()


def test_a_roster_is_known_for_as_long_as_it_was_kept(work: Work) -> None:
    work.shifts.put(shift(work, "xu", NOON), None)
    assert work.shifts.grids_since(NOON) == ("fujia",)
    assert work.shifts.grids_since(NOON + DAY) == ()
    assert work.shifts.take_off("fujia", NOON, NOON + DAY) == (shift(work, "xu", NOON),)
    assert work.shifts.grids_since(NOON) == ()
