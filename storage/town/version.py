"""Which state a process has read of what it keeps in memory: whatever changes it changes its version, in the same
transaction.
"""

from __future__ import annotations

import secrets
from typing import NamedTuple

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.meta import Meta

VERSION = "town-version"


class Versions(NamedTuple):
    """Of the town, of who holds which post, and of the newest of what was learnt; None before there is any."""

    town: str | None
    roster: str
    step: int | None
    token: str | None


def versions(connection: Connection) -> Versions:
    """All of them as the transaction sees them."""
    sql = queries("towns")
    return Versions(*sql.versions(connection, town=VERSION))


def renew(meta: Meta) -> None:
    """Every process reads the town again. Versions are random: what is rolled back is never taken for a later one."""
    meta.put(VERSION, secrets.token_hex(8))
