"""Another round: between those who are tied, or the best when nobody at an election got enough. Never a lottery.

It opens by itself a day later. When that one is tied again the bot has nothing more to offer: it is held on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.message import Say
from domain.polls.deciding import Result
from domain.polls.moves import PollMove, move
from domain.polls.poll import Method, Option, Poll
from domain.polls.presets import PRESETS, SECOND_ROUND
from domain.polls.rules import Rule, Verdict
from handlers.polls.elections import taking_office
from handlers.polls.elections.nominating import facts
from handlers.polls.elections.rounds import seats_left, still_standing
from handlers.polls.posting import announce
from handlers.polls.terms import option_say
from storage.polls.polls import Happening, NewPoll
from storage.work import Work

#: Everybody hears of the next round, and sleeps on it.
_LATER = timedelta(days=1)


def follow(work: Work, poll: Poll, result: Result, now: datetime) -> None:
    """After a poll is counted: the next round is set, or it is said that there is none."""
    standing = still_standing(work, poll, result)
    if standing:
        _hold_again(work, poll, result, standing, now)
        return
    if result.verdict is Verdict.TIED:
        announce(work, poll, Say("runoff-tied-again", facts(poll)), now)
    if result.verdict is not Verdict.PASSED:
        # Nothing will have effect any more, but some may have been elected for certain before it went wrong.
        taking_office.follow(work, poll, now)


def _hold_again(work: Work, poll: Poll, result: Result, standing: Sequence[int], now: datetime) -> None:
    runoff = work.polls.add(_next_round(work, poll, result, standing, now), now)
    election = work.nominations.election(poll.id)
    if election is not None:
        work.nominations.hold(runoff.id, election.role)
    noticed = replace(move(runoff, PollMove.NOTICE), approved_by=poll.approved_by)
    work.polls.save(noticed)
    work.polls.set_moment(noticed, Happening.OPEN, noticed.opens_at)
    names = tuple(Say("runoff-line", {"text": option_say(option)}) for option in noticed.options)
    args = {**facts(poll), "next": str(noticed.serial), "options": names, "opens": noticed.opens_at}
    announce(work, poll, Say("runoff-set", args), now)


def _next_round(work: Work, poll: Poll, result: Result, standing: Sequence[int], now: datetime) -> NewPoll:
    seats = seats_left(poll, result)
    opens_at = now + _LATER
    return NewPoll(
        grid=poll.grid,
        building=poll.building,
        question=poll.question,
        details=poll.details,
        options=_options(poll, standing),
        method=Method.SINGLE if seats == 1 and poll.method is Method.SEATS else poll.method,
        picks=min(poll.picks, len(standing)),
        seats_min=max(1, min(seats, poll.seats_min - len(result.winners))),
        seats_max=seats,
        preset=SECOND_ROUND.get(poll.preset, poll.preset),
        rule=_rule(work, poll),
        effect=poll.effect,
        secrecy=poll.secrecy,
        live=poll.live,
        roll_kind=poll.roll_kind,
        roll_role=poll.roll_role,
        proposed_by=poll.proposed_by,
        opens_at=opens_at,
        closes_at=opens_at + (poll.closes_at - poll.opens_at),
        batch=poll.batch,
        runoff_of=poll.id,
        topic=poll.topic,
    )


def _options(poll: Poll, standing: Sequence[int]) -> tuple[Option, ...]:
    return tuple(poll.options[place - 1] for place in standing)


def _rule(work: Work, poll: Poll) -> Rule:
    """In the second round of an election the most votes are enough, if they are a third; else the rule stays."""
    if poll.preset in SECOND_ROUND:
        return PRESETS[SECOND_ROUND[poll.preset]]
    if work.nominations.election(poll.id) is None:
        return poll.rule
    return replace(poll.rule, approval=PRESETS["committee_second_round"].approval)
