"""Who serves the town is listed; whoever does not count on is buried, and all they held is free."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Outgoing, Say
from storage.processes import Holdings
from storage.work import Work
from tests.town import NOON, YARD_GROUP, a_unit, at


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def begin(work: Work, name: str = "hall:1") -> int:
    return work.processes.begin(name, ("courier", "worker"), NOON)


def beats(work: Work, id: int) -> int:
    return next(process.beats for process in work.processes.living() if process.id == id)


def test_whoever_begins_is_listed_with_what_they_are_there_for(work: Work) -> None:
    begin(work)
    (process,) = work.processes.living()
    assert (process.name, process.roles, process.began_at) == ("hall:1", ("courier", "worker"), NOON)


def test_a_number_is_never_given_again(work: Work) -> None:
    first = begin(work)
    work.processes.end(first)
    assert begin(work) > first


def test_whoever_counted_on_meanwhile_is_not_buried(work: Work) -> None:
    id = begin(work)
    seen = beats(work, id)
    assert work.processes.beat(id)
    assert not work.processes.bury(id, seen)
    assert work.processes.beat(id)


def test_whoever_was_buried_learns_of_it_with_the_next_beat(work: Work) -> None:
    id = begin(work)
    assert work.processes.bury(id, beats(work, id))
    assert not work.processes.beat(id)


def test_whoever_has_the_database_to_itself_buries_all_others(work: Work) -> None:
    begin(work)
    begin(work)
    only = begin(work)
    assert work.processes.bury_others(only) == 2
    assert [process.id for process in work.processes.living()] == [only]


def test_a_turn_is_one_process_at_a_time(work: Work) -> None:
    one, other = begin(work), begin(work)
    assert work.turns.take("audit", one)
    assert work.turns.take("audit", one)
    assert not work.turns.take("audit", other)
    assert (work.turns.of(one), work.turns.of(other)) == ({"audit"}, frozenset())
    work.turns.let_go("audit", one)
    assert work.turns.take("audit", other)


def test_nobody_lets_go_of_the_turn_of_somebody_else(work: Work) -> None:
    one, other = begin(work), begin(work)
    work.turns.take("audit", one)
    work.turns.let_go("audit", other)
    assert work.turns.held() == {"audit": one}


def test_the_turn_of_the_buried_is_the_next_ones(work: Work) -> None:
    one, other = begin(work), begin(work)
    work.turns.take("audit", one)
    work.processes.bury(one, beats(work, one))
    assert work.turns.held() == {}
    assert work.turns.take("audit", other)


def test_what_somebody_takes_who_was_buried_is_nobodys(work: Work) -> None:
    one, other = begin(work), begin(work)
    work.processes.bury(one, beats(work, one))
    work.turns.take("audit", one)
    assert work.turns.held() == {}
    assert work.turns.take("audit", other)


def tell(work: Work, who: str = "wang") -> None:
    work.outbox.post(at(who), Outgoing(Say("hello")), NOON)


def test_what_another_process_takes_out_is_left_to_it_while_it_is_listed(work: Work) -> None:
    one, other = begin(work), begin(work)
    tell(work)
    assert len(work.deliveries.claim(9, NOON, holder=one)) == 1
    assert work.processes.holdings(one) == Holdings(payloads=0, messages=1)
    assert work.deliveries.recover(NOON, holder=other) == 0
    work.processes.bury(one, beats(work, one))
    assert work.deliveries.recover(NOON, holder=other) == 1


def test_what_is_under_way_in_ones_own_hands_is_not_found_again(work: Work) -> None:
    one = begin(work)
    tell(work)
    (queued,) = work.deliveries.claim(9, NOON, holder=one)
    assert work.deliveries.recover(NOON, {queued.id}, holder=one) == 0
    assert work.deliveries.recover(NOON, (), holder=one) == 1


def test_a_chat_hears_one_thing_after_another_from_whichever_process(work: Work) -> None:
    one, other = begin(work), begin(work)
    tell(work)
    tell(work)
    assert len(work.deliveries.claim(9, NOON, holder=one)) == 1
    assert work.deliveries.claim(9, NOON, holder=other) == ()


def test_what_is_said_in_an_open_call_is_left_to_whoever_holds_it_open(work: Work) -> None:
    one, other = begin(work), begin(work)
    until = NOON + timedelta(seconds=4)
    work.answering.hold(at("wang"), one, until)
    tell(work)
    work.outbox.post(YARD_GROUP, Outgoing(Say("hello")), NOON)
    assert [queued.to for queued in work.deliveries.claim(9, NOON, holder=other)] == [YARD_GROUP]
    assert [queued.to for queued in work.deliveries.claim(9, NOON, holder=one)] == [at("wang")]


@pytest.mark.parametrize("how", ["over", "buried", "forgotten"])
def test_a_call_that_is_over_keeps_nobody_from_saying_it(work: Work, how: str) -> None:
    one, other = begin(work), begin(work)
    until = NOON + timedelta(seconds=4)
    work.answering.hold(at("wang"), one, until)
    tell(work)
    if how == "buried":
        work.processes.bury(one, beats(work, one))
    if how == "forgotten":
        work.answering.forget(until)
    assert len(work.deliveries.claim(9, until if how == "over" else NOON, holder=other)) == 1
