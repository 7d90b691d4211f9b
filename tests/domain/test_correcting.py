"""Setting a case right: who may and until when; and who answers for it afterwards signs anew."""

from __future__ import annotations

import pytest

from domain.casework.case import State
from domain.casework.correcting import check_correction
from domain.casework.parties import Party
from domain.errors import Refusal
from tests.domain.a_case import a_case

BY_REPORTER = {State.DISPATCHED}
BY_STAFF = {State.DISPATCHED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.RETURNED}
UNTIL: dict[Party, set[State]] = {
    Party.REPORTER: BY_REPORTER,
    Party.LEAD: BY_STAFF,
    Party.SUPERVISOR: BY_STAFF,
    Party.DEPUTY: set(),
    Party.NEIGHBOUR: set(),
    Party.COORDINATOR: set(),
    Party.SYSTEM: set(),
}


@pytest.mark.parametrize("party", Party)
@pytest.mark.parametrize("state", State)
def test_each_may_correct_as_long_as_it_stands_here(party: Party, state: State) -> None:
    try:
        check_correction(a_case(state=state), frozenset({party}))
        corrected = True
    except Refusal:
        corrected = False
    assert corrected is (state in UNTIL[party])
