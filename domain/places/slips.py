"""Which known name somebody meant who mistyped it: by sound, by one wrong character, or by its first half.

Nothing here decides alone: where several names could be meant, all of them are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from domain.reading.finder import Finder
from domain.reading.sounds import SOUNDS

#: Shorter names are too easily met by chance.
_LEAST_BY_SOUND, _LEAST_BY_SHAPE, _LEAST_HEAD = 3, 4, 2

_ANY = "\x00"
_LATIN = re.compile("[\x00-\x7f]")


class Slips:
    """Names found where they were not written quite right. ``ends`` are words that names end in: 小区, 花园."""

    def __init__(self, names: Iterable[str], ends: Sequence[str], swallowed_by: Sequence[str]) -> None:
        self._by_sound: dict[str, list[str]] = {}
        self._by_shape: dict[str, list[str]] = {}
        self._heads_by_sound: dict[str, list[str]] = {}
        self._sizes: set[int] = set()
        self._short: set[str] = set()
        for name in names:
            if len(name) >= _LEAST_BY_SOUND:
                self._by_sound.setdefault(name.translate(SOUNDS), []).append(name)
            if not _is_plain(name):
                continue
            for holed in _holed(name) if len(name) >= _LEAST_BY_SHAPE else ():
                self._enter(holed, name)
            if len(name) < _LEAST_BY_SHAPE:
                self._short.update(_holed(name))
            end = next((end for end in ends if name.endswith(end)), name[-1])
            for head in (name.removesuffix(end), name[:-1]):
                if len(head) >= _LEAST_HEAD:
                    self._enter(head, name)
                    self._heads_by_sound.setdefault(head.translate(SOUNDS), []).append(head)
        self._finder = Finder(self._by_sound)
        self._lengths = sorted(self._sizes, reverse=True)
        self._swallowing = tuple(word for word in swallowed_by if len(word) > 1)

    def _enter(self, form: str, name: str) -> None:
        known = self._by_shape.setdefault(form, [])
        if name not in known:
            known.append(name)
        self._sizes.add(len(form))

    def by_sound(self, line: str) -> Iterator[tuple[int, str]]:
        """Names that sound like what stands there, and share half of its characters with it; none where one is written
        right."""
        for start, sound in self._finder.in_turn(line.translate(SOUNDS)):
            end = start + len(sound)
            said = line[start:end]
            names = self._by_sound[sound]
            if said in names or self._is_swallowed(line, end):
                continue
            for name in names:
                if _share_half(said, name):
                    yield start, name

    def before(self, line: str, at: int) -> Sequence[tuple[int, str]]:
        """Names of which one character is wrong, or the last word left out, that end right here: 传厂 for 船厂院."""
        for size in self._lengths:
            said = line[at - size : at] if at >= size else ""
            names = (
                self._by_shape.get(said)
                or [name for holed in _holed(said) for name in self._by_shape.get(holed, ())]
                or [name for head in self._heads_alike(said) for name in self._by_shape[head]]
            )
            if names:
                return [(at - size, name) for name in dict.fromkeys(names)]
        return ()

    def _heads_alike(self, said: str) -> Sequence[str]:
        """Names without their last word that sound like this, and share half of its characters."""
        heads = self._heads_by_sound.get(said.translate(SOUNDS), ()) if said else ()
        return [head for head in heads if _share_half(said, head)]

    def resembles(self, line: str, at: int) -> bool:
        """Whether what ends right here has all but one character of a name too short to be told by that."""
        return at >= _LEAST_BY_SOUND and not self._short.isdisjoint(_holed(line[at - _LEAST_BY_SOUND : at]))

    def _is_swallowed(self, line: str, end: int) -> bool:
        """Whether the end belongs to another word: 电梯漏 sounds like a name in 电梯漏水."""
        return any(word in line[max(end - len(word) + 1, 0) : end + len(word) - 1] for word in self._swallowing)


def sounding_like(word: str) -> str:
    """A pattern for all that sounds like the word, which is folded; one that never matches for less than two signs."""
    if len(word) < 2 or not all(ord(sign) in SOUNDS for sign in word):
        return "(?!)"
    return "".join(f"[{''.join(map(re.escape, _alike(sign)))}]" for sign in word)


def _alike(sign: str) -> Iterator[str]:
    sound = SOUNDS[ord(sign)]
    return (chr(other) for other, its_sound in SOUNDS.items() if its_sound == sound)


def _share_half(said: str, name: str) -> bool:
    return 2 * sum(map(str.__eq__, said, name)) >= len(name)


def _holed(name: str) -> Sequence[str]:
    """The name with each of its characters left open in turn."""
    return [name[:at] + _ANY + name[at + 1 :] for at in range(len(name))]


def _is_plain(name: str) -> bool:
    return _LATIN.search(name) is None
