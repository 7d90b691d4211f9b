"""Rungs that fire, and who hears of them: what is late, what was fired, the pings that come of it.

Three small steps leave their state here, each taken in a transaction of its own: what is late becomes a nag, a nag
becomes pings, a ping becomes a message. Who hears and in which words is the business of ``handlers.nagging``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import orjson

from domain.clocks.ladder import Part
from domain.clocks.limits import CaseClass
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


class Overtaken(RuntimeError):
    """Another sweep fired one of these rungs meanwhile: nothing of the batch may stay."""


class Silence(StrEnum):
    """Why nobody hears of a nag: it was settled meanwhile, there is no such level above, nobody can be reached."""

    SETTLED = "settled"
    NOBODY_ABOVE = "nobody_above"
    NOBODY_REACHED = "nobody_reached"


# Tuples: a hundred of these are made in a breath, and frozen dataclasses take three times as long.
class Late(NamedTuple):
    """A clock something is to be done about now. ``rung`` is the next that was not fired, ``reached`` the first whose
    moment has not come; moments are in microseconds. Without a category it is one of a run of a duty.
    """

    clock: int
    kind: str
    rung: int
    reached: int
    moments: Sequence[int]
    category: str | None
    klass: CaseClass | None


class Step(NamedTuple):
    """What becomes of a late clock: it is at ``rung`` from now on, and looked at again at ``look_at``."""

    late: Late
    rung: int
    look_at: int

    @property
    def fires(self) -> bool:
        """Whether a rung is fired, and not only the next look put off."""
        return self.rung > self.late.rung

    @property
    def skipped(self) -> int:
        """How many rungs below the one that fires were slept through."""
        return self.rung - 1 - self.late.rung


@dataclass(frozen=True, slots=True)
class Nag:
    """A rung that was fired: ``skipped`` so many below it were slept through."""

    id: int
    clock: int
    rung: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Ping:
    """Somebody is to hear of a nag as ``part`` of the ladder, perhaps ``instead_of`` one who cannot be reached."""

    id: int
    nag: int
    clock: int
    rung: int
    person: int
    part: Part
    instead_of: int | None
    urgent: bool


@dataclass(frozen=True, slots=True)
class NewPing:
    """One that is to be written, to be said from ``at`` on."""

    nag: int
    person: int
    part: Part
    instead_of: int | None
    urgent: bool
    at: datetime


class Nags:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("nags")

    def late(self, now: datetime, most: int) -> tuple[Late, ...]:
        """The clocks something has to be done about now, the most urgent first."""
        us = to_us(now)
        return tuple([_late(row, us) for row in self._sql.late(self._connection, now=us, most=most)])

    def take(self, steps: Sequence[Step], now: datetime) -> None:
        """The clocks move on, and each rung that fires is written down. Raises Overtaken."""
        us = to_us(now)
        moved = self._sql.move(self._connection, [_move(step, us) for step in steps])
        if moved != len(steps):
            raise Overtaken
        self._sql.fire(self._connection, [_fired(step, us) for step in steps if step.fires])

    def unaddressed(self, most: int) -> tuple[Nag, ...]:
        """The oldest nags of which it is not settled who hears."""
        rows = self._sql.unaddressed(self._connection, most=most)
        return tuple([Nag(row["id"], row["clock"], row["rung"], row["skipped"]) for row in rows])

    def fired(self, clock: int) -> frozenset[int]:
        """The rungs of a clock that were fired, those slept through left out."""
        return frozenset(row["rung"] for row in self._sql.fired(self._connection, clock=clock))

    def get(self, id: int) -> Nag:
        """The nag with this row id; it must exist."""
        row = self._sql.nag(self._connection, id=id)
        return Nag(row["id"], row["clock"], row["rung"], row["skipped"])

    def address(self, nag: Nag, now: datetime, pings: Iterable[NewPing], silent: Silence | None = None) -> None:
        """These hear of it; nobody else, and ``silent`` says why nobody at all."""
        self._sql.addressed(self._connection, id=nag.id, now=to_us(now), silent=silent)
        self._sql.ping(self._connection, [_new(ping) for ping in pings])

    def asked(self, nag: int) -> tuple[int, ...]:
        """Everybody who was to hear of it so far."""
        return tuple(row["person"] for row in self._sql.asked(self._connection, nag=nag))

    def heard(self, nag: int) -> bool:
        """Whether anybody who was to hear of it may still, or has."""
        return bool(self._sql.heard(self._connection, nag=nag))

    def next_to_tell(self, now: datetime) -> int | None:
        """The person whose ping has waited longest of those that may be said now."""
        person: int | None = self._sql.next_to_tell(self._connection, now=to_us(now))
        return person

    def waiting(self, person: int, now: datetime) -> tuple[Ping, ...]:
        """What the person is to hear now, what is due longest first."""
        return tuple([_ping(row) for row in self._sql.waiting(self._connection, person=person, now=to_us(now))])

    def told(self, pings: Iterable[Ping], outbox: int | None, now: datetime) -> None:
        """The message says it; without one the person heard of it in other words already."""
        us = to_us(now)
        rows = [{"id": ping.id, "state": "told", "told_at": us, "outbox": outbox} for ping in pings]
        self._sql.settle(self._connection, rows)

    def hold(self, pings: Iterable[Ping]) -> None:
        """The person heard enough today: these are in the next digest."""
        self._settle(pings, "held")

    def put_off(self, ping: Ping, until: datetime) -> None:
        """The person hears of it then, not before."""
        self._sql.put_off(self._connection, id=ping.id, at=to_us(until))

    def drop(self, pings: Iterable[Ping]) -> None:
        """Settled before it was said."""
        self._settle(pings, "moot")

    def fail(self, pings: Iterable[Ping]) -> None:
        """The person cannot be reached."""
        self._settle(pings, "failed")

    def _settle(self, pings: Iterable[Ping], state: str) -> None:
        rows = [{"id": ping.id, "state": state, "told_at": None, "outbox": None} for ping in pings]
        self._sql.settle(self._connection, rows)

    def messages_since(self, person: int, since: datetime, now: datetime) -> int:
        """How often the person was nagged in that time, emergencies left out."""
        count = self._sql.messages_since(self._connection, person=person, since=to_us(since), now=to_us(now))
        return int(count)

    def of_message(self, outbox: int) -> tuple[Ping, ...]:
        """What a message was to say."""
        return tuple([_ping(row) for row in self._sql.of_message(self._connection, outbox=outbox)])

    def in_message(self, pings: Iterable[Ping], outbox: int) -> None:
        """Another message says it now."""
        self._sql.in_message(self._connection, [{"id": ping.id, "outbox": outbox} for ping in pings])

    def of_clock(self, clock: int) -> tuple[Ping, ...]:
        """Everybody who heard of a promise or is to hear, in order."""
        return tuple([_ping(row) for row in self._sql.of_clock(self._connection, clock=clock)])

    def told_about(self, case: int, person: int) -> tuple[int, ...]:
        """The running clocks of a case the person was pinged about, the newest ping first."""
        rows = self._sql.told_about(self._connection, case_id=case, person=person)
        return tuple(row["clock"] for row in rows)

    def cases_of(self, person: int) -> tuple[int, ...]:
        """The cases of running promises the person was pinged about, the newest ping first."""
        return tuple(row["case_id"] for row in self._sql.cases_of(self._connection, person=person))

    def bring_forward(self, now: datetime, latest: datetime) -> None:
        """What waits for a time that is too far off waits no longer than until ``latest``."""
        self._sql.bring_forward(self._connection, now=to_us(now), latest=to_us(latest))

    def next_look(self) -> datetime | None:
        """When something is to be said next."""
        us = self._sql.next_look(self._connection)
        return None if us is None else from_us(us)


def _late(row: Row, now: int) -> Late:
    clock, kind, rung, stored, category, klass = row
    moments = orjson.loads(stored)
    given = None if klass is None else CaseClass(klass)
    return Late(clock, kind, rung, bisect_right(moments, now), moments, category, given)


def _move(step: Step, now: int) -> dict[str, int]:
    return {"id": step.late.clock, "seen": step.late.rung, "rung": step.rung, "look_at": step.look_at, "now": now}


def _fired(step: Step, now: int) -> dict[str, int]:
    return {
        "clock": step.late.clock,
        "rung": step.rung - 1,
        "due_at": step.late.moments[step.rung - 1],
        "now": now,
        "skipped": step.skipped,
    }


def _new(ping: NewPing) -> dict[str, object]:
    return {
        "nag": ping.nag,
        "person": ping.person,
        "part": ping.part,
        "instead_of": ping.instead_of,
        "urgent": ping.urgent,
        "at": to_us(ping.at),
    }


def _ping(row: Row) -> Ping:
    return Ping(
        id=row["id"],
        nag=row["nag"],
        clock=row["clock"],
        rung=row["rung"],
        person=row["person"],
        part=Part(row["part"]),
        instead_of=row["instead_of"],
        urgent=bool(row["urgent"]),
    )
