"""The standing ballots of named polls (记名): one for each unit, the last one counts. Secret ballots are elsewhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from domain.polls.poll import Origin
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries

#: No letter or figure that is taken for another when it is read out.
_RECEIPT_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_RECEIPT_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a unit chose (as ``domain.polls.choices`` writes it). ``cast_by`` pressed it, or ``recorder`` entered it.

    ``seq`` is the line of the ledger, ``receipt`` what the voter holds in hand.
    """

    unit: int
    choice: str
    origin: Origin
    cast_by: int | None
    recorder: int | None
    seq: int
    receipt: str


def new_receipt() -> str:
    """A receipt nobody can guess from another: R- and six letters."""
    drawn, letters = secrets.randbelow(len(_RECEIPT_LETTERS) ** _RECEIPT_LENGTH), []
    for _ in range(_RECEIPT_LENGTH):
        drawn, place = divmod(drawn, len(_RECEIPT_LETTERS))
        letters.append(_RECEIPT_LETTERS[place])
    return "R-" + "".join(letters)


class Ballots:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("ballots")

    def put(self, poll: int, ballot: Ballot) -> None:
        """The ballot stands; what the unit chose before does not any more."""
        self._sql.put(
            self._connection,
            poll=poll,
            unit=ballot.unit,
            choice=ballot.choice,
            origin=ballot.origin,
            cast_by=ballot.cast_by,
            recorder=ballot.recorder,
            seq=ballot.seq,
            receipt=ballot.receipt,
        )

    def withdraw(self, poll: int, unit: int) -> bool:
        """Whether the unit had a ballot; it does not stand any more."""
        return bool(self._sql.withdraw(self._connection, poll=poll, unit=unit))

    def of_unit(self, poll: int, unit: int) -> Ballot | None:
        """The standing ballot of the unit."""
        row = self._sql.of_unit(self._connection, poll=poll, unit=unit)
        return None if row is None else _ballot(row)

    def standing(self, poll: int) -> tuple[Ballot, ...]:
        """Every standing ballot, by unit."""
        return tuple([_ballot(row) for row in self._sql.standing(self._connection, poll=poll)])

    def counted(self, poll: int) -> tuple[tuple[str, int, int], ...]:
        """Each choice that stands, how many units made it, and with how much floor area in cm²."""
        rows = self._sql.counted(self._connection, poll=poll)
        return tuple([(row["choice"], row["units"], row["area"]) for row in rows])

    def unheard(self, poll: int, most: int) -> tuple[str, ...]:
        """The newest receipts of those who voted and can be told nothing in private."""
        return tuple([row["receipt"] for row in self._sql.unheard(self._connection, poll=poll, most=most)])


def _ballot(row: Row) -> Ballot:
    return Ballot(
        unit=row["unit"],
        choice=row["choice"],
        origin=Origin(row["origin"]),
        cast_by=row["cast_by"],
        recorder=row["recorder"],
        seq=row["seq"],
        receipt=row["receipt"],
    )
