"""Polls launched together in many grids or buildings, and how each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from domain.polls.poll import State
from domain.polls.rules import Verdict
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us


@dataclass(frozen=True, slots=True)
class Batch:
    """What was launched in many places at once, and who hears how it stands."""

    id: int
    title: str
    grid: str
    proposed_by: int


@dataclass(frozen=True, slots=True)
class Place:
    """One poll of a batch: where it is held, how it stands, and what it came to as JSON. ``runoff_of`` was a tie."""

    poll: int
    serial: int
    grid: str
    building: str | None
    state: State
    verdict: Verdict | None
    result: Any
    runoff_of: int | None


class Batches:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("batches")

    def add(self, title: str, grid: str, by: int, now: datetime) -> Batch:
        """The new batch, without any polls yet."""
        id = self._sql.add(self._connection, title=title, grid=grid, proposed_by=by, at=to_us(now))
        return Batch(id, title, grid, by)

    def get(self, id: int) -> Batch:
        """The batch with this row id; it must exist."""
        row = self._sql.get(self._connection, id=id)
        return Batch(row["id"], row["title"], row["grid"], row["proposed_by"])

    def places(self, batch: int) -> tuple[Place, ...]:
        """Every poll of the batch, in their order; a poll that was held again stands there twice."""
        return tuple([_place(row) for row in self._sql.places(self._connection, id=batch)])


def _place(row: Row) -> Place:
    return Place(
        poll=row["id"],
        serial=row["serial"],
        grid=row["grid"],
        building=row["building"],
        state=State(row["state"]),
        verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
        result=None if row["result"] is None else orjson.loads(row["result"]),
        runoff_of=row["runoff_of"],
    )
