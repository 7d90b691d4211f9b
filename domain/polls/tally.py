"""Counting: what a poll's ballots add up to, as exact numbers. What the numbers decide is in ``deciding.py``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from domain.polls.choices import ABSTAIN, AGREES_FROM, picks
from domain.polls.poll import Method, Poll
from domain.polls.rules import Measure


@dataclass(frozen=True, slots=True)
class Support:
    """What one option got: ``points`` of all who named it, and how many voices (with how much area) agree with it.

    A voice agrees with what it picks, with what it gives a point to, and with what it gives four stars or five.
    """

    units: int = 0
    area: int = 0
    points: int = 0

    def measured(self, measure: Measure) -> int:
        """The voices that agree, or their floor area in cm²."""
        return self.area if measure is Measure.AREA else self.units


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted. ``options`` are in the order they were asked in; who abstains has voted all the same."""

    roll_units: int
    roll_area: int
    voted_units: int
    voted_area: int
    abstained_units: int
    options: tuple[Support, ...]

    def roll(self, measure: Measure) -> int:
        """The whole roll so measured."""
        return self.roll_area if measure is Measure.AREA else self.roll_units

    def voted(self, measure: Measure) -> int:
        """Everybody who voted, so measured."""
        return self.voted_area if measure is Measure.AREA else self.voted_units

    def plain(self) -> dict[str, Any]:
        """As JSON takes it: voices, area and, of an option, points."""
        return {
            "abstained": self.abstained_units,
            "options": [[option.units, option.area, option.points] for option in self.options],
            "roll": [self.roll_units, self.roll_area],
            "voted": [self.voted_units, self.voted_area],
        }

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Tally:
        """What ``plain`` wrote."""
        (roll_units, roll_area), (voted_units, voted_area) = plain["roll"], plain["voted"]
        options = tuple(Support(*option) for option in plain["options"])
        return Tally(roll_units, roll_area, voted_units, voted_area, plain["abstained"], options)


def count(poll: Poll, roll_units: int, roll_area: int, counted: Iterable[tuple[str, int, int]]) -> Tally:
    """The tally of these choices, each with how many units made it and with how much floor area."""
    voted_units = voted_area = abstained = 0
    sums = [[0, 0, 0] for _ in poll.options]
    agrees_from = AGREES_FROM if poll.method is Method.RATING else 1
    for choice, units, area in counted:
        voted_units += units
        voted_area += area
        if choice == ABSTAIN:
            abstained += units
        for option, points in picks(choice):
            sum_of = sums[option - 1]
            sum_of[2] += points * units
            if points >= agrees_from:
                sum_of[0] += units
                sum_of[1] += area
    return Tally(roll_units, roll_area, voted_units, voted_area, abstained, tuple(Support(*one) for one in sums))
