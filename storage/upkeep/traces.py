"""What is left of rows that were overwritten or removed, cleared away where the database keeps it.

A file of SQLite is overwritten as it is written; only its journal has to be emptied. PostgreSQL leaves overwritten rows
where they were until its vacuum comes by. What its own journal and the backups of the server hold is not ours to reach.
"""

from __future__ import annotations

from contextlib import closing

from storage.engine.looking import file_of, on_server
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3

#: Seconds to wait for a writer that is committing.
_PATIENCE = 30.0

#: Writing so many bytes anew stops everybody else for a moment only, and so long that may have to wait for others.
_SOON = 64 << 20
_IN_THE_WAY = "2s"
_LOCKED = "55P03"

_PLAIN = "VACUUM (ANALYZE, INDEX_CLEANUP ON) "
_REMEMBERED = "pg_statistic"


def clear_traces(url: str) -> None:
    """Nobody who asks the database finds anything of what was overwritten by now; services may run meanwhile."""
    if on_server(url):
        _vacuum(url)
        return
    with closing(sqlite3.connect(file_of(url), timeout=_PATIENCE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _vacuum(url: str) -> None:
    """A table that is written anew in a moment is; of a large one only what nobody reads any more is let go."""
    # Whoever stays on SQLite need not have the driver.
    from storage.engine.away import DatabaseAway
    from storage.engine.postgres.talking import connect

    talk = connect(url, "linzhang clearing traces")
    try:
        sql = queries("server")
        talk.together(f"SET lock_timeout = '{_IN_THE_WAY}'")
        sizes = {row["name"]: row["bytes"] for row in sql.sizes(talk)}
        # What the planner remembers of the tables holds some of their values, too.
        for table, size in (*sizes.items(), (_REMEMBERED, 0)):
            try:
                talk.together(f"VACUUM (FULL, ANALYZE) {table}" if size < _SOON else _PLAIN + table)
            except DatabaseAway as away:
                if away.state != _LOCKED:
                    raise
                talk.together(_PLAIN + table)
    finally:
        talk.psycopg.close()
