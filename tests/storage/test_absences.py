"""Absences: what is noted, what is over, what is read of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage.engine.queries import queries
from storage.work import Work
from tests.town import NOON, a_unit, someone

DAY = timedelta(days=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def test_an_absence_is_known_in_the_same_unit_and_in_the_next(work: Work) -> None:
    xu, li = someone(work, "xu").id, someone(work, "li").id
    noted = work.absences.note(xu, NOON, NOON + DAY, li, xu, NOON)
    assert work.absences.ahead(xu, NOON) == (noted,)
    assert work.people.present((xu,), NOON) == (li,)
    assert work.people.actor(work.people.get(li), NOON).stands_in_for == {xu}
    again = Work(work._connection, work._shelf)
    assert again.people.holders("worker", "north", NOON) == (xu, li)
    assert again.people.holders("worker", "north", NOON + DAY) == (xu,)


def test_spans_that_only_touch_do_not_overlap(work: Work) -> None:
    xu = someone(work, "xu").id
    noted = work.absences.note(xu, NOON, NOON + DAY, None, xu, NOON)
    assert work.absences.within(xu, NOON + DAY, NOON + 2 * DAY) is None
    assert work.absences.within(xu, NOON - DAY, NOON) is None
    assert work.absences.within(xu, NOON + DAY - timedelta(microseconds=1), NOON + 2 * DAY) == noted


def test_one_that_was_ended_is_kept_and_one_that_never_began_is_not(work: Work) -> None:
    xu = someone(work, "xu").id
    begun = work.absences.note(xu, NOON, NOON + 2 * DAY, None, xu, NOON)
    coming = work.absences.note(xu, NOON + 3 * DAY, NOON + 4 * DAY, None, xu, NOON)
    work.absences.end(begun, NOON + DAY)
    work.absences.end(coming, NOON + DAY)
    assert work.people.present((xu,), NOON + DAY) == (xu,)
    (kept,) = work._connection.execute("SELECT until_at - from_at FROM absences").fetchone()
    assert kept == DAY // timedelta(microseconds=1)


def test_what_was_long_over_when_another_was_noted_is_read_no_more(work: Work) -> None:
    xu, li = someone(work, "xu").id, someone(work, "li").id
    for month in range(4):
        start = NOON + month * 30 * DAY
        work.absences.note(xu, start, start + DAY, li, xu, start)
        assert work.people.present((xu,), start) == (li,)
    read = queries("roster").absences(work._connection, spare=45 * DAY // timedelta(microseconds=1))
    assert len(read.fetchall()) == 2


def test_a_clock_that_ran_ahead_and_was_put_back_hides_no_absence(work: Work) -> None:
    xu, li, yang = (someone(work, key).id for key in ("xu", "li", "yang"))
    work.absences.note(xu, NOON, NOON + DAY, li, xu, NOON)
    ahead = NOON + 40 * DAY
    work.absences.note(yang, ahead, ahead + DAY, None, yang, ahead)
    assert work.people.present((xu, yang), NOON) == (li, yang)
