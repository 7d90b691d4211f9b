"""Whoever was elected takes office: once the result has effect, and a second person has confirmed it.

Those who were elected for certain before a runoff take office with whoever wins it. The post they get is the one the
election was called for; where the town has no such role they are announced, and that is all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.errors import Refusal
from domain.message import Arg, Incoming, Outgoing, Say
from domain.polls.poll import Poll, State
from handlers.polls.consent import acts
from handlers.polls.consent.two_people import propose
from handlers.polls.elections.nominating import facts
from handlers.polls.elections.rounds import first_round
from handlers.polls.meant import poll_meant
from handlers.polls.results import read
from handlers.speaking import reply, speaker
from handlers.staffing.naming import actor_of
from storage.polls.requests import Request
from storage.work import Work

#: No objection can come any more, or none was possible.
_IN_EFFECT = frozenset({State.PUBLISHED, State.EFFECTIVE})


def follow(work: Work, poll: Poll, now: datetime) -> None:
    """After the result of an election has effect: it is asked for that those elected get the post."""
    election = work.nominations.election(poll.id)
    people = elected(work, poll)
    if election is None or election.role is None or not people:
        return
    try:
        with work.all_or_nothing():
            _ask(work, poll, election.role, people, now)
        work.outbox.tell(poll.proposed_by, Outgoing(Say("elected-asked", facts(poll))), now)
    except Refusal as refusal:
        # The result stands; whoever called the election asks again once somebody can be asked.
        work.outbox.tell(poll.proposed_by, Outgoing(refusal.say), now)


def ask_again(work: Work, incoming: Incoming, now: datetime) -> None:
    """就任 议12: for whoever called the election, when nobody said yes in time."""
    poll, actor = poll_meant(work, incoming), speaker(work, incoming, now)
    election, people = work.nominations.election(poll.id), elected(work, poll)
    if election is None or election.role is None or not people or poll.state not in _IN_EFFECT:
        raise Refusal("refusal-nobody-elected", **facts(poll))
    if actor.person.id != poll.proposed_by:
        raise Refusal("refusal-stage-not-yours", number=str(poll.serial))
    _ask(work, poll, election.role, people, now)
    reply(work, incoming, now, Say("elected-asked", facts(poll)))


def _ask(work: Work, poll: Poll, role: str, people: Sequence[int], now: datetime) -> None:
    about = {"role": role, "people": " ".join(map(str, people))}
    propose(work, poll, acts.GRANT_POST, poll.question, about, actor_of(work, poll.proposed_by, now), now)


def elected(work: Work, poll: Poll) -> tuple[int, ...]:
    """Everybody elected in the poll, and in the one it is the next round of."""
    rounds = dict.fromkeys((first_round(work, poll), poll))
    return tuple(person for one in rounds for person in _won(work, one))


def _won(work: Work, poll: Poll) -> tuple[int, ...]:
    kept = work.polls.result(poll)
    if kept is None:
        return ()
    _, result = read(kept)
    standing = [poll.options[place - 1].person for place in result.winners]
    return tuple(person for person in standing if person is not None)


def grant(work: Work, poll: Poll, request: Request, now: datetime) -> None:
    """The post is theirs; whoever was elected to it for the same place before has it no longer."""
    role, people = request.about["role"], tuple(map(int, request.about["people"].split()))
    gone = work.elected.take_office(people, role, poll, now)
    post: dict[str, Arg] = {**facts(poll), "role": work.town.roles[role].name}
    for key, told in (("elected-you", people), ("elected-no-longer-you", gone)):
        for person in told:
            work.outbox.tell(person, Outgoing(Say(key, post)), now)
