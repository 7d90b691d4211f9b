"""What stands on a ballot, read from what somebody typed or pressed, and written the one way it is stored.

Options are counted from 1. "2" is the second; "1,3" both; "1:3,2:2" three points or stars and two; "0" abstains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from domain.errors import Refusal
from domain.polls.poll import Method, Poll
from domain.reading.folding import fold

#: 弃权: takes part, agrees with nothing.
ABSTAIN = "0"

#: Methods whose ballots share out points or stars.
POINTED = frozenset({Method.DOT, Method.RATING})

#: The most stars one option can be given.
STARS = 5

#: A voice that gives at least so many stars agrees with the option.
AGREES_FROM = 4

_MARK = re.compile(r"(\d{1,3})(?::(\d{1,3}))?")
_BETWEEN = re.compile(r"[\s,;\u3001\u3002./+]+")


def read(poll: Poll, text: str) -> str:
    """The choice as it is stored: read from numbers, or from options in their own words. Raises Refusal."""
    folded = fold(text).strip()
    named = [place for place, option in enumerate(poll.options, start=1) if fold(option.text).strip() == folded]
    if len(named) == 1 and poll.method not in POINTED:
        return str(named[0])
    marks = _several_named(poll, folded) or _marks(poll, folded)
    if marks == [(0, None)]:
        return ABSTAIN
    chosen = _pointed(poll, marks) if poll.method in POINTED else _plain(poll, marks)
    return write(chosen, poll.method)


def write(marks: Iterable[tuple[int, int]], method: Method) -> str:
    """Options and their points as they are stored; no marks at all abstain."""
    form = "{}:{}" if method in POINTED else "{}"
    return ",".join(form.format(*mark) for mark in sorted(marks)) or ABSTAIN


def picks(choice: str) -> tuple[tuple[int, int], ...]:
    """Each option on a stored ballot with its points, 1 where none are shared out; nothing where it abstains."""
    if choice == ABSTAIN:
        return ()
    pairs = [mark.partition(":") for mark in choice.split(",")]
    return tuple((int(option), int(points or 1)) for option, _, points in pairs)


def most_picks(poll: Poll) -> int:
    """How many options one ballot may name."""
    several: Mapping[Method, int] = {
        Method.SEVERAL: poll.picks,
        Method.SEATS: poll.seats_max,
        Method.APPROVAL: len(poll.options),
        Method.DOT: len(poll.options),
        Method.RATING: len(poll.options),
    }
    return min(several.get(poll.method, 1), len(poll.options))


def _several_named(poll: Poll, text: str) -> list[tuple[int, int | None]]:
    """The options whose own words were typed one after another; nothing unless every word is one of them."""
    places = {fold(option.text).strip(): place for place, option in enumerate(poll.options, start=1)}
    words = [part for part in _BETWEEN.split(text) if part]
    if len(places) < len(poll.options) or poll.method in POINTED or not all(word in places for word in words):
        return []
    return [(places[word], None) for word in words]


def _marks(poll: Poll, text: str) -> list[tuple[int, int | None]]:
    """The options that were typed, and their points where some were."""
    found = [_MARK.fullmatch(part) for part in _BETWEEN.split(text) if part]
    if not found:
        raise Refusal("refusal-choice-unclear", options=len(poll.options))
    marks: list[tuple[int, int | None]] = []
    for mark in found:
        if mark is None:
            raise Refusal("refusal-choice-unclear", options=len(poll.options))
        marks.append((int(mark[1]), None if mark[2] is None else int(mark[2])))
    return marks


def _plain(poll: Poll, marks: list[tuple[int, int | None]]) -> list[tuple[int, int]]:
    options = [option for option, _ in marks]
    if any(points is not None for _, points in marks):
        raise Refusal("refusal-choice-no-points")
    _known(poll, options)
    if len(options) > most_picks(poll):
        raise Refusal("refusal-choice-too-many", most=most_picks(poll))
    return [(option, 1) for option in options]


def _pointed(poll: Poll, marks: list[tuple[int, int | None]]) -> list[tuple[int, int]]:
    shared = _SHARED[poll.method](poll, marks)
    _known(poll, [option for option, _ in shared])
    return shared


def _points(poll: Poll, marks: list[tuple[int, int | None]]) -> list[tuple[int, int]]:
    """All points shared out or fewer, at least one for whatever is named."""
    shared = [(option, points) for option, points in marks if points]
    if len(shared) != len(marks) or sum(points for _, points in shared) > poll.picks:
        raise Refusal("refusal-choice-points", points=poll.picks)
    return shared


def _stars(poll: Poll, marks: list[tuple[int, int | None]]) -> list[tuple[int, int]]:
    """1 to 5 stars for every option; numbers alone are the stars in the order of the options."""
    if all(stars is None for _, stars in marks):
        marks = [(place, stars) for place, (stars, _) in enumerate(marks, start=1)]
    shared = [(option, stars) for option, stars in marks if stars is not None and 1 <= stars <= STARS]
    if len(shared) != len(marks) or len(shared) != len(poll.options):
        raise Refusal("refusal-choice-stars", options=len(poll.options), stars=STARS)
    return shared


_SHARED = {Method.DOT: _points, Method.RATING: _stars}


def _known(poll: Poll, options: list[int]) -> None:
    if len({*options}) != len(options):
        raise Refusal("refusal-choice-twice")
    if any(not 1 <= option <= len(poll.options) for option in options):
        raise Refusal("refusal-choice-unclear", options=len(poll.options))
