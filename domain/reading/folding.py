"""Texts made comparable: full-width and half-width, simplified and traditional, upper and lower case become one.

For finding and comparing only; what people read back is always what was written. Numerals are read in ``numerals.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from domain.reading.traditional import SIMPLIFIED

# Numbers in brackets, with a full stop, in a double or a black circle: NFKC keeps the ornament of these, or all of it.
# First code point of each row, the number it stands for, and how many follow one another.
_ORNATE = (
    (0x2474, 1, 20),
    (0x2488, 1, 20),
    (0x24EB, 11, 10),
    (0x24F5, 1, 10),
    (0x2776, 1, 10),
    (0x2780, 1, 10),
    (0x278A, 1, 10),
    (0x3220, 1, 10),
)
_PLAIN_NUMBER: Mapping[int, str] = {
    first + step: str(number + step) for first, number, count in _ORNATE for step in range(count)
}

# ①② is one and two, never twelve.
_CIRCLED = "[\u2460-\u249b\u24ea-\u24fe\u2776-\u2793\u3220-\u3229\u3251-\u325f\u32b1-\u32bf]"
_CIRCLED_ROW = re.compile(f"({_CIRCLED})(?={_CIRCLED})")

_DASHES = (*range(0x2010, 0x2016), 0x2212, 0x2500, 0x30FC)
# Zero-width marks, writing directions, and what turns a digit into an emoji (4️⃣).
_INVISIBLE = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFE0F, 0x20E3, 0xFEFF)
_WHITE_CIRCLE, _ZERO = 0x25CB, 0x3007  # ○ is what many keyboards offer for 〇.

_LETTERS: Mapping[int, int | str | None] = {
    **SIMPLIFIED,
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys(_INVISIBLE),
    _WHITE_CIRCLE: _ZERO,
}

# What nearly all is written in: here every letter folds by itself, whatever stands beside it.
_BY_LETTER = re.compile(r"[\x00-\x7f\u2010-\u2027\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]*+")


class _Folded(dict[int, str]):
    """For ``str.translate``: each letter folded, when it is first met."""

    def __missing__(self, letter: int) -> str:
        self[letter] = folded = _fold_any(chr(letter))
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text as it is compared: NFKC, lower case, simplified, one kind of dash, nothing invisible, no controls."""
    return text.translate(_FOLDED) if _BY_LETTER.fullmatch(text) else _fold_any(text)


def _fold_any(text: str) -> str:
    plain = _CIRCLED_ROW.sub(_apart, text).translate(_PLAIN_NUMBER)
    return unicodedata.normalize("NFKC", plain).lower().translate(_LETTERS)


def _apart(row: re.Match[str]) -> str:
    return f"{row[0]},"
