"""Which process holds a call of a chat open for a moment: what is said there meanwhile is best said in it."""

from __future__ import annotations

from datetime import datetime

from domain.message import Address
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us


class OpenChats:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("answering")

    def hold(self, chat: Address, holder: int, until: datetime) -> None:
        """Until then no other process takes out what is to be said there."""
        self._sql.hold(self._connection, channel=chat.channel, chat=chat.chat, holder=holder, until=to_us(until))

    def forget(self, now: datetime) -> None:
        """Nothing is kept of calls that are over."""
        self._sql.forget(self._connection, now=to_us(now))
