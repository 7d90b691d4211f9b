"""The addresses behind the codes people scan: asked of a platform once, and good as long as they live there."""

from __future__ import annotations

from datetime import datetime

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us


class EntranceBook:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("entrances")

    def known(self, channel: str, start: str, until: datetime) -> str | None:
        """The address that leads in with these words on the channel, if one is known that lives at least so long."""
        address: str | None = self._sql.known(self._connection, channel=channel, start=start, until=to_us(until))
        return address

    def keep(self, channel: str, start: str, address: str, expires_at: datetime | None) -> None:
        """From now on this address leads in; None: for ever."""
        until = None if expires_at is None else to_us(expires_at)
        self._sql.keep(self._connection, channel=channel, start=start, address=address, expires_at=until)

    def lasting(self, channel: str) -> int:
        """How many addresses of the channel live for ever: a platform gives only so many of these."""
        count: int = self._sql.lasting(self._connection, channel=channel)
        return count
