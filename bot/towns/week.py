"""The working week: keys such as "mon-fri" and "sat" with their hours, each day said once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from bot.towns.mistakes import Notes, hint
from bot.towns.schema import WeekTable
from bot.towns.sheets import Entry
from bot.towns.toml_lines import Line
from domain.clocks.clock import Interval

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def build_week(entry: Entry[WeekTable] | None, notes: Notes) -> Mapping[int, tuple[Interval, ...]]:
    """The hours of all seven days, Monday first; a day nobody wrote is a day off."""
    week: dict[int, tuple[Interval, ...]] = {}
    if entry is None:
        return week
    said: dict[str, tuple[Interval, ...]] = entry.said.model_extra or {}
    for key, hours in said.items():
        _check_overlaps(key, hours, entry.line(key), notes)
        for day in _days(key, entry.line(key), notes):
            if day in week:
                notes.add(entry.line(key), "town-day-twice", value=DAYS[day])
            week[day] = tuple(sorted(hours, key=lambda interval: interval.start))
    # A make-up working day keeps Monday's hours, so a week without a Monday has no make-up days.
    if not week.get(0):
        notes.add(entry.line(), "town-no-monday")
    return {day: week.get(day, ()) for day in range(len(DAYS))}


def _days(key: str, line: Line, notes: Notes) -> range:
    first, _, last = key.partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        notes.add(line, "town-unknown-day", value=key, hint=hint(key, DAYS))
        return range(0)
    span = range(DAYS.index(first), DAYS.index(last or first) + 1)
    if not span:
        notes.add(line, "town-days-backwards", value=key)
    return span


def _check_overlaps(key: str, hours: tuple[Interval, ...], line: Line, notes: Notes) -> None:
    for earlier, later in pairwise(sorted(hours, key=lambda interval: interval.start)):
        if later.start < earlier.end:
            notes.add(line, "town-hours-overlap", value=key, time=f"{later.start:%H:%M}")
