"""一征三议两公开: six steps in their order; none is skipped, and what is public hangs fifteen days."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.council.procedure import PUBLIC_FOR, STEPS, ProcedureStep, check_step, may_decide, next_step
from domain.errors import Refusal
from tests.town import NOON

SECOND = timedelta(seconds=1)


def taken(*steps: ProcedureStep) -> dict[ProcedureStep, datetime]:
    return dict.fromkeys(steps, NOON)


def test_there_are_six_in_the_order_of_the_law() -> None:
    assert list(STEPS) == list(ProcedureStep)
    assert len(STEPS) == 6


def test_the_first_comes_first_and_after_the_last_there_is_none() -> None:
    assert next_step({}) is ProcedureStep.SOLICIT
    assert next_step(taken(*ProcedureStep)) is None


@pytest.mark.parametrize("wanted", list(ProcedureStep)[1:])
def test_none_can_be_taken_before_the_one_before_it(wanted: ProcedureStep) -> None:
    before = list(ProcedureStep)[: list(ProcedureStep).index(wanted) - 1]
    with pytest.raises(Refusal) as refused:
        check_step(taken(*before), wanted, NOON, decided=True)
    assert refused.value.say.key == "refusal-step-skipped"


def test_none_is_taken_twice() -> None:
    with pytest.raises(Refusal) as refused:
        check_step(taken(ProcedureStep.SOLICIT), ProcedureStep.SOLICIT, NOON, decided=False)
    assert refused.value.say.key == "refusal-step-taken"


def test_the_decision_is_noted_only_once_there_is_one() -> None:
    three = taken(*list(ProcedureStep)[:3])
    with pytest.raises(Refusal) as refused:
        check_step(three, ProcedureStep.RESOLVE, NOON, decided=False)
    assert refused.value.say.key == "refusal-step-undecided"
    check_step(three, ProcedureStep.RESOLVE, NOON, decided=True)


@pytest.mark.parametrize(("waited", "early"), [(PUBLIC_FOR - SECOND, True), (PUBLIC_FOR, False)])
def test_what_is_public_hangs_fifteen_days_before_the_next(waited: timedelta, early: bool) -> None:
    five, then = taken(*list(ProcedureStep)[:5]), NOON + waited
    if not early:
        check_step(five, ProcedureStep.PUBLISH_RESULT, then, decided=True)
        return
    with pytest.raises(Refusal) as refused:
        check_step(five, ProcedureStep.PUBLISH_RESULT, then, decided=True)
    assert refused.value.say.args["earliest"] == NOON + PUBLIC_FOR


def test_a_matter_that_goes_this_way_is_decided_after_three_steps_any_other_at_any_time() -> None:
    steps = list(ProcedureStep)
    assert [may_decide(taken(*steps[:count])) for count in range(7)] == [True, False, False, True, True, True, True]


@given(st.lists(st.tuples(st.sampled_from(ProcedureStep), st.integers(0, 40)), max_size=60))
def test_whatever_is_tried_the_steps_stand_in_their_order(tried: list[tuple[ProcedureStep, int]]) -> None:
    noted: dict[ProcedureStep, datetime] = {}
    now = NOON
    for step, days in tried:
        now += timedelta(days=days)
        try:
            check_step(noted, step, now, decided=len(noted) >= 3)
        except Refusal:
            continue
        noted[step] = now
    assert list(noted) == list(ProcedureStep)[: len(noted)]
    if ProcedureStep.PUBLISH_RESULT in noted:
        assert noted[ProcedureStep.PUBLISH_RESULT] - noted[ProcedureStep.PUBLISH_DECISION] >= PUBLIC_FOR
