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

#: A door as it is told with its names is looked for so far back, and what stands before it.
_BEFORE = 8


class Told(NamedTuple):
    """A door with the names before it (湖滨院 in 湖滨院3栋), from and to in the canonical text."""

    start: int
    end: int
    mention: Mention


class Meant:
    """Decides between doors, with one language's words or those of several."""

    def __init__(self, words: PlaceWords, spelling: Spelling) -> None:
        self._spelling = spelling
        self._lives = _ending_in(words.lives)
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
        if len({(one.start, one.mention.door.building) for one in told}) < 2 or self._doubts.search(line):
            return mentions, hits
        unmeant = {one.mention for one in self._unmeant(line, told)}
        kept = [mention for mention in mentions if mention not in unmeant]
        if not unmeant or not any(mention.door.building for mention in kept):
            return mentions, hits
        spans = [(one.start, one.end) for one in told if one.mention in unmeant]
        others = [hit for hit in hits if not any(start <= hit.start and hit.end <= end for start, end in spans)]
        # In 我家在湖滨院1栋,2栋 the yard is that of both.
        return kept, others or hits

    def _told(self, line: str, mention: Mention, hits: Sequence[Hit]) -> Told:
        starts = {hit.end: hit.start for hit in hits}
        start = mention.start
        while (end := self._spelling.end_before(line, start)) in starts and starts[end] < start:
            start = starts[end]
        return Told(start, mention.end, mention)

    def _unmeant(self, line: str, told: Sequence[Told]) -> Iterable[Told]:
        for one in told:
            before, after = line[max(one.start - _BEFORE, 0) : one.start].rstrip(), line[one.end :]
            lives = self._lives(before) or (self._own(before) and self._native.match(after))
            if (lives and not self._ours.search(after)) or self._denies(before):
                yield one
        for one, other in pairwise(told):
            between = re.sub(r"\W", "", line[one.end : other.start])
            before = line[max(other.start - _BEFORE, 0) : other.start]
            if self._corrected.search(between) and self._taken_back.fullmatch(between) and not self._denies(before):
                yield one

    def _denies(self, before: str) -> bool:
        """Whether the words deny what follows; 是不是 asks."""
        found = self._denied(before)
        return found is not None and before[: found.start()][-1:] != before[-1:]


def _ending_in(words: Iterable[str]) -> Callable[[str], re.Match[str] | None]:
    return re.compile(rf"{_any(words)}\Z").search


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(dict.fromkeys(map(plain, words)), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"
