"""Setting a case right without moving it: another category, another place, a word more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.case import Case, Party, State, parties
from domain.errors import Refusal
from domain.message import Action, Button, Incoming, Outgoing, Say
from domain.place import Ambiguous, Found, Place
from handlers import cards, news
from handlers.moving import refresh_cards
from handlers.picking import case_and_value
from handlers.reports import category_choices, place_choices, unpack_place
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.steps import said
from handlers.views import view
from storage.clocks import Kind
from storage.work import Work

#: The reporter may correct until somebody has signed; those who supervise until it is done.
_BY_REPORTER = frozenset({State.DISPATCHED})
_BY_STAFF = frozenset({State.DISPATCHED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.RETURNED})


def correct_category(work: Work, incoming: Incoming, now: datetime) -> None:
    """Another category: its limits count from the first moment, and whoever answers for it gets the case."""
    case = _correctable(work, incoming, now)
    assert incoming.action is not None
    category = incoming.action.value
    if category not in work.town.categories:
        choices = category_choices(work, "case.correct-category", case.id)
        ask(work, incoming, now, Say("ask-category", {"number": case.number}), answer=_again(incoming), choices=choices)
        return
    _correct(work, incoming, now, case, replace(case, category=category))


def correct_place(work: Work, incoming: Incoming, now: datetime) -> None:
    """Another place: whoever answers there gets the case."""
    case = _correctable(work, incoming, now)
    place = _place_said(work, incoming)
    if isinstance(place, Place):
        _correct(work, incoming, now, case, replace(case, place=place))
        return
    places = list(place.candidates) if place else [Place(grid) for grid in work.town.grids if _leaf(work, grid)][:9]
    choices: tuple[Button, ...] = place_choices(work, places, "case.correct-place", case.id)
    ask(work, incoming, now, Say("ask-place", {"number": case.number}), answer=_again(incoming), choices=choices)


def _leaf(work: Work, grid: str) -> bool:
    return not work.town.children[grid]


def _again(incoming: Incoming) -> Action:
    assert incoming.action is not None
    return replace(incoming.action, value="")


def _place_said(work: Work, incoming: Incoming) -> Place | Ambiguous | None:
    assert incoming.action is not None
    if incoming.action.value:
        return unpack_place(incoming.action.value)
    if incoming.point is not None and (grid := work.map.grid_at(incoming.point)):
        return Place(grid)
    reading = work.places.read(incoming.text, near=None)
    if isinstance(reading, Found):
        return reading.place
    return reading if isinstance(reading, Ambiguous) else None


def _correctable(work: Work, incoming: Incoming, now: datetime) -> Case:
    assert incoming.action is not None
    assert incoming.action.object is not None
    case = work.cases.get(incoming.action.object)
    mine = parties(case, speaker(work, incoming, now), work.town)
    allowed = (_BY_REPORTER if Party.REPORTER in mine else frozenset()) | (
        _BY_STAFF if mine & {Party.LEAD, Party.SUPERVISOR} else frozenset()
    )
    if not mine & {Party.REPORTER, Party.LEAD, Party.SUPERVISOR}:
        raise Refusal("refusal-not-yours", number=case.number)
    if case.state not in allowed:
        raise Refusal("refusal-too-late-to-correct", number=case.number, state=Say(f"state-{case.state}"))
    return case


def _correct(work: Work, incoming: Incoming, now: datetime, before: Case, after: Case) -> None:
    """Store, log both values, count the clocks again, and hand over if somebody else answers now."""
    answer = work.town.who_answers(after.category, after.place.grid)
    passed_on = answer.handler.id != before.lead_handler
    if passed_on:
        after = replace(after, lead_handler=answer.handler.id, lead=None, state=State.DISPATCHED)
        after = replace(after, deputy_handler=answer.deputy.id if answer.deputy else None)
    actor = speaker(work, incoming, now).person.id
    work.cases.save(after)
    facts = {
        "category": f"{before.category} → {after.category}",
        "grid": f"{before.place.grid} → {after.place.grid}",
        "handler": f"{before.lead_handler} → {after.lead_handler}",
    }
    work.cases.log(after, "correct", now, actor=actor, before=before.state, facts=facts)
    _recount(work, before, after, now)
    seen = view(work, after)
    if passed_on:
        work.outbox.refresh(cards.passed_on(seen, before.lead_handler), now)
        news.tell_lead(work, after, now, but=actor)
    refresh_cards(work, after, now)
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-correct", {**cards.facts(seen), "place": seen.place}))


def _recount(work: Work, before: Case, after: Case, now: datetime) -> None:
    if before.category == after.category:
        return
    limits = work.town.limits_of(after.category)
    for kind, limit in ((Kind.ACKNOWLEDGE, limits.acknowledge), (Kind.FINISH, limits.finish)):
        clock = work.clocks.get(after.id, kind)
        if clock is not None:
            work.clocks.recount(clock, limit, now)


def note(work: Work, incoming: Incoming, now: datetime) -> None:
    """补充: a word or a photo more; the other side hears it."""
    case, words = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    actor = speaker(work, incoming, now)
    mine = parties(case, actor, work.town)
    if not mine:
        raise Refusal("refusal-not-yours", number=case.number)
    words = said(words, incoming)
    if not words and not incoming.photos:
        action = Action("case.note", case.id)
        ask(work, incoming, now, Say("ask-note", {"number": case.number}), answer=action)
        return
    work.cases.add_photos(case, incoming.photos, "report", now)
    work.cases.log(case, "note", now, actor=actor.person.id, before=case.state, words={"words": words})
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-note", {"number": case.number}))
    photos = tuple(photo.sha256 for photo in incoming.photos)
    said = Say("words-said", {"words": words}) if words else Say("words-photo")
    body = Say("news-note", {"number": case.number, "words": said})
    if Party.REPORTER in mine:
        for person in news.leads(work, case, now):
            news.tell(work, case, person, Outgoing(body, photos=photos), now)
    else:
        news.tell_reporter(work, case, body, now, photos=photos)
