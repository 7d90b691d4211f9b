"""Reporting: from the first words or photo to a case with a number, asking only what cannot be known otherwise.

The grid comes from, in order: a point on the map, the building named in the text, the chat it was said in, the
reporter's own door; else the bot asks. The category is suggested from the words and can be corrected with one tap.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.casework.case import MOST_PHOTOS
from domain.message import Action, Button, ChatKind, Incoming, Origin, Say
from domain.places.place import Ambiguous, Place
from domain.reading.cleaning import MOST_CHARACTERS
from domain.starts import UNNAMED
from domain.town import OTHER
from handlers.menus import MENU, category_by_name, category_choices, likely_categories, named_categories
from handlers.placing import (
    chosen_place,
    group_place,
    home_place,
    own_places,
    place_choices,
    said_place,
    smallest_grids,
)
from handlers.reporting import alike, opening
from handlers.reporting.drafts import MOST_RECORDINGS, Draft, ask_on, current_draft, open_draft, to_notes
from handlers.speaking import done_asking, reply, speaker
from storage.dialogues import WORDS_FOLLOW
from storage.work import Work

#: Shorter words than these are a greeting or a slip, not a report.
_FEWEST = 2


def start(work: Work, incoming: Incoming, now: datetime) -> None:
    """The person said that they want to report something, perhaps at once with what and where."""
    _begin(work, incoming, now, _draft(incoming))


def start_for_neighbour(work: Work, incoming: Incoming, now: datetime) -> None:
    """A report on behalf of a neighbour (代报): the door named in it is the neighbour's."""
    _begin(work, incoming, now, replace(_draft(incoming), on_behalf=True))


def start_unnamed(work: Work, incoming: Incoming, now: datetime) -> None:
    """A report without a name. In a group everybody has already seen who speaks, so it goes on in private."""
    if incoming.kind is ChatKind.GROUP:
        button = Button(Say("button-go-private"), Action("talk.start", None, UNNAMED))
        reply(work, incoming, now, Say("report-unnamed-in-private"), buttons=[button])
        return
    _begin(work, incoming, now, replace(_draft(incoming), anonymous=True))


def free_words(work: Work, incoming: Incoming, now: datetime) -> None:
    """Words, photos or a voice note without a command: a report when it looks like one, otherwise it is asked.

    A voice note that came with its words is what its words are.
    """
    if incoming.kind is ChatKind.GROUP and not incoming.addressed and not speaks_for_itself(work, incoming):
        return
    draft = _draft(incoming)
    shown = incoming.photos or incoming.point or (incoming.recording and not draft.words)
    if shown or work.matters.suggest(draft.words):
        _begin(work, incoming, now, draft)
    elif len(draft.words) < _FEWEST:
        reply(work, incoming, now, Say("menu"), buttons=MENU)
    else:
        choices = (
            Button(Say("button-report-this"), Action("report.this")),
            Button(Say("button-not-a-report"), Action("dialogue.cancel")),
        )
        kept = _with_files(work, incoming, now, draft)
        ask_on(work, incoming, now, Say("report-is-this-one"), kept, answer="report.words", choices=choices)


def speaks_for_itself(work: Work, incoming: Incoming) -> bool:
    """In a group only a photo whose caption names a matter is taken for a report unasked."""
    pictured = incoming.photos or incoming.refused_photos
    return bool(pictured) and work.matters.suggest(incoming.text) is not None


def joins_photos(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether the photo belongs to an album that is a case or a draft already, or comes right after the photos of a
    draft; then it is added there. What was asked is still asked.
    """
    if not incoming.photos:
        return False
    who = speaker(work, incoming, now).person
    case = None if incoming.album is None else work.cases.of_album(incoming.address, incoming.album)
    if case is not None and case.reporter == who.id:
        room = max(0, MOST_PHOTOS - len(work.cases.photos(case, "report")))
        work.cases.add_photos(case, incoming.photos[:room], "report", now)
        return True
    dialogue, draft = work.dialogues.get(who.id, incoming.address, now), open_draft(work, incoming, now)
    if dialogue is None or draft is None or not (_of_its_album(incoming, draft) or _follows(incoming, draft)):
        return False
    notes = to_notes(_pictured(work, incoming, now, draft))
    work.dialogues.open(who.id, incoming.address, replace(dialogue, notes=notes), now)
    return True


def _of_its_album(incoming: Incoming, draft: Draft) -> bool:
    return incoming.album is not None and incoming.album == draft.album


def _follows(incoming: Incoming, draft: Draft) -> bool:
    """Whether it is a photo alone that comes right after the newest of the draft: several are often sent one by one."""
    alone = not (incoming.text or incoming.recording or incoming.point or incoming.reply_to)
    own = incoming.kind is ChatKind.PRIVATE and incoming.origin is Origin.OWN
    newest = draft.shown_at if draft.photos else None
    return alone and own and newest is not None and incoming.at - newest <= WORDS_FOLLOW


def _draft(incoming: Incoming) -> Draft:
    words = (incoming.action.value if incoming.action else "") or incoming.text
    return Draft(
        message_id=incoming.message_id,
        words=words.strip(),
        album=incoming.album,
        forwarded=incoming.origin is Origin.FORWARDED,
    )


def _begin(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    _go_on(work, incoming, now, _with_files(work, incoming, now, draft))


def _with_files(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> Draft:
    return _recorded(work, incoming, now, _pictured(work, incoming, now, draft))


def _pictured(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> Draft:
    """The draft with the pictures that just came; whoever sent too many is told how many were kept."""
    if not incoming.photos:
        return draft
    sent = len(draft.photos) + len(incoming.photos)
    if sent > MOST_PHOTOS:
        reply(work, incoming, now, Say("report-photos-kept", {"kept": MOST_PHOTOS, "sent": sent}))
    return draft.with_photos(incoming.photos, incoming.at)


def _recorded(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> Draft:
    """The draft with the voice note that just came. A voice names its speaker, so an unnamed report takes none."""
    if incoming.recording is None:
        return draft
    if draft.anonymous:
        reply(work, incoming, now, Say("refusal-recording-unnamed"))
        return draft
    if len(draft.recordings) >= MOST_RECORDINGS:
        reply(work, incoming, now, Say("report-recordings-kept", {"kept": MOST_RECORDINGS}))
        return draft
    return replace(draft, recordings=(*draft.recordings, incoming.recording))


def _go_on(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    """Ask what and where if that is not known."""
    if draft.place is None and incoming.point is not None:
        # A point is sent once; it is kept while other things are asked.
        pointed = said_place(work, incoming, now, draft.words)
        draft = replace(draft, place=pointed if isinstance(pointed, Place) else None)
    if draft.category is None and not draft.words:
        _ask_what(work, incoming, now, draft)
        return
    category = draft.category or category_by_name(work, draft.words) or _guessed(work, incoming, draft)
    if category is None:
        _ask_kind(work, incoming, now, draft)
        return
    where = draft.place or _where(work, incoming, now, draft)
    if isinstance(where, Place):
        _finish(work, incoming, now, replace(draft, category=category, place=where))
    else:
        _ask_place(work, incoming, now, replace(draft, category=category), where)


def _ask_what(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    """Whoever shows a photo is asked in words where and what it is, with a few kinds to pick from; else from all."""
    if draft.photos and not draft.recordings:
        more = Button(Say("button-more-kinds"), Action("report.kinds"))
        choices = (*likely_categories(work, "report.category"), more)
        ask_on(work, incoming, now, Say("report-what-shown"), draft, answer="report.words", choices=choices)
        return
    body = Say("report-what-recorded") if draft.recordings else Say("report-what")
    choices = category_choices(work, "report.category")
    ask_on(work, incoming, now, body, draft, answer="report.words", choices=choices)


def answer_kinds(work: Work, incoming: Incoming, now: datetime) -> None:
    """It is none of the few: every kind there is."""
    draft, choices = current_draft(work, incoming, now), category_choices(work, "report.category")
    ask_on(work, incoming, now, Say("report-what"), draft, answer="report.words", choices=choices)


def _guessed(work: Work, incoming: Incoming, draft: Draft) -> str | None:
    """The category the words sound like, 其他 when they sound like none; None when it is worth a question.

    A group is asked nothing: some kinds of matters are nobody's business there, and the receipt corrects with one tap.
    """
    guesses = work.matters.read(draft.words)
    if not guesses.matters:
        return OTHER
    if guesses.sure or draft.asked_kind or incoming.kind is ChatKind.GROUP:
        return guesses.ranked[0].category
    return None


def _ask_kind(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    """Offer the likeliest kinds of matter, and none of them."""
    likely = [guess.category for guess in work.matters.read(draft.words).ranked]
    choices = named_categories(work, dict.fromkeys((*likely, OTHER)), "report.category")
    asked = replace(draft, asked_kind=True)
    ask_on(work, incoming, now, Say("report-which-kind"), asked, answer="report.words", choices=choices)


def _where(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> Place | Ambiguous | None:
    """Where it is, by the first source that knows."""
    said = said_place(work, incoming, now, draft.words) or group_place(work, incoming)
    if said is None and draft.words and not draft.on_behalf:
        # At home unless they say otherwise; but a neighbour's matter is not at our own door.
        return home_place(work, speaker(work, incoming, now))
    return said


def _finish(work: Work, incoming: Incoming, now: datetime, draft: Draft) -> None:
    """Ask whether it was reported before, and for a word or a photo; then the draft is a case."""
    told = draft.words or draft.photos or draft.recordings
    if not draft.asked_alike and alike.ask_whether_alike(work, incoming, now, draft):
        return
    if not told and not draft.asked_details:
        choices = (Button(Say("button-report-now"), Action("report.now")),)
        asked = replace(draft, asked_details=True)
        ask_on(work, incoming, now, Say("report-details"), asked, answer="report.words", choices=choices)
        return
    done_asking(work, incoming, now)
    opening.open_case(work, incoming, now, draft, speaker(work, incoming, now))


def _ask_place(work: Work, incoming: Incoming, now: datetime, draft: Draft, among: Ambiguous | None) -> None:
    places = own_places(work, speaker(work, incoming, now)) if among is None else among.candidates
    body = Say("report-where") if among is None else Say("report-which-place")
    choices = place_choices(work, incoming, places, "report.place")
    ask_on(work, incoming, now, body, draft, answer="report.place", choices=choices)


def answer_category(work: Work, incoming: Incoming, now: datetime) -> None:
    """A category was chosen."""
    assert incoming.action is not None
    draft = current_draft(work, incoming, now)
    if incoming.action.value in work.town.categories:
        _go_on(work, incoming, now, replace(draft, category=incoming.action.value, chosen=True))


def answer_words(work: Work, incoming: Incoming, now: datetime) -> None:
    """More words, photos or a voice note for the draft, whatever was asked."""
    draft = current_draft(work, incoming, now)
    words = " ".join(part for part in (draft.words, incoming.text.strip()) if part)
    _begin(work, incoming, now, replace(draft, words=words[:MOST_CHARACTERS]))


def answer_place(work: Work, incoming: Incoming, now: datetime) -> None:
    """A place was chosen, written, or sent as a point."""
    assert incoming.action is not None
    draft = _with_files(work, incoming, now, current_draft(work, incoming, now))
    where = chosen_place(work, incoming.action.value) or said_place(work, incoming, now, incoming.text)
    if isinstance(where, Place):
        _go_on(work, incoming, now, replace(draft, place=where))
    elif isinstance(where, Ambiguous):
        _ask_place(work, incoming, now, draft, where)
    else:
        choices = place_choices(work, incoming, smallest_grids(work), "report.place")
        spoken = incoming.recording is not None and not incoming.text
        body = Say("report-where-recorded") if spoken else Say("report-where-again")
        ask_on(work, incoming, now, body, draft, answer="report.place", choices=choices)


def answer_now(work: Work, incoming: Incoming, now: datetime) -> None:
    """Nothing to add: go on with what there is."""
    _go_on(work, incoming, now, current_draft(work, incoming, now))
