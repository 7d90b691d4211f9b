"""The result of a poll as a picture: what was asked, a bar for each option, who took part, the rule, the verdict."""

from __future__ import annotations

from collections.abc import Mapping

from bot.language.text import Reader, Texts
from bot.picture.paper import INK, PALE, WON, Paper
from domain.message import Say
from domain.polls.rules import Verdict

_VERDICTS: Mapping[str, str] = {
    Verdict.PASSED: WON,
    Verdict.FAILED: "#b23a2e",
    Verdict.VOID: "#b23a2e",
    Verdict.TIED: "#a15c00",
}

#: How large the letters of each part are.
_NUMBER, _QUESTION, _LINE, _VERDICT, _NOTE = 34, 52, 34, 46, 30


def poll_card(drawing: Say, texts: Texts, reader: Reader) -> str:
    """The picture as its reader sees it."""
    paper, args = Paper(texts, reader), drawing.args
    paper.write(Say("poll-card-picture", {"number": args["number"]}), _NUMBER, PALE, most=1)
    paper.write(args["question"], _QUESTION, INK, most=3)
    paper.write_each(args["turnout"], _LINE, PALE)
    paper.space(28)
    options, bars = args["options"], str(args["bars"]).split()
    assert isinstance(options, tuple)
    for option, bar in zip(options, bars, strict=True):
        paper.draw_row(option, int(bar))
    paper.write(Say("poll-card-rule", {"rule": args["rule"]}), _NOTE, PALE, most=4)
    paper.space(8)
    paper.write_each(args["checks"], _LINE, INK)
    paper.space(8)
    paper.write(args["verdict"], _VERDICT, _VERDICTS[str(args["outcome"])], most=4)
    paper.space(4)
    paper.write(args["effect"], _NOTE, PALE, most=5)
    if "link" in args:
        paper.space(24)
        paper.draw_way_in(args["link"])
    paper.space(32)
    return paper.svg()
