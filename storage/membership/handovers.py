"""Everything somebody is for, given to another in one act (交接), and given back when it was a mistake.

Posts and contacts end and begin; open cases, duties, shifts and absences stood in for change hands; what was still to
be said to the one is said to the other. The log of each case is written by ``handlers.staffing.handing_over``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.membership.people import People


@dataclass(frozen=True, slots=True)
class Brought:
    """What goes along: posts (role, grid, deputy), organisations heard for, and the row ids of everything else."""

    posts: tuple[tuple[str, str, bool], ...] = ()
    contacts: tuple[str, ...] = ()
    cases: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
    given: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    stand_ins: tuple[int, ...] = ()

    def document(self) -> str:
        """As it is stored."""
        return dump({name: getattr(self, name) for name in self.__dataclass_fields__})

    @staticmethod
    def read(document: str) -> Brought:
        """Of what is stored."""
        parts: Mapping[str, list[Any]] = json.loads(document)
        posts = tuple((role, grid, bool(deputy)) for role, grid, deputy in parts.get("posts", ()))
        return Brought(posts, **{name: tuple(ids) for name, ids in parts.items() if name != "posts"})


@dataclass(frozen=True, slots=True)
class Handover:
    """From whom to whom. It waits for a superior while ``done_at`` is None."""

    id: int
    giver: int
    taker: int
    proposed_by: int
    proposed_at: datetime
    done_at: datetime | None = None
    called_off: bool = False
    brought: Brought = field(default_factory=Brought)


class Handovers:
    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("handovers")

    def all_of(self, person: int, now: datetime) -> Brought:
        """Everything the person would hand over now."""
        sql, us = self._sql, to_us(now)
        posts = sql.posts_of(self._connection, person=person)
        return Brought(
            posts=tuple(dict.fromkeys([(row["role"], row["grid"], bool(row["deputy"])) for row in posts])),
            contacts=tuple([row["handler"] for row in sql.contacts_of(self._connection, person=person)]),
            cases=self.cases_of(person),
            runs=_ids(sql.runs_of(self._connection, person=person)),
            given=_ids(sql.given_by(self._connection, person=person)),
            shifts=_ids(sql.shifts_of(self._connection, person=person, now=us)),
            stand_ins=_ids(sql.stand_ins_of(self._connection, person=person, now=us)),
        )

    def cases_of(self, person: int) -> tuple[int, ...]:
        """Every open case in the person's hands, the most urgent first."""
        return _ids(self._sql.cases_of(self._connection, person=person))

    def propose(self, giver: int, taker: int, by: int, now: datetime) -> Handover:
        """It is asked for; what waited of the giver's before is called off."""
        before = self.waiting(giver)
        if before is not None:
            self.call_off(before, now)
        id = self._sql.propose(self._connection, giver=giver, taker=taker, by=by, now=to_us(now))
        return Handover(id, giver, taker, by, now)

    def get(self, id: int) -> Handover | None:
        """The handover with this row id; None when somebody in it is forgotten."""
        return _handover_or_none(self._sql.handover(self._connection, id=id))

    def waiting(self, giver: int) -> Handover | None:
        """What waits for a superior of the giver's."""
        return _handover_or_none(self._sql.waiting(self._connection, giver=giver))

    def newest_of(self, person: int, since: datetime) -> Handover | None:
        """The last one the person asked for or approved that was done since then and stands."""
        return _handover_or_none(self._sql.newest_of(self._connection, person=person, since=to_us(since)))

    def carry_out(self, handover: Handover, by: int | None, now: datetime) -> Brought:
        """What went over, in this very act. ``by`` is the superior who approved it, if that was needed."""
        brought = self.all_of(handover.giver, now)
        self._give(brought, handover.giver, handover.taker, now)
        document = brought.document()
        self._sql.done(self._connection, id=handover.id, approved_by=by, now=to_us(now), brought=document)
        return brought

    def undo(self, handover: Handover, now: datetime) -> Brought:
        """What went back: of what went over all that is the taker's still."""
        there = self.all_of(handover.taker, now)
        brought = _both(handover.brought, there)
        self._give(brought, handover.taker, handover.giver, now)
        self.call_off(handover, now)
        return brought

    def call_off(self, handover: Handover, now: datetime) -> None:
        """It is not to be."""
        self._sql.call_off(self._connection, id=handover.id, now=to_us(now))

    def _give(self, brought: Brought, owner: int, to: int, now: datetime) -> None:
        sql, connection, us = self._sql, self._connection, to_us(now)
        for role, grid, deputy in brought.posts:
            post = {"role": role, "grid": grid, "deputy": deputy, "now": us}
            sql.end_post(connection, person=owner, **post)
            sql.begin_post(connection, person=to, **post)
        for handler in brought.contacts:
            sql.end_contact(connection, handler=handler, person=owner)
            sql.begin_contact(connection, handler=handler, person=to)
        gifts: tuple[tuple[Callable[..., Any], Iterable[int]], ...] = (
            (sql.give_case, brought.cases),
            (sql.give_run, brought.runs),
            (sql.give_given, brought.given),
            (sql.give_shift, brought.shifts),
            (sql.give_stand_in, brought.stand_ins),
        )
        for give, ids in gifts:
            for id in ids:
                give(connection, id=id, owner=owner, to=to)
        self._give_unsaid(owner, to)
        self._people.offices_changed()

    def _give_unsaid(self, owner: int, to: int) -> None:
        """What was still to be said to the one as one of those who answer is said to the other, or not at all."""
        for row in list(self._sql.unsaid_pings(self._connection, owner=owner)):
            if row["outbox"] is not None:
                self._sql.withdraw(self._connection, id=row["outbox"])
            self._sql.give_ping(self._connection, id=row["id"], nag=row["nag"], to=to)
        self._sql.withdraw_work(self._connection, owner=owner)


def _both(one: Brought, other: Brought) -> Brought:
    """What is in both."""
    parts = {
        name: tuple(part for part in getattr(one, name) if part in getattr(other, name))
        for name in Brought.__dataclass_fields__
    }
    return Brought(**parts)


def _ids(rows: Iterable[Row]) -> tuple[int, ...]:
    return tuple([row["id"] for row in rows])


def _handover_or_none(row: Row | None) -> Handover | None:
    return None if row is None else _handover(row)


def _handover(row: Row) -> Handover:
    return Handover(
        row["id"],
        row["giver"],
        row["taker"],
        row["proposed_by"],
        from_us(row["proposed_at"]),
        None if row["done_at"] is None else from_us(row["done_at"]),
        row["called_off_at"] is not None,
        Brought.read(row["brought"]),
    )
