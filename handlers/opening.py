"""Opening a case: the number, its first events, its clocks, and everybody who has to know, in one transaction.

Also its opposite number: "mine too", which makes no second case.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.case import Case, Given, Move
from domain.errors import Refusal
from domain.limits import CaseClass
from domain.message import Arg, ChatKind, Incoming, Outgoing, Photo, Say
from domain.people import Actor
from handlers import cards, news
from handlers.drafts import Draft
from handlers.moving import make_move, refresh_cards
from handlers.speaking import reply, speaker
from handlers.views import view
from storage.cases import Report
from storage.work import Work


def open_case(work: Work, incoming: Incoming, now: datetime, draft: Draft, actor: Actor) -> None:
    """The draft is a case now: accepted, dispatched, and known to whoever answers for it."""
    if work.cases.of_message(incoming.address, draft.message_id) is not None:
        return
    case = _stored(work, incoming, now, draft, actor)
    _warn_of_danger(work, incoming, now, case)
    case = make_move(work, case, Move.ACCEPT, now)
    given = Given(handler=case.lead_handler, deputy=case.deputy_handler)
    case = make_move(work, case, Move.DISPATCH, now, given=given)
    _receipt(work, incoming, now, case)
    news.tell_lead(work, case, now)
    news.tell_neighbours(work, case, now)
    if incoming.kind is ChatKind.PRIVATE:
        news.show_in_group(work, case, now)


def _stored(work: Work, incoming: Incoming, now: datetime, draft: Draft, actor: Actor) -> Case:
    assert draft.category is not None
    assert draft.place is not None
    answer = work.town.who_answers(draft.category, draft.place.grid)
    report = Report(
        category=draft.category,
        place=draft.place,
        words=draft.words,
        reporter=actor.person.id,
        anonymous=draft.anonymous,
        on_behalf=draft.on_behalf,
        lead_handler=answer.handler.id,
        deputy_handler=None if answer.deputy is None else answer.deputy.id,
        chat=incoming.address,
        message_id=draft.message_id,
        album=draft.album,
    )
    case = work.cases.open(report, now, year=now.astimezone(ZoneInfo(work.town.zone)).year)
    work.cases.add_photos(case, draft.photos, "report", now)
    facts = {"category": case.category, "grid": case.place.grid, "handler": case.lead_handler}
    words = {"words": draft.words, "place": f"{case.place.building or ''}|{case.place.unit}|{case.place.room}"}
    work.cases.log(case, "report", now, actor=actor.person.id, facts=facts, words=words)
    return case


def _warn_of_danger(work: Work, incoming: Incoming, now: datetime, case: Case) -> None:
    """110, 119 and 120 come before everything else."""
    category = work.town.categories[case.category]
    if category.notice or category.klass is CaseClass.EMERGENCY:
        reply(work, incoming, now, Say("report-danger"))


def _receipt(work: Work, incoming: Incoming, now: datetime, case: Case) -> None:
    """In private the whole receipt; in a group the group's card as the answer, and the receipt in private."""
    seen = view(work, case)
    if incoming.kind is ChatKind.PRIVATE:
        card = cards.for_reporter(seen)
        reply(work, incoming, now, card.body, buttons=card.buttons, card=card.card)
        return
    if seen.discreet:
        reply(work, incoming, now, Say("report-taken-quietly"))
    else:
        card = cards.for_group(seen)
        message = Outgoing(card.body, buttons=card.buttons, card=card.card, reply_to=incoming.message_id)
        work.outbox.post(incoming.address, message, now)
    news.tell(work, case, case.reporter, cards.for_reporter(seen), now)


def support(
    work: Work, incoming: Incoming, now: datetime, case: Case, *, photos: tuple[Photo, ...] = (), words: str = ""
) -> None:
    """One neighbour more has the same problem: counted once, and told what becomes of it."""
    who = speaker(work, incoming, now).person.id
    if not case.open:
        raise Refusal("refusal-case-ended", number=case.number)
    if case.reporter == who:
        raise Refusal("refusal-your-own-case", number=case.number)
    work.cases.add_photos(case, photos, "report", now)
    if not work.cases.support(case, who, now):
        reply(work, incoming, now, Say("support-already", {"number": case.number}))
        return
    work.cases.log(case, "support", now, actor=who, before=case.state, words={"words": words})
    refresh_cards(work, case, now)
    seen = view(work, case)
    args: dict[str, Arg] = {"number": case.number, "supporters": seen.supporters, "due": cards.due_say(seen)}
    reply(work, incoming, now, Say("support-counted", {**args, "place": Say("place-grid", {"grid": seen.grid})}))
