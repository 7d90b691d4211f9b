"""What happens to a chat besides words, and what the bot makes of it: one literal table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.message import Incoming, Turn
from handlers.groups import arriving, changing, silence
from storage.work import Work

TURNS: Mapping[Turn, Callable[[Work, Incoming, datetime], None]] = {
    Turn.JOINED: arriving.joined,
    Turn.REMOVED: silence.removed,
    Turn.MUTED: silence.muted,
    Turn.UNMUTED: silence.unmuted,
    Turn.RENAMED: changing.renamed,
    Turn.MOVED: changing.moved,
    Turn.BLOCKED: silence.blocked,
    Turn.UNBLOCKED: silence.unblocked,
}
