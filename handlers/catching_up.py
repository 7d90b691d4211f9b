"""A card that could not be changed shows what it should, once it is pressed. What waits to be said is in ``held``."""

from __future__ import annotations

from datetime import datetime

from domain.message import Incoming
from storage.work import Work


def catch_up(work: Work, incoming: Incoming, now: datetime) -> None:
    """The card that was pressed says what it should by now, unless the press itself made it say something newer."""
    if incoming.handle is not None:
        work.outbox.catch_up(incoming.address, incoming.message_id, incoming.handle, now)
