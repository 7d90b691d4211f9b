"""Counting what a database does to find something: no clock on the wall lies as little."""

from __future__ import annotations

from collections.abc import Callable

from storage.engine.sqlite import sqlite3
from storage.work import Work

_EVERY = 100

#: So many instructions SQLite takes at least for a row it looks at; PostgreSQL counts only the rows.
_A_ROW = 10

#: The rows this transaction looked at so far: in going through a whole table, and by way of an index.
_LOOKED_AT = """
    SELECT sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid)) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""


def steps_of(work: Work, look: Callable[[], object]) -> int:
    """How many instructions of SQLite's machine, to the nearest hundred below, it takes to find something."""
    if isinstance(work._connection, sqlite3.Connection):
        return _counted(work._connection, look)
    # PostgreSQL chooses its way by what it knows of the tables. A small one it would rather read whole, and what is
    # asked here is whether it has to.
    work._connection.execute("ANALYZE")
    work._connection.execute("SET LOCAL enable_seqscan = off")
    before = work._connection.execute(_LOOKED_AT).fetchone()[0]
    assert look()
    return int(work._connection.execute(_LOOKED_AT).fetchone()[0] - before) * _A_ROW


def _counted(connection: sqlite3.Connection, look: Callable[[], object]) -> int:
    steps = 0

    def tick() -> int:
        nonlocal steps
        steps += _EVERY
        return 0

    connection.set_progress_handler(tick, _EVERY)
    try:
        assert look()
    finally:
        connection.set_progress_handler(None, 0)
    return steps
