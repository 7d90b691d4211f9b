"""A message as a row of the outbox: what stands in which column, and what is read first of all that waits."""

from __future__ import annotations

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


def written(
    to: Address, message: Outgoing, now: datetime, priority: Priority, *, reader: int | None, edits: str | None
) -> dict[str, Any]:
    """What the query that queues a message is given."""
    us = to_us(now)
    return {
        "channel": to.channel,
        "chat": to.chat,
        "reader": reader,
        "body": dump_say(message.body),
        "photos": photos_of(message),
        "recording": message.recording,
        "drawing": None if message.drawing is None else dump_say(message.drawing),
        "buttons": dump_buttons(message.buttons),
        "secret": new_secret() if message.buttons else None,
        "audience": message.audience,
        "expires_at": us + _HANDLES_LIVE_US if message.buttons else None,
        "card": message.card,
        "once": message.once if edits is None else None,
        "reply_to": message.reply_to,
        "edits": edits,
        "parting": "farewell" if message.parting else None,
        "rank": us + _LETS_PASS_US[priority],
        "apart": _APART_US,
        "edit": int(edits is not None),
        "calm": CALM,
        "now": us,
    }


def says(row: Row, message: Outgoing) -> bool:
    """Whether the row has these words, pictures and buttons."""
    return (row["body"], row["photos"], row["buttons"], row["audience"]) == (
        dump_say(message.body),
        photos_of(message),
        dump_buttons(message.buttons),
        message.audience,
    )


def photos_of(message: Outgoing) -> str:
    """The names of its photos as JSON text."""
    return dump(message.photos) if message.photos else "[]"


@dataclass(slots=True)
class FirstWords:
    """What is said first about a subject: rows not written yet, and what was said where."""

    subject: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    _said: set[tuple[Address, str]] = field(default_factory=set)

    def has(self, to: Address, message: Outgoing) -> bool:
        """Whether nothing can be in the outbox that this follows: it is about the subject, and new in its chat."""
        names = [name for name in (message.card, message.once) if name is not None]
        if not names or not all(name.startswith(self.subject) and (to, name) not in self._said for name in names):
            return False
        self._said.update((to, name) for name in names)
        return True
