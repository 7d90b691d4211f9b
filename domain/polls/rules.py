"""How a poll is decided: thresholds as exact fractions. The presets of the law are a table in ``presets.py``.

Integers alone: 以上 includes the number itself, 过半数 does not, and no fraction is ever rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Measure(StrEnum):
    """What is counted: voices (on a roll of owners: heads 人数), or their floor area."""

    UNITS = "units"
    AREA = "area"


class Op(StrEnum):
    """以上 at least, 过半数 more than."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


class Verdict(StrEnum):
    """未达参与, 通过, 未通过, 平票."""

    VOID = "void"
    PASSED = "passed"
    FAILED = "failed"
    TIED = "tied"


@dataclass(frozen=True, slots=True)
class Threshold:
    """``num / den`` of everything measured has to be reached, or exceeded."""

    measure: Measure
    num: int
    den: int
    op: Op

    def met(self, have: int, of: int) -> bool:
        """Whether so many of so many are enough; of nothing nothing is enough."""
        left, right = have * self.den, self.num * of
        return of > 0 and (left > right if self.op is Op.MORE_THAN else left >= right)


@dataclass(frozen=True, slots=True)
class Rule:
    """When a poll may count (of the whole roll), and when it passes (of those who voted).

    ``approval`` is what an option has to reach to win; with ``plurality`` the one with the most wins without it.
    ``notice_days`` lie between the announcement and the opening, ``objection_days`` follow the result, it is published
    for ``publish_days``. ``formal`` polls need a second person before they open. ``law`` is the key of its name.
    """

    id: str
    law: str
    valid_from: date
    participation: tuple[Threshold, ...]
    approval: tuple[Threshold, ...]
    plurality: bool = False
    notice_days: int = 0
    vote_days_min: int = 0
    vote_days_max: int = 60
    objection_days: int = 0
    publish_days: int = 0
    formal: bool = False
