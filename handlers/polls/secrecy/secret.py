"""Secret ballots (无记名) until they are cast: what was chosen is shown, said to be for good, and asked about once.

In between a slip lies in the voter's private talk. Whatever becomes of it, its words are wiped where they stand. What
the voter sent is wiped by the worker, however it was answered (``hushing.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Onward, Outgoing, Say
from domain.polls.asking.numbering import poll_number
from domain.polls.deciding import Result
from domain.polls.poll import Poll, State
from handlers.polls.casting.choosing import choice_say
from handlers.speaking import reply, speaker
from storage.polls.polls import Happening
from storage.polls.rolls import Voice
from storage.polls.secret import PUT_AWAY, Unconfirmed, cards, marking
from storage.work import Work

#: With fewer voices on the roll a result tells who chose what.
FEWEST = 5

#: So long a slip that is not cast lies open.
LIES_FOR = timedelta(minutes=15)


def warning(size: int) -> Say | None:
    """That so few voices cannot be kept apart; None where they can."""
    return None if size >= FEWEST else Say("secret-too-few", {"size": size, "fewest": FEWEST})


def choose(work: Work, incoming: Incoming, poll: Poll, voices: Sequence[Voice], choice: str, now: datetime) -> None:
    """The speaker is shown what they chose, and asked whether that is it: nothing is cast yet."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-secret-in-group", number=str(poll.serial), link=Onward(poll_number(poll.serial)))
    who = speaker(work, incoming, now).person.id
    take_back(work, poll, who, now)
    fresh = [voice for voice in voices if not work.secret.participated(poll.id, voice.unit)]
    if not fresh:
        reply(work, incoming, now, already_cast(poll, voices))
        return
    slip = Say(
        "secret-slip",
        {
            "number": str(poll.serial),
            "question": poll.question,
            "choice": choice_say(poll, choice),
            "voices": names(fresh),
        },
    )
    buttons = (
        Button(Say("button-secret-cast"), Action("poll.cast-secretly", poll.id, choice)),
        Button(Say("button-secret-again"), Action("poll.not-yet", poll.id)),
    )
    reply(work, incoming, now, slip, buttons=buttons, card=_card(Unconfirmed.SLIP, poll, who))
    lies_open(work, poll, now)


def lies_open(work: Work, poll: Poll, now: datetime) -> None:
    """Something that is not cast yet is not left lying for long."""
    work.polls.set_moment_once(poll, Happening.PUT_AWAY, now + LIES_FOR)


def take_back(work: Work, poll: Poll, person: int, now: datetime) -> None:
    """Nothing is left of what the person was about to choose."""
    for kind in Unconfirmed:
        work.outbox.take_back(Outgoing(PUT_AWAY, card=_card(kind, poll, person)), now)
    work.dialogues.close_about(person, marking(poll.id))


def put_away(work: Work, poll: Poll, now: datetime) -> None:
    """What lay open long enough is taken back, everything once the poll is over; the rest is looked at again."""
    until = now - LIES_FOR if poll.state is State.OPEN else now
    for person in _choosing(work, poll, until):
        take_back(work, poll, person, now)
    if _choosing(work, poll, now):
        lies_open(work, poll, now)


def follow(work: Work, poll: Poll, result: Result, now: datetime) -> None:
    """The poll is over: nobody is about to choose any more."""
    if poll.secret:
        put_away(work, poll, now)


def account(work: Work, poll: Poll) -> Say:
    """That as many voted as there are ballots, and as many were counted: three numbers anybody may hold together."""
    counted = work.secret.counted(poll.id)
    numbers = (
        work.secret.participations(poll.id),
        work.secret.written(poll.id),
        sum(units for _, units, _ in counted),
    )
    key = "secret-account" if len(set(numbers)) == 1 else "secret-account-wrong"
    return Say(key, dict(zip(("used", "ballots", "counted"), numbers, strict=True)))


def already_cast(poll: Poll, voices: Iterable[Voice]) -> Say:
    """That there is nothing left to cast, which tells nothing of what was."""
    return Say("secret-cast-already", {"number": str(poll.serial), "voices": names(voices)})


def names(voices: Iterable[Voice]) -> tuple[Say, ...]:
    """How neighbours call the units."""
    return tuple(Say("secret-voice", {"label": voice.label}) for voice in voices)


def _choosing(work: Work, poll: Poll, until: datetime) -> tuple[int, ...]:
    """Who was about to choose by that moment."""
    shown = [card for kind in Unconfirmed for card in work.outbox.shown_since(cards(kind, poll.id), until)]
    return tuple(sorted({int(card.rpartition(":")[2]) for card in shown}))


def _card(kind: Unconfirmed, poll: Poll, person: int) -> str:
    return f"{cards(kind, poll.id)}{person}"
