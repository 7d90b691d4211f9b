"""Which of many known names stand in a text: one look-up per character, however many names there are.

Names and text are compared as they are; whoever asks folds both in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Finder:
    """Finds names. A name never begins or ends inside a Latin word or a number: 3组 is not in 13组."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if name)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def at(self, text: str, start: int) -> str | None:
        """The longest name that begins here."""
        if _splits_word(text, start):
            return None
        for length in self._lengths.get(text[start], ()):
            name = text[start : start + length]
            if name in self._names and not _splits_word(text, start + length):
                return name
        return None

    def everywhere(self, text: str) -> Iterator[tuple[int, str]]:
        """For each position where a name begins, the position and the longest name there; they may overlap."""
        for start, first in enumerate(text):
            if first in self._lengths and (name := self.at(text, start)) is not None:
                yield start, name

    def in_turn(self, text: str) -> Iterator[tuple[int, str]]:
        """Like ``everywhere``, each name beginning after the end of the one before."""
        reached = 0
        for start, name in self.everywhere(text):
            if start >= reached:
                reached = start + len(name)
                yield start, name


def _splits_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1] in _WORD and text[at] in _WORD
