"""What stands in square brackets in a play: a photo, a place, a sticker, a reply, a button. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.channels.lab.receive import MOST_PHOTOS
from bot.rehearsal.mistakes import CannotPlay
from bot.rehearsal.script import Hears, Pattern, Speaks
from bot.rehearsal.vocabulary import Vocabulary

#: Full-width marks and letters, and the half-width ones that mean the same; each is one character for one.
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

#: Between the pieces of a pattern.
_GAP = re.compile(r"…+|\.{3,}")

_T = TypeVar("_T")

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_DEGREES = re.compile(r"(?P<lat>-?\d{1,2}(?:\.\d+)?)\s*,\s*(?P<lon>-?\d{1,3}(?:\.\d+)?)")
_TIMES = re.compile(r"(?P<times>\d{1,5})\s+(?P<words>.+)", re.DOTALL)

_MARKS = ("mark-no-photo", "mark-photo", "mark-place", "mark-sticker", "mark-reply", "mark-repeat", "mark-choice")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bracket: the id of its word, what follows it, and the word as written."""

    id: str
    value: str
    written: str

    def wrong(self) -> CannotPlay:
        return CannotPlay("rehearsal-mark-wrong", mark=self.written)


def pattern(text: str) -> Pattern:
    """The pieces between the ellipses."""
    return Pattern(tuple(piece.strip() for piece in _GAP.split(text) if piece.strip()))


class Marks:
    """Reads the marks of what is said and of what is heard."""

    def __init__(self, words: Vocabulary) -> None:
        self._mark = re.compile(rf"(?:{words.any_of(_MARKS)})(?:\s*[:\s]\s*(?P<value>.*))?", re.IGNORECASE | re.DOTALL)

    def spoken(self, bare: Speaks) -> Speaks:
        """The speech with its marks taken out of its words. Raises CannotPlay."""
        speech, text = replace(bare, words=""), ""
        for part in self._parts(bare.words):
            if isinstance(part, str):
                text += part
            elif part.id == "mark-repeat":
                text += _repeated(part)
            else:
                speech = _act(part, _SPOKEN)(part, speech)
        speech = replace(speech, words=text.strip())
        if len(speech.uploads) > MOST_PHOTOS:
            raise CannotPlay("rehearsal-too-many-photos", most=MOST_PHOTOS)
        if not (speech.words or speech.uploads or speech.point or speech.sticker):
            raise CannotPlay("rehearsal-nothing-said")
        return speech

    def heard(self, bare: Hears, text: str) -> Hears:
        """The expectation with the words, photos and buttons it names. Raises CannotPlay."""
        heard, words = bare, ""
        for part in self._parts(text):
            if isinstance(part, str):
                words += part
            else:
                heard = _act(part, _HEARD)(part, heard)
        heard = replace(heard, words=pattern(words))
        if not (heard.words.pieces or heard.photos or heard.choices):
            raise CannotPlay("rehearsal-nothing-said")
        return heard

    def _parts(self, text: str) -> Iterator[str | _Mark]:
        """The words and the marks, in order."""
        plain, end = text.translate(HALF_WIDTH), 0
        for bracket in _BRACKETS.finditer(plain):
            yield text[end : bracket.start()]
            yield self._read(text[bracket.start(1) : bracket.end(1)].strip())
            end = bracket.end()
        yield text[end:]

    def _read(self, inside: str) -> _Mark:
        found = self._mark.fullmatch(inside.translate(HALF_WIDTH))
        if found is None:
            raise CannotPlay("rehearsal-mark-unknown", mark=inside)
        id = next(id for id in _MARKS if found[id.replace("-", "_")] is not None)
        value = "" if found["value"] is None else inside[found.start("value") :].strip()
        return _Mark(id, value, inside)


def _repeated(mark: _Mark) -> str:
    found = _TIMES.fullmatch(mark.value)
    if found is None:
        raise mark.wrong()
    return found["words"] * int(found["times"])


def _photo(mark: _Mark, speech: Speaks) -> Speaks:
    if not mark.value:
        raise mark.wrong()
    return replace(speech, uploads=(*speech.uploads, mark.value))


def _no_photo(mark: _Mark, speech: Speaks) -> Speaks:
    return replace(speech, uploads=(*speech.uploads, None))


def _place(mark: _Mark, speech: Speaks) -> Speaks:
    found = _DEGREES.fullmatch(mark.value.translate(HALF_WIDTH))
    if found is None:
        raise mark.wrong()
    lat, lon = float(found["lat"]), float(found["lon"])
    if abs(lat) > 90 or abs(lon) > 180:
        raise mark.wrong()
    return replace(speech, point=(lat, lon))


def _sticker(mark: _Mark, speech: Speaks) -> Speaks:
    return replace(speech, sticker=True)


def _reply(mark: _Mark, speech: Speaks) -> Speaks:
    if not mark.value:
        raise mark.wrong()
    return replace(speech, reply_to=mark.value)


def _shown(mark: _Mark, heard: Hears) -> Hears:
    return replace(heard, photos=(*heard.photos, mark.value or None))


def _offered(mark: _Mark, heard: Hears) -> Hears:
    if not mark.value:
        raise mark.wrong()
    return replace(heard, choices=(*heard.choices, pattern(mark.value)))


_SPOKEN: Mapping[str, Callable[[_Mark, Speaks], Speaks]] = {
    "mark-photo": _photo,
    "mark-no-photo": _no_photo,
    "mark-place": _place,
    "mark-sticker": _sticker,
    "mark-reply": _reply,
}

_HEARD: Mapping[str, Callable[[_Mark, Hears], Hears]] = {
    "mark-photo": _shown,
    "mark-choice": _offered,
}


def _act(mark: _Mark, acts: Mapping[str, Callable[[_Mark, _T], _T]]) -> Callable[[_Mark, _T], _T]:
    act = acts.get(mark.id)
    if act is None:
        raise CannotPlay("rehearsal-mark-not-here", mark=mark.written)
    return act
