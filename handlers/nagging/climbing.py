"""The first step: rungs whose moment has come fire. Nobody is looked up here, nothing is said.

After an outage only the rung that is true now fires; those below it were slept through, and are counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.clocks.ladder import above_the_top
from domain.clocks.promises import WORK
from domain.clocks.quiet import after_quiet
from storage.engine.failpoints import failpoint
from storage.engine.times import to_us
from storage.promises.nags import Late, Step
from storage.work import Work

#: So many clocks are worked on in one transaction.
AT_ONCE = 100


def climb(work: Work, now: datetime) -> int:
    """How many clocks were acted upon, the most urgent first; call again while it is not 0."""
    late = work.nags.late(now, AT_ONCE)
    if not late:
        return 0
    counted = [clock for clock in late if clock.moments]
    for clock in late:
        if not clock.moments:
            # It began before ladders were counted ahead.
            work.clocks.recount_in_place(work.clocks.find(clock.clock), now)
    work.nags.take(_steps(work, counted, now), now)
    failpoint("nag.fired")
    return len(late)


def _steps(work: Work, late: Iterable[Late], now: datetime) -> list[Step]:
    quiet_ends = after_quiet(now, work.town.quiet, ZoneInfo(work.town.zone))
    quiet, morning, top = quiet_ends > now, to_us(quiet_ends), to_us(above_the_top(now, work.calendar))
    steps = []
    for clock in late:
        rung = max(clock.rung, clock.reached)
        if quiet and rung > clock.rung and not _by_night_too(work, clock):
            steps.append(Step(clock, clock.rung, morning))
        else:
            steps.append(Step(clock, rung, clock.moments[rung] if rung < len(clock.moments) else top))
    return steps


def _by_night_too(work: Work, late: Late) -> bool:
    """Whether one is nagged about it in quiet hours."""
    if late.category is None or late.kind not in WORK:
        return False
    return work.town.is_urgent(late.category, late.klass) or work.town.categories[late.category].around_the_clock
