"""The time the lab lives in: real time plus an offset that only grows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from storage.engine.database import Database
from storage.work import Work

_OFFSET = "lab-offset-us"
_MICROSECOND = timedelta(microseconds=1)


def _real() -> datetime:
    return datetime.now(UTC)


class LabClock:
    """Tells the time when called. ``real`` is where real time comes from; a rehearsal's stands still."""

    def __init__(self, real: Callable[[], datetime] = _real) -> None:
        self._real = real
        self.offset = timedelta()

    def __call__(self) -> datetime:
        """Now, in UTC."""
        return self._real() + self.offset

    async def load(self, database: Database) -> None:
        """Go on where the clock was when the program ended, or where another process has moved it meanwhile."""
        kept = await database.read(lambda work: work.meta.get(_OFFSET))
        self.offset = max(self.offset, int(kept or 0) * _MICROSECOND)

    async def jump(self, database: Database, to: datetime) -> None:
        """It is ``to`` from now on, also after a restart. A moment that has passed changes nothing."""
        offset = max(self.offset, to - self._real())

        def keep(work: Work) -> None:
            work.meta.put(_OFFSET, str(offset // _MICROSECOND))

        await database.transact(keep)
        self.offset = offset
