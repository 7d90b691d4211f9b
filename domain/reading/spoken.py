"""What people say within a sentence and no town names: days without a date, the classes of matters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.clocks.limits import CaseClass
from domain.reading.days import NO_DAY_WORDS, DayWords
from domain.reading.folding import fold
from domain.reading.numerals import arabic


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """The spellings of all languages at once."""

    days: DayWords = NO_DAY_WORDS
    classes: Mapping[CaseClass, tuple[str, ...]] = field(default_factory=dict)
    day_units: tuple[str, ...] = ()

    def class_named(self, text: str) -> CaseClass | None:
        """The class that was chosen by its id, or named."""
        said = fold(text).strip()
        named = {fold(spelling): klass for klass, spellings in self.classes.items() for spelling in spellings}
        return CaseClass(said) if said in list(CaseClass) else named.get(said)

    def days_before(self, text: str) -> tuple[int | None, str]:
        """How many days the text begins with ("10天 等材料"), None if with none; and the rest of it as it was said."""
        units = "|".join(re.escape(unit) for unit in sorted(self.day_units, key=len, reverse=True))
        found = re.match(rf"\s*(\S{{1,4}}?)\s*(?:{units})\W*(.*)", text, re.DOTALL | re.IGNORECASE) if units else None
        number = arabic(fold(found[1])) if found else fold(text).strip()
        if not number.isdecimal():
            return None, text.strip()
        return int(number), found[2].strip() if found else ""


NO_SPOKEN_WORDS = SpokenWords()
