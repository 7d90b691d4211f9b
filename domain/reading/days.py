"""Days as people type them: 12-01, 12月1日, 2026/12/1. Words such as "in two weeks" are choices, not typed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_DAY = re.compile(r"(?<!\d)(?:(\d{4})\D{1,3})?(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")


def read_day(text: str, today: date) -> date | None:
    """The first day in the text; without a year the next such day after today. None when there is none."""
    found = _DAY.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    year, month, day = (None if part is None else int(part) for part in found.groups())
    assert month is not None
    assert day is not None
    if year is not None:
        return _date(year, month, day)
    this = _date(today.year, month, day)
    if this is None or this > today:
        return this or _date(today.year + 1, month, day)
    return _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
