"""What somebody is to one case: from the case itself, their posts, and the organisations they hear for."""

from __future__ import annotations

import pytest

from domain.casework.case import Case, State
from domain.casework.moves import Move
from domain.casework.moving import allowed
from domain.casework.parties import Party, hears_for, parties
from domain.people import Actor, Person, Post
from tests.domain.a_case import LI, WANG, XU, YANG, a_case
from tests.town import TOWN


def actor(id: int, *posts: tuple[str, str], organisations: frozenset[str] = frozenset()) -> Actor:
    """Somebody with posts, each a role and a grid."""
    return Actor(Person(id, "", "zh-Hans"), tuple(Post(id, *post) for post in posts), (), organisations)


WORKER = actor(XU, ("worker", "north"))
LEADER = actor(LI, ("leader", "yard"))
DIRECTOR = actor(YANG, ("director", "fujia"))
CLEANER = actor(9, organisations=frozenset({"sanitation"}))


@pytest.mark.parametrize(
    ("who", "case", "found"),
    [
        (actor(WANG), a_case(State.DISPATCHED), {Party.REPORTER}),
        (actor(8), a_case(State.DISPATCHED), set()),
        (WORKER, a_case(State.DISPATCHED), {Party.LEAD, Party.NEIGHBOUR, Party.SUPERVISOR}),
        (WORKER, a_case(State.DISPATCHED, lead=LI), {Party.DEPUTY, Party.NEIGHBOUR, Party.SUPERVISOR}),
        (LEADER, a_case(State.IN_PROGRESS, lead=LI), {Party.LEAD, Party.NEIGHBOUR}),
        (actor(LI, ("leader", "willow")), a_case(State.DISPATCHED), set()),
        (DIRECTOR, a_case(State.DISPATCHED), {Party.NEIGHBOUR, Party.SUPERVISOR}),
        (CLEANER, a_case(State.DISPATCHED), set()),
        (CLEANER, a_case(State.DISPATCHED, lead_handler="sanitation"), {Party.LEAD}),
        (CLEANER, a_case(State.DISPATCHED, coordinator="sanitation"), {Party.COORDINATOR}),
        (CLEANER, a_case(State.DISPATCHED, deputy_handler="sanitation"), {Party.DEPUTY}),
        (CLEANER, a_case(State.IN_PROGRESS, deputy_handler="sanitation", lead=9), {Party.LEAD}),
        (CLEANER, a_case(State.DISPATCHED, lead_handler="sanitation", lead=XU), {Party.DEPUTY}),
    ],
)
def test_what_each_is_to_the_lamp(who: Actor, case: Case, found: set[Party]) -> None:
    assert parties(case, who, TOWN) == found


@pytest.mark.parametrize(
    ("handler", "who", "grid", "hears"),
    [
        ("worker", WORKER, "yard", True),
        ("worker", WORKER, "north", True),
        ("worker", WORKER, "fujia", False),
        ("worker", LEADER, "yard", False),
        ("sanitation", CLEANER, "yard", True),
        ("property", CLEANER, "yard", False),
    ],
)
def test_a_post_hears_for_its_grid_and_below_an_organisation_everywhere(
    handler: str, who: Actor, grid: str, hears: bool
) -> None:
    assert hears_for(handler, who, grid, TOWN) is hears


def test_the_moves_open_to_a_leader_are_those_of_a_neighbour() -> None:
    assert allowed(a_case(State.DISPATCHED), LEADER, TOWN) == (Move.TAKE,)
    assert allowed(a_case(State.HANDLED), LEADER, TOWN) == (Move.VERIFY, Move.DISPUTE)
    assert allowed(a_case(State.HANDLED, finished_by=LI), LEADER, TOWN) == ()
