"""Written proxies (委托): who votes for a unit in its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us


@dataclass(frozen=True, slots=True)
class Proxy:
    """``agent`` and ``recorded_by`` are people; ``photo`` shows what was signed."""

    unit: int
    agent: int
    recorded_by: int
    photo: str | None


class Proxies:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("proxies")

    def put(self, poll: int, proxy: Proxy, now: datetime) -> None:
        """From now on the agent votes for the unit, and whoever did before does not."""
        self._sql.put(
            self._connection,
            poll=poll,
            unit=proxy.unit,
            agent=proxy.agent,
            recorded_by=proxy.recorded_by,
            photo=proxy.photo,
            at=to_us(now),
        )

    def of_poll(self, poll: int) -> tuple[Proxy, ...]:
        """Every proxy of the poll, by unit."""
        return tuple([_proxy(row) for row in self._sql.of_poll(self._connection, poll=poll)])

    def held(self, poll: int, agent: int) -> int:
        """For how many units the agent votes."""
        return int(self._sql.held(self._connection, poll=poll, agent=agent))


def _proxy(row: Row) -> Proxy:
    return Proxy(row["unit"], row["agent"], row["recorded_by"], row["photo"])
