"""The result of a poll as SVG: what was asked, a bar for each option, who took part, the rule, the verdict.

As high as what stands on it; every text is broken into lines, and its letters are large enough for a telephone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from bot.language.text import Reader, Texts
from bot.picture.lines import broken, width
from domain.message import Arg, Say
from domain.polls.rules import Verdict

_HERE = Path(__file__).parent

#: Where lines begin, how long they and the bar of 100 % are, what is left free between an option and its
#: numbers; how far the names of those who won stand aside, because of the mark before them.
_LEFT, _ROOM, _GAP, _MARK = 72, 936, 36, 52

_INK, _PALE = "#1f2933", "#5c6670"
_WON, _OTHER = "#2f7d5b", "#9aa5b1"
_VERDICTS: Mapping[str, str] = {
    Verdict.PASSED: _WON,
    Verdict.FAILED: "#b23a2e",
    Verdict.VOID: "#b23a2e",
    Verdict.TIED: "#a15c00",
}

#: Signs our font lacks, and those of it that mean the same.
_SIGNS = str.maketrans({"\u2714": "\u221a", "\u2718": "\u00d7"})

#: Where the first line stands, and how large the letters of each part are.
_TOP = 52
_NUMBER, _QUESTION, _LINE, _LABEL, _GOT, _VERDICT, _NOTE = 34, 52, 34, 38, 32, 46, 30


def poll_card(drawing: Say, texts: Texts, reader: Reader) -> str:
    """The picture as its reader sees it."""
    paper, args = _Paper(texts, reader), drawing.args
    paper.write(Say("poll-card-picture", {"number": args["number"]}), _NUMBER, _PALE, most=1)
    paper.write(args["question"], _QUESTION, _INK, most=3)
    paper.write_each(args["turnout"], _LINE, _PALE)
    paper.space(28)
    options, bars = args["options"], str(args["bars"]).split()
    assert isinstance(options, tuple)
    for option, bar in zip(options, bars, strict=True):
        paper.draw_row(option, int(bar))
    paper.write(Say("poll-card-rule", {"rule": args["rule"]}), _NOTE, _PALE, most=4)
    paper.space(8)
    paper.write_each(args["checks"], _LINE, _INK)
    paper.space(8)
    paper.write(args["verdict"], _VERDICT, _VERDICTS[str(args["outcome"])], most=4)
    paper.space(4)
    paper.write(args["effect"], _NOTE, _PALE, most=5)
    paper.space(32)
    return paper.svg()


class _Paper:
    """A strip of paper that is written on from the top, as long as it gets."""

    def __init__(self, texts: Texts, reader: Reader) -> None:
        self._texts = texts
        self._reader = reader
        self._parts: list[str] = []
        self._top = _TOP

    def write(self, said: Arg, size: int, fill: str, *, most: int) -> None:
        """The text in at most so many lines."""
        text = said if isinstance(said, str) else self._text(said)
        for line in broken(text, size, _ROOM, most):
            self._put(line, size, fill)

    def write_each(self, said: Arg, size: int, fill: str) -> None:
        """Each sentence on lines of its own."""
        assert isinstance(said, tuple)
        for one in said:
            self.write(one, size, fill, most=2)

    def draw_row(self, option: Say, permille: int) -> None:
        """An option with what it got, and its bar; those who won are marked."""
        won, got = option.key == "poll-option-won", self._text(option.args["got"])
        label, fill = str(option.args["option"]), _WON if won else _OTHER
        top = self._top + _LABEL
        self._parts.append(_filled("poll_got.svg", top=str(top), size=str(_GOT), fill=_PALE, text=escape(got)))
        for line in broken(label, _LABEL, _ROOM - _GAP - width(got, _GOT) - (_MARK if won else 0), 2):
            self._put(line, _LABEL, _WON if won else _INK, aside=_MARK if won else 0)
        if won:
            self._parts.append(_filled("poll_mark.svg", top=str(top), fill=_WON))
        self._parts.append(_filled("poll_bar.svg", top=str(self._top), length=str(_ROOM * permille // 1000), fill=fill))
        self._top += 48

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

    def _text(self, said: Arg) -> str:
        assert isinstance(said, Say)
        return self._texts.say(said, self._reader).translate(_SIGNS)


def _filled(template: str, **slots: str) -> str:
    return _template(template).substitute(slots)


@cache
def _template(name: str) -> Template:
    return Template((_HERE / name).read_text(encoding="utf-8"))
