"""When nobody is nagged: the quiet hours of every day, local time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.clocks.calendar import MIDNIGHT, ONE_DAY, Interval, utc

#: 21:00–08:00 and 12:00–14:00. An interval does not cross midnight, so a night is two.
DEFAULT_QUIET = (
    Interval(MIDNIGHT, time(8)),
    Interval(time(12), time(14)),
    Interval(time(21), MIDNIGHT),
)


def after_quiet(moment: datetime, quiet: Sequence[Interval], zone: ZoneInfo) -> datetime:
    """The moment itself (UTC) when one may be nagged then, else the end of the quiet it falls into."""
    at = utc(moment)
    for _ in range(2 * len(quiet) + 1):
        local = at.astimezone(zone)
        covering = _covering(quiet, local.time())
        if covering is None:
            return at
        day = local.date() + ONE_DAY if covering.end == MIDNIGHT else local.date()
        end = datetime.combine(day, covering.end, zone)
        # Where clocks fall back an hour comes twice: then it is the later end.
        first = utc(end)
        at = first if first > at else utc(end.replace(fold=1))
    raise ValueError("a day that is quiet from end to end")


def _covering(quiet: Sequence[Interval], at: time) -> Interval | None:
    for span in quiet:
        if span.start <= at and (span.end == MIDNIGHT or at < span.end):
            return span
    return None
