"""The transactional outbox: what is to be said, written in the transaction of the change that says it.

Handlers only queue; the courier (``storage.deliveries``) sends. A card is a message that is edited in place: the first
message with a card's name shows it, ``refresh`` changes it wherever it is shown.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.message import Action, Address, Outgoing
from storage.engine.documents import dump, dump_action, dump_say, load_action, load_say
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.people import People

#: Buttons answer for so long; afterwards a press is told to ask for the case anew.
HANDLES_LIVE = timedelta(days=90)

_HANDLE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a handle stands for. ``audience`` is the only person who may press it, None when the rules decide."""

    action: Action
    audience: int | None
    expires_at: datetime
    shown_in: Address
    card: str | None


class Outbox:
    def __init__(self, connection: sqlite3.Connection, people: People) -> None:
        self._connection = connection
        self._people = people
        self._sql = queries("outbox")

    def tell(self, person: int, message: Outgoing, now: datetime) -> bool:
        """Whether the person can be told, in private, on the account they used last."""
        address = self._people.address(person)
        if address is None:
            return False
        self.post(address, message, now, reader=person)
        return True

    def post(self, to: Address, message: Outgoing, now: datetime, *, reader: int | None = None) -> None:
        """Queue the message for a chat. ``reader`` is whose language it is in; None takes the chat's.

        A card moves to its newest message; the one that showed it before keeps its words and loses its buttons.
        """
        former = self._former(to, message.card)
        queued = self._queue(to, message, now, reader=reader, edits=None)
        if queued is None or message.card is None:
            return
        self._sql.remember_card(
            self._connection, card=message.card, channel=to.channel, chat=to.chat, reader=reader, outbox=queued
        )
        if former is not None:
            message_id, words = former
            self._queue(to, words, now, reader=reader, edits=message_id)

    def _former(self, to: Address, card: str | None) -> tuple[str, Outgoing] | None:
        """The platform's id of the message that shows the card there, and its words without buttons."""
        shown = {(row["channel"], row["chat"]): row["message_id"] for row in self._shown(card)}
        message_id = shown.get((to.channel, to.chat))
        newest = self._sql.newest_of_card(self._connection, card=card, channel=to.channel, chat=to.chat)
        if message_id is None or newest is None:
            return None
        return message_id, Outgoing(load_say(newest["body"]), photos=tuple(json.loads(newest["photos"])))

    def _shown(self, card: str | None) -> list[sqlite3.Row]:
        return list(self._sql.where_shown(self._connection, card=card))

    def refresh(self, message: Outgoing, now: datetime) -> None:
        """Queue an edit of the card ``message.card`` wherever it is shown; older edits not yet sent are dropped.

        Where the card says just that already nothing is queued.
        """
        for row in self._shown(message.card):
            to = Address(row["channel"], row["chat"])
            if self._says_so_already(to, message):
                continue
            edit = self._queue(to, message, now, reader=row["reader"], edits=row["message_id"] or "")
            self._sql.supersede(self._connection, card=message.card, channel=to.channel, chat=to.chat, id=edit)

    def _says_so_already(self, to: Address, message: Outgoing) -> bool:
        """Whether the newest words of the card there, sent or not, are these words, pictures and buttons."""
        newest = self._sql.newest_of_card(self._connection, card=message.card, channel=to.channel, chat=to.chat)
        if newest is None or newest["body"] != dump_say(message.body) or newest["photos"] != _photos(message):
            return False
        shown = self._sql.handles_of(self._connection, outbox=newest["id"])
        wanted = [(dump_say(b.label), dump_action(b.action), message.audience) for b in message.buttons]
        return [(row["label"], row["action"], row["audience"]) for row in shown] == wanted

    def _queue(
        self, to: Address, message: Outgoing, now: datetime, *, reader: int | None, edits: str | None
    ) -> int | None:
        """The new row's id; None when a message with this ``once`` was queued for this chat before."""
        queued: int | None = self._sql.queue(
            self._connection,
            channel=to.channel,
            chat=to.chat,
            reader=reader,
            body=dump_say(message.body),
            photos=_photos(message),
            card=message.card,
            once=message.once if edits is None else None,
            reply_to=message.reply_to,
            edits=edits,
            now=to_us(now),
        )
        if queued is not None:
            self._add_handles(queued, message, now)
        return queued

    def _add_handles(self, queued: int, message: Outgoing, now: datetime) -> None:
        for position, button in enumerate(message.buttons, start=1):
            self._sql.add_handle(
                self._connection,
                handle=secrets.token_urlsafe(_HANDLE_BYTES),
                outbox=queued,
                position=position,
                label=dump_say(button.label),
                action=dump_action(button.action),
                audience=message.audience,
                expires_at=to_us(now + HANDLES_LIVE),
            )

    def pressed(self, handle: str) -> Pressed | None:
        """What the handle stands for; None when nothing was ever shown with it."""
        row = self._sql.handle(self._connection, handle=handle)
        if row is None:
            return None
        return Pressed(
            load_action(row["action"]),
            row["audience"],
            from_us(row["expires_at"]),
            Address(row["channel"], row["chat"]),
            row["card"],
        )

    def about(self, at: Address, message_id: str) -> tuple[str | None, Action | None]:
        """What a message we sent was about: the card it shows, and what its first button asks for."""
        row = self._sql.message(self._connection, channel=at.channel, chat=at.chat, message_id=message_id)
        if row is None:
            return None, None
        return row["card"], None if row["action"] is None else load_action(row["action"])

    def choices(self, at: Address, *, reply_to: str | None) -> tuple[str, ...]:
        """The handles typed numbers stand for: of the message replied to, else of the newest message with choices."""
        if reply_to is None:
            rows = self._sql.last_choices(self._connection, channel=at.channel, chat=at.chat)
        else:
            rows = self._sql.choices_of_message(self._connection, channel=at.channel, chat=at.chat, message_id=reply_to)
        return tuple(row["handle"] for row in rows)


def _photos(message: Outgoing) -> str:
    return dump(list(message.photos))
