"""What a tally decides under the rule of its poll: a pure function, and every comparison it made, to be shown.

The option with the most points wins if it reaches what the rule asks; where two have the most, nobody draws lots: it is
a tie, and a runoff decides. YES_NO passes by its first option alone. SEATS fills its seats from the top with whoever
reaches what the rule asks; those who stand equal at the last seat are tied, those above them are elected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.polls.poll import Method, Poll
from domain.polls.rules import Measure, Op, Threshold, Verdict
from domain.polls.tally import Tally

#: The option of YES_NO that has to pass, and the other one.
FOR, AGAINST = 1, 2


@dataclass(frozen=True, slots=True)
class Check:
    """One threshold, what there was of what, and whether that is enough."""

    threshold: Threshold
    have: int
    of: int

    @property
    def met(self) -> bool:
        return self.threshold.met(self.have, self.of)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a poll. Options by their position from 1; ``winners`` the one with the most first.

    ``approval`` are the checks of ``weighed``: the option that had to pass, the winner with the least, or who came
    nearest; nothing was weighed when too few took part, and where the most wins by itself there is no check.
    """

    verdict: Verdict
    participation: tuple[Check, ...]
    approval: tuple[Check, ...] = ()
    weighed: int | None = None
    winners: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON takes it."""
        return {
            "verdict": self.verdict,
            "participation": [_written(check) for check in self.participation],
            "approval": [_written(check) for check in self.approval],
            "weighed": self.weighed,
            "winners": list(self.winners),
            "tied": list(self.tied),
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Result:
        """What ``plain`` wrote."""
        return Result(
            Verdict(plain["verdict"]),
            tuple(map(_read, plain["participation"])),
            tuple(map(_read, plain["approval"])),
            plain["weighed"],
            tuple(plain["winners"]),
            tuple(plain["tied"]),
        )


def decide(poll: Poll, tally: Tally) -> Result:
    """The result of a poll with this tally."""
    participation = tuple(
        Check(threshold, tally.voted(threshold.measure), tally.roll(threshold.measure))
        for threshold in poll.rule.participation
    )
    if not all(check.met for check in participation):
        return Result(Verdict.VOID, participation)
    verdict, weighed, winners, tied = _DECIDED.get(poll.method, _one)(poll, tally)
    return Result(verdict, participation, _checks(poll, tally, weighed), weighed, tuple(winners), tuple(tied))


#: Verdict, the option that is weighed, the winners, those who are tied.
_Decided = tuple[Verdict, int | None, Sequence[int], Sequence[int]]


def _yes_no(poll: Poll, tally: Tally) -> _Decided:
    agreed, against = _points(tally, FOR), _points(tally, AGAINST)
    if poll.rule.plurality and agreed == against > 0:
        return Verdict.TIED, FOR, (), (FOR, AGAINST)
    passed = agreed > against if poll.rule.plurality else _reaches(poll, tally, FOR)
    return (Verdict.PASSED, FOR, (FOR,), ()) if passed else (Verdict.FAILED, FOR, (), ())


def _one(poll: Poll, tally: Tally) -> _Decided:
    most = max(support.points for support in tally.options)
    best = [option for option in _options(tally) if _points(tally, option) == most]
    if not most:
        return Verdict.FAILED, None, (), ()
    if len(best) > 1:
        return Verdict.TIED, best[0], (), best
    if not _reaches(poll, tally, best[0]):
        return Verdict.FAILED, best[0], (), ()
    return Verdict.PASSED, best[0], best, ()


def _seats(poll: Poll, tally: Tally) -> _Decided:
    ranked = sorted(_options(tally), key=lambda option: (-_points(tally, option), option))
    able = [option for option in ranked if _points(tally, option) and _reaches(poll, tally, option)]
    winners, tied = able[: poll.seats_max], []
    if len(able) > poll.seats_max and _points(tally, able[poll.seats_max]) == _points(tally, winners[-1]):
        last = _points(tally, winners[-1])
        winners = [option for option in winners if _points(tally, option) > last]
        tied = [option for option in able if _points(tally, option) == last]
    weighed = winners[-1] if winners else ranked[0]
    if tied:
        return Verdict.TIED, weighed, winners, tied
    return Verdict.PASSED if len(winners) >= poll.seats_min else Verdict.FAILED, weighed, winners, ()


_DECIDED: Mapping[Method, Callable[[Poll, Tally], _Decided]] = {Method.YES_NO: _yes_no, Method.SEATS: _seats}


def _options(tally: Tally) -> range:
    return range(1, len(tally.options) + 1)


def _points(tally: Tally, option: int) -> int:
    return tally.options[option - 1].points


def _checks(poll: Poll, tally: Tally, option: int | None) -> tuple[Check, ...]:
    if option is None or poll.rule.plurality:
        return ()
    support = tally.options[option - 1]
    return tuple(
        Check(threshold, support.measured(threshold.measure), tally.voted(threshold.measure))
        for threshold in poll.rule.approval
    )


def _reaches(poll: Poll, tally: Tally, option: int) -> bool:
    """Whether as many agree with the option as the rule asks."""
    return all(check.met for check in _checks(poll, tally, option))


def _written(check: Check) -> list[object]:
    threshold = check.threshold
    return [threshold.measure, threshold.num, threshold.den, threshold.op, check.have, check.of]


def _read(plain: Sequence[Any]) -> Check:
    measure, num, den, op, have, of = plain
    return Check(Threshold(Measure(measure), num, den, Op(op)), have, of)
