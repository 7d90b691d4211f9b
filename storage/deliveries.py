"""The courier's side of the outbox: which messages may go now, and what became of them.

States: queued → sending → sent; uncertain when we died between the two; failed when the platform refused for good; dead
when it was tried too often; superseded when newer words for the same card overtook it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.message import Address, Say
from storage.engine.documents import load_say
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us, to_us
from storage.outbox import handles_of
from storage.people import People

#: Why a message is tried again that was found half-way: nobody knows whether it arrived.
LOST = "lost half-way"


@dataclass(frozen=True, slots=True)
class Queued:
    """A message ready to go. ``edits`` is the platform id of the message to change; None for a new one."""

    id: int
    to: Address
    reader: int | None
    body: Say
    choices: tuple[tuple[str, Say], ...]
    photos: tuple[str, ...]
    card: str | None
    reply_to: str | None
    edits: str | None
    attempts: int
    locale: str


class Deliveries:
    def __init__(self, connection: sqlite3.Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("outbox")

    def claim(self, most: int, now: datetime) -> tuple[Queued, ...]:
        """The next message of each chat, now marked as going out."""
        rows = self._sql.ready(self._connection, most=most, now=to_us(now))
        return tuple(self._claim(row) for row in list(rows))

    def _claim(self, row: sqlite3.Row) -> Queued:
        self._sql.sending(self._connection, id=row["id"])
        to = Address(row["channel"], row["chat"])
        return Queued(
            id=row["id"],
            to=to,
            reader=row["reader"],
            body=load_say(row["body"]),
            choices=handles_of(row),
            photos=tuple(json.loads(row["photos"])),
            card=row["card"],
            reply_to=row["reply_to"],
            edits=self._edited_message(row, to),
            attempts=row["attempts"] + 1,
            locale=self._people.locale(row["reader"], to),
        )

    def _edited_message(self, row: sqlite3.Row, to: Address) -> str | None:
        """The id to edit. An edit queued before its card had an id finds it now, because a chat is served in order."""
        if row["edits"] is None:
            return None
        if row["edits"]:
            return str(row["edits"])
        shown = self._sql.shown(self._connection, card=row["card"], channel=to.channel, chat=to.chat)
        return "" if shown is None else str(shown["message_id"] or "")

    def sent(self, id: int, message_id: str, now: datetime) -> None:
        """The platform has it under this id."""
        self._sql.sent(self._connection, id=id, message_id=message_id, now=to_us(now))

    def later(self, id: int, not_before: datetime, why: str) -> None:
        """It did not go; it may be tried again from then on, and so long the chat hears nothing else."""
        self._sql.later(self._connection, id=id, not_before=to_us(not_before), error=why)
        self._sql.wait_behind(self._connection, id=id, not_before=to_us(not_before))

    def not_sent(self, id: int) -> None:
        """It did not go, for no reason of its own: as if it had never been taken out."""
        self._sql.not_sent(self._connection, id=id)

    def failed(self, id: int, why: str) -> None:
        """The platform will never take it."""
        self._sql.gave_up(self._connection, id=id, state="failed", error=why)

    def dead(self, id: int, why: str) -> None:
        """It was tried often enough."""
        self._sql.gave_up(self._connection, id=id, state="dead", error=why)

    def recover(self) -> int:
        """How many messages were left between going and gone; each is sent once more, then it stays uncertain.

        To be called while nothing is being sent.
        """
        return int(self._sql.recover(self._connection, lost=LOST))

    def moved(self, old: Address, new: str) -> None:
        """The chat lives under a new id: what is still to be said goes there, except what it has heard before."""
        for step in (self._sql.said_there_too, self._sql.moved_cards, self._sql.moved):
            step(self._connection, channel=old.channel, old=old.chat, new=new)
        self._people.chat_moved(old, new)

    def counts(self) -> Mapping[str, int]:
        """How many messages are in each state."""
        return {row["state"]: row["n"] for row in self._sql.counts(self._connection)}

    def oldest_queued(self) -> datetime | None:
        """Since when the message that waits longest could have been sent."""
        us = self._sql.oldest_queued(self._connection)
        return None if us is None else from_us(us)
