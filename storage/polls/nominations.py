"""Who is put up for election, and whether they accept. Who may be is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us


@dataclass(frozen=True, slots=True)
class Election:
    """What a poll elects people to: a role of the town, or None where the town has no such role.

    ``prolonged`` tells that nobody stood at first, and people were nominated for a while longer.
    """

    poll: int
    role: str | None
    prolonged: bool


@dataclass(frozen=True, slots=True)
class Nomination:
    """Somebody put up by somebody, or by themselves. ``accepted`` is None until they said yes or no."""

    id: int
    poll: int
    person: int
    nominated_by: int
    accepted: bool | None


class Nominations:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("nominations")

    def hold(self, poll: int, role: str | None) -> None:
        """The poll elects people to this role."""
        self._sql.hold(self._connection, poll=poll, role=role)

    def election(self, poll: int) -> Election | None:
        """What the poll elects people to; None when it decides something else."""
        row = self._sql.election(self._connection, poll=poll)
        return None if row is None else Election(row["poll"], row["role"], bool(row["prolonged"]))

    def prolong(self, poll: int) -> None:
        """Nobody stood: people are nominated for a while longer, this once."""
        self._sql.prolong(self._connection, poll=poll)

    def open_in_building(self, building: str) -> tuple[int, ...]:
        """The elections of the building that people are nominated for now."""
        return tuple([row["id"] for row in self._sql.open_in_building(self._connection, building=building)])

    def open_in_grid(self, grid: str) -> tuple[int, ...]:
        """The elections of exactly this grid as a whole that people are nominated for now."""
        return tuple([row["id"] for row in self._sql.open_in_grid(self._connection, grid=grid)])

    def open_all(self) -> tuple[tuple[int, str], ...]:
        """Every election that people are nominated for now, and its grid."""
        return tuple([(row["id"], row["grid"]) for row in self._sql.open_all(self._connection)])

    def without_candidates(self, batch: int, grid: str) -> tuple[tuple[int, str], ...]:
        """The elections of the grid launched together that nobody stands in: their numbers and what they ask."""
        rows = self._sql.without_candidates(self._connection, batch=batch, grid=grid)
        return tuple([(row["serial"], row["question"]) for row in rows])

    def add(self, poll: int, person: int, by: int, now: datetime) -> Nomination | None:
        """The nomination, None when the person was put up before; who puts up themselves accepts by it."""
        accepted = True if person == by else None
        id = self._sql.add(
            self._connection, poll=poll, person=person, nominated_by=by, at=to_us(now), accepted=accepted
        )
        return None if id is None else Nomination(id, poll, person, by, accepted)

    def get(self, id: int) -> Nomination | None:
        """The nomination with this row id; None when somebody in it is forgotten."""
        row = self._sql.get(self._connection, id=id)
        return None if row is None else _nomination(row)

    def of_person(self, poll: int, person: int) -> Nomination | None:
        """How the person was put up in the poll."""
        row = self._sql.of_person(self._connection, poll=poll, person=person)
        return None if row is None else _nomination(row)

    def answer(self, nomination: Nomination, accepted: bool, now: datetime) -> None:
        """The person stands, or does not; they may change their mind."""
        self._sql.answer(self._connection, id=nomination.id, accepted=accepted, at=to_us(now))

    def of_poll(self, poll: int) -> tuple[Nomination, ...]:
        """Everybody put up in the poll, in the order it was done."""
        return tuple([_nomination(row) for row in self._sql.of_poll(self._connection, poll=poll)])

    def standing_for(self, person: int) -> tuple[int, ...]:
        """The elections the person stands for that have not opened."""
        return tuple([row["poll"] for row in self._sql.standing_for(self._connection, person=person)])

    def named(self, person: int) -> bool:
        """Whether the person stands, or stood, in an election that was not called off."""
        return bool(self._sql.named(self._connection, person=person))


def _nomination(row: Row) -> Nomination:
    accepted = None if row["accepted"] is None else bool(row["accepted"])
    return Nomination(row["id"], row["poll"], row["person"], row["nominated_by"], accepted)
