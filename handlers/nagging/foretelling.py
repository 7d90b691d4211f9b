"""Who hears when, and who heard: the ladder of one promise in words, by parts and never by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from domain.clocks.ladder import Part
from domain.message import Say
from storage.promises.clocks import Clock
from storage.work import Work


def rungs_say(work: Work, clock: Clock) -> tuple[Say, ...]:
    """A line for each rung of a promise: when it was told to whom, or will be.

    Nothing while it stands still, or before a promise older than the ladders is looked at for the first time.
    """
    if clock.stands_still or clock.stopped_at is not None or not clock.moments:
        return ()
    ladder = work.clocks.terms(clock).ladder
    return tuple(
        Say("rung-told" if place < clock.rung else "rung-ahead", {"at": at, "parts": parts_say(rung.to)})
        for place, (rung, at) in enumerate(zip(ladder.rungs, clock.moments, strict=True))
    )


def parts_say(parts: Iterable[Part]) -> Say:
    """Parts of a ladder, one after the other."""
    return reduce(_and, (_part(part) for part in parts))


def _part(part: Part) -> Say:
    return Say(f"part-{part.replace('_', '-')}")


def _and(before: Say, part: Say) -> Say:
    return Say("rung-parts", {"parts": before, "part": part})
