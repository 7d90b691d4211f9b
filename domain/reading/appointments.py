"""When and what, out of one sentence: "12月1日 装好楼道扶手", "周五 15:00 二楼会议室"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time

from domain.reading.days import DayWords, read_day

_HOUR = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)")

#: What is left of a word once its day is taken away, and says nothing by itself: "前", "之前".
_SAYS_NOTHING = 2


@dataclass(frozen=True, slots=True)
class Appointment:
    """The day and the time of day that were named, and the rest of the sentence."""

    day: date | None
    hour: time | None
    rest: str


def read_appointment(text: str, today: date, words: DayWords) -> Appointment:
    """The first day and the first time of day; only one that stands at the beginning of a word is a day."""
    hour, text = _split_hour("".join(map(_narrow, text)))
    parts = text.split()
    for place, part in enumerate(parts):
        if (found := _split_day(part, today, words)) is not None:
            day, left = found
            return Appointment(day, hour, " ".join(filter(None, (*parts[:place], left, *parts[place + 1 :]))))
    return Appointment(None, hour, " ".join(parts))


def _narrow(character: str) -> str:
    """A wide digit or colon as a narrow one; every other character as it was typed."""
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if narrow.isdigit() or narrow == ":" else character


def _split_hour(text: str) -> tuple[time | None, str]:
    found = _HOUR.search(text)
    if found is None:
        return None, text
    return time(int(found[1]), int(found[2])), f"{text[: found.start()]} {text[found.end() :]}"


def _split_day(part: str, today: date, words: DayWords) -> tuple[date, str] | None:
    """The day a word begins with, and what follows it: of "明天装好扶手" what is to be done."""
    day = read_day(part, today, words)
    if day is None:
        return None
    end = next(end for end in range(1, len(part) + 1) if read_day(part[:end], today, words) == day)
    start = next(start for start in range(end, -1, -1) if read_day(part[start:end], today, words) == day)
    if part[:start] and not part[0].isdigit() and part[:start] not in words.next_week:
        return None
    if part[end - 1].isdigit() and any(map(str.isalpha, part[:end])):
        end += 1
    left = part[end:]
    return day, left if len(left) > _SAYS_NOTHING else ""
