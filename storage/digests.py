"""What digests, summaries and agendas are made of: who is to read of which promise, what is open, what happened.

How it is said, and to whom, is the business of ``handlers.digests``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import orjson

from domain.casework.case import State
from domain.clocks.promises import Kind
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Unkept:
    """A promise somebody is late with, or will be today: of a case, or of a run of a duty.

    ``rung`` is the next of its ladder; with ``top`` there is none left.
    """

    id: int
    case: int | None
    run: int | None
    kind: Kind
    rung: int
    top: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A promise as somebody reads of it. ``above``: because they were the last one above who heard of it."""

    kind: Kind
    name: str
    due_at: datetime
    above: bool
    case: int | None
    number: str
    category: str
    grid: str
    title: str
    duty: str | None


@dataclass(frozen=True, slots=True)
class OnDuty:
    """When somebody is on duty in a grid."""

    grid: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class OpenCase:
    """As much of an open case as an agenda tells. ``due_at`` is None while nothing runs."""

    id: int
    number: str
    category: str
    grid: str
    state: State
    review_on: date | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Happened:
    """A case was opened, done or closed: ``action`` is the line of its history."""

    action: str
    number: str
    category: str
    grid: str


class Digests:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("digests")

    def due(self, after: int, beyond: int, before: datetime, most: int) -> tuple[Unkept, ...]:
        """Running promises of that span of row ids that are late before the moment, in order."""
        rows = self._sql.due(self._connection, after=after, beyond=beyond, before=to_us(before), most=most)
        return tuple(map(_unkept, rows))

    def last_promise(self) -> int:
        """The row id of the newest promise there is."""
        return int(self._sql.last_clock(self._connection))

    def note(self, person: int, unkept: Unkept, *, above: bool = False) -> None:
        """The person is to read of it."""
        self._sql.note(self._connection, person=person, clock=unkept.id, above=above)

    def next_reader(self, after: int, now: datetime, before: datetime) -> int | None:
        """The next person with anything to read: promises, what was held back, a shift to come."""
        person: int | None = self._sql.next_reader(self._connection, after=after, now=to_us(now), before=to_us(before))
        return person

    def lines(self, person: int) -> tuple[Line, ...]:
        """What the person is to read of, the oldest first; promises that were kept meanwhile are left out."""
        return tuple(map(_line, self._sql.lines(self._connection, person=person)))

    def held(self, person: int) -> tuple[Line, ...]:
        """What the person was to hear of and did not, because it would have been too often."""
        return tuple(map(_line, self._sql.held(self._connection, person=person)))

    def shifts(self, person: int, now: datetime, before: datetime) -> tuple[OnDuty, ...]:
        """When and where the person comes on duty before the moment. A shift that began was told of when it did."""
        rows = self._sql.shifts(self._connection, person=person, now=to_us(now), before=to_us(before))
        return tuple([OnDuty(row["grid"], from_us(row["from_at"]), from_us(row["until_at"])) for row in rows])

    def told(self, person: int, outbox: int | None, now: datetime) -> None:
        """The person has read everything there was, what was held back too; ``outbox`` is the message that said it."""
        self._sql.read_lines(self._connection, person=person)
        self._sql.settle_held(self._connection, person=person)
        self._sql.read_held(self._connection, person=person, now=to_us(now), outbox=outbox)

    def cannot_tell(self, person: int) -> None:
        """The person cannot be told: what was held back is no longer, so that the next one hears of it."""
        self._sql.read_lines(self._connection, person=person)
        self._sql.let_go(self._connection, person=person)

    def clear(self) -> None:
        """Nobody is to read of anything."""
        self._sql.clear(self._connection)

    def open_in(self, grid: str) -> tuple[OpenCase, ...]:
        """Everything open in exactly this grid, the oldest first."""
        return tuple(map(_open_case, self._sql.open_in(self._connection, grid=grid)))

    def happened(self, since: datetime, before: datetime) -> tuple[Happened, ...]:
        """What was opened, done and closed in the span of time, in order."""
        rows = self._sql.happened(self._connection, since=to_us(since), before=to_us(before))
        return tuple([Happened(*row) for row in rows])

    def tallies(self, since: datetime, before: datetime) -> Mapping[tuple[str, str], int]:
        """How often each action was in each grid in the span of time."""
        rows = self._sql.tallies(self._connection, since=to_us(since), before=to_us(before))
        return {(row["action"], row["grid"]): row["times"] for row in rows}


def _unkept(row: Row) -> Unkept:
    return Unkept(
        id=row["id"],
        case=row["case_id"],
        run=row["run_id"],
        kind=Kind(row["kind"]),
        rung=row["rung"],
        top=0 < len(orjson.loads(row["moments"])) <= row["rung"],
    )


def _line(row: Row) -> Line:
    return Line(
        kind=Kind(row["kind"]),
        name=row["name"],
        due_at=from_us(row["due_at"]),
        above=bool(row["above"]),
        case=row["case_id"],
        number=row["number"] or "",
        category=row["category"] or "",
        grid=row["grid"],
        title=row["title"] or "",
        duty=row["duty"],
    )


def _open_case(row: Row) -> OpenCase:
    return OpenCase(
        id=row["id"],
        number=row["number"],
        category=row["category"],
        grid=row["grid"],
        state=State(row["state"]),
        review_on=None if row["review_on"] is None else date.fromisoformat(row["review_on"]),
        due_at=None if row["due_at"] is None else from_us(row["due_at"]),
    )
