"""What the bot overhears in a group: whether neighbours may want something of it, or only talk to one another.

Pictures they show one another are never looked at, and what they say to one another is not kept once it is known to be
just that.
"""

from __future__ import annotations

from datetime import datetime

from domain.message import ChatKind, Incoming, Origin
from handlers.origins import ORIGINS
from handlers.reporting.reports import speaks_for_itself
from handlers.routes import meant_for_us
from handlers.speaking import speaker
from storage.work import Work

#: Words that can bring something about, by how they came to be where they stand.
_HEARD = frozenset({Origin.OWN, Origin.FORWARDED})


def may_concern_us(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether something may come of the message; asked before anything of it is fetched. Changes nothing."""
    if incoming.origin not in _HEARD:
        return False
    if incoming.kind is ChatKind.PRIVATE:
        return True
    if work.people.chat(incoming.address) is None:
        return False
    if incoming.addressed or (incoming.word is not None and meant_for_us(incoming, incoming.word)):
        return True
    return _speaks_of_a_matter(work, incoming) or _goes_on(work, incoming, now)


def _speaks_of_a_matter(work: Work, incoming: Incoming) -> bool:
    # A voice note is taken in a group only as an answer, whatever is written under it.
    return bool(incoming.text and incoming.attachments) and work.matters.suggest(incoming.text) is not None


def _goes_on(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether it is more of an album that is a case, or an answer to what the sender was asked in this group."""
    if incoming.album is not None and work.cases.of_album(incoming.address, incoming.album) is not None:
        return True
    return work.dialogues.waits_for(incoming.sender, incoming.address, now)


def calls_us(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether the bot would answer: it is meant, or it asked the speaker something in this group."""
    if incoming.kind is ChatKind.PRIVATE or incoming.addressed or incoming.handle is not None:
        return True
    if incoming.word is not None and meant_for_us(incoming, incoming.word):
        return True
    if incoming.origin in ORIGINS:
        return incoming.text.startswith("/") or work.cases.of_message(incoming.address, incoming.message_id) is not None
    if work.people.chat(incoming.address) is None:
        return False
    if speaks_for_itself(work, incoming):
        return True
    return work.dialogues.get(speaker(work, incoming, now).person.id, incoming.address, now) is not None
