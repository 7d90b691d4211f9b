"""How long there is, in words: today by the clock, later by the day, and how late when it is late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.clocks.clock import DEFAULT_WEEK, WorkingCalendar
from domain.message import Say
from handlers.promises.time_left import left_say

CALENDAR = WorkingCalendar("Asia/Shanghai", DEFAULT_WEEK, {})

#: Thursday 7 May 2026, 12:00 in the town.
NOON = datetime(2026, 5, 7, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (5, Say("left-today", {"at": "17:00"})),
        (11.9, Say("left-today", {"at": "23:54"})),
        (12, Say("left-until", {"at": NOON + timedelta(hours=12)})),
        (0, Say("left-late-today", {"at": "12:00"})),
        (-3, Say("left-late-today", {"at": "09:00"})),
        (-12.5, Say("left-late-days", {"days": 1})),
        (-40, Say("left-late-days", {"days": 2})),
    ],
)
def test_how_long_is_left_as_people_say_it(hours: float, said: Say) -> None:
    assert left_say(NOON + timedelta(hours=hours), NOON, CALENDAR) == said


def test_what_stands_still_has_no_time() -> None:
    assert left_say(None, NOON, CALENDAR) == Say("left-nothing")
