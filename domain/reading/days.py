"""Days as people type them: 12-01, 12月1日, 2026/12/1; with the words of a language also 明天, 周三, 下周三.

Words such as "in two weeks" are choices, not typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from domain.reading.folding import fold

_DAY = re.compile(r"(?<!\d)(?:(\d{4})\D{1,3})?(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")

#: What may follow a date: a day of the same month, as in 11月23日到25日.
_SAME_MONTH = re.compile(r"\D{1,4}(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class DayWords:
    """What people say instead of a date. ``ahead`` are the words for today, tomorrow and so on, ``weekdays`` those for
    Monday to Sunday, ``next_week`` what before a weekday makes it that of the week after this one.
    """

    ahead: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    next_week: tuple[str, ...] = ()


NO_DAY_WORDS = DayWords()


def read_day(text: str, today: date, words: DayWords = NO_DAY_WORDS) -> date | None:
    """The first date in the text, else the day its words name; without a year the next such day after today.

    A weekday is the next one after today, with 下 before it that of next week. None when there is no day.
    """
    found = _DAY.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return _said_in_words(_squeezed(text), today, words)
    year, month, day = (None if part is None else int(part) for part in found.groups())
    assert month is not None
    assert day is not None
    if year is not None:
        return _date(year, month, day)
    this = _date(today.year, month, day)
    if this is None or this > today:
        return this or _date(today.year + 1, month, day)
    return _date(today.year + 1, month, day)


def read_days(text: str, today: date, words: DayWords = NO_DAY_WORDS) -> tuple[date, ...]:
    """Every day the text names, in its order, by dates and by words; a date without a year is today or the next such
    day. A day without its month belongs to the date it follows.
    """
    said = fold(text)
    meant = {fold(spelling): day for spelling, day in _meant(today, words)}
    spellings = "|".join(re.escape(spelling) for spelling in sorted(meant, key=len, reverse=True)) or "(?!)"
    named = re.compile(f"{_DAY.pattern}|{spellings}")
    found: list[date] = []
    at = 0
    while (match := named.search(said, at)) is not None:
        at = match.end()
        day = meant.get(match[0]) or read_day(match[0], today - timedelta(days=1))
        found += [] if day is None else [day]
        more, further = _SAME_MONTH.match(said, at), named.search(said, at)
        if day is not None and match[2] and more and (further is None or further.start() > more.start(1)):
            at = more.end()
            found += _later(day, int(more[1]))
    return tuple(found)


def _later(day: date, of_month: int) -> list[date]:
    """The next day with that number after a day: this month, or the month after; the same number adds nothing."""
    month = day if of_month > day.day else day.replace(day=28) + timedelta(days=4)
    later = None if of_month == day.day else _date(month.year, month.month, of_month)
    return [] if later is None else [later]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _said_in_words(said: str, today: date, words: DayWords) -> date | None:
    """Of several spellings that fit the longest counts: 大后天 is not 后天."""
    fitting = [(len(spelling), day) for spelling, day in _meant(today, words) if _squeezed(spelling) in said]
    return max(fitting, default=(0, None), key=lambda fit: fit[0])[1]


def _meant(today: date, words: DayWords) -> list[tuple[str, date]]:
    """Every spelling, and the day it means today."""
    meant = [(spelling, today + timedelta(days=days)) for days, row in enumerate(words.ahead) for spelling in row]
    monday = today - timedelta(days=today.weekday())
    for weekday, row in enumerate(words.weekdays):
        coming = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        meant += [(spelling, coming) for spelling in row]
        next_week = monday + timedelta(days=7 + weekday)
        meant += [(before + spelling, next_week) for before in words.next_week for spelling in row]
    return meant


def _squeezed(text: str) -> str:
    return "".join(fold(text).split())
