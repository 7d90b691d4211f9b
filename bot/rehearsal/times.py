"""How a play writes time: "2026-05-09 10:00", "5月9日 10:00", "10:00"; "2 hours", "3 天", "1 hour 30 minutes". Pure."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from bot.rehearsal.mistakes import CannotPlay
from bot.rehearsal.script import Moment
from bot.rehearsal.vocabulary import Vocabulary

_MOMENT = re.compile(
    r"(?:(?:(?P<year>20\d{2})\D{1,3})?(?P<month>\d{1,2})\D{1,3}(?P<day>\d{1,2})\D{1,3})?(?P<hour>\d{1,2}):(?P<minute>\d{2})"
)
_A_LEAP_YEAR = 2024


def read_moment(text: str) -> Moment:
    """The moment. Raises CannotPlay when there is no such moment."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise CannotPlay("rehearsal-time-wrong")
    numbers = {name: int(number) for name, number in found.groupdict().items() if number is not None}
    moment = Moment(**numbers)
    try:
        time(moment.hour, moment.minute)
        if moment.month is not None and moment.day is not None:
            date(moment.year or _A_LEAP_YEAR, moment.month, moment.day)
    except ValueError as error:
        raise CannotPlay("rehearsal-time-wrong") from error
    return moment


class Spans:
    """Reads how long something lasts."""

    def __init__(self, words: Vocabulary) -> None:
        units = words.any_of(("play-minutes", "play-hours", "play-days"))
        self._one = re.compile(rf"(?P<number>\d{{1,5}})\s*(?:{units})[\s,]*", re.IGNORECASE)

    def read(self, text: str) -> timedelta:
        """How long. Raises CannotPlay."""
        span, rest = timedelta(), text.strip()
        while rest:
            found = self._one.match(rest)
            if found is None or found.lastgroup is None:
                raise CannotPlay("rehearsal-time-wrong")
            span += timedelta(**{found.lastgroup.removeprefix("play_"): int(found["number"])})
            rest = rest[found.end() :]
        return span
