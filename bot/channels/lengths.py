"""How long a text is for a platform, and as much of it as one message holds. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from bot.channels import TextUnit

#: Stands where the rest of a text would be.
CUT = "…"

#: How a text is written where not characters are counted, and how many bytes the unit has.
_COUNTED: Mapping[TextUnit, tuple[str, int]] = {TextUnit.UTF16: ("utf-16-le", 2), TextUnit.BYTES: ("utf-8", 1)}

#: What joins two signs into one picture.
_JOINER = "\u200d"

#: The shades of skin, which change the picture before them.
_SHADES = range(0x1F3FB, 0x1F400)

#: Two of these letters are one flag.
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def length(text: str, unit: TextUnit) -> int:
    """How long the text is for the platform."""
    if unit is TextUnit.CHARACTERS:
        return len(text)
    encoding, size = _COUNTED[unit]
    return len(text.encode(encoding, "surrogatepass")) // size


def cut(text: str, limit: int, unit: TextUnit) -> str:
    """The text, or its beginning where a message holds no more; what is seen as one sign is not cut in two."""
    if length(text, unit) <= limit:
        return text
    room = limit - length(CUT, unit)
    return _kept(text, room, unit) + CUT if room >= 0 else ""


def beginning(text: str, limit: int, unit: TextUnit) -> str:
    """As much of the text as one message holds: where that is not all, whole lines, if a line fits."""
    if length(text, unit) <= limit:
        return text
    kept = _kept(text, limit, unit)
    return kept if text[len(kept)] == "\n" else kept[: kept.rfind("\n") + 1] or kept


def _kept(text: str, most: int, unit: TextUnit) -> str:
    kept = _first(text, most, unit)
    while kept and _one_sign(kept, text[len(kept)]):
        kept = kept[:-1]
    return kept


def _first(text: str, most: int, unit: TextUnit) -> str:
    if unit is TextUnit.CHARACTERS:
        return text[:most]
    encoding, size = _COUNTED[unit]
    # A piece of a character at the end is none and goes.
    return text.encode(encoding, "surrogatepass")[: size * most].decode(encoding, "ignore")


def _one_sign(before: str, after: str) -> bool:
    """Whether the last character and the next one are seen together."""
    if (
        before[-1] == _JOINER
        or after == _JOINER
        or ord(after) in _SHADES
        or unicodedata.category(after) in {"Mn", "Me"}
    ):
        return True
    if ord(after) not in _FLAG_LETTERS:
        return False
    letters = len(before) - len(before.rstrip("".join(map(chr, _FLAG_LETTERS))))
    return letters % 2 == 1
