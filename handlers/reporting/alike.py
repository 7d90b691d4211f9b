"""The same matter reported before: shown with its photo, and counted once more instead of made a second case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.casework.case import Case
from domain.errors import Refusal
from domain.matters.likeness import ALIKE
from domain.message import Action, Arg, Button, ChatKind, Incoming, Say
from domain.town import OTHER
from handlers.casework.picking import case_and_value
from handlers.reporting import opening
from handlers.reporting.drafts import Draft, ask_on, current_draft
from handlers.speaking import done_asking, speaker
from handlers.telling.views import CaseView, view
from storage.casework.cases import Nearby
from storage.work import Work

#: Two reports of the same kind in the same place within this time may be one matter.
ALIKE_WITHIN = timedelta(days=14)
_MOST_SHOWN = 3


def ask_whether_alike(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> bool:
    """Whether something like the draft was reported before; then the reporter was asked, once, if it is the same."""
    found = [view(work, case) for case in _alike(work, incoming, now, draft)]
    if not found:
        return False
    choices = (
        *(Button(Say("button-same", {"number": one.case.number}), Action("report.same", one.case.id)) for one in found),
        Button(Say("button-another"), Action("report.now")),
    )
    # Pictures are for those concerned; in a group everybody would see them.
    shown = found if incoming.kind is ChatKind.PRIVATE else []
    ask_on(
        work,
        incoming,
        now,
        Say("report-alike", {"cases": tuple(_line(one) for one in found)}),
        replace(draft, asked_alike=True),
        answer="report.words",
        choices=choices,
        photos=tuple(one.photos[0] for one in shown if one.photos),
    )
    return True


def _alike(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> tuple[Case, ...]:
    """Open cases of others in the same grid that may mean the same, the likeliest first."""
    assert draft.category is not None
    assert draft.place is not None
    if work.town.categories[draft.category].discreet:
        return ()
    reporter, since = speaker(work, incoming, now).person.id, now - ALIKE_WITHIN
    found = []
    for nearby in work.cases.around(draft.category, draft.place, since=since, reporter=reporter):
        like = _likeness(work, draft, nearby)
        if nearby.category == draft.category and _may_be_it(work, draft, nearby, like):
            found.append((1 + like, nearby.id))
        elif nearby.category != draft.category and draft.words and _in_the_wrong_category(work, draft, nearby, like):
            found.append((like, nearby.id))
    found.sort(reverse=True)
    return tuple(work.cases.get(id) for _, id in found[:_MOST_SHOWN])


def _may_be_it(work: Work, draft: Draft, nearby: Nearby, like: float) -> bool:
    """Of the same category, unless the words plainly speak of something else. 其他 is no kind of its own."""
    of_its_kind = draft.category != OTHER and not work.matters.wording.speak_of_different_things(
        draft.words, nearby.words
    )
    return (of_its_kind or like >= ALIKE) and _meets(draft, nearby.unit, like)


def _in_the_wrong_category(work: Work, draft: Draft, nearby: Nearby, like: float) -> bool:
    """Of another category in very much the same words."""
    discreet = work.town.categories[nearby.category].discreet
    return like >= ALIKE and not discreet and _meets(draft, nearby.unit, like)


def _likeness(work: Work, draft: Draft, other: Nearby) -> float:
    return work.matters.wording.likeness(draft.words, other.words)


def _meets(draft: Draft, unit: str, like: float) -> bool:
    """Whether it may be the same place: another entrance only in much the same words."""
    assert draft.place is not None
    return "" in (draft.place.unit, unit) or draft.place.unit == unit or like >= ALIKE


def _line(one: CaseView) -> Say:
    args: dict[str, Arg] = {"number": one.case.number, "category": one.category, "grid": one.grid}
    return Say("alike-line", {**args, "at": one.case.opened_at, "supporters": one.supporters})


def answer_same(work: Work, incoming: Incoming, now: datetime) -> None:
    """It is the same matter: one supporter more, not a new case; what was shown and spoken helps whoever fixes it."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    draft = current_draft(work, incoming, now)
    done_asking(work, incoming, now)
    opening.support(work, incoming, now, work.cases.get(incoming.action.object), draft)


def same_here(work: Work, incoming: Incoming, now: datetime) -> None:
    """+1: the speaker has the same problem as the case named, or as the card replied to."""
    case, words = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    opening.support(work, incoming, now, case, Draft(incoming.message_id, words, photos=incoming.photos))
