"""Who asked to be forgotten, and when that is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage.work import Work
from tests.town import NOON, a_unit, someone

DAY = timedelta(days=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as work:
        yield work


def test_whoever_asks_twice_is_forgotten_when_they_asked_first(work: Work) -> None:
    wang = someone(work, "wang").id
    assert work.farewells.ask(wang, NOON + DAY, NOON) == NOON + DAY
    assert work.farewells.ask(wang, NOON + 2 * DAY, NOON + DAY) == NOON + DAY
    assert work.farewells.due(NOON + DAY - timedelta(microseconds=1)) == ()
    assert work.farewells.due(NOON + DAY) == (wang,)


def test_what_is_taken_back_was_never_asked(work: Work) -> None:
    wang, li = someone(work, "wang").id, someone(work, "li").id
    work.farewells.ask(wang, NOON, NOON)
    work.farewells.ask(li, NOON, NOON)
    work.farewells.take_back(wang)
    assert (work.farewells.due_at(wang), work.farewells.due(NOON)) == (None, (li,))


def test_whoever_is_forgotten_asked_for_nothing(work: Work) -> None:
    wang = someone(work, "wang").id
    work.farewells.ask(wang, NOON, NOON)
    work.erasures.forget(wang, NOON)
    assert work.farewells.due_at(wang) is None
