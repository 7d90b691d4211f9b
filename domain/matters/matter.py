"""From what somebody wrote to the categories it sounds like, best first, and why: a suggestion one tap corrects.

Keywords and what was learnt are weighed together; danger that is plainly named comes before everything. Which words
deny or suppose something comes in as an argument, what was learnt from ``learning.py``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from domain.matters.learning import Counts, Learning, grams, grams_of_folded
from domain.matters.likeness import Wording
from domain.reading.finder import Finder
from domain.reading.folding import fold
from domain.reading.sounds import SOUNDS
from domain.town import Town

#: As many categories as somebody is offered to choose from, and as many reasons as are told for one.
MOST_GUESSES = 3
MOST_REASONS = 5

#: What each character of a keyword found says for its category, as it was typed or only by its sound.
_TYPED, _SOUNDED = 1.0, 0.6

#: Named danger is never outweighed.
_DANGER = 1000.0

#: So far ahead of the second the first guess needs no question; so far ahead of small talk it is a matter at all.
_SURE = 2.0
_MATTERS = 2.5

#: A longer text says nothing new about its category.
_MOST_READ = 400

_CLAUSE_END = re.compile(r"[^\w\s]")
_SMALL_TALK = ""


@dataclass(frozen=True, slots=True)
class MatterWords:
    """Words around a matter, in any spelling that folds alike; each of them may be missing.

    ``denials`` 不是 没有 and ``supposing`` 万一 容易 before a danger tell that there is none yet, ``risks`` 隐患 after
    it likewise. ``mended`` 修好了 tells that it is over, unless one of ``again`` 又 没 还 is said too. ``small_talk``
    are sentences that report nothing. ``polite`` words are about no matter at all.
    """

    denials: tuple[str, ...] = ()
    supposing: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    small_talk: tuple[str, ...] = ()
    polite: tuple[str, ...] = ()


NO_WORDS = MatterWords()


@dataclass(frozen=True, slots=True)
class Guess:
    """A category a text may be about. ``weight`` has no unit: differences count."""

    category: str
    weight: float


@dataclass(frozen=True, slots=True)
class Guesses:
    """The likeliest categories, best first. ``sure``: the first needs no question. ``matters``: it is one at all."""

    ranked: tuple[Guess, ...] = ()
    sure: bool = False
    matters: bool = False


class _Hit(NamedTuple):
    """A keyword in a text: how it was typed there, and what it says."""

    start: int
    end: int
    category: str
    weight: float


class MatterReader:
    """Knows one town's categories and what was learnt about them. A changed town needs a new reader."""

    def __init__(self, town: Town, words: MatterWords = NO_WORDS) -> None:
        self._words = _Folded(words)
        self._dangerous = frozenset(category.id for category in town.categories.values() if category.dangerous)
        self._categories = tuple(town.categories)
        # By sound: which keywords, as they are written, and whose.
        self._keywords: dict[str, dict[str, tuple[str, ...]]] = {}
        self._named: dict[str, str] = {}
        counts = Counts()
        for category in town.categories.values():
            for name in category.name.names.values():
                self._named.setdefault(fold(name).strip(), category.id)
            for keyword in category.keywords:
                folded = fold(keyword).strip()
                claims = self._keywords.setdefault(folded.translate(SOUNDS), {})
                claims[folded] = (*claims.get(folded, ()), category.id)
                counts.add(category.id, grams(folded))
            for name in category.name.names.values() if category.keywords or category.examples else ():
                counts.add(category.id, grams(name))
            for example in category.examples:
                counts.add(category.id, grams(example))
        for said in words.small_talk:
            counts.add(_SMALL_TALK, grams(said))
        self._finder = Finder(self._keywords)
        self.wording = Wording(words.polite)
        # Whoever deals with a report asks several times.
        self._folded, self._last = ("", ""), (("", 0), Guesses())
        self.learning = Learning((*self._categories, _SMALL_TALK), counts)

    def suggest(self, text: str) -> str | None:
        """The id of the likeliest category; None when nothing in the text speaks for any."""
        guesses = self.read(text)
        return guesses.ranked[0].category if guesses.matters else None

    def read(self, text: str) -> Guesses:
        """The likeliest categories; of equal ones the town's own order decides."""
        asked = (text, self.learning.changes)
        if self._last[0] != asked:
            self._last = (asked, self._read(self._fold(text)))
        return self._last[1]

    def named(self, text: str) -> str | None:
        """The id of the category whose name in any language the whole text is."""
        return self._named.get(self._fold(text).strip())

    def _fold(self, text: str) -> str:
        """As much of the text as is read, as it is compared."""
        if self._folded[0] != text:
            self._folded = (text, fold(text[:_MOST_READ]))
        return self._folded[1]

    def _read(self, folded: str) -> Guesses:
        scores = self.learning.scores(grams_of_folded(folded))
        talk, _ = scores.pop(_SMALL_TALK)
        hits = tuple(self._hits(folded))
        for hit in hits:
            scores[hit.category] = (scores[hit.category][0] + hit.weight, True)
        speaking = [category for category, (_, speaks) in scores.items() if speaks]
        speaking.sort(key=scores.__getitem__, reverse=True)
        ranked = tuple(Guess(category, scores[category][0]) for category in speaking[:MOST_GUESSES])
        if not ranked:
            return Guesses()
        best = ranked[0]
        ahead = best.weight - (ranked[1].weight if len(ranked) > 1 else talk)
        named = any(hit.category == best.category for hit in hits)
        matters = (named or best.weight - talk >= _MATTERS) and not self._over(folded, best.weight)
        return Guesses(ranked, sure=ahead >= _SURE, matters=matters)

    def why(self, text: str, category: str) -> tuple[str, ...]:
        """The words of the text that speak for the category, the weightiest first.

        Keywords before what was learnt; pairs side by side are told as one, characters only where no pair spoke.
        """
        folded = self._fold(text)
        named = [folded[hit.start : hit.end] for hit in self._hits(folded) if hit.category == category and hit.weight]
        learnt = sorted(_joined(self._said(category, folded, 2)), key=lambda found: -found[0])
        words = [*named, *(word for _, word in learnt if not any(word in one for one in named))]
        if not words:
            alone = sorted(self._said(category, folded, 1), key=lambda found: -found[2])
            words = [sign for _, sign, gain in alone if gain > 0.0]
        return tuple(dict.fromkeys(words))[:MOST_REASONS]

    def _said(self, category: str, folded: str, length: int) -> Iterator[tuple[int, str, float]]:
        """Every piece of that length, where it stands, and what it says for the category."""
        for at in range(len(folded) - length + 1):
            piece = folded[at : at + length]
            yield at, piece, self.learning.gain(piece, category)

    def _over(self, folded: str, weight: float) -> bool:
        """Whether the text says that it is mended; named danger is never over."""
        return weight < _DANGER / 2 and self._words.tell_it_is_over(folded)

    def _hits(self, folded: str) -> Iterator[_Hit]:
        """The keywords in the text, the longest first, none over another."""
        taken: set[int] = set()
        sounds = folded.translate(SOUNDS)
        for start, sound in sorted(self._finder.everywhere(sounds), key=lambda found: -len(found[1])):
            end = start + len(sound)
            keyword = _as_written(folded[start:end], self._keywords[sound])
            if keyword is not None and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                for category in self._keywords[sound][keyword]:
                    yield _Hit(start, end, category, self._weight(folded, start, end, keyword, category))

    def _weight(self, folded: str, start: int, end: int, keyword: str, category: str) -> float:
        """What the keyword that stands there says for the category."""
        typed = folded[start:end] == keyword
        if category in self._dangerous and (typed or len(keyword) > 2):
            return _DANGER if self._words.assert_it(folded, start, end) else 0.0
        return len(keyword) * (_TYPED if typed else _SOUNDED)


class _Folded:
    """The words around a matter as they are looked for."""

    def __init__(self, words: MatterWords) -> None:
        self._denials = _longest_first(words.denials)
        self._supposing = _longest_first(words.supposing)
        self._risks = _longest_first(words.risks)
        self._mended = _longest_first(words.mended)
        self._again = _longest_first(words.again)

    def assert_it(self, folded: str, start: int, end: int) -> bool:
        """Whether what stands there is said to be so: neither denied nor only feared. A question counts as said."""
        clause = _CLAUSE_END.split(folded[:start])[-1].rstrip()
        denial = next((word for word in self._denials if clause.endswith(word)), "")
        before = clause.removesuffix(denial)
        # 是不是着火了, 冒没冒烟: neither of them denies.
        asked = bool(denial) and before[-1:] in (denial[-1:], folded[start])
        feared = any(word in clause for word in self._supposing) or folded.startswith(self._risks, end)
        return not feared and (not denial or asked)

    def tell_it_is_over(self, folded: str) -> bool:
        """Whether something is said to be mended, and nothing to be broken again or still."""
        mended = next((word for word in self._mended if word in folded), None)
        if mended is None:
            return False
        rest = folded.replace(mended, " ", 1)
        return not any(word in rest for word in self._again)


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({folded for word in words if (folded := fold(word).strip())}, key=lambda one: (-len(one), one)))


def _as_written(said: str, keywords: Collection[str]) -> str | None:
    """Which of the keywords that sound so is meant: at least half of it stands there as it is written."""
    if said in keywords:
        return said
    keyword = max(keywords, key=lambda one: _in_common(one, said))
    return keyword if _in_common(keyword, said) * 2 >= len(said) else None


def _in_common(one: str, other: str) -> int:
    return sum(mine == yours for mine, yours in zip(one, other, strict=True))


def _joined(pairs: Iterator[tuple[int, str, float]]) -> Iterator[tuple[float, str]]:
    """What neighbouring pairs that say something make together, with the most one of them says."""
    word, weight, reached = "", 0.0, -1
    for at, pair, gain in pairs:
        if gain <= 0.0:
            continue
        if at == reached:
            word, weight = word + pair[1], max(weight, gain)
        else:
            if word:
                yield weight, word
            word, weight = pair, gain
        reached = at + 1
    if word:
        yield weight, word
