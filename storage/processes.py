"""Which processes serve the town at this moment.

No clocks are compared: a process counts on as long as it lives, and whoever looks on sees by their own clock for how
long it has not. Whoever is not listed holds nothing: payloads, messages and turns in their name are free.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


@dataclass(frozen=True, slots=True)
class Process:
    """One that is listed. ``name`` says where it runs, ``beats`` how far it has counted."""

    id: int
    name: str
    roles: tuple[str, ...]
    began_at: datetime
    beats: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many payloads it works on, how many messages it takes out."""

    payloads: int
    messages: int


class Processes:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("processes")

    def begin(self, name: str, roles: Collection[str], now: datetime) -> int:
        """The number of a process that begins; no other ever had it."""
        id: int = self._sql.begin(self._connection, name=name, roles=" ".join(roles), began_at=to_us(now))
        return id

    def beat(self, id: int) -> bool:
        """Whether it is still listed; it has counted on."""
        return bool(self._sql.beat(self._connection, id=id))

    def living(self) -> tuple[Process, ...]:
        """All that are listed, oldest first."""
        return tuple(
            [
                Process(row["id"], row["name"], tuple(row["roles"].split()), from_us(row["began_at"]), row["beats"])
                for row in self._sql.living(self._connection)
            ]
        )

    def bury(self, id: int, beats: int) -> bool:
        """Whether it was listed and has not counted on since; then it is listed no more."""
        buried = bool(self._sql.bury(self._connection, id=id, beats=beats))
        if buried:
            self._forget()
        return buried

    def bury_others(self, id: int) -> int:
        """How many others were listed, who cannot be there: the database is that process's alone."""
        buried: int = self._sql.bury_others(self._connection, id=id)
        self._forget()
        return buried

    def end(self, id: int) -> None:
        """It is over, and nothing is under way."""
        self._sql.end(self._connection, id=id)
        self._forget()

    def holdings(self, id: int) -> Holdings:
        """What it holds at this moment."""
        row = self._sql.held(self._connection, id=id)
        return Holdings(row["payloads"], row["messages"])

    def _forget(self) -> None:
        """Nothing is kept of what those had who are gone."""
        self._sql.forget_turns(self._connection)
        self._sql.forget_answers(self._connection)
