"""How people write a door: 4栋2单元501, 四号楼二门, 4#2-501, 4-2-501, 3、4幢. The grammar, without its words.

The words come from the catalogue (``PlaceWords``); which buildings there are is not known here. Every repetition in a
pattern is bounded, so that reading takes time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.reading.folding import fold
from domain.reading.numerals import arabic


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words around the numbers of a door, in any spelling that folds alike.

    ``building`` 栋 幢 号楼 # …; ``unit`` 单元, which also names an entrance alone; ``entrance`` 门, which does so only
    after a building; ``floor`` 楼 层; ``room`` 室. ``joins`` 、 和 到 stand between numbers, ``between`` 的 第 between
    parts. ``counts`` 这 每 月 before a number tell that it counts or dates; ``measures`` 元 人 after one, likewise.
    ``compounds`` 楼道 座位 are words that swallow the end of another: 4号楼道 is no 4号楼.
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


@dataclass(frozen=True, slots=True)
class Door:
    """A door as it was written; what was not said is "".

    ``building`` is one of ``Spelling.keys``; "" when only an entrance was named. ``terse``: two numbers and a hyphen
    (4-501), which is a door only where entrances are not numbered.
    """

    building: str
    unit: str = ""
    room: str = ""
    terse: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A door and where in the canonical text it was written."""

    start: int
    end: int
    door: Door


# What stands for any word for "building" once the text is canonical; ``fold`` leaves no control characters in a text.
_MARK, _TERSE = "\x01", "\x02"

_NUMBER = r"(?:[0-9]{1,4}(?:[a-z](?![a-z]))?|[a-z][0-9]{0,2})"
_UNIT = r"(?:[0-9]{1,2}|[a-z])"
_LISTED = re.compile(_NUMBER)
_NUMBERED = re.compile(rf"({_NUMBER}){_MARK}\Z")


class Spelling:
    """The grammar with one set of words in it."""

    def __init__(self, words: PlaceWords) -> None:
        counts = "".join(f"(?<!{re.escape(plain(word))})" for word in words.counts)
        start = rf"(?<![0-9a-z*])(?<![0-9]\.){counts}"
        join = f"(?:[-,/~&]|{_any(words.joins)})"
        gap = rf"(?:[\s,·-]|{_any(words.between)}){{0,3}}"
        room = _bare_room(join, words.measures)
        entrance = _marker((*words.unit, *words.entrance), words.compounds)

        # One pass from left to right: what one form has taken, no other form takes for something else.
        alone = r"(?<![0-9a-z.:/*-])"
        self._written = re.compile(
            rf"{alone}(?P<full>[1-9][0-9]{{0,2}}|[a-z])(?P<rest>-{_UNIT}-)(?={room})"
            rf"|{start}(?P<listed>(?:{_NUMBER}\s?{join}\s?){{0,6}}{_NUMBER})\s{{0,2}}"
            rf"{_marker(words.building, words.compounds)}(?P<short>{gap}{_UNIT}-(?={room}))?"
            rf"|{alone}(?P<terse>[1-9][0-9]?|[a-z])-(?=(?P<room>{room}))"
        )
        self._head = re.compile(
            rf"({_NUMBER})([{_MARK}{_TERSE}])|{start}(?={_UNIT}\s?{_marker(words.unit, words.compounds)})"
        )
        self._tail = re.compile(
            rf"(?:{gap}(?:(?P<unit>{_UNIT})\s?{entrance}|(?P<short>{_UNIT})-(?={room})))?"
            rf"(?:{gap}[0-9]{{1,2}}\s?{_any(words.floor)})?"
            rf"(?:{gap}(?:(?P<door>[0-9]{{1,4}}[a-z]?)\s?{_any(words.room)}|(?P<bare>{room})))?"
        )
        self._free = re.compile(start)
        self._entrance = re.compile(rf"({_NUMBER}){_MARK}{gap}({_UNIT})\s?{entrance}\Z")
        self._label = re.compile(rf"(.*?)\s?(?:{entrance})?")

    def canonical(self, text: str) -> str:
        """The text as it is searched: folded, numbers in digits, every word for a building the same sign."""
        return self._written.sub(_mark, plain(text))

    def keys(self, name: str) -> tuple[str, ...]:
        """What a building's name is looked up by: 4栋, 4号楼, 4 by the number, 莲花苑4栋 by the name and the number."""
        canonical = self.canonical(name).strip()
        if is_number(canonical):
            return (_number(canonical),)
        ending = _NUMBERED.search(canonical)
        if ending is None:
            return (canonical,)
        number = _number(ending[1])
        return (canonical, number) if ending.start() else (number,)

    def unit(self, label: str) -> str:
        """What an entrance's own label is looked up by: 2单元, 二单元 and 2 are alike."""
        label = plain(label).strip()
        found = self._label.fullmatch(label)
        return _number(found[1] if found else label)

    def entrance(self, name: str) -> Door | None:
        """The entrance a name ends in: 七栋一单元."""
        found = self._entrance.search(self.canonical(name).strip())
        return Door(_number(found[1]), _number(found[2])) if found else None

    def mentions(self, canonical: str, names: Iterable[tuple[int, str]]) -> Iterator[Mention]:
        """The doors in the text, in turn. ``names`` are where buildings known by a name, not a number, were found."""
        heads = [
            (start, -len(name), name, False)
            for start, name in names
            if not name[0].isdigit() or self._free.match(canonical, start)  # 5月4号 is a day, even where 4号 is a house
        ]
        for hit in self._head.finditer(canonical):
            heads.append((hit.start(), -len(hit[0]), _number(hit[1] or ""), hit[2] == _TERSE))
        reached = 0
        for start, length, building, terse in sorted(heads):
            if start < reached:
                continue
            unit, room, reached = self._rest(canonical, start - length)
            yield Mention(start, reached, Door(building, unit, room, terse))

    def _rest(self, canonical: str, at: int) -> tuple[str, str, int]:
        """Unit and room after a building, and where they end."""
        tail = self._tail.match(canonical, at)
        if tail is None:
            return "", "", at
        unit = _number(tail["unit"] or tail["short"] or "")
        return unit, (tail["door"] or tail["bare"] or "").upper(), tail.end()


def plain(text: str) -> str:
    """Folded, and with numbers in digits."""
    return arabic(fold(text))


def is_number(key: str) -> bool:
    """Whether a key is a building's number (4, 3a, b) and not a name."""
    return _LISTED.fullmatch(key) is not None


def _number(text: str) -> str:
    return text.lstrip("0") or text[:1]


def _mark(found: re.Match[str]) -> str:
    """The same door with a sign behind the number of its building; 3、4幢 names two buildings."""
    if found["full"]:
        return found["full"] + _MARK + found["rest"]
    if found["listed"]:
        return _LISTED.sub(lambda number: _number(number[0]) + _MARK, found["listed"]) + (found["short"] or "")
    if len(found["terse"]) == 2 and len(found["room"]) == 4:
        return found[0]  # 26-1031 is the number of a case.
    return found["terse"] + _TERSE + "-"


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; one that never matches if there are none."""
    longest_first = sorted(map(plain, words), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else "(?!)"


def _marker(words: Sequence[str], compounds: Sequence[str]) -> str:
    """A pattern for any of the words, unless its end is the beginning of a compound."""
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(_unswallowed(word, compounds) for word in longest_first) or '(?!)'})"


def _unswallowed(word: str, compounds: Sequence[str]) -> str:
    rests = {
        compound[size:] for compound in compounds for size in range(1, len(compound)) if word.endswith(compound[:size])
    }
    return _any([word]) + (f"(?!{_any(rests)})" if rests else "")


def _bare_room(join: str, measures: Sequence[str]) -> str:
    """A pattern for a room without the word: three or four digits, maybe a letter.

    Not a number to call in need, not the beginning of a longer number, not one of several rooms, not an amount.
    """
    return (
        r"(?!(?:110|119|120|122)(?![0-9]))[1-9][0-9]{2,3}(?:[a-z](?![0-9a-z]))?(?![0-9])(?![-./:~][0-9])"
        rf"(?!\s?{join}\s?[0-9]{{3,4}}(?![0-9]))(?!\s?{_any(measures)})"
    )
