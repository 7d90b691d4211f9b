"""What of a message is not kept because its sender votes secretly. The worker asks, once it was dealt with."""

from __future__ import annotations

import re
from datetime import datetime

from domain.message import Address, Incoming
from handlers.routes import WORDS
from storage.work import Work

_NUMBERS = re.compile(r"[\d\s,\uff0c\u3001:\uff1a.]+")


def keeps_quiet(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether nothing of the message is kept: its sender has a voice in a secret poll, or had one not long ago.

    Not only the press itself tells; so does what is changed, answered or said about it later.
    """
    return incoming.chat_turn is None and work.secret.concerns(Address(incoming.address.channel, incoming.sender), now)


def tells_a_choice(incoming: Incoming) -> bool:
    """Whether the message itself may say what somebody votes for."""
    word = "" if incoming.word is None else WORDS.get(incoming.word.id, "")
    return (
        incoming.handle is not None
        or (incoming.action is not None and incoming.action.name.startswith("poll."))
        or incoming.choice is not None
        or word.startswith("poll.")
        or _NUMBERS.fullmatch(incoming.text) is not None
    )
