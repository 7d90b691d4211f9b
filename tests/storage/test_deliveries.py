"""What waits goes out in order per chat; what was lost half-way goes once more; nothing blocks anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Address, Outgoing, Say
from storage.mail.deliveries import DEATHS, Parting, Queued
from storage.work import Work
from tests.storage.steps import steps_of
from tests.town import LAB, NOON, YARD_GROUP, a_unit, at, someone

MINUTE = timedelta(minutes=1)
SUPERGROUP = "supergroup"


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def post(work: Work, chat: str | Address, key: str, *, after: int = 0, **more: str) -> None:
    address = chat if isinstance(chat, Address) else at(chat)
    work.outbox.post(address, Outgoing(Say(key), **more), NOON + after * MINUTE)  # type: ignore[arg-type]


def tell(work: Work, who: str, key: str, *, after: int = 0) -> None:
    assert work.outbox.tell(someone(work, who).id, Outgoing(Say(key)), NOON + after * MINUTE)


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


@pytest.mark.parametrize(("chat", "rank"), [("'group'", "n"), ("n % 1000", "n / 1000"), ("n", "1")])
def test_finding_what_may_go_looks_at_a_bounded_number_of_rows_however_many_wait(
    work: Work, chat: str, rank: str
) -> None:
    """Twenty thousand messages to one chat, to a thousand, or to one each: it makes no difference."""
    work._connection.execute(
        f"""
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
        INSERT INTO outbox (channel, chat, rank, body, photos, not_before, queued_at)
        SELECT 'lab', {chat}, {rank}, '{{"say":"hello","args":{{}}}}', '[]', 1, 1 FROM numbers
        """
    )
    assert steps_of(work, lambda: take(work, most=32)) < 100_000


def test_what_was_going_out_when_the_program_died_goes_again_and_says_so(work: Work) -> None:
    tell(work, "wang", "news")
    post(work, YARD_GROUP, "news")
    assert not any(queued.again for queued in take(work))
    for attempt in range(2, DEATHS + 1):
        assert work.deliveries.recover(NOON) == 2
        assert [(queued.attempts, queued.again) for queued in take(work)] == [(attempt, True)] * 2


def test_what_the_program_dies_of_each_time_is_not_tried_for_ever(work: Work) -> None:
    tell(work, "wang", "news")
    for _ in range(DEATHS):
        assert claim(work) == {"wang": "news"}
        work.deliveries.recover(NOON)
    assert claim(work) == {}
    assert work.deliveries.counts() == {"uncertain": 1}
    assert work.deliveries.recover(NOON) == 0


def test_what_a_group_may_have_read_before_the_connection_broke_is_not_posted_again(work: Work) -> None:
    post(work, YARD_GROUP, "news", once="case:7:event:3")
    post(work, YARD_GROUP, "more news")
    (queued,) = take(work)
    work.deliveries.lost(queued.id, NOON)
    post(work, YARD_GROUP, "news", once="case:7:event:3")
    assert claim(work) == {YARD_GROUP.chat: "more news"}
    assert work.deliveries.counts() == {"uncertain": 1, "sending": 1}


def test_a_message_that_failed_before_is_not_lost_by_a_crash(work: Work) -> None:
    """That it had been tried twice says nothing about the second try, which nobody knows the end of."""
    tell(work, "wang", "news")
    (queued,) = take(work)
    work.deliveries.later(queued.id, NOON, "flood")
    take(work)
    work.deliveries.recover(NOON)
    (again,) = take(work)
    assert again.attempts == 3


def test_that_it_may_have_arrived_is_not_forgotten_when_the_second_try_fails(work: Work) -> None:
    tell(work, "wang", "news")
    (queued,) = take(work)
    work.deliveries.lost(queued.id, NOON)
    take(work)
    work.deliveries.later(queued.id, NOON, "flood")
    (again,) = take(work)
    assert again.again
    work.deliveries.lost(again.id, NOON)
    assert work.deliveries.counts() == {"uncertain": 1}


def test_what_is_still_under_way_is_not_lost(work: Work) -> None:
    for who in ("wang", "li"):
        tell(work, who, "news")
    under_way, _ = take(work)
    assert work.deliveries.recover(NOON, {under_way.id}) == 1
    assert claim(work) == {"li": "news"}


def test_what_was_sent_is_not_touched_by_a_crash(work: Work) -> None:
    post(work, "wang", "news")
    sent(work, *take(work))
    assert work.deliveries.recover(NOON) == 0
    assert work.deliveries.counts() == {"sent": 1}


def test_an_edit_lost_half_way_is_repeated_as_often_as_it_takes(work: Work) -> None:
    post(work, "wang", "card", card="case:7:reporter")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:reporter"), NOON)
    for _ in range(3):
        take(work)
        work.deliveries.recover(NOON)
    (edit,) = take(work)
    assert (edit.edits, edit.body.key, edit.again) == ("m1", "card-changed", False)


def test_an_edit_of_a_card_that_never_arrived_has_nothing_to_edit(work: Work) -> None:
    post(work, "wang", "card", card="case:7:reporter")
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:reporter"), NOON)
    (card,) = take(work)
    work.deliveries.failed(card.id, "blocked")
    (edit,) = take(work)
    assert edit.edits == ""


def answer(work: Work, who: str, key: str, *, after: int = 0) -> None:
    """Somebody just spoke, and this is what they hear."""
    work.outbox.post(at(who), Outgoing(Say(key)), NOON + after * MINUTE, reader=someone(work, who).id)


def order(work: Work, *, after: int = 0) -> list[str]:
    """In which order everything goes that may go."""
    heard = []
    while going := take(work, after=after, most=1):
        heard.append(going[0].body.key)
        sent(work, *going)
    return heard


def test_whoever_just_spoke_hears_first_then_whoever_has_to_act_then_groups_then_cards_change(work: Work) -> None:
    post(work, "qin", "card", card="case:7:reporter")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:reporter"), NOON)
    post(work, YARD_GROUP, "notice")
    tell(work, "li", "ping")
    answer(work, "wang", "answer")
    assert order(work) == ["answer", "ping", "notice", "card-changed"]


def test_an_answer_to_somebody_in_the_group_comes_before_a_notice_in_another(work: Work) -> None:
    post(work, YARD_GROUP, "notice")
    post(work, "other-group", "answer", reply_to="m7")
    assert order(work) == ["answer", "notice"]


def test_nothing_waits_for_ever_behind_what_is_more_urgent(work: Work) -> None:
    post(work, YARD_GROUP, "notice")
    answer(work, "wang", "answer", after=10)
    answer(work, "li", "late answer", after=12)
    assert order(work, after=12) == ["answer", "notice", "late answer"]


def test_a_long_line_in_one_chat_lets_the_others_pass(work: Work) -> None:
    for n in range(40):
        post(work, YARD_GROUP, f"line-{n}")
    post(work, "other-group", "hello", after=1)
    assert 0 < order(work, after=1).index("hello") <= 21


def test_new_words_come_before_the_change_of_a_card_in_the_same_chat(work: Work) -> None:
    post(work, YARD_GROUP, "card", card="case:7:group")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    for key in ("first", "second"):
        post(work, YARD_GROUP, key)
    assert order(work) == ["first", "second", "card-changed"]


def test_a_card_changes_after_it_was_shown_however_long_the_line_before_it(work: Work) -> None:
    for n in range(1500):
        post(work, YARD_GROUP, f"news-{n}")
    post(work, YARD_GROUP, "card", card="case:7:group")
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    assert order(work)[-2:] == ["card", "card-changed"]


def test_new_words_do_not_wait_for_an_edit_that_fails_but_edits_wait_for_words(work: Work) -> None:
    post(work, "li", "card", card="case:7:group")
    post(work, "wang", "card", card="case:7:group")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    for edit in take(work):
        work.deliveries.later(edit.id, NOON + 9 * MINUTE, "no connection")
    post(work, "wang", "hello", after=1)
    (words,) = take(work, after=1)
    assert words.body.key == "hello"
    work.deliveries.later(words.id, NOON + 20 * MINUTE, "no connection")
    assert claim(work, after=9) == {"li": "card-changed"}
    assert claim(work, after=20) == {"wang": "hello"}


def test_words_queued_while_an_edit_was_under_way_wait_for_its_end_and_not_for_its_next_try(work: Work) -> None:
    post(work, "wang", "card", card="case:7:group")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    (edit,) = take(work)
    post(work, "wang", "hello")
    assert claim(work) == {}
    work.deliveries.later(edit.id, NOON + 9 * MINUTE, "no connection")
    assert claim(work) == {"wang": "hello"}


def test_an_edit_that_failed_gives_way_to_newer_words_for_its_card(work: Work) -> None:
    post(work, "li", "card", card="case:7:group")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    (edit,) = take(work)
    work.outbox.refresh(Outgoing(Say("card-changed-again"), card="case:7:group"), NOON)
    work.deliveries.later(edit.id, NOON + MINUTE, "no connection")
    assert order(work, after=9) == ["card-changed-again"]
    assert work.deliveries.counts() == {"sent": 2, "superseded": 1}


def test_an_edit_of_a_card_that_has_moved_on_does_not_come_back_to_it(work: Work) -> None:
    post(work, "li", "card", card="case:7:group")
    sent(work, *take(work))
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    (edit,) = take(work)
    post(work, "li", "card-anew", card="case:7:group")
    work.deliveries.lost(edit.id, NOON + MINUTE)
    assert order(work, after=9) == ["card-anew", "card-changed"]
    assert [row[0] for row in work._connection.execute("SELECT edits FROM outbox WHERE state = 'superseded'")] == ["m1"]


def test_a_chat_that_rests_hears_nothing_and_the_others_do(work: Work) -> None:
    for chat in ("wang", "li"):
        for key in ("first", "second"):
            post(work, chat, key)
    work.deliveries.rest(at("wang"), NOON + 2 * MINUTE)
    assert claim(work) == {"li": "first"}
    assert claim(work, after=2) == {"wang": "first"}


def test_the_courier_says_which_chats_rest_and_how_much_room_a_channel_has(work: Work) -> None:
    for chat in ("wang", "li", "xu", "yang"):
        post(work, chat, "hello")
        post(work, Address("pigeon", chat), "hello")
    going = work.deliveries.claim(3, NOON, resting={at("wang"), at("xu")}, room={LAB: 1, "pigeon": 0})
    assert [queued.to for queued in going] == [at("li")]
    going = work.deliveries.claim(3, NOON, resting={at("wang"), at("xu")}, room={LAB: 0})
    assert [queued.to.channel for queued in going] == ["pigeon"] * 3


def test_after_the_farewell_the_chat_is_left(work: Work) -> None:
    work.outbox.post(YARD_GROUP, Outgoing(Say("farewell"), parting=True), NOON)
    (farewell,) = take(work)
    assert farewell.parting is Parting.FAREWELL
    sent(work, farewell)
    work.deliveries.leave_next(farewell.id)
    (leaving,) = take(work)
    assert (leaving.id, leaving.parting, leaving.attempts) == (farewell.id, Parting.LEAVING, 1)
    work.deliveries.left(leaving.id)
    assert claim(work) == {}
    assert work.deliveries.counts() == {"sent": 1}


def test_a_farewell_that_may_have_been_heard_is_not_repeated_but_the_chat_is_left(work: Work) -> None:
    work.outbox.post(YARD_GROUP, Outgoing(Say("farewell"), parting=True), NOON)
    take(work)
    for _ in range(2):
        work.deliveries.recover(NOON)
        (leaving,) = take(work)
        assert leaving.parting is Parting.LEAVING
    work.deliveries.left(leaving.id)
    assert work.deliveries.counts() == {"uncertain": 1}


def test_a_chat_is_left_although_the_farewell_was_refused(work: Work) -> None:
    work.outbox.post(YARD_GROUP, Outgoing(Say("farewell"), parting=True), NOON)
    (farewell,) = take(work)
    work.deliveries.failed(farewell.id, "muted")
    work.deliveries.leave_next(farewell.id)
    (leaving,) = take(work)
    work.deliveries.left(leaving.id)
    assert work.deliveries.counts() == {"failed": 1}


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


def test_what_a_group_was_told_before_it_moved_is_not_taken_for_what_it_is_told_there(work: Work) -> None:
    post(work, YARD_GROUP, "card", card="case:7:group")
    (card,) = take(work)
    work.deliveries.sent(card.id, "5", NOON)
    work.outbox.refresh(Outgoing(Say("card-changed"), card="case:7:group"), NOON)
    work.deliveries.moved(YARD_GROUP, SUPERGROUP)
    work.outbox.refresh(Outgoing(Say("card-changed-again"), card="case:7:group"), NOON)
    (anew,) = take(work)
    assert (anew.to, anew.body.key, anew.edits) == (at(SUPERGROUP), "card-changed-again", None)
    sent(work, anew)
    post(work, SUPERGROUP, "another", card="case:8:group")
    (another,) = take(work)
    work.deliveries.sent(another.id, "5", NOON)
    assert work.choices.about(at(SUPERGROUP), "5")[0] == "case:8:group"
    post(work, SUPERGROUP, "card", card="case:7:group")
    assert claim(work) == {SUPERGROUP: "card"}


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
