"""A poll that is to count for nothing: annulled by two people, or withdrawn before anybody could rely on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.duties.run import RunState
from domain.errors import Refusal
from domain.message import Incoming, Say
from domain.polls.ledger import Kind
from domain.polls.moves import PollMove, move
from domain.polls.poll import Effect, Poll, State
from handlers.duties.settling import settle
from handlers.polls.afterwards import COME_TO_NOTHING
from handlers.polls.cards import facts
from handlers.polls.meant import poll_meant
from handlers.polls.posting import announce, refresh
from handlers.speaking import reply, speaker
from storage.work import Work

#: A question that was posted at once can be taken back for so long.
REGRET = timedelta(minutes=2)

_KINDS = {PollMove.ANNUL: Kind.ANNULLED, PollMove.WITHDRAW: Kind.WITHDRAWN}


def annul(work: Work, poll: Poll, now: datetime) -> Poll:
    """The poll, annulled: what was decided, or was to be, counts for nothing."""
    return _end(work, poll, PollMove.ANNUL, None, now)


def give_up(work: Work, poll: Poll, why: Say, now: datetime) -> None:
    """The poll never opens; its groups and whoever proposed it hear so."""
    withdrawn = _end(work, poll, PollMove.WITHDRAW, None, now)
    body = Say("poll-given-up", {**facts(work, withdrawn), "why": why})
    announce(work, withdrawn, body, now, also=(poll.proposed_by,))


def withdraw(work: Work, incoming: Incoming, now: datetime) -> None:
    """[撤回] by whoever proposed it: before it opens, or a mere question within two minutes."""
    poll, actor = poll_meant(work, incoming), speaker(work, incoming, now)
    if poll.proposed_by != actor.person.id:
        raise Refusal("refusal-poll-not-yours", number=str(poll.serial))
    if not may_be_withdrawn(poll, now):
        raise Refusal("refusal-poll-too-late-to-withdraw", number=str(poll.serial))
    reply(work, incoming, now, take_back(work, poll, actor.person.id, now))


def take_back(work: Work, poll: Poll, by: int, now: datetime) -> Say:
    """What is said now that it is withdrawn; its groups have heard it."""
    withdrawn = _end(work, poll, PollMove.WITHDRAW, by, now)
    body = Say("poll-withdrawn", facts(work, withdrawn))
    announce(work, withdrawn, body, now)
    return body


def may_be_withdrawn(poll: Poll, now: datetime) -> bool:
    """Whether one person may do so, as long as nobody can rely on the poll."""
    fresh = poll.effect is Effect.STRAW and now < poll.opens_at + REGRET
    return poll.state is State.NOTICED or (poll.state is State.OPEN and fresh)


def _end(work: Work, poll: Poll, how: PollMove, actor: int | None, now: datetime) -> Poll:
    ended = move(poll, how)
    if ended.closed_at is None:
        ended = replace(ended, closed_at=now)
    work.polls.drop_moments(ended)
    work.polls.save(ended)
    if poll.roll_hash:
        work.ledger.add(poll.id, _KINDS[how], now, actor=actor)
    _call_off_answers(work, ended, now)
    refresh(work, ended, now)
    for follow in COME_TO_NOTHING:
        follow(work, ended, now)
    return ended


def _call_off_answers(work: Work, poll: Poll, now: datetime) -> None:
    """Nobody has to answer what was said against a result that counts for nothing."""
    for objection in work.objections.unanswered(poll):
        if objection.run is not None and (run := work.duties.get(objection.run)).open:
            settle(work, run, RunState.CALLED_OFF, now)
