"""What a text is recognised by, and how much each piece of it says for each category.

A naive Bayes of characters and pairs of characters that learns one text at a time and can take each back. What counts
as a category, and what else decides, is the business of ``matter.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import log, log1p
from operator import add

from domain.reading.folding import fold
from domain.reading.sounds import SOUNDS

#: Lessons of one category beyond so many make each of them weigh less, so that none drowns the others.
MOST_HEARD = 60

#: A piece never seen in a category counts as if it had been seen there so often.
_UNSEEN = 0.8

_LETTERS = re.compile(r"[a-z]+|[^\W\d_a-z]+")
_SOUNDED = "~"

#: How much a piece counts by its kind: a pair as it was typed, a pair by its sound, a single character.
_PAIR, _SOUND, _SINGLE = 1.0, 0.8, 1.0


def grams(text: str) -> tuple[str, ...]:
    """The pieces a text is recognised by: characters, pairs of them, the sound of the pairs, words in Latin letters.

    Each once, in an order the text alone decides, so that sums are the same every time. Digits, marks and spaces are
    left out: no number of any kind is ever among them.
    """
    return grams_of_folded(fold(text))


def grams_of_folded(folded: str) -> tuple[str, ...]:
    """The same of a text that is folded already."""
    found: list[str] = []
    for run in _LETTERS.findall(folded):
        if run.isascii():
            found.append(run)
            continue
        sounds = run.translate(SOUNDS)
        found += run
        found += map(add, run, run[1:])
        found += map(_SOUNDED.__add__, map(add, sounds, sounds[1:]))
    return tuple(dict.fromkeys(found))


def _weight(gram: str) -> float:
    if gram.startswith(_SOUNDED):
        return _SOUND
    return _SINGLE if len(gram) == 1 else _PAIR


class Counts:
    """How often each piece was seen in each category."""

    def __init__(self) -> None:
        self._seen: dict[str, Mapping[str, int]] = {}
        self._sizes: dict[str, int] = {}
        #: Most pieces were seen as many others were, once and in one category: that is kept but once.
        self._alike: dict[tuple[str, int], Mapping[str, int]] = {}

    def add(self, category: str, pieces: Iterable[str], times: int = 1) -> None:
        """The pieces were seen in the category so many times more."""
        for gram in pieces:
            self.put(category, gram, self.of(gram).get(category, 0) + times)

    def put(self, category: str, gram: str, times: int) -> None:
        """The piece was seen in the category just so many times; nothing below zero is kept."""
        before, times = self.of(gram), max(0, times)
        self._sizes[category] = self._sizes.get(category, 0) + times - before.get(category, 0)
        seen = {known: often for known, often in {**before, category: times}.items() if often}
        if not seen:
            self._seen.pop(gram, None)
        elif len(seen) == 1:
            (alone,) = seen.items()
            self._seen[gram] = self._alike.setdefault(alone, seen)
        else:
            self._seen[gram] = seen

    def of(self, gram: str) -> Mapping[str, int]:
        """How often by category."""
        return self._seen.get(gram, {})

    def size(self, category: str) -> int:
        """All that was seen in the category."""
        return self._sizes.get(category, 0)

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)


class Learning:
    """What each piece says for each category: from what the town wrote, and from the lessons learnt since.

    A reader of one town has one; lessons are put into it from outside, and it forgets them on request. ``changes``
    counts how often that happened.
    """

    def __init__(self, categories: Iterable[str], taught: Counts) -> None:
        self._categories = tuple(categories)
        self._places = {category: place for place, category in enumerate(self._categories)}
        self._taught = taught
        most = len(self._categories)
        self._rarity = [log((most + 1) / max(1, n)) / log(most + 1) for n in range(most + 1)]
        self._nothing = (0.0,) * (most + 1)
        self.changes = 0
        self.forget()

    def forget(self) -> None:
        """No lesson was ever learnt."""
        self.changes += 1
        self._learnt = Counts()
        self._lessons: dict[str, int] = {}
        self._said: dict[str, tuple[float, ...]] = {}
        # Most of what could be said never is: a piece is weighed when somebody first says it.
        self._stale = set(self._taught)
        self._weigh_silence()

    def learn(self, counts: Iterable[tuple[str, str, int]], lessons: Mapping[str, int]) -> None:
        """From now on these (category, piece, times), whatever was known of them, and so many lessons by category."""
        self.changes += 1
        crowded = {category for category, heard in lessons.items() if heard > MOST_HEARD}
        self._stale.update(gram for gram in self._learnt if crowded.intersection(self._learnt.of(gram)))
        self._lessons = dict(lessons)
        for category, gram, times in counts:
            if category in self._places:
                self._learnt.put(category, gram, times)
                self._stale.add(gram)
        self._weigh_silence()

    @property
    def lessons(self) -> Mapping[str, int]:
        """How many lessons were learnt, by category."""
        return self._lessons

    def _share(self, category: str) -> float:
        """How much each lesson of the category counts, so that many of them count no more than the most."""
        return min(1.0, MOST_HEARD / max(1, self._lessons.get(category, 0)))

    def _weigh_silence(self) -> None:
        """What a piece never seen in a category says against it: the more the category has heard, the more."""
        known, learnt = len(self._taught), self._learnt.size
        self._silence = [
            -log(known + 1 + self._taught.size(category) + learnt(category) * self._share(category))
            for category in self._categories
        ]

    def _weighed(self, gram: str, seen: Mapping[str, float]) -> tuple[float, ...]:
        """What the piece says for each category it was seen in, by place, and last against all in which it was not."""
        weight = _weight(gram) * self._rarity[len(seen)]
        row = [0.0] * len(self._categories)
        for category, times in seen.items():
            row[self._places[category]] = weight * log1p(times / _UNSEEN)
        return (*row, weight)

    def _weigh_again(self, pieces: Iterable[str]) -> None:
        """Those of the pieces that were not weighed since something was learnt about them: only what is asked for."""
        for gram in self._stale.intersection(pieces):
            seen = dict[str, float](self._taught.of(gram))
            for category, times in self._learnt.of(gram).items():
                seen[category] = seen.get(category, 0.0) + times * self._share(category)
            self._said[gram] = self._weighed(gram, seen) if seen else self._nothing
            self._stale.remove(gram)

    def gain(self, gram: str, category: str) -> float:
        """What the piece says for the category; nothing when it was never seen."""
        self._weigh_again((gram,))
        return self._said.get(gram, self._nothing)[self._places[category]]

    def scores(self, pieces: Iterable[str]) -> dict[str, tuple[float, bool]]:
        """What all pieces together say for each category, and whether any speaks for it: differences count."""
        pieces = tuple(pieces)
        self._weigh_again(pieces)
        rows = filter(None, map(self._said.get, pieces))
        *gains, weight = map(sum, zip(self._nothing, *rows, strict=True))
        heard = zip(self._categories, gains, self._silence, strict=True)
        return {category: (gain + weight * silence, gain > 0.0) for category, gain, silence in heard}
