"""What people say within a sentence and no town names: days without a date, times of day, the classes of matters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from domain.clocks.limits import CaseClass
from domain.council.meeting import CouncilParty, MeetingType
from domain.council.procedure import ProcedureStep
from domain.reading.days import NO_DAY_WORDS, DayWords
from domain.reading.folding import fold
from domain.reading.hours import NO_HOUR_WORDS, HourWords
from domain.reading.numerals import arabic


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """The spellings of all languages at once. ``until`` stands before the end of something ("到周日20点").

    ``agree`` and ``disagree`` answer a question that offers nothing else; ``yes_no`` are the usual ones, by language.
    """

    days: DayWords = NO_DAY_WORDS
    classes: Mapping[CaseClass, tuple[str, ...]] = field(default_factory=dict)
    day_units: tuple[str, ...] = ()
    meetings: Mapping[MeetingType, tuple[str, ...]] = field(default_factory=dict)
    parties: Mapping[CouncilParty, tuple[str, ...]] = field(default_factory=dict)
    steps: Mapping[ProcedureStep, tuple[str, ...]] = field(default_factory=dict)
    hours: HourWords = NO_HOUR_WORDS
    until: tuple[str, ...] = ()
    agree: tuple[str, ...] = ()
    disagree: tuple[str, ...] = ()
    yes_no: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def class_named(self, text: str) -> CaseClass | None:
        """The class that was chosen by its id, or named."""
        said = fold(text).strip()
        named = {fold(spelling): klass for klass, spellings in self.classes.items() for spelling in spellings}
        return CaseClass(said) if said in list(CaseClass) else named.get(said)

    def meeting_type(self, text: str) -> tuple[MeetingType | None, str]:
        """The type of meeting the text begins with, or is the id of, and the rest of it."""
        return _beginning(text, self.meetings)

    def party(self, text: str) -> tuple[CouncilParty | None, str]:
        """The party at the table the text begins with, or is the id of, and the rest of it."""
        return _beginning(text, self.parties)

    def step(self, text: str) -> tuple[ProcedureStep | None, str]:
        """The step of six the text begins with, or is the id of, and the rest of it."""
        return _beginning(text, self.steps)

    def days_before(self, text: str) -> tuple[int | None, str]:
        """How many days the text begins with ("10天 等材料"), None if with none; and the rest of it as it was said."""
        units = "|".join(re.escape(unit) for unit in sorted(self.day_units, key=len, reverse=True))
        found = re.match(rf"\s*(\S{{1,4}}?)\s*(?:{units})\W*(.*)", text, re.DOTALL | re.IGNORECASE) if units else None
        number = arabic(fold(found[1])) if found else fold(text).strip()
        if not number.isdecimal():
            return None, text.strip()
        return int(number), found[2].strip() if found else ""


_Named = TypeVar("_Named", bound=StrEnum)


def _beginning(text: str, spellings: Mapping[_Named, tuple[str, ...]]) -> tuple[_Named | None, str]:
    """Which of them the text begins with, the longest spelling first; nothing of it changes its length when folded."""
    said = text.strip()
    forms = [(spelling, one) for one, all_of_it in spellings.items() for spelling in (*all_of_it, str(one))]
    for spelling, one in sorted(forms, key=lambda form: len(form[0]), reverse=True):
        if fold(said[: len(spelling)]) == fold(spelling):
            return one, said[len(spelling) :].strip()
    return None, said


NO_SPOKEN_WORDS = SpokenWords()
