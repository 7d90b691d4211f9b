"""Who says that they live behind a door, and what a neighbour leader said to that.

Who may decide is not known here; that a claim is decided once is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.places.place import Place
from domain.register import Relation
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.membership.people import People

#: So many claims are worked on in one transaction.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says they live behind ``door``. ``circle`` is how far up it was asked, 0 the nearest who decide.

    ``granted`` is None until somebody said yes or no; ``stands`` tells that the register still has the door, ``slip``
    that they had the slip that was left there.
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
    slip: bool = False


class Claims:
    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("claims")

    def household(self, door: Place) -> int | None:
        """The door as the register has it; None when it has none there."""
        where = {"building": door.building, "unit": door.unit, "room": door.room}
        found: int | None = self._sql.household(self._connection, **where)
        return found

    def door(self, household: int) -> Place | None:
        """Where the door is; None when the register has it no longer."""
        row = self._sql.door(self._connection, household=household)
        return None if row is None else Place(row["grid"], row["building"], row["unit"], row["room"])

    def ask(
        self,
        household: int,
        person: int,
        circle: int,
        look_at: datetime | None,
        now: datetime,
        *,
        slip: bool = False,
    ) -> Claim:
        """The claim, waiting for a yes or a no."""
        id = self._sql.ask(
            self._connection,
            household=household,
            person=person,
            circle=circle,
            look_at=None if look_at is None else to_us(look_at),
            slip=slip,
            now=to_us(now),
        )
        return _claim(self._sql.claim(self._connection, id=id))

    def find(self, id: int) -> Claim | None:
        """The claim with this row id; None when whoever made it is forgotten."""
        row = self._sql.claim(self._connection, id=id)
        return None if row is None else _claim(row)

    def open_of(self, person: int) -> tuple[Claim, ...]:
        """What the person claims and nobody has decided yet."""
        return tuple([_claim(row) for row in self._sql.open_of(self._connection, person=person)])

    def open_in(self, grid: str) -> tuple[Claim, ...]:
        """What nobody has decided yet of the doors of the grid and below, the oldest first."""
        return tuple([_claim(row) for row in self._sql.open_in(self._connection, grid=grid, most=AT_ONCE)])

    def refused_at(self, person: int) -> datetime | None:
        """When the person was last told no; None when they never were."""
        at = self._sql.refused_at(self._connection, person=person)
        return None if at is None else from_us(at)

    def grant(self, claim: Claim, relation: Relation, by: int, now: datetime) -> bool:
        """Whether it was still open; the person belongs to the door from now on."""
        if not self._sql.decide(self._connection, id=claim.id, by=by, granted=True, now=to_us(now)):
            return False
        self._sql.move_in(self._connection, household=claim.household, person=claim.person, relation=relation)
        self._people.moved(claim.person)
        return True

    def refuse(self, claim: Claim, by: int, now: datetime) -> bool:
        """Whether it was still open; the person does not belong to the door."""
        return bool(self._sql.decide(self._connection, id=claim.id, by=by, granted=False, now=to_us(now)))

    def relation(self, household: int, person: int) -> Relation | None:
        """What the person is behind the door; None when they do not belong there."""
        found = self._sql.relation(self._connection, household=household, person=person)
        return None if found is None else Relation(found)

    def members(self, household: int) -> tuple[int, ...]:
        """Who belongs to the door."""
        return tuple([row["person"] for row in self._sql.members(self._connection, household=household)])

    def also_owned(self, person: int) -> tuple[Place, ...]:
        """The other doors of whoever owns the person's own."""
        rows = self._sql.also_owned(self._connection, person=person)
        return tuple([Place(row["grid"], row["building"], row["unit"], row["room"]) for row in rows])

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


def _claim(row: Row) -> Claim:
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
        slip=bool(row["slip"]),
    )
