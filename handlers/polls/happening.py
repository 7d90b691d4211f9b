"""What happens by itself to polls: a step of the sweep, and a literal table from what is due to what is done.

A moment is dropped in the transaction that acts on it; whoever acts may set the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.polls.poll import Poll, State
from handlers.forwarding.giving_out import give_out
from handlers.forwarding.ready import READY
from handlers.polls import posting, spreading
from handlers.polls.asking import opening
from handlers.polls.consent.annulling import give_up
from handlers.polls.elections.nominating import holds_back
from handlers.polls.ending import objecting
from handlers.polls.ending.closing import close_in_time
from handlers.polls.ending.outages import watch
from handlers.polls.ending.reminding import remind, tell_leaders
from handlers.polls.secrecy import secret
from storage.polls.polls import Happening, Moment
from storage.work import Work

#: So many things happen in one transaction.
AT_ONCE = 10

#: A poll that opens so much later than was said closes later as well.
_LATE = timedelta(minutes=10)

#: So often it is looked whether a poll that should be over will close later.
_LOOKS_AGAIN = timedelta(seconds=1)


def happen(work: Work, now: datetime) -> int:
    """How much happened to polls; call again while it is not 0.

    What may concern everybody with a voice has a transaction of its own.
    """
    for done in range(AT_ONCE):
        due = work.polls.due(now, 1)
        if not due or (done and due[0].kind in _ALONE):
            return done
        _happen(work, due[0], now)
        if due[0].kind in _ALONE:
            return done + 1
    return AT_ONCE


def _happen(work: Work, moment: Moment, now: datetime) -> None:
    """What comes first happens first: it may put off what is due already."""
    poll = work.polls.get(moment.poll)
    if moment.kind not in _KEPT:
        work.polls.drop_moment(poll, moment.kind)
    if poll.state in _WHILE[moment.kind]:
        _HAPPENS[moment.kind](work, poll, moment, now)
    else:
        work.polls.drop_moment(poll, moment.kind)


def _open(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    """A poll that could not be opened in its time is open as long as was meant; one nobody has a voice in, never."""
    if holds_back(work, poll, now):
        return
    if now - poll.opens_at > _LATE:
        poll = replace(poll, closes_at=poll.closes_at + (now - poll.opens_at))
    try:
        with work.all_or_nothing():
            opening.open_poll(work, poll, now)
    except Refusal as refusal:
        give_up(work, poll, refusal.say, now)


def _tell(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    """After its end nobody hears that a poll is open, unless it turns out to close later."""
    if now < poll.closes_at:
        opening.tell_voters(work, poll, now, moment.progress)
    else:
        work.polls.set_moment(poll, moment.kind, now + _LOOKS_AGAIN, moment.progress)


def _show(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    posting.refresh(work, poll, now)


def _watch(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    watch(work, poll, now)


def _close(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    close_in_time(work, poll, now)


def _put_away(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    secret.put_away(work, poll, now)


def _objection_ends(work: Work, poll: Poll, moment: Moment, now: datetime) -> None:
    objecting.end(work, poll, now)


_HAPPENS: Mapping[Happening, Callable[[Work, Poll, Moment, datetime], None]] = {
    Happening.OPEN: _open,
    Happening.TELL: _tell,
    Happening.FORWARD: give_out,
    Happening.SPREAD: spreading.go_on,
    Happening.SHOW: _show,
    Happening.REMIND_HALF: tell_leaders,
    Happening.REMIND_DAY: remind,
    Happening.REMIND_HOURS: remind,
    Happening.WATCH: _watch,
    Happening.CLOSE: _close,
    Happening.PUT_AWAY: _put_away,
    Happening.OBJECTION_ENDS: _objection_ends,
}

_OPEN = frozenset({State.OPEN})

#: In which states it still makes sense.
_WHILE: Mapping[Happening, frozenset[State]] = {
    Happening.OPEN: frozenset({State.NOTICED}),
    Happening.TELL: _OPEN,
    Happening.FORWARD: frozenset(READY),
    Happening.SPREAD: frozenset(State),
    Happening.SHOW: _OPEN,
    Happening.REMIND_HALF: _OPEN,
    Happening.REMIND_DAY: _OPEN,
    Happening.REMIND_HOURS: _OPEN,
    Happening.WATCH: _OPEN,
    Happening.CLOSE: _OPEN,
    Happening.PUT_AWAY: frozenset(State),
    Happening.OBJECTION_ENDS: frozenset({State.OBJECTION}),
}

#: What goes through a whole roll, or tells as many people as one transaction should.
_ALONE = frozenset(
    {
        Happening.OPEN,
        Happening.TELL,
        Happening.FORWARD,
        Happening.SPREAD,
        Happening.REMIND_HALF,
        Happening.REMIND_DAY,
        Happening.REMIND_HOURS,
        Happening.CLOSE,
    }
)

#: The moment itself tells how long nobody looked; whoever acts on it drops it or sets it anew.
_KEPT = frozenset({Happening.WATCH})
