"""The words for days, times and classes people use within a sentence, from the catalogues of all languages."""

from __future__ import annotations

from bot.language.doors import listed
from bot.language.text import Locale, Texts
from domain.clocks.limits import CaseClass
from domain.council.meeting import CouncilParty, MeetingType
from domain.council.procedure import ProcedureStep
from domain.reading.days import DayWords
from domain.reading.hours import HourWords
from domain.reading.spoken import SpokenWords

_AHEAD = ("today", "tomorrow", "in-two-days", "in-three-days")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def spoken_words(texts: Texts) -> SpokenWords:
    """What handlers need to read a day, a class or a kind of meeting in every language at once."""
    return SpokenWords(
        days=DayWords(
            ahead=tuple(listed(texts, f"spoken-{day}") for day in _AHEAD),
            weekdays=tuple(listed(texts, f"spoken-{day}") for day in _WEEKDAYS),
            next_week=listed(texts, "spoken-next-week"),
        ),
        classes={klass: listed(texts, f"spoken-class-{klass}") for klass in CaseClass},
        day_units=listed(texts, "spoken-day-units"),
        meetings={type: listed(texts, f"spoken-meeting-{type}") for type in MeetingType},
        parties={party: listed(texts, f"spoken-party-{party}") for party in CouncilParty},
        steps={step: listed(texts, f"spoken-step-{step}") for step in ProcedureStep},
        hours=HourWords(
            marks=listed(texts, "spoken-hour-marks"),
            half=listed(texts, "spoken-hour-half"),
            late=listed(texts, "spoken-hour-late"),
            early=listed(texts, "spoken-hour-early"),
        ),
        until=listed(texts, "spoken-until"),
        yes_no={
            locale.value: (_usual(texts, "spoken-agree", locale), _usual(texts, "spoken-disagree", locale))
            for locale in Locale
        },
        agree=listed(texts, "spoken-agree"),
        disagree=listed(texts, "spoken-disagree"),
    )


def _usual(texts: Texts, key: str, locale: Locale) -> str:
    """The first of the spellings in a language."""
    return texts.plain(key, locale).partition("|")[0].strip()
