"""In which grids the council is somebody's business: theirs to run by post, theirs to speak in by living there."""

from __future__ import annotations

import re
from datetime import datetime

from domain.errors import Refusal
from domain.message import ChatKind, Incoming
from domain.people import ALLOWED, Act, Actor, may
from handlers.speaking import speaker
from storage.work import Work

#: "3 …": a number people type for a topic, a resolution, an idea; full-width digits are digits too.
_NUMBERED = re.compile(r"\s*#?(\d{1,6})(?!\d)[\s,.:]*(.*)", re.DOTALL)


def numbered(value: str) -> tuple[int | None, str]:
    """The number the words begin with, None if with none, and what follows it."""
    found = _NUMBERED.match(value)
    return (None, value.strip()) if found is None else (int(found[1]), found[2].strip())


def only_number(value: str) -> int | None:
    """The number the words are, if they are nothing else."""
    number, rest = numbered(value)
    return None if rest else number


def grid_to_run(work: Work, incoming: Incoming, now: datetime) -> str:
    """The grid whose council the speaker runs here: the group's, else that of their post. Raises Refusal."""
    actor = speaker(work, incoming, now)
    if incoming.kind is ChatKind.GROUP and (chat := work.people.chat(incoming.address)) is not None:
        check(work, actor, chat.grid)
        return chat.grid
    for post in actor.posts:
        if work.town.roles[post.role].standing in ALLOWED[Act.RUN_COUNCIL]:
            return post.grid
    raise Refusal("refusal-council-not-yours")


def check(work: Work, actor: Actor, grid: str) -> None:
    """Raises Refusal when the council of that grid is not the actor's to run."""
    if not may(actor, Act.RUN_COUNCIL, grid, work.town):
        raise Refusal("refusal-council-not-yours")


def grids_around(work: Work, incoming: Incoming, now: datetime) -> tuple[str, ...]:
    """The grids whose councils concern the speaker here: the group's, or theirs by home and post, with all above and
    below them.
    """
    actor = speaker(work, incoming, now)
    chat = work.people.chat(incoming.address) if incoming.kind is ChatKind.GROUP else None
    own = (chat.grid,) if chat is not None else (*(post.grid for post in actor.posts), *actor.homes)
    around = (id for grid in own for id in (*(node.id for node in work.town.path(grid)), *work.town.below(grid)))
    return tuple(dict.fromkeys(around))


def concerns(work: Work, incoming: Incoming, now: datetime, grid: str) -> None:
    """Raises Refusal when the council of that grid is none of the speaker's concern."""
    if grid not in grids_around(work, incoming, now):
        raise Refusal("refusal-council-elsewhere")
