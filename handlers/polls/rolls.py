"""The roll of a poll (选民册): made of the register when it opens and frozen; who is not on it hears why.

Everybody who opens, shows or counts a poll reads the roll that was stored; only this module and ``additions`` write it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.message import Arg, Say
from domain.people import Actor
from domain.places.place import Place
from domain.polls.electorate import Entry, Home, named
from domain.polls.poll import Poll, RollKind
from domain.register import Relation
from handlers.telling.views import place_say
from storage.polls.rolls import Voice
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a roll is made, and of whom: ``role`` for representatives, ``listed`` for named people."""

    grid: str
    building: str | None = None
    role: str | None = None
    listed: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RollSize:
    """How many voices a roll has, with how much floor area, and how many have somebody who can be told in private."""

    units: int
    area_cm2: int
    with_chat: int


def _households(work: Work, scope: Scope) -> Iterable[Entry]:
    return work.electorates.of(scope.grid, scope.building).households()


def _adults(work: Work, scope: Scope) -> Iterable[Entry]:
    return work.electorates.of(scope.grid, scope.building).adults()


def _owners(work: Work, scope: Scope) -> Iterable[Entry]:
    return work.electorates.of(scope.grid, scope.building).owners()


def _representatives(work: Work, scope: Scope) -> Iterable[Entry]:
    return named(work.electorates.holders(scope.role or "", scope.grid))


def _listed(work: Work, scope: Scope) -> Iterable[Entry]:
    return named(scope.listed)


#: Who has a voice, for each kind of roll.
KINDS: Mapping[RollKind, Callable[[Work, Scope], Iterable[Entry]]] = {
    RollKind.HOUSEHOLD: _households,
    RollKind.ADULT: _adults,
    RollKind.OWNER: _owners,
    RollKind.REPRESENTATIVE: _representatives,
    RollKind.LISTED: _listed,
}


def make_roll(work: Work, poll: Poll, now: datetime) -> tuple[Voice, ...]:
    """The roll as the register has it now, stored with everybody who may vote; empty where nobody has a voice."""
    return put(work, poll, entries(work, poll), first=1, added=False)


def entries(work: Work, poll: Poll) -> tuple[Entry, ...]:
    """Who would have a voice in the poll if its roll were made now."""
    scope = Scope(poll.grid, poll.building, poll.roll_role, work.rolls.listed(poll.id))
    return tuple(KINDS[poll.roll_kind](work, scope))


def put(work: Work, poll: Poll, newcomers: Iterable[Entry], *, first: int, added: bool) -> tuple[Voice, ...]:
    """The voices that are on the roll from now on, numbered from ``first``."""
    numbered = tuple(enumerate(newcomers, first))
    voices = tuple(_voice(unit, entry, added) for unit, entry in numbered)
    work.rolls.add(poll.id, voices, ((person, unit) for unit, entry in numbered for person in entry.voters))
    several = ((unit, door) for unit, entry in numbered if len(entry.doors) > 1 for door in entry.doors)
    work.rolls.add_doors(poll.id, several)
    return voices


def _voice(unit: int, entry: Entry, added: bool) -> Voice:
    household = entry.doors[0] if entry.doors else None
    return Voice(unit, entry.key, entry.label, household, entry.person, entry.area_cm2, added)


def preview(
    work: Work, kind: RollKind, grid: str, building: str | None, role: str | None, listed: Iterable[int] = ()
) -> RollSize:
    """How large a roll would be now. ``listed`` are row ids of people."""
    people = tuple((person, work.people.get(person).name) for person in listed)
    found = tuple(KINDS[kind](work, Scope(grid, building, role, people)))
    in_chat = work.electorates.in_chat()
    return RollSize(
        units=len(found),
        area_cm2=sum(entry.area_cm2 for entry in found),
        with_chat=sum(not in_chat.isdisjoint(entry.voters) for entry in found),
    )


def why_not(work: Work, poll: Poll, actor: Actor, now: datetime) -> Say:
    """Why somebody has no voice in the poll, and how they get one in the next."""
    key, args = _reason(work, poll, actor)
    return Say(key, {"serial": poll.serial, **args})


def units_of_door(work: Work, poll: Poll, door: Place) -> tuple[Voice, ...]:
    """The voices of the roll a door stands behind: its household's, those of its adults, its owner's."""
    household = work.claims.household(door)
    return () if household is None else work.rolls.of_door(poll.id, household)


def _reason(work: Work, poll: Poll, actor: Actor) -> tuple[str, Mapping[str, Arg]]:
    person, where = actor.person.id, _where(work, poll)
    homes = work.electorates.homes(person)
    there = [home for home in homes if _holds(work, poll, home)]
    if poll.roll_kind is RollKind.LISTED:
        return "refusal-not-on-roll-listed", {}
    if poll.roll_kind is RollKind.REPRESENTATIVE:
        return "refusal-not-on-roll-role", {"role": work.town.roles[poll.roll_role or ""].name}
    if work.rolls.once_voter(poll.id, person):
        return "refusal-not-on-roll-moved-out", {"place": where}
    if there and poll.roll_kind is RollKind.OWNER and all(home.relation is Relation.TENANT for home in there):
        return "refusal-not-on-roll-tenant", {}
    if there:
        return "refusal-not-on-roll-late", {"opened": poll.opens_at}
    if waiting := work.claims.open_of(person):
        return "refusal-not-on-roll-claim-waits", {"place": place_say(waiting[0].door, work.town)}
    return ("refusal-not-on-roll-elsewhere", {"place": where}) if homes else ("refusal-not-on-roll-no-home", {})


def _where(work: Work, poll: Poll) -> Say:
    return place_say(Place(poll.grid, poll.building), work.town)


def _holds(work: Work, poll: Poll, home: Home) -> bool:
    return work.town.contains(poll.grid, home.grid) and poll.building in (None, home.building)
