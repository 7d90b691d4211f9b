"""Candidates on their way to the ballot: who has accepted is on it, in an order nobody could arrange.

While people are nominated an election is noticed and has no options; it opens when that time is over. How people are
nominated is said in ``candidacy.py``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from domain.message import Arg, Outgoing, Say
from domain.polls.moves import PollMove, move
from domain.polls.poll import Option, Poll
from handlers.polls.posting import poll_chats
from handlers.polls.series import rolling_up
from storage.polls.polls import Happening
from storage.work import Work

_DAY = timedelta(days=1)


def is_candidate(poll: Poll, person: int) -> bool:
    """Whether the person is on the ballot: such a one votes like anybody, but neither records nor acts for others."""
    return any(option.person == person for option in poll.options)


def accepted(work: Work, poll: Poll) -> tuple[int, ...]:
    """Everybody who stands, in the order they were put up."""
    return tuple(one.person for one in work.nominations.of_poll(poll.id) if one.accepted)


def put_up(work: Work, poll: Poll, roll_hash: str) -> Poll:
    """The poll with everybody who stands among its options; one that has its options comes back as it is.

    The frozen roll decides the order: it is the same whenever somebody looks, and came about before anybody knew it.
    """
    if poll.options or work.nominations.election(poll.id) is None:
        return poll
    drawn = sorted(accepted(work, poll), key=lambda person: sha256(f"{roll_hash}:{person}".encode()).digest())
    named = work.polls.put_up(poll, [Option("", person=person) for person in drawn])
    return replace(poll, options=named.options)


def holds_back(work: Work, poll: Poll, now: datetime) -> bool:
    """Whether an election does not open after all: nobody stands. It waits once more as long, then it is withdrawn."""
    election = work.nominations.election(poll.id)
    if election is None or poll.options or accepted(work, poll):
        return False
    if election.prolonged:
        _give_up(work, poll, now)
    else:
        _prolong(work, poll, now)
    return True


def _prolong(work: Work, poll: Poll, now: datetime) -> None:
    longer = max(_DAY, timedelta(days=(poll.opens_at - poll.drafted_at).days))
    later = replace(poll, opens_at=now + longer, closes_at=poll.closes_at + (now + longer - poll.opens_at))
    work.polls.save(later)
    work.polls.set_moment(later, Happening.OPEN, later.opens_at)
    work.nominations.prolong(poll.id)
    _tell_groups(work, later, "election-prolonged", now)


def _give_up(work: Work, poll: Poll, now: datetime) -> None:
    _tell_groups(work, poll, "election-nobody-stood", now)
    work.polls.save(move(poll, PollMove.WITHDRAW))
    work.polls.drop_moments(poll)
    rolling_up.tell(work, poll, now)


def _tell_groups(work: Work, poll: Poll, key: str, now: datetime) -> None:
    """The groups hear of it; of all elections of a grid that were called together they hear at once."""
    alike: tuple[tuple[int, str], ...] = ((poll.serial, poll.question),)
    if poll.batch is not None:
        alike = work.nominations.without_candidates(poll.batch, poll.grid) or alike
    lines = tuple(Say("election-line", {"number": str(serial), "question": asked}) for serial, asked in alike)
    once = f"poll:{poll.id}:{key}" if poll.batch is None else f"batch:{poll.batch}:{poll.grid}:{key}"
    message = Outgoing(Say(key, {"lines": lines, "until": poll.opens_at}), once=once)
    for chat in poll_chats(work, poll):
        work.outbox.post(chat.address, message, now)


def facts(poll: Poll) -> dict[str, Arg]:
    """What every sentence about an election needs."""
    return {"number": str(poll.serial), "question": poll.question}
