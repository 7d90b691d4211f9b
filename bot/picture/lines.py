"""Lines of a picture: how wide words are, and where a text breaks. SVG breaks none by itself."""

from __future__ import annotations

import unicodedata

#: So much of the size of the letters is one of them wide: those of East Asia, and all others.
_WIDE, _NARROW = 1.0, 0.56

#: Stands for what has no room.
_MORE = "…"


def width(text: str, size: int) -> float:
    """About how wide the text is; never less than it really is."""
    return sum(_letter(letter) for letter in text) * size


def broken(text: str, size: int, room: float, most: int) -> tuple[str, ...]:
    """The text in lines that fit, at most so many; what has no room in the last one is left out and marked."""
    lines, line = [], ""
    for word in _pieces(" ".join(text.split()), size, room):
        if line and width(line + word, size) > room:
            lines.append(line.rstrip())
            line = ""
        line += word.lstrip() if not line else word
    lines.append(line.rstrip())
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and width(last + _MORE, size) > room:
        last = last[:-1]
    return (*lines[: most - 1], last + _MORE)


def _pieces(text: str, size: int, room: float) -> list[str]:
    """The words, and the letters of those that are longer than a line."""
    return [piece for word in _words(text) for piece in ([word] if width(word, size) <= room else word)]


def _words(text: str) -> list[str]:
    """Pieces between which a line may break: each East Asian letter, each word of others with the space before it."""
    pieces: list[str] = []
    for letter in text:
        if pieces and _letter(letter) == _NARROW and letter != " " and _letter(pieces[-1][-1]) == _NARROW:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _letter(letter: str) -> float:
    return _WIDE if unicodedata.east_asian_width(letter) in "WFA" else _NARROW
