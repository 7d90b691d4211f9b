"""What stands under the messages we sent, and what whoever presses it, or types its number, asks for by that.

Queueing is the outbox's; whether it may be pressed by whoever did is the handlers'.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.message import Action, Address, Say
from storage.engine.documents import load_buttons
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us
from storage.mail.handles import Handle, read_handle


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a handle stands for. ``audience`` is the only person who may press it, None when the rules decide."""

    action: Action
    audience: int | None
    expires_at: datetime
    shown_in: Address
    card: str | None


class Choices:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("outbox")

    def pressed(self, handle: str) -> Pressed | None:
        """What the handle stands for; None when nothing was ever shown with it."""
        asked = read_handle(handle)
        row = None if asked is None else self._sql.with_buttons(self._connection, id=asked.outbox)
        if asked is None or row is None or not asked.opens(row["secret"]):
            return None
        buttons = load_buttons(row["buttons"])
        if not 1 <= asked.position <= len(buttons):
            return None
        return Pressed(
            buttons[asked.position - 1].action,
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
        buttons = load_buttons(row["buttons"])
        return row["card"], buttons[0].action if buttons else None

    def numbered(self, at: Address, *, reply_to: str | None) -> tuple[str, ...]:
        """The handles typed numbers stand for: of the message replied to, else of the newest message with choices."""
        if reply_to is None:
            row = self._sql.last_choices(self._connection, channel=at.channel, chat=at.chat)
        else:
            row = self._sql.choices_of_message(self._connection, channel=at.channel, chat=at.chat, message_id=reply_to)
        return () if row is None else tuple(handle for handle, _ in handles_of(row))


def handles_of(row: Row) -> tuple[tuple[str, Say], ...]:
    """The handle and the label of every button of an outbox row, in order."""
    buttons = load_buttons(row["buttons"])
    return tuple(
        (str(Handle(row["id"], row["secret"], position)), button.label)
        for position, button in enumerate(buttons, start=1)
    )
