"""Where polls are held: the grids and buildings of somebody's own, by the name that was typed or by their level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.errors import Refusal
from domain.people import Act, Actor, may
from domain.polls.poll import RollKind
from handlers.polls.rolls import KINDS, Scope
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Venue:
    """A grid, or one building of it, whose people vote among themselves."""

    grid: str
    building: str | None = None


def own_grids(work: Work, actor: Actor) -> tuple[str, ...]:
    """The grids of the actor's posts in which they may open polls. Raises Refusal when there are none."""
    grids = [post.grid for post in actor.posts if may(actor, Act.OPEN_POLL, post.grid, work.town)]
    if not grids:
        raise Refusal("refusal-batch-staff-only")
    return tuple(dict.fromkeys(grids))


def grid_named(work: Work, actor: Actor, words: str) -> str | None:
    """The grid the words name, the longest name first. Raises Refusal when it is not among or below the actor's own."""
    town = work.town
    names = {name: grid.id for grid in town.grids.values() for name in (grid.name, *grid.aliases)}
    said = next((names[name] for name in sorted(names, key=len, reverse=True) if name in words), None)
    if said is not None and not any(town.contains(own, said) for own in own_grids(work, actor)):
        raise Refusal("refusal-batch-not-yours")
    return said


def by_level(work: Work, grid: str) -> Mapping[str, tuple[Venue, ...]]:
    """Everything below the grid, by what the town calls its level."""
    levels: dict[str, list[Venue]] = {}
    for below in work.town.below(grid)[1:]:
        levels.setdefault(work.town.grids[below].level, []).append(Venue(below))
    return {level: tuple(venues) for level, venues in levels.items()}


def buildings(work: Work, grid: str) -> tuple[Venue, ...]:
    """Every building of the grid and below."""
    return tuple(
        Venue(building.grid, building.id)
        for building in work.town.buildings.values()
        if work.town.contains(grid, building.grid)
    )


def with_voices(work: Work, venues: Iterable[Venue], kind: RollKind, role: str | None = None) -> tuple[Venue, ...]:
    """Those where somebody has a voice; nothing can be decided in the others."""
    return tuple(
        venue for venue in venues if any(True for _ in KINDS[kind](work, Scope(venue.grid, venue.building, role)))
    )
