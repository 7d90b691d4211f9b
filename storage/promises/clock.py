"""One running promise, and how it stands in its row. What becomes of it with time is the business of ``clocks``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.clocks.clock import Due, Limit, Pause, Unit
from domain.clocks.promises import Kind
from domain.clocks.terms import Counted
from storage.engine.documents import dump
from storage.engine.protocol import Row
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Clock:
    """A promise of a case, or of a ``run`` of a duty; then ``case`` is None. ``name`` tells milestones apart.

    ``moments`` are when each rung of its ladder is due, ``rung`` the next of them: 0 while nobody was told yet.
    ``looked_at`` is when a sweep acted on it last.
    """

    id: int
    case: int | None
    kind: Kind
    started_at: datetime
    limit: Limit
    due_at: datetime
    provisional: bool
    pauses: tuple[Pause, ...]
    rung: int
    look_at: datetime | None
    stopped_at: datetime | None
    run: int | None = None
    name: str = ""
    moments: tuple[datetime, ...] = ()
    snoozed: int = 0
    looked_at: datetime | None = None

    @property
    def stands_still(self) -> bool:
        """Whether it is paused now."""
        return bool(self.pauses) and self.pauses[-1].end is None


@dataclass(frozen=True, slots=True)
class Running:
    """As much of a clock that has not stopped as a card shows."""

    kind: Kind
    name: str
    due: Due
    stands_still: bool = False


def row_of(
    case: int | None, run: int | None, kind: Kind, name: str, started_at: datetime, limit: Limit, counted: Counted
) -> dict[str, Any]:
    """The row of a promise that begins, as the query that begins it is given it."""
    return {
        "case_id": case,
        "run_id": run,
        "kind": kind,
        "name": name,
        "started_at": to_us(started_at),
        "amount": limit.amount,
        "unit": limit.unit,
        "due_at": to_us(counted.end.at),
        "provisional": counted.end.provisional,
        "moments": moments_of(counted),
        "look_at": to_us(counted.moments[0]),
    }


def moments_of(counted: Counted) -> str:
    """When each rung is due, as JSON."""
    return dump([to_us(moment) for moment in counted.moments])


def pauses_of(pauses: tuple[Pause, ...]) -> str:
    """From when until when it stood still, as JSON; null while it does."""
    return dump([[to_us(pause.start), None if pause.end is None else to_us(pause.end)] for pause in pauses])


def read_clock(row: Row) -> Clock:
    """The clock a row of the table is."""
    pauses = ((from_us(start), None if end is None else from_us(end)) for start, end in json.loads(row["pauses"]))
    return Clock(
        id=row["id"],
        case=row["case_id"],
        run=row["run_id"],
        kind=Kind(row["kind"]),
        name=row["name"],
        started_at=from_us(row["started_at"]),
        limit=Limit(row["amount"], Unit(row["unit"])),
        due_at=from_us(row["due_at"]),
        provisional=bool(row["provisional"]),
        pauses=tuple(Pause(start, end) for start, end in pauses),
        moments=tuple(map(from_us, json.loads(row["moments"]))),
        rung=row["rung"],
        snoozed=row["snoozed"],
        look_at=None if row["look_at"] is None else from_us(row["look_at"]),
        looked_at=None if row["looked_at"] is None else from_us(row["looked_at"]),
        stopped_at=None if row["stopped_at"] is None else from_us(row["stopped_at"]),
    )
