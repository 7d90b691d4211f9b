"""Doors of a district, each written in a way drawn by lot: read as that door or asked about, hardly ever as another."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from bot.language.doors import place_words
from bot.language.text import Texts
from domain.places.place import Ambiguous, Found, PlaceReader
from domain.reading.sounds import SOUNDS
from domain.reading.traditional import SIMPLIFIED
from domain.town import Building, Town
from tests.corpus.reports import towns
from tests.domain.numbers import FULL_WIDTH, ROOM, SMALL

_MARKS = (
    "栋",
    "栋",
    "幢",
    "号楼",
    "棟",
    "號樓",
    "#",
    "＃",
    "栋楼",
    "动",
    "懂",
    "洞",
    "冻",
    "撞",
    "楝",
    "号搂",
    "号喽",
    " 栋",
)
_UNITS = ("单元", "单元", "單元", "单园", "单员", "但元", "单圆", " 单元", "门", "単元")
_BEFORE = ("", "", "@邻长 ", "你好，", "麻烦看下", "我住", "反映", "我们这边")
_AFTER = (
    "",
    "路登坏了",
    "下水到堵了",
    "没水",
    "，打13873012345",
    "，昨天3点20就停了",
    "门口有人乱停车",
    " 漏谁",
    "，修了3次",
)
_SEED, _DRAWN = 20_261_122, 800


@dataclass(frozen=True, slots=True)
class Written:
    """A text, where it was said, and the door that was meant."""

    text: str
    near: str | None
    building: str
    unit: str


@cache
def _town() -> Town:
    return towns()["district"]


def _estate(house: Building) -> tuple[str, str]:
    """The estate and the number in the name, or the name of the grid and the number."""
    number = "".join(sign for sign in house.name if sign.isdigit())
    head = house.name.partition(number)[0]
    return head or _town().grids[house.grid].name, number


def _misheard(name: str, lot: random.Random) -> str:
    """The name with one character that sounds the same."""
    at = lot.randrange(len(name))
    alike = [chr(sign) for sign, sound in SOUNDS.items() if sound == SOUNDS.get(ord(name[at]))]
    return name[:at] + lot.choice(alike or [name[at]]) + name[at + 1 :]


def _misread(name: str, lot: random.Random) -> str:
    """The name with one character that is quite another."""
    at = lot.randrange(len(name))
    return name[:at] + chr(lot.choice(list(SOUNDS))) + name[at + 1 :]


def _as_it_is(name: str, lot: random.Random) -> str:
    return name


_NAMES: tuple[Callable[[str, random.Random], str], ...] = (_as_it_is, _as_it_is, _misheard, _misread)


def _written(house: Building, lot: random.Random) -> Written:
    estate, number = _estate(house)
    unit = lot.choice(house.units) if house.units else ""
    room = f"{lot.randint(1, 18)}0{lot.randint(1, 4)}"
    near = lot.choice((house.grid, house.grid, None, lot.choice(tuple(_town().grids))))
    named = near != house.grid or lot.random() < 0.3
    said = lot.choice(_NAMES)(estate, lot) if named else ""
    shape = lot.random()
    if shape < 0.2 and unit:
        dash = lot.choice(("-", "－", "—", "/"))
        door = dash.join((number, unit, room))
    else:
        door = lot.choice(SMALL[:3])(int(number)) + lot.choice(_MARKS)
        door += lot.choice(SMALL[:3])(int(unit)) + lot.choice(_UNITS) if unit else ""
        door += lot.choice(("", "", lot.choice(ROOM)(int(room)), f"{int(room[:-2])}楼"))
    text = lot.choice(_BEFORE) + said + lot.choice(("", "", "的", " ")) * bool(said) + door + lot.choice(_AFTER)
    if lot.random() < 0.25:
        text = _traditional(text)
    if lot.random() < 0.1:
        text = text.translate(FULL_WIDTH)
    return Written(text, near, house.id, unit)


def _traditional(text: str) -> str:
    return text.translate({simple: full for full, simple in SIMPLIFIED.items()})


def _drawn(seed: int) -> Iterator[Written]:
    lot = random.Random(seed)
    houses = [house for house in _town().buildings.values() if house.name[-1] == "栋" or "号楼" in house.name]
    return (_written(lot.choice(houses), lot) for _ in range(_DRAWN))


@cache
def _reader() -> PlaceReader:
    return PlaceReader(_town(), place_words(Texts.load()))


@pytest.mark.parametrize("seed", [_SEED])
def test_a_door_of_the_district_is_read_or_asked_about_however_it_is_written(seed: int) -> None:
    verdicts: Counter[str] = Counter()
    wrong = []
    for one in _drawn(seed):
        match _reader().read(one.text, near=one.near):
            case Found(place) if (place.building, place.unit) == (one.building, one.unit):
                verdicts["right"] += 1
            case Found(place) if place.building:
                verdicts["wrong"] += 1
                wrong.append(f"{one} <> {place}")
            case Ambiguous():
                verdicts["asked"] += 1
            case _:
                verdicts["missed"] += 1
    assert verdicts["wrong"] <= 0.01 * _DRAWN, "\n".join(wrong)
    assert verdicts["right"] >= 0.7 * _DRAWN, verdicts
