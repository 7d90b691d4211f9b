"""The same matter reported before: shown with its photo, and counted once more instead of made a second case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.casework.case import Case
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Say
from handlers.casework.picking import case_and_value
from handlers.menus import OTHER
from handlers.reporting import opening
from handlers.reporting.drafts import Draft, ask_on, current_draft
from handlers.speaking import done_asking, speaker
from handlers.telling.views import CaseView, view
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
    """Open cases of others: same category, same grid, and the same building where both name one."""
    assert draft.category is not None
    assert draft.place is not None
    building = draft.place.building
    if draft.category == OTHER or work.town.categories[draft.category].discreet:
        return ()
    reporter = speaker(work, incoming, now).person.id
    found = work.cases.alike(
        category=draft.category, grid=draft.place.grid, since=now - ALIKE_WITHIN, reporter=reporter
    )
    near = (case for case in found if None in (building, case.place.building) or building == case.place.building)
    return tuple(near)[:_MOST_SHOWN]


def _line(one: CaseView) -> Say:
    args: dict[str, Arg] = {"number": one.case.number, "category": one.category, "grid": one.grid}
    return Say("alike-line", {**args, "at": one.case.opened_at, "supporters": one.supporters})


def answer_same(work: Work, incoming: Incoming, now: datetime) -> None:
    """It is the same matter: one supporter more instead of a new case; the photos help whoever fixes it."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    draft = current_draft(work, incoming, now)
    done_asking(work, incoming, now)
    opening.support(work, incoming, now, work.cases.get(incoming.action.object), photos=draft.photos, words=draft.words)


def same_here(work: Work, incoming: Incoming, now: datetime) -> None:
    """+1: the speaker has the same problem as the case named, or as the card replied to."""
    case, words = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    opening.support(work, incoming, now, case, photos=incoming.photos, words=words)
