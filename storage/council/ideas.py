"""Ideas (金点子) and who is for them: everybody once, however often they press."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.council.idea import Idea
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


class Ideas:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("ideas")

    def add(self, grid: str, words: str, person: int, now: datetime) -> Idea:
        """The new idea; whoever has it is for it."""
        id = self._sql.add(self._connection, grid=grid, words=words, person=person, at=to_us(now))
        self._sql.support(self._connection, idea=id, person=person)
        return _idea(self._sql.get(self._connection, id=id))

    def find(self, id: int) -> Idea | None:
        """The idea with the number people type; of a merged one the idea it became part of."""
        row = self._sql.get(self._connection, id=id)
        if row is not None and row["merged_into"] is not None:
            row = self._sql.get(self._connection, id=row["merged_into"])
        return None if row is None else _idea(row)

    def top(self, grids: Iterable[str], most: int) -> tuple[Idea, ...]:
        """The ideas of exactly these grids that most are for, of equals the oldest first."""
        found = [_idea(row) for grid in grids for row in self._sql.top(self._connection, grid=grid, most=most)]
        return tuple(sorted(found, key=lambda idea: (-idea.supporters, idea.at, idea.id))[:most])

    def support(self, idea: Idea, person: int) -> bool:
        """Whether the person was not for it before; now they are."""
        return bool(self._sql.support(self._connection, idea=idea.id, person=person))

    def supporters(self, idea: Idea) -> tuple[int, ...]:
        """Who is for it."""
        return tuple(row["person"] for row in self._sql.supporters(self._connection, idea=idea.id))

    def merge(self, idea: Idea, other: Idea) -> Idea:
        """The idea with everybody who was for either, each once; the other is part of it from now on."""
        self._sql.take_over(self._connection, idea=idea.id, other=other.id)
        self._sql.merge(self._connection, idea=idea.id, other=other.id)
        return _idea(self._sql.get(self._connection, id=idea.id))

    def became(self, idea: Idea, topic: int) -> None:
        """It is talked over as a topic now."""
        self._sql.became(self._connection, idea=idea.id, topic=topic)


def _idea(row: Row) -> Idea:
    return Idea(
        id=row["id"],
        grid=row["grid"],
        words=row["words"],
        person=row["person"],
        at=from_us(row["at"]),
        supporters=row["supporters"],
        merged_into=row["merged_into"],
        topic=row["topic"],
    )
