"""Who says that they live behind a door, and what a neighbour leader said to that.

Who may decide is not known here; that a claim is decided once is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.places.place import Place
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us, to_us
from storage.membership.people import People

#: So many claims are worked on in one transaction.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says they live behind ``door``. ``circle`` is how far up it was asked, 0 the nearest who decide.

    ``granted`` is None until somebody said yes or no; ``stands`` tells that the register still has the door.
    """

    id: int
    household: int
    door: Place
    person: int
    asked_at: datetime
    circle: int
    decided_by: int | None
    granted: bool | None
    stands: bool


class Claims:
    def __init__(self, connection: sqlite3.Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("claims")

    def household(self, door: Place) -> int | None:
        """The door as the register has it; None when it has none there."""
        where = {"building": door.building, "unit": door.unit, "room": door.room}
        found: int | None = self._sql.household(self._connection, **where)
        return found

    def ask(self, household: int, person: int, circle: int, look_at: datetime | None, now: datetime) -> Claim:
        """The claim, waiting for a yes or a no."""
        look = None if look_at is None else to_us(look_at)
        id = self._sql.ask(
            self._connection, household=household, person=person, circle=circle, look_at=look, now=to_us(now)
        )
        return _claim(self._sql.claim(self._connection, id=id))

    def find(self, id: int) -> Claim | None:
        """The claim with this row id; None when whoever made it is forgotten."""
        row = self._sql.claim(self._connection, id=id)
        return None if row is None else _claim(row)

    def open_of(self, person: int) -> tuple[Claim, ...]:
        """What the person claims and nobody has decided yet."""
        return tuple([_claim(row) for row in self._sql.open_of(self._connection, person=person)])

    def refused_at(self, person: int) -> datetime | None:
        """When the person was last told no; None when they never were."""
        at = self._sql.refused_at(self._connection, person=person)
        return None if at is None else from_us(at)

    def decide(self, claim: Claim, by: int, now: datetime, *, granted: bool) -> bool:
        """Whether it was still open; with a yes the person belongs to the door from now on."""
        if not self._sql.decide(self._connection, id=claim.id, by=by, granted=granted, now=to_us(now)):
            return False
        if granted:
            self._sql.move_in(self._connection, household=claim.household, person=claim.person)
            self._people.moved(claim.person)
        return True

    def belongs(self, household: int, person: int) -> bool:
        """Whether the person belongs to the door."""
        return bool(self._sql.belongs(self._connection, household=household, person=person))

    def move_out(self, household: int, person: int) -> None:
        """The person no longer belongs to the door."""
        self._sql.move_out(self._connection, household=household, person=person)
        self._people.moved(person)

    def due(self, now: datetime) -> tuple[Claim, ...]:
        """What nobody decided in time, the oldest first."""
        return tuple([_claim(row) for row in self._sql.due(self._connection, now=to_us(now), most=AT_ONCE)])

    def asked(self, claim: Claim, circle: int, look_at: datetime | None) -> None:
        """So far up it was asked now; nothing more happens by itself unless there is a moment to look again."""
        look = None if look_at is None else to_us(look_at)
        self._sql.asked(self._connection, id=claim.id, circle=circle, look_at=look)

    def next_look(self) -> datetime | None:
        """When something happens by itself next."""
        at = self._sql.next_look(self._connection)
        return None if at is None else from_us(at)


def _claim(row: sqlite3.Row) -> Claim:
    return Claim(
        id=row["id"],
        household=row["household"],
        door=Place(row["grid"], row["building"], row["unit"], row["room"]),
        person=row["person"],
        asked_at=from_us(row["asked_at"]),
        circle=row["circle"],
        decided_by=row["decided_by"],
        granted=None if row["granted"] is None else bool(row["granted"]),
        stands=not row["retired"],
    )
