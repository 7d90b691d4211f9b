"""Bringing a PostgreSQL database to the shape this code expects; several processes may begin at the same moment.

The table ``schema_version`` says how far it has come. A copy is not taken before: that is the administrator's backup.
"""

from __future__ import annotations

from storage.engine.failpoints import failpoint
from storage.engine.migrate import Migration, NewerDatabase, shipped
from storage.engine.postgres.locks import UPGRADING
from storage.engine.postgres.talking import Talk


def migrate(talk: Talk, migrations: tuple[Migration, ...] | None = None) -> None:
    """The database is at the newest version afterwards, or as it was before and the error is raised.

    Raises NewerDatabase.
    """
    migrations = shipped("postgres") if migrations is None else migrations
    talk.together(f"BEGIN; SELECT pg_advisory_xact_lock({UPGRADING})")
    try:
        talk.execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)")
        at = talk.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()
        newest = migrations[-1].version
        if at is not None and at[0] > newest:
            raise NewerDatabase(f"database version {at[0]}, program version {newest}")
        for migration in migrations:
            if at is not None and migration.version > at[0]:
                talk.together(migration.script)
                talk.execute("INSERT INTO schema_version (version) VALUES (:version)", {"version": migration.version})
        failpoint("upgrade.before_commit")
        talk.execute("COMMIT")
    finally:
        if talk.in_transaction:
            talk.execute("ROLLBACK")
