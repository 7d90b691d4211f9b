"""A PostgreSQL database is brought to the new shape whole or left in the old one, however many begin at once."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from storage.engine.database import Database
from storage.engine.failpoints import VARIABLE
from storage.engine.migrate import Migration, NewerDatabase, shipped
from storage.engine.postgres.migrating import migrate
from storage.engine.postgres.talking import Talk, connect
from tests import postgres_server
from tests.storage.schema import tables
from tests.town import NOON, PLACE_WORDS

pytestmark = pytest.mark.postgres

FIRST = Migration(8, "CREATE TABLE people (name TEXT);\nINSERT INTO people VALUES ('王阿姨');\n")
SECOND = Migration(
    9,
    """\
-- A comment; with a semicolon.
ALTER TABLE people ADD COLUMN door TEXT;
UPDATE people SET door = '4栋; 301';
CREATE FUNCTION nobody_leaves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'nobody leaves' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER nobody_leaves BEFORE DELETE ON people FOR EACH ROW EXECUTE FUNCTION nobody_leaves();
""",
)
BROKEN = Migration(9, SECOND.script + "INSERT INTO nowhere VALUES (1);\n")


@pytest.fixture
def url() -> Iterator[str]:
    """The address of a database that holds nothing at all."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@contextmanager
def opened(url: str) -> Iterator[Talk]:
    talk = connect(url)
    try:
        yield talk
    finally:
        talk.psycopg.close()


def content(url: str) -> list[object]:
    """Everything that is in the database, and how far it has come."""
    with opened(url) as talk:
        rows = {
            table: [tuple(row) for row in talk.execute(f"SELECT * FROM {table}").fetchall()] for table in tables(talk)
        }
        begun = talk.execute("SELECT to_regclass('schema_version') IS NOT NULL").fetchone()
        assert begun is not None
        versions = talk.execute("SELECT version FROM schema_version ORDER BY version") if begun[0] else []
        return [rows, [row[0] for row in versions]]


def test_a_new_database_gets_everything(url: str) -> None:
    with opened(url) as talk:
        migrate(talk)
        assert "cases" in tables(talk)
    assert content(url)[1] == [migration.version for migration in shipped("postgres")]


def test_only_what_is_new_is_done_and_done_once(url: str) -> None:
    for migrations in ((FIRST,), (FIRST,), (FIRST, SECOND), (FIRST, SECOND)):
        with opened(url) as talk:
            migrate(talk, migrations)
    assert content(url) == [{"people": [("王阿姨", "4栋; 301")]}, [8, 9]]


def test_a_migration_that_fails_changes_nothing(url: str) -> None:
    with opened(url) as talk:
        migrate(talk, (FIRST,))
    before = content(url)
    with opened(url) as talk, pytest.raises(psycopg.errors.UndefinedTable, match="nowhere"):
        migrate(talk, (FIRST, BROKEN))
    assert content(url) == before


def test_a_database_from_a_newer_program_is_refused_and_untouched(url: str) -> None:
    with opened(url) as talk:
        migrate(talk, (FIRST, SECOND))
    before = content(url)
    with opened(url) as talk, pytest.raises(NewerDatabase, match="database version 9, program version 8"):
        migrate(talk, (FIRST,))
    assert content(url) == before


async def test_several_processes_that_begin_at_once_bring_it_up_to_date_once(url: str) -> None:
    databases = await asyncio.gather(*(Database.open(url, NOON, PLACE_WORDS) for _ in range(4)))
    for database in databases:
        await database.close()
    assert content(url)[1] == [migration.version for migration in shipped("postgres")]


def test_a_process_that_is_killed_before_it_is_done_leaves_nothing_behind(url: str) -> None:
    brings_up_to_date = (
        "import sys; from storage.engine.postgres.migrating import migrate;"
        " from storage.engine.postgres.talking import connect; migrate(connect(sys.argv[1]))"
    )
    killed = subprocess.run(
        [sys.executable, "-c", brings_up_to_date, url],
        cwd=Path(__file__).parents[3],
        env={**os.environ, VARIABLE: "upgrade.before_commit=exit"},
    )
    assert killed.returncode == -signal.SIGKILL
    assert content(url) == [{}, []]
    with opened(url) as talk:
        migrate(talk)
        assert "cases" in tables(talk)
