"""The card of a month's figures as SVG: three rates, each with its two numbers and a bar. Its words are sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from bot.language.text import Reader, Texts
from domain.figures import Rate
from domain.message import Arg, Say
from handlers.digests.months import RATES

_HERE = Path(__file__).parent

#: Where the first rate stands, how far apart they are, and how long the bar of 100 % is.
_TOP, _APART, _WIDTH = 300, 180, 936


def figures_card(drawing: Say, texts: Texts, reader: Reader) -> str:
    """The picture as its reader sees it."""
    rows = "".join(
        _row(name, _rate(drawing.args, name), _TOP + place * _APART, texts, reader) for place, name in enumerate(RATES)
    )
    return _filled(
        "figures.svg",
        grid=escape(str(drawing.args["grid"])),
        title=escape(texts.say(drawing, reader)),
        note=escape(texts.plain("figures-card-note", reader.locale)),
        rows=rows,
    )


def _row(name: str, rate: Rate, top: int, texts: Texts, reader: Reader) -> str:
    permille = rate.permille or 0
    numbers = Say("figures-card-numbers", {"good": rate.good, "all": rate.all})
    percent = Say("figures-card-percent", {"percent": rate.percent}) if rate.all else Say("figures-card-none")
    return _filled(
        "figures_row.svg",
        top=str(top),
        label=escape(texts.plain(f"figures-{name}", reader.locale)),
        percent=escape(texts.say(percent, reader)),
        numbers=escape(texts.say(numbers, reader)),
        length=str(_WIDTH * permille // 1000),
    )


def _rate(args: Mapping[str, Arg], name: str) -> Rate:
    good, all = args[f"{name}-good"], args[f"{name}-all"]
    assert isinstance(good, int)
    assert isinstance(all, int)
    return Rate(good, all)


def _filled(template: str, **slots: str) -> str:
    return _template(template).substitute(slots)


@cache
def _template(name: str) -> Template:
    return Template((_HERE / name).read_text(encoding="utf-8"))
