"""What becomes of a message after it was tried: the notes the courier makes, each in one unit of work."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.channels import OutsideWindow, SendFailed, Unchangeable
from handlers.groups.changing import group_moved
from handlers.groups.silence import silenced
from handlers.undelivered import outside_window, undelivered
from storage.mail.deliveries import LOST, Parting, Queued
from storage.polls.secret import shows_a_ballot
from storage.work import Work

#: A message that failed so often for passing reasons is given up.
TRIES = 8

_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: doubled each time, an hour at most."""
    return min(_FIRST_PAUSE * (1 << (attempts - 1)), _LONGEST_PAUSE)


def done(work: Work, queued: Queued, message_id: str, now: datetime) -> None:
    """The platform has it under this id, or the chat is left."""
    if queued.parting is Parting.LEAVING:
        work.deliveries.left(queued.id)
        return
    work.deliveries.sent(queued.id, message_id, now)
    if queued.edits is not None and shows_a_ballot(queued.card):
        # Where the platform is our own, what the phone showed before was in our files until now.
        work.secret.wipe()
    _then_leave(work, queued)


def no_way(work: Work, queued: Queued, now: datetime) -> None:
    """The channel is not there, or cannot do that."""
    if queued.edits is None:
        work.deliveries.failed(queued.id, "no way to deliver")
    elif not _said_anew(work, queued, now):
        work.deliveries.left_as_it_is(queued.id, "no way to deliver")
    _then_leave(work, queued)


def _said_anew(work: Work, queued: Queued, now: datetime) -> bool:
    """Whether a card that cannot be changed moves to a new message, because its reader has to hear of the change."""
    return queued.anew and work.deliveries.say_anew(queued.id, now)


def unspeakable(work: Work, queued: Queued, why: str) -> None:
    """The sentence cannot be made now and never can; the reader is not to blame."""
    work.deliveries.dead(queued.id, why)
    _then_leave(work, queued)


def moved(work: Work, queued: Queued, to: str, now: datetime) -> None:
    """The message goes to the new id at once; a chat that keeps moving is not run after for ever."""
    group_moved(work, queued.to, to, now)
    if queued.attempts >= TRIES:
        work.deliveries.dead(queued.id, "moved too often")
        _then_leave(work, queued)
    else:
        work.deliveries.later(queued.id, now, "moved")


def failed(work: Work, queued: Queued, failure: SendFailed, now: datetime) -> None:
    """It goes later, or once more, or never: whatever the failure allows."""
    why, pause = str(failure), pause_after(queued.attempts)
    if isinstance(failure, OutsideWindow):
        work.deliveries.failed(queued.id, LOST if queued.again else why)
        outside_window(work, queued, now)
    elif failure.permanent:
        _refused(work, queued, failure, now)
    elif failure.retry_after is not None:
        # Too fast is our mistake, not the chat's: this was no try.
        work.deliveries.not_sent(queued.id)
        work.deliveries.rest(queued.to, now + failure.retry_after)
    elif failure.maybe_sent and not _repeatable(queued):
        work.deliveries.lost(queued.id, now + pause)
    elif queued.attempts >= TRIES:
        work.deliveries.dead(queued.id, why)
        _tell_others(work, queued, why, now)
        _then_leave(work, queued)
    else:
        work.deliveries.later(queued.id, now + pause, why)


def _repeatable(queued: Queued) -> bool:
    """Whether it makes no difference how often it is done."""
    return queued.edits is not None or queued.parting is Parting.LEAVING


def _refused(work: Work, queued: Queued, failure: SendFailed, now: datetime) -> None:
    if isinstance(failure, Unchangeable):
        assert queued.edits is not None
        if not _said_anew(work, queued, now):
            work.deliveries.stands(queued.id, queued.edits)
        return
    work.deliveries.failed(queued.id, str(failure))
    if failure.silenced is not None:
        silenced(work, queued.to, failure.silenced, now)
    elif queued.edits:
        work.deliveries.gone(queued.to, queued.card, queued.edits)
    _tell_others(work, queued, str(failure), now)
    _then_leave(work, queued)


def _tell_others(work: Work, queued: Queued, why: str, now: datetime) -> None:
    """A message that is gone from a chat cannot be edited; that says nothing about its reader."""
    if queued.edits is None:
        undelivered(work, queued, why, now)


def _then_leave(work: Work, queued: Queued) -> None:
    if queued.parting is Parting.FAREWELL:
        work.deliveries.leave_next(queued.id)
