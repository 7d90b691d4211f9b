"""The year tables that come with the program: one small file per year, written the way a notice reads.

Each names its holidays, first and last day, and the days worked instead; a provisional one knows only what the law
gives every year. Which week they change, and how to count with them, is the domain's matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TypedDict, cast

from domain.clocks.clock import YearTable

_Holiday = TypedDict("_Holiday", {"name": str, "from": str, "to": str, "make_up": list[str]})


class _Year(TypedDict):
    year: int
    official: bool
    holidays: list[_Holiday]


@cache
def year_tables() -> Mapping[int, YearTable]:
    """The shipped tables by year, read once."""
    files = (resources.files("storage.town") / "years").iterdir()
    tables = (_table(cast(_Year, json.loads(file.read_text("utf-8")))) for file in files)
    return MappingProxyType({table.year: table for table in tables})


def _table(year: _Year) -> YearTable:
    days = {day: off for holiday in year["holidays"] for day, off in _days(holiday)}
    return YearTable(year["year"], year["official"], MappingProxyType(days))


def _days(holiday: _Holiday) -> Iterator[tuple[date, bool]]:
    day, last = date.fromisoformat(holiday["from"]), date.fromisoformat(holiday["to"])
    while day <= last:
        yield day, True
        day += timedelta(days=1)
    for make_up in holiday["make_up"]:
        yield date.fromisoformat(make_up), False
