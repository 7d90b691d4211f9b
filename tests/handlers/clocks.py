"""Time in a play of which only some promises are looked at: the others are taken away, and rungs come one by one."""

from __future__ import annotations

from datetime import timedelta

from domain.clocks.promises import Kind
from handlers import deadlines
from storage.promises.clock import Clock
from tests.handlers.play import Play


def clock_of(play: Play, kind: Kind) -> Clock:
    clock = play.work.clocks.get(1, kind)
    assert clock is not None
    return clock


def alone(play: Play, kind: Kind) -> None:
    """Only this promise of the case goes on running."""
    for clock in play.work.clocks.running(1):
        if clock.kind is not kind:
            play.work.clocks.stop(1, clock.kind, play.now, name=clock.name)


def passes(play: Play, **span: float) -> None:
    """Time goes by for a case whose other promises were taken away: as ``waits``, without the check of its promises."""
    play.listen()
    end = play.now + timedelta(**span)
    while (look := play.work.next_moment()) is not None and look <= end:
        play.now = max(play.now, look)
        while deadlines.sweep(play.work, play.now):
            pass
        play.deliver()
    play.now = end


def next_rung(play: Play, kind: Kind) -> None:
    """Time goes by until that clock acts next."""
    look_at = clock_of(play, kind).look_at
    assert look_at is not None
    passes(play, seconds=(look_at - play.now).total_seconds())


def sleeps_until_rung(play: Play, kind: Kind, rung: int) -> None:
    """The service is away until that rung of the clock is due, and looks only then."""
    play.now = clock_of(play, kind).moments[rung]
    passes(play, seconds=0)
