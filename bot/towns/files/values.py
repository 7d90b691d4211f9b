"""Single values of a town file, from what was written to what the program uses; nothing here knows about other entries.

Each reader raises ``PydanticCustomError`` whose type is the key of the sentence that says what is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sized
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, TypeAlias, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from bot.language import text as spoken
from bot.towns.mistakes import hint
from domain.message import Address

CHANNELS = ("lab", "telegram", "wechat", "wecom")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"(?P<channel>[a-z]+):(?P<chat>\S+)")
_GB_CODE = re.compile(r"\d{4,8}")
_MOST_UNITS = 60

#: A register says the same few words thousands of times; so many are known by heart.
_REMEMBERED = 4096

_Choice = TypeVar("_Choice", bound=StrEnum)
_Held = TypeVar("_Held", bound=Sized)


@lru_cache(_REMEMBERED)
def tidy(text: str) -> str:
    """The text as it is kept: full-width digits and letters made plain, no spaces around."""
    return unicodedata.normalize("NFKC", text).strip()


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("town-empty", "empty")
    return value.strip()


def _id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise PydanticCustomError("town-bad-id", "bad id", {"value": value})
    return value


def _locale(value: str) -> str:
    known = [locale.value for locale in spoken.Locale]
    if value not in known:
        raise PydanticCustomError("town-bad-locale", "bad locale", {"value": value, "hint": hint(value, known)})
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("town-bad-zone", "bad zone", {"value": value}) from None
    return value


def _in_town_language(value: object, info: ValidationInfo) -> object:
    """A plain name is one in the town's own language, which the caller hands in as context."""
    return {info.context: value} if isinstance(value, str) else value


def not_empty(value: _Held) -> _Held:
    """The same, as long as there is something in it."""
    if not value:
        raise PydanticCustomError("town-empty", "empty")
    return value


def at_least_one(value: int) -> int:
    """The same number, unless it is none at all."""
    if value < 1:
        raise PydanticCustomError("town-limit-not-positive", "not positive", {"value": value})
    return value


def _gb_code(value: str) -> str:
    if not _GB_CODE.fullmatch(value):
        raise PydanticCustomError("town-bad-gb-code", "bad code", {"value": value})
    return value


def _address(value: object) -> Address:
    match = _ADDRESS.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("town-bad-address", "bad address", {"value": str(value)})
    if match["channel"] not in CHANNELS:
        found = {"value": match["channel"], "hint": hint(match["channel"], CHANNELS)}
        raise PydanticCustomError("town-unknown-channel", "unknown channel", found)
    return Address(match["channel"], match["chat"])


def _ring(value: object) -> tuple[tuple[float, float], ...]:
    """A ring whose first point is not repeated, whether or not it was written closed, as map programs do."""
    points = value if isinstance(value, list) else [value]
    ring = tuple(_point(point) for point in points)
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring = ring[:-1]
    if len(set(ring)) < 3:
        raise PydanticCustomError("town-polygon-too-small", "too small", {"points": len(set(ring))})
    return ring


def _point(value: object) -> tuple[float, float]:
    pair = value if isinstance(value, list) else []
    numbers = [float(part) for part in pair if isinstance(part, (int, float)) and not isinstance(part, bool)]
    if len(pair) != 2 or len(numbers) != 2 or not (abs(numbers[0]) <= 180 and abs(numbers[1]) <= 90):
        raise PydanticCustomError("town-bad-point", "bad point", {"value": str(value)})
    return numbers[0], numbers[1]


def _units(value: object) -> tuple[str, ...]:
    """Entrances by name, or by their number: 3 stands for 1, 2, 3."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_UNITS:
        return tuple(str(number) for number in range(1, value + 1))
    names = [tidy(name) for name in value if isinstance(name, str)] if isinstance(value, list) else []
    if not isinstance(value, list) or len(names) != len(value) or not all(names) or len(set(names)) != len(names):
        raise PydanticCustomError("town-bad-units", "bad units", {"most": _MOST_UNITS})
    return tuple(names)


def one_of(choices: type[_Choice]) -> Callable[[object], _Choice]:
    """A reader that knows exactly these words."""

    def read(value: object) -> _Choice:
        try:
            return choices(str(value))
        except ValueError:
            found = {"value": str(value), "hint": hint(str(value), [choice.value for choice in choices])}
            raise PydanticCustomError("town-not-a-choice", "not a choice", found) from None

    return read


def _one_or_several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Text: TypeAlias = Annotated[str, AfterValidator(_text)]
Id: TypeAlias = Annotated[str, AfterValidator(_id)]
Ids: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_one_or_several)]
Locale: TypeAlias = Annotated[str, AfterValidator(_locale)]
Zone: TypeAlias = Annotated[str, AfterValidator(_zone)]
Names: TypeAlias = Annotated[dict[Locale, Text], BeforeValidator(_in_town_language), AfterValidator(not_empty)]
GbCode: TypeAlias = Annotated[str, AfterValidator(_gb_code)]
AddressText: TypeAlias = Annotated[Address, PlainValidator(_address)]
Ring: TypeAlias = Annotated[tuple[tuple[float, float], ...], PlainValidator(_ring)]
Units: TypeAlias = Annotated[tuple[str, ...], PlainValidator(_units)]
