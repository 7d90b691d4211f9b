"""How long there is for a case: what is due next, and how far away that is in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.clocks.calendar import WorkingCalendar
from domain.clocks.promises import WORK, Kind
from domain.message import Say
from storage.promises.clock import Clock

#: What whoever has the case in hand has to see to.
_THEIRS = WORK | {Kind.REVIEW}


def next_due(clocks: Iterable[Clock]) -> datetime | None:
    """When the next thing is due that waits for those who have the case; what stands still is due at no moment."""
    return min((clock.due_at for clock in clocks if clock.kind in _THEIRS and not clock.stands_still), default=None)


def left_say(due: datetime | None, now: datetime, calendar: WorkingCalendar) -> Say:
    """今天 17:00, until a day, or how long it has been late."""
    if due is None:
        return Say("left-nothing")
    today, day = (calendar.day_of(moment).date for moment in (now, due))
    if due <= now:
        if day == today:
            return Say("left-late-today", {"at": _clock_time(due, calendar)})
        return Say("left-late-days", {"days": (today - day).days})
    if day == today:
        return Say("left-today", {"at": _clock_time(due, calendar)})
    return Say("left-until", {"at": due})


def _clock_time(moment: datetime, calendar: WorkingCalendar) -> str:
    return f"{moment.astimezone(calendar.timezone):%H:%M}"
