"""What is to be said is queued with the change that says it, and a card is edited wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import Refusal
from domain.message import Action, Address, Button, Outgoing, Say
from storage.engine.documents import load_say
from storage.mail.rows import HANDLES_LIVE
from storage.work import Work
from tests.town import NOON, YARD_GROUP, a_unit, at, someone

TAKE = Button(Say("move-take"), Action("case.take", 7))
FINISH = Button(Say("move-finish"), Action("case.finish", 7))
CARD = Outgoing(Say("card-lead", {"number": "26-0007"}), (TAKE, FINISH), ("a" * 64,), card="case:7:lead:worker")


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def send_all(work: Work) -> list[tuple[str, str | None]]:
    """Everything that may go goes, and what went where: the chat, and the id of the message it edited."""
    went = []
    while claimed := work.deliveries.claim(100, NOON):
        for queued in claimed:
            went.append((queued.to.chat, queued.edits))
            work.deliveries.sent(queued.id, queued.edits or f"m{queued.id}", NOON)
    return went


def typed(work: Work, chat: Address, *, reply_to: str | None = None) -> list[Action]:
    """What the numbers 1, 2 … typed in the chat ask for."""
    pressed = [work.choices.pressed(handle) for handle in work.choices.numbered(chat, reply_to=reply_to)]
    return [choice.action for choice in pressed if choice is not None]


def test_a_person_is_told_in_private_on_the_account_they_used_last(work: Work) -> None:
    wang = someone(work, "wang")
    assert work.outbox.tell(wang.id, Outgoing(Say("hello")), NOON)
    assert send_all(work) == [("wang", None)]


def test_nobody_can_be_told_whose_account_is_blocked_until_they_speak_again(work: Work) -> None:
    wang = someone(work, "wang")
    work.people.unreachable(at("wang"), "blocked")
    assert not work.outbox.tell(wang.id, Outgoing(Say("hello")), NOON)
    someone(work, "wang")
    assert work.outbox.tell(wang.id, Outgoing(Say("hello")), NOON)


def test_what_is_to_be_said_once_is_said_once_in_each_chat(work: Work) -> None:
    news = Outgoing(Say("hello"), once="case:7:event:3")
    for chat in (at("wang"), at("wang"), at("li"), at("wang")):
        work.outbox.post(chat, news, NOON)
    assert sorted(send_all(work)) == [("li", None), ("wang", None)]


def test_a_card_that_was_said_once_is_not_forgotten_when_it_is_said_again(work: Work) -> None:
    once = replace(CARD, once="case:7:event:3")
    work.outbox.post(at("xu"), once, NOON)
    send_all(work)
    work.outbox.post(at("xu"), once, NOON)
    work.outbox.refresh(replace(CARD, buttons=()), NOON)
    assert send_all(work) == [("xu", "m1")]


def test_a_card_is_edited_wherever_it_is_shown(work: Work) -> None:
    for chat in (at("xu"), YARD_GROUP):
        work.outbox.post(chat, CARD, NOON)
    work.outbox.post(at("li"), replace(CARD, card="case:7:neighbour"), NOON)
    send_all(work)
    work.outbox.refresh(replace(CARD, body=Say("card-lead", {"number": "26-0008"})), NOON)
    assert sorted(send_all(work)) == [("fujia-group", "m2"), ("xu", "m1")]


def test_a_card_changed_before_it_was_sent_is_edited_once_it_has_an_id(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    work.outbox.refresh(replace(CARD, buttons=()), NOON)
    assert send_all(work) == [("xu", None), ("xu", "m1")]


def test_of_several_changes_not_yet_sent_only_the_last_is(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    for number in ("26-0008", "26-0009", "26-0010"):
        work.outbox.refresh(replace(CARD, body=Say("card-lead", {"number": number})), NOON)
    (queued,) = work.deliveries.claim(10, NOON)
    assert queued.body.args == {"number": "26-0010"}
    assert work.deliveries.counts() == {"sent": 1, "superseded": 2, "sending": 1}


CHANGES = {
    "words": {"body": Say("card-lead", {"number": "26-0008"})},
    "sentence": {"body": Say("card-group", {"number": "26-0007"})},
    "photos": {"photos": ()},
    "fewer buttons": {"buttons": (TAKE,)},
    "order of buttons": {"buttons": (FINISH, TAKE)},
    "label": {"buttons": (replace(TAKE, label=Say("move-accept")), FINISH)},
    "action": {"buttons": (replace(TAKE, action=Action("case.take", 7, "again")), FINISH)},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_card_is_edited_when_anything_on_it_changes_and_only_once(work: Work, change: dict[str, object]) -> None:
    changed = replace(CARD, **change)  # type: ignore[arg-type]
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(CARD, NOON)
    assert send_all(work) == []
    work.outbox.refresh(changed, NOON)
    work.outbox.refresh(changed, NOON)
    assert send_all(work) == [("xu", "m1")]
    work.outbox.refresh(changed, NOON)
    assert send_all(work) == []


def test_who_may_press_is_part_of_a_card(work: Work) -> None:
    wang = someone(work, "wang")
    work.outbox.post(at("wang"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(replace(CARD, audience=wang.id), NOON)
    assert send_all(work) == [("wang", "m1")]


def test_a_card_changed_back_before_the_change_was_sent_still_ends_as_it_is(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(replace(CARD, buttons=()), NOON)
    work.outbox.refresh(CARD, NOON)
    assert send_all(work) == [("xu", "m1")]
    assert typed(work, at("xu")) == [TAKE.action, FINISH.action]


def test_an_edit_that_failed_is_tried_again_by_the_next_refresh(work: Work) -> None:
    changed = replace(CARD, buttons=())
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(changed, NOON)
    (edit,) = work.deliveries.claim(10, NOON)
    work.deliveries.dead(edit.id, "tried too often")
    work.outbox.refresh(changed, NOON)
    assert send_all(work) == [("xu", "m1")]


def test_a_card_that_never_arrived_is_shown_nowhere(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    (queued,) = work.deliveries.claim(10, NOON)
    work.deliveries.failed(queued.id, "blocked")
    work.outbox.refresh(replace(CARD, buttons=()), NOON)
    assert send_all(work) == []


def _the_connection_breaks(work: Work) -> None:
    for queued in work.deliveries.claim(10, NOON):
        work.deliveries.lost(queued.id, NOON)


def test_a_card_that_may_not_have_arrived_is_edited_where_it_is_known_to_be(work: Work) -> None:
    work.outbox.post(YARD_GROUP, CARD, NOON)
    send_all(work)
    work.outbox.post(YARD_GROUP, CARD, NOON)
    _the_connection_breaks(work)
    send_all(work)
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    assert send_all(work) == [(YARD_GROUP.chat, "m1")]


def test_a_card_nobody_knows_the_place_of_is_not_edited(work: Work) -> None:
    work.outbox.post(YARD_GROUP, CARD, NOON)
    _the_connection_breaks(work)
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    assert work.deliveries.counts() == {"uncertain": 1}


def test_a_card_that_was_deleted_is_not_edited_again_and_can_be_shown_anew(work: Work) -> None:
    for chat in (at("xu"), at("li")):
        work.outbox.post(chat, CARD, NOON)
    send_all(work)
    work.deliveries.gone(at("xu"), CARD.card, "m1")
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    assert send_all(work) == [("li", "m2")]
    work.outbox.post(at("xu"), CARD, NOON)
    assert send_all(work) == [("xu", None)]
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    assert send_all(work) == [("xu", "m4")]


def test_a_card_that_moves_takes_the_changes_of_its_old_place_with_it(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    work.outbox.post(at("xu"), replace(CARD, buttons=(TAKE,)), NOON)
    work.outbox.refresh(replace(CARD, buttons=()), NOON)
    assert send_all(work) == [("xu", None), ("xu", "m1"), ("xu", "m3")]
    assert work.deliveries.counts() == {"sent": 4, "superseded": 1}


def test_a_way_onward_is_told_apart_from_other_choices(work: Work) -> None:
    onward = Button(Say("hello"), Action("talk.start", None, "case-26-0007"))
    work.outbox.post(YARD_GROUP, replace(CARD, buttons=(TAKE, onward)), NOON)
    (queued,) = work.deliveries.claim(10, NOON)
    assert queued.onward == ("", "case-26-0007")


def test_a_card_shown_again_in_vain_is_edited_where_it_was_shown_before(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.post(at("xu"), CARD, NOON)
    (again,) = work.deliveries.claim(10, NOON)
    work.deliveries.failed(again.id, "too long")
    send_all(work)
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    assert send_all(work) == [("xu", "m1")]


def test_a_card_shown_again_is_edited_where_it_was_shown_last(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(replace(CARD, buttons=()), NOON)
    assert send_all(work) == [("xu", "m2")]


def test_the_message_a_card_moved_away_from_keeps_its_words_and_loses_its_buttons(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.post(at("xu"), replace(CARD, body=Say("card-lead", {"number": "26-0008"})), NOON)

    (moved,) = work.deliveries.claim(10, NOON)
    work.deliveries.sent(moved.id, "m2", NOON)
    (left,) = work.deliveries.claim(10, NOON)

    assert (moved.edits, len(moved.choices)) == (None, 2)
    assert (left.edits, left.body, left.photos, left.choices) == ("m1", CARD.body, CARD.photos, ())


def test_a_button_is_an_opaque_handle_that_tells_what_it_asks_for(work: Work) -> None:
    wang = someone(work, "wang")
    work.outbox.post(at("wang"), replace(CARD, audience=wang.id), NOON)
    take, finish = work.choices.numbered(at("wang"), reply_to=None)
    assert take != finish
    pressed = work.choices.pressed(take)
    assert pressed is not None
    assert (pressed.action, pressed.audience, pressed.shown_in) == (TAKE.action, wang.id, at("wang"))
    assert (pressed.expires_at, pressed.card) == (NOON + HANDLES_LIVE, CARD.card)
    assert work.choices.pressed("forged") is None


def test_a_typed_number_means_the_buttons_of_what_was_asked_last_until_something_else_is_said(work: Work) -> None:
    work.outbox.post(at("xu"), replace(CARD, card=None), NOON)
    work.outbox.post(at("xu"), Outgoing(Say("question"), (FINISH,)), NOON)
    assert typed(work, at("xu")) == [FINISH.action]
    work.outbox.post(at("xu"), Outgoing(Say("thanks")), NOON)
    assert typed(work, at("xu")) == []


def test_a_typed_number_that_answers_a_message_means_the_buttons_under_that_one(work: Work) -> None:
    work.outbox.post(at("xu"), replace(CARD, card=None), NOON)
    work.outbox.post(at("xu"), Outgoing(Say("question"), (FINISH,)), NOON)
    send_all(work)
    assert typed(work, at("xu"), reply_to="m1") == [TAKE.action, FINISH.action]
    assert typed(work, at("xu"), reply_to="m99") == []
    assert typed(work, at("li")) == []


def test_a_typed_number_means_the_buttons_a_card_has_now(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    send_all(work)
    work.outbox.post(at("xu"), Outgoing(Say("thanks")), NOON)
    assert typed(work, at("xu")) == typed(work, at("xu"), reply_to="m1") == [FINISH.action]


def test_a_typed_number_means_the_buttons_that_are_shown_where_the_change_did_not_arrive(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    send_all(work)
    work.outbox.refresh(replace(CARD, buttons=(FINISH,)), NOON)
    (edit,) = work.deliveries.claim(10, NOON)
    work.deliveries.failed(edit.id, "this platform cannot edit")
    assert typed(work, at("xu")) == [TAKE.action, FINISH.action]


def test_a_message_of_ours_tells_what_it_was_about(work: Work) -> None:
    work.outbox.post(at("xu"), CARD, NOON)
    work.outbox.post(at("xu"), Outgoing(Say("thanks")), NOON + timedelta(seconds=1))
    for queued in (*work.deliveries.claim(1, NOON + timedelta(minutes=1)),):
        work.deliveries.sent(queued.id, "m1", NOON)
    (thanks,) = work.deliveries.claim(1, NOON + timedelta(minutes=1))
    work.deliveries.sent(thanks.id, "m2", NOON)
    assert work.choices.about(at("xu"), "m1") == (CARD.card, TAKE.action)
    assert work.choices.about(at("xu"), "m2") == (None, None)
    assert work.choices.about(at("xu"), "m99") == (None, None)


def test_a_telephone_is_starred_in_a_group_and_not_for_a_person(work: Work) -> None:
    said = replace(CARD, body=Say("news-note", {"number": "26-0007", "words": "13812345678"}))
    work.outbox.tell(someone(work, "wang").id, said, NOON)
    work.outbox.post(YARD_GROUP, said, NOON)
    words = {queued.to.chat: queued.body.args["words"] for queued in work.deliveries.claim(9, NOON)}
    assert words == {"wang": "13812345678", YARD_GROUP.chat: "138******78"}


def test_an_edited_card_is_starred_in_a_group_too_and_edited_once(work: Work) -> None:
    work.outbox.post(YARD_GROUP, CARD, NOON)
    send_all(work)
    changed = replace(CARD, body=Say("card-lead", {"number": "13812345678"}))
    for _ in range(2):
        work.outbox.refresh(changed, NOON)
    assert [queued.body.args for queued in work.deliveries.claim(9, NOON)] == [{"number": "138******78"}]


def shown_by(work: Work) -> list[tuple[str, str | None, str]]:
    """What is in the outbox: the chat, the message it edits, what it says."""
    rows = work._connection.execute("SELECT chat, edits, body FROM outbox ORDER BY id")
    return [(row["chat"], row["edits"], load_say(row["body"]).key) for row in rows]


def test_the_first_words_about_something_are_heard_in_the_order_they_were_said(work: Work) -> None:
    wang, li = someone(work, "wang").id, someone(work, "li").id
    with work.outbox.first_words("case:7:"):
        work.outbox.post(at("wang"), CARD, NOON, reader=wang)
        work.outbox.post(at("wang"), Outgoing(Say("hello")), NOON, reader=wang)
        assert work.outbox.tell_all((li, wang), Outgoing(Say("news"), once="case:7:event:1"), NOON) == (li, wang)
    said = [("wang", None, "card-lead"), ("wang", None, "hello"), ("li", None, "news"), ("wang", None, "news")]
    assert shown_by(work) == said


def test_among_the_first_words_too_what_is_said_once_is_heard_once_and_a_card_moves(work: Work) -> None:
    wang = someone(work, "wang").id
    news = Outgoing(Say("news"), once="case:7:event:1")
    with work.outbox.first_words("case:7:"):
        for _ in range(2):
            work.outbox.tell(wang, news, NOON)
            work.outbox.post(at("xu"), CARD, NOON)
        work.outbox.refresh(replace(CARD, buttons=()), NOON)
    assert shown_by(work) == [
        ("wang", None, "news"),
        ("xu", None, "card-lead"),
        ("xu", None, "card-lead"),
        ("xu", "", "card-lead"),
    ]


def test_what_was_not_meant_to_be_said_is_not_among_the_first_words(work: Work) -> None:
    def speak_in_vain() -> None:
        with work.all_or_nothing(), work.outbox.first_words("case:7:"):
            work.outbox.post(at("xu"), CARD, NOON)
            raise Refusal("refusal-too-many")

    with pytest.raises(Refusal):
        speak_in_vain()
    work.outbox.post(at("xu"), Outgoing(Say("hello")), NOON)
    assert shown_by(work) == [("xu", None, "hello")]


def test_many_are_told_at_once_and_those_who_cannot_be_are_left_out(work: Work) -> None:
    people = [someone(work, key).id for key in ("wang", "li", "xu", "zhao", "chen", "sun")]
    work.people.unreachable(at("li"), "blocked")
    told = work.outbox.tell_all(people, Outgoing(Say("hello")), NOON)
    assert told == tuple(person for person in people if person != people[1])
    assert len(send_all(work)) == len(told)
