"""What a neighbour leader has to know of their 5 to 15 households: who is here, who is missing, who waits for a yes."""

from __future__ import annotations

from datetime import datetime

from domain.errors import Refusal
from domain.message import Arg, ChatKind, Incoming, Say
from domain.people import Actor
from domain.register import Tenure, too_few_or_many
from domain.town import Standing
from handlers.members.admitting import claim_choice
from handlers.speaking import reply, speaker
from storage.work import Work

#: So many doors nobody came from are named.
_NAMED = 15

#: As many as one may choose from by number.
_CHOICES = 9


def households(work: Work, incoming: Incoming, now: datetime) -> None:
    """我的住户: a few figures for each grid the speaker leads, and a choice for each who still waits for their yes."""
    if incoming.kind is ChatKind.GROUP:
        raise Refusal("refusal-in-private")
    actor = speaker(work, incoming, now)
    grids = _led(work, actor)
    if not grids:
        raise Refusal("refusal-not-a-leader")
    lines = tuple(line for grid in grids for line in _lines(work, grid, now))
    waiting = [claim for grid in grids for claim in work.claims.open_in(grid) if claim.person != actor.person.id]
    choices = [claim_choice(work, claim) for claim in waiting[:_CHOICES]]
    reply(work, incoming, now, Say("households-yours", {"lines": lines}), buttons=choices)


def _led(work: Work, actor: Actor) -> tuple[str, ...]:
    roles = work.town.roles
    return tuple(dict.fromkeys(post.grid for post in actor.posts if roles[post.role].standing is Standing.LEADER))


def _lines(work: Work, grid: str, now: datetime) -> tuple[Say, ...]:
    electorate, in_chat = work.electorates.of(grid, None), work.electorates.in_chat()
    missing = [
        door.label
        for door in electorate.doors
        if not any(member.person in in_chat for member in electorate.members.get(door.household, ()))
    ]
    doors = len(electorate.doors)
    counts: dict[str, Arg] = {
        "grid": work.town.grids[grid].name,
        "doors": doors,
        "here": doors - len(missing),
        "empty": sum(door.tenure is Tenure.EMPTY for door in electorate.doors),
        "waiting": len(work.claims.open_in(grid)),
    }
    lines = [Say("households-counted", counts)]
    if missing:
        more = max(0, len(missing) - _NAMED)
        lines.append(Say("households-missing", {"labels": " ".join(missing[:_NAMED]), "more": more}))
    leaders = len(work.people.standing_in(frozenset({Standing.LEADER}), grid, work.town, now))
    if too_few_or_many(doors, leaders):
        lines.append(Say("households-uneven", {"doors": doors, "leaders": leaders}))
    return tuple(lines)
