"""Who is away from when until when, and who stands in (请假). What a stand-in may do meanwhile the roster works out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.membership.people import People


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from one moment until before another; without a ``stand_in`` nobody was named."""

    id: int
    person: int
    start: datetime
    end: datetime
    stand_in: int | None


class Absences:
    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("absences")

    def note(
        self, person: int, start: datetime, end: datetime, stand_in: int | None, by: int, now: datetime
    ) -> Absence:
        """The person is away in that span, says ``by``."""
        id = self._sql.add(
            self._connection,
            person=person,
            from_at=to_us(start),
            until_at=to_us(end),
            stand_in=stand_in,
            noted_at=to_us(now),
            noted_by=by,
        )
        self._people.offices_changed()
        return Absence(id, person, start, end, stand_in)

    def within(self, person: int, start: datetime, end: datetime) -> Absence | None:
        """The first absence of the person that touches the span."""
        row = self._sql.in_span(self._connection, person=person, from_at=to_us(start), until_at=to_us(end))
        return None if row is None else _absence(row)

    def ahead(self, person: int, now: datetime) -> tuple[Absence, ...]:
        """The absences of the person that are not over, the next first."""
        return tuple([_absence(row) for row in self._sql.ahead(self._connection, person=person, now=to_us(now))])

    def end(self, absence: Absence, now: datetime) -> None:
        """The person is back now; one that has not begun never was."""
        if absence.start < now:
            self._sql.end(self._connection, id=absence.id, now=to_us(now))
        else:
            self._sql.drop(self._connection, id=absence.id)
        self._people.offices_changed()


def _absence(row: Row) -> Absence:
    return Absence(row["id"], row["person"], from_us(row["from_at"]), from_us(row["until_at"]), row["stand_in"])
