"""What a poll has to look like before anybody is asked: how many options, how long they are, when it may close.

Every bound is refused in words; nothing is shortened in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import Refusal
from domain.polls.poll import Method, Option, RollKind, Secrecy
from domain.polls.presets import FITS
from domain.polls.rules import Measure, Rule, Threshold
from domain.reading.folding import fold

FEWEST_OPTIONS, MOST_OPTIONS = 2, 12
LONGEST_QUESTION, LONGEST_OPTION = 200, 60

#: Nobody can answer faster.
SHORTEST = timedelta(minutes=10)

#: So many polls of one grid are open or noticed at most: whoever is asked everything answers nothing.
MOST_OPEN = 10


def checked_question(words: str) -> str:
    """The question on one line. Raises Refusal for none, or one that is too long."""
    question = " ".join(words.split())
    if not question:
        raise Refusal("refusal-poll-no-question")
    if len(question) > LONGEST_QUESTION:
        raise Refusal("refusal-poll-question-long", most=LONGEST_QUESTION, said=len(question))
    return question


def checked_options(options: Sequence[Option]) -> tuple[Option, ...]:
    """The options. Raises Refusal when there are too many, or one is empty, too long or there twice."""
    named = tuple(replace(option, text=" ".join(option.text.split())) for option in options)
    if len(named) > MOST_OPTIONS:
        raise Refusal("refusal-poll-options-many", most=MOST_OPTIONS, said=len(named))
    seen: set[str] = set()
    for number, option in enumerate(named, start=1):
        if not option.text:
            raise Refusal("refusal-poll-option-empty", number=number)
        if len(option.text) > LONGEST_OPTION:
            raise Refusal("refusal-poll-option-long", number=number, most=LONGEST_OPTION)
        same = "".join(fold(option.text).split())
        if same in seen:
            raise Refusal("refusal-poll-option-twice", text=option.text)
        seen.add(same)
    return named


def checked_end(rule: Rule, opens: datetime, closes: datetime) -> datetime:
    """The moment it closes. Raises Refusal where its rule, or common sense, wants it sooner or later."""
    least = max(SHORTEST, timedelta(days=rule.vote_days_min))
    most = timedelta(days=rule.vote_days_max)
    if closes - opens < least:
        raise Refusal("refusal-poll-too-short", earliest=opens + least)
    if closes - opens > most:
        raise Refusal("refusal-poll-too-long", latest=opens + most)
    return closes


def methods_for(preset: str, options: int) -> tuple[tuple[Method, int], ...]:
    """How so many options can be chosen from under the preset, with the picks or points it takes; the usual first."""
    offered: tuple[tuple[Method, int], ...] = (
        (Method.SINGLE, 1),
        *(((Method.YES_NO, 1),) if options == 2 else ()),
        *((Method.SEVERAL, picks) for picks in (2, 3) if picks < options),
        (Method.APPROVAL, 1),
        (Method.DOT, 5),
        (Method.RATING, 1),
    )
    return tuple((method, picks) for method, picks in offered if method in FITS[preset].methods)


def fitting_roll(preset: str, wanted: RollKind) -> RollKind:
    """The roll that was wanted where the preset has it, else the one it usually has."""
    rolls = FITS[preset].rolls
    return wanted if wanted in rolls else rolls[0]


def fitting_secrecy(rule: Rule, wanted: Secrecy) -> Secrecy:
    """What was wanted; but a ballot that floor area is counted of is no secret."""
    by_area = any(threshold.measure is Measure.AREA for threshold in (*rule.participation, *rule.approval))
    return Secrecy.NAMED if by_area else wanted


def takes_part(threshold: Threshold | None) -> tuple[Threshold, ...]:
    """The participation a yard sets itself; none where everybody who comes counts."""
    return () if threshold is None else (threshold,)
