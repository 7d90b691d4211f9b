"""Running promises: when they began, when they are due, when something happens by itself next.

The database is the memory of time: nothing waits in a process. A sweep reads what is due *now*.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.clocks.clock import Due, Limit, Pause, Unit, WorkingCalendar, due
from storage.engine.documents import dump
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us, to_us


class Kind(StrEnum):
    """What is promised: 签收, 办结, 核查, 回访, review of a 挂账."""

    ACKNOWLEDGE = "acknowledge"
    FINISH = "finish"
    VERIFY = "verify"
    FOLLOW_UP = "follow_up"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Clock:
    """A promise of a case. ``rung`` is the next rung of the ladder: 0 while nobody was told yet."""

    id: int
    case: int
    kind: Kind
    started_at: datetime
    limit: Limit
    due_at: datetime
    provisional: bool
    pauses: tuple[Pause, ...]
    rung: int
    look_at: datetime | None
    stopped_at: datetime | None


class Clocks:
    def __init__(self, connection: sqlite3.Connection, calendar: WorkingCalendar) -> None:
        self._connection = connection
        self._calendar = calendar
        self._sql = queries("clocks")
        self._running: dict[int, tuple[Clock, ...]] = {}

    def start(self, case: int, kind: Kind, limit: Limit, now: datetime) -> datetime:
        """The moment the new promise is due, counted from now; a running clock of this kind is stopped first."""
        self.stop(case, kind, now)
        end = due(now, limit, self._calendar)
        self._start(case, kind, now, limit, end)
        return end.at

    def begin(self, case: int, promises: Mapping[Kind, Limit], now: datetime) -> None:
        """The first promises of a new case, counted from now; none is running yet."""
        self._running[case] = ()
        for kind, limit in promises.items():
            self._start(case, kind, now, limit, due(now, limit, self._calendar))

    def start_until(self, case: int, kind: Kind, moment: datetime, now: datetime) -> None:
        """A promise for a named moment, such as a review day; one that has passed is due at once."""
        self.stop(case, kind, now)
        minutes = max(1, (moment - now) // timedelta(minutes=1))
        self._start(case, kind, now, Limit(minutes, Unit.MINUTE), Due(moment, provisional=False))

    def recount(self, clock: Clock, limit: Limit, now: datetime) -> datetime:
        """The due moment of a running promise under another limit, counted from its first moment.

        One that stands still goes on standing still; its moment then is what it would be if it ran again now.
        """
        self.stop(clock.case, clock.kind, now)
        ended = tuple(Pause(pause.start, pause.end or now) for pause in clock.pauses)
        end = due(clock.started_at, limit, self._calendar, ended)
        anew = self._start(clock.case, clock.kind, clock.started_at, limit, end)
        self._set(anew, clock.pauses, end, look_at=end.at if ended == clock.pauses else None)
        return end.at

    def _start(self, case: int, kind: Kind, started_at: datetime, limit: Limit, end: Due) -> Clock:
        id: int = self._sql.start(
            self._connection,
            case_id=case,
            kind=kind,
            started_at=to_us(started_at),
            amount=limit.amount,
            unit=limit.unit,
            due_at=to_us(end.at),
            provisional=end.provisional,
        )
        clock = Clock(
            id=id,
            case=case,
            kind=kind,
            started_at=started_at,
            limit=limit,
            due_at=end.at,
            provisional=end.provisional,
            pauses=(),
            rung=0,
            look_at=end.at,
            stopped_at=None,
        )
        self._running[case] = (*self._running[case], clock)
        return clock

    def stop(self, case: int, kind: Kind, now: datetime) -> None:
        """The promise was kept, or is no longer asked for."""
        if self.get(case, kind) is not None:
            self._sql.stop(self._connection, case_id=case, kind=kind, now=to_us(now))
            self._running[case] = tuple(clock for clock in self._running[case] if clock.kind is not kind)

    def stop_all(self, case: int, now: datetime) -> None:
        """No promise of the case runs any longer."""
        self._running[case] = ()
        self._sql.stop_all(self._connection, case_id=case, now=to_us(now))

    def pause(self, clock: Clock, now: datetime) -> None:
        """The clock stands still."""
        self._set(clock, (*clock.pauses, Pause(now)), Due(clock.due_at, clock.provisional), look_at=None)

    def resume(self, clock: Clock, now: datetime) -> datetime:
        """The new due moment of a clock that stands still: the span it stood still is added exactly."""
        pauses = (*clock.pauses[:-1], Pause(clock.pauses[-1].start, now))
        end = due(clock.started_at, clock.limit, self._calendar, pauses)
        self._set(clock, pauses, end, look_at=end.at)
        return end.at

    def _set(self, clock: Clock, pauses: tuple[Pause, ...], end: Due, *, look_at: datetime | None) -> None:
        self._running.pop(clock.case, None)
        self._sql.set_pauses(
            self._connection,
            id=clock.id,
            pauses=dump([[to_us(p.start), None if p.end is None else to_us(p.end)] for p in pauses]),
            due_at=to_us(end.at),
            provisional=end.provisional,
            look_at=None if look_at is None else to_us(look_at),
        )

    def advance(self, clock: Clock, rung: int, look_at: datetime) -> bool:
        """Whether this sweep is the one that acts on the clock; it has then reached ``rung``, the next look is set."""
        self._running.pop(clock.case, None)
        return bool(
            self._sql.advance(self._connection, id=clock.id, seen=clock.rung, rung=rung + 1, look_at=to_us(look_at))
        )

    def due(self, now: datetime, most: int) -> tuple[Clock, ...]:
        """The clocks something has to be done about now, the most urgent first."""
        return tuple(_clock(row) for row in self._sql.due(self._connection, now=to_us(now), most=most))

    def running(self, case: int) -> tuple[Clock, ...]:
        """The case's clocks that have not stopped, paused ones included."""
        if case not in self._running:
            self._running[case] = tuple(_clock(row) for row in self._sql.running(self._connection, case_id=case))
        return self._running[case]

    def of(self, case: int) -> tuple[Clock, ...]:
        """Every clock the case ever had, in order."""
        return tuple(_clock(row) for row in self._sql.of_case(self._connection, case_id=case))

    def get(self, case: int, kind: Kind) -> Clock | None:
        """The running clock of that kind."""
        return next((clock for clock in self.running(case) if clock.kind is kind), None)

    def next_look(self, case: int | None = None) -> datetime | None:
        """When something happens by itself next: about the case, or about anything."""
        if case is None:
            us = self._sql.next_look(self._connection)
        else:
            us = self._sql.next_look_of(self._connection, case_id=case)
        return None if us is None else from_us(us)


def _clock(row: sqlite3.Row) -> Clock:
    pauses = ((from_us(start), None if end is None else from_us(end)) for start, end in json.loads(row["pauses"]))
    return Clock(
        id=row["id"],
        case=row["case_id"],
        kind=Kind(row["kind"]),
        started_at=from_us(row["started_at"]),
        limit=Limit(row["amount"], Unit(row["unit"])),
        due_at=from_us(row["due_at"]),
        provisional=bool(row["provisional"]),
        pauses=tuple(Pause(start, end) for start, end in pauses),
        rung=row["rung"],
        look_at=None if row["look_at"] is None else from_us(row["look_at"]),
        stopped_at=None if row["stopped_at"] is None else from_us(row["stopped_at"]),
    )
