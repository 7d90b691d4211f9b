"""The courier's side of the outbox: which messages may go now, and what became of them.

States: queued → sending → sent; uncertain when nobody knows whether it arrived; failed when the platform refused for
good; dead when it was tried too often; superseded when newer words for the same card overtook it, or the platform
cannot change what was said. A farewell is queued once more when it was said, or given up: then the chat is left.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.message import Address, Recording, Say
from storage.engine.documents import load_buttons, load_say
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.mail.choices import handles_of
from storage.mail.moved import from_before
from storage.mail.outbox import UNPRESSED
from storage.mail.rows import CALM, Priority
from storage.membership.people import People

#: Why a message is sent again that may have arrived: nobody knows.
LOST = "lost half-way"

#: A message that was tried so often when the program died over it may be the reason.
DEATHS = 8

#: What is asked for when somebody is shown the way into a private talk with the bot.
_ONWARD = "talk.start"

#: What is asked for when somebody votes.
_VOTE = "poll.vote"

#: How ``once`` begins in what is said by the calendar alone: nobody waits for it to the minute.
_BY_THE_CALENDAR = ("digest:", "summary:", "agenda:", "figures:")

_NOBODY: Collection[Address] = frozenset()
_NO_LIMIT: Mapping[str, int] = {}


class Parting(StrEnum):
    """The two steps by which the bot leaves a chat."""

    FAREWELL = "farewell"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Queued:
    """A message ready to go. ``edits`` is the platform id of the message to change; None for a new one.

    ``onward`` has for each choice the words a private talk begins with, "" where it is none. ``ballot``: its choices
    are a poll's. ``calm``: it may be heard some minutes later. ``again``: it may have arrived before. ``anew``: where
    it cannot change its message it is worth a new one, or is one for that reason. ``parting``: with ``LEAVING`` nothing
    is said, the chat is left.
    """

    id: int
    to: Address
    reader: int | None
    body: Say
    choices: tuple[tuple[str, Say], ...]
    onward: tuple[str, ...]
    photos: tuple[str, ...]
    recording: Recording | None
    drawing: Say | None
    card: str | None
    reply_to: str | None
    edits: str | None
    parting: Parting | None
    attempts: int
    again: bool
    anew: bool
    locale: str
    ballot: bool
    calm: bool

    @property
    def public(self) -> bool:
        """Whether a group reads it."""
        return self.reader is None


class Deliveries:
    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("outbox")

    def claim(
        self,
        most: int,
        now: datetime,
        *,
        resting: Collection[Address] = _NOBODY,
        room: Mapping[str, int] = _NO_LIMIT,
        holder: int | None = None,
    ) -> tuple[Queued, ...]:
        """The next message of each chat, now marked as going out: so many of each channel, or what ``room`` says.

        Chats that are ``resting`` are passed over. ``holder`` is the process that takes them out, None when none runs.
        """
        rows = [
            row
            for channel in self._channels()
            for row in self._ready(channel, room.get(channel, most), resting, to_us(now), holder)
        ]
        self._sql.sending(self._connection, [{"id": row["id"], "holder": holder} for row in rows])
        return tuple([self._queued(row) for row in rows])

    def _channels(self) -> Iterator[str]:
        """The channels for which something is queued."""
        channel = ""
        while (channel := self._sql.next_channel(self._connection, after=channel)) is not None:
            yield channel

    def _ready(self, channel: str, most: int, resting: Collection[Address], now: int, holder: int | None) -> list[Row]:
        if most <= 0:
            return []
        rows = self._sql.ready(self._connection, channel=channel, holder=holder, most=most + len(resting), now=now)
        return [row for row in rows if Address(channel, row["chat"]) not in resting][:most]

    def _queued(self, row: Row) -> Queued:
        to = Address(row["channel"], row["chat"])
        actions = [button.action for button in load_buttons(row["buttons"])]
        return Queued(
            id=row["id"],
            to=to,
            reader=row["reader"],
            body=load_say(row["body"]),
            choices=handles_of(row),
            onward=tuple([action.value if action.name == _ONWARD else "" for action in actions]),
            # What could not be changed was seen with its photos before.
            photos=() if row["anew"] and row["edits"] is None else tuple(json.loads(row["photos"])),
            recording=self._recording(row["recording"]),
            drawing=None if row["drawing"] is None else load_say(row["drawing"]),
            card=row["card"],
            reply_to=row["reply_to"],
            edits=self._edited_message(row, to),
            parting=None if row["parting"] is None else Parting(row["parting"]),
            attempts=row["attempts"] + 1,
            again=row["error"] == LOST and row["edits"] is None,
            anew=bool(row["anew"]),
            locale=self._people.locale(row["reader"], to),
            ballot=bool(actions) and all(action.name == _VOTE for action in actions),
            calm=row["once"] is not None and row["once"].startswith(_BY_THE_CALENDAR),
        )

    def _recording(self, sha256: str | None) -> Recording | None:
        """The voice note of that name, as long as a case has it."""
        if sha256 is None:
            return None
        sql = queries("recordings")
        seconds = sql.seconds(self._connection, sha256=sha256)
        return None if seconds is None else Recording(sha256, seconds)

    def _edited_message(self, row: Row, to: Address) -> str | None:
        """The id to edit. An edit queued before its card had an id finds it now, because it ranks behind its card."""
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
        """It did not go; it may be tried again from then on, and so long what stands behind it waits too.

        Nothing waits for an edit that did not go.
        """
        self._sql.later(self._connection, id=id, not_before=to_us(not_before), lost=LOST, error=why)
        self._sql.wait_behind(self._connection, id=id, not_before=to_us(not_before))
        self._fall_back(id, not_before)

    def _fall_back(self, id: int, not_before: datetime) -> None:
        self._sql.fall_back(self._connection, id=id, rank=to_us(not_before + Priority.EDIT.value))

    def not_sent(self, id: int) -> None:
        """It did not go, for no reason of its own: as if it had never been taken out."""
        self._sql.not_sent(self._connection, id=id)

    def put_off(self, id: int, until: datetime) -> None:
        """It was taken out too early, and goes then; whatever is said in its chat meanwhile is said before."""
        rank = to_us(until + Priority.EDIT.value)
        self._sql.put_off(self._connection, id=id, not_before=to_us(until), rank=rank, calm=CALM)

    def rest(self, chat: Address, until: datetime) -> None:
        """The chat hears nothing of what is queued for it before then."""
        self._sql.rest(self._connection, channel=chat.channel, chat=chat.chat, not_before=to_us(until))

    def said_between(self, since: datetime, until: datetime, chat: Address, most: int) -> tuple[datetime, ...]:
        """When the chat was said something, oldest first, once for each part of it; of many the newest."""
        span = {"since": to_us(since), "until": to_us(until)}
        rows = self._sql.said_between(self._connection, channel=chat.channel, chat=chat.chat, **span, most=most)
        parts = [(row, 1 + len(json.loads(row["photos"])) + _brings(row)) for row in rows]
        moments = [from_us(row["sent_at"]) for row, many in parts for _ in range(many)]
        return tuple(moments[:most][::-1])

    def bring_forward(self, now: datetime) -> None:
        """What was queued when the clock of the machine was ahead waits no longer for that time to come."""
        self._sql.bring_forward(self._connection, now=to_us(now))

    def failed(self, id: int, why: str) -> None:
        """The platform will never take it."""
        self._sql.gave_up(self._connection, id=id, state="failed", error=why)

    def say_anew(self, id: int, now: datetime) -> bool:
        """Whether what a message could not be changed to goes out as a new one now: not where newer words wait."""
        if self._sql.newer_words(self._connection, id=id):
            self._sql.owe(self._connection, id=id)
            return False
        self._sql.say_anew(self._connection, id=id, now=to_us(now))
        return True

    def left_as_it_is(self, id: int, why: str) -> None:
        """What was said there cannot be changed: it stands as it was, and nothing is lost by that."""
        self._sql.gave_up(self._connection, id=id, state="superseded", error=why)

    def stands(self, id: int, message_id: str) -> None:
        """The message stands as it was until its reader presses something on it: then this is tried once more."""
        self._sql.stands(self._connection, id=id, edits=message_id, why=UNPRESSED)

    def dead(self, id: int, why: str) -> None:
        """It was tried often enough."""
        self._sql.gave_up(self._connection, id=id, state="dead", error=why)

    def lost(self, id: int, not_before: datetime) -> None:
        """The connection broke: it may have arrived. An edit, or what is private, goes once more from then on."""
        self._sql.lost(self._connection, id=id, not_before=to_us(not_before), lost=LOST)
        self._fall_back(id, not_before)

    def recover(self, now: datetime, under_way: Collection[int] = (), holder: int | None = None) -> int:
        """How many messages were left between going and gone: marked as going out by the holder, and not among those
        under way there, or by nobody who is listed. Each goes again and says so.
        """
        going = self._sql.going(self._connection, holder=holder)
        found = [row["id"] for row in going if row["id"] not in under_way]
        for id in found:
            self._sql.died_over(self._connection, id=id, not_before=to_us(now), lost=LOST, most=DEATHS)
            self._fall_back(id, now)
        return len(found)

    def leave_next(self, id: int) -> None:
        """The farewell is over, and the chat is left next."""
        self._sql.leave_next(self._connection, id=id)

    def left(self, id: int) -> None:
        """The chat was left."""
        self._sql.left(self._connection, id=id, lost=LOST)

    def gone(self, chat: Address, card: str | None, message_id: str) -> None:
        """The message that showed the card does not exist any more: it is not edited again."""
        self._sql.gone(self._connection, channel=chat.channel, chat=chat.chat, card=card, message_id=message_id)

    def moved(self, old: Address, new: str) -> None:
        """The chat lives under a new id: what is still to be said goes there, except what it has heard before.

        What its cards say from then on is said anew, unless the new one was a group of its own.
        """
        there = Address(old.channel, new)
        before = from_before(old, "") if self._people.chat(there) is None else None
        self._sql.left_behind(self._connection, channel=old.channel, old=old.chat)
        self._sql.said_there_too(self._connection, channel=old.channel, old=old.chat, new=new)
        self._sql.moved_cards(self._connection, channel=old.channel, old=old.chat, new=new, before=before)
        self._sql.moved(self._connection, channel=old.channel, old=old.chat, new=new)
        self._people.chat_moved(old, new)
        if self._people.chat(there) is not None:
            self._sql.stays(self._connection, channel=there.channel, chat=there.chat)

    def counts(self) -> Mapping[str, int]:
        """How many messages are in each state."""
        return {row["state"]: row["n"] for row in self._sql.counts(self._connection) if row["n"]}

    def oldest_queued(self) -> datetime | None:
        """Since when the message that waits longest could have been sent."""
        us = self._sql.oldest_queued(self._connection)
        return None if us is None else from_us(us)


def _brings(row: Row) -> int:
    """How many files a message brings beside its photos."""
    return sum(row[name] is not None for name in ("recording", "drawing"))
