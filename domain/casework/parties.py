"""What somebody is to one case, worked out anew each time from the case, their posts and their organisations."""

from __future__ import annotations

from enum import StrEnum

from domain.casework.case import Case
from domain.people import Act, Actor, may
from domain.town import HandlerKind, Town


class Party(StrEnum):
    """What somebody is to one case. ``neighbour`` is a neighbour leader or micro-grid worker of its grid.

    To a discreet matter nobody is a neighbour. ``deputy`` hears for the deputy handler, or for the lead handler beside
    whoever took the case up.
    """

    SYSTEM = "system"
    REPORTER = "reporter"
    LEAD = "lead"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"
    NEIGHBOUR = "neighbour"
    SUPERVISOR = "supervisor"


def parties(case: Case, actor: Actor, town: Town) -> frozenset[Party]:
    """Everything the actor is to the case."""
    person, grid = actor.person.id, case.place.grid
    discreet = town.categories[case.category].discreet
    answers = hears_for(case.lead_handler, actor, grid, town)
    leads = answers if case.lead is None else case.lead in {person, *actor.stands_in_for}
    beside = case.deputy_handler is not None and hears_for(case.deputy_handler, actor, grid, town)
    found = {
        Party.REPORTER: case.reporter == person,
        Party.LEAD: leads,
        Party.DEPUTY: not leads and (answers or beside),
        Party.COORDINATOR: case.coordinator is not None and hears_for(case.coordinator, actor, grid, town),
        Party.NEIGHBOUR: not discreet and may(actor, Act.VERIFY, grid, town),
        Party.SUPERVISOR: may(actor, Act.SUPERVISE, grid, town),
    }
    return frozenset(party for party, true in found.items() if true)


def hears_for(handler_id: str, actor: Actor, grid: str, town: Town) -> bool:
    """Whether the actor is the handler in that grid: a contact of the organisation, or a holder of the post."""
    handler = town.handlers[handler_id]
    if handler.kind is HandlerKind.ORGANISATION:
        return handler_id in actor.organisations
    return any(post.role == handler.role and town.contains(post.grid, grid) for post in actor.posts)
