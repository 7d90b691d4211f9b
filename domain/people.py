"""Who somebody is, and what their roles allow: one literal table, denied by default.

Nothing on a platform gives a role: being a group's administrator, a look-alike name, a forwarded message. Authority is
derived from posts, each time anew, in the transaction of the act.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.message import Address
from domain.town import Standing, Town


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the bot has met or the register knows. ``name`` is for display only."""

    id: int
    name: str
    locale: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a person is called on one platform (账号), and whether they can be told anything there."""

    address: Address
    reachable: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A role held in a grid (任职); ``deputy`` stands in for the holder."""

    person: int
    role: str
    grid: str
    deputy: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with all their authority is derived from: posts held now, grids lived in, organisations heard for, and
    whom they stand in for while those are away.
    """

    person: Person
    posts: tuple[Post, ...] = ()
    homes: tuple[str, ...] = ()
    organisations: frozenset[str] = frozenset()
    stands_in_for: frozenset[int] = frozenset()


class Act(StrEnum):
    """What may be allowed or denied in a grid."""

    SEE_INTERNAL = "see_internal"
    VERIFY = "verify"
    SUPERVISE = "supervise"
    HEAR_ESCALATION = "hear_escalation"
    BIND = "bind"
    ADMIT = "admit"
    SWEEP = "sweep"
    OPEN_POLL = "open_poll"
    OPEN_FORMAL = "open_formal"
    CHANGE_POLL = "change_poll"
    RECORD_BALLOT = "record_ballot"
    RUN_COUNCIL = "run_council"


_STAFF = frozenset({Standing.MICRO_WORKER, Standing.GRID_WORKER, Standing.COMMUNITY, Standing.STREET})

#: What each standing may do in its own grid and below. Reporting and reading what is public is open to everybody and
#: needs no row; whoever leads, reports or coordinates a case has further rights from the case itself
#: (``domain.casework.parties.Party``).
ALLOWED: Mapping[Act, frozenset[Standing]] = {
    Act.SEE_INTERNAL: _STAFF | {Standing.LEADER},
    Act.VERIFY: _STAFF | {Standing.LEADER},
    Act.SUPERVISE: frozenset({Standing.GRID_WORKER, Standing.COMMUNITY, Standing.STREET}),
    Act.HEAR_ESCALATION: frozenset({Standing.GRID_WORKER, Standing.COMMUNITY, Standing.STREET}),
    Act.BIND: _STAFF | {Standing.LEADER},
    Act.ADMIT: _STAFF | {Standing.LEADER},
    Act.SWEEP: frozenset({Standing.COMMUNITY, Standing.STREET}),
    Act.OPEN_POLL: _STAFF | {Standing.LEADER},
    Act.OPEN_FORMAL: frozenset({Standing.COMMUNITY, Standing.STREET}),
    Act.CHANGE_POLL: _STAFF | {Standing.LEADER},
    Act.RECORD_BALLOT: _STAFF | {Standing.LEADER},
    Act.RUN_COUNCIL: _STAFF | {Standing.LEADER},
}

#: Standings are listed least first.
_RANK: Mapping[Standing, int] = {standing: place for place, standing in enumerate(Standing)}


def standings(actor: Actor, grid: str, town: Town) -> frozenset[Standing]:
    """Everything the actor counts as in that grid: outsider always, the rest by posts and homes there or above."""
    held = {Standing.OUTSIDER}
    held.update(town.roles[post.role].standing for post in actor.posts if town.contains(post.grid, grid))
    if any(town.contains(grid, home) or town.contains(home, grid) for home in actor.homes):
        held.add(Standing.RESIDENT)
    return frozenset(held)


def may(actor: Actor, act: Act, grid: str, town: Town) -> bool:
    """Whether the table allows the act in that grid."""
    return bool(ALLOWED[act] & standings(actor, grid, town))


def highest_post(actor: Actor, act: Act, grid: str, town: Town) -> Post | None:
    """The highest of the actor's posts that allow the act in that grid, None when none does."""
    allowing = [
        post
        for post in actor.posts
        if town.contains(post.grid, grid) and town.roles[post.role].standing in ALLOWED[act]
    ]
    return max(allowing, key=lambda post: _RANK[town.roles[post.role].standing], default=None)


def may_decide_for(actor: Actor, other: Actor, grid: str, town: Town) -> bool:
    """Whether the actor may grant what the other asks for in that grid: not oneself, nor anybody who stands above."""
    supervising = ALLOWED[Act.SUPERVISE] & standings(actor, grid, town)
    if not supervising or actor.person.id == other.person.id:
        return False
    return max(map(_RANK.__getitem__, supervising)) >= max(map(_RANK.__getitem__, standings(other, grid, town)))


def may_invite(inviter: Actor, guest: Actor, town: Town) -> bool:
    """Whether the inviter may say who the guest is: they stand above everything the guest is for, or beside it.

    An invitation can come into wrong hands. Then it gives away nothing that was not the inviter's already.
    """
    held = _held(guest, town)
    return bool(held) and all(_covers(inviter, grid, standing, town) for grid, standing in held)


def oversees(superior: Actor, other: Actor, town: Town) -> bool:
    """Whether the superior stands above the other in everything the other is for: nobody is above themselves."""
    held = _held(other, town)
    return (
        superior.person.id != other.person.id
        and bool(held)
        and all(_above(superior, grid, standing, town) for grid, standing in held)
    )


def _above(superior: Actor, grid: str, standing: Standing, town: Town) -> bool:
    """Whether a post of the superior supervises that grid from further up, or with a higher standing in it."""
    posts = ((post.grid, town.roles[post.role].standing) for post in superior.posts if town.contains(post.grid, grid))
    return any(
        own in ALLOWED[Act.SUPERVISE] and (_RANK[own] > _RANK[standing] or (own == standing and at != grid))
        for at, own in posts
    )


def _held(guest: Actor, town: Town) -> tuple[tuple[str, Standing], ...]:
    """Each grid the guest is for something in, and what they count as there."""
    posts = [(post.grid, town.roles[post.role].standing) for post in guest.posts]
    lines = [line.grid for line in town.responsibilities if {line.handler, line.deputy} & guest.organisations]
    if town.fallback in guest.organisations:
        lines += [grid.id for grid in town.grids.values() if grid.parent is None]
    return (*posts, *((grid, Standing.DEPARTMENT) for grid in lines))


def _covers(inviter: Actor, grid: str, standing: Standing, town: Town) -> bool:
    standings_there = (town.roles[post.role].standing for post in inviter.posts if town.contains(post.grid, grid))
    return any(own in ALLOWED[Act.SUPERVISE] and _RANK[own] >= _RANK[standing] for own in standings_there)
