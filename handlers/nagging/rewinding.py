"""When the clock of the machine was turned back: what fired in a time that has not come yet is still to come.

A sweep writes down when it looked. One that finds a later moment there gives every clock the rung that is true now;
what is then said a second time was said the first time too early.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.clocks.quiet import after_quiet
from handlers import routines
from handlers.duties import opening
from storage.engine.times import from_us, to_us
from storage.work import Work

#: When a sweep looked last, in microseconds.
SWEPT = "swept-at"

#: It is written down so often, so that a quiet minute costs no write.
_EVERY = timedelta(seconds=30)

#: A clock may wander by so much; more, and it was turned back.
_WANDERS = timedelta(seconds=60)

#: So many clocks are given back their rungs in one transaction.
AT_ONCE = 500


def rewind(work: Work, now: datetime) -> int:
    """How many clocks were at a rung that is not true yet, or runs given up too early; call again while it is not 0."""
    swept = work.meta.get(SWEPT)
    last = None if swept is None else from_us(int(swept))
    if last is not None and now - _EVERY < last <= now + _WANDERS:
        return 0
    if last is not None and last > now:
        ahead = work.clocks.ahead(now, AT_ONCE)
        for clock in ahead:
            work.clocks.rewind(clock, now)
        taken_back = len(ahead) or opening.take_back(work, now)
        if taken_back:
            return taken_back
        routines.settle(work, now)
        work.deliveries.bring_forward(now)
        work.nags.bring_forward(now, after_quiet(now, work.town.quiet, ZoneInfo(work.town.zone)))
    work.meta.put(SWEPT, str(to_us(now)))
    return 0
