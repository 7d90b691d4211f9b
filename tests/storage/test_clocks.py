"""Promises run, stand still and run out in the database; a sweep acts on each of their rungs once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clocks.clock import Limit, Pause, Unit, due
from domain.clocks.promises import Kind, Promise
from storage.promises.clock import Clock
from storage.promises.nags import Step
from storage.town.calendars import year_tables
from storage.work import Work
from tests.town import NOON, a_case, a_unit

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TWO_WORK_HOURS = Limit(2, Unit.WORK_HOUR)
ONE_WORK_DAY = Limit(1, Unit.WORK_DAY)
#: Thursday noon is the lunch break: two working hours are over at 15:00.
THREE_O_CLOCK = NOON + 3 * HOUR
#: Three quarters of them.
HALF_PAST_TWO = NOON + 2 * HOUR + HOUR / 2


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


@pytest.fixture
def case(work: Work) -> int:
    return a_case(work).id


def running(work: Work, case: int, kind: Kind = Kind.FINISH) -> Clock:
    clock = work.clocks.get(case, kind)
    assert clock is not None
    return clock


def test_a_promise_is_due_by_the_towns_calendar(work: Work, case: int) -> None:
    assert work.clocks.start(case, Kind.ACKNOWLEDGE, TWO_WORK_HOURS, NOON) == THREE_O_CLOCK
    clock = running(work, case, Kind.ACKNOWLEDGE)
    assert (clock.started_at, clock.limit, clock.due_at) == (NOON, TWO_WORK_HOURS, THREE_O_CLOCK)
    assert (clock.pauses, clock.rung, clock.look_at, clock.stopped_at) == ((), 0, HALF_PAST_TWO, None)
    # A word in private, the end, four working hours and a working day later.
    assert clock.moments == (HALF_PAST_TWO, THREE_O_CLOCK, NOON + 22 * HOUR, THREE_O_CLOCK + DAY)
    assert not clock.provisional


def test_a_promise_that_reaches_a_year_without_an_official_table_is_provisional(work: Work, case: int) -> None:
    unofficial = next(year for year, table in year_tables().items() if not table.official)
    work.clocks.start(case, Kind.FINISH, ONE_WORK_DAY, datetime(unofficial, 6, 1, tzinfo=UTC))
    assert running(work, case).provisional


def test_a_promise_is_looked_at_when_its_first_rung_is_due_and_not_before(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.ACKNOWLEDGE, TWO_WORK_HOURS, NOON)
    assert work.clocks.due(HALF_PAST_TWO - timedelta(microseconds=1), 10) == ()
    assert [clock.kind for clock in work.clocks.due(HALF_PAST_TWO, 10)] == [Kind.ACKNOWLEDGE]


def test_the_most_urgent_comes_first_and_no_more_than_asked_for(work: Work) -> None:
    cases = [a_case(work, message=str(n)).id for n in range(3)]
    for case, hours in zip(cases, (3, 1, 2), strict=True):
        work.clocks.start_until(case, Kind.FINISH, NOON + hours * HOUR, NOON)
    assert [clock.case for clock in work.clocks.due(NOON + DAY, 10)] == [cases[1], cases[2], cases[0]]
    assert [clock.case for clock in work.clocks.due(NOON + DAY, 1)] == [cases[1]]
    assert [clock.case for clock in work.clocks.due(NOON + 2 * HOUR, 10)] == [cases[1], cases[2]]


def test_a_kept_promise_is_remembered(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.ACKNOWLEDGE, TWO_WORK_HOURS, NOON)
    work.clocks.start(case, Kind.FINISH, ONE_WORK_DAY, NOON)
    work.clocks.stop(case, Kind.ACKNOWLEDGE, NOON + HOUR)
    assert [clock.kind for clock in work.clocks.running(case)] == [Kind.FINISH]
    assert [clock.stopped_at for clock in work.clocks.of(case)] == [NOON + HOUR, None]
    work.clocks.stop_all(case, NOON + 2 * HOUR)
    assert work.clocks.running(case) == ()
    assert [clock.stopped_at for clock in work.clocks.of(case)] == [NOON + HOUR, NOON + 2 * HOUR]
    assert work.clocks.get(case, Kind.FINISH) is None


def test_a_promise_made_again_begins_anew(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, TWO_WORK_HOURS, NOON)
    work.clocks.start(case, Kind.FINISH, TWO_WORK_HOURS, NOON + DAY)
    assert [clock.started_at for clock in work.clocks.running(case)] == [NOON + DAY]
    assert len(work.clocks.of(case)) == 2


@pytest.mark.parametrize("after", [30 * DAY, 90 * timedelta(seconds=1), timedelta(seconds=10), timedelta(), -DAY])
def test_a_review_day_is_looked_at_on_that_day_and_one_that_has_passed_at_once(
    work: Work, case: int, after: timedelta
) -> None:
    work.clocks.start_until(case, Kind.REVIEW, NOON + after, NOON)
    # Noon is quiet until two.
    (clock,) = work.clocks.due(max(NOON + after, NOON) + 2 * HOUR, 10)
    assert (clock.kind, clock.due_at, clock.provisional) == (Kind.REVIEW, NOON + after, False)
    assert clock.limit.amount >= 1


def test_the_span_a_promise_stood_still_is_added_exactly(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, Limit(5, Unit.HOUR), NOON)
    for paused, resumed in ((HOUR, 2 * HOUR), (3 * HOUR, 10 * HOUR)):
        work.clocks.pause(running(work, case), NOON + paused)
        assert (running(work, case).look_at, work.clocks.due(NOON + DAY, 10)) == (None, ())
        work.clocks.resume(running(work, case), NOON + resumed)
    clock = running(work, case)
    assert clock.pauses == (Pause(NOON + HOUR, NOON + 2 * HOUR), Pause(NOON + 3 * HOUR, NOON + 10 * HOUR))
    assert clock.due_at == NOON + 13 * HOUR


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=8), st.sampled_from(Unit))
def test_however_often_a_promise_stands_still_it_is_due_as_the_rule_says(spans: list[int], unit: Unit) -> None:
    limit = Limit(3, unit)
    with a_unit() as work:
        case = a_case(work).id
        work.clocks.start(case, Kind.FINISH, limit, NOON)
        now, pauses = NOON, []
        for ran, stood in zip(spans[::2], spans[1::2], strict=False):
            paused = now + timedelta(milliseconds=ran)
            now = paused + timedelta(milliseconds=stood)
            work.clocks.pause(running(work, case), paused)
            work.clocks.resume(running(work, case), now)
            pauses.append(Pause(paused, now))
        clock = running(work, case)
        assert clock.due_at == due(NOON, limit, work.calendar, pauses).at
        assert clock.look_at == clock.moments[0]


def test_another_limit_counts_from_the_first_moment_and_leaves_out_the_same_spans(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, Limit(5, Unit.HOUR), NOON)
    work.clocks.pause(running(work, case), NOON + HOUR)
    work.clocks.resume(running(work, case), NOON + 2 * HOUR)
    due_at = work.clocks.recount(running(work, case), Limit(8, Unit.HOUR), NOON + 3 * HOUR)
    clock = running(work, case)
    assert due_at == clock.due_at == NOON + 9 * HOUR
    assert clock.look_at == clock.moments[0]
    assert (clock.started_at, clock.limit) == (NOON, Limit(8, Unit.HOUR))
    assert clock.pauses == (Pause(NOON + HOUR, NOON + 2 * HOUR),)
    assert len(work.clocks.running(case)) == 1


def test_a_promise_that_stands_still_does_so_under_another_limit_too(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, Limit(5, Unit.HOUR), NOON)
    work.clocks.pause(running(work, case), NOON + HOUR)
    work.clocks.recount(running(work, case), Limit(8, Unit.HOUR), NOON + 3 * HOUR)
    assert (running(work, case).look_at, work.clocks.due(NOON + DAY, 10)) == (None, ())
    assert work.clocks.resume(running(work, case), NOON + 4 * HOUR) == NOON + 11 * HOUR


def test_when_something_happens_by_itself_next(work: Work) -> None:
    first, second = a_case(work, message="1").id, a_case(work, message="2").id
    assert work.clocks.next_look() is None
    work.clocks.start(first, Kind.FINISH, Limit(4, Unit.WORK_HOUR), NOON)
    work.clocks.start(second, Kind.FINISH, TWO_WORK_HOURS, NOON)
    assert work.clocks.next_look() == work.clocks.next_look(second) == HALF_PAST_TWO
    assert work.clocks.next_look(first) == NOON + 4 * HOUR
    work.clocks.pause(running(work, second), NOON)
    assert (work.clocks.next_look(), work.clocks.next_look(second)) == (NOON + 4 * HOUR, None)


def test_whoever_knows_of_it_is_left_alone_and_the_rungs_stay_as_far_apart(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, TWO_WORK_HOURS, NOON)
    until = THREE_O_CLOCK + HOUR
    work.clocks.snooze(running(work, case), until)
    clock = running(work, case)
    assert (clock.snoozed, clock.look_at, clock.due_at) == (1, until, THREE_O_CLOCK)
    # An hour and a half after the first rung, as before: half an hour, four hours and a day of work.
    assert clock.moments == (until, until + HOUR / 2, NOON + 23 * HOUR + HOUR / 2, NOON + DAY + 4 * HOUR + HOUR / 2)


def test_snoozing_for_less_than_what_is_left_changes_nothing(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, TWO_WORK_HOURS, NOON)
    before = running(work, case).moments
    work.clocks.snooze(running(work, case), NOON + 2 * HOUR)
    assert running(work, case).moments == before


def test_under_another_calendar_what_fired_stays_fired(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, TWO_WORK_HOURS, NOON)
    (late,) = work.nags.late(THREE_O_CLOCK, 10)
    work.nags.take([Step(late, 2, late.moments[2])], THREE_O_CLOCK)
    fired = work.clocks.find(late.clock)
    work.clocks.recount_in_place(fired, THREE_O_CLOCK)
    assert work.clocks.find(late.clock) == fired
    work.clocks.recount_in_place(fired, HALF_PAST_TWO)
    assert work.clocks.find(late.clock).rung == 1


def test_all_that_run_are_gone_through_in_batches(work: Work) -> None:
    cases = [a_case(work, message=str(n)).id for n in range(5)]
    for case in cases:
        work.clocks.start(case, Kind.FINISH, TWO_WORK_HOURS, NOON)
    work.clocks.stop(cases[3], Kind.FINISH, NOON)
    first = work.clocks.all_running(0, 3)
    second = work.clocks.all_running(first[-1].id, 3)
    assert [clock.case for clock in (*first, *second)] == [cases[0], cases[1], cases[2], cases[4]]


def test_milestones_run_side_by_side(work: Work, case: int) -> None:
    for name in ("stop", "fine"):
        work.clocks.start(case, Kind.MILESTONE, TWO_WORK_HOURS, NOON, name=name)
    work.clocks.stop(case, Kind.MILESTONE, NOON, name="stop")
    assert [clock.name for clock in work.clocks.running(case)] == ["fine"]


def test_only_one_promise_of_a_kind_runs(work: Work, case: int) -> None:
    work.clocks.start(case, Kind.FINISH, TWO_WORK_HOURS, NOON)
    clock = running(work, case)
    work.clocks.recount(clock, ONE_WORK_DAY, NOON)
    work.clocks.recount(replace(running(work, case)), TWO_WORK_HOURS, NOON)
    assert running(work, case).due_at == THREE_O_CLOCK
    assert len(work.clocks.running(case)) == 1


def test_a_card_shows_what_was_promised_at_first_and_what_became_of_it(work: Work) -> None:
    case = a_case(work)
    promises = {Promise(Kind.FINISH): Limit(5, Unit.WORK_DAY), Promise(Kind.ACKNOWLEDGE): Limit(2, Unit.WORK_HOUR)}
    work.clocks.begin(case, promises, NOON)
    begun = work.clocks.seen(case.id)
    assert [one.kind for one in begun] == [Kind.ACKNOWLEDGE, Kind.FINISH]
    assert [one.due.at for one in begun] == [running(work, case.id, one.kind).due_at for one in begun]
    work.clocks.stop(case.id, Kind.ACKNOWLEDGE, NOON)
    assert work.clocks.seen(case.id) == begun[1:]
    work.clocks.pause(running(work, case.id), NOON)
    assert [one.stands_still for one in work.clocks.seen(case.id)] == [True]
    work.clocks.begin(other := a_case(work, message="2"), promises, NOON)
    work.clocks.stop_all(other.id, NOON)
    assert work.clocks.seen(other.id) == ()
