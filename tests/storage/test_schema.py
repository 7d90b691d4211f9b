"""A town is the same thing on both engines: nobody changes the tables of one and forgets those of the other."""

from __future__ import annotations

from contextlib import closing
from importlib import resources

import pytest

from storage.engine.database import connect
from tests.engines import a_connection
from tests.storage.schema import Schema, schema
from tests.town import NOON

#: Up to here SQLite went alone; PostgreSQL begins with all of it in one script.
FIRST_OF_BOTH = 8

#: Indexes that make something quick on PostgreSQL and are of no use to SQLite. No rule may rest on one.
ONLY_POSTGRES = {
    # SQLite finds what waits by (state, id); PostgreSQL would have to trust its own guess of how much waits.
    "inbox": {"INDEX (id) WHERE state='waiting'"},
}


def on_sqlite() -> Schema:
    with closing(connect(":memory:", NOON)) as connection:
        return schema(connection)


def differences(postgres: Schema, sqlite: Schema) -> list[str]:
    """What stands in one and not in the other."""
    found = []
    for table in sorted({*postgres, *sqlite}):
        theirs, ours = postgres.get(table, frozenset()), sqlite.get(table, frozenset())
        found += [f"{table}: only PostgreSQL has {line}" for line in theirs - ours - ONLY_POSTGRES.get(table, set())]
        found += [f"{table}: only SQLite has {line}" for line in ours - theirs]
    return found


def test_what_makes_only_one_engine_quick_is_no_rule() -> None:
    assert all(line.startswith("INDEX ") for lines in ONLY_POSTGRES.values() for line in lines)


def names(engine: str) -> set[str]:
    """The migrations of an engine that the other one has to have too."""
    files = (file.name for file in (resources.files("storage") / "migrations").iterdir())
    found = {name.removesuffix(f".{engine}.sql") for name in files if name.endswith(f".{engine}.sql")}
    return {name for name in found if int(name[:4]) >= FIRST_OF_BOTH}


def test_each_migration_comes_for_both_engines_under_one_name() -> None:
    assert names("sqlite") == names("postgres")
    assert sorted(int(name[:4]) for name in names("sqlite")) == [
        *range(FIRST_OF_BOTH, FIRST_OF_BOTH + len(names("sqlite")))
    ]


@pytest.mark.postgres
def test_both_engines_have_the_same_tables_down_to_the_last_rule() -> None:
    with a_connection(NOON) as connection:
        assert differences(schema(connection), on_sqlite()) == []


@pytest.mark.postgres
@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE seals",
        "CREATE TABLE of_its_own (word BIGINT)",
        "ALTER TABLE cases DROP COLUMN album",
        "ALTER TABLE cases ADD COLUMN colour BIGINT",
        "ALTER TABLE cases ALTER COLUMN number DROP NOT NULL",
        "ALTER TABLE cases ALTER COLUMN opened_at TYPE INTEGER",
        "ALTER TABLE cases ALTER COLUMN id DROP IDENTITY",
        "ALTER TABLE duty_runs ALTER COLUMN state SET DEFAULT 'done'",
        "ALTER TABLE duty_runs ALTER COLUMN state DROP DEFAULT",
        "ALTER TABLE duty_runs DROP CONSTRAINT duty_runs_state_check",
        "ALTER TABLE cases DROP CONSTRAINT cases_number_key",
        "ALTER TABLE cases DROP CONSTRAINT cases_lead_fkey",
        "ALTER TABLE pings DROP CONSTRAINT pings_outbox_fkey,"
        " ADD FOREIGN KEY (outbox) REFERENCES outbox (id) ON DELETE CASCADE",
        "ALTER TABLE grids DROP CONSTRAINT grids_parent_fkey, ADD FOREIGN KEY (parent) REFERENCES grids (id)",
        "ALTER TABLE seals DROP CONSTRAINT seals_pkey",
        "DROP INDEX claims_open",
        "DROP INDEX claims_open; CREATE UNIQUE INDEX claims_open ON claims (household, person)",
        "DROP INDEX claims_open; CREATE INDEX claims_open ON claims (household, person) WHERE decided_at IS NULL",
        "DROP TRIGGER polls_are_never_removed ON polls",
        "DROP TRIGGER polls_are_never_removed ON polls; CREATE TRIGGER polls_are_never_removed BEFORE DELETE ON polls"
        " FOR EACH ROW WHEN (OLD.state <> 'open') EXECUTE FUNCTION refuse('a poll that was shown stays')",
        "DROP TRIGGER posts_changed ON posts; CREATE TRIGGER posts_changed AFTER INSERT OR UPDATE ON posts"
        " FOR EACH STATEMENT EXECUTE FUNCTION roster_is_another()",
    ],
)
def test_whatever_is_changed_in_one_alone_is_noticed(change: str) -> None:
    with a_connection(NOON) as connection:
        for statement in change.split("; "):
            connection.execute(statement)
        assert differences(schema(connection), on_sqlite())


@pytest.mark.postgres
def test_a_text_that_would_be_sorted_by_the_rules_of_a_language_is_noticed() -> None:
    with a_connection(NOON) as connection:
        connection.execute("ALTER TABLE cases ALTER COLUMN words TYPE TEXT")
        with pytest.raises(AssertionError, match="byte for byte"):
            schema(connection)
