"""Who speaks, and answering them: the few lines every handler begins and ends with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from domain.message import Action, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Actor
from storage.dialogues import Dialogue
from storage.work import Work

#: Deals with one thing one person said or pressed.
Handler = Callable[[Work, Incoming, datetime], None]


def speaker(work: Work, incoming: Incoming, now: datetime) -> Actor:
    """The person who spoke, with everything their authority is derived from; a stranger is met now."""
    return work.people.speaking(incoming, now)


def attend_to(work: Work, incoming: Incoming) -> None:
    """Whoever speaks wants to hear what comes of it, or sees it on the page they pressed it on."""
    if incoming.through:
        work.outbox.looks_on(incoming.address)
    elif incoming.order is None:
        work.outbox.listens(incoming.address)


def reply(
    work: Work,
    incoming: Incoming,
    now: datetime,
    body: Say,
    *,
    buttons: Sequence[Button] = (),
    photos: tuple[str, ...] = (),
    card: str | None = None,
) -> None:
    """Answer where the words were said; only the speaker may press the buttons."""
    who = speaker(work, incoming, now).person.id
    private = incoming.kind is ChatKind.PRIVATE
    message = Outgoing(
        body,
        buttons=tuple(buttons),
        photos=photos,
        card=card,
        audience=who if buttons else None,
        reply_to=None if private else incoming.message_id,
    )
    work.outbox.post(incoming.address, message, now, reader=who if private else None)


def ask(
    work: Work,
    incoming: Incoming,
    now: datetime,
    body: Say,
    *,
    answer: Action,
    choices: Sequence[Button] = (),
    notes: Mapping[str, str] | None = None,
    photos: tuple[str, ...] = (),
) -> None:
    """Ask, and take the speaker's next words in this chat as the answer to ``answer``; numbers are for the choices."""
    reply(work, incoming, now, body, buttons=choices, photos=photos)
    dialogue = Dialogue(answer, tuple(choice.action for choice in choices), notes or {})
    work.dialogues.open(speaker(work, incoming, now).person.id, incoming.address, dialogue, now)


def done_asking(work: Work, incoming: Incoming, now: datetime) -> None:
    """The speaker's conversation in this chat is over."""
    work.dialogues.close(speaker(work, incoming, now).person.id, incoming.address)
