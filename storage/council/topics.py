"""Topics (议题) and the steps of 一征三议两公开 noted for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.council.procedure import Noted, ProcedureStep
from domain.council.topic import SETTLED, Topic, TopicState
from domain.message import Photo
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us

#: No list in a chat is longer.
MOST = 20


class Topics:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("topics")

    def add(
        self, grid: str, title: str, raised_by: int, now: datetime, *, words: str = "", case: int | None = None
    ) -> Topic:
        """The new topic, open to be talked over."""
        id = self._sql.add(
            self._connection,
            grid=grid,
            title=title,
            words=words,
            case_id=case,
            raised_by=raised_by,
            raised_at=to_us(now),
            state=TopicState.OPEN,
        )
        return self.get(id)

    def get(self, id: int) -> Topic:
        """The topic with this row id; it must exist."""
        found = self.find(id)
        assert found is not None
        return found

    def find(self, id: int) -> Topic | None:
        """The topic with the number people type."""
        row = self._sql.get(self._connection, id=id)
        return None if row is None else _topic(row)

    def of_case(self, case: int) -> Topic | None:
        """The newest topic the case became."""
        row = self._sql.of_case(self._connection, case_id=case)
        return None if row is None else _topic(row)

    def unsettled(self, grids: Iterable[str]) -> tuple[Topic, ...]:
        """What is still talked over in exactly these grids, the oldest first."""
        rows = [row for grid in grids for row in self._sql.unsettled(self._connection, grid=grid, most=MOST)]
        return tuple(sorted(map(_topic, rows), key=lambda topic: (topic.raised_at, topic.id)))

    def set_state(self, topic: Topic, state: TopicState, now: datetime) -> Topic:
        """The topic as it stands now."""
        settled_at = to_us(now) if state in SETTLED else None
        self._sql.set_state(self._connection, id=topic.id, state=state, settled_at=settled_at)
        return self.get(topic.id)

    def solved(self, since: datetime, before: datetime) -> Mapping[str, int]:
        """商议解决: how many topics of exactly each grid were carried out within the span."""
        rows = self._sql.solved(self._connection, since=to_us(since), before=to_us(before))
        return Counter({row["grid"]: row["topics"] for row in rows})

    def note_step(self, topic: Topic, noted: Noted, photo: Photo) -> None:
        """The step was taken, and its picture is ours to keep."""
        queries("cases").photo_stored(
            self._connection, sha256=photo.sha256, width=photo.width, height=photo.height, now=to_us(noted.at)
        )
        self._sql.note_step(
            self._connection,
            topic=topic.id,
            step=noted.step,
            at=to_us(noted.at),
            actor=noted.actor,
            words=noted.words,
            photo=noted.photo,
        )

    def steps(self, topic: Topic) -> tuple[Noted, ...]:
        """The steps that were taken, in their order."""
        rows = self._sql.steps(self._connection, topic=topic.id)
        return tuple(
            Noted(ProcedureStep(row["step"]), from_us(row["at"]), row["actor"], row["words"], row["photo"])
            for row in rows
        )


def _topic(row: Row) -> Topic:
    return Topic(
        id=row["id"],
        grid=row["grid"],
        title=row["title"],
        words=row["words"],
        raised_by=row["raised_by"],
        raised_at=from_us(row["raised_at"]),
        state=TopicState(row["state"]),
        case=row["case_id"],
        settled_at=None if row["settled_at"] is None else from_us(row["settled_at"]),
    )
