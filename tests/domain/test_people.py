"""The permission table, written down a second time, and what somebody counts as in a grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.message import Local
from domain.people import ALLOWED, Act, Actor, Person, Post, may, may_decide_for, may_invite, oversees, standings
from domain.town import Grid, Responsibility, Role, Standing, Town
from tests.domain.places_town import town

#: Who may do what in their own grid and below; a dot is a no.
TABLE = """
                    outsider resident leader micro grid  dept comm street observer auditor admin
see_internal        .        .        yes    yes   yes   .    yes  yes    .        .       .
verify              .        .        yes    yes   yes   .    yes  yes    .        .       .
supervise           .        .        .      .     yes   .    yes  yes    .        .       .
hear_escalation     .        .        .      .     yes   .    yes  yes    .        .       .
admit               .        .        yes    yes   yes   .    yes  yes    .        .       .
bind                .        .        yes    yes   yes   .    yes  yes    .        .       .
sweep               .        .        .      .     .     .    yes  yes    .        .       .
open_poll           .        .        yes    yes   yes   .    yes  yes    .        .       .
open_formal         .        .        .      .     .     .    yes  yes    .        .       .
change_poll         .        .        yes    yes   yes   .    yes  yes    .        .       .
record_ballot       .        .        yes    yes   yes   .    yes  yes    .        .       .
run_council         .        .        yes    yes   yes   .    yes  yes    .        .       .
"""

EXPECTED = [
    (Act(act), standing, answer == "yes")
    for act, *answers in (line.split() for line in TABLE.strip().splitlines()[1:])
    for standing, answer in zip(Standing, answers, strict=True)
]


def grids() -> Town:
    """A community with two grids of two yards each, and a role for each standing, named like it."""
    tree = (
        Grid("community", "社区", "社区"),
        Grid("north", "北", "网格", parent="community"),
        Grid("north-1", "北一", "微网格", parent="north"),
        Grid("north-2", "北二", "微网格", parent="north"),
        Grid("south", "南", "网格", parent="community"),
    )
    bare = town(tree)
    roles = {standing.value: Role(standing.value, Local({"en": standing}), standing) for standing in Standing}
    return Town(**{name: getattr(bare, name) for name in bare.__dataclass_fields__} | {"roles": roles})


TOWN = grids()


def holding(standing: str, grid: str) -> Actor:
    return Actor(Person(1, "", "zh-Hans"), (Post(1, standing, grid),))


def test_the_table_names_every_act_and_every_standing() -> None:
    assert {(act, standing) for act, standing, _ in EXPECTED} == {(act, one) for act in Act for one in Standing}


@pytest.mark.parametrize(("act", "standing", "allowed"), EXPECTED)
def test_each_standing_may_what_stands_in_its_row(act: Act, standing: Standing, allowed: bool) -> None:
    assert may(holding(standing, "north"), act, "north-1", TOWN) is allowed


def test_the_table_is_the_one_written_down_here() -> None:
    assert {act: sorted(standings) for act, standings in ALLOWED.items()} == {
        act: sorted(standing for one, standing, yes in EXPECTED if one is act and yes) for act in Act
    }


@pytest.mark.parametrize(
    ("post_in", "asked_in", "counts"),
    [
        ("north", "north", True),
        ("north", "north-1", True),
        ("community", "north-2", True),
        ("north-1", "north", False),
        ("north-1", "north-2", False),
        ("south", "north-1", False),
    ],
)
def test_a_post_counts_in_its_grid_and_below(post_in: str, asked_in: str, counts: bool) -> None:
    held = {Standing.OUTSIDER, Standing.GRID_WORKER} if counts else {Standing.OUTSIDER}
    assert standings(holding("grid_worker", post_in), asked_in, TOWN) == held


@pytest.mark.parametrize(
    ("home", "asked_in", "resident"),
    [
        ("north-1", "north-1", True),
        ("north-1", "north", True),
        ("north", "north-1", True),
        ("north-1", "north-2", False),
        ("south", "north", False),
    ],
)
def test_one_is_a_resident_where_one_lives_and_in_all_that_holds_it(home: str, asked_in: str, resident: bool) -> None:
    somebody = Actor(Person(1, "", "zh-Hans"), homes=(home,))
    assert (Standing.RESIDENT in standings(somebody, asked_in, TOWN)) is resident


def test_several_posts_add_up() -> None:
    somebody = Actor(Person(1, "", "zh-Hans"), (Post(1, "leader", "north-1"), Post(1, "auditor", "community")))
    assert standings(somebody, "north-1", TOWN) == {Standing.OUTSIDER, Standing.LEADER, Standing.AUDITOR}


# Who may grant what somebody else asks for.


@pytest.mark.parametrize(
    ("deciding", "asking", "allowed"),
    [
        ("community", "grid_worker", True),
        ("grid_worker", "grid_worker", True),
        ("street", "community", True),
        ("grid_worker", "community", False),
        ("community", "street", False),
        ("leader", "leader", False),
        ("department", "leader", False),
        ("grid_worker", "leader", True),
    ],
)
def test_nobody_decides_for_whom_they_do_not_stand_above_or_beside(deciding: str, asking: str, allowed: bool) -> None:
    assert may_decide_for(holding(deciding, "community"), guest((asking, "north")), "north", TOWN) is allowed


def test_nobody_decides_for_themselves_nor_elsewhere() -> None:
    worker = holding("grid_worker", "north")
    assert not may_decide_for(worker, worker, "north", TOWN)
    assert not may_decide_for(worker, guest(("leader", "south")), "south", TOWN)


# Who may say who a guest is: never more than the inviter is themselves, and all of what the guest is for.

#: Standing and grid of the guest, whom a grid worker of "north" may bring in or not.
GUESTS = [
    ("leader", "north-1", True),
    ("leader", "north", True),
    ("micro_worker", "north-2", True),
    ("grid_worker", "north-1", True),
    ("grid_worker", "north", True),
    ("community", "north", False),
    ("street", "north-1", False),
    ("administrator", "north-1", False),
    ("leader", "south", False),
    ("leader", "community", False),
]


def guest(*posts: tuple[str, str], organisations: frozenset[str] = frozenset()) -> Actor:
    return Actor(Person(2, "", "zh-Hans"), tuple(Post(2, role, grid) for role, grid in posts), (), organisations)


@pytest.mark.parametrize(("standing", "grid", "allowed"), GUESTS)
def test_an_inviter_brings_in_nobody_above_or_beside_their_area(standing: str, grid: str, allowed: bool) -> None:
    assert may_invite(holding("grid_worker", "north"), guest((standing, grid)), TOWN) is allowed


@pytest.mark.parametrize("standing", [standing for standing in Standing if standing not in ALLOWED[Act.SUPERVISE]])
def test_whoever_does_not_supervise_brings_in_nobody(standing: str) -> None:
    assert not may_invite(holding(standing, "north"), guest(("leader", "north-1")), TOWN)


def test_all_of_what_the_guest_is_for_has_to_be_the_inviters() -> None:
    assert not may_invite(holding("grid_worker", "north"), guest(("leader", "north-1"), ("leader", "south")), TOWN)
    assert may_invite(holding("community", "community"), guest(("leader", "north-1"), ("leader", "south")), TOWN)


def test_whoever_is_for_nothing_is_nobodys_guest() -> None:
    assert not may_invite(holding("street", "community"), guest(), TOWN)


@pytest.mark.parametrize(
    ("inviter", "lines", "fallback", "allowed"),
    [
        (("community", "community"), ("north", "south"), "office", True),
        (("community", "north"), ("north",), "office", True),
        (("community", "north"), ("north", "south"), "office", False),
        (("grid_worker", "north"), ("north",), "office", False),
        (("community", "north"), ("north",), "firm", False),
        (("community", "community"), ("north",), "firm", True),
        (("community", "community"), (), "office", False),
    ],
)
def test_a_firms_contact_is_the_guest_of_whoever_stands_above_all_it_answers_for(
    inviter: tuple[str, str], lines: tuple[str, ...], fallback: str, allowed: bool
) -> None:
    duties = tuple(Responsibility("lamp", grid, "office", "firm") for grid in lines)
    town = replace(TOWN, responsibilities=duties, fallback=fallback)
    assert may_invite(holding(*inviter), guest(organisations=frozenset({"firm"})), town) is allowed


@pytest.mark.parametrize(
    ("standing", "grid", "above"),
    [
        ("grid_worker", "north", ["community", "street"]),
        ("grid_worker", "community", ["community", "street"]),
        ("leader", "north-1", ["grid_worker", "community", "street"]),
        ("community", "community", ["street"]),
        ("street", "community", []),
        ("resident", "north-1", ["grid_worker", "community", "street"]),
    ],
)
def test_only_a_supervising_post_of_a_higher_standing_is_above_one_in_the_same_grid(
    standing: str, grid: str, above: list[str]
) -> None:
    other = Actor(Person(2, "", "zh-Hans"), (Post(2, standing, grid),))
    assert [one for one in Standing if oversees(holding(one, grid), other, TOWN)] == above


def test_the_same_standing_further_up_is_above_and_beside_or_below_is_not() -> None:
    other = Actor(Person(2, "", "zh-Hans"), (Post(2, "grid_worker", "north"),))
    assert oversees(holding("grid_worker", "community"), other, TOWN)
    for grid in ("north", "north-1", "south"):
        assert not oversees(holding("grid_worker", grid), other, TOWN)


def test_who_is_above_has_to_be_above_everything() -> None:
    posts = (Post(2, "leader", "north-1"), Post(2, "leader", "south"))
    other = Actor(Person(2, "", "zh-Hans"), posts)
    assert not oversees(holding("grid_worker", "north"), other, TOWN)
    assert oversees(holding("community", "community"), other, TOWN)


def test_nobody_is_above_themselves_nor_above_whoever_is_for_nothing() -> None:
    both = Actor(Person(1, "", "zh-Hans"), (Post(1, "street", "community"), Post(1, "leader", "north")))
    assert not oversees(both, Actor(both.person, (Post(1, "leader", "north"),)), TOWN)
    assert not oversees(both, Actor(Person(2, "", "zh-Hans")), TOWN)
