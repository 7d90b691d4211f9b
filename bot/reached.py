"""Whether what people say on each platform reaches us, noted where whoever audits finds it, in whichever process.

A platform counts as deaf as long as this is noted again and again. Whoever hears well, or is gone, notes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.channels.reach import Reach
from storage.engine.database import Database
from storage.engine.times import to_us
from storage.work import Work

#: Seconds between two looks, and how many of them in a row are no accident.
EVERY = 60.0
IN_A_ROW = 3

_DEAF = "deaf:"


class Reached:
    """``reaches`` is how each platform reaches this process."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], reaches: Callable[[], Mapping[str, Reach]]
    ) -> None:
        self._database = database
        self._now = now
        self._reaches = reaches
        self._unwell = Counter[str]()

    async def look(self) -> int:
        """Note every platform that has not reached us for a while; 0, for there is nothing to be gone on with."""
        reaches = self._reaches()
        self._unwell = Counter({name: self._unwell[name] + 1 for name, reach in reaches.items() if not reach.well})
        deaf = [name for name, looks in self._unwell.items() if looks >= IN_A_ROW]
        if deaf:
            noted = str(to_us(self._now()))

            def unit(work: Work) -> None:
                for name in deaf:
                    work.meta.put(_DEAF + name, noted)

            await self._database.transact(unit)
        return 0
