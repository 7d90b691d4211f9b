"""The durable inbox: every payload raw in its own row, from before the platform heard "OK" until it had its effect."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.engine.queries import queries
from storage.engine.times import from_us, to_us

#: A payload that failed so often is dead: kept, shown to an operator, and out of the way of the rest.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Arrived:
    """A stored payload. ``error`` is the short id under which the last failure was logged."""

    id: int
    channel: str
    update_id: str
    conversation: str
    payload: bytes
    received_at: datetime
    tries: int
    error: str | None = None


class Inbox:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sql = queries("inbox")

    def store(self, *, channel: str, update_id: str, conversation: str, payload: bytes, now: datetime) -> bool:
        """Whether the payload is new; one the platform sends again is not stored twice.

        Payloads of one ``conversation`` are handled in the order stored, those of different ones side by side.
        """
        new = self._sql.store(
            self._connection,
            channel=channel,
            update_id=update_id,
            conversation=conversation,
            payload=payload,
            received_at=to_us(now),
        )
        return new is not None

    def waiting(self, most: int) -> tuple[Arrived, ...]:
        """The next payload of each waiting conversation, oldest first."""
        return tuple(_arrived(row) for row in self._sql.waiting(self._connection, most=most))

    def done(self, id: int, now: datetime) -> bool:
        """Whether the payload was still waiting: False tells that it already had its effect."""
        return bool(self._sql.done(self._connection, id=id, now=to_us(now)))

    def failed(self, id: int, error: str) -> bool:
        """Whether it is dead now: this was try number ``TRIES``. Nothing is counted once it has had its effect."""
        return bool(self._sql.failed(self._connection, id=id, error=error, most=TRIES) == "dead")

    def dead(self) -> tuple[Arrived, ...]:
        """The dead letters, oldest first."""
        return tuple(_arrived(row) for row in self._sql.dead(self._connection))

    def retry(self, id: int) -> bool:
        """Whether there was such a dead letter; it will be taken again."""
        return bool(self._sql.retry(self._connection, id=id))

    def counts(self) -> Mapping[str, int]:
        """How many payloads are waiting, done, dead."""
        return {row["state"]: row["n"] for row in self._sql.counts(self._connection)}

    def oldest_waiting(self) -> datetime | None:
        """When the payload that waits longest came in."""
        us = self._sql.oldest_waiting(self._connection)
        return None if us is None else from_us(us)


def _arrived(row: sqlite3.Row) -> Arrived:
    fields = dict(row)
    return Arrived(**{**fields, "received_at": from_us(row["received_at"])})
