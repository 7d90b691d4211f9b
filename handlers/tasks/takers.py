"""Who may get a task, a meeting or a visit: people and roles of the grids somebody supervises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import Refusal
from domain.message import Say
from domain.people import ALLOWED, Act, Actor
from domain.town import Role, Standing
from storage.work import Work

#: Neighbour leaders do it beside their own work: they are asked for visits, not to meetings.
_STAFF = ALLOWED[Act.SEE_INTERNAL] - {Standing.LEADER}


@dataclass(frozen=True, slots=True)
class Taker:
    """Who gets a task: a person, or whoever holds ``role`` in the grid."""

    grid: str
    person: int | None = None
    role: str | None = None


def supervised(work: Work, actor: Actor) -> tuple[str, ...]:
    """The grids the actor supervises, those of their own posts first. Raises Refusal when there are none."""
    own = [post.grid for post in actor.posts if work.town.roles[post.role].standing in ALLOWED[Act.SUPERVISE]]
    if not own:
        raise Refusal("refusal-run-staff-only")
    return tuple(dict.fromkeys((*own, *(grid for post in own for grid in work.town.below(post)))))


def takers_in(work: Work, grids: Iterable[str], now: datetime) -> Iterator[tuple[Taker, Say]]:
    """Everybody with a post in exactly these grids, and as what."""
    for grid in grids:
        for role in work.town.roles.values():
            for person in work.people.holders(role.id, grid, now):
                yield Taker(grid, person), _named(work, person, role, grid)


def named_in(work: Work, grids: Sequence[str], said: str, now: datetime) -> tuple[tuple[Taker, Say], ...]:
    """Whom the words may mean of these grids: people so called, else whoever holds the role in the grid they name."""
    found: dict[int, tuple[Taker, Say]] = {}
    for taker, say in takers_in(work, grids, now):
        if taker.person is not None and said in work.people.get(taker.person).name:
            found.setdefault(taker.person, (taker, say))
    return tuple(found.values()) or tuple(_by_role(work, grids, said, now))


def _by_role(work: Work, grids: Iterable[str], said: str, now: datetime) -> Iterator[tuple[Taker, Say]]:
    for grid in grids:
        if work.town.grids[grid].name not in said:
            continue
        for role in work.town.roles.values():
            if any(name in said for name in role.name.names.values()) and work.people.holders(role.id, grid, now):
                yield (
                    Taker(grid, role=role.id),
                    Say("run-taker-role", {"grid": work.town.grids[grid].name, "role": role.name}),
                )


def _named(work: Work, person: int, role: Role, grid: str) -> Say:
    name = work.people.get(person).name
    return Say("run-taker", {"name": name, "grid": work.town.grids[grid].name, "role": role.name})


def staff(work: Work, grid: str, now: datetime) -> tuple[int, ...]:
    """Whoever has a post of staff in the grid or directly below it, each once."""
    grids = (grid, *work.town.children[grid])
    found = (person for node in grids for person in work.people.standing_in(_STAFF, node, work.town, now))
    return work.people.present(tuple(dict.fromkeys(found)), now)
