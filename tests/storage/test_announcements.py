"""What very many people hear of a poll one after the other: who is next, what waits, and whose card is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Action, Button, Outgoing, Say
from domain.polls.ledger import Kind
from domain.polls.poll import Effect, Method, Option, RollKind, Secrecy
from domain.polls.presets import PRESETS
from storage.mail.held import OUTSIDE
from storage.polls.polls import NewPoll
from storage.polls.rolls import Voice
from storage.work import Work
from tests.town import NOON, a_unit, at, someone

CARD = Outgoing(
    Say("poll-shown"), (Button(Say("button-poll-abstain"), Action("poll.vote", 1, "0")),), card="poll:1:private"
)
OVER = Outgoing(Say("poll-card-over"), card=CARD.card)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def a_poll(work: Work, *voters: str) -> int:
    """The row of a poll in which each of them has a voice of their own."""
    people = [someone(work, voter).id for voter in voters]
    new = NewPoll(
        grid="yard",
        question="?",
        options=(Option("1"), Option("2")),
        method=Method.YES_NO,
        preset="straw",
        rule=PRESETS["straw"],
        effect=Effect.STRAW,
        secrecy=Secrecy.NAMED,
        roll_kind=RollKind.LISTED,
        proposed_by=people[0],
        opens_at=NOON,
        closes_at=NOON + timedelta(days=1),
    )
    poll = work.polls.add(new, NOON).id
    voices = [Voice(unit, f"person:{person}", "", person=person) for unit, person in enumerate(people, start=1)]
    work.rolls.add(poll, voices, [(person, unit) for unit, person in enumerate(people, start=1)])
    return poll


def sent(work: Work) -> list[tuple[str, str]]:
    """What goes where, by its key."""
    went = []
    while claimed := work.deliveries.claim(100, NOON):
        for queued in claimed:
            went.append((queued.to.chat, queued.body.key))
            work.deliveries.sent(queued.id, queued.edits or f"m{queued.id}", NOON)
    return sorted(went)


def test_those_with_a_voice_come_one_after_the_other(work: Work) -> None:
    poll = a_poll(work, "wang", "zhao", "li")
    everybody = work.rolls.everybody(poll, 0, 10)
    assert sorted(everybody) == sorted(someone(work, key).id for key in ("wang", "zhao", "li"))
    assert work.rolls.everybody(poll, everybody[0], 1) == everybody[1:2]
    assert work.rolls.everybody(poll, everybody[-1], 10) == ()


def test_what_is_announced_waits_in_its_order_until_all_have_heard_it(work: Work) -> None:
    poll = a_poll(work, "wang")
    first = Outgoing(Say("poll-published", {"seal": "ab"}), drawing=Say("poll-card-picture"), once="a")
    then = Outgoing(Say("poll-in-effect"), once="b")
    for message in (first, then):
        work.announcements.add(poll, message)
    assert work.announcements.waiting(poll) == (first, then)
    work.announcements.heard(poll)
    assert work.announcements.waiting(poll) == ()


def test_a_card_is_changed_for_one_person_and_nobody_else(work: Work) -> None:
    wang, zhao = someone(work, "wang").id, someone(work, "zhao").id
    for person in (wang, zhao):
        work.outbox.tell(person, CARD, NOON)
    assert sent(work) == [("wang", "poll-shown"), ("zhao", "poll-shown")]

    work.outbox.refresh_of(wang, OVER, NOON)
    assert sent(work) == [("wang", "poll-card-over")]


def test_a_card_that_waits_for_its_reader_says_what_it_says_by_then(work: Work) -> None:
    wang, zhao = someone(work, "wang").id, someone(work, "zhao").id
    for key, person in (("wang", wang), ("zhao", zhao)):
        work.people.unreachable(at(key), OUTSIDE)
        assert not work.outbox.tell(person, CARD, NOON)

    work.outbox.refresh_of(wang, OVER, NOON)

    said = {key: [held.body.key for held in work.held.of(at(key))] for key in ("wang", "zhao")}
    assert said == {"wang": ["poll-card-over"], "zhao": ["poll-shown"]}


def test_whoever_only_looked_is_known_apart_from_those_with_a_voice(work: Work) -> None:
    poll, xu = a_poll(work, "wang"), someone(work, "xu").id
    for person in (someone(work, "wang").id, xu):
        work.outbox.tell(person, CARD, NOON)
    assert work.rolls.onlookers(poll, "poll:1:private") == (xu,)


def test_a_ledger_begins_with_how_the_poll_was_opened(work: Work) -> None:
    poll = a_poll(work, "wang")
    work.ledger.add(poll, Kind.OPENED, NOON, facts={"doors": False})
    work.ledger.add(poll, Kind.CLOSED, NOON)
    assert work.ledger.first(poll).kind is Kind.OPENED
    assert work.ledger.first(poll).facts == {"doors": False}
