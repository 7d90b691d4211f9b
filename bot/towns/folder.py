"""From a folder with ``town.toml`` and ``households.csv`` to a register that may be imported, or to its mistakes."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bot.towns.advice import advise_on_doors, advise_on_keywords, advise_on_leaders
from bot.towns.duties import advise_on_duties, build_duties
from bot.towns.files.reading import read_sheets
from bot.towns.files.rows import Rows, read_rows
from bot.towns.files.schema import TownTable
from bot.towns.files.sheets import Sheets
from bot.towns.households import build_households
from bot.towns.ladders import advise_on_ladders
from bot.towns.matters import Matters, build_matters
from bot.towns.mistakes import Mistake, Notes, TownMistakes
from bot.towns.people import build_people
from bot.towns.places import Places, build_places
from bot.towns.times import Times, build_times
from bot.towns.week import build_days, build_week
from domain.duties.duty import Duty
from domain.register import Register
from domain.town import Town

TOWN_FILE = "town.toml"
HOUSEHOLDS_FILE = "households.csv"


@contextmanager
def _uncollected() -> Iterator[None]:
    """Everything a town is read into stays; the collector would only walk over it, again and again, as it grows."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True, slots=True)
class TownFile:
    """A town that may be imported, and what an administrator may want to look at first."""

    register: Register
    warnings: tuple[Mistake, ...]


@_uncollected()
def read_town(folder: Path) -> TownFile:
    """The town in the folder. Raises TownMistakes with everything that is wrong, in both files at once.

    A file that is not TOML or not CSV at all hides only what it would have said itself. ``households.csv`` may be
    absent: a town can begin without a register.
    """
    about_town, about_doors = Notes(TOWN_FILE), Notes(HOUSEHOLDS_FILE)
    warnings = _Warnings(Notes(TOWN_FILE), Notes(HOUSEHOLDS_FILE))
    sheets = _sheets(folder / TOWN_FILE, about_town)
    rows = _rows(folder / HOUSEHOLDS_FILE, about_doors, warnings)
    register = _build(sheets, rows, about_town, about_doors, warnings) if sheets else None
    mistakes = (*about_town.found(), *about_doors.found())
    if mistakes or register is None:
        raise TownMistakes(mistakes)
    return TownFile(register, (*warnings.about_town.found(), *warnings.about_doors.found()))


@dataclass(frozen=True, slots=True)
class _Warnings:
    about_town: Notes
    about_doors: Notes


def _sheets(path: Path, notes: Notes) -> Sheets | None:
    if not path.is_file():
        notes.add(1, "town-file-missing", folder=str(path.parent))
        return None
    text = _text(path, notes)
    return None if text is None else read_sheets(text, notes)


def _rows(path: Path, notes: Notes, warnings: _Warnings) -> Rows:
    if not path.is_file():
        warnings.about_doors.add(1, "town-warning-no-households")
        return Rows((), whole=True)
    text = _text(path, notes)
    return Rows((), whole=False) if text is None else read_rows(text, notes)


def _text(path: Path, notes: Notes) -> str | None:
    """The text, with or without a byte order mark, or None when it is not UTF-8 (Excel likes to save GBK)."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        notes.add(content.count(b"\n", 0, error.start) + 1, "town-not-utf8")
        return None


def _build(sheets: Sheets, rows: Rows, about_town: Notes, about_doors: Notes, warnings: _Warnings) -> Register | None:
    """The register, or None when something was noted."""
    places = build_places(sheets, about_town)
    matters = build_matters(sheets, about_town)
    duties = build_duties(sheets, about_town)
    times = build_times(sheets, about_town)
    week = build_week(sheets.week, about_town)
    days = build_days(sheets.days, about_town)
    doors = build_households(rows, partial(sheets.check, "grids"), places, about_doors)
    people = build_people(sheets, places, doors, about_town)
    if sheets.town is None or about_town.found() or about_doors.found():
        return None
    register = Register(
        town=_town(sheets.town.said, places, matters, times, duties),
        week=week,
        households=doors.households,
        people=people.people,
        posts=people.posts,
        chats=people.chats,
        contacts=people.contacts,
        phones=people.phones,
        days=days,
    )
    advise_on_leaders(register, sheets, warnings.about_town)
    advise_on_keywords(sheets, warnings.about_town)
    advise_on_ladders(sheets, warnings.about_town)
    advise_on_duties(register, sheets, warnings.about_town)
    advise_on_doors(register, doors, warnings.about_doors)
    return register


def _town(said: TownTable, places: Places, matters: Matters, times: Times, duties: Mapping[str, Duty]) -> Town:
    town = Town(
        id=said.id,
        name=said.name,
        zone=said.zone,
        locale=said.locale,
        grids=places.grids,
        buildings=places.buildings,
        categories=matters.categories,
        roles=matters.roles,
        handlers=matters.handlers,
        responsibilities=matters.responsibilities,
        fallback=said.fallback,
        limits=matters.limits,
        ladders=matters.ladders,
        quiet=times.quiet,
        pings_a_day=times.pings_a_day,
        digests=times.digests,
        duties=duties,
        personal_data=said.personal_data,
        forward=said.forward,
        poll_reminders=said.poll_reminders,
        poll_doors=said.poll_doors,
    )
    return town if said.shift_change is None else replace(town, shift_change=said.shift_change)
