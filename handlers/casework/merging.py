"""并案: two numbers for one matter become one; whoever reported the other is counted with it and hears of it."""

from __future__ import annotations

from datetime import datetime

from domain.casework.case import Case
from domain.casework.moves import Move
from domain.casework.moving import Given
from domain.casework.parties import Party, parties
from domain.errors import Refusal
from domain.message import Action, Incoming, Say
from domain.reading.numbering import read_case_number
from handlers.casework.moving import make_move, refresh_cards
from handlers.casework.picking import case_and_value, may_see
from handlers.casework.steps import check, said
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.work import Work


def merge(work: Work, incoming: Incoming, now: datetime) -> None:
    """合并 26-0002 26-0001: the first becomes part of the second, which survives."""
    case, value = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    check(work, incoming, now, case, Move.MERGE)
    number = read_case_number(said(value, incoming))
    if number is None:
        ask(work, incoming, now, Say("ask-merge", {"number": case.number}), answer=Action("case.merge", case.id))
        return
    into = _survivor(work, incoming, now, number, case)
    moved = make_move(work, case, Move.MERGE, now, actor=speaker(work, incoming, now), given=Given(reason=number))
    _count_with_it(work, moved, into, now)
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-merge", {"number": moved.number, "into": into.number}))
    facts = cards.facts(view(work, into))
    body = Say("news-merged", {**facts, "number": moved.number, "into": into.number})
    news.tell_reporter(work, moved, body, now)
    news.tell_supporters(work, moved, body, now)
    news.tell_handlers(work, moved, body, now)


def _survivor(work: Work, incoming: Incoming, now: datetime, number: str, merged: Case) -> Case:
    """The case the other becomes part of. Raises Refusal unless it is another open one the speaker may decide about."""
    into, actor = work.cases.find(number), speaker(work, incoming, now)
    if into is None or not may_see(work, into, actor):
        raise Refusal("refusal-no-such-case", number=number)
    if into.id == merged.id:
        raise Refusal("refusal-same-case", number=number)
    if not into.open:
        raise Refusal("refusal-case-ended", number=number)
    if Party.SUPERVISOR not in parties(into, actor, work.town):
        raise Refusal("refusal-not-yours", number=number)
    return into


def _count_with_it(work: Work, merged: Case, into: Case, now: datetime) -> None:
    """Whoever reported or supported the one has the same problem as the other."""
    for person in (merged.reporter, *work.cases.supporters(merged)):
        if person != into.reporter:
            work.cases.support(into, person, now)
    work.history.add(into, "absorb", now, before=into.state, facts={"number": merged.number})
    refresh_cards(work, into, now)
