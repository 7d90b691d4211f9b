"""The figures of a month, worked out from the histories of cases and from nothing else: whoever has them gets the same.

    响应率  of the matters accepted in the month those that somebody took up before the limit of 签收 was over. One
            that is neither taken up nor late yet is not counted yet; one withdrawn or merged before, never.
    解决率  of the closings in the month those after which the matter was not opened again. A matter that is closed
            twice has two closings, and the first of them solved nothing.
    满意率  of the closings in the month after which whoever reported it was asked how it is those of which they
            said that it is well: by verifying it themselves, or some days later. Silence is no yes.

What happens later (a matter opened again, an answer) still counts for the month of its acceptance or closing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.casework.moves import Move

#: What whoever answers does first: the matter is in somebody's hands.
_TAKEN_UP = frozenset({Move.ACKNOWLEDGE, Move.TAKE, Move.FINISH, Move.SUSPEND, Move.REJECT})

#: After these nobody owes anything any more.
_CALLED_OFF = frozenset({Move.WITHDRAW, Move.MERGE})

#: Somebody was told that 签收 is late, or soon will be.
LATE = "late-acknowledge"

#: Whoever reported it was asked how it is some days later, and said that it is well.
_ASKED = "late-follow_up"
_WELL = "satisfied"


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a case's history."""

    at: datetime
    actor: int | None
    action: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rate:
    """``good`` of ``all``."""

    good: int = 0
    all: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.good + other.good, self.all + other.all)

    @property
    def permille(self) -> int | None:
        """The nearest thousandth, a half rounded up; None of nothing."""
        return (2000 * self.good + self.all) // (2 * self.all) if self.all else None

    @property
    def percent(self) -> str:
        """As people read it: 91.7. Of nothing there is none."""
        return "" if self.permille is None else f"{self.permille // 10}.{self.permille % 10}"


@dataclass(frozen=True, slots=True)
class Figures:
    """响应率, 解决率 and 满意率, each with its two numbers."""

    answered: Rate = Rate()
    solved: Rate = Rate()
    satisfied: Rate = Rate()

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.answered + other.answered, self.solved + other.solved, self.satisfied + other.satisfied)


def figures_of(history: Sequence[Happening], since: datetime, before: datetime) -> Figures:
    """What one case, by its whole history in order, adds to the figures of a span of time."""
    solved = satisfied = Rate()
    for place, one in enumerate(history):
        if one.action == Move.CLOSE and since <= one.at < before:
            later = _until_opened_again(history[place + 1 :])
            opened_again = bool(later) and later[-1].action == Move.REOPEN
            solved += Rate(int(not opened_again), 1)
            satisfied += _verdict(history[: place + 1], later)
    return Figures(_answered(history, since, before), solved, satisfied)


def _answered(history: Sequence[Happening], since: datetime, before: datetime) -> Rate:
    accepted = next((one for one in history if one.action == Move.ACCEPT), None)
    if accepted is None or not since <= accepted.at < before:
        return Rate()
    for one in history:
        if one.action in _TAKEN_UP:
            return Rate(1, 1)
        if one.action in _CALLED_OFF:
            return Rate()
        if _too_late(one):
            return Rate(0, 1)
    return Rate()


def _too_late(one: Happening) -> bool:
    """Whether it says that the limit of 签收 is over; somebody is also told before."""
    # Before ladders began ahead of the end nothing was late earlier, and no moment was written down.
    due = one.facts.get("due")
    return one.action == LATE and (due is None or datetime.fromisoformat(due) <= one.at)


def _until_opened_again(later: Sequence[Happening]) -> Sequence[Happening]:
    """What happened up to the moment the matter was opened again, that moment included."""
    for place, one in enumerate(later):
        if one.action == Move.REOPEN:
            return later[: place + 1]
    return later


def _verdict(until_closed: Sequence[Happening], later: Sequence[Happening]) -> Rate:
    """What whoever reported it said of a closing, if they were asked at all. Opening it again is a no."""
    reporter = until_closed[0].actor
    verified_by = next((one.actor for one in reversed(until_closed) if one.action == Move.VERIFY), None)
    well = verified_by == reporter or any(one.action == _WELL for one in later)
    opened_again_by = [one.actor for one in later if one.action == Move.REOPEN]
    asked = well or reporter in opened_again_by or any(one.action == _ASKED for one in later)
    return Rate(int(well and not opened_again_by), int(asked))
