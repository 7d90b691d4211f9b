"""停机: when nobody looked for a minute or more shortly before a poll closes, it closes later by as much, and a little.

That somebody looks is a moment of the poll, put off every few seconds: how long ago it should have been is how long
nobody looked. So it survives every way in which a program can end.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.message import Say
from domain.polls.ledger import Kind
from domain.polls.poll import Poll
from handlers.polls import posting
from handlers.polls.cards import facts
from handlers.polls.ending.extending import Why, extend
from storage.polls.polls import Happening
from storage.work import Work

#: It is written down so often that somebody looks.
EVERY = timedelta(seconds=20)

#: An outage counts as far as it lies in the last so many minutes, and goes on after them.
LAST = timedelta(minutes=30)

#: Shorter ones cost nobody their vote.
SHORTEST = timedelta(seconds=60)

#: So much longer than the outage, once.
BESIDES = timedelta(minutes=10)

_MINUTE = timedelta(minutes=1)


def watch(work: Work, poll: Poll, now: datetime) -> None:
    """Somebody looks. The poll is extended when nobody did for too long."""
    poll = make_up(work, poll, now)
    if now < poll.closes_at - _made_up(work, poll):
        work.polls.set_moment(poll, Happening.WATCH, now + EVERY)
    else:
        work.polls.drop_moment(poll, Happening.WATCH)


def make_up(work: Work, poll: Poll, now: datetime) -> Poll:
    """The poll, extended by the time in which nobody looked since the last time somebody did."""
    due = work.polls.moment(poll, Happening.WATCH)
    if due is None or now - due + EVERY < SHORTEST:
        return poll
    before = _made_up(work, poll)
    end = poll.closes_at - before
    began = max(due - EVERY, end - LAST)
    work.polls.set_moment(poll, Happening.WATCH, now + EVERY)
    if began >= end or now - began < SHORTEST:
        return poll
    lost = _whole_minutes(now - began)
    poll = extend(work, poll, lost + (timedelta() if before else BESIDES), Why.OUTAGE, now)
    minutes = lost // _MINUTE
    say = Say("poll-extended-outage", {**facts(work, poll), "minutes": minutes, "until": poll.closes_at})
    posting.announce(work, poll, say, now)
    return poll


def _made_up(work: Work, poll: Poll) -> timedelta:
    """By how much the poll was extended for outages so far."""
    lines = work.ledger.of_kind(poll.id, Kind.EXTENDED) if poll.extended_by else ()
    seconds = (line.facts["seconds"] for line in lines if line.facts and line.facts["why"] == Why.OUTAGE)
    return timedelta(seconds=sum(map(int, map(str, seconds))))


def _whole_minutes(span: timedelta) -> timedelta:
    return -(-span // _MINUTE) * _MINUTE
