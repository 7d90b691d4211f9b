"""Joining: the account and all it brought become the registered person's, and go back to the row when it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Action, Address, Button, Outgoing, Say
from domain.people import Person
from domain.places.place import Place
from domain.register import Relation
from storage.dialogues import Dialogue
from storage.engine.times import to_us
from storage.membership.joinings import Joining
from storage.work import Work
from tests.town import NOON, YARD_GROUP, a_case, a_unit, at, someone

HOUR = timedelta(hours=1)
LATER = NOON + HOUR
DOOR = Place("yard", "yard-4", "2", "301")
ANOTHER_GROUP = Address("lab", "willow-group")
ASKED = Dialogue(Action("ask.who"))


@pytest.fixture
def work() -> Iterator[Work]:
    """小徐 was imported and has no phone yet."""
    with a_unit() as unit:
        unit._connection.execute("DELETE FROM accounts WHERE external = 'xu'")
        yield unit


def stranger(work: Work) -> Person:
    return work.people.meet(at("passer-by"), "路人", NOON)


def joined(work: Work) -> Joining:
    return work.joinings.join(at("passer-by"), stranger(work).id, xu(work), LATER)


def xu(work: Work) -> int:
    found: int = work._connection.execute("SELECT id FROM people WHERE key = 'xu'").fetchone()[0]
    return found


def test_who_has_not_come_is_everybody_in_office_without_an_account_there(work: Work) -> None:
    assert work.joinings.not_come(("lab",)) == {"xu": xu(work)}
    assert set(work.joinings.not_come(("telegram",))) == {"li", "xu", "yang", "qin", "feng"}
    assert set(work.joinings.not_come(("lab", "telegram"))) == {"xu"}
    joined(work)
    assert work.joinings.not_come(("lab",)) == {}


def test_whom_the_register_knows(work: Work) -> None:
    assert work.joinings.registered(xu(work))
    assert not work.joinings.registered(stranger(work).id)


def test_everything_goes_over_and_comes_back(work: Work) -> None:
    who = stranger(work).id
    mine, group = a_case(work, reporter="passer-by"), a_case(work, reporter="passer-by", chat=YARD_GROUP, message="2")
    other = a_case(work, reporter="wang", message="3")
    work.cases.support(other, who, NOON)
    household = work.claims.household(DOOR)
    assert household is not None
    claim = work.claims.ask(household, who, 0, None, NOON)
    work.claims.grant(claim, Relation.OWNER, someone(work, "li").id, NOON)
    work.dialogues.open(who, YARD_GROUP, ASKED, NOON)
    before = owners(work)

    joining = joined(work)
    assert {owner for rows in owners(work).values() for owner in rows} <= {xu(work), someone(work, "wang").id}
    assert work.people.doors(xu(work)) == (DOOR,)
    assert work.dialogues.get(xu(work), YARD_GROUP, LATER) == ASKED
    since = a_case(work, LATER, reporter="passer-by", message="4")
    assert since.reporter == xu(work)

    work.joinings.undo(joining, LATER)
    assert work.people.meet(at("passer-by"), "", LATER).id == who
    reporters = [work.cases.get(case.id).reporter for case in (mine, group, since)]
    assert reporters == [who] * 3
    assert {name: rows for name, rows in owners(work).items() if name != "cases"} == {
        name: rows for name, rows in before.items() if name != "cases"
    }
    assert work.joinings.get(joining.id) is None


def owners(work: Work) -> dict[str, list[int]]:
    queries = {
        "cases": "SELECT reporter FROM cases ORDER BY id",
        "supporters": "SELECT person FROM supporters ORDER BY case_id",
        "doors": "SELECT person FROM household_members ORDER BY household, person",
        "claims": "SELECT person FROM claims ORDER BY id",
    }
    rows = {name: [row[0] for row in work._connection.execute(query)] for name, query in queries.items()}
    return rows | {"doors": sorted(set(rows["doors"]) & {stranger(work).id, xu(work)})}


def test_what_both_have_stays_where_it_is(work: Work) -> None:
    case = a_case(work, reporter="wang")
    for person in (stranger(work).id, xu(work)):
        work.cases.support(case, person, NOON)
    joining = joined(work)
    work.joinings.undo(joining, LATER)
    rows = work._connection.execute("SELECT person FROM supporters ORDER BY person").fetchall()
    assert sorted(row[0] for row in rows) == sorted((stranger(work).id, xu(work)))


def test_buttons_and_messages_of_before_are_the_registered_persons(work: Work) -> None:
    who = stranger(work).id
    message = Outgoing(Say("menu"), buttons=(Button(Say("menu"), Action("ask.mine")),), audience=who)
    work.outbox.post(at("passer-by"), message, NOON, reader=who)
    work.outbox.post(YARD_GROUP, message, NOON)
    a_case(work, reporter="passer-by", chat=YARD_GROUP)
    work.outbox.post(ANOTHER_GROUP, message, NOON)
    work.dialogues.open(who, ANOTHER_GROUP, ASKED, NOON)
    joined(work)
    rows = [tuple(row) for row in work._connection.execute("SELECT reader, audience FROM outbox ORDER BY id")]
    assert rows == [(xu(work), xu(work)), (None, xu(work)), (None, xu(work))]


def test_what_waits_for_the_wrong_person_is_not_said_and_no_card_is_kept_up_to_date(work: Work) -> None:
    joining = joined(work)
    for card in (None, "case:1:lead:worker", "case:2:reporter"):
        work.outbox.post(at("passer-by"), Outgoing(Say("menu"), card=card), LATER, reader=xu(work))
    work.outbox.post(at("li"), Outgoing(Say("menu"), card="case:1:lead:worker"), LATER, reader=someone(work, "li").id)
    work.joinings.undo(joining, LATER)
    rows = [tuple(row) for row in work._connection.execute("SELECT chat, card, state, reader FROM outbox ORDER BY id")]
    who = stranger(work).id
    assert rows == [
        ("passer-by", None, "superseded", who),
        ("passer-by", None, "superseded", who),
        ("passer-by", "case:2:reporter", "queued", who),
        ("li", "case:1:lead:worker", "queued", someone(work, "li").id),
    ]


def test_what_the_wrong_person_was_asked_nobody_answers(work: Work) -> None:
    joining = joined(work)
    work.dialogues.open(xu(work), at("passer-by"), ASKED, LATER)
    work.joinings.undo(joining, LATER)
    assert work.dialogues.get(xu(work), at("passer-by"), LATER) is None


def test_the_cases_the_wrong_person_acted_in_are_named(work: Work) -> None:
    case = a_case(work, reporter="wang")
    a_case(work, reporter="wang", message="2")
    work.history.add(case, "note", NOON, actor=xu(work))
    joining = joined(work)
    assert work.joinings.undo(joining, LATER) == ()
    joining = joined(work)
    for _ in range(2):
        work.history.add(case, "note", LATER, actor=xu(work))
    work._connection.execute("UPDATE cases SET closed_at = ?", (to_us(LATER),))
    assert work.joinings.undo(joining, LATER) == ("26-0001",)


def test_a_name_or_an_account_is_in_no_joining_of_somebody_forgotten(work: Work) -> None:
    who = stranger(work).id
    joined(work)
    assert work.erasures.formers(xu(work)) == (who,)
    work.erasures.forget(xu(work), LATER)
    assert work._connection.execute("SELECT * FROM joinings").fetchall() == []
