"""The holidays of each year: those that come with the program, and those an administrator loaded, which come first.

A shipped year is a small file written the way a notice reads: its holidays, first and last day, and the days worked
instead; a provisional one knows only what the law gives every year. How to count with them is the domain's matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, TypedDict

from domain.clocks.clock import YearTable
from domain.clocks.holidays import Holiday, HolidayYear, tables
from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.meta import Meta
from storage.town.version import VERSION, renew

_Holiday = TypedDict("_Holiday", {"name": str, "from": str, "to": str, "make_up": list[str]})


class Calendars:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("calendars")

    def years(self) -> Mapping[int, HolidayYear]:
        """Every year anything is known of."""
        loaded = (_loaded(row) for row in self._sql.loaded(self._connection))
        return {**shipped_years(), **{year.year: year for year in loaded}}

    def load(self, year: HolidayYear, now: datetime) -> None:
        """From the next transaction on every process counts with this year."""
        days = dump([[holiday.name, _texts(holiday.off), _texts(holiday.make_up)] for holiday in year.holidays])
        self._sql.load(self._connection, year=year.year, official=year.official, days=days, now=to_us(now))
        meta = Meta(self._connection)
        if meta.get(VERSION) is not None:
            renew(meta)


@cache
def shipped_years() -> Mapping[int, HolidayYear]:
    """The years that come with the program, read once."""
    files = (resources.files("storage.town") / "years").iterdir()
    years = (read_year(json.loads(file.read_text("utf-8"))) for file in files)
    return MappingProxyType({year.year: year for year in years})


@cache
def year_tables() -> Mapping[int, YearTable]:
    """The shipped years as one counts with them."""
    return MappingProxyType(dict(tables(shipped_years().values())))


def read_year(plain: Mapping[str, Any]) -> HolidayYear:
    """A year from its file. Raises KeyError, TypeError, ValueError for what is none."""
    return HolidayYear(plain["year"], plain["official"], tuple(map(_holiday, plain["holidays"])))


def _holiday(plain: _Holiday) -> Holiday:
    first, last = date.fromisoformat(plain["from"]), date.fromisoformat(plain["to"])
    off = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return Holiday(plain["name"], off, _days(plain["make_up"]))


def _loaded(row: Row) -> HolidayYear:
    holidays: list[tuple[str, list[str], list[str]]] = json.loads(row["days"])
    return HolidayYear(
        row["year"],
        bool(row["official"]),
        tuple(Holiday(name, _days(off), _days(make_up)) for name, off, make_up in holidays),
    )


def _days(texts: Iterable[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, texts))


def _texts(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in days]
