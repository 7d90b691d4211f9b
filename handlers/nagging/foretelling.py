"""Who hears when, and who heard: the ladder of one promise in words, by parts and never by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce

from domain.clocks.ladder import Part
from domain.message import Say
from storage.promises.clock import Clock
from storage.work import Work


def rungs_say(work: Work, clock: Clock) -> tuple[Say, ...]:
    """A line for each rung of a promise: when it was told to whom, or will be.

    Nothing while it stands still, or before a promise older than the ladders is looked at for the first time.
    """
    if clock.stands_still or clock.stopped_at is not None or not clock.moments:
        return ()
    ladder, fired = work.clocks.terms(clock).ladder, work.nags.fired(clock.id)
    return tuple(
        Say(_how(clock, place, fired), {"at": at, "parts": parts_say(rung.to)})
        for place, (rung, at) in enumerate(zip(ladder.rungs, clock.moments, strict=True))
    )


def _how(clock: Clock, place: int, fired: Collection[int]) -> str:
    """The sentence of a rung: still to come, fired, or slept through because a later one was due as well."""
    if place >= clock.rung:
        return "rung-ahead"
    return "rung-told" if place in fired else "rung-skipped"


def parts_say(parts: Iterable[Part]) -> Say:
    """Parts of a ladder, one after the other."""
    return reduce(_and, (_part(part) for part in parts))


def _part(part: Part) -> Say:
    return Say(f"part-{part.replace('_', '-')}")


def _and(before: Say, part: Say) -> Say:
    return Say("rung-parts", {"parts": before, "part": part})
