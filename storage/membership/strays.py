"""Groups the bot is in that nobody has bound to a grid. It leaves them when nobody does so in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.message import Address
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us

#: So long the bot waits to be bound.
STAYS = timedelta(hours=24)


class Strays:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("strays")

    def add(self, group: Address, title: str, now: datetime) -> datetime:
        """When the bot leaves the group; one that waits already waits no longer than it was told."""
        row = {"channel": group.channel, "external": group.chat}
        self._sql.add(self._connection, **row, title=title, leaves_at=to_us(now + STAYS))
        return from_us(self._sql.leaves_at(self._connection, **row))

    def title(self, group: Address) -> str | None:
        """What the group is called; None when it is no stray."""
        title: str | None = self._sql.title(self._connection, channel=group.channel, external=group.chat)
        return title

    def rename(self, group: Address, title: str) -> None:
        """The group has another name."""
        self._sql.rename(self._connection, channel=group.channel, external=group.chat, title=title)

    def end(self, group: Address) -> None:
        """The group is a stray no longer: it was bound, or the bot is gone from it."""
        self._sql.end(self._connection, channel=group.channel, external=group.chat)

    def moved(self, old: Address, new: str) -> None:
        """The group has a new id on its platform. Known under both, it waits no longer than it was told first."""
        title = self.title(old)
        if title is None:
            return
        row = {"channel": old.channel, "external": old.chat}
        leaves_at = self._sql.leaves_at(self._connection, **row)
        self._sql.end(self._connection, **row)
        self._sql.add(self._connection, channel=old.channel, external=new, title=title, leaves_at=leaves_at)

    def due(self, now: datetime, most: int) -> tuple[Address, ...]:
        """The groups to be left now, the one that waited longest first."""
        rows = self._sql.due(self._connection, now=to_us(now), most=most)
        return tuple(Address(row["channel"], row["external"]) for row in rows)

    def next_end(self) -> datetime | None:
        """When the next group is to be left."""
        us = self._sql.next_end(self._connection)
        return None if us is None else from_us(us)
