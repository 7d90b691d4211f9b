"""How a choice is told: the options by their own words, with points where some are shared out."""

from __future__ import annotations

from domain.message import Arg, Say
from domain.polls.choices import ABSTAIN, POINTED, picks
from domain.polls.poll import Poll
from handlers.polls.terms import option_say


def choice_say(poll: Poll, choice: str) -> Say:
    """What stands on a ballot, in words."""
    if choice == ABSTAIN:
        return Say("ballot-abstains")
    marks = picks(choice)
    if len(marks) == 1 and poll.method not in POINTED:
        return Say("ballot-one", {"text": option_say(poll.options[marks[0][0] - 1])})
    lines = tuple(
        Say("ballot-points", {**_option(poll, option), "points": points})
        if poll.method in POINTED
        else Say("ballot-option", _option(poll, option))
        for option, points in marks
    )
    return Say("ballot-several", {"options": lines})


def _option(poll: Poll, option: int) -> dict[str, Arg]:
    return {"position": option, "text": option_say(poll.options[option - 1])}


def option_lines(poll: Poll) -> tuple[Say, ...]:
    """Every option with its number."""
    return tuple(Say("ballot-option", _option(poll, place)) for place in range(1, len(poll.options) + 1))
