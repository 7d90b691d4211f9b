"""Polls launched together: each place by itself, in the order they were launched, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.polls.poll import State
from domain.polls.rules import Verdict
from storage.engine.sqlite import sqlite3
from storage.polls.batches import Batch, Place
from storage.work import Work
from tests.storage.elections import an_election
from tests.town import NOON, a_unit, someone


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


@pytest.fixture
def batch(work: Work) -> Batch:
    """The community has every building elect somebody."""
    return work.batches.add("楼栋长", "fujia", someone(work, "yang").id, NOON)


def test_a_batch_is_known_by_what_it_asks_where_and_for_whom(work: Work, batch: Batch) -> None:
    other = work.batches.add("拆不拆旧车棚", "north", someone(work, "xu").id, NOON)
    assert batch.id != other.id
    assert work.batches.get(batch.id) == Batch(batch.id, "楼栋长", "fujia", someone(work, "yang").id)
    assert work.batches.get(other.id) == Batch(other.id, "拆不拆旧车棚", "north", someone(work, "xu").id)


def test_no_batch_goes_to_a_grid_the_town_does_not_have(work: Work) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        work.batches.add("楼栋长", "moon", someone(work, "yang").id, NOON)


def test_a_new_batch_has_no_places_and_polls_of_their_own_belong_to_none(work: Work, batch: Batch) -> None:
    an_election(work)
    assert work.batches.places(batch.id) == ()


def test_the_places_stand_in_the_order_they_were_launched(work: Work, batch: Batch) -> None:
    other = work.batches.add("楼栋长", "willow", someone(work, "yang").id, NOON)
    fifth = an_election(work, building="yard-5", batch=batch.id)
    elsewhere = an_election(work, grid="willow", batch=other.id)
    fourth = an_election(work, building="yard-4", batch=batch.id)
    whole = an_election(work, batch=batch.id)
    places = work.batches.places(batch.id)
    assert [(place.poll, place.grid, place.building) for place in places] == [
        (fifth.id, "yard", "yard-5"),
        (fourth.id, "yard", "yard-4"),
        (whole.id, "yard", None),
    ]
    assert [place.serial for place in places] == [fifth.serial, fourth.serial, whole.serial]
    assert [place.poll for place in work.batches.places(other.id)] == [elsewhere.id]


def test_a_place_that_was_not_counted_has_come_to_nothing(work: Work, batch: Batch) -> None:
    poll = an_election(work, batch=batch.id)
    noticed = Place(poll.id, poll.serial, "yard", None, State.NOTICED, verdict=None, result=None, runoff_of=None)
    assert work.batches.places(batch.id) == (noticed,)
    work.polls.save(replace(poll, state=State.OPEN))
    assert work.batches.places(batch.id) == (replace(noticed, state=State.OPEN),)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_counted_place_has_its_verdict_and_its_result(work: Work, batch: Batch, verdict: Verdict) -> None:
    poll, other = (an_election(work, building=building, batch=batch.id) for building in ("yard-4", "yard-5"))
    result = {"winners": [2, 3], "voted": 41}
    work.polls.save(replace(poll, state=State.PUBLISHED, verdict=verdict))
    work.polls.set_result(poll, result)
    counted, waiting = work.batches.places(batch.id)
    assert (counted.state, counted.verdict, counted.result) == (State.PUBLISHED, verdict, result)
    assert (waiting.poll, waiting.state, waiting.verdict, waiting.result) == (other.id, State.NOTICED, None, None)


def test_a_place_that_is_held_again_stands_there_twice(work: Work, batch: Batch) -> None:
    tied = an_election(work, building="yard-4", batch=batch.id)
    again = an_election(work, building="yard-4", batch=batch.id, runoff_of=tied.id)
    assert [(place.poll, place.runoff_of) for place in work.batches.places(batch.id)] == [
        (tied.id, None),
        (again.id, tied.id),
    ]
