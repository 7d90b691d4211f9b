"""The words for days and classes people use within a sentence, from the catalogues of all languages."""

from __future__ import annotations

from bot.language.doors import listed
from bot.language.text import Texts
from domain.clocks.limits import CaseClass
from domain.reading.days import DayWords
from domain.reading.spoken import SpokenWords

_AHEAD = ("today", "tomorrow", "in-two-days", "in-three-days")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def spoken_words(texts: Texts) -> SpokenWords:
    """What handlers need to read a day or a class in every language at once."""
    return SpokenWords(
        days=DayWords(
            ahead=tuple(listed(texts, f"spoken-{day}") for day in _AHEAD),
            weekdays=tuple(listed(texts, f"spoken-{day}") for day in _WEEKDAYS),
            next_week=listed(texts, "spoken-next-week"),
        ),
        classes={klass: listed(texts, f"spoken-class-{klass}") for klass in CaseClass},
        day_units=listed(texts, "spoken-day-units"),
    )
