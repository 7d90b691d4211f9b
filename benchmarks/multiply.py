"""A database full of cases: those that are there, copied many times with all that belongs to them.

Each copy is older than the one before; nineteen of twenty are closed, and all was said. The chains of the copies do not
verify: they are weight, not history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from storage.engine.sqlite import sqlite3

_DAY_US = 86_400_000_000

#: A year holds fewer than a million numbers; the older copies are of the year before.
_MOST_A_YEAR = 500_000

_SERIAL = "(serial + n.k * :cases)"
_YEAR = f"(year - ({_SERIAL} > {_MOST_A_YEAR}))"
_CARD = "'case:' || (CAST(substr(card, 6) AS INTEGER) + n.k * :cases) || ltrim(substr(card, 6), '0123456789')"


def _closed(case: str) -> str:
    return f"({case} + n.k) % 20 <> 0"


#: What a column of a copy holds where it is not what it was. ``n.k`` is the number of the copy, from 1; ``:cases`` and
#: the like are how many rows there were, ``:us`` is how much older each copy is than the one before.
_OTHERWISE: Mapping[str, Mapping[str, str]] = {
    "cases": {
        "id": "id + n.k * :cases",
        "number": f"printf('%02d-%04d', {_YEAR} % 100, {_SERIAL})",
        "year": _YEAR,
        "serial": _SERIAL,
        "origin_message": "n.k || '-' || origin_message",
        "opened_at": "opened_at - n.k * :us",
        "state": f"CASE WHEN {_closed('id')} THEN 'closed' ELSE state END",
        "outcome": f"CASE WHEN {_closed('id')} THEN 'solved' ELSE outcome END",
        "closed_at": f"CASE WHEN {_closed('id')} THEN opened_at - n.k * :us + {_DAY_US} ELSE closed_at END",
    },
    "case_events": {"case_id": "case_id + n.k * :cases", "at": "at - n.k * :us"},
    "event_words": {"case_id": "case_id + n.k * :cases"},
    "clocks": {
        "id": "id + n.k * :clocks",
        "case_id": "case_id + n.k * :cases",
        "started_at": "started_at - n.k * :us",
        "due_at": "due_at - n.k * :us",
        "look_at": f"CASE WHEN {_closed('case_id')} THEN NULL ELSE look_at - n.k * :us END",
        "stopped_at": f"CASE WHEN {_closed('case_id')} THEN due_at - n.k * :us ELSE NULL END",
    },
    "outbox": {
        "id": "id + n.k * :outbox",
        "card": _CARD,
        "once": "n.k || '-' || once",
        "message_id": "n.k || '-' || id",
        "state": "'sent'",
        "queued_at": "queued_at - n.k * :us",
        "not_before": "not_before - n.k * :us",
        "sent_at": "queued_at - n.k * :us",
    },
    "inbox": {
        "id": "id + n.k * :inbox",
        "update_id": "n.k || '-' || update_id",
        "received_at": "received_at - n.k * :us",
        "done_at": "done_at - n.k * :us",
    },
}


#: What belongs to a case but for what was said about it.
CASES_ALONE = ("cases", "case_events", "clocks")


def multiply(file: Path, times: int, tables: Sequence[str] = tuple(_OTHERWISE)) -> None:
    """There are so many times as many cases in the database afterwards. A power cut meanwhile would ruin it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -1000000"):
            connection.execute(f"PRAGMA {pragma}")
        known = _numbers(connection)
        # Built at the end in one go, they cost half as much.
        indices = connection.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN {(*tables,)}"
        ).fetchall()
        for name, _ in indices:
            connection.execute(f"DROP INDEX {name}")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(_copying(connection, table), {**known, "times": times})
        connection.execute("COMMIT")
        for _, sql in indices:
            connection.execute(sql)
        connection.execute("PRAGMA journal_mode = DELETE")


def _numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows there are of what has row ids, and how long the real reports took in the town."""
    known = {
        table: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        for table in ("cases", "clocks", "outbox", "inbox")
    }
    (span,) = connection.execute("SELECT max(opened_at) - min(opened_at) FROM cases").fetchone()
    return {**known, "us": span}


def _copying(connection: sqlite3.Connection, table: str) -> str:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = [_OTHERWISE[table].get(column, column) for column in columns]
    return (
        "WITH RECURSIVE n (k) AS (SELECT 1 WHERE :times > 1 UNION ALL SELECT k + 1 FROM n WHERE k + 1 < :times)"
        f" INSERT INTO {table} ({', '.join(columns)})"
        f" SELECT {', '.join(values)} FROM n CROSS JOIN (SELECT * FROM {table} ORDER BY 1) AS t"
    )
