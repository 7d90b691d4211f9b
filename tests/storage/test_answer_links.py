"""Where a robot may answer: the link of the message itself first, each once, none beyond its hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Address
from storage.mail.answer_links import LIVES
from storage.work import Work
from tests.town import NOON, a_unit

GROUP = Address("wecom", "robot:yard")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        for minute, link in enumerate(("first", "second", "third")):
            unit.answer_links.give(link, GROUP, f"m{minute}", NOON + minute * MINUTE)
        yield unit


def test_a_message_is_answered_by_its_own_link(work: Work) -> None:
    assert work.answer_links.best(GROUP, "m1", NOON + 3 * MINUTE) == "second"


@pytest.mark.parametrize("reply_to", [None, "somebody else's"])
def test_else_by_the_one_that_ends_first(work: Work, reply_to: str | None) -> None:
    assert work.answer_links.best(GROUP, reply_to, NOON + 3 * MINUTE) == "first"


def test_a_link_is_good_once(work: Work) -> None:
    work.answer_links.use("first")
    assert work.answer_links.best(GROUP, None, NOON + 3 * MINUTE) == "second"


def test_another_chat_has_links_of_its_own(work: Work) -> None:
    assert work.answer_links.best(Address("wecom", "xiaoli"), "m1", NOON) is None
    assert work.answer_links.best(Address("another", GROUP.chat), "m1", NOON) is None


def test_nobody_takes_an_answer_after_an_hour(work: Work) -> None:
    assert work.answer_links.best(GROUP, None, NOON + LIVES) == "second"
    assert work.answer_links.best(GROUP, None, NOON + LIVES + 2 * MINUTE) is None


def test_where_only_a_new_one_will_do_an_older_one_is_none(work: Work) -> None:
    assert work.answer_links.best(GROUP, "m0", NOON + 2 * MINUTE, within=MINUTE) == "third"


def test_old_ones_are_not_kept(work: Work) -> None:
    work.answer_links.give("much later", GROUP, "m9", NOON + 2 * LIVES)
    # Asked as of long ago, when they were good, they are not there either.
    assert work.answer_links.best(GROUP, None, NOON + 3 * MINUTE) == "much later"


def test_the_same_link_given_again_is_one_link(work: Work) -> None:
    work.answer_links.give("first", GROUP, "m0", NOON)
    for _ in range(3):
        link = work.answer_links.best(GROUP, None, NOON + 3 * MINUTE)
        assert link is not None
        work.answer_links.use(link)
    assert work.answer_links.best(GROUP, None, NOON + 3 * MINUTE) is None


def test_whoever_is_forgotten_is_answered_nowhere(work: Work) -> None:
    account = Address("wecom", "wang-in-wecom")
    person = work.people.meet(account, "王秀兰", NOON)
    work.answer_links.give("private", account, "m7", NOON)
    work.erasures.forget(person.id, NOON)
    assert work.answer_links.best(account, "m7", NOON) is None
    assert work.answer_links.best(GROUP, None, NOON + 3 * MINUTE) == "first"
