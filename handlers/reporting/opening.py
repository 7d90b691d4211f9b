"""Opening a case: the number, its first events, its clocks, and everybody who has to know, in one transaction.

Also its opposite number: "mine too", which makes no second case.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.casework.case import Case
from domain.casework.moves import Move
from domain.casework.moving import Given
from domain.errors import Refusal
from domain.message import Arg, ChatKind, Incoming, Photo, Say
from domain.people import Actor
from handlers.casework.moving import make_move, refresh_cards
from handlers.placing import packed_place
from handlers.reporting.drafts import Draft
from handlers.speaking import reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.cases import Report
from storage.work import Work

#: Nobody sees more things break in so short a time; beyond it somebody plays, or a phone has gone mad.
MOST_REPORTS = 5
_IN_MINUTES = 10


def open_case(work: Work, incoming: Incoming, now: datetime, draft: Draft, actor: Actor) -> None:
    """The draft is a case now: accepted, dispatched, and known to whoever answers for it."""
    if work.cases.of_message(incoming.address, draft.message_id) is not None:
        return
    _refuse_a_flood(work, draft, actor, now)
    case = _stored(work, incoming, now, draft, actor)
    if work.town.categories[case.category].dangerous:
        reply(work, incoming, now, Say("report-danger"))
    case = make_move(work, case, Move.ACCEPT, now)
    given = Given(handler=case.lead_handler, deputy=case.deputy_handler)
    case = make_move(work, case, Move.DISPATCH, now, given=given)
    tell_of_it = _opened_in_private if incoming.kind is ChatKind.PRIVATE else _opened_in_group
    tell_of_it(work, incoming, now, case)


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
    words = {"words": draft.words, "place": packed_place(case.place)}
    work.cases.log(case, "report", now, actor=actor.person.id, facts=facts, words=words)
    return case


def _refuse_a_flood(work: Work, draft: Draft, actor: Actor, now: datetime) -> None:
    """Raises Refusal when one person reports faster than anybody can look; danger is always heard."""
    assert draft.category is not None
    since = now - timedelta(minutes=_IN_MINUTES)
    dangerous = work.town.categories[draft.category].dangerous
    if not dangerous and work.cases.opened_since(actor.person.id, since) >= MOST_REPORTS:
        raise Refusal("refusal-too-many", most=MOST_REPORTS, minutes=_IN_MINUTES)


def _opened_in_private(work: Work, incoming: Incoming, now: datetime, case: Case) -> None:
    """The receipt is the answer; then whoever answers, the neighbours, and the group hear of it."""
    card = cards.for_reporter(view(work, case))
    reply(work, incoming, now, card.body, buttons=card.buttons, card=card.card)
    news.tell_lead(work, case, now)
    news.tell_neighbours(work, case, now)
    news.show_in_group(work, case, now)


def _opened_in_group(work: Work, incoming: Incoming, now: datetime, case: Case) -> None:
    """The group's card is the answer; the receipt comes in private, unless the reporter answers for it themselves."""
    seen = view(work, case)
    if seen.discreet:
        reply(work, incoming, now, Say("report-taken-quietly"))
    else:
        card = replace(cards.for_group(seen), reply_to=incoming.message_id)
        work.outbox.post(incoming.address, card, now)
    news.tell_lead(work, case, now)
    news.tell(work, case, case.reporter, cards.for_reporter(seen), now)
    news.tell_neighbours(work, case, now)


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
