"""Setting a case right without moving it: another category, another place, a word more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from domain.casework.case import Case
from domain.casework.correcting import STAFF, check_correction, class_of, handed_over, recategorised
from domain.casework.parties import Party, parties
from domain.errors import Refusal
from domain.message import Action, ChatKind, Incoming, Outgoing, Recording, Say
from domain.places.place import Place
from handlers.casework.moving import refresh_cards
from handlers.casework.picking import case_and_value, replied_to
from handlers.casework.steps import said
from handlers.casework.voices import hand_to_others, keep_voice
from handlers.menus import category_named, other_categories
from handlers.placing import chosen_place, packed_place, place_choices, said_place, smallest_grids
from handlers.promises.clockwork import recount
from handlers.promises.keeping import news_given, reach_milestone, stage_named
from handlers.promises.regrading import tell_if_moved
from handlers.speaking import ask, done_asking, reply, speaker
from handlers.telling import cards, news
from handlers.telling.views import view
from storage.town.lessons import Teacher
from storage.work import Work

#: What these tell the reporter counts as news of the case; what a neighbour says is kind, and promised by nobody.
_SPEAK_FOR_IT = frozenset({Party.LEAD, Party.COORDINATOR, Party.SUPERVISOR})


def correct_category(work: Work, incoming: Incoming, now: datetime) -> None:
    """Another category: its limits count from the first moment, and whoever answers for it gets the case."""
    case, value = _correctable(work, incoming, now)
    category = category_named(work, said(value, incoming))
    if category is None:
        action = Action("case.correct-category", case.id)
        choices = other_categories(work, case, action.name)
        ask(work, incoming, now, Say("ask-category", {"number": case.number}), answer=action, choices=choices)
        return
    corrected = recategorised(case, category, work.town)
    work.lessons.teach(corrected, _teacher(work, incoming, now, case), now)
    _correct(work, incoming, now, case, corrected)


def _teacher(work: Work, incoming: Incoming, now: datetime, case: Case) -> Teacher:
    """Whoever may correct it only as its reporter teaches as a reporter."""
    mine = parties(case, speaker(work, incoming, now), work.town)
    return Teacher.STAFF if mine & STAFF else Teacher.REPORTER


def correct_place(work: Work, incoming: Incoming, now: datetime) -> None:
    """Another place: whoever answers there gets the case."""
    case, value = _correctable(work, incoming, now)
    place = chosen_place(work, value) or said_place(work, incoming, now, said(value, incoming))
    if isinstance(place, Place):
        _correct(work, incoming, now, case, replace(case, place=place))
        return
    action = Action("case.correct-place", case.id)
    choices = place_choices(work, incoming, place.candidates if place else smallest_grids(work), action.name, case.id)
    ask(work, incoming, now, Say("ask-place", {"number": case.number}), answer=action, choices=choices)


def _correctable(work: Work, incoming: Incoming, now: datetime) -> tuple[Case, str]:
    """The case and what it should be. Raises Refusal unless the speaker may still correct it."""
    case, value = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    check_correction(case, parties(case, speaker(work, incoming, now), work.town))
    return case, value


def _correct(work: Work, incoming: Incoming, now: datetime, before: Case, after: Case) -> None:
    """Store, log both values, count the clocks again, and hand over if somebody else answers now."""
    actor = speaker(work, incoming, now).person.id
    after = handed_over(before, after, work.town)
    former = view(work, before)
    work.cases.save(before, after)
    facts = _facts(work, before, after) | recount(work, before, after, now)
    words = _words(before, after)
    work.history.add(after, "correct", now, actor=actor, before=before.state, facts=facts, words=words)
    seen = view(work, after)
    if after.lead_handler != before.lead_handler:
        for card in cards.passed_on(seen, before.lead_handler):
            work.outbox.refresh(card, now)
        news.tell_lead(work, seen, now)
    refresh_cards(work, after, now)
    tell_if_moved(work, former, seen, now)
    done_asking(work, incoming, now)
    private = incoming.kind is ChatKind.PRIVATE
    done = Say("done-correct", {**cards.facts(seen), "place": seen.place}) if private else cards.for_group(seen).body
    reply(work, incoming, now, done)


def _facts(work: Work, before: Case, after: Case) -> dict[str, str]:
    """What differs, as it was and as it is."""
    values = {
        "category": (before.category, after.category),
        "class": (class_of(before, work.town), class_of(after, work.town)),
        "grid": (before.place.grid, after.place.grid),
        "handler": (before.lead_handler, after.lead_handler),
    }
    return {name: f"{was} → {now}" for name, (was, now) in values.items() if was != now}


def _words(before: Case, after: Case) -> dict[str, str]:
    """The exact places are personal, so they stand beside the chain."""
    if before.place == after.place:
        return {}
    return {"place_before": packed_place(before.place), "place": packed_place(after.place)}


def is_shown_more(work: Work, incoming: Incoming, now: datetime) -> Case | None:
    """The case to which a picture or a voice note without a word is added: it answers what the bot said of that case,
    and comes from somebody the case is the business of.
    """
    if incoming.text or not (incoming.photos or incoming.recording):
        return None
    case = replied_to(work, incoming)
    if case is None or not case.open:
        return None
    return case if parties(case, speaker(work, incoming, now), work.town) else None


def note(work: Work, incoming: Incoming, now: datetime) -> None:
    """补充: a word, a photo or a voice note more; the other side hears it.

    What only was spoken reaches whoever has the case in hand; of those who answer for it the reporter hears in words.
    """
    case, words = case_and_value(work, incoming, now)
    if case is None:
        raise Refusal("refusal-which-number")
    actor = speaker(work, incoming, now)
    mine = parties(case, actor, work.town)
    if not mine:
        raise Refusal("refusal-not-yours", number=case.number)
    if not case.open:
        raise Refusal("refusal-case-ended", number=case.number)
    words = said(words, incoming)
    spoken = _spoken(incoming, case, mine)
    if not words and not incoming.photos and not spoken:
        action = Action("case.note", case.id)
        ask(work, incoming, now, Say("ask-note", {"number": case.number}), answer=action)
        return
    if Party.LEAD in mine and (stage := stage_named(work, case, words)) is not None:
        reach_milestone(work, incoming, now, case, stage)
        return
    if not words and not incoming.photos and Party.REPORTER not in mine:
        keep_voice(work, incoming, now, case)
        done_asking(work, incoming, now)
        reply(work, incoming, now, Say("done-note-recorded", {"number": case.number}))
        return
    work.cases.add_photos(case, incoming.photos, "report", now)
    work.recordings.add(case.id, spoken, now)
    work.history.add(case, "note", now, actor=actor.person.id, before=case.state, words={"words": words})
    done_asking(work, incoming, now)
    reply(work, incoming, now, Say("done-note", {"number": case.number}))
    photos = tuple(photo.sha256 for photo in incoming.photos)
    wordless = Say("words-photo") if photos else Say("words-recorded")
    shown = Say("words-said", {"words": words}) if words else wordless
    body = Say("news-note", {"number": case.number, "words": shown})
    if Party.REPORTER in mine:
        told = news.tell_all(work, case, news.leads(work, case, now), Outgoing(body, photos=photos), now)
        news.hand_over(work, case, spoken, told, now)
        return
    hand_to_others(work, case, spoken, actor.person.id, now)
    if news.tell_reporter(work, case, body, now, photos=photos) and mine & _SPEAK_FOR_IT:
        news_given(work, case, actor.person.id, now)


def _spoken(incoming: Incoming, case: Case, mine: Collection[Party]) -> tuple[Recording, ...]:
    """The voice note that came with it. Raises Refusal where it would name the speaker of an unnamed report."""
    if incoming.recording is None:
        return ()
    if case.anonymous and Party.REPORTER in mine:
        raise Refusal("refusal-recording-unnamed")
    return (incoming.recording,)
