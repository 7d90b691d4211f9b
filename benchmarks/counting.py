"""How long it takes to count when promises are due: each of many, in a calendar that knows nothing yet.

Told is the time of the processor, the median of several rounds, each with a calendar of its own.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from statistics import median

from benchmarks.stage import Stage
from domain.clocks.clock import DEFAULT_WEEK, Limit, Pause, Unit, WorkingCalendar, due
from storage.town.calendars import year_tables

_PROMISES = 10_000
_TURNS = 9

_LIMITS = (Limit(5, Unit.WORK_DAY), Limit(2, Unit.WORK_HOUR), Limit(15, Unit.WORK_DAY), Limit(24, Unit.HOUR))
_YEAR = 365 * 24 * 60


def measure(stage: Stage) -> dict[str, float]:
    """The figure by its name."""
    promises = _promises(random.Random(6))
    return {"due_10k_s": median(_turn(promises) for _ in range(_TURNS))}


def _promises(chance: random.Random) -> Sequence[tuple[datetime, Limit, Sequence[Pause]]]:
    """Promises that begin at any minute of 2026, one in four of them paused for up to eight days."""
    found = []
    for number in range(_PROMISES):
        start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(_YEAR))
        begin = start + timedelta(hours=chance.randrange(1, 60))
        pause = Pause(begin, begin + timedelta(hours=chance.randrange(1, 200)))
        found.append((start, chance.choice(_LIMITS), (pause,) if number % 4 == 0 else ()))
    return found


def _turn(promises: Sequence[tuple[datetime, Limit, Sequence[Pause]]]) -> float:
    """Seconds of this thread for all of them."""
    calendar = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, year_tables())
    began = time.thread_time()
    for start, limit, pauses in promises:
        due(start, limit, calendar, pauses)
    return time.thread_time() - began
