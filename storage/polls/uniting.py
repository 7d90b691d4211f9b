"""One person, one voice: what becomes of the voices of two who turn out to be the same, while polls are open.

What a door chose stays chosen. Where both had a voice of their own, one of the two falls silent: the former's, unless
that one has voted secretly, for a secret ballot cannot be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from domain.polls.ledger import Kind
from domain.polls.poll import Secrecy
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.polls.ballots import Ballots
from storage.polls.ledger import PollLedger
from storage.polls.secret import Secret


class Fate(StrEnum):
    """What became of a voice of the former: the other has it now; it is silent; the other's own is silent instead."""

    GIVEN = "given"
    SILENT = "silent"
    KEPT = "kept"


#: Poll, unit, and what became of the voice, as it is kept in JSON.
Taken: TypeAlias = "tuple[int, int, str]"


class OneVoice:
    def __init__(self, connection: Connection, ballots: Ballots, ledger: PollLedger, secret: Secret) -> None:
        self._connection = connection
        self._ballots = ballots
        self._ledger = ledger
        self._secret = secret
        self._sql = queries("rolls")

    def unite(self, former: int, person: int, now: datetime) -> tuple[Taken, ...]:
        """What the person took over of the voices of ``former``, so that it can be given back."""
        rows = list(self._sql.open_voters(self._connection, person=former))
        return tuple(taken for row in rows for taken in self._take(row, former, person, now))

    def _take(self, row: Row, former: int, person: int, now: datetime) -> Iterable[Taken]:
        poll, unit = row["poll"], row["unit"]
        own = self._sql.own_unit(self._connection, poll=poll, person=person)
        if row["owner"] != former or own is None:
            yield from self._give(poll, unit, former, person)
        elif row["secrecy"] == Secrecy.SECRET and self._secret.participated(poll, unit):
            self._move(poll, unit, former, person)
            self._sql.drop_voter(self._connection, poll=poll, unit=own, person=person)
            yield poll, unit, Fate.GIVEN
            yield poll, own, Fate.KEPT
        else:
            self._sql.drop_voter(self._connection, poll=poll, unit=unit, person=former)
            if self._ballots.withdraw(poll, unit):
                self._ledger.add(poll, Kind.BALLOT, now, unit=unit)
            yield poll, unit, Fate.SILENT

    def _give(self, poll: int, unit: int, former: int, person: int) -> Iterable[Taken]:
        """The unit's voice goes over, unless the person has it already."""
        self._sql.drop_voter(self._connection, poll=poll, unit=unit, person=former)
        there = {row["person"] for row in self._sql.voters(self._connection, poll=poll, unit=unit)}
        self._move(poll, unit, former, person)
        yield poll, unit, Fate.SILENT if person in there else Fate.GIVEN

    def _move(self, poll: int, unit: int, former: int, person: int) -> None:
        self._sql.drop_voter(self._connection, poll=poll, unit=unit, person=former)
        self._sql.give_unit(self._connection, poll=poll, unit=unit, owner=former, to=person)
        self._sql.add_voters(self._connection, [{"poll": poll, "unit": unit, "person": person}])

    def part(self, taken: Iterable[Any], former: int, person: int) -> None:
        """Everybody has again the voices they had; a ballot that was withdrawn stays so."""
        for poll, unit, fate in taken:
            if fate == Fate.KEPT:
                self._sql.add_voters(self._connection, [{"poll": poll, "unit": unit, "person": person}])
            elif fate == Fate.SILENT:
                self._sql.add_voters(self._connection, [{"poll": poll, "unit": unit, "person": former}])
            else:
                self._move(poll, unit, person, former)
