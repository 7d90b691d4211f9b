"""A duty: something that has to be done again and again by whoever holds a role, and what one time of it is.

Data alone. On which days it falls is in ``recurring``; what people say about it is the business of ``handlers.duties``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from domain.clocks.counting import Limit
from domain.clocks.ladder import Ladder
from domain.message import Local


class Every(StrEnum):
    """How often: each day, each working day, on weekdays, twice a month (1 and 16), on days of the month."""

    DAY = "day"
    WORK_DAY = "work_day"
    WEEK = "week"
    HALF_MONTH = "half_month"
    MONTH = "month"


class OffDay(StrEnum):
    """What becomes of a day that falls on a day off: it stays, is left out, or is the working day before or after."""

    KEEP = "keep"
    SKIP = "skip"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """``days`` are ISO weekdays (1 Monday) for weeks; for months days of the month, or -1 for the last."""

    every: Every
    days: tuple[int, ...] = ()
    off_day: OffDay = OffDay.SKIP


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a checklist; one that is found wrong opens a case of ``category``."""

    id: str
    name: Local
    category: str


class RunKind(StrEnum):
    """What one run is: 巡逻 and the like by a duty, a task somebody was given, a meeting, a notice that hangs for some
    days (公示), a full sweep (全走访), and the part of one leader in it; an objection to be answered; a resolution
    whose tasks are to be given out, a task of one that somebody else has to look at.
    """

    DUTY = "duty"
    TASK = "task"
    MEETING = "meeting"
    NOTICE = "notice"
    SWEEP = "sweep"
    VISIT = "visit"
    OBJECTION = "objection"
    ASSIGN = "assign"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Duty:
    """``role`` does it in every grid it is held in, or only in ``grid``; it opens at ``opens`` (local time) and is to
    be done within ``limit``. ``nil`` allows "nothing to report". ``ladder`` None is that of all runs.
    """

    id: str
    name: Local
    role: str
    recurrence: Recurrence
    limit: Limit
    opens: time = time(9)
    grid: str | None = None
    checklist: tuple[Item, ...] = ()
    nil: bool = True
    ladder: Ladder | None = None
