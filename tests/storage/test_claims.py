"""Claims: asked once, decided once, looked at again when nobody decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.places.place import Place
from domain.register import Relation
from storage.engine.sqlite import sqlite3
from storage.membership.claims import Claim
from storage.work import Work
from tests.town import NOON, a_unit, someone

HOUR = timedelta(hours=1)
DOOR = Place("yard", "yard-4", "2", "301")


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def claim(work: Work, who: str = "newcomer") -> Claim:
    household = work.claims.household(DOOR)
    assert household is not None
    return work.claims.ask(household, someone(work, who).id, 0, NOON + HOUR, NOON)


def test_a_door_is_found_where_it_is_and_nowhere_else(work: Work) -> None:
    assert work.claims.household(DOOR) is not None
    assert work.claims.household(Place("yard", "yard-4", "1", "301")) is None
    work._connection.execute("UPDATE households SET retired = 1")
    assert work.claims.household(DOOR) is None


def test_a_claim_waits_with_its_door_until_somebody_decides(work: Work) -> None:
    asked = claim(work)
    assert (asked.door, asked.granted, asked.decided_by, asked.stands) == (DOOR, None, None, True)
    assert work.claims.find(asked.id) == asked
    assert work.claims.open_of(asked.person) == (asked,)
    assert work.claims.find(asked.id + 1) is None


def test_the_first_to_decide_counts(work: Work) -> None:
    asked, li, xu = claim(work), someone(work, "li").id, someone(work, "xu").id
    assert work.claims.refuse(asked, li, NOON + HOUR)
    assert not work.claims.grant(asked, Relation.OWNER, xu, NOON + 2 * HOUR)
    decided = work.claims.find(asked.id)
    assert decided is not None
    assert (decided.granted, decided.decided_by) == (False, li)
    assert work.claims.open_of(asked.person) == ()
    assert work.claims.refused_at(asked.person) == NOON + HOUR
    assert work.claims.relation(asked.household, asked.person) is None


def test_a_yes_is_a_home_at_once_and_moving_out_ends_it(work: Work) -> None:
    asked = claim(work)
    assert work.people.doors(asked.person) == ()
    assert work.claims.grant(asked, Relation.OWNER, someone(work, "li").id, NOON)
    assert work.people.doors(asked.person) == (DOOR,)
    assert work.people.actor(work.people.get(asked.person), NOON).homes == ("yard",)
    assert work.claims.refused_at(asked.person) is None
    work.claims.move_out(asked.household, asked.person)
    assert work.people.doors(asked.person) == ()
    assert work.claims.relation(asked.household, someone(work, "wang").id) is Relation.OWNER


def test_the_same_home_is_not_asked_about_twice_at_a_time(work: Work) -> None:
    asked = claim(work)
    with pytest.raises(sqlite3.IntegrityError), work.all_or_nothing():
        claim(work)
    work.claims.refuse(asked, someone(work, "li").id, NOON)
    assert claim(work).id != asked.id


def test_what_nobody_decides_is_looked_at_when_its_moment_comes_and_not_before(work: Work) -> None:
    asked = claim(work)
    assert work.claims.next_look() == work.next_moment() == NOON + HOUR
    assert work.claims.due(NOON + HOUR - timedelta(seconds=1)) == ()
    assert work.claims.due(NOON + HOUR) == (asked,)
    work.claims.asked(asked, 1, None)
    assert (work.claims.due(NOON + 99 * HOUR), work.claims.next_look()) == ((), None)
    later = work.claims.find(asked.id)
    assert later is not None
    assert later.circle == 1


def test_what_was_decided_is_not_looked_at(work: Work) -> None:
    work.claims.grant(claim(work), Relation.OWNER, someone(work, "li").id, NOON)
    assert (work.claims.due(NOON + 99 * HOUR), work.claims.next_look()) == ((), None)


def test_a_tenant_who_buys_the_flat_is_an_owner_from_then_on(work: Work) -> None:
    li = someone(work, "li").id
    for relation in (Relation.TENANT, Relation.OWNER):
        asked = claim(work)
        assert work.claims.grant(asked, relation, li, NOON)
        assert work.claims.relation(asked.household, asked.person) is relation
    assert work.claims.members(asked.household) == (someone(work, "wang").id, asked.person)


def test_what_waits_behind_the_doors_of_a_grid_is_found_from_above_too(work: Work) -> None:
    asked = claim(work)
    assert work.claims.open_in("yard") == work.claims.open_in("fujia") == (asked,)
    assert work.claims.open_in("willow") == ()


def test_all_rooms_of_one_owner_are_known_to_whoever_owns_one(work: Work) -> None:
    zhao = someone(work, "zhao").id
    assert work.claims.also_owned(zhao) == (Place("yard", "yard-4", "2", "302"),)
    work._connection.execute("UPDATE household_members SET relation = 'tenant'")
    assert work.claims.also_owned(zhao) == ()
    assert work.claims.also_owned(someone(work, "wang").id) == ()


def test_a_door_that_is_no_more_is_nowhere(work: Work) -> None:
    household = work.claims.household(DOOR)
    assert household is not None
    assert work.claims.door(household) == DOOR
    work._connection.execute("UPDATE households SET retired = 1")
    assert work.claims.door(household) is None
