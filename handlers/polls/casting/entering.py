"""Who may enter ballots and proxies for others, and whose: what recording and entrusting have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.errors import Refusal
from domain.message import Action, Button, ChatKind, Incoming, Outgoing, Say
from domain.people import Act, may
from domain.places.place import Ambiguous, Place
from domain.polls.poll import Poll
from handlers.members.doors import read_door
from handlers.placing import refined
from handlers.polls import rolls
from handlers.polls.casting.voting import in_time, why_closed
from handlers.polls.elections.nominating import is_candidate
from handlers.polls.meant import poll_meant
from handlers.speaking import reply, speaker
from storage.polls.rolls import Voice
from storage.work import Work

#: As many voices as one may be asked to choose from by number.
_MOST_CHOICES = 9


def poll_to_enter(work: Work, incoming: Incoming, now: datetime) -> Poll:
    """The poll the speaker may enter something in for others now. Raises Refusal for everybody else.

    In a group it would be read by all whose ballot was entered; a candidate enters nothing.
    """
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-record-in-private")
    poll, actor = in_time(work, poll_meant(work, incoming), incoming.at, now), speaker(work, incoming, now)
    if not may(actor, Act.RECORD_BALLOT, poll.grid, work.town):
        raise Refusal("refusal-may-not-record")
    if is_candidate(poll, actor.person.id):
        raise Refusal("refusal-candidate-records")
    closed = why_closed(poll, incoming.at)
    if closed is not None:
        raise Refusal(closed.key, **closed.args)
    return poll


def voice_named(work: Work, incoming: Incoming, poll: Poll, whom: str, action: str, now: datetime) -> Voice | None:
    """The voice of the roll the words name by its door or its person; None when the speaker was asked which.

    Raises Refusal when there is none.
    """
    named = _named(work, poll, whom)
    if not named:
        raise Refusal("refusal-no-such-voice", number=str(poll.serial))
    if len(named) == 1:
        return named[0]
    buttons = [
        Button(Say("button-voice", {"door": voice.label}), Action(action, poll.id, str(voice.unit)))
        for voice in named[:_MOST_CHOICES]
    ]
    reply(work, incoming, now, Say("record-which-voice"), buttons=buttons)
    return None


def _named(work: Work, poll: Poll, whom: str) -> Sequence[Voice]:
    door = read_door(work, whom, Place(poll.grid, poll.building))
    places = door.candidates if isinstance(door, Ambiguous) else (door,) if door is not None else ()
    behind = [voice for place in places for voice in rolls.units_of_door(work, poll, refined(work, place))]
    people = {person.id for person in work.people.named_in(whom)}
    by_name = [voice for voice in behind or work.rolls.units(poll.id) if voice.person in people]
    return tuple(dict.fromkeys(by_name or behind))


def voice_of(work: Work, incoming: Incoming, poll: Poll, unit: int, now: datetime) -> Voice:
    """The voice to enter something for. Raises Refusal when it is one of the speaker's own."""
    voice = work.rolls.unit(poll.id, unit)
    assert voice is not None
    who = speaker(work, incoming, now).person.id
    own = [mine.unit for mine in work.rolls.voices(poll.id, who)]
    if unit in own or who in work.rolls.voters(poll.id, unit):
        raise Refusal("refusal-own-ballot")
    return voice


def tell_household(work: Work, poll: Poll, voice: Voice, body: Say, now: datetime) -> bool:
    """Whether anybody who may vote for the unit could be told in private, with the way to vote themselves."""
    shows = (Button(Say("button-my-vote", {"number": str(poll.serial)}), Action("poll.say", poll.id)),)
    voters = work.rolls.voters(poll.id, voice.unit)
    told = [work.outbox.tell(person, Outgoing(body, buttons=shows, audience=person), now) for person in voters]
    return any(told)
