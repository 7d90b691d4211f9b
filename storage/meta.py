"""Single facts about the installation, by name: the town's version, the lab's clock."""

from __future__ import annotations

from storage.engine.protocol import Connection
from storage.engine.queries import queries


class Meta:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("meta")

    def get(self, name: str) -> str | None:
        """The fact, None when it was never put."""
        value: str | None = self._sql.get(self._connection, name=name)
        return value

    def put(self, name: str, value: str) -> None:
        """The fact from now on."""
        self._sql.put(self._connection, name=name, value=value)
