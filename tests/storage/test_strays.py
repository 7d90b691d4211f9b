"""A group nobody has bound is left when its time is over, wherever it moved meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Address
from storage.membership.strays import STAYS
from storage.work import Work
from tests.storage.steps import steps_of
from tests.town import LAB, NOON, a_unit

GROUP, OTHER = Address(LAB, "group"), Address(LAB, "other")
HOUR = timedelta(hours=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def due(work: Work, after: timedelta) -> tuple[Address, ...]:
    return work.strays.due(NOON + after, 10)


def test_a_group_is_due_when_it_was_told(work: Work) -> None:
    assert work.strays.add(GROUP, "群", NOON) == NOON + STAYS
    assert (due(work, STAYS - HOUR), due(work, STAYS)) == ((), (GROUP,))


def test_a_group_that_waits_is_given_no_more_time(work: Work) -> None:
    work.strays.add(GROUP, "群", NOON)
    assert work.strays.add(GROUP, "又一个名字", NOON + HOUR) == NOON + STAYS
    assert work.strays.title(GROUP) == "又一个名字"


def test_the_next_end_is_the_earliest_and_a_moment_something_happens(work: Work) -> None:
    assert work.strays.next_end() is None
    work.strays.add(OTHER, "", NOON + HOUR)
    work.strays.add(GROUP, "", NOON)
    assert work.strays.next_end() == work.next_moment() == NOON + STAYS
    work.strays.end(GROUP)
    assert work.strays.next_end() == NOON + STAYS + HOUR


@pytest.mark.parametrize("times", [1, 2])
def test_a_group_that_moves_takes_its_time_with_it(work: Work, times: int) -> None:
    work.strays.add(GROUP, "群", NOON)
    for _ in range(times):
        work.strays.moved(GROUP, OTHER.chat)
    assert (due(work, STAYS), work.strays.title(OTHER)) == ((OTHER,), "群")


def test_known_under_both_ids_it_waits_no_longer_than_it_was_told_first(work: Work) -> None:
    work.strays.add(GROUP, "群", NOON)
    work.strays.add(OTHER, "群", NOON + HOUR)
    work.strays.moved(GROUP, OTHER.chat)
    assert due(work, STAYS) == (OTHER,)


def test_finding_the_next_to_leave_does_not_look_at_the_others(work: Work) -> None:
    work._connection.execute(
        """
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
        INSERT INTO stray_groups (channel, external, title, leaves_at)
        SELECT 'lab', n, '', 9000000000000000 + n FROM numbers
        """
    )
    work.strays.add(GROUP, "", NOON)
    assert steps_of(work, work.strays.next_end) < 1000
    assert steps_of(work, lambda: due(work, STAYS) == (GROUP,)) < 1000
