"""Who may stand in for somebody: those who do the same nearby, and those who answer above them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from domain.people import ALLOWED, Act, Post
from handlers.staffing.naming import actor_of
from storage.work import Work

#: No longer list is read in a chat.
_MOST = 8


def stand_ins(work: Work, person: int, start: datetime, end: datetime, now: datetime) -> tuple[int, ...]:
    """Those who can be reached and are there all the time, nearest first."""
    found = dict.fromkeys(one for one in _near(work, person, now) if one != person)
    there = (one for one in found if work.people.address(one) and work.absences.within(one, start, end) is None)
    return tuple(there)[:_MOST]


def _near(work: Work, person: int, now: datetime) -> Iterator[int]:
    actor = actor_of(work, person, now)
    for handler in sorted(actor.organisations):
        yield from work.people.who_hears(work.town.handlers[handler], "", work.town, now)
    for post in actor.posts:
        yield from _same_role(work, post, now)
        for node in work.town.path(post.grid):
            yield from work.people.standing_in(ALLOWED[Act.SUPERVISE], node.id, work.town, now)


def _same_role(work: Work, post: Post, now: datetime) -> Iterator[int]:
    """Who has that role in the same grid, below it, beside it, and above it."""
    town = work.town
    above = town.path(post.grid)
    beside = town.children[above[1].id] if len(above) > 1 else ()
    for grid in dict.fromkeys((*town.below(post.grid), *beside, *(node.id for node in above))):
        yield from work.people.holders(post.role, grid, now)
