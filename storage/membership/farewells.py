"""Who asked to be forgotten, and until when they may think better of it."""

from __future__ import annotations

from datetime import datetime

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


class Farewells:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("farewells")

    def ask(self, person: int, due: datetime, now: datetime) -> datetime:
        """When the person is forgotten: then, or at the moment that was noted before."""
        self._sql.ask(self._connection, person=person, now=to_us(now), due_at=to_us(due))
        noted = self.due_at(person)
        assert noted is not None
        return noted

    def due_at(self, person: int) -> datetime | None:
        """When the person is forgotten, None for whoever did not ask."""
        us = self._sql.due_at(self._connection, person=person)
        return None if us is None else from_us(us)

    def take_back(self, person: int) -> None:
        """Nothing waits to be done about the person any more."""
        self._sql.take_back(self._connection, person=person)

    def due(self, now: datetime) -> tuple[int, ...]:
        """Those whose time is over, whoever asked first."""
        return tuple([row["person"] for row in self._sql.due(self._connection, now=to_us(now))])
