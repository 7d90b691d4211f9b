"""Where a poll is shown: posted in its groups, shown there anew, and what else its groups are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.message import ChatKind, Incoming, Outgoing, Say
from domain.polls.poll import Poll, RollKind, State
from domain.register import Purpose
from handlers.polls import spreading
from handlers.polls.cards import poll_card, private_card
from handlers.polls.casting import mine
from handlers.speaking import speaker
from storage.town.roster import Chat
from storage.work import Work

#: Whose groups a poll belongs in, the best first; of any other roll it is the residents'.
_PURPOSES: Mapping[RollKind, tuple[Purpose, ...]] = {RollKind.OWNER: (Purpose.OWNERS, Purpose.RESIDENTS)}
_RESIDENTS = (Purpose.RESIDENTS,)


def poll_chats(work: Work, poll: Poll) -> tuple[Chat, ...]:
    """The groups of the poll's grid and of all below it; where there is none, those of the nearest grid above."""
    return chats_for(work, poll.grid, poll.roll_kind)


def chats_for(work: Work, grid: str, roll_kind: RollKind) -> tuple[Chat, ...]:
    """The groups in which a poll of that grid with such a roll is shown."""
    for purpose in _PURPOSES.get(roll_kind, _RESIDENTS):
        within = tuple(chat for node in work.town.below(grid) for chat in work.people.chats_of(node, purpose))
        above = (work.people.chats_of(node.id, purpose) for node in work.town.path(grid))
        if found := within or next(filter(None, above), ()):
            return found
    return ()


def post(work: Work, poll: Poll, now: datetime) -> None:
    """Every group of the poll has its card, as the newest thing said there."""
    card = poll_card(work, poll, now)
    for chat in poll_chats(work, poll):
        work.outbox.post(chat.address, card, now)
    work.polls.shown(poll, now)


def refresh(work: Work, poll: Poll, now: datetime) -> None:
    """The card is right wherever it is shown; once nobody can vote any more, also in private."""
    work.outbox.refresh(poll_card(work, poll, now), now)
    if poll.state is not State.OPEN:
        spreading.renew(work, poll, now)
    work.polls.shown(poll, now)


def announce(
    work: Work, poll: Poll, say: Say, now: datetime, drawing: Say | None = None, also: Sequence[int] = ()
) -> None:
    """Every group of the poll is told, and in private ``also``; where there is no group, everybody with a voice.

    Nobody is told the same thing twice.
    """
    message = Outgoing(say, drawing=drawing, once=f"poll:{poll.id}:{say.key}:{work.ledger.head(poll.id)[:16]}")
    chats = poll_chats(work, poll)
    for chat in chats:
        work.outbox.post(chat.address, message, now)
    for person in dict.fromkeys(also):
        work.outbox.tell(person, message, now)
    if not chats:
        spreading.tell_everybody(work, poll, message, now)


def show(work: Work, incoming: Incoming, poll: Poll, now: datetime) -> None:
    """The poll once more where somebody asks for it; in private with how they voted."""
    if incoming.kind is ChatKind.GROUP:
        work.outbox.post(incoming.address, poll_card(work, poll, now), now)
        return
    who = speaker(work, incoming, now).person.id
    work.outbox.post(incoming.address, shown_to(work, poll, who, now), now, reader=who)


def shown_to(work: Work, poll: Poll, who: int, now: datetime) -> Outgoing:
    """The poll as one person sees it in private, with how their doors voted."""
    card = private_card(work, poll, now)
    voted = mine.doors(work, poll, who)
    return replace(card, body=Say("poll-shown", {"card": card.body, "mine": voted})) if voted else card
