"""Making a move: ask the rules, store, log, set the clocks, and show it on every card.

Whoever must hear of it is told by ``handlers.telling.news``; no rule is decided here.
"""

from __future__ import annotations

from datetime import datetime

from domain.casework.case import Case, State
from domain.casework.moves import Move
from domain.casework.moving import Given, move
from domain.casework.parties import Party, parties
from domain.people import Actor
from handlers.promises.clockwork import follow
from handlers.telling import cards
from handlers.telling.views import CaseView, view
from storage.work import Work

_SYSTEM = frozenset({Party.SYSTEM})

#: Nobody looked into these: what their reporter said they were about is no lesson.
_TEACHING_NOTHING = frozenset({State.REJECTED, State.WITHDRAWN})


def make_move(
    work: Work, case: Case, wanted: Move, now: datetime, *, actor: Actor | None = None, given: Given | None = None
) -> Case:
    """The case after the move, stored and logged, with its clocks set and every card of it refreshed.

    ``actor`` None is the system itself. Raises Refusal when the rules do not allow it.
    """
    given = given or Given()
    by = _SYSTEM if actor is None else parties(case, actor, work.town)
    person = None if actor is None else actor.person.id
    moved = move(case, wanted, by=by, person=person, given=given, now=now)
    work.cases.save(case, moved)
    if moved.state in _TEACHING_NOTHING:
        work.lessons.take_back(moved)
    follow(work, case, moved, wanted, now)
    work.history.add(
        moved, wanted, now, actor=person, before=case.state, facts=_facts(case, moved, given), words=_words(given)
    )
    seen = refresh_cards(work, moved, now)
    if case.lead is not None and moved.lead != case.lead:
        work.outbox.refresh(cards.out_of_hands(seen, case.lead), now)
    return moved


def refresh_cards(work: Work, case: Case, now: datetime) -> CaseView:
    """Every place that shows the case shows it as it is now: in these names."""
    seen = view(work, case)
    for card in cards.CARDS:
        work.outbox.refresh(card(seen), now)
    if case.lead is not None:
        work.outbox.refresh(cards.for_hands(seen), now)
    return seen


def _facts(before: Case, after: Case, given: Given) -> dict[str, str]:
    """What of a move goes into the chain as it is: ids and dates, nothing personal."""
    facts = {}
    if after.lead_handler != before.lead_handler:
        facts["handler"] = after.lead_handler
    if given.review_on is not None:
        facts["review_on"] = given.review_on.isoformat()
    return facts


def _words(given: Given) -> dict[str, str]:
    return {"reason": given.reason, "feedback": given.feedback}
