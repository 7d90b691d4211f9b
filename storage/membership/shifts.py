"""Who is on duty in a grid, shift after shift (值班). A shift ends at the moment the next one begins, not after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.town import Town
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.membership.people import People


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody is on duty in a grid from one moment until before another."""

    grid: str
    person: int
    start: datetime
    end: datetime


class Shifts:
    def __init__(self, connection: Connection, town: Town, people: People) -> None:
        self._connection = connection
        self._town = town
        self._people = people
        self._sql = queries("shifts")

    def on_duty(self, grid: str, now: datetime) -> tuple[int, ...]:
        """Who is on duty now in the grid, or in the nearest above it where anybody is; whoever is away is replaced."""
        us = to_us(now)
        for node in self._town.path(grid):
            rows = self._sql.in_span(self._connection, grid=node.id, from_at=us, until_at=us + 1)
            if people := self._people.present([row["person"] for row in rows], now):
                return people
        return ()

    def put(self, shift: Shift, by: int | None) -> tuple[Shift, ...]:
        """The shifts this one replaces: all of the grid that touch it. ``by`` None is the town file."""
        replaced = self.take_off(shift.grid, shift.start, shift.end)
        self._sql.add(
            self._connection,
            grid=shift.grid,
            person=shift.person,
            from_at=to_us(shift.start),
            until_at=to_us(shift.end),
            put_by=by,
        )
        return replaced

    def take_off(self, grid: str, start: datetime, end: datetime) -> tuple[Shift, ...]:
        """The shifts of the grid that touched the span; they are none any more."""
        span = {"grid": grid, "from_at": to_us(start), "until_at": to_us(end)}
        gone = tuple([_shift(row) for row in self._sql.in_span(self._connection, **span)])
        self._sql.take_off(self._connection, **span)
        return gone

    def between(self, grid: str, start: datetime, end: datetime) -> tuple[Shift, ...]:
        """The shifts of exactly this grid that touch the span, in order."""
        rows = self._sql.in_span(self._connection, grid=grid, from_at=to_us(start), until_at=to_us(end))
        return tuple([_shift(row) for row in rows])

    def ahead(self, grid: str, now: datetime, most: int) -> tuple[Shift, ...]:
        """The shift of this moment in exactly this grid and those to come, at most so many."""
        rows = self._sql.ahead(self._connection, grid=grid, now=to_us(now), most=most)
        return tuple([_shift(row) for row in rows])

    def standing(self, now: datetime) -> tuple[Shift, ...]:
        """The shifts of this moment in every grid."""
        return tuple([_shift(row) for row in self._sql.standing(self._connection, now=to_us(now))])

    def over_since(self, since: datetime, now: datetime) -> tuple[Shift, ...]:
        """The shifts that ended after ``since``, until now."""
        rows = self._sql.over_since(self._connection, since=to_us(since), now=to_us(now))
        return tuple([_shift(row) for row in rows])

    def grids_since(self, since: datetime) -> tuple[str, ...]:
        """The grids in use that had somebody on duty since then, or will have."""
        rows = self._sql.grids_since(self._connection, since=to_us(since))
        return tuple([row["grid"] for row in rows if row["grid"] in self._town.grids])


def _shift(row: Row) -> Shift:
    return Shift(row["grid"], row["person"], from_us(row["from_at"]), from_us(row["until_at"]))
