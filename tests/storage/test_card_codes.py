"""What cards can be changed with: each code once, the newest first, and none that is too old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Address
from storage.mail.card_codes import LIVES
from storage.work import Work
from tests.town import NOON, a_unit

LI = Address("wecom", "li")
SECOND = timedelta(seconds=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def test_a_code_is_taken_once(work: Work) -> None:
    work.card_codes.keep("code", LI, "t-1", NOON)
    assert work.card_codes.take(LI, "t-1", NOON) == "code"
    assert work.card_codes.take(LI, "t-1", NOON) is None


def test_of_several_codes_the_newest_is_taken_first(work: Work) -> None:
    work.card_codes.keep("of the card", LI, "t-1", NOON)
    work.card_codes.keep("of the press", LI, "t-1", NOON + SECOND)
    assert [work.card_codes.take(LI, "t-1", NOON + SECOND) for _ in range(3)] == ["of the press", "of the card", None]


def test_a_code_told_twice_is_one(work: Work) -> None:
    for _ in range(2):
        work.card_codes.keep("code", LI, "t-1", NOON)
    assert [work.card_codes.take(LI, "t-1", NOON) for _ in range(2)] == ["code", None]


def test_a_code_is_for_its_card_alone(work: Work) -> None:
    work.card_codes.keep("code", LI, "t-1", NOON)
    assert work.card_codes.take(LI, "t-2", NOON) is None
    assert work.card_codes.take(Address("wecom", "wang"), "t-1", NOON) is None


def test_a_code_that_is_too_old_is_not_tried(work: Work) -> None:
    work.card_codes.keep("code", LI, "t-1", NOON)
    assert work.card_codes.take(LI, "t-1", NOON + LIVES) is None
    work.card_codes.keep("another", LI, "t-1", NOON + LIVES)
    assert work.card_codes.take(LI, "t-1", NOON) == "another"
    assert work.card_codes.take(LI, "t-1", NOON) is None
