"""How much may still be said to somebody by whom nothing is asked: each thing they do opens a window of its own.

The sizes are the platform's: developers.weixin.qq.com, 客服消息.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.message import Address
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us


class Opened(StrEnum):
    """What opens a window: a message, a press in the menu, a scanned code, following the account."""

    MESSAGE = "message"
    MENU = "menu"
    SCAN = "scan"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Size:
    """So many messages, in so long."""

    room: int
    lasts: timedelta


_BRIEF = Size(3, timedelta(minutes=1))

SIZES: Mapping[Opened, Size] = {
    Opened.MESSAGE: Size(5, timedelta(hours=48)),
    Opened.MENU: _BRIEF,
    Opened.SCAN: _BRIEF,
    Opened.FOLLOW: _BRIEF,
}


class Windows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("windows")

    def open(self, account: Address, by: Opened, at: datetime) -> None:
        """The person did that then. Told a second time, or told late, it opens nothing anew."""
        size = SIZES[by]
        self._sql.open(
            self._connection,
            channel=account.channel,
            external=account.chat,
            opened_by=by,
            until=to_us(at + size.lasts),
            room=size.room,
        )

    def take(self, account: Address, now: datetime) -> bool:
        """Whether one more may be said; it is counted. What closes first is used up first."""
        taken: int = self._sql.take(self._connection, channel=account.channel, external=account.chat, now=to_us(now))
        return taken > 0

    def room(self, account: Address, now: datetime) -> int:
        """How many more may be said now."""
        room: int = self._sql.room(self._connection, channel=account.channel, external=account.chat, now=to_us(now))
        return room

    def close(self, account: Address) -> None:
        """The platform lets nothing more be said, whatever was counted here."""
        self._sql.close(self._connection, channel=account.channel, external=account.chat)
