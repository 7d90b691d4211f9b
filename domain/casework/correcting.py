"""Setting a case right without a move: who may, until when, and who answers for it afterwards.

The one way besides ``moves`` that a state can change: a case that goes to another handler must be signed there anew.
"""

from __future__ import annotations

from dataclasses import replace

from domain.casework.case import Case, State
from domain.casework.parties import Party
from domain.errors import Refusal
from domain.message import Say
from domain.town import Town

#: The reporter may correct until somebody has signed; those who have it or supervise it until it is done.
_BY_REPORTER = frozenset({State.DISPATCHED})
_BY_STAFF = frozenset({State.DISPATCHED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.RETURNED})
STAFF = frozenset({Party.LEAD, Party.SUPERVISOR})


def check_correction(case: Case, mine: frozenset[Party]) -> None:
    """Raises Refusal unless somebody who is ``mine`` to the case may still correct it."""
    if not mine & {Party.REPORTER, *STAFF}:
        raise Refusal("refusal-not-yours", number=case.number)
    if case.state not in (_BY_STAFF if mine & STAFF else _BY_REPORTER):
        raise Refusal("refusal-too-late-to-correct", number=case.number, state=Say(f"state-{case.state}"))


def handed_over(before: Case, after: Case, town: Town) -> Case:
    """The corrected case with whoever answers for it now, where that is not who answered before.

    Otherwise whoever has it keeps it, also when it was passed on to them by hand.
    """
    former = town.who_answers(before.category, before.place.grid)
    answer = town.who_answers(after.category, after.place.grid)
    if answer.handler in (former.handler, town.handlers[before.lead_handler]):
        return after
    deputy = None if answer.deputy is None else answer.deputy.id
    return replace(after, lead_handler=answer.handler.id, deputy_handler=deputy, lead=None, state=State.DISPATCHED)
