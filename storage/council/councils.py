"""Council meetings: their type, agenda and attendance. When they are is the business of their run."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.council.meeting import AgendaItem, Attendance, Council, CouncilParty, ItemOutcome, MeetingType
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


class Councils:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("councils")

    def add(self, run: int, type: MeetingType, grid: str, topics: Iterable[int]) -> Council:
        """The run is a council meeting with these topics on its agenda."""
        self._sql.add(self._connection, run=run, type=type, grid=grid)
        for topic in topics:
            self.put_on(run, topic)
        return Council(run, type, grid)

    def find(self, run: int) -> Council | None:
        """The council meeting of the run, None when it is no such meeting."""
        row = self._sql.get(self._connection, run=run)
        return None if row is None else _council(row)

    def ahead(self, grids: Iterable[str]) -> tuple[Council, ...]:
        """The meetings of exactly these grids that were not held yet, the earliest of each grid first."""
        return tuple(_council(row) for grid in grids for row in self._sql.ahead(self._connection, grid=grid))

    def hold(self, council: Council, now: datetime) -> None:
        """It is over."""
        self._sql.hold(self._connection, run=council.run, held_at=to_us(now))

    def put_on(self, run: int, topic: int) -> None:
        """The topic is on the agenda."""
        self._sql.put_on(self._connection, meeting=run, topic=topic)

    def agenda(self, run: int) -> tuple[AgendaItem, ...]:
        """What is talked over, in its order."""
        return tuple(
            AgendaItem(run, row["topic"], row["words"], None if row["outcome"] is None else ItemOutcome(row["outcome"]))
            for row in self._sql.agenda(self._connection, meeting=run)
        )

    def note_item(self, item: AgendaItem) -> None:
        """What was said about the topic, and what became of it."""
        self._sql.note_item(
            self._connection, meeting=item.meeting, topic=item.topic, words=item.words, outcome=item.outcome
        )

    def attend(self, run: int, party: CouncilParty, name: str, person: int | None) -> None:
        """Somebody was there for the party."""
        self._sql.attend(self._connection, meeting=run, party=party, person=person, name=name)

    def attended(self, run: int) -> tuple[Attendance, ...]:
        """Who was there, for whom."""
        rows = self._sql.attendances(self._connection, meeting=run)
        return tuple(Attendance(CouncilParty(row["party"]), row["name"]) for row in rows)


def _council(row: Row) -> Council:
    held_at = None if row["held_at"] is None else from_us(row["held_at"])
    return Council(row["run"], MeetingType(row["type"]), row["grid"], held_at)
