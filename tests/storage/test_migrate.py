"""A database is brought to the new shape whole or left in the old one, and a copy is taken before."""

from __future__ import annotations

import shutil
import sqlite3 as python_sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.message import Action, Button, Say
from storage.engine.documents import dump_action, dump_buttons, dump_say, load_buttons
from storage.engine.migrate import Migration, NewerDatabase, migrate, shipped
from storage.engine.sqlite import sqlite3

pytestmark = pytest.mark.sqlite

NIGHT = datetime(2026, 11, 22, 2, 15, tzinfo=UTC)

FIRST = Migration(1, "CREATE TABLE people (name TEXT);\nINSERT INTO people VALUES ('王阿姨');\n")
SECOND = Migration(
    2,
    """\
-- A comment; with a semicolon.
ALTER TABLE people ADD COLUMN door TEXT;
UPDATE people SET door = '4栋; 301';
CREATE TRIGGER nobody_leaves BEFORE DELETE ON people
BEGIN
    SELECT RAISE (ABORT, 'nobody leaves');
END;
""",
)
BROKEN = Migration(2, SECOND.script + "INSERT INTO nowhere VALUES (1);\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database at version 1, with 王阿姨 in it."""
    path = tmp_path / "town.db"
    with opened(path) as connection:
        migrate(connection, path, NIGHT, (FIRST,))
    assert copies(path) == []
    return path


def opened(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None))


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("town.db.v*"))


def content(path: Path) -> list[str]:
    """Everything that is in a database, and its version."""
    # Python's own module writes a database out as text, ours does not.
    with closing(python_sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return [*connection.iterdump(), f"version {version}"]


def test_the_migrations_that_come_with_the_program_are_numbered_without_a_gap() -> None:
    assert [migration.version for migration in shipped()] == list(range(1, len(shipped()) + 1))


@pytest.mark.parametrize("migration", shipped(), ids=lambda migration: migration.version)
def test_every_migration_is_split_into_whole_statements(migration: Migration) -> None:
    statements = list(migration.statements())
    assert "".join(statements).strip() == migration.script.strip()
    assert all(sqlite3.complete_statement(statement) for statement in statements)


def test_a_trigger_is_one_statement_and_a_semicolon_in_a_word_ends_none() -> None:
    first, second, third = SECOND.statements()
    assert "ADD COLUMN" in first
    assert "301" in second
    assert third.rstrip().endswith("END;")


def test_a_new_database_gets_everything_and_needs_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "town.db"
    with opened(path) as connection:
        migrate(connection, path, NIGHT)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == shipped()[-1].version
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert copies(path) == []


def test_a_copy_is_taken_before_and_holds_what_was_there(file: Path) -> None:
    before = content(file)
    with opened(file) as connection:
        migrate(connection, file, NIGHT, (FIRST, SECOND))
        assert connection.execute("SELECT * FROM people").fetchall() == [("王阿姨", "4栋; 301")]
    assert [copy.name for copy in copies(file)] == ["town.db.v1-20261122T021500"]
    assert content(copies(file)[0]) == before
    assert content(file)[-1] == "version 2"


def test_a_database_that_is_up_to_date_is_left_alone(file: Path) -> None:
    before = file.read_bytes()
    with opened(file) as connection:
        migrate(connection, file, NIGHT, (FIRST,))
    assert file.read_bytes() == before
    assert copies(file) == []


def test_a_migration_that_fails_changes_nothing(file: Path) -> None:
    before = content(file)
    with opened(file) as connection, pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, file, NIGHT, (FIRST, BROKEN))
    assert content(file) == before


def test_a_database_from_a_newer_program_is_refused_and_untouched(file: Path) -> None:
    with opened(file) as connection:
        migrate(connection, file, NIGHT, (FIRST, SECOND))
    before = content(file)
    with opened(file) as connection, pytest.raises(NewerDatabase, match="database version 2, program version 1"):
        migrate(connection, file, NIGHT, (FIRST,))
    assert content(file) == before


def test_whenever_the_program_is_killed_the_database_is_old_or_new(file: Path, tmp_path: Path) -> None:
    """What a kill would leave is what lies in the folder at that moment: the file and its hot journal."""
    old = content(file)
    left = [*_killed_at_every_statement(file, tmp_path / "killed")]
    new = content(file)
    assert len(left) > 5
    assert all(found in (old, new) for found in left)
    assert left[0] == old


def _killed_at_every_statement(file: Path, killed: Path) -> Iterator[list[str]]:
    crashes: list[Path] = []

    def crash(_statement: str) -> None:
        crashes.append(killed / str(len(crashes)))
        shutil.copytree(file.parent, crashes[-1], ignore=shutil.ignore_patterns("killed"))

    with opened(file) as connection:
        # So small a cache spills pages into the file before the commit, as a large migration would.
        connection.execute("PRAGMA cache_size = 1")
        connection.set_trace_callback(crash)
        migrate(connection, file, NIGHT, (FIRST, SECOND))
    for crashed in crashes:
        yield content(crashed / file.name)


def test_numbers_typed_after_the_upgrade_stand_for_the_buttons_shown_before(tmp_path: Path) -> None:
    take, finish = (Button(Say(f"move-{what}"), Action(f"case.{what}", 7)) for what in ("take", "finish"))
    path = tmp_path / "old.db"
    with opened(path) as connection:
        migrate(connection, path, NIGHT, shipped()[:2])
        connection.execute(
            "INSERT INTO outbox (channel, chat, body, photos, not_before, queued_at)"
            " VALUES ('lab', 'li', '{}', '[]', 0, 0), ('lab', 'li', '{}', '[]', 0, 0)"
        )
        for position, button in ((2, finish), (1, take)):
            connection.execute(
                "INSERT INTO handles (handle, outbox, position, label, action, expires_at) VALUES (?, 1, ?, ?, ?, 99)",
                (f"h{position}", position, dump_say(button.label), dump_action(button.action)),
            )
        migrate(connection, path, NIGHT)
        (buttons, secret, expires_at), without = connection.execute(
            "SELECT buttons, secret, expires_at FROM outbox ORDER BY id"
        )
    assert load_buttons(buttons) == (take, finish)
    assert buttons == dump_buttons((take, finish)), "what a refresh compares them with"
    assert secret
    assert expires_at == 99
    assert without == ("[]", None, None)


def test_a_card_of_a_group_that_moved_is_still_known_after_the_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with opened(path) as connection:
        migrate(connection, path, NIGHT, shipped()[:2])
        connection.execute(
            "INSERT INTO outbox (channel, chat, body, photos, card, once, state, message_id, not_before, queued_at)"
            " VALUES ('lab', 'group', '{}', '[]', 'case:7:group', 'a', 'sent', 'm1', 0, 0),"
            " ('lab', 'group', '{}', '[]', 'case:8:group', 'b', 'sent', 'm2', 0, 0),"
            " ('lab', 'supergroup', '{}', '[]', 'case:9:group', 'b', 'sent', 'm3', 0, 0)"
        )
        connection.execute(
            "INSERT INTO cards (card, channel, chat, outbox, message_id) VALUES"
            " ('case:7:group', 'lab', 'supergroup', 1, 'm1'), ('case:8:group', 'lab', 'supergroup', 2, 'm2')"
        )
        migrate(connection, path, NIGHT)
        chats = connection.execute("SELECT chat FROM outbox ORDER BY id").fetchall()
    assert chats == [("supergroup",), ("group",), ("supergroup",)], "nothing is there twice that is said once"
