"""The polls that are open in the lab, and how they fill up. Of one whose tally nobody is to see yet only until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.polls.poll import Poll, State
from handlers.polls.results import result_of
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Bar:
    """One option with what it has so far: voices, or points where points are shared out."""

    text: str
    points: int


@dataclass(frozen=True, slots=True)
class Filling:
    """An open poll. ``voted`` of ``size`` voices were heard, None where nobody is to know; ``most`` is a full bar."""

    serial: int
    question: str
    size: int
    closes_at: datetime
    voted: int | None = None
    most: int = 1
    bars: tuple[Bar, ...] = ()


def read_fillings(work: Work) -> tuple[Filling, ...]:
    """Every open poll, the newest first."""
    return tuple(_filling(work, poll) for poll in work.polls.in_state(State.OPEN))


def _filling(work: Work, poll: Poll) -> Filling:
    size = work.rolls.size(poll.id)
    if poll.secret or not poll.live:
        return Filling(poll.serial, poll.question, size, poll.closes_at)
    tally, _ = result_of(work, poll)
    bars = tuple(Bar(option.text, got.points) for option, got in zip(poll.options, tally.options, strict=True))
    most = max(size, *(bar.points for bar in bars))
    return Filling(poll.serial, poll.question, size, poll.closes_at, tally.voted_units, most, bars)
