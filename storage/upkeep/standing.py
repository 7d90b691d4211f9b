"""How far a database has come and what waits in it, looked at from outside; no word of what anybody said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine.looking import schema_of
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us


@dataclass(frozen=True, slots=True)
class Standing:
    """Since when the oldest payload, message and clock wait that are due or will be; what was given up.

    ``offset`` is how far the clock of the lab was moved. ``zone`` is the town's, None before the first import.
    """

    inbox: datetime | None
    outbox: datetime | None
    clock: datetime | None
    dead: int
    unsent: int
    newest: datetime | None
    offset: timedelta
    zone: str | None


def standing(connection: sqlite3.Connection) -> Standing | None:
    """How things stand; None in a database that holds nothing yet."""
    if not schema_of(connection):
        return None
    sql = queries("upkeep")
    inbox, outbox, clock, dead, unsent, newest, offset = sql.standing(connection)
    town = json.loads(sql.town(connection) or "{}")
    return Standing(
        inbox=_moment(inbox),
        outbox=_moment(outbox),
        clock=_moment(clock),
        dead=dead,
        unsent=unsent,
        newest=_moment(newest),
        offset=timedelta(microseconds=int(offset or 0)),
        zone=town.get("zone"),
    )


def _moment(us: int | None) -> datetime | None:
    return None if us is None else from_us(us)
