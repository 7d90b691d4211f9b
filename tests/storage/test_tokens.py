"""One token for all processes, and one of them at a time who asks for the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage.work import Work
from tests.town import NOON, a_unit

ASKING = timedelta(seconds=25)
BREATH = timedelta(milliseconds=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def test_one_asks_and_the_others_wait(work: Work) -> None:
    assert work.tokens.claim("t", "", NOON, NOON + ASKING)
    assert not work.tokens.claim("t", "", NOON + BREATH, NOON + BREATH + ASKING)


def test_a_clock_that_is_a_little_behind_does_not_ask_too(work: Work) -> None:
    assert work.tokens.claim("t", "", NOON, NOON + ASKING)
    assert not work.tokens.claim("t", "", NOON - BREATH, NOON - BREATH + ASKING)


def test_who_asked_on_a_clock_far_ahead_keeps_nobody_from_asking(work: Work) -> None:
    tomorrow = NOON + timedelta(days=1)
    assert work.tokens.claim("t", "", tomorrow, tomorrow + ASKING)
    assert work.tokens.claim("t", "", NOON, NOON + ASKING)


def test_who_never_came_back_is_waited_for_as_long_as_an_answer_takes(work: Work) -> None:
    assert work.tokens.claim("t", "", NOON, NOON + ASKING)
    assert not work.tokens.claim("t", "", NOON + ASKING - BREATH, NOON + 2 * ASKING)
    assert work.tokens.claim("t", "", NOON + ASKING, NOON + 2 * ASKING)


def test_nobody_asks_for_another_token_than_the_one_that_is_good_no_more(work: Work) -> None:
    assert work.tokens.claim("t", "", NOON, NOON + ASKING)
    work.tokens.keep("t", "new", NOON + timedelta(hours=2))
    assert not work.tokens.claim("t", "old", NOON, NOON + ASKING)
    assert work.tokens.claim("t", "new", NOON, NOON + ASKING)


def test_tokens_of_platforms_have_nothing_to_do_with_each_other(work: Work) -> None:
    assert work.tokens.claim("wechat", "", NOON, NOON + ASKING)
    assert work.tokens.claim("wecom", "", NOON, NOON + ASKING)
    work.tokens.keep("wechat", "one", NOON + ASKING)
    assert work.tokens.kept("wecom").token == ""  # type: ignore[union-attr]
    assert work.tokens.kept("telegram") is None
