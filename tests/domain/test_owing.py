"""What is owed about a case, and what each move does to it, written down a second time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.casework.case import State
from domain.casework.moves import MOVES, Move
from domain.casework.owing import EFFECTS, HALTED, OWED, effect_of, owed
from domain.clocks.counting import Limit, Unit
from domain.clocks.limits import CaseClass
from domain.clocks.promises import WORK, Kind, Promise
from tests.domain.a_case import LI, WANG, a_case
from tests.town import TOWN

#: move: what ends, what stands still, what goes on, what begins.
TABLE = """
accept       -            -     -     -
dispatch     -            -     -     acknowledge
transfer     -            -     -     acknowledge
return       -            -     -     acknowledge
acknowledge  acknowledge  -     -     -
take         acknowledge  -     -     -
finish       work         -     -     verify
suspend      acknowledge  halt  -     review
resume       review       -     halt  -
verify       -            -     -     -
dispute      all          -     -     owed,order
close        all          -     -     follow_up
reopen       all          -     -     owed
reject       all          -     -     -
merge        all          -     -     -
withdraw     all          -     -     -
"""

NAMED = {"-": frozenset[Kind](), "work": WORK, "halt": HALTED, "all": frozenset(Kind), "owed": OWED}


def kinds(cell: str) -> frozenset[Kind]:
    parts = (NAMED.get(word) if word in NAMED else frozenset({Kind(word)}) for word in cell.split(","))
    return frozenset().union(*(part for part in parts if part is not None))


@pytest.mark.parametrize("row", TABLE.strip().splitlines(), ids=lambda row: row.split()[0])
def test_each_move_does_to_the_promises_what_the_book_says(row: str) -> None:
    move, *cells = row.split()
    effect = EFFECTS[Move(move)]
    assert [effect.stops, effect.pauses, effect.resumes, effect.starts] == [kinds(cell) for cell in cells]


def test_no_move_is_forgotten() -> None:
    assert set(EFFECTS) == set(Move) == {Move(row.split()[0]) for row in TABLE.strip().splitlines()}


def test_everything_owed_begins_with_the_first_dispatch_and_with_no_later_one() -> None:
    assert effect_of(State.ACCEPTED, Move.DISPATCH).starts == OWED
    assert effect_of(State.RETURNED, Move.DISPATCH).starts == {Kind.ACKNOWLEDGE}


def test_what_is_owed_is_what_halts_the_order_of_the_outside_line_never() -> None:
    assert (OWED | {Kind.UPDATE}) - {Kind.ACKNOWLEDGE} == HALTED
    assert Kind.ORDER not in HALTED


def test_no_work_is_owed_once_it_is_done_or_over() -> None:
    for moves in MOVES.values():
        for move, rule in moves.items():
            if rule.to in {State.HANDLED, State.CLOSED, State.REJECTED, State.MERGED, State.WITHDRAWN}:
                assert EFFECTS[move].stops >= WORK


def test_a_complex_matter_owes_a_plan_and_each_milestone_beside_the_rest() -> None:
    case = a_case(State.DISPATCHED, category="shed")
    assert owed(case, TOWN) == {
        Promise(Kind.ACKNOWLEDGE): Limit(2, Unit.WORK_HOUR),
        Promise(Kind.CONTACT): Limit(1, Unit.WORK_DAY),
        Promise(Kind.PLAN): Limit(5, Unit.WORK_DAY),
        Promise(Kind.FINISH): Limit(15, Unit.WORK_DAY),
        Promise(Kind.MILESTONE, "stop"): Limit(4, Unit.WORK_HOUR),
        Promise(Kind.MILESTONE, "fine"): Limit(7, Unit.WORK_DAY),
        Promise(Kind.MILESTONE, "demolish"): Limit(15, Unit.WORK_DAY),
    }
    assert owed(replace(case, extended=10), TOWN)[Promise(Kind.FINISH)] == Limit(25, Unit.WORK_DAY)


@pytest.mark.parametrize(("klass", "days"), [(None, 1), (CaseClass.ORDINARY, 5), (CaseClass.COMPLEX, 15)])
def test_the_class_somebody_gave_it_counts_before_that_of_its_category(klass: CaseClass | None, days: int) -> None:
    case = a_case(State.DISPATCHED, klass=klass)
    assert owed(case, TOWN)[Promise(Kind.FINISH)] == Limit(days, Unit.WORK_DAY)
    assert (Promise(Kind.PLAN) in owed(case, TOWN)) == (klass is CaseClass.COMPLEX)


@pytest.mark.parametrize(("lead", "contact"), [(None, True), (LI, True), (WANG, False)])
def test_nobody_owes_themselves_a_word(lead: int | None, contact: bool) -> None:
    case = a_case(State.IN_PROGRESS, lead=lead)
    assert (Promise(Kind.CONTACT) in owed(case, TOWN)) == contact
