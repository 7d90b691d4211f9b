"""What comes after a photo that answered a question about a case.

Not every photo has words of its own, and not every platform sends several as one, so a photo alone is an answer to
these questions everywhere. What its sender says right after is a word more about the same case, unless it means
something else, and what they show right after is shown of the same case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.casework.case import MOST_PHOTOS, Case
from domain.message import Action, ChatKind, Incoming, Origin, Outgoing, Say
from handlers.casework.moving import refresh_cards
from handlers.speaking import reply, speaker
from handlers.telling import news
from storage.dialogues import WORDS_FOLLOW, Dialogue
from storage.work import Work

#: The questions a photo alone answers, and what its photos show: what is reported, or what was done.
_SHOWN: Mapping[str, str] = {"case.finish": "fix", "case.dispute": "report", "case.reopen": "report"}

#: The answer that may make a report a case.
_REPORTS = "report.words"

#: The note of a conversation in which nothing is asked: what the photos show.
_ABOUT = "about"


def words_may_follow(work: Work, meant: Incoming, now: datetime) -> None:
    """If a photo alone was the answer and nothing else is asked, the next words or photos may be about it."""
    if not meant.photos or meant.text or meant.word is not None or meant.through or meant.kind is ChatKind.GROUP:
        return
    who = speaker(work, meant, now).person.id
    shown = _shown_by(work, meant, now, who)
    if shown is not None and work.dialogues.get(who, meant.address, now) is None:
        _may_follow(work, meant, now, *shown)


def _shown_by(work: Work, meant: Incoming, now: datetime, who: int) -> tuple[int, str] | None:
    """The case a photo that answered is about, and what it shows; a report may have become a case by it."""
    assert meant.action is not None
    if meant.action.name == _REPORTS:
        newest = next(iter(work.cases.of_person(who)), None)
        return None if newest is None or newest.opened_at != now else (newest.id, "report")
    shows, case = _SHOWN.get(meant.action.name), meant.action.object
    return None if shows is None or case is None else (case, shows)


def _may_follow(work: Work, incoming: Incoming, now: datetime, case: int, shows: str) -> None:
    more = Dialogue(Action("case.note", case), notes={_ABOUT: shows})
    who = speaker(work, incoming, now).person.id
    work.dialogues.open(who, incoming.address, more, now, lives=WORDS_FOLLOW)


def follows_photo(dialogue: Dialogue) -> bool:
    """Whether nothing was asked, and only what is about a photo may follow."""
    return _ABOUT in dialogue.notes


def captioned(work: Work, incoming: Incoming, dialogue: Dialogue) -> Action | None:
    """A word or a photo more about the case whose photo came just before; None for what sounds like another matter."""
    assert dialogue.action.object is not None
    if not work.cases.get(dialogue.action.object).open:
        return None
    if _just_photos(incoming):
        return Action("case.shown", dialogue.action.object, dialogue.notes[_ABOUT])
    if not _just_words(incoming) or work.matters.suggest(incoming.text) is not None:
        return None
    return dialogue.action


def shown(work: Work, incoming: Incoming, now: datetime) -> None:
    """One photo more of what the photo just before showed; the other side sees it, and more may follow."""
    assert incoming.action is not None
    assert incoming.action.object is not None
    case, shows = work.cases.get(incoming.action.object), incoming.action.value
    actor = speaker(work, incoming, now).person.id
    room = max(0, MOST_PHOTOS - len(work.cases.photos(case, shows)))
    photos = incoming.photos[:room]
    if photos:
        work.cases.add_photos(case, photos, shows, now)
        work.history.add(case, "note", now, actor=actor, before=case.state)
        refresh_cards(work, case, now)
        _show_others(work, case, actor, tuple(photo.sha256 for photo in photos), now)
    body = Say("done-shown", {"number": case.number}) if photos else Say("refusal-shown-enough", {"most": MOST_PHOTOS})
    reply(work, incoming, now, body)
    _may_follow(work, incoming, now, case.id, shows)


def _show_others(work: Work, case: Case, actor: int, photos: tuple[str, ...], now: datetime) -> None:
    """Whoever reported it, or to whom it went back, sees what the other shows."""
    body = Say("news-note", {"number": case.number, "words": Say("words-photo")})
    others = news.leads(work, case, now) if actor == case.reporter else (case.reporter,)
    news.tell_all(work, case, others, Outgoing(body, photos=photos), now)


def _just_words(incoming: Incoming) -> bool:
    """Words of one's own that are no command, no number, and no answer to another message."""
    known = incoming.word is not None or incoming.choice is not None or incoming.origin is not Origin.OWN
    beside = incoming.photos or incoming.recording or incoming.reply_to or incoming.quoted
    return bool(incoming.text) and not known and not beside


def _just_photos(incoming: Incoming) -> bool:
    """Photos of one's own without a word, and no answer to another message."""
    beside = incoming.text or incoming.recording or incoming.reply_to or incoming.quoted
    return bool(incoming.photos) and incoming.origin is Origin.OWN and not beside
