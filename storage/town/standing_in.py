"""Who is away, and what those who stand in for them are meanwhile: worked out from offices and absences, never stored.

So a stand-in's rights begin and end by time alone, and end with the post itself when that is taken away or handed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")

#: An office nobody ended is held so long.
FOREVER = 2**63 - 1

#: Somebody may stand in for a stand-in who is away, but not for ever on.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away in a span of microseconds, its end not included; without a ``stand_in`` nobody was named."""

    person: int
    stand_in: int | None
    from_us: int
    until_us: int

    def covers(self, us: int) -> bool:
        """Whether they are away at that moment."""
        return self.from_us <= us < self.until_us


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """What somebody is for in a span of microseconds, its end not included; ``lent`` when they only stand in."""

    person: int
    office: T
    from_us: int
    until_us: int = FOREVER
    lent: bool = False

    def covers(self, us: int) -> bool:
        """Whether it is held at that moment."""
        return self.from_us <= us < self.until_us


def lent(offices: Iterable[Held[T]], away: Iterable[Away]) -> Iterator[Held[T]]:
    """Everything that stand-ins are for, as long as whoever they stand in for is away."""
    by_person: dict[int, list[Held[T]]] = {}
    for held in offices:
        by_person.setdefault(held.person, []).append(held)
    named = [absence for absence in away if absence.stand_in is not None]
    for _ in range(_DEEPEST):
        further: dict[int, list[Held[T]]] = {}
        for absence in named:
            for held in by_person.get(absence.person, ()):
                if (part := _part(held, absence)) is not None:
                    further.setdefault(part.person, []).append(part)
        yield from (held for parts in further.values() for held in parts)
        by_person = further


def _part(held: Held[T], absence: Away) -> Held[T] | None:
    assert absence.stand_in is not None
    from_us, until_us = max(held.from_us, absence.from_us), min(held.until_us, absence.until_us)
    if from_us >= until_us:
        return None
    return replace(held, person=absence.stand_in, from_us=from_us, until_us=until_us, lent=True)


class Absent:
    """The absences that may matter now, asked in both directions."""

    def __init__(self, away: Iterable[Away]) -> None:
        self._of_person: dict[int, list[Away]] = {}
        self._of_stand_in: dict[int, list[Away]] = {}
        for absence in away:
            self._of_person.setdefault(absence.person, []).append(absence)
            if absence.stand_in is not None:
                self._of_stand_in.setdefault(absence.stand_in, []).append(absence)

    def away(self, person: int, us: int) -> Away | None:
        """The absence the person is in at that moment."""
        return _covering(self._of_person, person, us)

    def present(self, people: Sequence[int], us: int) -> tuple[int, ...]:
        """The people with those who are away replaced by whoever stands in, or left out when nobody does."""
        there = (self._there(person, us) for person in people)
        return tuple(dict.fromkeys(person for person in there if person is not None))

    def _there(self, person: int, us: int) -> int | None:
        there: int | None = person
        for _ in range(_DEEPEST + 1):
            if there is None or (absence := self.away(there, us)) is None:
                return there
            there = absence.stand_in
        return None

    def stands_in_for(self, person: int, us: int) -> frozenset[int]:
        """Everybody the person stands in for at that moment, also through somebody who is away."""
        found: set[int] = set()
        nearest = {person}
        for _ in range(_DEEPEST):
            nearest = {
                absence.person for one in nearest for absence in self._of_stand_in.get(one, ()) if absence.covers(us)
            }
            found |= nearest
        return frozenset(found - {person})


def _covering(absences: Mapping[int, Sequence[Away]], person: int, us: int) -> Away | None:
    return next((absence for absence in absences.get(person, ()) if absence.covers(us)), None)
