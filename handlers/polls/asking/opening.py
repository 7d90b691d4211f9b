"""A poll begins: noticed for as many days as its rule wants, then open with its roll frozen.

What is asked was settled before; nothing of it changes here, and nobody is asked anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

import orjson

from domain.errors import Refusal
from domain.polls.ledger import Kind
from domain.polls.moves import PollMove, move
from domain.polls.poll import Option, Poll, State
from domain.polls.roll import roll_hash
from domain.polls.rules import Rule
from handlers.council.moving import put_to_vote
from handlers.forwarding.giving_out import give_out_soon
from handlers.polls.cards import private_card
from handlers.polls.elections.nominating import put_up
from handlers.polls.ending.reminding import arrange
from handlers.polls.portions import tell_silent
from handlers.polls.posting import post
from handlers.polls.rolls import make_roll
from storage.engine.times import to_us
from storage.polls.polls import Happening
from storage.polls.rolls import Voice
from storage.polls.rows import dump_rule
from storage.work import Work

#: What the ledger calls it that the roll of a named poll is published with the doors.
DOORS = "doors"

#: A poll that was noticed opens in the morning.
_OPENS = time(9)


def opening_day(work: Work, rule: Rule, now: datetime) -> datetime:
    """When a poll begun now opens: at once, or on the first morning after all the days of notice are over."""
    if not rule.notice_days:
        return now
    earliest = now.astimezone(work.calendar.timezone) + timedelta(days=rule.notice_days)
    morning = datetime.combine(earliest.date(), _OPENS, work.calendar.timezone)
    return morning if morning >= earliest else morning + timedelta(days=1)


def begin(work: Work, poll: Poll, now: datetime) -> Poll:
    """The poll, noticed where its rule wants that, else open."""
    return give_notice(work, poll, now) if poll.rule.notice_days else open_poll(work, poll, now)


def give_notice(work: Work, poll: Poll, now: datetime) -> Poll:
    """The poll, announced in its groups with the day it opens; from now on nothing of it changes.

    What was settled too late for the days its rule wants opens later, and is open for as long as was meant.
    """
    earliest = opening_day(work, poll.rule, now)
    if poll.opens_at < earliest:
        poll = replace(poll, opens_at=earliest, closes_at=poll.closes_at + (earliest - poll.opens_at))
    _put_topic_to_vote(work, poll, now)
    noticed = move(poll, PollMove.NOTICE)
    work.polls.save(noticed)
    work.polls.set_moment(noticed, Happening.OPEN, noticed.opens_at)
    post(work, noticed, now)
    return noticed


def open_poll(work: Work, poll: Poll, now: datetime) -> Poll:
    """The poll, open: its roll is frozen, its groups have the card, whoever has a voice is told in private, of very
    many the last a little later.

    Raises Refusal where nobody has one.
    """
    opened = move(replace(poll, opens_at=now), PollMove.OPEN)
    voices = make_roll(work, opened, now)
    if not voices:
        raise Refusal("refusal-poll-empty-roll")
    frozen = roll_hash(voice.counted for voice in voices)
    opened = put_up(work, replace(opened, roll_hash=frozen), frozen)
    if poll.state is State.DRAFT:
        _put_topic_to_vote(work, poll, now)
    work.polls.save(opened)
    work.polls.drop_moment(opened, Happening.OPEN)
    facts = definition(opened, voices, work.town.poll_doors)
    work.ledger.add(opened.id, Kind.OPENED, now, actor=opened.proposed_by, facts=facts)
    arrange(work, opened, now)
    post(work, opened, now)
    tell_voters(work, opened, now)
    give_out_soon(work, opened, now)
    return opened


def tell_voters(work: Work, poll: Poll, now: datetime, progress: int = 0) -> None:
    """Everybody with a voice hears it once, whatever they speak for; this is the first of their reminders."""
    card = replace(private_card(work, poll, now), once=f"poll:{poll.id}:opened")
    tell_silent(work, poll, card, Happening.TELL, progress, now)


def definition(poll: Poll, voices: Iterable[Voice], doors: bool) -> dict[str, object]:
    """What the ledger keeps of what is asked and how it is counted; whoever recounts needs nothing else.

    ``doors`` is whether the roll of a named poll is published with the doors.
    """
    areas = [voice.area_cm2 for voice in voices]
    return {
        "serial": poll.serial,
        "question": poll.question,
        "options": [_named(option) for option in poll.options],
        "method": poll.method,
        "picks": poll.picks,
        "seats_min": poll.seats_min,
        "seats_max": poll.seats_max,
        "preset": poll.preset,
        "rule": orjson.loads(dump_rule(poll.rule)),
        "effect": poll.effect,
        "secrecy": poll.secrecy,
        "roll_kind": poll.roll_kind,
        "roll_size": len(areas),
        "roll_area": sum(areas),
        "roll_hash": poll.roll_hash,
        "opens_at_us": to_us(poll.opens_at),
        "closes_at_us": to_us(poll.closes_at),
        DOORS: doors,
    }


def names_doors(work: Work, poll: Poll) -> bool:
    """Whether it was said when the poll opened that its roll is published with the doors, as it was before any town
    could want it otherwise.
    """
    return bool((work.ledger.first(poll.id).facts or {}).get(DOORS, True))


def _named(option: Option) -> str:
    """Nothing personal stands in a ledger: a candidate is a number there."""
    return option.text if option.person is None else f"person:{option.person}"


def _put_topic_to_vote(work: Work, poll: Poll, now: datetime) -> None:
    if poll.topic is not None:
        put_to_vote(work, poll.topic, now)
