"""What is done by the calendar, and when next: digests, agendas, runs of duties that open.

What each of them does is the business of ``handlers.routines``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Routine:
    """What is done, about what (a grid, a duty, "" for the whole town), when next, and how far it has come."""

    name: str
    subject: str
    look_at: datetime
    progress: str = ""


class Routines:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("routines")

    def due(self, now: datetime) -> Routine | None:
        """What has waited longest of all that is to be done by now."""
        row = self._sql.due(self._connection, now=to_us(now))
        return None if row is None else _routine(row)

    def all(self) -> tuple[Routine, ...]:
        """Everything the calendar knows of."""
        return tuple(_routine(row) for row in self._sql.all(self._connection))

    def put(self, routine: Routine) -> None:
        """From now on it stands in the calendar like this."""
        self._sql.put(
            self._connection,
            name=routine.name,
            subject=routine.subject,
            look_at=to_us(routine.look_at),
            progress=routine.progress,
        )

    def drop(self, routine: Routine) -> None:
        """It is not done any more."""
        self._sql.drop(self._connection, name=routine.name, subject=routine.subject)

    def next_look(self) -> datetime | None:
        """When something is to be done next."""
        us = self._sql.next_look(self._connection)
        return None if us is None else from_us(us)


def _routine(row: Row) -> Routine:
    return Routine(row["name"], row["subject"], from_us(row["look_at"]), row["progress"])
