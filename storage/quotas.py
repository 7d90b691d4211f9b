"""How much of the quotas (``domain.quota``) each account and each group has used: one row for each that is counted.

Read and counted in the transaction of the effect, which nobody else writes in meanwhile: a restart forgets nothing, and
several processes count together.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.message import Address
from domain.quota import QUOTAS, Counted, Used
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us


class Quotas:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("quotas")

    def use(self, counted: Counted, by: Address, now: datetime, amount: int = 1) -> Used:
        """What is used after this. ``by`` is an account or a group; a negative amount gives back."""
        row = self._sql.use(
            self._connection,
            counted=counted,
            channel=by.channel,
            external=by.chat,
            amount=amount,
            now=to_us(now),
            within=QUOTAS[counted].within // timedelta(microseconds=1),
        )
        return Used(row["amount"], from_us(row["since"]))

    def moved(self, old: Address, new: str) -> None:
        """The group has a new id on its platform: what it used counts on."""
        self._sql.moved(self._connection, channel=old.channel, old=old.chat, new=new)

    def left(self, counted: Counted, by: Address, now: datetime) -> int:
        """How much may still be used, 0 when nothing."""
        return max(0, QUOTAS[counted].most - self.used(counted, by, now).amount)

    def used(self, counted: Counted, by: Address, now: datetime) -> Used:
        """What is used in the span that runs. One that is over runs no longer, nor one that began after now: then
        somebody turned the clock back.
        """
        row = self._sql.used(self._connection, counted=counted, channel=by.channel, external=by.chat)
        if row is None or not timedelta() <= now - (since := from_us(row["since"])) < QUOTAS[counted].within:
            return Used(0, now)
        return Used(row["amount"], since)
