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


def fold(text: str) -> str:
    """The text as it is compared: NFKC, lower case, simplified, one kind of dash, nothing invisible, no controls."""
    plain = _CIRCLED_ROW.sub(r"\1,", text).translate(_PLAIN_NUMBER)
    return unicodedata.normalize("NFKC", plain).lower().translate(_LETTERS)
