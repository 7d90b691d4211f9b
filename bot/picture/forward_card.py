"""What is passed on into a group we are not in, as a picture: what it is about, until when, and a code to get in by."""

from __future__ import annotations

from bot.language.text import Reader, Texts
from bot.picture.paper import INK, PALE, Paper
from domain.message import Say

#: How large the letters of each part are.
_HEAD, _TITLE, _LINE, _NOTE = 34, 56, 38, 34


def forward_card(drawing: Say, texts: Texts, reader: Reader) -> str:
    """The picture as its reader sees it."""
    paper, args = Paper(texts, reader), drawing.args
    paper.write(args["head"], _HEAD, PALE, most=1)
    paper.write(args["title"], _TITLE, INK, most=5)
    paper.space(12)
    paper.write_each(args["lines"], _LINE, INK)
    paper.space(12)
    paper.write_each(args["notes"], _NOTE, PALE)
    paper.space(24)
    paper.draw_way_in(args["link"])
    paper.space(32)
    return paper.svg()
