"""Single values of a town file that are about time: limits, hours, days, and when somebody hears of something.

As in ``values.py``, each reader raises ``PydanticCustomError`` whose type is the key of the sentence that says what is
wrong.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, TypeAlias

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from bot.towns.mistakes import hint
from domain.clocks.calendar import MIDNIGHT
from domain.clocks.clock import Interval, Limit, Unit
from domain.clocks.ladder import Rung

#: Monday first, as they are written.
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

#: The last day of a month, however long it is.
LAST = -1

_CLOCK = r"([01]\d|2[0-3]):([0-5]\d)"
_TIME = re.compile(_CLOCK)
_WEEKLY = re.compile(rf"(?P<day>[a-z]{{3}}) (?P<time>{_CLOCK})")
_INTERVAL = re.compile(rf"(?P<start>{_CLOCK}) ?- ?(?P<end>{_CLOCK})")
_LIMIT = re.compile(r"(?P<amount>-?\d+) +(?P<unit>[a-z_]+)")
_RUNG = re.compile(
    r"(?P<end>end) | (?P<percent>[1-9]\d?)\ ?% (?:\ or\ (?P<before>.+)\ before)? | \+\ ?(?P<after>.+)", re.VERBOSE
)


def _time(value: object) -> time:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("town-bad-time", "bad time", {"value": str(value)})
    return time.fromisoformat(match[0])


def _weekly(value: object) -> tuple[int, time]:
    """The ISO weekday and the time."""
    match = _WEEKLY.fullmatch(value) if isinstance(value, str) else None
    if match is None or match["day"] not in WEEKDAYS:
        raise PydanticCustomError("town-bad-weekly-time", "bad weekly time", {"value": str(value)})
    return WEEKDAYS.index(match["day"]) + 1, time.fromisoformat(match["time"])


def _span(value: object) -> tuple[time, time]:
    match = _INTERVAL.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("town-bad-interval", "bad interval", {"value": str(value)})
    return time.fromisoformat(match["start"]), time.fromisoformat(match["end"])


def _interval(value: object) -> Interval:
    interval = Interval(*_span(value))
    if interval.start >= interval.end:
        raise PydanticCustomError("town-interval-backwards", "backwards", {"value": str(value)})
    return interval


def _nightly(value: object) -> tuple[Interval, ...]:
    """An interval, or the two on both sides of midnight."""
    start, end = _span(value)
    if start < end or end == MIDNIGHT:
        return (Interval(start, end),)
    return Interval(MIDNIGHT, end), Interval(start, MIDNIGHT)


def _limit(value: object) -> Limit:
    match = _LIMIT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("town-bad-limit", "bad limit", {"value": str(value)})
    units = {name: unit for unit in Unit for name in (unit.value, f"{unit.value}s")}
    if match["unit"] not in units:
        found = {"value": match["unit"], "hint": hint(match["unit"], (f"{unit.value}s" for unit in Unit))}
        raise PydanticCustomError("town-unknown-unit-of-time", "unknown unit", found)
    if int(match["amount"]) < 1:
        raise PydanticCustomError("town-limit-not-positive", "not positive", {"value": str(value)})
    return Limit(int(match["amount"]), units[match["unit"]])


def _limit_or_none(value: object) -> Limit | None:
    """A limit, or None where somebody wrote that nothing is promised."""
    return None if value == "none" else _limit(value)


def _rung(value: object) -> Rung:
    """A rung on which nobody stands yet."""
    match = _RUNG.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("town-bad-rung", "bad rung", {"value": str(value)})
    if match["after"]:
        return Rung((), after_end=_limit(match["after"]))
    if match["end"]:
        return Rung(())
    return Rung((), percent=int(match["percent"]), before_end=_limit(match["before"]) if match["before"] else None)


def _day(value: object) -> str | int:
    """A day of the week by its name, one of the month by its number."""
    number = value if isinstance(value, int) and not isinstance(value, bool) else 0
    if value in WEEKDAYS or number == LAST or 1 <= number <= 31:
        return value  # type: ignore[return-value]  # one or the other, as was just seen
    raise PydanticCustomError("town-bad-duty-day", "bad day", {"value": str(value)})


TimeText: TypeAlias = Annotated[time, PlainValidator(_time)]
WeeklyText: TypeAlias = Annotated[tuple[int, time], PlainValidator(_weekly)]
IntervalText: TypeAlias = Annotated[Interval, PlainValidator(_interval)]
NightlyText: TypeAlias = Annotated[tuple[Interval, ...], PlainValidator(_nightly)]
LimitText: TypeAlias = Annotated[Limit, PlainValidator(_limit)]
LimitOrNone: TypeAlias = Annotated[Limit | None, PlainValidator(_limit_or_none)]
RungText: TypeAlias = Annotated[Rung, PlainValidator(_rung)]
DayText: TypeAlias = Annotated[str | int, PlainValidator(_day)]
