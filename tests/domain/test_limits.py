"""The promises of each class of matter, written down a second time: they are what residents are told."""

from __future__ import annotations

import pytest

from domain.clocks.clock import Limit, Unit
from domain.clocks.limits import DEFAULT_LIMITS, FOLLOW_UP, NEXT_LEVEL, REOPEN, CaseClass

#: class, 签收, 办结, 核查.
TABLE = """
simple     2 work_hour   1 work_day    1 work_day
ordinary   2 work_hour   5 work_day    2 work_day
complex    2 work_hour   15 work_day   3 work_day
emergency  15 minute     2 hour        2 hour
utility    30 minute     24 hour       1 work_day
question   2 work_hour   1 work_day    1 work_day
"""

ROWS = tuple(line.split() for line in TABLE.strip().splitlines())


def test_every_class_has_its_promises() -> None:
    assert {row[0] for row in ROWS} == set(CaseClass) == set(DEFAULT_LIMITS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_class_promises_what_the_book_says(row: list[str]) -> None:
    limits = DEFAULT_LIMITS[CaseClass(row[0])]
    promised = [limits.acknowledge, limits.finish, limits.verify]
    assert promised == [Limit(int(amount), Unit(unit)) for amount, unit in zip(row[1::2], row[2::2], strict=True)]


#: class, first contact, plan.
BESIDES = """
simple     4 work_hour  -
ordinary   1 work_day   -
complex    1 work_day   5 work_day
emergency  -            -
utility    2 hour       -
question   -            -
"""


@pytest.mark.parametrize("row", BESIDES.strip().splitlines(), ids=lambda row: row.split()[0])
def test_what_each_class_promises_on_the_way(row: str) -> None:
    klass, *rest = row.split()
    limits = DEFAULT_LIMITS[CaseClass(klass)]
    told = [f"{limit.amount} {limit.unit}" if limit else "-" for limit in (limits.contact, limits.plan)]
    assert " ".join(told) == " ".join(rest)


def test_what_holds_for_every_class() -> None:
    assert (
        Limit(3, Unit.WORK_DAY),
        Limit(30, Unit.DAY),
        Limit(1, Unit.WORK_DAY),
    ) == (FOLLOW_UP, REOPEN, NEXT_LEVEL)
