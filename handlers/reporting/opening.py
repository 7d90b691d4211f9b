"""Opening a case: the number, its first events, its clocks, and everybody who has to know, in one transaction.

Also its opposite number: "mine too", which makes no second case.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.casework.case import Case, State
from domain.casework.moves import OPENING
from domain.casework.parties import hears_for
from domain.clocks.promises import Kind
from domain.errors import Refusal
from domain.message import Action, Arg, Button, ChatKind, Incoming, Say
from domain.people import Actor
from domain.quota import DANGEROUS_REPORTS, REPORTS, Quota
from domain.starts import CASE, start
from handlers.casework.moving import refresh_cards
from handlers.members import naming
from handlers.placing import packed_place
from handlers.promises import clockwork
from handlers.reporting.drafts import Draft
from handlers.speaking import reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import CaseView, view
from storage.casework.cases import Report
from storage.casework.history import Entry
from storage.town.lessons import Teacher
from storage.work import Work

#: Whoever reports what they answer for themselves has nobody to get in touch with.
_NO_CONTACT = frozenset({Kind.CONTACT})


def open_case(work: Work, incoming: Incoming, now: datetime, draft: Draft, actor: Actor) -> None:
    """The draft is a case now: accepted, dispatched, and known to whoever answers for it.

    Raises Refusal when one person reports faster than anybody can look; danger is heard far beyond that.
    """
    quota = _quota(work, draft)
    since, year = now - quota.within, _year(work, now)
    before = work.cases.before(incoming.address, draft.message_id, actor.person.id, since=since, year=year)
    if before.became:
        return
    if before.opened >= quota.most:
        raise _too_many(quota)
    case = _stored(work, incoming, now, draft, actor)
    if work.town.categories[case.category].dangerous:
        reply(work, incoming, now, Say("report-danger"))
    tell_of_it = _opened_in_private if incoming.kind is ChatKind.PRIVATE else _opened_in_group
    with work.outbox.first_words(cards.of_case(case.id)):
        tell_of_it(work, incoming, now, view(work, case))
    if incoming.kind is ChatKind.PRIVATE and not case.anonymous:
        naming.wonder(work, incoming, now)


def take_over(work: Work, incoming: Incoming, now: datetime, draft: Draft, actor: Actor) -> None:
    """As ``open_case`` for what was reported elsewhere: all hear of it but whoever reported it."""
    if work.cases.of_message(incoming.address, draft.message_id) is None:
        case = _stored(work, incoming, now, draft, actor)
        with work.outbox.first_words(cards.of_case(case.id)):
            _tell_others(work, view(work, case), now)


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
        state=OPENING[-1].after,
        ladder=work.town.ladder_of(draft.category),
    )
    case = work.cases.open(report, now, year=_year(work, now))
    work.cases.add_photos(case, draft.photos, "report", now)
    work.recordings.begin(case.id)
    work.recordings.add(case.id, draft.recordings, now)
    if draft.chosen:
        work.lessons.teach(case, Teacher.REPORTER, now)
    steps = (Entry(step.move, step.before, step.after) for step in OPENING)
    work.history.add_all(case, (_reported(case, draft), *steps), now)
    themselves = hears_for(case.lead_handler, actor, case.place.grid, work.town)
    clockwork.begin(work, case, now, but=_NO_CONTACT if themselves else frozenset())
    return case


def _reported(case: Case, draft: Draft) -> Entry:
    facts = {"category": case.category, "grid": case.place.grid, "handler": case.lead_handler}
    if draft.forwarded:
        facts["forwarded"] = "yes"
    words = {"words": case.words, "place": packed_place(case.place)}
    return Entry("report", "", State.REPORTED, case.reporter, facts, words)


def _year(work: Work, now: datetime) -> int:
    return now.astimezone(ZoneInfo(work.town.zone)).year


def _quota(work: Work, draft: Draft) -> Quota:
    assert draft.category is not None
    return DANGEROUS_REPORTS if work.town.categories[draft.category].dangerous else REPORTS


def _too_many(quota: Quota) -> Refusal:
    if quota is DANGEROUS_REPORTS:
        return Refusal("refusal-too-many-dangers", most=quota.most)
    return Refusal("refusal-too-many", most=quota.most, minutes=quota.within // timedelta(minutes=1))


def _opened_in_private(work: Work, incoming: Incoming, now: datetime, seen: CaseView) -> None:
    """The receipt is the answer; then everybody else hears of it."""
    card = cards.for_reporter(seen)
    reply(work, incoming, now, card.body, buttons=card.buttons, card=card.card)
    _tell_others(work, seen, now)


def _tell_others(work: Work, seen: CaseView, now: datetime) -> None:
    """Whoever answers, the neighbours, and the group hear of it."""
    news.tell_lead(work, seen, now)
    news.tell_neighbours(work, seen, now)
    news.show_in_group(work, seen, now)


def _opened_in_group(work: Work, incoming: Incoming, now: datetime, seen: CaseView) -> None:
    """The group's card is the answer; the receipt comes in private, unless the reporter answers for it themselves."""
    if seen.discreet:
        button = Button(Say("button-go-private"), Action("talk.start", None, start(CASE, seen.case.number)))
        reply(work, incoming, now, Say("report-taken-quietly"), buttons=[button])
    else:
        card = replace(cards.for_group(seen), reply_to=incoming.message_id)
        work.outbox.post(incoming.address, card, now)
    news.tell_lead(work, seen, now)
    news.tell(work, seen.case, seen.case.reporter, cards.for_reporter(seen), now)
    news.tell_neighbours(work, seen, now)


def support(work: Work, incoming: Incoming, now: datetime, case: Case, draft: Draft) -> None:
    """One neighbour more has the same problem, as they say in the draft: counted once, told what becomes of it."""
    who = speaker(work, incoming, now).person.id
    if not case.open:
        raise Refusal("refusal-case-ended", number=case.number)
    if case.reporter == who:
        raise Refusal("refusal-your-own-case", number=case.number)
    work.cases.add_photos(case, draft.photos, "report", now)
    work.recordings.add(case.id, draft.recordings, now)
    news.hand_over(work, case, draft.recordings, news.leads(work, case, now), now)
    if not work.cases.support(case, who, now):
        reply(work, incoming, now, Say("support-already", {"number": case.number}))
        return
    work.history.add(case, "support", now, actor=who, before=case.state, words={"words": draft.words})
    refresh_cards(work, case, now)
    seen = view(work, case)
    args: dict[str, Arg] = {"number": case.number, "supporters": seen.supporters, "due": cards.due_say(seen)}
    reply(work, incoming, now, Say("support-counted", {**args, "place": Say("place-grid", {"grid": seen.grid})}))
