"""Handovers: everything goes over, what was not said yet too, and no import brings it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.message import Outgoing, Say
from domain.register import Contact, PostEntry, Register
from storage.membership.handovers import Brought, Handover
from storage.work import Work
from tests.storage.schema import columns_naming
from tests.town import NOON, a_case, a_unit, small_town, someone

DAY = timedelta(days=1)


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def handed_over(work: Work, giver: str = "xu", taker: str = "zhao") -> Handover:
    """Everything of one goes to the other, with nobody's word but their own."""
    people = [someone(work, key).id for key in (giver, taker)]
    handover = work.handovers.propose(*people, people[0], NOON)
    work.handovers.carry_out(handover, None, NOON)
    done = work.handovers.get(handover.id)
    assert done is not None
    return done


def posts(work: Work, key: str) -> list[tuple[str, str]]:
    actor = work.people.actor(someone(work, key), NOON + DAY)
    return [(post.role, post.grid) for post in actor.posts]


def imported(work: Work, register: Register) -> int:
    """How many posts and contacts are with others than the file says."""
    return Work(work._connection, work._shelf).registers.bring_in(register, NOON + DAY)["handed_over"]


def without(register: Register, person: str) -> Register:
    """The file no longer gives that person any post."""
    return replace(register, posts=tuple(post for post in register.posts if post.person != person))


def test_the_cases_of_one_are_those_of_the_other_and_closed_ones_stay(work: Work) -> None:
    xu, zhao = someone(work, "xu").id, someone(work, "zhao").id
    cases = [a_case(work, message=str(number)) for number in (1, 2, 3)]
    for case in cases:
        work.cases.save(case, replace(case, lead=xu, closed_at=NOON if case is cases[2] else None))
    handover = handed_over(work)
    assert handover.brought.cases == (cases[0].id, cases[1].id)
    assert [work.cases.get(case.id).lead for case in cases] == [zhao, zhao, xu]
    assert handover.done_at == NOON


def test_what_was_not_said_yet_is_said_to_the_other_and_only_once(work: Work) -> None:
    xu, zhao = someone(work, "xu").id, someone(work, "zhao").id
    case = a_case(work)
    work._connection.execute(
        "INSERT INTO clocks (case_id, kind, started_at, amount, unit, due_at, provisional)"
        " VALUES (?, 'finish', 1, 1, 'day', 2, 0)",
        (case.id,),
    )
    work._connection.execute("INSERT INTO nags (clock, rung, due_at, fired_at) VALUES (1, 0, 1, 1), (1, 1, 1, 1)")
    work.outbox.tell(xu, Outgoing(Say("menu")), NOON)
    rows = [
        (1, xu, "lead", "waiting", None),
        (1, xu, "lead", "told", 1),
        (2, xu, "lead", "held", None),
        (2, zhao, "deputy", "waiting", None),
        (2, xu, "reporter", "waiting", None),
    ]
    work._connection.executemany(
        "INSERT INTO pings (nag, person, part, state, outbox, at) VALUES (?, ?, ?, ?, ?, 1)", rows
    )
    handed_over(work)
    found = work._connection.execute("SELECT person, state, outbox FROM pings ORDER BY id").fetchall()
    # Whoever hears of a nag anyway, or would twice, hears of it once; who reported something still hears of that.
    assert list(map(tuple, found)) == [
        (zhao, "waiting", None),
        (zhao, "moot", None),
        (zhao, "moot", None),
        (zhao, "waiting", None),
        (xu, "waiting", None),
    ]
    assert work.deliveries.counts() == {"superseded": 1}


def test_duties_to_do_go_along_and_those_done_do_not(work: Work) -> None:
    xu, zhao = someone(work, "xu").id, someone(work, "zhao").id
    work._connection.executemany(
        "INSERT INTO duty_runs (kind, grid, person, title, opens_at, due_at, done_at, state)"
        " VALUES ('task', 'north', ?, '', 1, 2, ?, ?)",
        [(xu, None, "open"), (xu, 1, "done")],
    )
    assert handed_over(work).brought.runs == (1,)
    found = work._connection.execute("SELECT person FROM duty_runs ORDER BY id").fetchall()
    assert [row["person"] for row in found] == [zhao, xu]


def test_tasks_given_to_others_are_the_other_ones_to_hear_of(work: Work) -> None:
    xu, zhao, li = (someone(work, key).id for key in ("xu", "zhao", "li"))
    work._connection.executemany(
        "INSERT INTO duty_runs (kind, grid, person, given_by, title, opens_at, due_at)"
        " VALUES ('task', 'north', ?, ?, '', 1, 2)",
        [(li, xu), (xu, xu)],
    )
    handover = handed_over(work)
    assert (handover.brought.runs, handover.brought.given) == ((2,), (1, 2))
    found = work._connection.execute("SELECT person, given_by FROM duty_runs ORDER BY id").fetchall()
    assert list(map(tuple, found)) == [(li, zhao), (zhao, zhao)]


def test_no_card_of_a_duty_or_of_anothers_case_is_kept_up_to_date(work: Work) -> None:
    xu = someone(work, "xu").id
    theirs, own = a_case(work, message="1"), a_case(work, message="2", reporter="xu")
    for card in ("run:1:doer", f"case:{theirs.id}:lead:worker", f"case:{own.id}:neighbour", "handover:1"):
        work.outbox.tell(xu, Outgoing(Say("menu"), card=card), NOON)
    handed_over(work)
    found = work._connection.execute("SELECT card, state FROM outbox ORDER BY id").fetchall()
    assert list(map(tuple, found)) == [
        (None, "superseded"),
        (None, "superseded"),
        (f"case:{own.id}:neighbour", "queued"),
        ("handover:1", "queued"),
    ]


def test_an_import_does_not_undo_it_until_the_file_drops_it(work: Work) -> None:
    handed_over(work)
    assert imported(work, small_town()) == 1
    assert (posts(work, "xu"), posts(work, "zhao")) == ([], [("worker", "north")])
    assert imported(work, without(small_town(), "xu")) == 0
    assert posts(Work(work._connection, work._shelf), "zhao") == []
    # What the file gives to them anew is theirs.
    assert imported(work, small_town()) == 0
    assert posts(Work(work._connection, work._shelf), "xu") == [("worker", "north")]


def test_a_file_that_says_the_same_is_followed_again(work: Work) -> None:
    handed_over(work)
    agrees = without(small_town(), "xu")
    agrees = replace(agrees, posts=(*agrees.posts, PostEntry("zhao", "worker", "north")))
    assert imported(work, agrees) == 0
    assert posts(Work(work._connection, work._shelf), "zhao") == [("worker", "north")]


def test_what_went_from_hand_to_hand_stays_with_the_last(work: Work) -> None:
    handed_over(work, "xu", "zhao")
    handed_over(work, "zhao", "wang")
    assert imported(work, small_town()) == 1
    assert posts(Work(work._connection, work._shelf), "wang") == [("worker", "north")]
    handed_over(work, "wang", "xu")
    assert imported(work, small_town()) == 0


def test_contacts_are_kept_by_imports_too(work: Work) -> None:
    handed_over(work, "qin", "zhao")
    assert imported(work, small_town()) == 1
    again = Work(work._connection, work._shelf)
    assert again.people.actor(someone(again, "zhao"), NOON).organisations == {"sanitation"}
    dropped = replace(small_town(), contacts=(Contact("property", "feng"),))
    assert imported(work, dropped) == 0
    assert imported(work, small_town()) == 0


def test_what_was_taken_back_is_as_the_file_has_it(work: Work) -> None:
    handover = handed_over(work)
    work.handovers.undo(handover, NOON)
    assert imported(work, small_town()) == 0
    assert posts(Work(work._connection, work._shelf), "xu") == [("worker", "north")]


def test_only_what_went_over_and_is_still_there_goes_back(work: Work) -> None:
    xu, zhao = someone(work, "xu").id, someone(work, "zhao").id
    cases = [a_case(work, message=str(number)) for number in (1, 2)]
    work.cases.save(cases[0], replace(cases[0], lead=xu))
    work.cases.save(cases[1], replace(cases[1], lead=zhao))
    handover = handed_over(work)
    assert work.handovers.undo(handover, NOON).cases == (cases[0].id,)
    assert [work.cases.get(case.id).lead for case in cases] == [xu, zhao]


def test_what_goes_along_is_read_as_it_was_written() -> None:
    brought = Brought((("worker", "north", False),), ("sanitation",), (1, 2), (3,), (4,), (5,), (6,))
    assert Brought.read(brought.document()) == brought
    assert Brought.read("{}") == Brought()


@pytest.mark.parametrize("forgotten", ["xu", "zhao"])
def test_of_somebody_forgotten_nothing_is_left(work: Work, forgotten: str) -> None:
    xu, zhao, yang = (someone(work, key).id for key in ("xu", "zhao", "yang"))
    person = someone(work, forgotten).id
    handed_over(work)
    work.absences.note(xu, NOON, NOON + DAY, zhao, zhao, NOON)
    work.absences.note(yang, NOON, NOON + DAY, person, person, NOON)
    work.erasures.forget(person, NOON)
    assert work._connection.execute("SELECT count(*) FROM handovers").fetchone()[0] == 0
    left = work._connection.execute("SELECT person, stand_in, noted_by FROM absences").fetchall()
    assert person not in {value for row in left for value in row}
    assert yang in {row["person"] for row in left}


def test_whoever_said_yes_is_forgotten_and_the_handover_stands(work: Work) -> None:
    xu, zhao, yang = (someone(work, key).id for key in ("xu", "zhao", "yang"))
    handover = work.handovers.propose(xu, zhao, yang, NOON)
    work.handovers.carry_out(handover, yang, NOON)
    work.erasures.forget(yang, NOON)
    row = work._connection.execute("SELECT proposed_by, approved_by FROM handovers").fetchone()
    assert tuple(row) == (xu, None)
    assert imported(work, without(small_town(), "yang")) == 1


#: The tables of those who do the work, by the day.
STAFFING = ("absences", "shifts", "handovers", "pings", "duty_runs")


def test_no_table_of_those_who_work_names_somebody_forgotten(work: Work) -> None:
    xu, yang = someone(work, "xu").id, someone(work, "yang").id
    work._connection.execute(
        "INSERT INTO duty_runs (kind, grid, person, given_by, done_by, title, opens_at, due_at)"
        " VALUES ('task', 'north', ?, ?, ?, '', 1, 2)",
        (xu, xu, xu),
    )
    work._connection.execute(
        "INSERT INTO clocks (run_id, kind, started_at, amount, unit, due_at, provisional)"
        " VALUES (1, 'run', 1, 1, 'day', 2, 0)"
    )
    work._connection.execute("INSERT INTO nags (clock, rung, due_at, fired_at) VALUES (1, 0, 1, 1)")
    work._connection.execute("INSERT INTO pings (nag, person, part, at) VALUES (1, ?, 'lead', 1)", (xu,))
    for person, other in ((xu, yang), (yang, xu)):
        work._connection.execute(
            "INSERT INTO shifts (grid, person, from_at, until_at, put_by) VALUES ('north', ?, 1, 2, ?)", (person, other)
        )
        work.absences.note(person, NOON, NOON + DAY, other, other, NOON)
        handover = work.handovers.propose(person, other, other, NOON)
        work.handovers.call_off(handover, NOON)
    work.handovers.propose(yang, someone(work, "zhao").id, xu, NOON)
    named = [(table, column) for table in STAFFING for column in columns_naming(work._connection, table, "people")]
    assert len(named) >= 13

    work.erasures.forget(xu, NOON)

    for table, column in named:
        found = work._connection.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (xu,)).fetchone()[0]
        assert found == 0, (table, column)
    assert [len(list(work._connection.execute(f"SELECT * FROM {table}"))) for table in STAFFING] == [1, 1, 1, 0, 1]
