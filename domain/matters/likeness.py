"""How alike two texts are that may be about the same thing: by the sound of their pairs of characters.

Digits, marks and polite words say nothing about what is broken, so they are left out. Pure; the words come in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from domain.reading.folding import fold
from domain.reading.sounds import SOUNDS

#: From here on two texts about different kinds of matter are worth the question whether they mean the same.
ALIKE = 0.5

#: Texts with so many pairs each that share none speak of different things.
_TELLING = 4

#: A longer text says nothing new about what is broken.
_MOST_READ = 200

_LETTERS = re.compile(r"[a-z]+|[^\W\d_a-z]+")


class Wording:
    """Compares texts, having left out these words. What it cut lately it remembers: texts are compared many times."""

    def __init__(self, polite: tuple[str, ...] = ()) -> None:
        words = sorted({fold(word).strip() for word in polite} - {""}, key=len, reverse=True)
        self._polite = re.compile("|".join(map(re.escape, words)) or "(?!)")
        self._pairs = lru_cache(maxsize=4096)(self._cut)

    def likeness(self, one: str, other: str) -> float:
        """From 0, nothing in common, to 1, the same (Dice). What holds no words is like nothing."""
        mine, yours = self._pairs(one), self._pairs(other)
        return 2 * len(mine & yours) / (len(mine) + len(yours)) if mine and yours else 0.0

    def speak_of_different_things(self, one: str, other: str) -> bool:
        """Whether both say enough and have nothing in common."""
        mine, yours = self._pairs(one), self._pairs(other)
        return min(len(mine), len(yours)) >= _TELLING and mine.isdisjoint(yours)

    def _cut(self, text: str) -> frozenset[str]:
        plain = self._polite.sub(" ", fold(text[:_MOST_READ]))
        runs = (run if run.isascii() else run.translate(SOUNDS) for run in _LETTERS.findall(plain))
        return frozenset(pair for run in runs for pair in _pairs(run))


def _pairs(run: str) -> tuple[str, ...]:
    """A Latin word as it is; of other writing each character with its neighbour."""
    return (run,) if run.isascii() else tuple(run[at : at + 2] for at in range(len(run) - 1))
