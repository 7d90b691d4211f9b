"""A report that is not a case yet: what was said so far, and what still has to be asked.

A draft lives in the notes of a dialogue, so that it survives a restart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from domain.casework.case import MOST_PHOTOS
from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Photo, Recording, Say
from domain.places.place import Place
from domain.quota import MOST_DRAFTS
from handlers.speaking import ask, done_asking, speaker
from storage.dialogues import WORDS_FOLLOW, Dialogue
from storage.work import Work

#: Whoever answers has to listen to all of them.
MOST_RECORDINGS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a report. ``message_id`` is the message its first words were said in.

    ``asked_kind``, ``asked_alike`` and ``asked_details``: those questions are asked once. ``chosen``: the reporter said
    what kind of matter it is. ``forwarded``: the first words were somebody else's. ``shown_at`` is when its newest
    photo came, None once words to it were refused.
    """

    message_id: str
    words: str = ""
    category: str | None = None
    place: Place | None = None
    photos: tuple[Photo, ...] = field(default_factory=tuple)
    recordings: tuple[Recording, ...] = ()
    anonymous: bool = False
    on_behalf: bool = False
    forwarded: bool = False
    album: str | None = None
    asked_kind: bool = False
    chosen: bool = False
    asked_alike: bool = False
    asked_details: bool = False
    shown_at: datetime | None = None

    def with_photos(self, photos: tuple[Photo, ...], at: datetime) -> Draft:
        """The draft with these pictures added, as many as fit."""
        return replace(self, photos=(*self.photos, *photos)[:MOST_PHOTOS], shown_at=at)


def to_notes(draft: Draft) -> Mapping[str, str]:
    """The draft as the notes of a dialogue."""
    return {"draft": json.dumps(asdict(draft), ensure_ascii=False, default=datetime.isoformat)}


def from_notes(notes: Mapping[str, str]) -> Draft:
    """The draft that ``to_notes`` wrote."""
    plain = json.loads(notes["draft"])
    place, photos, recordings = plain.pop("place"), plain.pop("photos"), plain.pop("recordings", ())
    shown_at = plain.pop("shown_at", None)
    return Draft(
        **plain,
        place=None if place is None else Place(**place),
        photos=tuple(Photo(**photo) for photo in photos),
        recordings=tuple(Recording(**recording) for recording in recordings),
        shown_at=None if shown_at is None else datetime.fromisoformat(shown_at),
    )


def photos_alone(dialogue: Dialogue | None, at: datetime) -> tuple[Photo, ...]:
    """The photos that wait at that moment for the first words about them, which come after them where photos have none.

    They wait for the very next words, and not for long: a photo must never show what it was not sent for.
    """
    draft = _draft_of(dialogue)
    if draft is None or draft.words or draft.category or draft.place or draft.recordings:
        return ()
    return draft.photos if draft.shown_at is not None and at - draft.shown_at <= WORDS_FOLLOW else ()


def nothing_waits_for_words(work: Work, incoming: Incoming, now: datetime) -> None:
    """The photos that waited for these words wait for no others, though nothing came of the words."""
    who = speaker(work, incoming, now).person.id
    dialogue = work.dialogues.get(who, incoming.address, now)
    if dialogue is None or not incoming.text or not photos_alone(dialogue, incoming.at):
        return
    if incoming.word is not None:
        done_asking(work, incoming, now)
        return
    # A slip, and no command the photos were meant for: what was asked about them is still asked.
    notes = to_notes(replace(from_notes(dialogue.notes), shown_at=None))
    work.dialogues.open(who, incoming.address, replace(dialogue, notes=notes), now)


def open_draft(work: Work, incoming: Incoming, now: datetime) -> Draft | None:
    """The draft the speaker's conversation in this chat is about."""
    return _draft_of(work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now))


def _draft_of(dialogue: Dialogue | None) -> Draft | None:
    """The draft of the report the conversation is about. A poll that is being asked has a draft of its own kind."""
    if dialogue is None or not dialogue.action.name.startswith("report.") or "draft" not in dialogue.notes:
        return None
    return from_notes(dialogue.notes)


def current_draft(work: Work, incoming: Incoming, now: datetime) -> Draft:
    """The open draft; a press that comes too late begins anew."""
    return open_draft(work, incoming, now) or Draft(message_id=incoming.message_id)


def ask_on(
    work: Work,
    incoming: Incoming,
    now: datetime,
    body: Say,
    draft: Draft,
    *,
    answer: str,
    choices: Sequence[Button] = (),
    photos: tuple[str, ...] = (),
) -> None:
    """Ask the next thing about the draft. Raises Refusal for one draft too many in another chat."""
    who = speaker(work, incoming, now).person.id
    if incoming.kind is ChatKind.GROUP and work.dialogues.drafts_elsewhere(who, incoming.address, now) >= MOST_DRAFTS:
        raise Refusal("refusal-too-many-drafts", most=MOST_DRAFTS)
    ask(work, incoming, now, body, answer=Action(answer), choices=choices, notes=to_notes(draft), photos=photos)
