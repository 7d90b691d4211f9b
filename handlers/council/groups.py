"""What the neighbours of a grid hear of their council."""

from __future__ import annotations

from datetime import datetime

from domain.message import Outgoing
from domain.polls.poll import RollKind
from handlers.polls.posting import chats_for
from storage.work import Work


def tell_groups(work: Work, grid: str, message: Outgoing, now: datetime) -> None:
    """The residents' groups of the grid hear it, or those of the nearest grid above that has any."""
    for chat in chats_for(work, grid, RollKind.HOUSEHOLD):
        work.outbox.post(chat.address, message, now)
