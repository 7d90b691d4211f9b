"""Where it is: from a point, from words, from the register of households, else from a list to choose from.

Reading words is the business of ``domain.reading``; here the chat somebody speaks in, their own door and the register
of doors come in, and places are made choices of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from domain.message import Action, Button, ChatKind, Incoming, Say
from domain.people import Actor
from domain.places.place import Ambiguous, Found, Place
from domain.town import Town
from handlers.speaking import speaker
from handlers.telling.views import place_say
from storage.work import Work

#: As many places as one may be asked to choose from by number.
_MOST_CHOICES = 9


def _near(work: Work, incoming: Incoming, now: datetime) -> str | None:
    """The grid somebody speaks from: that of the group, else that of their own door."""
    here = group_place(work, incoming) or home_place(work, speaker(work, incoming, now))
    return None if here is None else here.grid


def said_place(work: Work, incoming: Incoming, now: datetime, text: str) -> Place | Ambiguous | None:
    """The place a message names: by a point, told more exactly by a building in the words; else by the words alone."""
    pointed = None if incoming.point is None else work.map.grid_at(incoming.point)
    home = None if incoming.kind is ChatKind.GROUP else home_place(work, speaker(work, incoming, now))
    reading = work.places.read(text, near=pointed or _near(work, incoming, now), home=home)
    if isinstance(reading, Found) and (pointed is None or _meet(work, pointed, reading.place.grid)):
        return refined(work, reading.place)
    if pointed is not None:
        return Place(pointed)
    return reading if isinstance(reading, Ambiguous) else None


def _meet(work: Work, one: str, other: str) -> bool:
    return work.town.contains(one, other) or work.town.contains(other, one)


def group_place(work: Work, incoming: Incoming) -> Place | None:
    """The grid of the group it was said in."""
    chat = work.people.chat(incoming.address)
    return None if chat is None else Place(chat.grid)


def home_place(work: Work, actor: Actor) -> Place | None:
    """The building and entrance somebody lives in: the stairs, which are everybody's, not the room."""
    doors = work.people.doors(actor.person.id)
    return _stairs(doors[0]) if doors else None


def _stairs(door: Place) -> Place:
    return Place(door.grid, door.building, door.unit)


def refined(work: Work, place: Place) -> Place:
    """The place with the entrance the register has its door in, and in the grid it puts the doors in, where a building
    is split among several.

    Nothing changes when the register knows no such door, or several, or puts the doors in several grids, or elsewhere
    than the words said.
    """
    if place.building is None:
        return place
    doors = work.people.doors_numbered(place) if place.room else ()
    unit = doors[0].unit if len(doors) == 1 else place.unit
    grids = {door.grid for door in doors} or work.people.grids_of_doors(place)
    grid, *others = grids or (place.grid,)
    within = not others and work.town.contains(place.grid, grid)
    return Place(grid if within else place.grid, place.building, unit, place.room)


def own_places(work: Work, actor: Actor) -> tuple[Place, ...]:
    """Where somebody may well mean: their stairs, their grid, the grids they have a post in."""
    doors = work.people.doors(actor.person.id)
    stairs = [_stairs(door) for door in doors]
    return (*stairs, *(Place(door.grid) for door in doors), *(Place(post.grid) for post in actor.posts))


def smallest_grids(work: Work) -> tuple[Place, ...]:
    """The grids nothing is below, for somebody whose words cannot be placed."""
    leaves = [Place(grid) for grid in work.town.grids if not work.town.children[grid]]
    return tuple(leaves[:_MOST_CHOICES])


def place_choices(
    work: Work, incoming: Incoming, places: Iterable[Place], action: str, case: int | None = None
) -> tuple[Button, ...]:
    """Each place once, as a choice. A group reads no room. Those that read alike are told with what they lie in."""
    shown = {place: replace(place, room="") if incoming.kind is ChatKind.GROUP else place for place in places}
    says = told_apart(work.town, shown)
    return tuple(Button(say, Action(action, case, packed_place(place))) for place, say in says.items())


def told_apart(town: Town, shown: Mapping[Place, Place]) -> Mapping[Place, Say]:
    """Each place as it is shown; those that read alike with the largest grid that only one of them lies in."""
    says = {place: place_say(seen, town) for place, seen in shown.items()}
    return {place: _told_apart(town, place, says) for place in says}


def _told_apart(town: Town, place: Place, says: Mapping[Place, Say]) -> Say:
    alike = [{grid.id for grid in town.path(other.grid)} for other in says if says[other] == says[place]]
    own = [grid.name for grid in town.path(place.grid)[1:] if any(grid.id not in path for path in alike)]
    if own:
        return Say("choice-place-within", {"place": says[place], "outer": own[-1]})
    return Say("choice-place", {"place": says[place]})


def packed_place(place: Place) -> str:
    """The place as the value of an action."""
    return "|".join((place.grid, place.building or "", place.unit, place.room))


def chosen_place(work: Work, value: str) -> Place | None:
    """The place ``packed_place`` wrote, None for other words or a place the town no longer has."""
    match value.split("|"):
        case [grid, building, unit, room] if grid in work.town.grids and building in ("", *work.town.buildings):
            return refined(work, Place(grid, building or None, unit, room))
    return None
