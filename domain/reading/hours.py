"""Times of day as people say them: 20:00, 20点, 晚上8点, 下午3点半, 8 pm. Which words there are is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from functools import cache

from domain.reading.folding import fold
from domain.reading.numerals import arabic

_NOON = 12
_LAST = 23

#: 一 to 九 and 两, 十 to 十九, 二十 to 二十九, by code point: parts of a number and not words.
_DIGIT = r"[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u4e24]"
_SPELLED = rf"\u4e8c?\u5341{_DIGIT}?|{_DIGIT}"
_PAIR = chr(0x4E24)


@dataclass(frozen=True, slots=True)
class HourWords:
    """``marks`` follow the number of an hour, ``half`` follows them; the half of the day stands before the number or
    after it: ``late`` from noon on, ``early`` before.
    """

    marks: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    early: tuple[str, ...] = ()


NO_HOUR_WORDS = HourWords()


def split_hour(text: str, words: HourWords = NO_HOUR_WORDS) -> tuple[time | None, str]:
    """The first time of day in the text, and the folded text without it; None, and the folded text, when there is none.

    What stands before the number stays, for it may say the day too (今晚8点). A bare number is none: 20 may be a price.
    """
    said = fold(text)
    for found in _pattern(words).finditer(said):
        hour = _time(found)
        if hour is not None:
            return hour, f"{said[: found.start('number')]} {said[found.end() :]}".strip()
    return None, said


@cache
def _pattern(words: HourWords) -> re.Pattern[str]:
    late, early = _either(words.late), _either(words.early)
    # Chinese says it before the number: what follows 周五 in 周五晚上八点 belongs to the eight.
    later, earlier = _either(filter(str.isascii, words.late)), _either(filter(str.isascii, words.early))
    past = rf"(?:(?P<half>{_either(words.half)})|(?P<past>[0-5]?\d)(?!\d))?"
    return re.compile(
        rf"(?:(?P<late>{late})|{early})?\s*(?<!\d)(?P<number>(?:2[0-3]|[01]?\d)(?!\d)|{_SPELLED})"
        rf"(?:(?P<clock>:(?P<minutes>[0-5]\d)(?!\d))|(?P<marked>{_either(words.marks)}){past})?"
        rf"\s*(?:(?P<later>{later})|(?P<earlier>{earlier}))?"
    )


def _time(found: re.Match[str]) -> time | None:
    if not (found["clock"] or found["marked"] or found["later"] or found["earlier"]):
        return None
    number = arabic(found["number"]).replace(_PAIR, "2")
    hour, minute = int(number), int(found["minutes"] or found["past"] or (30 if found["half"] else 0))
    if hour > _LAST:
        return None
    if found["late"] or found["later"]:
        # Twelve at night is the end of one day and the beginning of another.
        return None if hour == _NOON else time(hour % _NOON + _NOON, minute)
    return time(hour, minute)


def _either(words: Iterable[str]) -> str:
    """Any of the words as they are folded; nothing at all where there are none."""
    folded = sorted(map(fold, words), key=len, reverse=True)
    return "|".join(rf"{re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in folded) or "(?!)"
