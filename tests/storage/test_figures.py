"""The figures of grids come from the histories alone: what anybody did to the rows of cases changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from domain.casework.case import Case
from domain.casework.moves import OPENING
from domain.figures import Figures, Rate
from domain.places.place import Place
from storage.casework.history import Entry
from storage.work import Work
from tests.storage.steps import steps_of
from tests.town import NOON, a_case, a_unit, someone

MAY = datetime(2026, 4, 30, 16, tzinfo=UTC), datetime(2026, 5, 31, 16, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def opened(work: Work, message: str, grid: str = "yard", now: datetime = NOON) -> Case:
    case = a_case(work, now, message=message, place=Place(grid))
    steps = [Entry(step.move, step.before, step.after) for step in OPENING]
    work.history.add_all(case, [Entry("report", "", "reported", case.reporter), *steps], now)
    return case


def closed(work: Work, case: Case, now: datetime) -> None:
    worker = someone(work, "xu").id
    for action, actor in (("acknowledge", worker), ("finish", worker), ("verify", case.reporter), ("close", None)):
        work.history.add(case, action, now, actor=actor)


def test_each_grid_has_the_figures_of_its_own_cases(work: Work) -> None:
    closed(work, opened(work, "1"), NOON + HOUR)
    late = opened(work, "2", "willow")
    due = {"due": (NOON + HOUR).isoformat()}
    work.history.add(late, "late-acknowledge", NOON + 2 * HOUR, facts=due)
    found = work.figures.between(*MAY, work.town.grids)
    assert found["yard"] == Figures(Rate(1, 1), Rate(1, 1), Rate(1, 1))
    assert found["willow"] == Figures(Rate(0, 1))
    assert set(found) == {"yard", "willow"}
    assert set(work.figures.between(*MAY, ["willow"])) == {"willow"}


def test_other_months_are_not_looked_at(work: Work) -> None:
    opened(work, "1", now=NOON - 30 * 24 * HOUR)
    assert work.figures.between(*MAY, work.town.grids) == {}


def test_whoever_changes_the_row_of_a_case_changes_no_figure(work: Work) -> None:
    closed(work, opened(work, "1"), NOON + HOUR)
    before = work.figures.between(*MAY, work.town.grids)
    work._connection.execute("UPDATE cases SET state = 'rejected', outcome = 'not_ours', satisfied = 0, reopened = 9")
    assert work.figures.between(*MAY, work.town.grids) == before


def test_a_long_history_of_the_town_costs_a_month_nothing(work: Work) -> None:
    opened(work, "now")
    few = steps_of(work, lambda: work.figures.between(*MAY, work.town.grids))
    for number in range(300):
        closed(work, opened(work, str(number), now=NOON - 90 * 24 * HOUR), NOON - 80 * 24 * HOUR)
    assert steps_of(work, lambda: work.figures.between(*MAY, work.town.grids)) <= few + 200
