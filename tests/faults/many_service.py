"""One of several services on one PostgreSQL: the process that is killed while others go on.

It writes down each effect in the transaction of the effect, for whoever wants to know afterwards what had its effect
how often and in which order. It speaks with the trial as ``service`` does, whose platform it has.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
from datetime import datetime
from pathlib import Path

from bot import app as root
from bot import process
from bot.inbox import worker
from domain.message import Incoming
from handlers.routes import handle
from storage.engine.queries import statements
from storage.engine.times import to_us
from storage.mail.inbox import Arrived, Inbox, _arrived
from storage.work import Work
from tests.faults.ledger import CHANNEL
from tests.faults.long_street import settings_for
from tests.faults.service import Line, TrialChannel, _listen

#: Mistakes that must be found, by name; "" is the service as it is.
MISTAKES = ("", "takes_any", "takes_what_is_held")

#: The dead are noticed after two seconds instead of ten, so that a hundred deaths fit into minutes.
PACE = {"BEAT": 0.4, "BURIED_AFTER": 2.0, "SURE_FOR": 1.6}

_CLAIM = statements("inbox")["claim"]

#: The rule that a conversation is taken in order, and the one that what another process holds is left to it.
_IN_ORDER = re.compile(r"AND NOT EXISTS \(.*?\)\s+(?=ORDER BY)", re.DOTALL)
_UNHELD = re.compile(r"AND \(next\.held_by IS NULL.*?processes\)\)")


async def serve(folder: Path, connection: socket.socket, mistake: str) -> None:
    """Serve the trial until it lets us go, or kills us."""
    line = Line(*await asyncio.open_connection(sock=connection))
    for name, seconds in PACE.items():
        setattr(process, name, seconds)
    worker.handle = _handle_and_note  # type: ignore[attr-defined]
    # Everybody says more in a minute than anybody should.
    worker.admitted = lambda *_: True  # type: ignore[attr-defined]
    _build_in(mistake)
    async with root.opened(settings_for(folder)) as service:
        channel = TrialChannel(line)
        service.channels[CHANNEL] = channel  # type: ignore[index]
        async with service.running():
            line.tell(up=os.getpid())
            await _listen(service, line, channel, early=False)


def _handle_and_note(work: Work, incoming: Incoming, now: datetime) -> None:
    said = {"conversation": incoming.address.chat, "number": int(incoming.message_id)}
    work._connection.execute(
        "INSERT INTO effects (conversation, number) VALUES (CAST(:conversation AS TEXT), :number)", said
    )
    handle(work, incoming, now)


def _build_in(mistake: str) -> None:
    """The mistakes of many workers: whatever waits is taken, or whatever waits is taken by everybody."""
    match mistake:
        case "takes_any":
            _claim_by(_IN_ORDER.sub("", _CLAIM))
            Inbox.done_in_turn = Inbox.done  # type: ignore[method-assign]
        case "takes_what_is_held":
            _claim_by(_UNHELD.sub("", _CLAIM))
            Inbox.done_in_turn = _done_again  # type: ignore[method-assign]


def _claim_by(sql: str) -> None:
    assert sql != _CLAIM

    def claim(self: Inbox, most: int, now: datetime, holder: int) -> tuple[Arrived, ...]:
        rows = self._connection.execute(sql, {"holder": holder, "most": most, "now": to_us(now)})
        return tuple(_arrived(row) for row in rows)

    Inbox.claim = claim  # type: ignore[method-assign]


def _done_again(self: Inbox, id: int, now: datetime) -> bool:
    self.done(id, now)
    return True
