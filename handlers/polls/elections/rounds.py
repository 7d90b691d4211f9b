"""Whether a poll has another round, and who or what stands in it. How that is held is in ``runoffs.py``."""

from __future__ import annotations

from domain.polls.deciding import Result
from domain.polls.poll import Method, Poll
from domain.polls.rules import Verdict
from domain.polls.tally import Tally
from handlers.polls.results import read
from storage.work import Work


def still_standing(work: Work, poll: Poll, result: Result) -> tuple[int, ...]:
    """The options of the next round by their positions; nothing where there is none."""
    if poll.runoff_of is not None or poll.method is Method.YES_NO:
        return ()
    if result.verdict is Verdict.TIED:
        return result.tied
    if result.verdict is Verdict.FAILED and work.nominations.election(poll.id) is not None:
        tally, _ = read(work.polls.result(poll))
        return _best(poll, tally, result)
    return ()


def first_round(work: Work, poll: Poll) -> Poll:
    """The poll itself, or the one it is the next round of."""
    return poll if poll.runoff_of is None else work.polls.get(poll.runoff_of)


def seats_left(poll: Poll, result: Result) -> int:
    """How many seats nobody has won yet."""
    return poll.seats_max - len(result.winners) if poll.method is Method.SEATS else 1


def _best(poll: Poll, tally: Tally, result: Result) -> tuple[int, ...]:
    """One more than there are seats left, those with the most; whoever is equal to the last of them stands too."""
    points = {place: option.points for place, option in enumerate(tally.options, start=1) if option.points}
    left = {place: points[place] for place in points if place not in result.winners}
    ranked = sorted(left.values(), reverse=True)[: seats_left(poll, result) + 1]
    return tuple(place for place in left if left[place] >= ranked[-1]) if len(ranked) > 1 else ()
