"""Which of the doors in a text are meant: not the one the writer only lives at, not one they deny or take back.

Where the text leaves doubt all of them stay, so that it is asked. Which buildings a door fits is the business of
``place.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from domain.places.naming import Hit
from domain.places.spelling import Mention, PlaceWords, Spelling, plain

#: What stands before a door is read so far back.
_BEFORE = 8

_MARKS = re.compile(r"\W")


class Told(NamedTuple):
    """A door with the names before it (湖滨院 in 湖滨院3栋), from and to in the canonical text."""

    start: int
    end: int
    mention: Mention

    def holds(self, hit: Hit) -> bool:
        """Whether the name is part of it."""
        return self.start <= hit.start and hit.end <= self.end


class Meant:
    """Decides between doors, with one language's words or those of several."""

    def __init__(self, words: PlaceWords, spelling: Spelling) -> None:
        self._spelling = spelling
        self._living = _ending_in(words.lives)
        self._own = _ending_in(words.own)
        # A particle or a name may follow, but nothing the writer owns there: 我3栋的房子.
        self._native = re.compile(rf"\s?{_any(words.native)}\w{{0,3}}(?:\W|\Z)")
        self._ours = re.compile(_any(words.ours))
        self._denied = _ending_in(words.denied)
        self._taken_back = re.compile(rf"(?:{_any(words.corrected)}|{_any(words.fillers)})+")
        self._corrected = re.compile(_any(words.corrected))
        self._doubts = re.compile(_any(words.doubts))

    def of(self, line: str, mentions: Sequence[Mention], hits: list[Hit]) -> tuple[Sequence[Mention], list[Hit]]:
        """The doors that are meant, and the names without those that only tell where another door is."""
        told = [self._told(line, mention, hits) for mention in mentions if mention.door.building]
        if not told or self._doubts.search(line):
            return mentions, hits
        unmeant = self._unmeant(line, told)
        kept = [one for one in told if one not in unmeant]
        if not kept:
            return mentions, hits
        others = [hit for hit in hits if not any(one.holds(hit) for one in unmeant)]
        if any(one.holds(hit) for one in kept for hit in others):
            lived_in = [hit for hit in others if self._lives(line, hit.start, hit.end)]
            others = [hit for hit in others if hit not in lived_in or any(one.holds(hit) for one in kept)]
        without = {one.mention for one in unmeant}
        # In 我家在湖滨院1栋,2栋 the yard is that of both.
        return [mention for mention in mentions if mention not in without], others or hits

    def _told(self, line: str, mention: Mention, hits: Sequence[Hit]) -> Told:
        starts = {hit.end: hit.start for hit in hits}
        start = mention.start
        while (end := self._spelling.end_before(line, start)) in starts and starts[end] < start:
            if start < mention.start and _MARKS.search(line[end:start].strip()):
                break  # 我是湖滨院的,船厂3栋: two yards, not one within the other
            start = starts[end]
        return Told(start, mention.end, mention)

    def _unmeant(self, line: str, told: Sequence[Told]) -> Sequence[Told]:
        """Those that are lived at, denied or taken back, where there are others."""
        if len({(one.start, one.mention.door.building) for one in told}) < 2:
            return ()
        unmeant = [one for one in told if self._lives(line, one.start, one.end) or self._denies(line, one.start)]
        taken_back = [
            one
            for one, other in pairwise(told)
            if self._is_corrected(line[one.end : other.start]) and not self._denies(line, other.start)
        ]
        return (*unmeant, *taken_back)

    def _lives(self, line: str, start: int, end: int) -> bool:
        """Whether the writer only lives at what stands there."""
        before, after = _right_before(line, start), line[end:]
        lives = self._living(before) or (self._own(before) and self._native.match(after))
        return bool(lives) and not self._ours.search(after)

    def _is_corrected(self, between: str) -> bool:
        said = _MARKS.sub("", between)
        return bool(self._corrected.search(said) and self._taken_back.fullmatch(said))

    def _denies(self, line: str, start: int) -> bool:
        """Whether the words deny what stands there; 是不是 asks."""
        before = _right_before(line, start)
        found = self._denied(before)
        return found is not None and before[: found.start()][-1:] != before[-1:]


def _right_before(line: str, start: int) -> str:
    return line[max(start - _BEFORE, 0) : start].rstrip()


def _ending_in(words: Iterable[str]) -> Callable[[str], re.Match[str] | None]:
    return re.compile(rf"{_any(words)}\Z").search


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(dict.fromkeys(map(plain, words)), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"
