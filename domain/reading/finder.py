"""Which of many known names stand in a text: one look-up per character, however many names there are.

Names and text are compared as they are; whoever asks folds both in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import add, itemgetter

_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Finder:
    """Finds names. A name never begins or ends inside a Latin word or a number: 3组 is not in 13组."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if name)
        single = {1 for name in self._names if len(name) == 1}
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:2], set(single)).add(len(name))
        # By the first two characters: in few places does a text begin like any name.
        self._lengths_of = {beginning: tuple(sorted(found, reverse=True)) for beginning, found in lengths.items()}.get
        self._otherwise = tuple(single)

    def everywhere(self, text: str) -> Iterator[tuple[int, str]]:
        """For each position where a name begins, the position and the longest name there; they may overlap."""
        lengths_at = map(self._lengths_of, map(add, text, f"{text[1:]} "), repeat(self._otherwise))
        for start, lengths in filter(itemgetter(1), enumerate(lengths_at)):
            for length in lengths:
                end = start + length
                name = text[start:end]
                if name in self._names and not _splits_word(text, start) and not _splits_word(text, end):
                    yield start, name
                    break

    def in_turn(self, text: str) -> Iterator[tuple[int, str]]:
        """Like ``everywhere``, each name beginning after the end of the one before."""
        reached = 0
        for start, name in self.everywhere(text):
            if start >= reached:
                reached = start + len(name)
                yield start, name


def _splits_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1] in _WORD and text[at] in _WORD
