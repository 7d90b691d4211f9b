"""What the audit found broken, until it is mended. Subjects are numbers of cases and rows, never names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.upkeep.audit import Breach, Finding


class Alarms:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("alarms")

    def standing(self) -> tuple[Finding, ...]:
        """What is broken as far as is known, the oldest first."""
        return tuple(Finding(Breach(row["breach"]), row["subject"]) for row in self._sql.standing(self._connection))

    def counts(self) -> Mapping[str, int]:
        """How many alarms of each kind stand."""
        return {row["breach"]: row["alarms"] for row in self._sql.counts(self._connection)}

    def ring(self, found: Iterable[Finding], now: datetime) -> None:
        """These are broken from now on."""
        for finding in found:
            self._sql.raise_one(self._connection, breach=finding.breach, subject=finding.subject, now=to_us(now))

    def clear(self, mended: Iterable[Finding], now: datetime) -> None:
        """These are mended."""
        for finding in mended:
            self._sql.clear_one(self._connection, breach=finding.breach, subject=finding.subject, now=to_us(now))
