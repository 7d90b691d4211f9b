"""The table of moves, written down a second time: whoever changes a row has to mean it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.casework.case import State
from domain.casework.moves import MOVES, OPENING, Move, Need
from domain.casework.moving import Given, move
from domain.casework.parties import Party
from domain.errors import Refusal
from tests.domain.a_case import EVERYTHING, LI, NOON, WANG, a_case

#: state, move, state after, who may, what must come with it.
TABLE = """
reported      accept       accepted      system supervisor                   -
reported      reject       rejected      supervisor                          reason
reported      merge        merged        supervisor                          reason
reported      withdraw     withdrawn     reporter                            -
accepted      dispatch     dispatched    system supervisor                   handler
accepted      reject       rejected      supervisor                          reason
accepted      merge        merged        supervisor                          reason
accepted      withdraw     withdrawn     reporter                            -
dispatched    acknowledge  acknowledged  lead                                -
dispatched    take         in_progress   lead deputy neighbour supervisor    -
dispatched    transfer     dispatched    lead coordinator supervisor         handler reason
dispatched    return       returned      lead                                reason
dispatched    finish       handled       lead                                feedback
dispatched    suspend      suspended     lead supervisor                     reason review
dispatched    reject       rejected      supervisor                          reason
dispatched    merge        merged        supervisor                          reason
dispatched    withdraw     withdrawn     reporter                            -
acknowledged  take         in_progress   lead deputy neighbour supervisor    -
acknowledged  transfer     dispatched    lead coordinator supervisor         handler reason
acknowledged  return       returned      lead                                reason
acknowledged  finish       handled       lead                                feedback
acknowledged  suspend      suspended     lead supervisor                     reason review
acknowledged  reject       rejected      supervisor                          reason
acknowledged  merge        merged        supervisor                          reason
acknowledged  withdraw     withdrawn     reporter                            -
in_progress   transfer     dispatched    lead coordinator supervisor         handler reason
in_progress   return       returned      lead                                reason
in_progress   finish       handled       lead                                feedback
in_progress   suspend      suspended     lead supervisor                     reason review
in_progress   merge        merged        supervisor                          reason
in_progress   withdraw     withdrawn     reporter                            -
returned      dispatch     dispatched    coordinator supervisor              handler
returned      take         in_progress   neighbour supervisor                -
returned      reject       rejected      supervisor                          reason
returned      merge        merged        supervisor                          reason
returned      withdraw     withdrawn     reporter                            -
suspended     resume       in_progress   lead supervisor                     -
suspended     merge        merged        supervisor                          reason
suspended     withdraw     withdrawn     reporter                            -
handled       verify       verified      reporter neighbour supervisor       -
handled       dispute      dispatched    reporter neighbour supervisor       reason
verified      close        closed        system                              -
closed        reopen       dispatched    reporter neighbour supervisor       reason
"""

ROWS = tuple(line.split() for line in TABLE.strip().splitlines())


def _row(state: State, wanted: Move) -> str:
    rule = MOVES[state][wanted]
    by = " ".join(party for party in Party if party in rule.by)
    needs = " ".join(sorted(rule.needs)) or "-"
    return f"{state} {wanted} {rule.to} {by} {needs}"


def test_the_table_is_as_it_was_agreed() -> None:
    assert [_row(state, wanted) for state in MOVES for wanted in MOVES[state]] == [" ".join(row) for row in ROWS]


PARTY_TRIES = [(State(row[0]), Move(row[1]), party, party in row[3:]) for row in ROWS for party in Party]


@pytest.mark.parametrize(("state", "wanted", "party", "may"), PARTY_TRIES)
def test_each_party_may_what_stands_in_its_row_and_nothing_else(
    state: State, wanted: Move, party: Party, may: bool
) -> None:
    case = a_case(state)
    if may:
        moved = move(case, wanted, by=frozenset({party}), person=LI, given=EVERYTHING, now=NOON)
        assert moved.state is MOVES[state][wanted].to
    else:
        with pytest.raises(Refusal) as refused:
            move(case, wanted, by=frozenset({party}), person=LI, given=EVERYTHING, now=NOON)
        assert refused.value.say.key == "refusal-not-yours"


@pytest.mark.parametrize(
    ("state", "wanted"), [(state, wanted) for state in State for wanted in Move if wanted not in MOVES[state]]
)
def test_a_move_the_state_does_not_know_is_refused_to_everybody(state: State, wanted: Move) -> None:
    with pytest.raises(Refusal) as refused:
        move(a_case(state), wanted, by=frozenset(Party), person=LI, given=EVERYTHING, now=NOON)
    assert refused.value.say.key == "refusal-not-now"


LACKING = {
    Need.REASON: Given(review_on=EVERYTHING.review_on, feedback="换了灯泡", handler="director", reason=" "),
    Need.REVIEW: Given(reason="等材料", feedback="换了灯泡", handler="director"),
    Need.FEEDBACK: Given(reason="等材料", review_on=EVERYTHING.review_on, handler="director", feedback="　"),
    Need.HANDLER: Given(reason="等材料", review_on=EVERYTHING.review_on, feedback="换了灯泡"),
}


@pytest.mark.parametrize(
    ("state", "wanted", "need"),
    [
        (state, wanted, need)
        for state in State
        for wanted in MOVES[state]
        for need in sorted(MOVES[state][wanted].needs)
    ],
)
def test_what_a_move_needs_is_asked_for_by_name(state: State, wanted: Move, need: Need) -> None:
    with pytest.raises(Refusal) as refused:
        move(a_case(state), wanted, by=frozenset(Party), person=LI, given=LACKING[need], now=NOON)
    assert refused.value.say.key == f"refusal-needs-{need}"


def test_a_photo_alone_is_feedback_enough() -> None:
    given = Given(photographed=True)
    case = move(a_case(State.IN_PROGRESS), Move.FINISH, by=frozenset({Party.LEAD}), person=LI, given=given, now=NOON)
    assert (case.state, case.finished_by, case.feedback) == (State.HANDLED, LI, "")


@pytest.mark.parametrize("wanted", [Move.VERIFY, Move.DISPUTE])
def test_whoever_did_it_does_not_judge_it_though_they_reported_it_themselves(wanted: Move) -> None:
    case = a_case(State.HANDLED, finished_by=WANG)
    with pytest.raises(Refusal) as refused:
        move(case, wanted, by=frozenset(Party), person=WANG, given=EVERYTHING, now=NOON)
    assert refused.value.say.key == "refusal-not-yours"


def test_after_the_second_return_the_coordinator_no_longer_passes_it_on() -> None:
    once, twice = a_case(State.RETURNED, returns=1), a_case(State.RETURNED, returns=2)
    coordinator = frozenset({Party.COORDINATOR})
    assert move(once, Move.DISPATCH, by=coordinator, person=LI, given=EVERYTHING, now=NOON).designated is False
    with pytest.raises(Refusal):
        move(twice, Move.DISPATCH, by=coordinator, person=LI, given=EVERYTHING, now=NOON)


def test_whoever_was_designated_cannot_return_it() -> None:
    case = a_case(State.ACKNOWLEDGED, designated=True, returns=2)
    with pytest.raises(Refusal):
        move(case, Move.RETURN, by=frozenset(Party), person=LI, given=EVERYTHING, now=NOON)


def test_passing_it_on_gives_it_to_nobody_in_person_yet() -> None:
    case = a_case(State.ACKNOWLEDGED, lead=LI, deputy_handler="worker")
    passed_on = move(case, Move.TRANSFER, by=frozenset({Party.LEAD}), person=LI, given=EVERYTHING, now=NOON)
    assert (passed_on.lead_handler, passed_on.lead, passed_on.deputy_handler) == ("director", None, None)


def test_going_on_forgets_the_day_it_was_to_be_looked_at_again() -> None:
    case = a_case(State.SUSPENDED, review_on=EVERYTHING.review_on)
    assert move(case, Move.RESUME, by=frozenset({Party.LEAD}), person=LI, given=Given(), now=NOON).review_on is None


def test_a_closed_case_is_reopened_within_thirty_days_and_not_a_moment_later() -> None:
    closed = a_case(State.CLOSED, closed_at=NOON)
    reporter, last = frozenset({Party.REPORTER}), NOON + timedelta(days=30)

    assert move(closed, Move.REOPEN, by=reporter, person=WANG, given=EVERYTHING, now=last).state is State.DISPATCHED
    with pytest.raises(Refusal, match="refusal-too-late-to-reopen"):
        move(closed, Move.REOPEN, by=reporter, person=WANG, given=EVERYTHING, now=last + timedelta(seconds=1))


def test_what_becomes_of_every_report_by_itself_is_what_its_moves_make_of_it() -> None:
    case = a_case(deputy_handler="director")
    given = Given(handler=case.lead_handler, deputy=case.deputy_handler)
    moved = case
    for step in OPENING:
        assert moved.state is step.before
        moved = move(moved, step.move, by=frozenset({Party.SYSTEM}), person=None, given=given, now=NOON)
        assert moved.state is step.after
    assert moved == a_case(State.DISPATCHED, deputy_handler="director")
