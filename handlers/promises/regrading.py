"""改级别: another class for a case, and with it other promises, all counted from the first moment."""

from __future__ import annotations

from datetime import datetime

from domain.casework.case import Case
from domain.casework.correcting import check_regrading, class_of, regraded
from domain.casework.parties import parties
from domain.clocks.limits import CaseClass
from domain.errors import Refusal
from domain.message import Action, Arg, Button, Incoming, Outgoing, Say
from handlers.casework.moving import refresh_cards
from handlers.casework.picking import case_and_value
from handlers.casework.steps import said
from handlers.promises.clockwork import recount
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import CaseView, view
from storage.work import Work


def correct_class(work: Work, incoming: Incoming, now: datetime) -> None:
    """改级别 26-0031 复杂: a supervisor says how weighty the matter is; without a class they are asked which."""
    case, value = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    check_regrading(case, parties(case, speaker(work, incoming, now), work.town))
    former = class_of(case, work.town)
    klass = work.spoken.class_named(said(value, incoming))
    if klass is None:
        body = Say("ask-class", {"number": case.number, "klass": _named(former)})
        ask(work, incoming, now, body, answer=Action("case.correct-class", case.id), choices=_choices(case, former))
        return
    if klass is former:
        raise Refusal("refusal-class-already", number=case.number, klass=_named(klass))
    _regrade(work, incoming, now, case, klass)


def _choices(case: Case, former: CaseClass) -> tuple[Button, ...]:
    others = (klass for klass in CaseClass if klass is not former)
    return tuple(Button(_named(klass), Action("case.correct-class", case.id, klass)) for klass in others)


def _named(klass: CaseClass) -> Say:
    return Say(f"class-{klass}")


def _regrade(work: Work, incoming: Incoming, now: datetime, before: Case, klass: CaseClass) -> None:
    """Store, count the clocks again, log both values, and tell those who have it."""
    actor = speaker(work, incoming, now).person.id
    former = view(work, before)
    after = regraded(before, klass, work.town)
    work.cases.save(before, after)
    facts = {"class": f"{class_of(before, work.town)} → {klass}"} | recount(work, before, after, now)
    work.history.add(after, "regrade", now, actor=actor, before=before.state, facts=facts)
    refresh_cards(work, after, now)
    seen = view(work, after)
    done_asking(work, incoming, now)
    args: dict[str, Arg] = {"number": after.number, "klass": _named(klass), "due": cards.due_say(seen)}
    reply(work, incoming, now, Say("done-correct-class", args))
    news.tell_all(work, after, news.leads(work, after, now), Outgoing(Say("news-class-changed", args)), now)
    tell_if_moved(work, former, seen, now)


def tell_if_moved(work: Work, former: CaseView, seen: CaseView, now: datetime) -> None:
    """The reporter hears the new due moment, if it is another one than they were told."""
    if former.due != seen.due and seen.due is not None:
        args: dict[str, Arg] = {"number": seen.case.number, "category": seen.category, "due": cards.due_say(seen)}
        body = Say("news-time-changed", {**args, "former": cards.due_say(former)})
        news.tell_reporter(work, seen.case, body, now)
