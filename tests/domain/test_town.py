"""Who answers for a matter: somebody always does, whatever the tree and the list of responsibilities look like."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clocks.clock import Limit, Unit
from domain.clocks.limits import DEFAULT_LIMITS, CaseClass, Limits
from domain.message import Local
from domain.town import ANY_CATEGORY, Category, Gap, Grid, Handler, HandlerKind, Responsibility, Town
from tests.town import TOWN

HANDLERS = ("street", "property", "sanitation", "power")
CATEGORIES = ("lamp", "garbage", "other")


def a_town(parents: list[int | None], lines: list[tuple[str, int, str, str | None]]) -> Town:
    """Grids 0, 1, 2 … each below the parent given, and these lines of the list, of two for the same the later."""
    grids = {str(at): Grid(str(at), str(at), "网格", None if up is None else str(up)) for at, up in enumerate(parents)}
    return replace(
        TOWN,
        grids=grids,
        buildings={},
        categories={id: Category(id, Local({"en": id}), CaseClass.ORDINARY) for id in CATEGORIES},
        handlers={id: Handler(id, Local({"en": id}), HandlerKind.ORGANISATION) for id in HANDLERS},
        responsibilities=tuple(
            {(line[0], line[1]): Responsibility(line[0], str(line[1]), line[2], line[3]) for line in lines}.values()
        ),
        fallback="street",
    )


@st.composite
def towns(draw: st.DrawFn) -> Town:
    """Trees of any depth and breadth with any list of responsibilities, also an empty one."""
    size = draw(st.integers(1, 9))
    parents = [None, *(draw(st.integers(0, at - 1)) for at in range(1, size))]
    line = st.tuples(
        st.sampled_from((*CATEGORIES, ANY_CATEGORY)),
        st.integers(0, size - 1),
        st.sampled_from(HANDLERS),
        st.none() | st.sampled_from(HANDLERS),
    )
    return a_town(parents, draw(st.lists(line, max_size=8)))


@settings(max_examples=40)
@given(towns())
def test_somebody_always_answers_and_the_gaps_are_told(town: Town) -> None:
    for grid in town.grids:
        for category in town.categories:
            answer = town.who_answers(category, grid)
            assert answer.handler.id in town.handlers
            if answer.found_at is None:
                assert (answer.handler.id, answer.deputy) == ("street", None)
            else:
                assert town.contains(answer.found_at, grid)
            leaf = not town.children[grid]
            assert (Gap(category, grid) in town.gaps()) == (leaf and answer.found_at is None)


@settings(max_examples=40)
@given(towns())
def test_the_nearest_line_for_the_matter_decides_before_any_line_for_everything(town: Town) -> None:
    lines = {(line.category, line.grid): line.handler for line in town.responsibilities}
    for grid in town.grids:
        path = [node.id for node in town.path(grid)]
        for category in town.categories:
            ways = [(wanted, node) for wanted in (category, ANY_CATEGORY) for node in path]
            expected = next((lines[way] for way in ways if way in lines), "street")
            assert town.who_answers(category, grid).handler.id == expected


@settings(max_examples=40)
@given(towns())
def test_a_grid_contains_itself_what_is_below_it_and_nothing_else(town: Town) -> None:
    for outer in town.grids:
        inside = {grid for grid in town.grids if town.contains(outer, grid)}
        assert inside == set(town.below(outer))
        assert len(town.below(outer)) == len(inside)
        assert town.below(outer)[0] == outer


@settings(max_examples=40)
@given(towns())
def test_the_way_up_is_walked_once_and_ends_at_the_top(town: Town) -> None:
    for grid in town.grids:
        path = town.path(grid)
        assert path[0].id == grid
        assert path[-1].parent is None
        assert all(upper.id == lower.parent for lower, upper in pairwise(path))
        assert all(lower.id in town.children[upper.id] for lower, upper in pairwise(path))


def test_the_lamp_contract_of_the_street_is_not_undone_by_a_caretaker_of_the_yard() -> None:
    town = a_town([None, 0], [("lamp", 0, "power", None), (ANY_CATEGORY, 1, "property", None)])
    assert town.who_answers("lamp", "1").handler.id == "power"
    assert town.who_answers("garbage", "1").handler.id == "property"


def test_the_deputy_comes_from_the_line_that_decided() -> None:
    town = a_town([None, 0], [("lamp", 0, "power", "street"), ("lamp", 1, "property", None)])
    assert town.who_answers("lamp", "1").deputy is None
    deputy = town.who_answers("lamp", "0").deputy
    assert deputy is not None
    assert deputy.id == "street"


def test_our_small_town_has_gaps_only_for_what_the_office_answers_by_itself() -> None:
    assert TOWN.gaps() == (Gap("other", "yard"), Gap("other", "willow"))


OWN = Limits(Limit(1, Unit.HOUR), Limit(2, Unit.HOUR), Limit(3, Unit.HOUR))
TOWNS = Limits(Limit(4, Unit.HOUR), Limit(5, Unit.HOUR), Limit(6, Unit.HOUR))


@pytest.mark.parametrize(
    ("own", "of_town", "expected"),
    [(OWN, TOWNS, OWN), (None, TOWNS, TOWNS), (None, None, DEFAULT_LIMITS[CaseClass.ORDINARY])],
)
def test_limits_are_the_categorys_own_else_the_towns_else_those_of_the_book(
    own: Limits | None, of_town: Limits | None, expected: Limits
) -> None:
    garbage = replace(TOWN.categories["garbage"], limits=own)
    town = replace(
        TOWN,
        categories={"garbage": garbage},
        limits={CaseClass.ORDINARY: of_town} if of_town else {},
    )
    assert town.limits_of("garbage") == expected
