"""Which voice notes belong to which case. The files are in ``storage.photo.recordings``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.message import Recording
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us


class Recordings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("recordings")
        self._of: dict[int, tuple[Recording, ...]] = {}

    def begin(self, case: int) -> None:
        """The case is new: nothing belongs to it, and nobody need ask."""
        self._of[case] = ()

    def add(self, case: int, recordings: Iterable[Recording], now: datetime) -> None:
        """The voice notes belong to the case; one it has already is not added again."""
        for one in recordings:
            self._of.pop(case, None)
            self._sql.add(self._connection, case_id=case, sha256=one.sha256, seconds=one.seconds, at=to_us(now))

    def of(self, case: int) -> tuple[Recording, ...]:
        """The case's voice notes in the order they came."""
        if case not in self._of:
            rows = self._sql.of_case(self._connection, case_id=case)
            self._of[case] = tuple(Recording(row["sha256"], row["seconds"]) for row in rows)
        return self._of[case]

    def unheard(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of the voice notes that belong to no case, and to no report somebody is still about to finish."""
        return tuple(name for name in names if not self._known(name))

    def _known(self, name: str) -> bool:
        if self._sql.in_cases(self._connection, sha256=name):
            return True
        return bool(self._sql.in_drafts(self._connection, piece=f"%{name}%"))
