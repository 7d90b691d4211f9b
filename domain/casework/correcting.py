"""Setting a case right without a move: who may, until when, how it is treated and who answers for it afterwards.

The one way besides ``moves`` that a state can change: a case that goes to another handler must be signed there anew.
"""

from __future__ import annotations

from dataclasses import replace

from domain.casework.case import Case, State
from domain.casework.parties import Party
from domain.clocks.limits import CaseClass
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


def class_of(case: Case, town: Town) -> CaseClass:
    """The class somebody gave the case, else that of its category."""
    return case.klass or town.categories[case.category].klass


def recategorised(case: Case, category: str, town: Town) -> Case:
    """The case under another category, treated as that category is: a class given to it before was about the former."""
    return _treated(case, replace(case, category=category, klass=None), town)


def regraded(case: Case, klass: CaseClass, town: Town) -> Case:
    """The case under another class than it had."""
    own = town.categories[case.category].klass
    return _treated(case, replace(case, klass=None if klass is own else klass), town)


def _treated(before: Case, after: Case, town: Town) -> Case:
    """With the ladder it climbs now. Time it was given beyond its limit it keeps while it is still complex."""
    complex_still = class_of(after, town) is CaseClass.COMPLEX
    ladder = town.ladder_of(after.category, after.klass)
    return replace(after, ladder=ladder, extended=before.extended if complex_still else 0)


def check_regrading(case: Case, mine: frozenset[Party]) -> None:
    """Raises Refusal unless somebody who is ``mine`` to the case may still give it another class."""
    if Party.SUPERVISOR not in mine:
        raise Refusal("refusal-not-yours", number=case.number)
    if case.state not in _BY_STAFF | {State.SUSPENDED}:
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
