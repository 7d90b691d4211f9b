"""公示: the result in the groups of a poll, who voted how where that is open, until when somebody may object."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.message import Arg, Outgoing, Say
from domain.polls.deciding import Result
from domain.polls.ledger import Kind
from domain.polls.moves import PollMove, move
from domain.polls.poll import Effect, Poll, State
from domain.polls.rules import Verdict
from domain.polls.tally import Tally
from handlers.forwarding.giving_out import give_out_soon
from handlers.polls import posting, results
from handlers.polls.afterwards import IN_EFFECT
from handlers.polls.asking.opening import names_doors
from handlers.polls.cards import facts
from handlers.polls.casting.choosing import choice_say
from handlers.polls.secrecy import secret
from handlers.tasks.hanging import put_up
from storage.polls.ballots import Ballot
from storage.polls.polls import Happening
from storage.work import Work

#: What was only asked around, or only rehearsed, never takes effect.
_TAKES_EFFECT = frozenset({Effect.RESOLUTION, Effect.PAPER})

#: So many doors stand in one message.
_DOORS_AT_ONCE = 40

#: No group reads through more doors than these.
MOST_DOORS = 120


def publish(work: Work, poll: Poll, tally: Tally, result: Result, now: datetime) -> Poll:
    """The poll as it stands after it was published: a result that binds waits for objections, or takes effect.

    Whoever proposed it hears what to do next; of many launched together it stands in one roll-up.
    """
    published = _take_its_course(work, move(poll, PollMove.PUBLISH), now)
    posting.refresh(work, published, now)
    told = Say("poll-published", _told(work, published, results.result_say(published, tally, result)))
    drawing = results.drawing(published, tally, result)
    posting.announce(work, published, told, now, drawing=drawing)
    if not published.secret:
        _publish_roll(work, published, now)
    if published.batch is None:
        to_do = Outgoing(_to_do(work, published), once=f"poll:{published.id}:result")
        work.outbox.tell(published.proposed_by, to_do, now)
    if published.rule.publish_days and published.batch is None:
        hang(work, published, now)
    give_out_soon(work, published, now)
    return published


def _take_its_course(work: Work, poll: Poll, now: datetime) -> Poll:
    work.ledger.add(poll.id, Kind.PUBLISHED, now)
    if poll.verdict is Verdict.PASSED and poll.effect in _TAKES_EFFECT:
        if not poll.rule.objection_days:
            return _in_effect(work, poll, now)
        poll = move(poll, PollMove.HEAR)
        work.polls.set_moment(poll, Happening.OBJECTION_ENDS, objections_until(work, poll))
    work.polls.save(poll)
    return poll


def objections_until(work: Work, poll: Poll) -> datetime:
    """Until when somebody on the roll may object to the result."""
    assert poll.closed_at is not None
    return due(poll.closed_at, Limit(poll.rule.objection_days, Unit.DAY), work.calendar).at


def take_effect(work: Work, poll: Poll, now: datetime) -> Poll:
    """The poll, in effect; its groups and whoever proposed it hear so."""
    poll = _in_effect(work, poll, now)
    work.polls.drop_moments(poll)
    posting.refresh(work, poll, now)
    said = Say("poll-in-effect", facts(work, poll))
    posting.announce(work, poll, said, now, also=(poll.proposed_by,) if poll.batch is None else ())
    return poll


def _in_effect(work: Work, poll: Poll, now: datetime) -> Poll:
    poll = move(poll, PollMove.TAKE_EFFECT)
    work.polls.save(poll)
    work.ledger.add(poll.id, Kind.EFFECTIVE, now)
    for follow in IN_EFFECT:
        follow(work, poll, now)
    return work.polls.get(poll.id)


def _told(work: Work, poll: Poll, result: Say) -> dict[str, Arg]:
    """The result, what comes next, and the seal by which anybody can check the ledger later."""
    account = (secret.account(work, poll),) if poll.secret else ()
    return {"lines": (result, *account, _next(work, poll)), "seal": work.ledger.head(poll.id)}


def _next(work: Work, poll: Poll) -> Say:
    if poll.state is State.OBJECTION:
        args: dict[str, Arg] = {"number": str(poll.serial), "until": objections_until(work, poll)}
        return Say("poll-next-objection", args)
    if poll.state is State.EFFECTIVE:
        return Say("poll-next-effective")
    return Say(_ENDED_KEYS[poll.effect])


#: How a poll ends whose result takes no effect.
_ENDED_KEYS: Mapping[Effect, str] = {
    Effect.STRAW: "poll-next-straw",
    Effect.RESOLUTION: "poll-next-none",
    Effect.REHEARSAL: "poll-next-rehearsal",
    Effect.PAPER: "poll-next-none",
}

#: What whoever proposed a poll is told to do next.
_TO_DO_KEYS: Mapping[Verdict, str] = {
    Verdict.PASSED: "poll-to-do-passed",
    Verdict.FAILED: "poll-to-do-failed",
    Verdict.VOID: "poll-to-do-void",
    Verdict.TIED: "poll-to-do-tied",
}


def _to_do(work: Work, poll: Poll) -> Say:
    assert poll.verdict is not None
    election = work.nominations.election(poll.id)
    elected = poll.verdict is Verdict.PASSED and election is not None and election.role is not None
    key = "election-to-do" if elected else _TO_DO_KEYS[poll.verdict]
    return Say(key, {**facts(work, poll), "next": _next(work, poll)})


def _publish_roll(work: Work, poll: Poll, now: datetime) -> None:
    """A show of hands: every door with its choice and receipt, so that each can find their own, in some towns without
    the door; of very many only how many, and where each is found.
    """
    count = sum(units for _, units, _ in work.ballots.counted(poll.id))
    if count > MOST_DOORS:
        long = Say("poll-roll-long", {**facts(work, poll), "count": count})
        posting.announce(work, poll, long, now)
        return
    named = names_doors(work, poll)
    lines = _lines_with_doors(work, poll) if named else _lines_by_receipt(work, poll)
    pages = [lines[first : first + _DOORS_AT_ONCE] for first in range(0, len(lines), _DOORS_AT_ONCE)]
    key = "poll-roll" if named else "poll-roll-receipts"
    for number, page in enumerate(pages, start=1):
        args: dict[str, Arg] = {**facts(work, poll), "page": number, "pages": len(pages), "lines": page}
        message = Outgoing(Say(key, args), once=f"poll:{poll.id}:roll:{number}")
        for chat in posting.poll_chats(work, poll):
            work.outbox.post(chat.address, message, now)


def _lines_with_doors(work: Work, poll: Poll) -> tuple[Say, ...]:
    return tuple(
        Say(
            "poll-roll-recorded" if ballot.recorder is not None else "poll-roll-line",
            {"door": _door(work, poll, ballot.unit), **_chosen(poll, ballot)},
        )
        for ballot in work.ballots.standing(poll.id)
    )


def _lines_by_receipt(work: Work, poll: Poll) -> tuple[Say, ...]:
    """In the order of the receipts, which are drawn by lot: that of the roll would tell the doors."""
    return tuple(
        Say("poll-roll-receipt", _chosen(poll, ballot))
        for ballot in sorted(work.ballots.standing(poll.id), key=lambda ballot: ballot.receipt)
    )


def _chosen(poll: Poll, ballot: Ballot) -> dict[str, Arg]:
    return {"choice": choice_say(poll, ballot.choice), "receipt": ballot.receipt}


def _door(work: Work, poll: Poll, unit: int) -> str:
    voice = work.rolls.unit(poll.id, unit)
    assert voice is not None
    return voice.label


def hang(work: Work, poll: Poll, now: datetime) -> None:
    """The result hangs out for as long as the rule wants; whoever proposed the poll takes it down."""
    put_up(work, poll.proposed_by, poll.grid, poll.question, poll.rule.publish_days, now)
