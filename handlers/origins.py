"""Words that are not somebody's own, new words: changed afterwards, or said in a group's or a channel's name.

They never command, answer or vote. What was forwarded may be a report like any other, so ``handlers.routes`` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.casework.case import Case
from domain.message import ChatKind, Incoming, Origin, Outgoing, Say
from domain.polls.asking.numbering import split_poll_number
from handlers.polls.casting.voting import BALLOTS
from handlers.speaking import reply, speaker
from handlers.telling import news
from handlers.telling.views import shortened
from storage.work import Work

#: What the log calls it when a reporter changed their words.
_REVISED = "revise"


def edited(work: Work, incoming: Incoming, now: datetime) -> None:
    """Other words for an open case are written down, and whoever has it in hand reads them. Nothing else is changed:
    a ballot cast anew in words that were changed is none, and its voter has to know.
    """
    if _was_ballot(incoming):
        reply(work, incoming, now, Say("refusal-vote-edited"))
        return
    case = work.cases.of_message(incoming.address, incoming.message_id)
    if case is None or not case.open or not incoming.text:
        return
    who = speaker(work, incoming, now).person.id
    if case.reporter != who or incoming.text == _said_last(work, case):
        return
    work.history.add(case, _REVISED, now, actor=who, before=case.state, words={"words": incoming.text})
    if incoming.kind is ChatKind.PRIVATE:
        reply(work, incoming, now, Say("revised", {"number": case.number}))
    words = Say("words-said", {"words": shortened(incoming.text)})
    news.tell_handlers(work, case, Say("news-revised", {"number": case.number, "words": words}), now)


def _was_ballot(incoming: Incoming) -> bool:
    word = incoming.word
    return word is not None and word.id in BALLOTS and split_poll_number(word.rest)[0] is not None


def _said_last(work: Work, case: Case) -> str:
    """What the reporter said last that it is about."""
    changed = [event.words.get("words", "") for event in work.history.events(case) if event.action == _REVISED]
    return changed[-1] if changed else case.words


def unnamed(work: Work, incoming: Incoming, now: datetime) -> None:
    """Nobody can tell who calls the bot, so nothing is done; it says so, in a group nobody has bound only once."""
    if not (incoming.addressed or incoming.handle is not None or incoming.text.startswith("/")):
        return
    bound = work.people.chat(incoming.address) is not None
    body, once = Say("refusal-unnamed"), None if bound else "refusal-unnamed"
    work.outbox.post(incoming.address, Outgoing(body, once=once, reply_to=incoming.message_id), now)


ORIGINS: Mapping[Origin, Callable[[Work, Incoming, datetime], None]] = {
    Origin.EDITED: edited,
    Origin.UNNAMED: unnamed,
}
