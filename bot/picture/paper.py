"""A strip of paper that is written on from the top, as SVG: the pictures of polls are made of it.

As high as what stands on it; every text is broken into lines, and its letters are large enough for a telephone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

import segno

from bot.entrances import is_scanned
from bot.language.text import Reader, Texts
from bot.picture.lines import broken, width
from domain.message import Arg, Entrance, Say

_HERE = Path(__file__).parent

#: Where lines begin, how long they and the bar of 100 % are, what is left free between an option and its
#: numbers; how far the names of those who won stand aside, because of the mark before them.
_LEFT, _ROOM, _GAP, _MARK = 72, 936, 36, 52

#: How large the code is that is scanned, from a telephone held before another; a quarter of it may be hidden.
_CODE, _ERRORS, _CAPTION = 480, "Q", 34

INK, PALE = "#1f2933", "#5c6670"
WON, _OTHER = "#2f7d5b", "#9aa5b1"

#: Signs our font lacks, and those of it that mean the same.
_SIGNS = str.maketrans({"\u2714": "\u221a", "\u2718": "\u00d7"})

#: Where the first line stands, and how large the letters of an option and its numbers are.
_TOP, _LABEL, _GOT = 52, 38, 32


class Paper:
    """A strip of paper that is written on from the top, as long as it gets."""

    def __init__(self, texts: Texts, reader: Reader) -> None:
        self._texts = texts
        self._reader = reader
        self._parts: list[str] = []
        self._top = _TOP

    def write(self, said: Arg, size: int, fill: str, *, most: int) -> None:
        """The text in at most so many lines."""
        for line in broken(self._words(said), size, _ROOM, most):
            self._put(line, size, fill)

    def write_each(self, said: Arg, size: int, fill: str) -> None:
        """Each sentence on lines of its own."""
        assert isinstance(said, tuple)
        for one in said:
            self.write(one, size, fill, most=2)

    def draw_row(self, option: Say, permille: int) -> None:
        """An option with what it got, and its bar; those who won are marked."""
        won, got = option.key == "poll-option-won", self._text(option.args["got"])
        label, fill = self._words(option.args["option"]), WON if won else _OTHER
        top = self._top + _LABEL
        self._parts.append(_filled("poll_got.svg", top=str(top), size=str(_GOT), fill=PALE, text=escape(got)))
        for line in broken(label, _LABEL, _ROOM - _GAP - width(got, _GOT) - (_MARK if won else 0), 2):
            self._put(line, _LABEL, WON if won else INK, aside=_MARK if won else 0)
        if won:
            self._parts.append(_filled("poll_mark.svg", top=str(top), fill=WON))
        self._parts.append(_filled("poll_bar.svg", top=str(self._top), length=str(_ROOM * permille // 1000), fill=fill))
        self._top += 48

    def draw_way_in(self, way: Arg) -> None:
        """The code that is scanned, in the middle, and what it is for; nothing where a camera has no use for it."""
        assert isinstance(way, Entrance)
        address = self._reader.entrance(way.start)
        if not is_scanned(address):
            return
        code = segno.make(address, error=_ERRORS, micro=False)
        across, _ = code.symbol_size(border=4)
        spots = (
            f"M{x} {y}h1v1h-1z"
            for y, row in enumerate(code.matrix_iter(border=4))
            for x, dark in enumerate(row)
            if dark
        )
        slots = {"left": str(_LEFT + (_ROOM - _CODE) // 2), "top": str(self._top), "scale": f"{_CODE / across:.4f}"}
        self._parts.append(_filled("way_in.svg", **slots, across=str(across), spots="".join(spots)))
        self._top += _CODE + 24
        self.write(Say("forward-card-scan"), _CAPTION, PALE, most=2)

    def space(self, height: int) -> None:
        """Nothing."""
        self._top += height

    def svg(self) -> str:
        """All of it."""
        return _filled("poll.svg", height=str(self._top), body="".join(self._parts))

    def _put(self, line: str, size: int, fill: str, aside: int = 0) -> None:
        """One line; its letters stand on what is ``size`` below where we are."""
        slots = {"left": str(_LEFT + aside), "top": str(self._top + size), "size": str(size), "fill": fill}
        self._parts.append(_filled("poll_text.svg", **slots, text=escape(line)))
        self._top += size * 3 // 2

    def _words(self, said: Arg) -> str:
        return said if isinstance(said, str) else self._text(said)

    def _text(self, said: Arg) -> str:
        assert isinstance(said, Say)
        return self._texts.say(said, self._reader).translate(_SIGNS)


def _filled(template: str, **slots: str) -> str:
    return _template(template).substitute(slots)


@cache
def _template(name: str) -> Template:
    return Template((_HERE / name).read_text(encoding="utf-8"))
