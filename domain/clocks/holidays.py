"""The holidays of one year as a notice names them, and what cannot be right about them.

How a notice is worded is known to ``notice``, how one counts with the days to ``calendar``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.clocks.calendar import YearTable
from domain.message import Say

#: So many days the law gives every year (全国年节及纪念日放假办法, article 2, since 2025).
STATUTORY = 13

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday: its days off, and the days worked instead (调休). ``name`` is "" where nobody named it."""

    name: str
    off: tuple[date, ...]
    make_up: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """A year's holidays. Some of their days may lie in the year before."""

    year: int
    official: bool
    holidays: tuple[Holiday, ...]

    @property
    def days(self) -> Mapping[date, bool]:
        """True a day off, False a day worked; what is off in one holiday and worked in another is off."""
        worked = {day: False for holiday in self.holidays for day in holiday.make_up}
        return worked | {day: True for holiday in self.holidays for day in holiday.off}


def tables(years: Iterable[HolidayYear]) -> Mapping[int, YearTable]:
    """The same as the counting needs it, by year. A day in the year before is laid over what that year itself has."""
    known = {year.year: year for year in years}
    days: dict[int, dict[date, bool]] = {year: {} for year in known}
    for year in sorted(known):
        for day, off in known[year].days.items():
            days.setdefault(day.year, {})[day] = off
    return {year: YearTable(year, year in known and known[year].official, its) for year, its in days.items()}


def flaws(year: HolidayYear) -> tuple[Say, ...]:
    """Why this cannot be a whole year's notice; nothing when it can."""
    return tuple(_flaws(year))


def _flaws(year: HolidayYear) -> Iterator[Say]:
    off = Counter(day for holiday in year.holidays for day in holiday.off)
    worked = Counter(day for holiday in year.holidays for day in holiday.make_up)
    for day in sorted({*off, *worked}):
        if not year.year - 1 <= day.year <= year.year:
            yield Say("calendar-flaw-year", {"day": day, "year": year.year})
        if day in off and day in worked:
            yield Say("calendar-flaw-both", {"day": day})
    if len(off) < STATUTORY:
        yield Say("calendar-flaw-few", {"days": len(off), "least": STATUTORY})


def doubts(year: HolidayYear) -> tuple[Say, ...]:
    """What is worth a second look, though it may be right: days worked instead that are no weekend."""
    days = sorted(day for holiday in year.holidays for day in holiday.make_up)
    return tuple(Say("calendar-doubt-make-up", {"day": day}) for day in days if day.weekday() < _SATURDAY)
