"""The permission table, written down a second time, and what somebody counts as in a grid."""

from __future__ import annotations

import pytest

from domain.message import Local
from domain.people import ALLOWED, Act, Actor, Person, Post, may, standings
from domain.town import Grid, Role, Standing, Town
from tests.domain.places_town import town

#: Who may do what in their own grid and below; a dot is a no.
TABLE = """
                    outsider resident leader micro grid  dept comm street observer auditor admin
see_internal        .        .        yes    yes   yes   .    yes  yes    .        .       .
verify              .        .        yes    yes   yes   .    yes  yes    .        .       .
supervise           .        .        .      .     yes   .    yes  yes    .        .       .
hear_escalation     .        .        .      .     yes   .    yes  yes    .        .       .
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
