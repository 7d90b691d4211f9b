"""Posters, slips and invitations as one page of HTML that any browser prints: nothing in it is loaded from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from domain.message import Arg

#: The words of a sentence of the catalogue.
Sentence: TypeAlias = Callable[..., str]

#: A quarter of the code may be torn or dirty.
_ERRORS = "Q"

#: What is said on each kind of sheet: the title of the page, the headline, the steps.
_SAID: Mapping[str, tuple[str, str, str]] = {
    "poster": ("poster-title", "poster-headline", "poster-steps"),
    "slip": ("slip-title", "slip-headline", "slip-steps"),
    "invitation": ("invitation-title", "invitation-headline", "invitation-steps"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of them: where it belongs, the way in that is scanned, and what may be typed instead."""

    place: str
    link: str
    typed: str
    until: Arg = ""


def page(kind: str, sheets: Sequence[Sheet], sentence: Sentence, language: str) -> str:
    """All of them, a poster on each sheet of paper, the others four to one. ``kind`` is "poster", "slip" or
    "invitation".
    """
    title, headline, steps = _SAID[kind]
    return _template().render(
        kind=kind,
        title=sentence(title),
        headline=sentence(headline),
        sheets=[(sheet, _code(sheet.link), sentence(steps, until=sheet.until)) for sheet in sheets],
        language=language,
    )


def _code(link: str) -> Markup:
    return Markup(segno.make(link, error=_ERRORS, micro=False).svg_inline(omitsize=True, border=2))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("sheet.html")
