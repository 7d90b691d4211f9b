"""What platforms signed their calls with: each signature is good once. Kept as long as a call may be called fresh."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us

#: No call is taken whose time lies further from ours; its signature is kept twice as long, for it may lie ahead.
FRESH = timedelta(seconds=300)


#: One call in sixteen clears away what is too old: a seal is written in digits as random as any.
_SWEEPS = "0"


class Seals:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("seals")

    def use(self, seal: str, now: datetime) -> bool:
        """Whether nobody used it before; now it is used."""
        if seal.startswith(_SWEEPS):
            self._sql.forget(self._connection, before=to_us(now - 2 * FRESH))
        used: int = self._sql.use(self._connection, seal=seal, now=to_us(now))
        return used > 0
