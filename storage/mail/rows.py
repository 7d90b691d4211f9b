"""A message as a row of the outbox: what stands in which column, and what is read first of all that waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from domain.message import Address, Outgoing
from storage.engine.documents import dump, dump_buttons, dump_say
from storage.engine.protocol import Row
from storage.engine.times import to_us
from storage.mail.handles import new_secret

#: Buttons answer for so long; afterwards a press is told to ask for the case anew.
HANDLES_LIVE = timedelta(days=90)
_HANDLES_LIVE_US = HANDLES_LIVE // timedelta(microseconds=1)


class Priority(Enum):
    """What is heard first when not everything may be said at once; how long it lets pass what comes before it.

    Whoever just spoke is answered before all else. What waits so long is overtaken no more.
    """

    ANSWER = timedelta(0)
    PING = timedelta(minutes=10)
    NOTICE = timedelta(minutes=10, seconds=15)
    EDIT = timedelta(minutes=15)


_LETS_PASS_US = {priority: priority.value // timedelta(microseconds=1) for priority in Priority}

#: Why a message waits that nobody waits for.
CALM = "put off"

#: So far behind each other the messages of one chat are ranked: about as fast as the slowest platform takes them.
_APART_US = timedelta(seconds=3) // timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class AsText:
    """A message and what of its row is the same for everybody it is said to."""

    message: Outgoing
    columns: Mapping[str, Any]


def as_text(message: Outgoing) -> AsText:
    """The message as its row has it, whoever reads it."""
    columns = {
        "body": dump_say(message.body),
        "photos": photos_of(message),
        "recording": message.recording,
        "drawing": None if message.drawing is None else dump_say(message.drawing),
        "buttons": dump_buttons(message.buttons),
        "audience": message.audience,
        "card": message.card,
        "reply_to": message.reply_to,
        "parting": "farewell" if message.parting else None,
    }
    return AsText(message, columns)


def row_of(
    text: AsText, to: Address, now: datetime, priority: Priority, *, reader: int | None, edits: str | None
) -> dict[str, Any]:
    """What the query that queues a message is given."""
    us, message = to_us(now), text.message
    return {
        **text.columns,
        "channel": to.channel,
        "chat": to.chat,
        "reader": reader,
        "secret": new_secret() if message.buttons else None,
        "expires_at": us + _HANDLES_LIVE_US if message.buttons else None,
        "once": message.once if edits is None else None,
        "edits": edits,
        "rank": us + _LETS_PASS_US[priority],
        "apart": _APART_US,
        "edit": int(edits is not None),
        "calm": CALM,
        "now": us,
    }


#: What a card says; all else of a row is how it is said.
_SAID = ("body", "photos", "buttons", "audience")


def says(row: Row, text: AsText) -> bool:
    """Whether the row has these words, pictures and buttons."""
    return all(row[name] == text.columns[name] for name in _SAID)


def photos_of(message: Outgoing) -> str:
    """The names of its photos as JSON text."""
    return dump(message.photos) if message.photos else "[]"


@dataclass(slots=True)
class FirstWords:
    """What is said first about a subject: rows not written yet, and what was said where."""

    subject: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    _said: set[tuple[str, str, str]] = field(default_factory=set)

    def has(self, to: Address, message: Outgoing) -> bool:
        """Whether nothing can be in the outbox that this follows: it is about the subject, and new in its chat."""
        named = [(to.channel, to.chat, name) for name in (message.card, message.once) if name is not None]
        if not named or not all(name[-1].startswith(self.subject) and name not in self._said for name in named):
            return False
        self._said.update(named)
        return True
