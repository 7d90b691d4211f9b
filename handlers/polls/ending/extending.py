"""A poll that closes later than was said: by what reason, and everything that depends on its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.polls.ledger import Kind
from domain.polls.moves import PollMove, move
from domain.polls.poll import Poll
from handlers.polls import posting
from storage.engine.times import to_us
from storage.polls.polls import Happening
from storage.work import Work


class Why(StrEnum):
    """Nobody looked for a while, or two people wanted it."""

    OUTAGE = "outage"
    TWO_PEOPLE = "two_people"


def extend(work: Work, poll: Poll, longer: timedelta, why: Why, now: datetime) -> Poll:
    """The poll, open for so much longer; its card says so. Whether it may be, and is told, is the caller's matter."""
    closes_at, seconds = poll.closes_at + longer, longer // timedelta(seconds=1)
    extended = replace(move(poll, PollMove.EXTEND), closes_at=closes_at, extended_by=poll.extended_by + seconds)
    facts = {"closes_at_us": to_us(closes_at), "seconds": seconds, "why": why}
    work.ledger.add(poll.id, Kind.EXTENDED, now, facts=facts)
    work.polls.save(extended)
    work.polls.set_moment(extended, Happening.CLOSE, closes_at)
    posting.refresh(work, extended, now)
    return extended


def extended_by_hand(work: Work, poll: Poll) -> bool:
    """Whether two people have had the poll extended already."""
    lines = work.ledger.of_kind(poll.id, Kind.EXTENDED) if poll.extended_by else ()
    return any(line.facts and line.facts["why"] == Why.TWO_PEOPLE for line in lines)
