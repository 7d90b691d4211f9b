"""When a town works: keys such as "mon-fri" and "sat" with their hours, each day said once, and days of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from bot.towns.files.hours import WEEKDAYS
from bot.towns.files.schema import DaysTable, OwnDay, WeekTable
from bot.towns.files.sheets import Entry
from bot.towns.files.toml_lines import Line
from bot.towns.mistakes import Notes, hint
from domain.clocks.clock import Interval


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
                notes.add(entry.line(key), "town-day-twice", value=WEEKDAYS[day])
            week[day] = tuple(sorted(hours, key=lambda interval: interval.start))
    # A make-up working day keeps Monday's hours, so a week without a Monday has no make-up days.
    if not week.get(0):
        notes.add(entry.line(), "town-no-monday")
    return {day: week.get(day, ()) for day in range(len(WEEKDAYS))}


def build_days(entry: Entry[DaysTable] | None, notes: Notes) -> Mapping[date, bool]:
    """The town's own days: True a day off."""
    if entry is None:
        return {}
    said: dict[str, OwnDay] = entry.said.model_extra or {}
    days: dict[date, bool] = {}
    for key, kind in said.items():
        try:
            days[date.fromisoformat(key)] = kind is OwnDay.OFF
        except ValueError:
            notes.add(entry.line(key), "town-bad-date", value=key)
    return days


def _days(key: str, line: Line, notes: Notes) -> range:
    first, _, last = key.partition("-")
    if first not in WEEKDAYS or (last or first) not in WEEKDAYS:
        notes.add(line, "town-unknown-day", value=key, hint=hint(key, WEEKDAYS))
        return range(0)
    span = range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1)
    if not span:
        notes.add(line, "town-days-backwards", value=key)
    return span


def _check_overlaps(key: str, hours: tuple[Interval, ...], line: Line, notes: Notes) -> None:
    for earlier, later in pairwise(sorted(hours, key=lambda interval: interval.start)):
        if later.start < earlier.end:
            notes.add(line, "town-hours-overlap", value=key, time=f"{later.start:%H:%M}")
