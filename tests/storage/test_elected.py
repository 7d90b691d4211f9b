"""Posts by election: held until the next election of the same place, whatever is imported meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.polls.poll import Poll
from domain.register import Register
from storage.membership.elected import elected_seats
from storage.work import Work
from tests.storage.elections import an_election
from tests.town import NOON, a_unit, small_town, someone

DAY = timedelta(days=1)

#: Elected on Friday; the next election is a week later.
FRIDAY = NOON + DAY
NEXT = FRIDAY + 7 * DAY


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def elected(work: Work, *people: str, now: datetime = FRIDAY, poll: Poll | None = None) -> set[str]:
    """They take office as leaders of where the poll was held, by default the yard; who is no leader any more."""
    held = poll or an_election(work)
    found = work.elected.take_office([someone(work, who).id for who in people], "leader", held, now)
    return {work.people.get(person).name for person in found}


def leaders(work: Work, now: datetime, grid: str = "yard") -> set[str]:
    return {work.people.get(person).name for person in work.people.holders("leader", grid, now)}


def seats(work: Work) -> set[tuple[str, str, str]]:
    """Who was elected to what, where."""
    return {(work.people.get(person).name, role, grid) for person, role, grid, _ in elected_seats(work._connection)}


def imported(work: Work, register: Register, now: datetime) -> Work:
    """The town is imported; a unit of work after it."""
    Work(work._connection, work._shelf).registers.bring_in(register, now)
    return Work(work._connection, work._shelf)


def test_whoever_is_elected_holds_the_post_from_now_on_and_the_register_keeps_its_own(work: Work) -> None:
    assert leaders(work, FRIDAY) == {"李师傅"}
    assert elected(work, "wang") == set()
    assert leaders(work, FRIDAY) == {"李师傅", "王阿姨"}
    assert leaders(work, FRIDAY, "willow") == set()
    begun = work._connection.execute("SELECT from_at, until_at, deputy FROM posts WHERE grid = 'yard' ORDER BY id")
    assert [tuple(row) for row in begun][1:] == [(int(FRIDAY.timestamp()) * 1_000_000, None, 0)]


def test_the_next_election_ends_the_term_of_whoever_is_not_elected_again(work: Work) -> None:
    elected(work, "wang", "zhao")
    assert elected(work, "zhao", "qin", now=NEXT) == {"王阿姨"}
    assert leaders(work, NEXT) == {"李师傅", "赵大爷", "秦班长"}
    assert seats(work) == {("赵大爷", "leader", "yard"), ("秦班长", "leader", "yard")}


def test_whoever_led_by_the_register_before_leads_on_when_somebody_else_is_elected(work: Work) -> None:
    elected(work, "li")
    assert elected(work, "wang", now=NEXT) == {"李师傅"}
    assert leaders(work, NEXT) == {"李师傅", "王阿姨"}
    assert seats(work) == {("王阿姨", "leader", "yard")}


def test_whoever_is_elected_again_holds_one_post_without_a_break(work: Work) -> None:
    elected(work, "wang")
    elected(work, "wang", now=NEXT)
    wang = someone(work, "wang").id
    held = work._connection.execute("SELECT until_at FROM posts WHERE person = ?", (wang,)).fetchall()
    assert [row["until_at"] for row in held] == [None]
    assert seats(work) == {("王阿姨", "leader", "yard")}


def test_elections_of_one_building_do_not_touch_another_nor_the_yard(work: Work) -> None:
    elected(work, "wang", poll=an_election(work, building="yard-4"))
    elected(work, "zhao", poll=an_election(work, building="yard-5"))
    elected(work, "qin")
    assert elected(work, "feng", poll=an_election(work, building="yard-5"), now=NEXT) == {"赵大爷"}
    assert leaders(work, NEXT) == {"李师傅", "王阿姨", "秦班长", "冯经理"}


def test_whoever_was_elected_in_two_buildings_is_there_for_the_newer_one(work: Work) -> None:
    for building in ("yard-4", "yard-5"):
        elected(work, "wang", poll=an_election(work, building=building))
    assert elected(work, "zhao", poll=an_election(work, building="yard-4"), now=NEXT) == set()
    assert elected(work, "qin", poll=an_election(work, building="yard-5"), now=NEXT) == {"王阿姨"}
    assert leaders(work, NEXT) == {"李师傅", "赵大爷", "秦班长"}


def test_elections_of_one_yard_do_not_touch_another(work: Work) -> None:
    elected(work, "wang")
    assert elected(work, "zhao", poll=an_election(work, grid="willow"), now=NEXT) == set()
    assert leaders(work, NEXT) == {"李师傅", "王阿姨"}
    assert leaders(work, NEXT, "willow") == {"赵大爷"}


def test_where_nobody_is_elected_the_place_is_empty(work: Work) -> None:
    elected(work, "wang")
    assert elected(work, now=NEXT) == {"王阿姨"}
    assert seats(work) == set()
    assert leaders(work, NEXT) == {"李师傅"}


def test_whoever_has_the_post_by_the_register_does_not_have_it_twice(work: Work) -> None:
    elected(work, "li")
    assert work.people.holders("leader", "yard", FRIDAY) == (someone(work, "li").id,)
    assert seats(work) == {("李师傅", "leader", "yard")}


def test_no_import_takes_the_post_from_them_and_none_gives_it_back(work: Work) -> None:
    elected(work, "wang")
    work = imported(work, small_town(), FRIDAY + DAY)
    assert leaders(work, FRIDAY + DAY) == {"李师傅", "王阿姨"}
    elected(work, "zhao", now=NEXT)
    work = imported(work, small_town(), NEXT + DAY)
    assert leaders(work, NEXT + DAY) == {"李师傅", "赵大爷"}


def test_an_import_without_the_leader_leaves_only_whoever_was_elected(work: Work) -> None:
    elected(work, "wang")
    register = small_town()
    posts = tuple(post for post in register.posts if post.role != "leader")
    work = imported(work, replace(register, posts=posts), FRIDAY + DAY)
    assert leaders(work, FRIDAY + DAY) == {"王阿姨"}


@pytest.mark.parametrize(("table", "id"), [("roles", "leader"), ("grids", "yard")])
def test_nobody_sits_where_the_town_has_no_such_seat_any_more(work: Work, table: str, id: str) -> None:
    elected(work, "wang")
    work._connection.execute(f"UPDATE {table} SET retired = 1 WHERE id = ?", (id,))
    assert elected_seats(work._connection) == ()
    work._connection.execute(f"UPDATE {table} SET retired = 0 WHERE id = ?", (id,))
    assert seats(work) == {("王阿姨", "leader", "yard")}
