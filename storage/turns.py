"""Turns: what only one process may do at a time, and which of them does it."""

from __future__ import annotations

from collections.abc import Mapping

from storage.engine.protocol import Connection
from storage.engine.queries import queries


class Turns:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("turns")

    def take(self, name: str, holder: int) -> bool:
        """Whether it is the holder's turn now: it was already, or is nobody's who is there."""
        return bool(self._sql.take(self._connection, name=name, holder=holder))

    def let_go(self, name: str, holder: int) -> None:
        """It may be somebody else's turn."""
        self._sql.let_go(self._connection, name=name, holder=holder)

    def of(self, holder: int) -> frozenset[str]:
        """What is the holder's turn."""
        return frozenset(row["name"] for row in self._sql.of(self._connection, holder=holder))

    def held(self) -> Mapping[str, int]:
        """Whose turn everything is that anybody does."""
        return {row["name"]: row["held_by"] for row in self._sql.held(self._connection)}
