"""A voice that comes onto a roll after it was frozen: never where a secret ballot was cast.

Who asks for it, who agrees, and the line in the ledger are the business of ``two_people``. The hash of the opening
stays as it is.
"""

from __future__ import annotations

from datetime import datetime

from domain.errors import Refusal
from domain.places.place import Place
from domain.polls.electorate import Entry
from domain.polls.poll import Poll, State
from handlers.polls.rolls import entries, put
from handlers.telling.views import place_say
from storage.polls.rolls import Voice
from storage.work import Work


def add(work: Work, poll: Poll, door: Place, now: datetime) -> Voice:
    """The new voice, which is that of the door. Raises Refusal as ``missing`` does."""
    newcomer = missing(work, poll, door)
    (voice,) = put(work, poll, (newcomer,), first=work.rolls.size(poll.id) + 1, added=True)
    return voice


def missing(work: Work, poll: Poll, door: Place) -> Entry:
    """Who would be added: the voice of the door; of a poll among adults the next one behind it.

    Raises Refusal where the roll may not grow, where all voices of the door are on it, or where the poll asks others.
    """
    check_may_grow(work, poll)
    household = work.claims.household(door)
    if household is None:
        raise Refusal("refusal-no-such-door", place=place_say(door, work.town))
    there = [entry for entry in entries(work, poll) if household in entry.doors]
    if not there:
        raise Refusal("refusal-roll-asks-others", serial=poll.serial)
    taken = {voice.key for voice in work.rolls.units(poll.id)}
    left_out = [entry for entry in there if entry.key not in taken]
    behind = work.rolls.of_door(poll.id, household)
    if not left_out or len(behind) >= len(there):
        raise Refusal("refusal-roll-already", serial=poll.serial, place=place_say(door, work.town))
    if any(work.rolls.of_door(poll.id, other) for other in left_out[0].doors if other != household):
        raise Refusal("refusal-roll-owner-there", serial=poll.serial, place=place_say(door, work.town))
    return left_out[0]


def check_may_grow(work: Work, poll: Poll) -> None:
    """Raises Refusal unless the roll may grow."""
    if poll.state is not State.OPEN:
        raise Refusal("refusal-roll-not-open", serial=poll.serial)
    if poll.secret and work.secret.any_cast(poll.id):
        raise Refusal("refusal-roll-secret", serial=poll.serial)
