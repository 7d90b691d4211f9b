"""Bringing a database to the shape this code expects: numbered scripts, each in one transaction, a copy taken before.

``PRAGMA user_version`` says how far a database has come. A database newer than the code is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path

from storage.engine.failpoints import failpoint
from storage.engine.sqlite import sqlite3

_NAME = re.compile(r"(\d{4})_\w+\.(sqlite|postgres)\.sql")


class NewerDatabase(Exception):
    """A newer Linzhang wrote this database; upgrade the program, or restore the copy taken before."""


@dataclass(frozen=True, slots=True)
class Migration:
    version: int
    script: str

    def statements(self) -> Iterator[str]:
        """The statements one by one: sqlite3's own ``executescript`` would commit before it begins."""
        statement = ""
        for line in self.script.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""


def shipped(engine: str = "sqlite") -> tuple[Migration, ...]:
    """All migrations of this version of the code for that engine, in order."""
    found = []
    for file in (resources.files("storage") / "migrations").iterdir():
        match = _NAME.fullmatch(file.name)
        if match and match[2] == engine:
            found.append(Migration(int(match[1]), file.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda migration: migration.version))


def migrate(
    connection: sqlite3.Connection, file: Path | None, now: datetime, migrations: tuple[Migration, ...] | None = None
) -> None:
    """The database is at the newest version afterwards, or as it was before and the error is raised.

    A database that already holds something is copied beside itself first (``town.db.v3-20261122T021500``).
    Raises NewerDatabase.
    """
    migrations = shipped() if migrations is None else migrations
    at = int(connection.execute("PRAGMA user_version").fetchone()[0])
    newest = migrations[-1].version
    if at > newest:
        raise NewerDatabase(f"database version {at}, program version {newest}")
    if 0 < at < newest and file is not None:
        _copy(connection, file.with_name(f"{file.name}.v{at}-{now:%Y%m%dT%H%M%S}"))
    for migration in migrations:
        if migration.version > at:
            _apply(connection, migration)


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in migration.statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {migration.version}")
        failpoint("migrate.before_commit")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _copy(connection: sqlite3.Connection, to: Path) -> None:
    copy = sqlite3.connect(to)
    try:
        connection.backup(copy)
    finally:
        copy.close()
