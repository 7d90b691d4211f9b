"""Importing a town again changes what differs and doubles nothing; what is gone is only retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.towns.folder import read_town
from domain.clocks.promises import Kind
from domain.people import Act, may
from domain.register import Contact, PersonEntry, PostEntry, Register
from domain.town import HandlerKind, Responsibility, Town
from handlers.deadlines import sweep
from storage.work import Work
from tests.storage.schema import tables
from tests.town import NAMES, NOON, YARD_GROUP, a_case, a_unit, at, small_town, someone

LATER = NOON + timedelta(days=30)
SAMPLES = sorted(file.parent for file in (Path(__file__).parents[2] / "examples" / "towns").glob("*/town.toml"))


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def fresh(work: Work) -> Work:
    """The next unit of work: it sees the town as it is now."""
    return Work(work._connection, work._shelf)


def bring_in(work: Work, register: Register) -> Work:
    work.registers.bring_in(register, LATER)
    return fresh(work)


def rows(work: Work) -> dict[str, list[tuple[object, ...]]]:
    """Everything in every table but the town's version."""
    return {
        table: sorted(tuple(row) for row in work._connection.execute(f"SELECT * FROM {table}"))
        for table in tables(work._connection)
        if table != "meta"
    }


def in_order(town: Town) -> Town:
    """The town with its list of who answers for what in alphabetical order: the order means nothing."""
    lines = sorted(town.responsibilities, key=lambda line: (line.category, line.grid))
    return replace(town, responsibilities=tuple(lines))


def with_people(**changed: PersonEntry) -> Register:
    town = small_town()
    return replace(town, people=tuple(changed.get(entry.key, entry) for entry in town.people))


def test_what_is_in_use_after_an_import(work: Work) -> None:
    assert work.registers.bring_in(small_town(), LATER) == {
        "grids": 4,
        "buildings": 3,
        "households": 4,
        "people": len(NAMES),
        "posts": 3,
        "handed_over": 0,
    }


def test_a_second_import_of_the_same_town_changes_nothing(work: Work) -> None:
    before = rows(work)
    assert rows(bring_in(work, small_town())) == before


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_sample_town_comes_out_as_it_went_in_also_twice(work: Work, folder: Path) -> None:
    register = read_town(folder).register
    once = bring_in(work, register)
    assert in_order(once.town) == in_order(register.town)
    before = rows(once)
    assert rows(bring_in(once, register)) == before


def test_a_name_is_changed_and_the_person_stays(work: Work) -> None:
    wang = someone(work, "wang")
    work.people.set_locale(wang.id, "en")
    renamed = replace(next(p for p in small_town().people if p.key == "wang"), name="王奶奶", locale="zh-Hant")
    after = bring_in(work, with_people(wang=renamed))
    assert someone(after, "wang") == replace(wang, name="王奶奶", locale="en")
    assert len(rows(after)["people"]) == len(NAMES)


def test_somebody_who_moves_house_belongs_to_the_new_door_only(work: Work) -> None:
    moved = replace(next(p for p in small_town().people if p.key == "wang"), door=("willow-1", "1", "101"))
    after = bring_in(work, with_people(wang=moved))
    wang = someone(after, "wang")
    assert [(door.building, door.room) for door in after.people.doors(wang.id)] == [("willow-1", "101")]
    assert after.people.actor(wang, LATER).homes == ("willow",)


def test_a_neighbour_who_joined_in_chat_is_the_same_person_once_the_register_knows_them(work: Work) -> None:
    stranger = someone(work, "sun")
    case = a_case(work, reporter="sun")
    town = small_town()
    after = bring_in(work, replace(town, people=(*town.people, PersonEntry("sun", "孙叔", None, (at("sun"),)))))
    assert someone(after, "sun") == replace(stranger, name="孙叔")
    assert after.cases.get(case.id).reporter == stranger.id


def test_somebody_the_register_does_not_name_stays(work: Work) -> None:
    stranger = someone(work, "sun")
    after = bring_in(work, small_town())
    assert someone(after, "sun") == stranger


def test_a_telephone_handed_on_speaks_for_its_new_owner(work: Work) -> None:
    wang, zhao = someone(work, "wang"), someone(work, "zhao")
    people = {entry.key: entry for entry in small_town().people}
    after = bring_in(
        work,
        with_people(
            wang=replace(people["wang"], accounts=()), zhao=replace(people["zhao"], accounts=(at("zhao"), at("wang")))
        ),
    )
    assert someone(after, "wang").id == zhao.id
    assert after.people.address(wang.id) is None


def test_a_post_that_is_given_to_somebody_else_ends_and_begins(work: Work) -> None:
    register = small_town()
    posts = tuple(replace(post, person="zhao") if post.role == "leader" else post for post in register.posts)
    li, zhao = someone(work, "li"), someone(work, "zhao")
    after = bring_in(work, replace(register, posts=posts))
    assert after.people.holders("leader", "yard", LATER) == (zhao.id,)
    assert after.people.actor(li, LATER).posts == ()
    ended = work._connection.execute("SELECT from_at, until_at FROM posts WHERE person = ?", (li.id,)).fetchone()
    assert ended["until_at"] > ended["from_at"]


def test_a_deputy_who_becomes_the_holder_changes_post(work: Work) -> None:
    register = small_town()
    deputised = replace(register, posts=(*register.posts, PostEntry("zhao", "leader", "yard", deputy=True)))
    work = bring_in(work, deputised)
    li, zhao = someone(work, "li").id, someone(work, "zhao").id
    assert work.people.holders("leader", "yard", LATER) == (li, zhao)
    work = bring_in(work, replace(register, posts=(PostEntry("zhao", "leader", "yard"),)))
    assert work.people.holders("leader", "yard", LATER) == (zhao,)


def test_contacts_are_those_of_the_register(work: Work) -> None:
    after = bring_in(work, replace(small_town(), contacts=(Contact("sanitation", "feng"),)))
    town = after.town
    feng = someone(after, "feng").id
    assert after.people.who_hears(town.handlers["sanitation"], "yard", town, LATER) == (feng,)
    assert after.people.who_hears(town.handlers["property"], "yard", town, LATER) == ()


def without_lamps() -> Register:
    """The town after a reform: no category for lamps, no grid worker, and 4栋 was pulled down."""
    register = small_town()
    town = register.town
    lines = tuple(line for line in town.responsibilities if line.category != "lamp")
    reformed = replace(
        town,
        categories={id: category for id, category in town.categories.items() if id != "lamp"},
        handlers={id: handler for id, handler in town.handlers.items() if id != "worker"},
        roles={id: role for id, role in town.roles.items() if id != "worker"},
        buildings={id: building for id, building in town.buildings.items() if id != "yard-4"},
        responsibilities=tuple(Responsibility(line.category, line.grid, line.handler) for line in lines),
    )
    return replace(
        register,
        town=reformed,
        households=tuple(door for door in register.households if door.building != "yard-4"),
        people=tuple(replace(p, door=None) if p.key == "wang" else p for p in register.people),
        posts=tuple(post for post in register.posts if post.role != "worker"),
    )


def test_what_is_retired_is_no_longer_offered_and_still_known_by_its_id(work: Work) -> None:
    after = bring_in(work, without_lamps())
    town = after.town
    assert in_order(town) == in_order(without_lamps().town)
    assert "lamp" not in town.categories
    assert town.categories["lamp"].name.names["zh-Hans"] == "楼道灯"
    assert town.handlers["worker"].kind is HandlerKind.POST
    assert [building.id for building in town.buildings.values()] == ["yard-5", "willow-1"]
    assert len(town.buildings) == 2
    with pytest.raises(KeyError):
        town.grids["nowhere"]


def test_what_was_retired_comes_back_when_it_is_named_again(work: Work) -> None:
    after = bring_in(bring_in(work, without_lamps()), small_town())
    assert in_order(after.town) == in_order(small_town().town)
    assert after.people.actor(someone(after, "wang"), LATER).homes == ("yard",)


def test_an_open_case_outlives_the_category_the_building_and_the_handler_it_points_at(work: Work) -> None:
    case = a_case(work)
    work.history.add(case, "report", NOON, before=case.state)
    work.clocks.start_until(case.id, Kind.ACKNOWLEDGE, NOON + timedelta(hours=2), NOON)
    after = bring_in(work, without_lamps())
    three_hours_on = NOON + timedelta(hours=3)
    while sweep(after, three_hours_on):
        pass
    told = [queued.body for queued in after.deliveries.claim(10, three_hours_on)]
    assert told
    assert all(say.args["number"] == case.number for say in told)


def test_another_town_in_the_same_database_leaves_nothing_of_the_first_in_use(work: Work) -> None:
    case = a_case(work)
    work.clocks.start_until(case.id, Kind.ACKNOWLEDGE, NOON + timedelta(hours=2), NOON)
    wang = someone(work, "wang")
    other = read_town(SAMPLES[0]).register
    after = bring_in(work, other)
    assert in_order(after.town) == in_order(other.town)
    assert after.people.chat(YARD_GROUP) is None
    assert sweep(after, LATER) == 1
    actor = after.people.actor(after.people.get(wang.id), LATER)
    assert not may(actor, Act.VERIFY, next(iter(after.town.grids)), after.town)
