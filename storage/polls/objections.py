"""What people on the roll have against a result, and what they were answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.polls.poll import Poll
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Objection:
    """``words`` are empty once whoever objected is forgotten. ``run`` is the task to answer it."""

    id: int
    poll: int
    person: int
    words: str
    at: datetime
    answer: str = ""
    answered_by: int | None = None
    answered_at: datetime | None = None
    run: int | None = None


class Objections:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("objections")

    def add(self, poll: Poll, person: int, words: str, now: datetime) -> Objection:
        """The new objection, which waits for an answer."""
        id = self._sql.add(self._connection, poll=poll.id, person=person, words=words, now=to_us(now))
        return Objection(id, poll.id, person, words, now)

    def find(self, id: int) -> Objection | None:
        """The objection with this row id, None when there is none."""
        row = self._sql.get(self._connection, id=id)
        return None if row is None else _objection(row)

    def of_run(self, run: int) -> Objection | None:
        """The objection a task is to answer, None when the task is another."""
        row = self._sql.of_run(self._connection, run=run)
        return None if row is None else _objection(row)

    def of_poll(self, poll: Poll) -> tuple[Objection, ...]:
        """Every objection to the poll, in their order."""
        return tuple([_objection(row) for row in self._sql.of_poll(self._connection, poll=poll.id)])

    def unanswered(self, poll: Poll) -> tuple[Objection, ...]:
        """Those that still wait for an answer."""
        return tuple(objection for objection in self.of_poll(poll) if objection.answered_at is None)

    def answer(self, objection: Objection, words: str, by: int, now: datetime) -> bool:
        """Whether it was answered now; what was answered before stays."""
        return bool(self._sql.answer(self._connection, id=objection.id, answer=words, answered_by=by, now=to_us(now)))

    def set_run(self, objection: Objection, run: int) -> None:
        """It is this task to answer it."""
        self._sql.set_run(self._connection, id=objection.id, run=run)


def _objection(row: Row) -> Objection:
    return Objection(
        id=row["id"],
        poll=row["poll"],
        person=row["person"],
        words=row["words"],
        at=from_us(row["at"]),
        answer=row["answer"],
        answered_by=row["answered_by"],
        answered_at=None if row["answered_at"] is None else from_us(row["answered_at"]),
        run=row["run"],
    )
