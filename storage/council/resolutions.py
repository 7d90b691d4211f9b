"""Resolutions (决议) and the tasks by which they get done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.council.resolution import Resolution, TaskOfResolution
from domain.duties.run import RunState
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us

#: No list in a chat is longer.
MOST = 20


class Resolutions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("resolutions")

    def add(
        self,
        grid: str,
        words: str,
        now: datetime,
        *,
        topic: int | None = None,
        poll: int | None = None,
        meeting: int | None = None,
    ) -> Resolution:
        """What was decided now, with the number people will type."""
        id = self._sql.add(
            self._connection, topic=topic, poll=poll, meeting=meeting, grid=grid, words=words, decided_at=to_us(now)
        )
        return _resolution(self._sql.get(self._connection, id=id))

    def find(self, id: int) -> Resolution | None:
        """The resolution with the number people type."""
        return _one(self._sql.get(self._connection, id=id))

    def of_poll(self, poll: int) -> Resolution | None:
        """What the poll decided."""
        return _one(self._sql.of_poll(self._connection, poll=poll))

    def of_meeting(self, run: int) -> tuple[Resolution, ...]:
        """What the meeting decided, in its order."""
        return _all(self._sql.of_meeting(self._connection, meeting=run))

    def of_topic(self, topic: int) -> tuple[Resolution, ...]:
        """What was decided about the topic, in its order."""
        return _all(self._sql.of_topic(self._connection, topic=topic))

    def of_assignment(self, run: int) -> Resolution | None:
        """The resolution whose tasks are to be given out by the run."""
        return _one(self._sql.of_assignment(self._connection, run=run))

    def of_task(self, run: int) -> Resolution | None:
        """The resolution the task belongs to."""
        return _one(self._sql.of_task(self._connection, run=run))

    def of_grids(self, grids: Iterable[str]) -> tuple[Resolution, ...]:
        """The newest resolutions of exactly these grids, the newest first."""
        found = _all(row for grid in grids for row in self._sql.of_grid(self._connection, grid=grid, most=MOST))
        return tuple(sorted(found, key=lambda resolution: resolution.id, reverse=True))[:MOST]

    def save(self, resolution: Resolution) -> None:
        """What became of it is stored; what was decided never changes here."""
        self._sql.save(
            self._connection,
            id=resolution.id,
            notice=resolution.notice,
            assignment=resolution.assignment,
            carried_out_at=_us(resolution.carried_out_at),
            lapsed_at=_us(resolution.lapsed_at),
        )

    def add_task(self, resolution: Resolution, run: int) -> None:
        """The run is one of its tasks."""
        self._sql.add_task(self._connection, resolution=resolution.id, run=run)

    def verify_task(self, run: int, person: int, now: datetime) -> None:
        """Somebody who did not do it says that it is done."""
        self._sql.verify_task(self._connection, run=run, person=person, at=to_us(now))

    def left_by(self, person: int) -> tuple[int, ...]:
        """Those of which something would be left undone without the person."""
        return tuple([row["id"] for row in self._sql.left_by(self._connection, person=person)])

    def unlooked_by(self, person: int) -> tuple[int, ...]:
        """The tasks the person was to look at, by their runs."""
        return tuple([row["task"] for row in self._sql.unlooked_by(self._connection, person=person)])

    def tasks(self, resolution: Resolution) -> tuple[TaskOfResolution, ...]:
        """How its tasks stand, in the order they were given out."""
        rows = self._sql.tasks(self._connection, resolution=resolution.id)
        return tuple(TaskOfResolution(row["run"], RunState(row["state"]), bool(row["verified"])) for row in rows)


def _us(moment: datetime | None) -> int | None:
    return None if moment is None else to_us(moment)


def _moment(us: int | None) -> datetime | None:
    return None if us is None else from_us(us)


def _one(row: Row | None) -> Resolution | None:
    return None if row is None else _resolution(row)


def _all(rows: Iterable[Row]) -> tuple[Resolution, ...]:
    return tuple(map(_resolution, rows))


def _resolution(row: Row) -> Resolution:
    return Resolution(
        id=row["id"],
        grid=row["grid"],
        words=row["words"],
        decided_at=from_us(row["decided_at"]),
        topic=row["topic"],
        poll=row["poll"],
        meeting=row["meeting"],
        notice=row["notice"],
        assignment=row["assignment"],
        carried_out_at=_moment(row["carried_out_at"]),
        lapsed_at=_moment(row["lapsed_at"]),
    )
