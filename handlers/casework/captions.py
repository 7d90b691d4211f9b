"""Words that come after the photos they belong to: where a photo is a message of its own, it has answered before them.

A photo alone is an answer to these questions everywhere. What its sender says right after is a word more about the same
case, unless it means something else.
"""

from __future__ import annotations

from datetime import datetime

from domain.message import Action, ChatKind, Incoming, Origin
from handlers.speaking import speaker
from storage.dialogues import WORDS_FOLLOW, Dialogue
from storage.work import Work

#: The questions a photo alone answers.
_SHOWN = frozenset({"case.finish", "case.dispute", "case.reopen"})

#: The note of a conversation in which nothing is asked.
_ABOUT = "about"


def words_may_follow(work: Work, meant: Incoming, now: datetime) -> None:
    """If a photo alone was the answer and nothing else is asked, the next words may be about it."""
    assert meant.action is not None
    if meant.action.name not in _SHOWN or meant.action.object is None or not meant.photos:
        return
    if meant.text or meant.word is not None or meant.through or meant.kind is ChatKind.GROUP:
        return
    who = speaker(work, meant, now).person.id
    if work.dialogues.get(who, meant.address, now) is None:
        more = Dialogue(Action("case.note", meant.action.object), notes={_ABOUT: "photo"})
        work.dialogues.open(who, meant.address, more, now, lives=WORDS_FOLLOW)


def follows_photo(dialogue: Dialogue) -> bool:
    """Whether nothing was asked, and only words about a photo may follow."""
    return _ABOUT in dialogue.notes


def captioned(work: Work, incoming: Incoming, dialogue: Dialogue) -> Action | None:
    """A word more about the case whose photo came just before; None for what sounds like another matter."""
    if not _just_words(incoming) or work.matters.suggest(incoming.text) is not None:
        return None
    assert dialogue.action.object is not None
    return dialogue.action if work.cases.get(dialogue.action.object).open else None


def _just_words(incoming: Incoming) -> bool:
    """Words of one's own that are no command, no number, and no answer to another message."""
    known = incoming.word is not None or incoming.choice is not None or incoming.origin is not Origin.OWN
    beside = incoming.photos or incoming.recording or incoming.reply_to or incoming.quoted
    return bool(incoming.text) and not known and not beside
