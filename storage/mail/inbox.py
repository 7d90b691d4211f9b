"""The durable inbox: every payload raw in its own row, from before the platform heard "OK" until it had its effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.engine.news import News, tell
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.engine.wiping import wipe_with

#: A payload that failed so often is dead: kept, shown to an operator, and out of the way of the rest.
TRIES = 3

#: So long it rests after each failure. Its conversation waits with it, for what was said next may be an answer.
_RESTS = (timedelta(seconds=1), timedelta(seconds=5))

#: Later than any moment, in microseconds.
_FAR = 2**62


class Reason(StrEnum):
    """Why a payload is dead: no try can read it, every try failed, or it was too much at once."""

    UNREADABLE = "unreadable"
    FAILING = "failing"
    FLOOD = "flood"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A stored payload. ``error`` is the short id under which the last failure was logged, ``kind`` its type.

    A ``reason`` while it waits tells that it was dead for it, and that an operator had it taken again.
    """

    id: int
    channel: str
    update_id: str
    conversation: str
    payload: bytes
    received_at: datetime
    tries: int
    error: str | None = None
    reason: Reason | None = None
    kind: str | None = None


class Inbox:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("inbox")

    def store(
        self,
        *,
        channel: str,
        update_id: str,
        conversation: str,
        payload: bytes,
        now: datetime,
        rests_until: datetime | None = None,
    ) -> bool:
        """Whether the payload is new; one the platform sends again is not stored twice.

        Payloads of one ``conversation`` are handled in the order stored, those of different ones side by side. One that
        rests holds up its conversation until then.
        """
        new: int = self._sql.store(
            self._connection,
            channel=channel,
            update_id=update_id,
            conversation=conversation,
            payload=payload,
            received_at=to_us(now),
            not_before=0 if rests_until is None else to_us(rests_until),
        )
        if new > 0:
            tell(self._connection, News.STORED)
        return new > 0

    def waiting(self, most: int, now: datetime | None = None) -> tuple[Arrived, ...]:
        """The next payload of each waiting conversation, oldest first; without ``now`` also what rests for a while."""
        rows = self._sql.waiting(self._connection, most=most, now=_FAR if now is None else to_us(now))
        return tuple(_arrived(row) for row in rows)

    def claim(self, most: int, now: datetime, holder: int) -> tuple[Arrived, ...]:
        """As ``waiting``: from now on the holder's, while it is listed, and no other process takes them.

        Only where other processes may be at work. Others may write meanwhile.
        """
        rows = self._sql.claim(self._connection, holder=holder, most=most, now=to_us(now))
        return tuple(sorted([_arrived(row) for row in rows], key=lambda arrived: arrived.id))

    def behind(self, arrived: Arrived, most: int) -> tuple[Arrived, ...]:
        """The next payloads of the same conversation that wait behind this one, in order."""
        rows = self._sql.behind(
            self._connection, channel=arrived.channel, conversation=arrived.conversation, id=arrived.id, most=most
        )
        return tuple(_arrived(row) for row in rows)

    def waits(self, channel: str, conversation: str) -> bool:
        """Whether anything of the conversation waits."""
        return bool(self._sql.waits(self._connection, channel=channel, conversation=conversation))

    def waiting_before(self, moment: datetime) -> bool:
        """Whether anything waits that was received before that moment."""
        return bool(self._sql.waiting_before(self._connection, moment=to_us(moment)))

    def done(self, id: int, now: datetime) -> bool:
        """Whether the payload was still waiting: False tells that it already had its effect."""
        return bool(self._sql.done(self._connection, id=id, now=to_us(now)))

    def done_in_turn(self, id: int, now: datetime) -> bool:
        """Whether it was still waiting, and nothing of its conversation before it."""
        return bool(self._sql.done_in_turn(self._connection, id=id, now=to_us(now)))

    def failed(self, id: int, error: str, *, kind: str = "", rests_until: datetime | None = None) -> bool:
        """Whether it is dead now: this was try number ``TRIES``. Nothing is counted once it has had its effect."""
        not_before = 0 if rests_until is None else to_us(rests_until)
        state = self._sql.failed(self._connection, id=id, error=error, kind=kind, not_before=not_before, most=TRIES)
        return bool(state == "dead")

    def put_off(self, id: int, until: datetime) -> None:
        """It rests until then, and its conversation with it, through no fault of its own: no try is counted."""
        self._sql.put_off(self._connection, id=id, not_before=to_us(until))

    def unreadable(self, id: int, error: str, *, kind: str = "") -> None:
        """It is dead at once: trying again reads nothing new, unless the program changes."""
        self._sql.unreadable(self._connection, id=id, error=error, kind=kind)

    def overheard(self, id: int) -> None:
        """What was just done with was said to others; nothing of it is kept but that it came."""
        self._sql.overheard(self._connection, id=id)

    def wipe(self, id: int, now: datetime) -> None:
        """What was dealt with, or given up, is to be nowhere any more: nothing is kept but that it came."""
        self._sql.wipe(self._connection, id=id, now=to_us(now))
        wipe_with(self._connection)

    def held(self, id: int) -> None:
        """What was just done with had no effect, for it was too much at once; it is kept as a dead letter."""
        self._sql.held(self._connection, id=id)

    def dead(self, reason: Reason | None = None) -> tuple[Arrived, ...]:
        """The dead letters of that reason, oldest first; all but those of floods when none is named."""
        return tuple(_arrived(row) for row in self._sql.dead(self._connection, reason=reason))

    def letter(self, id: int) -> Arrived | None:
        """The dead letter with this number."""
        row = self._sql.letter(self._connection, id=id)
        return None if row is None else _arrived(row)

    def reasons(self) -> Mapping[Reason, int]:
        """How many are dead for which reason; what there is none of is not named."""
        return {Reason(row["reason"]): row["n"] for row in self._sql.reasons(self._connection)}

    def failing(self) -> int:
        """How many failed and are to be tried again."""
        return int(self._sql.failing(self._connection))

    def retry(self, id: int) -> bool:
        """Whether there was such a dead letter; it will be taken again, past every quota."""
        retried = bool(self._sql.retry(self._connection, id=id))
        if retried:
            tell(self._connection, News.STORED)
        return retried

    def drop(self, id: int, now: datetime) -> bool:
        """Whether there was such a dead letter; nothing of what it said is left."""
        return bool(self._sql.drop(self._connection, id=id, now=to_us(now)))

    def counts(self) -> Mapping[str, int]:
        """How many payloads are waiting, done, dead."""
        return {row["state"]: row["n"] for row in self._sql.counts(self._connection) if row["n"]}

    def oldest_waiting(self) -> datetime | None:
        """When the payload that waits longest came in."""
        us = self._sql.oldest_waiting(self._connection)
        return None if us is None else from_us(us)


def rest_after(tries: int) -> timedelta:
    """How long a payload rests that failed so often, 1 the first time."""
    return _RESTS[min(tries, len(_RESTS)) - 1]


def _arrived(row: Row) -> Arrived:
    fields = dict(row)
    reason = None if row["reason"] is None else Reason(row["reason"])
    return Arrived(**{**fields, "received_at": from_us(row["received_at"]), "reason": reason})
