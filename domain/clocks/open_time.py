"""Open hours laid end to end on one line, so that a length of open time is found on it by halving, not day by day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_ONE_DAY = timedelta(days=1)

#: A calendar that stays shut for so many days on end is taken to have no working time at all.
TEN_YEARS = 3653

#: A line that would have to grow by more days than these is begun anew where it is asked for.
_FAR = 400 * _ONE_DAY

#: Somebody who asks for an earlier day may ask for one earlier still.
_EARLIER = 31 * _ONE_DAY


class OpenTime:
    """When a community works, from some day on; it grows as far as it is asked for.

    ``hours`` says from when until when (UTC) it does on a day of that zone, in order.
    """

    def __init__(self, zone: ZoneInfo, hours: Callable[[date], Iterable[tuple[datetime, datetime]]]) -> None:
        self._zone = zone
        self._hours = hours
        self._first = self._next = date.max
        self._openings: list[datetime] = []
        self._before: list[timedelta] = []
        self._until: list[timedelta] = []

    def reached(self, begin: datetime, lengths: Sequence[timedelta]) -> tuple[datetime, ...]:
        """When each of these lengths of open time has run from ``begin`` (UTC); what is complete at closing, then.

        Nothing at all has run when it next opens. Raises ValueError when there is no working time within ten years.
        """
        self._cover(begin)
        at = bisect_right(self._openings, begin) - 1
        ran = min(self._before[at] + (begin - self._openings[at]), self._until[at]) if at >= 0 else timedelta()
        return tuple([self._at(begin, ran, length) for length in lengths])

    def _at(self, begin: datetime, ran: timedelta, length: timedelta) -> datetime:
        wanted = ran + length
        while not self._until or self._until[-1] < wanted or (not length and self._until[-1] == wanted):
            self._grow()
        if not length:
            return max(begin, self._openings[bisect_right(self._until, wanted)])
        at = bisect_left(self._until, wanted)
        return self._openings[at] + (wanted - self._before[at])

    def _cover(self, begin: datetime) -> None:
        """The line begins no later than that moment's day, and goes on beyond it."""
        day = begin.astimezone(self._zone).date()
        if day < self._first or day - self._next > _FAR:
            self._first = self._next = day - _EARLIER if self._openings and day < self._first else day
            self._openings, self._before, self._until = [], [], []
        while self._next <= day:
            self._take(self._next)

    def _grow(self) -> None:
        """The line is longer by a day on which the community works."""
        before = len(self._openings)
        for _ in range(TEN_YEARS):
            self._take(self._next)
            if len(self._openings) > before:
                return
        self._first = self._next = date.max
        raise ValueError("no working time within ten years")

    def _take(self, wanted: date) -> None:
        for opens, closes in self._hours(wanted):
            before = self._until[-1] if self._until else timedelta()
            self._openings.append(opens)
            self._before.append(before)
            self._until.append(before + (closes - opens))
        self._next = wanted + _ONE_DAY
