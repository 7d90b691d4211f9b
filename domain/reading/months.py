"""Months as people type them: 2026-10, 2026年10月, 10月, 10."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_MONTH = re.compile(r"\s*(?:(\d{4})\D{1,3})?(\d{1,2})\D*")


def read_month(text: str, today: date) -> date | None:
    """The first day of the month; without a year the last such month that has begun, of no words that of today.

    None when there is no such month.
    """
    typed = unicodedata.normalize("NFKC", text)
    if not typed.strip():
        return today.replace(day=1)
    found = _MONTH.fullmatch(typed)
    if found is None or not 1 <= int(found[2]) <= 12:
        return None
    month = int(found[2])
    year = int(found[1]) if found[1] else today.year - (month > today.month)
    return date(year, month, 1) if year else None
