"""How far a database has come and what waits in it, looked at from outside; no word of what anybody said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine.looking import schema_of
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us
from storage.town.calendars import Calendars, shipped_years
from storage.upkeep.audit import Breach, Finding

#: The shape of the database since which there are alarms, and years an administrator loaded.
_WITH_ALARMS = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """Since when the oldest payload, message and clock wait that are due or will be; what was given up.

    ``audited`` is when the last audit ended, ``alarms`` what is broken as far as is known. ``cleared`` is when what is
    kept no longer went last.
    ``offset`` is how far the clock of the lab was moved. ``zone`` is the town's, None before the first import, and
    ``official_years`` are those whose holidays were announced.
    """

    inbox: datetime | None
    outbox: datetime | None
    clock: datetime | None
    dead: int
    unsent: int
    newest: datetime | None
    audited: datetime | None
    alarms: tuple[Finding, ...]
    cleared: datetime | None
    offset: timedelta
    zone: str | None
    official_years: frozenset[int]


def standing(connection: Connection) -> Standing | None:
    """How things stand; None in a database that holds nothing yet."""
    schema = schema_of(connection)
    if not schema:
        return None
    sql = queries("upkeep")
    inbox, outbox, clock, dead, unsent, newest, offset, audited, cleared = sql.standing(connection)
    alarms = sql.alarms(connection) if schema >= _WITH_ALARMS else ()
    years = Calendars(connection).years() if schema >= _WITH_ALARMS else shipped_years()
    town = json.loads(sql.town(connection) or "{}")
    return Standing(
        inbox=_moment(inbox),
        outbox=_moment(outbox),
        clock=_moment(clock),
        dead=dead,
        unsent=unsent,
        newest=_moment(newest),
        audited=None if audited is None else from_us(int(audited)),
        alarms=tuple(Finding(Breach(breach), subject) for breach, subject in alarms),
        cleared=None if cleared is None else from_us(int(cleared)),
        offset=timedelta(microseconds=int(offset or 0)),
        zone=town.get("zone"),
        official_years=frozenset(year.year for year in years.values() if year.official),
    )


def _moment(us: int | None) -> datetime | None:
    return None if us is None else from_us(us)
