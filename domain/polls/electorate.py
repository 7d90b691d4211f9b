"""Who gets a voice: from doors and the people behind them to the entries of a roll, in an order anybody can repeat.

Who lives where comes from the register. Everybody who belongs to a door there is grown up; those the register only
counts have a voice too, which is given on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from domain.register import Relation, Tenure

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Door:
    """A door of the register. ``label`` is how neighbours write it, ``adults`` 0 where nobody counted."""

    household: int
    label: str
    area_cm2: int = 0
    owner_key: str = ""
    adults: int = 0
    tenure: Tenure = Tenure.OWNER


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to a door."""

    household: int
    person: int
    name: str
    relation: Relation = Relation.OWNER


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives, as far as it decides in which polls they have a voice."""

    grid: str
    building: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Entry:
    """One voice to be: ``doors`` are all it stands for, ``voters`` those who may use it.

    ``key`` holds nothing personal; ``person`` is whose own voice it is.
    """

    key: str
    label: str
    area_cm2: int = 0
    doors: tuple[int, ...] = ()
    person: int | None = None
    voters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Electorate:
    """The doors in their order, and who belongs to them."""

    doors: Sequence[Door]
    members: Mapping[int, Sequence[Member]] = field(default_factory=dict)

    def households(self) -> Iterator[Entry]:
        """A voice for each door, empty ones too; whoever belongs there may use it, owner or tenant."""
        for door in self.doors:
            voters = tuple(member.person for member in self._of(door))
            yield Entry(household_key(door.household), door.label, 0, (door.household,), None, voters)

    def adults(self) -> Iterator[Entry]:
        """A voice for each adult, at the first door they belong to; those without a name come after the named."""
        homes: dict[int, list[int]] = {}
        for door in self.doors:
            for member in self._of(door):
                homes.setdefault(member.person, []).append(door.household)
        for door in self.doors:
            named = self._of(door)
            for member in named:
                if homes[member.person][0] == door.household:
                    yield _own(member, door, homes[member.person])
            for place in range(len(named) + 1, door.adults + 1):
                yield Entry(f"adult:{door.household}:{place}", f"{door.label} ({place})", 0, (door.household,))

    def owners(self) -> Iterator[Entry]:
        """A voice for each owner, at the first of their doors, with the floor area of all; tenants have none."""
        owned: dict[str | int, list[Door]] = {}
        for door in self.doors:
            owned.setdefault(door.owner_key or door.household, []).append(door)
        for doors in owned.values():
            first, *others = doors
            yield Entry(
                key=f"owner:{first.household}" if others else household_key(first.household),
                label=f"{first.label} +{len(others)}" if others else first.label,
                area_cm2=sum(door.area_cm2 for door in doors),
                doors=tuple(door.household for door in doors),
                voters=tuple(dict.fromkeys(self._owning(doors))),
            )

    def _of(self, door: Door) -> Sequence[Member]:
        return self.members.get(door.household, ())

    def _owning(self, doors: Iterable[Door]) -> Iterator[int]:
        for door in doors:
            yield from (member.person for member in self._of(door) if member.relation is Relation.OWNER)


def _own(member: Member, door: Door, homes: Iterable[int]) -> Entry:
    label = f"{door.label} {member.name}"
    return Entry(person_key(member.person), label, 0, tuple(homes), member.person, (member.person,))


def named(people: Iterable[tuple[int, str]]) -> Iterator[Entry]:
    """A voice for each of the people, by their row ids."""
    for person, name in sorted(people):
        yield Entry(person_key(person), name, 0, (), person, (person,))


def household_key(household: int) -> str:
    """How a door is called where nothing personal may stand."""
    return f"household:{household}"


def person_key(person: int) -> str:
    """How a person is called where nothing personal may stand."""
    return f"person:{person}"


def door_label(building: str, unit: str, room: str) -> str:
    """A door as neighbours write it: the name of the building, the entrance, the room ("4栋2-301")."""
    gap = "-" if building[-1:].isdecimal() else ""
    return f"{building}{gap}{unit}-{room}" if unit else f"{building}{gap}{room}"


@lru_cache(4096)
def counted_order(written: str) -> tuple[tuple[int, int, str], ...]:
    """Puts what is numbered in the order people count: 2 before 10, numbers before letters."""
    parts = (part for part in _DIGITS.split(written) if part)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)
