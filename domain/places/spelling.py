"""How people write a door: 4栋2单元501, 四号楼二门, 4#2-501, 4/2/501, 4动2单园, 3、4幢. The grammar, without its words.

The words come from the catalogue (``PlaceWords``); which buildings there are is not known here. Every repetition in a
pattern is bounded, so that reading takes time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from domain.places.slips import sounding_like
from domain.reading.folding import fold
from domain.reading.numerals import arabic


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words around the numbers of a door, in any spelling that folds alike, with their commonest slips.

    ``building`` 栋 幢 号楼 # …; ``unit`` 单元, which also names an entrance alone; ``entrance`` 门, which does so only
    after a building; ``floor`` 楼 层; ``room`` 室. ``joins`` 、 和 到 stand between numbers, ``between`` 的 第 between
    parts. ``counts`` 这 每 月 before a number tell that it counts or dates; ``measures`` 元 人 after one, likewise.
    ``compounds`` 楼道 座位 are words that swallow the end of another: 4号楼道 is no 4号楼.

    ``loose`` 号 东 mean a building only where an entrance or a room follows, and never after ``days`` 今天. ``asides``
    一栋楼的 look like a door and name none. ``phase`` 期 numbers the parts of an estate; ``estate`` 小区 花园 are what
    names of estates end in, unless ``vague`` 我 们 的 stand before it. ``clock`` 点 号 after two numbers tell that they
    are hours or days.

    ``lives`` 我住 before a door, or ``own`` 我是 before it and ``native`` 的 业主 after it, tell where the writer
    lives; ``ours`` 我们楼下 later on, that it is about that place after all. ``denied`` 不是 before a door takes it
    back; so does what lies between two doors and is made of ``corrected`` 不对 说错了 and ``fillers`` 是 啊 alone.
    None of this counts where ``doubts`` 还是 到底 are told.
    """

    building: tuple[str, ...]
    unit: tuple[str, ...]
    entrance: tuple[str, ...]
    floor: tuple[str, ...]
    room: tuple[str, ...]
    joins: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    estate: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    lives: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Form(StrEnum):
    """How a door was written, by the sign that stands behind its building in a canonical text.

    ``WORDED`` says that it is one (4栋); numbers alone are believed only where they fit: ``TRIPLE`` (4-2-501) where the
    building has this entrance, or none is numbered; ``PAIR`` (4-2) where it has this entrance; ``TERSE`` (4-501) where
    entrances are not numbered; ``NAMED`` (湖滨4-2) like a pair, and only right after a name.
    """

    WORDED = "\x01"
    TERSE = "\x02"
    PAIR = "\x03"
    TRIPLE = "\x04"
    NAMED = "\x05"


class Door(NamedTuple):
    """A door as it was written; what was not said is "".

    ``building`` is one of ``HouseName.keys``; "" when only an entrance was named.
    """

    building: str
    unit: str = ""
    room: str = ""
    form: Form = Form.WORDED


class Mention(NamedTuple):
    """A door and where in the canonical text it was written."""

    start: int
    end: int
    door: Door


@dataclass(frozen=True, slots=True)
class HouseName:
    """What a building is looked up by, the estate in its name (阳光花园 in 阳光花园4栋) and its number; "" if none."""

    keys: tuple[str, ...]
    estate: str = ""
    number: str = ""


# ``fold`` leaves no control characters in a text, so that the signs of the forms are ours.
_MARK = Form.WORDED.value
_SIGNS = "".join(Form)
_FORMS = {form.value: form for form in Form}

_NUMBER = r"(?:[0-9]{1,4}(?:[a-z](?![a-z]))?|[a-z][0-9]{0,2})"
_UNIT = r"(?:[0-9]{1,2}|[a-z])"
_LISTED = re.compile(_NUMBER)
_NOUGHT = re.compile("o(?<=[0-9]o)(?=[0-9])")
_NUMBERED = re.compile(rf"({_NUMBER}){_MARK}\Z")


class Spelling:
    """The grammar with one set of words in it."""

    def __init__(self, words: PlaceWords) -> None:
        counts = _not_right_after(words.counts)
        begins = r"(?<![0-9a-z*])(?<![0-9]\.)"
        # Looking ahead first spares looking back from every character.
        start = f"(?=[0-9a-z]){begins}{counts}"
        join = f"(?:[-,/~&]|{_any(words.joins)})"
        gap = rf"(?:[\s,·()\[\]\u3010\u3011-]|{_any(words.between)}){{0,3}}"
        dash = r"(?:[-/#.]|,?\s)"
        room = _bare_room(join, words.measures, words.compounds)
        unit = _unit_word(words)
        entrance = f"(?:{unit}|{_marker(words.entrance, words.compounds)})"
        building = _marker(words.building, words.compounds)
        inside = _not_after(words.building)

        # One pass from left to right: what one form has taken, no other form takes for something else.
        alone = "(?<![0-9a-z.:/*#-])"
        self._written = re.compile(
            rf"(?=[0-9a-z\s]){counts}(?:{alone}(?P<triple>[1-9][0-9]{{0,2}}|[a-z])(?P<dash>[-/#.\s])(?P<second>{_UNIT})(?P=dash)"
            rf"(?!20[1-3][0-9](?![0-9]))(?={room})"
            rf"|{begins}(?P<listed>(?:{_NUMBER}\s?{join}\s?){{0,6}}{_NUMBER})\s{{0,2}}"
            rf"{building}(?P<short>{gap}{_UNIT}{dash}(?={room}))?"
            rf"|{begins}{_not_after(words.days)}(?P<loose>{_NUMBER})\s?{_any(words.loose)}"
            rf"(?={gap}(?:{_UNIT}\s?{unit}|{room}|[0-9]{{1,4}}\s?{_any(words.room)}))"
            rf"|{alone}{inside}(?P<pair>[1-9][0-9]?)(?P<to>[-/.\s])(?P<entrance>{_UNIT})(?=\s?{unit})"
            rf"|\A\s*(?P<first>[1-9][0-9]?)[-/](?P<only>[1-9])(?=\s|,|\Z)(?!\s*(?:{building}|{_any(words.floor)}))"
            rf"|(?<=[^\W0-9a-z_])(?P<named>[1-9][0-9]?)[-/](?P<inside>[1-9])(?![-0-9a-z/.:~#])"
            rf"(?!\s?(?:{building}|{_any((*words.floor, *words.room, *words.measures, *words.clock))}))"
            rf"|{alone}(?P<terse>[1-9][0-9]?|[a-z])-(?=(?P<room>{room})))"
        )
        several = rf"(?:{_UNIT}\s?{join}\s?){{0,3}}"
        self._head = re.compile(rf"(?=[0-9a-z])(?:({_NUMBER})([{_SIGNS}])|{start}(?={several}{_UNIT}\s?{unit}))")
        self._tail = re.compile(
            rf"(?:(?<=[0-9]{_MARK})\s?(?P<part>[a-z]){_MARK})?"
            rf"(?:{gap}(?:(?P<several>{several})(?P<unit>{_UNIT})\s?(?:{entrance}|[{Form.PAIR}{Form.NAMED}])"
            rf"|(?P<short>{_UNIT}){dash}(?={room})))?"
            rf"(?:{gap}[0-9]{{1,2}}\s?{_any(words.floor)})?"
            rf"(?:{gap}(?:(?P<door>[0-9]{{1,4}}[a-z]?)\s?{_any(words.room)}|(?P<bare>{room})))?"
        )
        self._free = re.compile(start)
        self._entrance = re.compile(rf"({_NUMBER}){_MARK}{gap}({_UNIT})\s?{entrance}\Z")
        self._label = re.compile(rf"(.*?)\s?(?:{entrance})?")
        self._lane = re.compile(rf"(.*?)({_NUMBER})\s?{_any(words.loose)}\Z")
        self._lane_number = re.compile(rf"\s?({_NUMBER})\s?{_any(words.loose)}")
        self._phase = re.compile(rf"(.+?)([0-9]{{1,2}}{_any(words.phase)})\Z")
        self._gap_before = re.compile(rf"{gap}\Z".replace("{0,3}", "{1,3}"))
        vague = f"(?:(?!{_any(words.vague)})[^\\W0-9a-z_]){{2,4}}"
        self._strange = re.compile(rf"{vague}{_any(words.estate)}\Z")
        self._asides = re.compile(_any(words.asides, read=fold))

    def canonical(self, text: str) -> str:
        """The text as it is searched: folded, numbers in digits, every word for a building the same sign."""
        return self._written.sub(_mark, _in_digits(self._asides.sub(" ", fold(text))))

    def house(self, name: str) -> HouseName:
        """What a building's name says: 4栋, 4号楼, 4 the number, 莲花苑4栋 the estate and the number."""
        canonical = self.canonical(name).strip()
        if is_number(canonical):
            return HouseName((_number(canonical),), number=_number(canonical))
        ending = _NUMBERED.search(canonical)
        if ending:
            number, estate = _number(ending[1]), canonical[: ending.start()]
            return HouseName((canonical, number) if estate else (number,), _worth_naming(estate), number)
        lane = self._lane.fullmatch(canonical)
        if lane and lane[1]:
            # 渔港里3号, and 渔港里3号楼.
            return HouseName((canonical, self.numbered(lane[1], lane[2])), _worth_naming(lane[1]), _number(lane[2]))
        return HouseName((canonical,))

    def numbered(self, estate: str, number: str) -> str:
        """What a building of an estate is looked up by."""
        return estate + number + _MARK

    def phase(self, canonical: str) -> tuple[str, str] | None:
        """The estate and the number of its part in a canonical name: 滨江国际, 2期."""
        found = self._phase.fullmatch(canonical)
        return (found[1], found[2]) if found else None

    def unit(self, label: str) -> str:
        """What an entrance's own label is looked up by: 2单元, 二单元 and 2 are alike."""
        label = plain(label).strip()
        found = self._label.fullmatch(label)
        return _number(found[1] if found else label)

    def entrance(self, name: str) -> Door | None:
        """The entrance a name ends in: 七栋一单元."""
        found = self._entrance.search(self.canonical(name).strip())
        return Door(_number(found[1]), _number(found[2])) if found else None

    def lane_number(self, canonical: str, at: int) -> str:
        """The number of a house of a lane whose name ends right here, "" if none follows."""
        found = self._lane_number.match(canonical, at)
        return _number(found[1]) if found else ""

    def end_before(self, canonical: str, at: int) -> int:
        """Where the word before a door ends: before 的 and spaces."""
        found = self._gap_before.search(canonical, max(at - 4, 0), at)
        return found.start() if found else at

    def names_estate(self, before: str) -> bool:
        """Whether the text ends like the name of an estate, whatever it is; 我们小区 is no name."""
        return self._strange.search(before[-12:]) is not None

    def mentions(self, canonical: str, names: Iterable[tuple[int, int, str]]) -> Iterator[Mention]:
        """The doors in the text, in turn. ``names`` are where buildings known by a name, not a number, were found, from
        and to."""
        heads = [
            (start, start - end, name, Form.WORDED)
            for start, end, name in names
            if not name[0].isdigit() or self._free.match(canonical, start)  # 5月4号 is a day, even where 4号 is a house
        ]
        for hit in self._head.finditer(canonical):
            heads.append((hit.start(), -len(hit[0]), _number(hit[1] or ""), _FORMS[hit[2] or _MARK]))
        reached = 0
        for start, length, building, form in sorted(heads):
            if start < reached:
                continue
            others, unit, room, reached = self._rest(canonical, start - length)
            for other in others:
                yield Mention(start, reached, Door(building, other, "", form))
            yield Mention(start, reached, Door(building, unit, room, form))

    def _rest(self, canonical: str, at: int) -> tuple[Sequence[str], str, str, int]:
        """Other units, unit and room after a building, and where they end."""
        tail = self._tail.match(canonical, at)
        if tail is None:
            return (), "", "", at
        others = [_number(other) for other in _LISTED.findall(tail["several"] or "")]
        unit = _number(tail["unit"] or tail["short"] or tail["part"] or "")
        return others, unit, (tail["door"] or tail["bare"] or "").upper(), tail.end()


def plain(text: str) -> str:
    """Folded, and with numbers in digits."""
    return _in_digits(fold(text))


def _in_digits(folded: str) -> str:
    """A letter o among digits is a nought."""
    return arabic(_NOUGHT.sub("0", folded))


def is_number(key: str) -> bool:
    """Whether a key is a building's number (4, 3a, b) and not a name."""
    return _LISTED.fullmatch(key) is not None


def _number(text: str) -> str:
    return text.lstrip("0") or text[:1]


def _worth_naming(estate: str) -> str:
    """One character is no name."""
    return estate.strip() if len(estate.strip()) > 1 else ""


def _mark(found: re.Match[str]) -> str:
    """The same door with a sign behind the number of its building; 3、4幢 names two buildings."""
    if found["triple"]:
        return f"{found['triple']}{Form.TRIPLE}-{found['second']}-"
    if found["listed"]:
        return _LISTED.sub(lambda number: _number(number[0]) + _MARK, found["listed"]) + (found["short"] or "")
    if found["loose"]:
        return _number(found["loose"]) + _MARK
    if found["pair"]:
        # 1-3单元 are three entrances, 3-1单元 is one.
        rising = found["to"].strip() and found["entrance"] > found["pair"].zfill(2)[-2:].lstrip("0")
        return found[0] if rising else f"{found['pair']}{Form.PAIR}{found['entrance']}"
    if found["first"]:
        rising = found["only"] > found["first"] and len(found["first"]) == 1
        return found[0] if rising else f"{found['first']}{Form.PAIR}{found['only']}{Form.PAIR}"
    if found["named"]:
        rising = found["inside"] > found["named"] and len(found["named"]) == 1
        return found[0] if rising else f"{found['named']}{Form.NAMED}{found['inside']}{Form.NAMED}"
    if len(found["terse"]) == 2 and len(found["room"]) == 4:
        return found[0]  # 26-1031 is the number of a case.
    return found["terse"] + Form.TERSE + "-"


def _any(words: Iterable[str], *, read: Callable[[str], str] | None = None) -> str:
    """A pattern for any of the words, the longest first; one that never matches if there are none."""
    longest_first = sorted(map(read or plain, words), key=len, reverse=True)
    return f"(?:{'|'.join(map(_spaced, longest_first))})" if longest_first else "(?!)"


def _spaced(word: str) -> str:
    """A pattern for the word, also where a space stands within it: 4 号 楼."""
    return r"\s?".join(map(re.escape, word))


def _not_after(words: Iterable[str]) -> str:
    """What holds where none of the words stands right before, not even before a space."""
    return _not_right_after(words) + _not_right_after(words, r"\s")


def _not_right_after(words: Iterable[str], between: str = "") -> str:
    """What holds where none of the words stands right before: of those of one length a look-behind takes many."""
    by_length = sorted(dict.fromkeys(map(plain, words)), key=len)
    alike = (map(re.escape, group) for _, group in groupby(by_length, key=len))
    return "".join(f"(?<!(?:{'|'.join(group)}){between})" for group in alike)


def _unit_word(words: PlaceWords) -> str:
    """A pattern for what names an entrance, also for what only sounds like it: 单园, 但愿."""
    alike = "|".join(sounding_like(plain(word)) for word in words.unit)
    return f"(?:{_marker(words.unit, words.compounds)}|{alike or '(?!)'})"


def _marker(words: Sequence[str], compounds: Sequence[str]) -> str:
    """A pattern for any of the words, unless its end is the beginning of a compound."""
    longest_first = sorted(dict.fromkeys(map(plain, words)), key=len, reverse=True)
    compounds = tuple(dict.fromkeys(map(plain, compounds)))
    return f"(?:{'|'.join(_unswallowed(word, compounds) for word in longest_first) or '(?!)'})"


def _unswallowed(word: str, compounds: Sequence[str]) -> str:
    rests = {
        compound[size:] for compound in compounds for size in range(1, len(compound)) if word.endswith(compound[:size])
    }
    return _any([word]) + (f"(?!{_any(rests)})" if rests else "")


def _bare_room(join: str, measures: Sequence[str], compounds: Sequence[str]) -> str:
    """A pattern for a room without the word: three or four digits, maybe a letter.

    Not a number to call in need, not the beginning of a longer number, not one of several rooms, not an amount.
    """
    return (
        r"(?!(?:110|119|120|122)(?![0-9]))[1-9][0-9]{2,3}(?:[a-z](?![0-9a-z]))?(?![0-9])(?![-./:~][0-9])"
        rf"(?!\s?{join}\s?[0-9]{{3,4}}(?![0-9]))(?!\s?{_marker(measures, compounds)})"
    )
