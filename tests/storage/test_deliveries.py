"""What waits goes out in order per chat; what was lost half-way goes once more; nothing blocks anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Address, Outgoing, Say
from storage.deliveries import Queued
from storage.work import Work
from tests.storage.steps import steps_of
from tests.town import NOON, YARD_GROUP, a_unit, at, someone

MINUTE = timedelta(minutes=1)
SUPERGROUP = "supergroup"


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def post(work: Work, chat: str | Address, key: str, *, after: int = 0, **more: str) -> None:
    address = chat if isinstance(chat, Address) else at(chat)
    work.outbox.post(address, Outgoing(Say(key), **more), NOON + after * MINUTE)  # type: ignore[arg-type]


def claim(work: Work, *, after: int = 0, most: int = 100) -> dict[str, str]:
    """What goes out now: chat and sentence."""
    return {queued.to.chat: queued.body.key for queued in take(work, after=after, most=most)}


def take(work: Work, *, after: int = 0, most: int = 100) -> tuple[Queued, ...]:
    return work.deliveries.claim(most, NOON + after * MINUTE)


def sent(work: Work, *queued: Queued) -> None:
    for message in queued:
        work.deliveries.sent(message.id, f"m{message.id}", NOON)


def test_a_chat_hears_one_thing_after_another_and_chats_do_not_wait_for_each_other(work: Work) -> None:
    for chat, key in (("wang", "first"), ("wang", "second"), ("li", "hello")):
        post(work, chat, key)
    going = take(work)
    assert {queued.to.chat: queued.body.key for queued in going} == {"wang": "first", "li": "hello"}
    assert claim(work) == {}
    sent(work, *going)
    assert claim(work) == {"wang": "second"}


def test_no_more_are_claimed_than_asked_for_the_oldest_first(work: Work) -> None:
    for chat in ("wang", "li", "xu"):
        post(work, chat, "hello")
    assert list(claim(work, most=2)) == ["wang", "li"]
    assert list(claim(work, most=2)) == ["xu"]


def test_what_is_to_be_said_later_waits_for_its_moment(work: Work) -> None:
    post(work, "wang", "good-morning", after=10)
    assert claim(work, after=9) == {}
    assert claim(work, after=10) == {"wang": "good-morning"}


def test_while_the_first_message_has_to_wait_so_do_those_behind_it(work: Work) -> None:
    post(work, "wang", "first")
    post(work, "wang", "second")
    post(work, "li", "hello")
    first = next(queued for queued in take(work) if queued.to.chat == "wang")
    work.deliveries.later(first.id, NOON + 5 * MINUTE, "flood")
    post(work, "wang", "third")
    assert claim(work, after=4) == {}
    assert claim(work, after=5) == {"wang": "first"}


def test_two_thousand_messages_that_have_to_wait_block_nobody_else(work: Work) -> None:
    post(work, "wang", "first")
    for _ in range(2100):
        post(work, "wang", "more")
    (first,) = take(work)
    work.deliveries.later(first.id, NOON + 5 * MINUTE, "flood")
    post(work, "li", "hello")
    assert claim(work, after=1) == {"li": "hello"}


def test_finding_what_may_go_looks_at_a_bounded_number_of_rows_however_many_wait(work: Work) -> None:
    """Twenty thousand messages to one chat, to a thousand, or to one each: it makes no difference."""
    steps = []
    for chat in ("'group'", "n % 1000", "n"):
        work._connection.execute("DELETE FROM outbox")
        work._connection.execute(
            f"""
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
            INSERT INTO outbox (channel, chat, body, photos, not_before, queued_at)
            SELECT 'lab', {chat}, '{{"say":"hello","args":{{}}}}', '[]', 1, 1 FROM numbers
            """
        )
        steps.append(steps_of(work, lambda: take(work, most=32)))
    assert max(steps) < 100_000


def test_what_was_lost_half_way_goes_once_more_and_then_stays_uncertain(work: Work) -> None:
    post(work, "wang", "news")
    assert claim(work) == {"wang": "news"}
    assert work.deliveries.recover() == 1
    (again,) = take(work)
    assert again.attempts == 2
    assert work.deliveries.recover() == 1
    assert claim(work) == {}
    assert work.deliveries.counts() == {"uncertain": 1}
    assert work.deliveries.recover() == 0


def test_a_message_that_failed_before_is_not_lost_by_a_crash(work: Work) -> None:
    """That it had been tried twice says nothing about the second try, which nobody knows the end of."""
    post(work, "wang", "news")
    (queued,) = take(work)
    work.deliveries.later(queued.id, NOON, "flood")
    take(work)
    work.deliveries.recover()
    (again,) = take(work)
    assert again.attempts == 3


def test_what_was_sent_is_not_touched_by_a_crash(work: Work) -> None:
    post(work, "wang", "news")
    sent(work, *take(work))
    assert work.deliveries.recover() == 0
    assert work.deliveries.counts() == {"sent": 1}


def test_an_edit_lost_half_way_is_repeated(work: Work) -> None:
    post(work, "wang", "card", card="case:7:reporter")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:reporter"), NOON)
    take(work)
    work.deliveries.recover()
    (again,) = take(work)
    assert (again.edits, again.body.key) == ("m1", "card-changed")


def test_an_edit_of_a_card_that_never_arrived_has_nothing_to_edit(work: Work) -> None:
    post(work, "wang", "card", card="case:7:reporter")
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:reporter"), NOON)
    (card,) = take(work)
    work.deliveries.failed(card.id, "blocked")
    (edit,) = take(work)
    assert edit.edits == ""


def test_a_message_knows_its_readers_language_and_its_buttons(work: Work) -> None:
    wang = someone(work, "wang")
    work.people.set_locale(wang.id, "en")
    work.outbox.tell(wang.id, Outgoing(Say("hello")), NOON)
    post(work, YARD_GROUP, "hello")
    assert {queued.to.chat: (queued.reader, queued.locale) for queued in take(work)} == {
        "wang": (wang.id, "en"),
        "fujia-group": (None, "zh-Hans"),
    }


def test_a_group_that_moved_hears_what_is_still_to_be_said_at_its_new_place(work: Work) -> None:
    post(work, YARD_GROUP, "card", card="case:7:group")
    sent(work, *take(work))
    post(work, YARD_GROUP, "first")
    post(work, YARD_GROUP, "second")
    (first,) = take(work)
    work.deliveries.moved(YARD_GROUP, SUPERGROUP)
    work.deliveries.later(first.id, NOON, "moved")
    assert claim(work) == {SUPERGROUP: "first"}
    chat = work.people.chat(at(SUPERGROUP))
    assert chat is not None
    assert chat.grid == "yard"
    assert work.people.chat(YARD_GROUP) is None
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    work.deliveries.recover()
    while going := take(work):
        last = going
        sent(work, *going)
    assert [(queued.to.chat, queued.edits) for queued in last] == [(SUPERGROUP, "m1")]


def test_a_group_that_moved_to_where_it_was_known_already_is_told_nothing_twice(work: Work) -> None:
    for chat in (YARD_GROUP, at(SUPERGROUP)):
        post(work, chat, "card", card="case:7:group")
        post(work, chat, "news", once="case:7:event:3")
    going = take(work)
    work.deliveries.moved(YARD_GROUP, SUPERGROUP)
    for queued in going:
        work.deliveries.later(queued.id, NOON, "moved")
    heard = []
    while going := take(work):
        heard += [(queued.to.chat, queued.body.key) for queued in going]
        sent(work, *going)
    assert heard == [(SUPERGROUP, "card"), (SUPERGROUP, "card"), (SUPERGROUP, "news")]
    assert work.deliveries.counts() == {"sent": 3, "superseded": 1}


def test_the_numbers_an_operator_sees(work: Work) -> None:
    assert work.deliveries.oldest_queued() is None
    post(work, "wang", "hello", after=2)
    post(work, "li", "hello", after=1)
    assert work.deliveries.oldest_queued() == NOON + 1 * MINUTE
    (gone,) = take(work, after=1)
    work.deliveries.dead(gone.id, "tried too often")
    assert work.deliveries.counts() == {"queued": 1, "dead": 1}
