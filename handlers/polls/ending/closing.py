"""The end of a poll: closed, counted and published in one transaction, so that nobody ever sees it half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.polls.ledger import Kind
from domain.polls.moves import PollMove, move
from domain.polls.poll import Poll
from handlers.polls import results
from handlers.polls.afterwards import AFTERWARDS
from handlers.polls.ending import publishing
from handlers.polls.ending.outages import make_up
from storage.polls.polls import Happening
from storage.work import Work

#: So long it is waited for what came in before the end and has not had its effect yet.
PATIENCE = timedelta(seconds=150)

_LOOKS_AGAIN = timedelta(seconds=1)


def close_in_time(work: Work, poll: Poll, now: datetime) -> None:
    """The poll is closed, unless an outage is to be made up for or a press from before its end still waits."""
    poll = make_up(work, poll, now)
    if now < poll.closes_at:
        work.polls.set_moment(poll, Happening.CLOSE, poll.closes_at)
        return
    if now < poll.closes_at + PATIENCE and work.inbox.waiting_before(poll.closes_at):
        work.polls.set_moment(poll, Happening.CLOSE, now + _LOOKS_AGAIN)
        return
    close(work, poll, now)


def close(work: Work, poll: Poll, now: datetime) -> Poll:
    """The poll, closed, counted and published, with everything that follows from it."""
    work.polls.drop_moments(poll)
    closed = replace(move(poll, PollMove.CLOSE), closed_at=min(now, poll.closes_at))
    work.ledger.add(poll.id, Kind.CLOSED, now)
    tally, result = results.result_of(work, closed)
    counted = replace(move(closed, PollMove.COUNT), verdict=result.verdict)
    facts = results.facts(work, counted, tally, result)
    work.polls.set_result(counted, facts)
    work.ledger.add(poll.id, Kind.COUNTED, now, facts=facts)
    published = publishing.publish(work, counted, tally, result, now)
    for follow in AFTERWARDS:
        follow(work, published, result, now)
    return published
