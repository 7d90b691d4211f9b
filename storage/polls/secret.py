"""Secret ballots (无记名): that a unit has voted, and what was voted, with nothing between the two.

No row tells when or in which order. Every slip lies in the urn from the first ballot on, blank and as long as it will
ever be; a choice is written onto one drawn by lot. A row that is written over where it lies leaves no trace of when,
not even in its place on the page. PostgreSQL writes no row over: there all slips are written anew, each time one is
filled in, so that all of them are of one age.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from domain.message import Action, Address, Say
from domain.polls.poll import Poll
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import to_us
from storage.engine.wiping import wipe_with

#: 128 bits, as hexadecimal text: nobody meets one twice, and it tells nothing.
_ID_BYTES = 16

#: The most points one option can get.
_MOST_POINTS = 5

#: What a card says that was taken back.
PUT_AWAY = Say("secret-slip-put-away")


class Unconfirmed(StrEnum):
    """What shows a ballot before it is cast: the slip to be confirmed, the paper on which options are marked."""

    SLIP = "slip"
    PAPER = "ballot"


#: So long after the end somebody may still speak of what they chose, by changing or answering what they said.
_SPOKEN_OF_FOR = timedelta(days=30)


def cards(kind: Unconfirmed, poll: int) -> str:
    """How the names of all cards begin that show such a thing for a poll; the person's row id ends them."""
    return f"{kind}:{poll}:"


def shows_a_ballot(card: str | None) -> bool:
    """Whether the card is one of those."""
    return card is not None and card.partition(":")[0] in set(Unconfirmed)


def marking(poll: int) -> Action:
    """What somebody's words answer while they mark options."""
    return Action("poll.typed", poll)


def new_slip() -> str:
    """The id of a slip."""
    return secrets.token_hex(_ID_BYTES)


class Secret:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("secret")

    def cast(self, poll: Poll, units: Iterable[int], choice: str) -> tuple[int, ...]:
        """The units it was cast for; one that has voted before stays out of it."""
        if not self._sql.laid_out(self._connection, poll=poll.id):
            self._lay_out(poll)
        fresh = [unit for unit in units if self._sql.use(self._connection, poll=poll.id, unit=unit)]
        for _ in fresh:
            self._write(poll, choice)
        if not isinstance(self._connection, sqlite3.Connection):
            self._sql.stir(self._connection, poll=poll.id)
        self.wipe()
        return tuple(fresh)

    def _lay_out(self, poll: Poll) -> None:
        listed = self._sql.list_units(self._connection, poll=poll.id)
        slips = sorted(new_slip() for _ in range(listed))
        blank = " " * _length(poll)
        self._sql.lay_out(self._connection, [{"poll": poll.id, "id": slip, "choice": blank} for slip in slips])

    def _write(self, poll: Poll, choice: str) -> None:
        skipped = secrets.randbelow(self._sql.blanks(self._connection, poll=poll.id))
        slip = self._sql.blank(self._connection, poll=poll.id, skipped=skipped)
        self._sql.write(self._connection, poll=poll.id, id=slip, choice=choice.ljust(_length(poll)))

    def wipe(self) -> None:
        """What this transaction overwrites is to be nowhere any more once it is committed."""
        wipe_with(self._connection)

    def participated(self, poll: int, unit: int) -> bool:
        """Whether the unit has voted."""
        return bool(self._sql.used(self._connection, poll=poll, unit=unit))

    def participants(self, poll: int) -> tuple[int, ...]:
        """The units that have voted, in the order of the roll."""
        return tuple([row["unit"] for row in self._sql.cast_by(self._connection, poll=poll)])

    def counted(self, poll: int) -> tuple[tuple[str, int, int], ...]:
        """Each choice, how many units made it, and 0: a floor area would tell who it was."""
        return tuple([(row["written"], row["units"], 0) for row in self._sql.counted(self._connection, poll=poll)])

    def any_cast(self, poll: int) -> bool:
        """Whether a ballot is in the urn: the roll is what it is from then on."""
        return bool(self._sql.laid_out(self._connection, poll=poll))

    def participations(self, poll: int) -> int:
        """How many units have voted."""
        return int(self._sql.participations(self._connection, poll=poll))

    def written(self, poll: int) -> int:
        """How many ballots are in the urn."""
        return int(self._sql.written(self._connection, poll=poll))

    def concerns(self, account: Address, now: datetime) -> bool:
        """Whether whoever is behind the account has a voice in a secret poll, or had one not long ago."""
        since = to_us(now - _SPOKEN_OF_FOR)
        return bool(
            self._sql.votes_secretly(self._connection, channel=account.channel, account=account.chat, since=since)
        )

    def observe(self, poll: int, person: int) -> None:
        """The person watches over the poll (监票人)."""
        self._sql.observe(self._connection, poll=poll, person=person)

    def observers(self, poll: int) -> tuple[int, ...]:
        """Who watches over the poll."""
        return tuple([row["person"] for row in self._sql.observers(self._connection, poll=poll)])


def _length(poll: Poll) -> int:
    """How long the longest choice is that could be written, so that all slips are of one length."""
    most = max(poll.picks, _MOST_POINTS)
    return sum(len(f"{option}:{most},") for option in range(1, len(poll.options) + 1))
