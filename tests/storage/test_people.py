"""Who somebody is, what they are for, where they can be told something, and which groups they meet in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.message import Address, Turn
from domain.people import Person, Post
from domain.places.place import Place
from domain.register import Household, PersonEntry, PostEntry, Purpose
from domain.town import Standing
from storage.work import Work
from tests.town import NAMES, NOON, YARD_GROUP, a_unit, at, small_town, someone

HOUR = timedelta(hours=1)
TELEGRAM = Address("telegram", "4711")


@pytest.fixture
def work() -> Iterator[Work]:
    register = small_town()
    town = replace(
        register,
        people=(
            *(replace(p, accounts=(at("wang"), TELEGRAM)) if p.key == "wang" else p for p in register.people),
            PersonEntry("sun", "孙叔"),
        ),
        posts=(PostEntry("zhao", "leader", "yard", deputy=True), *register.posts),
        households=(*register.households, Household("yard-4", "1", "101", "willow", 700_000)),
    )
    with a_unit(town) as unit:
        yield unit


def test_nobody_is_met_by_asking_who_they_are(work: Work) -> None:
    assert work.people.known(at("passer-by")) is None
    assert work.people.known(at("passer-by")) is None
    stranger = work.people.meet(at("passer-by"), "路人", NOON)
    assert work.people.known(at("passer-by")) == stranger


def test_a_stranger_is_met_once_and_speaks_the_towns_language(work: Work) -> None:
    stranger = work.people.meet(at("passer-by"), "路人", NOON)
    assert (stranger.name, stranger.locale) == ("路人", "zh-Hans")
    assert work.people.meet(at("passer-by"), "another name", NOON + HOUR) == stranger
    assert work.people.get(stranger.id) == stranger


def test_the_same_person_is_met_on_every_account_of_theirs(work: Work) -> None:
    assert work.people.meet(TELEGRAM, "W.", NOON) == someone(work, "wang")
    assert work.people.meet(Address("telegram", "wang"), "W.", NOON) != someone(work, "wang")


def test_a_name_on_a_platform_does_not_change_the_one_in_the_register(work: Work) -> None:
    assert work.people.meet(at("wang"), "杨主任", NOON).name == NAMES["wang"]


def test_somebody_is_told_on_the_account_they_used_last_of_those_that_can_be_reached(work: Work) -> None:
    wang = work.people.meet(TELEGRAM, "W.", NOON + HOUR).id
    assert work.people.address(wang) == TELEGRAM
    work.people.unreachable(TELEGRAM, "blocked")
    assert work.people.address(wang) == at("wang")
    work.people.unreachable(at("wang"), "blocked")
    assert work.people.address(wang) is None
    work.people.meet(at("wang"), "W.", NOON + 2 * HOUR)
    assert work.people.address(wang) == at("wang")


def test_whoever_takes_the_bot_back_is_told_there_again_before_they_speak(work: Work) -> None:
    wang = someone(work, "wang").id
    work.people.unreachable(at("wang"), "blocked")
    work.people.reachable(at("wang"))
    assert work.people.address(wang) == at("wang")


def test_what_is_done_to_a_group_is_true_at_once(work: Work) -> None:
    group = at("new-group")
    for grid in ("yard", "willow"):
        work.people.bind(group, "群", grid, Purpose.OWNERS)
        (chat,) = work.people.chats_of(grid, Purpose.OWNERS)
        assert (chat.address, chat.title, chat.locale) == (group, "群", "zh-Hans")
    work.people.rename_chat(group, "新群")
    work.people.silence(group, Turn.MUTED)
    known = work.people.chat(group)
    assert known is not None
    assert (known.title, known.silenced) == ("新群", Turn.MUTED)
    assert work.people.is_silenced(group)
    work.people.silence(group, None)
    assert not work.people.is_silenced(group)
    work.people.unbind(group)
    assert work.people.chat(group) is None


def test_an_actor_is_what_their_posts_homes_and_organisations_make_them(work: Work) -> None:
    li = work.people.actor(someone(work, "li"), NOON)
    assert (li.posts, li.homes, li.organisations) == ((Post(li.person.id, "leader", "yard"),), (), frozenset())
    wang = work.people.actor(someone(work, "wang"), NOON)
    assert (wang.posts, wang.homes, wang.organisations) == ((), ("yard",), frozenset())
    qin = work.people.actor(someone(work, "qin"), NOON)
    assert qin.organisations == frozenset({"sanitation"})


def test_a_post_counts_from_the_moment_it_was_given(work: Work) -> None:
    li = someone(work, "li")
    assert work.people.actor(li, NOON - HOUR).posts == ()
    assert work.people.holders("leader", "yard", NOON - HOUR) == ()


def test_the_holder_comes_before_the_deputy(work: Work) -> None:
    assert work.people.holders("leader", "yard", NOON) == (someone(work, "li").id, someone(work, "zhao").id)


def test_a_post_is_heard_by_whoever_holds_it_nearest_above(work: Work) -> None:
    town = work.town
    director = (someone(work, "yang").id,)
    worker = (someone(work, "xu").id,)
    assert work.people.who_hears(town.handlers["worker"], "yard", town, NOON) == worker
    assert work.people.who_hears(town.handlers["worker"], "north", town, NOON) == worker
    assert work.people.who_hears(town.handlers["director"], "yard", town, NOON) == director
    assert work.people.who_hears(town.handlers["worker"], "fujia", town, NOON) == ()


def test_an_organisation_is_heard_by_its_contacts_wherever_it_is(work: Work) -> None:
    town = work.town
    assert work.people.who_hears(town.handlers["sanitation"], "willow", town, NOON) == (someone(work, "qin").id,)


def test_who_counts_as_something_in_a_grid_is_named_once(work: Work) -> None:
    everybody = frozenset(Standing)
    assert work.people.standing_in(frozenset({Standing.GRID_WORKER}), "north", work.town, NOON) == (
        someone(work, "xu").id,
    )
    assert len(work.people.standing_in(everybody, "yard", work.town, NOON)) == 2
    assert work.people.standing_in(frozenset(), "yard", work.town, NOON) == ()


def test_the_doors_somebody_belongs_to(work: Work) -> None:
    assert work.people.doors(someone(work, "wang").id) == (Place("yard", "yard-4", "2", "301"),)
    assert work.people.doors(someone(work, "li").id) == ()


@pytest.mark.parametrize(
    ("place", "grids"),
    [
        (Place("yard", "yard-4"), ("willow", "yard")),
        (Place("yard", "yard-4", "1"), ("willow",)),
        (Place("yard", "yard-4", "2"), ("yard",)),
        (Place("yard", "yard-4", "9"), ()),
    ],
)
def test_the_register_tells_which_grids_the_doors_of_a_house_belong_to(
    work: Work, place: Place, grids: tuple[str, ...]
) -> None:
    assert work.people.grids_of_doors(place) == grids


def test_the_register_knows_a_door_by_its_number_with_or_without_the_entrance(work: Work) -> None:
    door = Place("yard", "yard-4", "2", "301")
    assert work.people.doors_numbered(door) == work.people.doors_numbered(replace(door, unit="")) == (door,)
    assert work.people.doors_numbered(replace(door, unit="1")) == ()
    assert work.people.doors_numbered(replace(door, room="999")) == ()


def test_a_bound_group_is_known_by_its_address_and_by_its_grid(work: Work) -> None:
    chat = work.people.chat(YARD_GROUP)
    assert chat is not None
    assert (chat.title, chat.grid, chat.purpose, chat.locale) == ("富家组邻里群", "yard", Purpose.RESIDENTS, "zh-Hans")
    assert work.people.chats_of("yard", Purpose.RESIDENTS) == (chat,)
    assert work.people.chats_of("yard", Purpose.STAFF) == ()
    assert work.people.chats_of("north", Purpose.RESIDENTS) == ()
    assert work.people.chat(at("wang")) is None


def test_a_message_is_in_the_readers_language_else_the_groups_else_the_towns(work: Work) -> None:
    wang: Person = someone(work, "wang")
    work.people.set_locale(wang.id, "en")
    assert work.people.locale(wang.id, YARD_GROUP) == "en"
    assert work.people.locale(None, YARD_GROUP) == "zh-Hans"
    assert work.people.locale(None, at("nobody")) == "zh-Hans"
