"""How much time each class of matter gets: literal tables, overridable by a town and by a category.

The numbers are those of the sources' cities (12345 practice); cities differ by up to eight times, so all of it is data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.clocks.counting import Limit, Unit


class CaseClass(StrEnum):
    """How a matter is treated: decides the default limits (简单, 一般, 复杂, 突发, 水电气热, 咨询)."""

    SIMPLE = "simple"
    ORDINARY = "ordinary"
    COMPLEX = "complex"
    EMERGENCY = "emergency"
    UTILITY = "utility"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Limits:
    """The promises of one case: 签收, 办结, 核查; and where they are promised, first contact and a plan."""

    acknowledge: Limit
    finish: Limit
    verify: Limit
    contact: Limit | None = None
    plan: Limit | None = None


DEFAULT_LIMITS: Mapping[CaseClass, Limits] = {
    CaseClass.EMERGENCY: Limits(Limit(15, Unit.MINUTE), Limit(2, Unit.HOUR), Limit(2, Unit.HOUR)),
    CaseClass.UTILITY: Limits(
        Limit(30, Unit.MINUTE), Limit(24, Unit.HOUR), Limit(1, Unit.WORK_DAY), contact=Limit(2, Unit.HOUR)
    ),
    CaseClass.SIMPLE: Limits(
        Limit(2, Unit.WORK_HOUR), Limit(1, Unit.WORK_DAY), Limit(1, Unit.WORK_DAY), contact=Limit(4, Unit.WORK_HOUR)
    ),
    CaseClass.ORDINARY: Limits(
        Limit(2, Unit.WORK_HOUR), Limit(5, Unit.WORK_DAY), Limit(2, Unit.WORK_DAY), contact=Limit(1, Unit.WORK_DAY)
    ),
    CaseClass.COMPLEX: Limits(
        Limit(2, Unit.WORK_HOUR),
        Limit(15, Unit.WORK_DAY),
        Limit(3, Unit.WORK_DAY),
        contact=Limit(1, Unit.WORK_DAY),
        plan=Limit(5, Unit.WORK_DAY),
    ),
    CaseClass.QUESTION: Limits(Limit(2, Unit.WORK_HOUR), Limit(1, Unit.WORK_DAY), Limit(1, Unit.WORK_DAY)),
}

#: 回访: asked so long after closing.
FOLLOW_UP = Limit(3, Unit.WORK_DAY)

#: A closed case may be reopened for so long.
REOPEN = Limit(30, Unit.DAY)

#: When a clock has run out the next level up is told so much later.
NEXT_LEVEL = Limit(1, Unit.WORK_DAY)

#: A complex matter's 办结 may be put off once, by so much at most.
EXTENSION = Limit(15, Unit.WORK_DAY)

#: Whoever knows of a nag (已了解) is left alone for so long at most, so often for one promise.
SNOOZE = Limit(1, Unit.WORK_DAY)
SNOOZES = 2

#: Nobody is nagged more often in a day, emergencies excepted: the rest is in the next digest.
PINGS_A_DAY = 6

#: An order of the 12345 line is to be done so long before the line's own limit.
ORDER_MARGIN = Limit(1, Unit.WORK_DAY)
