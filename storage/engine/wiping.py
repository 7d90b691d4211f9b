"""Wiping the journal: what was wiped out of a row may still stand in the WAL, page for page, until it is emptied.

A unit that wipes something says so; right after its commit, before anybody hears of it, the WAL is written back and
cut to nothing. With a rollback journal every commit does that by itself.
"""

from __future__ import annotations

import contextlib
import math
import time

from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3

#: While somebody reads an old moment of the database, emptying the WAL is tried again after so many seconds.
AGAIN = 1.0


class Wiping(sqlite3.Connection):
    """A connection that keeps in mind that its journal has to be emptied, and when that was last tried in vain."""

    owes_wiping = False
    tried_at = -math.inf


def wipe_with(connection: Connection) -> None:
    """What this transaction overwrites is to be nowhere any more once it is committed."""
    if isinstance(connection, Wiping):
        connection.owes_wiping = True


def wipe_journal(connection: sqlite3.Connection | None) -> float | None:
    """After how many seconds to try again; None when the journal holds nothing that has to go.

    Raises nothing: what was committed stays committed, whatever becomes of the journal.
    """
    if not isinstance(connection, Wiping) or not connection.owes_wiping:
        return None
    waited = time.monotonic() - connection.tried_at
    if waited < AGAIN:
        return AGAIN - waited
    with contextlib.suppress(sqlite3.Error):
        connection.owes_wiping = not _emptied(connection)
    if not connection.owes_wiping:
        return None
    connection.tried_at = time.monotonic()
    return AGAIN


def _emptied(connection: sqlite3.Connection) -> bool:
    """Whether nothing is left in the journal. Nobody is waited for: a backup may read for minutes."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
    return not busy
