"""Which days are off and which are worked instead: ``linzhang calendar``, to look and to load a year's notice.

It works beside a running service, which counts with the year from its next transaction on.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import app as root
from bot.bringing_in import announce
from bot.command.console import Console
from bot.language.notices import notice_reader
from bot.language.text import Texts
from bot.settings import Settings
from domain.clocks.calendar import DEFAULT_WEEK, ONE_DAY, DayKind, WorkingCalendar
from domain.clocks.holidays import Holiday, HolidayYear, doubts, flaws, tables
from domain.clocks.notice import HolidayNotice
from domain.errors import Refusal
from domain.message import Say
from handlers.promises import recounting
from storage.town.calendars import read_year
from storage.town.towns import NoTown
from storage.work import Work

#: Where a day begins before there is a town.
_ZONE = "Asia/Shanghai"


async def show(shell: Console, year: int | None) -> int:
    """The days off of that year, or of this one and all later ones, each holiday by its name."""

    def look(work: Work) -> tuple[Mapping[int, HolidayYear], Mapping[date, bool], ZoneInfo]:
        try:
            return work.calendars.years(), work.calendar.own, work.calendar.timezone
        except NoTown:
            return work.calendars.years(), {}, ZoneInfo(_ZONE)

    async with root.opened(Settings()) as service:
        years, own, zone = await service.database.read(look)
        this_year = service.now().astimezone(zone).year
    for wanted in [number for number in sorted(years) if number >= this_year] if year is None else [year]:
        _show_year(shell, wanted, years.get(wanted))
        _show_own(shell, {day: off for day, off in own.items() if day.year == wanted})
    return 0


def _show_year(shell: Console, number: int, year: HolidayYear | None) -> None:
    if year is None:
        shell.say("calendar-year-unknown", year=number)
        return
    differing = list(year.days.values())
    if year.official:
        shell.say("calendar-year", year=number, off=differing.count(True), worked=differing.count(False))
    else:
        shell.say("calendar-year-provisional", year=number, off=differing.count(True))
    for holiday in year.holidays:
        name = holiday.name or Say("calendar-unnamed")
        for days in _days(holiday):
            shell.say("calendar-holiday", name=name, days=days)


def _days(holiday: Holiday) -> Iterator[Say]:
    """The days off, those in a row together, and the days worked instead."""
    rows = groupby(enumerate(sorted(holiday.off)), lambda numbered: numbered[1] - numbered[0] * ONE_DAY)
    for _, numbered in rows:
        row = [day for _, day in numbered]
        if len(row) == 1:
            yield Say("calendar-one-day", {"first": row[0]})
        else:
            yield Say("calendar-stretch", {"first": row[0], "last": row[-1], "days": len(row)})
    for day in holiday.make_up:
        yield Say("calendar-make-up", {"day": day})


def _show_own(shell: Console, own: Mapping[date, bool]) -> None:
    if own:
        shell.say("calendar-own-days")
    for day, off in sorted(own.items()):
        shell.say("calendar-own-off" if off else "calendar-own-work", day=day)


async def load(shell: Console, file: Path | None, notice: str | None, yes: bool) -> int:
    """Count with a year's notice from now on, once it was said what changes and confirmed; 0 when it was loaded."""
    if (file is None) == (notice is None):
        shell.complain("calendar-load-which")
        return 1
    read = _read_file(file) if file is not None else _read_notice(notice or "")
    wrong = (*read.flaws, *(() if read.flaws else flaws(read.year)))
    for flaw in wrong:
        shell.complain(flaw.key, **flaw.args)
    if wrong:
        shell.complain("calendar-nothing-loaded")
        return 1
    for doubt in doubts(read.year):
        shell.complain(doubt.key, **doubt.args)
    async with root.opened(Settings()) as service:
        await service.database.read(lambda work: _preview(shell, work, read.year))
        if not yes and not shell.confirmed("calendar-sure", year=read.year.year):
            shell.complain("calendar-nothing-loaded")
            return 1
        await announce(service, read.year)
    shell.say("calendar-loaded", year=read.year.year)
    return 0


def _read_notice(text: str) -> HolidayNotice:
    return notice_reader(Texts.load()).read(text)


def _read_file(file: Path) -> HolidayNotice:
    """A notice as text, or a year as JSON. Raises Refusal for a file that is neither."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        if not text.lstrip().startswith("{"):
            return _read_notice(text)
        return HolidayNotice(_read_json(json.loads(text)), ())
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal("refusal-calendar-file", file=str(file)) from error


def _read_json(plain: Mapping[str, Any]) -> HolidayYear:
    """A year as holiday-cn writes it, or as our own files do."""
    if "holidays" in plain:
        return read_year(plain)
    found: dict[str, dict[bool, list[date]]] = {}
    for day in plain["days"]:
        by_kind = found.setdefault(day["name"], {True: [], False: []})
        by_kind[day["isOffDay"]].append(date.fromisoformat(day["date"]))
    holidays = (Holiday(name, tuple(days[True]), tuple(days[False])) for name, days in found.items())
    return HolidayYear(plain["year"], True, tuple(holidays))


def _preview(shell: Console, work: Work, year: HolidayYear) -> None:
    """Tell each day that would be worked no longer, or from now on, and how many running promises would move."""
    years = work.calendars.years()
    known = years.get(year.year, HolidayYear(year.year, False, ()))
    before, after = _calendar(work, years), _calendar(work, {**years, year.year: year})
    changed = [day for day in sorted({*known.days, *year.days}) if _works(before, day) != _works(after, day)]
    if changed:
        shell.say("calendar-differs", count=len(changed))
    elif known.official:
        shell.say("calendar-same")
    else:
        shell.say("calendar-now-official")
    for day in changed:
        shell.say("calendar-change-work" if _works(after, day) else "calendar-change-off", day=day)
    with contextlib.suppress(NoTown):
        shell.say("calendar-would-move", count=recounting.would_move(work, after))


def _calendar(work: Work, years: Mapping[int, HolidayYear]) -> WorkingCalendar:
    """The town's calendar with these years; before there is a town, that of an ordinary week."""
    try:
        return replace(work.calendar, years=tables(years.values()))
    except NoTown:
        return WorkingCalendar(_ZONE, DEFAULT_WEEK, tables(years.values()))


def _works(calendar: WorkingCalendar, day: date) -> bool:
    return calendar.day(day).kind is not DayKind.OFF
