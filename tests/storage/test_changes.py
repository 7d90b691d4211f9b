"""Which changes of a card are worth a new message where nothing can be changed in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.message import Action, Button, Outgoing, Say
from storage.mail.changes import Change, Said, is_worth_it
from storage.mail.deliveries import Queued
from storage.work import Work
from tests.town import NOON, YARD_GROUP, a_unit, at, someone

SIGN, FINISH = (Say("move-acknowledge"),), (Say("move-finish"),)
NONE: tuple[Say, ...] = ()

#: What could be chosen, what can be, what else is said, and whether whoever acted hears of it, and anybody else.
WORTH = [
    (SIGN, SIGN, Said.NOTHING, True, False),
    (SIGN, FINISH, Said.NOTHING, True, False),
    (SIGN, NONE, Said.NOTHING, True, True),
    (NONE, SIGN, Said.NOTHING, True, True),
    (NONE, NONE, Said.NOTHING, True, False),
    (SIGN, SIGN, Said.WORDS, False, False),
    (SIGN, FINISH, Said.WORDS, True, False),
    (SIGN, NONE, Said.WORDS, False, False),
    (NONE, SIGN, Said.WORDS, True, False),
    (SIGN, FINISH, Said.CHOICES, False, False),
    (SIGN, NONE, Said.CHOICES, False, False),
    (SIGN, FINISH, Said.SHOWN, False, False),
    (SIGN, NONE, Said.SHOWN, False, False),
]


@pytest.mark.parametrize(("before", "now", "said", "to_whoever_acted", "to_others"), WORTH)
def test_whoever_acted_hears_what_comes_of_it_and_others_when_they_have_more_or_nothing_to_do(
    before: tuple[Say, ...], now: tuple[Say, ...], said: Said, to_whoever_acted: bool, to_others: bool
) -> None:
    change = Change(1, before, now, owed=False, for_presser=False)
    assert is_worth_it(change, said, acted=True) is to_whoever_acted
    assert is_worth_it(change, said, acted=False) is to_others


@pytest.mark.parametrize("said", Said)
def test_a_ballot_on_which_something_is_marked_is_nobodys_news(said: Said) -> None:
    assert not is_worth_it(Change(1, SIGN, NONE, owed=False, for_presser=True), said, acted=False)


@pytest.mark.parametrize("said", Said)
def test_what_was_worth_it_once_stays_so_unless_they_see_it_now(said: Said) -> None:
    assert is_worth_it(Change(1, SIGN, SIGN, owed=True, for_presser=False), said, acted=False) is (said < Said.SHOWN)


CARD = Outgoing(Say("card-lead"), (Button(SIGN[0], Action("case.acknowledge", 7)),), card="case:7:lead:worker")
OVER = replace(CARD, body=Say("card-over"), buttons=())
REWORDED = replace(CARD, body=Say("card-lead-later"))
NEXT = replace(REWORDED, buttons=(Button(FINISH[0], Action("case.finish", 7)),))


@pytest.fixture
def work() -> Iterator[Work]:
    """Wang and Xu have a card, the first thing that was said to them."""
    with a_unit() as unit:
        for who in ("wang", "xu"):
            unit.outbox.post(at(who), CARD, NOON, reader=someone(unit, who).id)
        unit.outbox.post(YARD_GROUP, CARD, NOON)
        sent(unit)
        begin(unit)
        yield unit


def begin(work: Work) -> None:
    """The next unit of work: what was said before was said in another one."""
    del work.outbox


def sent(work: Work) -> list[Queued]:
    """Everything that waited, now that it was sent."""
    went: list[Queued] = []
    while claimed := work.deliveries.claim(9, NOON):
        for queued in claimed:
            work.deliveries.sent(queued.id, queued.edits or f"m{queued.id}", NOON)
            went.append(queued)
    return went


def worth(work: Work) -> set[str]:
    """The chats in which the change is worth a message."""
    edits = [queued for queued in sent(work) if queued.edits]
    assert {queued.to.chat for queued in edits} == {"wang", "xu", YARD_GROUP.chat}
    return {queued.to.chat for queued in edits if queued.anew}


def test_a_change_of_words_is_heard_by_whoever_waits_for_it_alone(work: Work) -> None:
    work.outbox.listens(at("wang"))
    work.outbox.refresh(REWORDED, NOON)
    assert worth(work) == {"wang"}


def test_whoever_is_answered_anyway_is_not_told_twice_whichever_was_said_first(work: Work) -> None:
    hello = Outgoing(Say("hello"))
    work.outbox.listens(at("wang"))
    work.outbox.post(at("wang"), hello, NOON, reader=someone(work, "wang").id)
    work.outbox.refresh(REWORDED, NOON)
    assert worth(work) == set()
    begin(work)
    work.outbox.listens(at("wang"))
    work.outbox.refresh(CARD, NOON)
    work.outbox.post(at("wang"), hello, NOON, reader=someone(work, "wang").id)
    assert worth(work) == set()


def test_an_answer_without_choices_is_followed_by_the_card_that_has_them(work: Work) -> None:
    work.outbox.listens(at("wang"))
    work.outbox.refresh(NEXT, NOON)
    work.outbox.post(at("wang"), Outgoing(Say("hello")), NOON, reader=someone(work, "wang").id)
    assert worth(work) == {"wang"}


def test_nothing_left_to_choose_is_heard_by_all_who_could_but_no_group(work: Work) -> None:
    work.outbox.refresh(OVER, NOON)
    assert worth(work) == {"wang", "xu"}


def test_whoever_pressed_on_a_page_sees_it_there(work: Work) -> None:
    work.outbox.looks_on(at("wang"))
    work.outbox.refresh(OVER, NOON)
    assert worth(work) == {"xu"}


def test_two_changes_in_one_unit_count_as_one(work: Work) -> None:
    work.outbox.refresh(OVER, NOON)
    work.outbox.refresh(replace(OVER, body=Say("card-lead-later")), NOON)
    assert worth(work) == {"wang", "xu"}


def test_words_that_overtake_a_change_worth_hearing_are_worth_it_too(work: Work) -> None:
    work.outbox.refresh(OVER, NOON)
    begin(work)
    work.outbox.refresh(replace(OVER, body=Say("card-lead-later")), NOON)
    assert worth(work) == {"wang", "xu"}
