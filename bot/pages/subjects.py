"""Which page shows best what a message is about: the poll or the case a card of somebody's own shows, else itself."""

from __future__ import annotations

from bot.pages.links import Purpose
from storage.mail.deliveries import Queued


def page_of(queued: Queued) -> tuple[Purpose, int]:
    """The purpose and the object of the link under a private message."""
    match (queued.card or "").split(":"):
        case ["poll", poll, "private"]:
            return Purpose.BALLOT, int(poll)
        case ["case", case, "reporter"]:
            return Purpose.CASE, int(case)
    return Purpose.MESSAGE, queued.id
