"""What keeps a town safe does so on PostgreSQL, too: backups, restoring, checking, forgetting, the doctor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from bot.command import doctor_server
from storage.backup import tombstones
from storage.backup.manifest import backups_in, read_manifest
from storage.engine.failpoints import FailpointRaised, arm
from storage.engine.looking import without_password
from storage.engine.migrate import shipped
from storage.engine.sqlite import sqlite3
from storage.moving.moving import bring, differing
from storage.moving.places import entering, leaving
from storage.moving.tables import tables
from tests import postgres_server
from tests.bot.kept_town import ACCOUNT, CANARY, DAMAGES, WORDS, canaries, recordings
from tests.bot.test_forgetting import linzhang
from tests.engines import a_postgres_url
from tests.storage.test_moving import contents, quiet

#: As whoever may alter the database can: nothing there says any more what may be written into it.
_UNGUARDED = "SET session_replication_role = replica; "


@pytest.fixture(scope="session")
def lived_server(lived_town: Path) -> str:
    """The name of the database of the town on a server; a test copies it first."""
    name = postgres_server.create()
    with leaving(f"sqlite:{lived_town / 'linzhang.db'}") as old, entering(postgres_server.url(name)) as new:
        bring(old, new, quiet)
    return name


@pytest.fixture
def server(town: Path, lived_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a copy of the town on a server, which the settings of the environment lead to."""
    there = postgres_server.url(postgres_server.create(lived_server))
    (town / "linzhang.db").unlink()
    monkeypatch.setenv("LINZHANG_DATABASE", there)
    return there


def change(server: str, script: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(script.encode())


def rows(server: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server) as connection:
        return connection.execute(query.encode()).fetchall()


@pytest.fixture
def backup(server: str, tmp_path: Path) -> Path:
    result = linzhang("backup")
    assert result.exit_code == 0, result.output
    (folder,) = backups_in(tmp_path / "backups")
    return folder


def test_a_backup_is_what_a_backup_of_a_file_is(town: Path, server: str, backup: Path) -> None:
    held = read_manifest(backup)

    assert (held.cases, held.events, held.photos, held.recordings, held.missing) == (3, 16, 3, 3, 0)
    assert held.heads in linzhang("verify").output
    assert (backup / "town.db").stat().st_mode & 0o077 == 0
    assert {path.name for path in backup.iterdir()} == {
        "manifest.json",
        "pending",
        "photos",
        "photos.txt",
        "recordings",
        "recordings.txt",
        "tombstones.jsonl",
        "town.db",
    }
    with leaving(f"sqlite:{backup / 'town.db'}") as copy:
        assert list(differing(copy, contents(server), quiet)) == []


def test_it_comes_back_in_a_file_and_on_a_server(
    town: Path, server: str, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, other = contents(server), a_postgres_url()
    in_a_file = linzhang("restore", str(backup), "--to", str(tmp_path / "else"))
    monkeypatch.setenv("LINZHANG_DATABASE", other)
    monkeypatch.setenv("LINZHANG_DATA", str(tmp_path / "third"))
    on_a_server = linzhang("restore", str(backup))

    assert in_a_file.exit_code == on_a_server.exit_code == 0, in_a_file.output + on_a_server.output
    assert contents(other) == contents(f"sqlite:{tmp_path / 'else' / 'linzhang.db'}") == before
    assert linzhang("verify").exit_code == 0
    assert len(recordings(tmp_path / "third")) == 3
    assert not list((tmp_path / "third").glob("*.restoring*"))


def test_a_backup_of_a_file_comes_back_on_a_server(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linzhang("backup")
    (backup,) = backups_in(tmp_path / "backups")
    other = a_postgres_url()
    monkeypatch.setenv("LINZHANG_DATABASE", other)
    monkeypatch.setenv("LINZHANG_DATA", str(tmp_path / "third"))

    assert linzhang("restore", str(backup)).exit_code == 0
    assert contents(other) == contents(f"sqlite:{town / 'linzhang.db'}")


def test_nothing_is_brought_back_over_a_town_that_is_there(server: str, backup: Path) -> None:
    before = contents(server)
    result = linzhang("restore", str(backup))
    assert result.exit_code == 1
    assert "The new database is not empty" in result.output
    assert contents(server) == before


@pytest.mark.parametrize("place", ["restore.copied", "move.brought", "move.before_end"])
def test_a_restore_that_did_not_end_can_be_done_again(
    server: str, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    other = a_postgres_url()
    monkeypatch.setenv("LINZHANG_DATABASE", other)
    monkeypatch.setenv("LINZHANG_DATA", str(tmp_path / "third"))
    arm(f"{place}=raise")
    try:
        assert isinstance(linzhang("restore", str(backup)).exception, FailpointRaised)
    finally:
        arm("")
    assert rows(other, "SELECT count(*) FROM people") == [(0,)]
    assert linzhang("restore", str(backup)).exit_code == 0
    assert contents(other) == contents(server)


def test_a_backup_is_of_one_moment_while_others_write(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(server)
    brought = iter(range(1000))

    def somebody_writes(_place: str) -> None:
        change(server, f"INSERT INTO quotas VALUES ('c', 'lab', 'x{next(brought)}', 1, 1); UPDATE cases SET words = ''")

    monkeypatch.setattr("storage.moving.moving.failpoint", somebody_writes)
    assert linzhang("backup").exit_code == 0
    (backup,) = backups_in(tmp_path / "backups")

    with leaving(f"sqlite:{backup / 'town.db'}") as copy:
        assert list(differing(copy, before, quiet)) == []
    assert contents(server) != before


def test_an_unsound_town_is_no_backup(server: str, backup: Path, tmp_path: Path) -> None:
    change(server, _UNGUARDED + "UPDATE case_events SET at = at + 1 WHERE case_id = 1 AND seq = 2")
    result = linzhang("backup", "--keep", "1")
    assert result.exit_code == 1
    assert "26-0001: entry 2 of the log was changed" in result.output
    assert backups_in(tmp_path / "backups") == (backup,)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        *DAMAGES,
        (
            "DELETE FROM case_events WHERE case_id = 1 AND seq = 1",
            "A row of event_words points at something case_event",
        ),
        ("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'clocks_due'::regclass", "Table clocks is damaged"),
    ],
)
def test_what_is_wrong_is_found_and_told_without_names(server: str, script: str, said: str) -> None:
    assert linzhang("verify").exit_code == 0
    change(server, f"{_UNGUARDED} SET allow_system_table_mods = on; {script}")

    result = linzhang("verify")

    assert result.exit_code == 1
    assert said in result.output
    assert CANARY not in result.output


def test_verifying_and_looking_change_nothing(server: str) -> None:
    before = contents(server)
    linzhang("verify")
    linzhang("doctor")
    assert contents(server) == before


def test_the_doctor_says_how_the_server_stands(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_server, "_PATIENCE", 0.0)
    said = linzhang("doctor").output

    for line in (
        "[ok] PostgreSQL",
        "texts kept as UTF8",
        "[ok] The clocks of this machine and of the server are ",
        "[ok] Connections left on the server",
        "[ok] The database takes",
        "[ok] Rows: ",
        f"[ok] Shape of the database: {shipped()[-1].version}",
        "[warn] No process that looks at the clocks is running",
        "[warn] The oldest payload has waited",
    ):
        assert line in said
    # The server of the tests is careless on purpose; here nobody would want that.
    assert "[bad] Connection: fsync = off" in said
    assert CANARY not in said


def test_the_doctor_lists_who_serves_the_town(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    change(
        server,
        "INSERT INTO processes (name, roles, began_at) VALUES ('a:1', 'courier ticker', 0), ('b:2', 'worker', 0);"
        "UPDATE inbox SET held_by = (SELECT id FROM processes WHERE name = 'b:2') WHERE state = 'waiting'",
    )

    def meanwhile(_seconds: float) -> None:
        change(server, "UPDATE processes SET beats = beats + 1 WHERE name = 'a:1'")

    monkeypatch.setattr("time.sleep", meanwhile)
    result = linzhang("doctor", "--running")

    assert "[ok] Process a:1 (courier, ticker) runs since" in result.output
    assert "[warn] Process b:2 (worker)" in result.output
    assert "payloads in hand 1" in result.output
    assert "No process that looks" not in result.output


def test_where_the_service_has_to_run_it_is_bad_that_nobody_does(server: str) -> None:
    result = linzhang("doctor", "--running")
    assert result.exit_code == 1
    assert "[bad] No process that looks at the clocks is running" in result.output


def test_nothing_of_hers_is_left_and_the_histories_hold(town: Path, server: str) -> None:
    assert CANARY in _whole(server)

    result = linzhang("forget", f"lab:{ACCOUNT}", "--yes")

    assert result.exit_code == 0, result.output
    assert not [mark for mark in (CANARY, WORDS, ACCOUNT) if mark in _whole(server)]
    assert list(canaries(town)) == []
    assert len(tombstones.read(town)) == 1
    verified = linzhang("verify")
    assert verified.exit_code == 0, verified.output


def test_nor_in_the_files_of_a_server_that_keeps_them_small(server: str) -> None:
    """What is removed from a page of PostgreSQL stands there until it is written over."""
    assert {path for path, _ in _files(server)}
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    assert list(_files(server)) == []


def _files(server: str) -> Iterator[tuple[Path, str]]:
    """Files of the database on the server that hold what only she brought."""
    change(server, "CHECKPOINT")
    ((folder, oid),) = rows(
        server, "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
    )
    for file in (Path(str(folder)) / "base" / str(oid)).iterdir():
        content = file.read_bytes()
        yield from ((file, mark) for mark in (CANARY, WORDS, ACCOUNT) if mark.encode() in content)


def _whole(server: str) -> str:
    return "".join(str(row) for table in tables() for row in rows(server, f"SELECT * FROM {table.name}"))


def test_no_backup_from_before_brings_her_back(
    server: str, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    other = a_postgres_url()
    monkeypatch.setenv("LINZHANG_DATABASE", other)
    monkeypatch.setenv("LINZHANG_DATA", str(tmp_path / "third"))

    result = linzhang("restore", str(backup))

    assert result.exit_code == 0, result.output
    assert "forgotten again: 1" in result.output
    assert CANARY not in _whole(other)
    assert list(canaries(tmp_path / "third")) == []


@pytest.mark.parametrize(
    "words",
    [
        ("figures",),
        ("dead-letters", "list"),
        ("calendar", "show"),
        ("matters", "lessons"),
        ("register", "export"),
        ("check",),
        ("invite", "--all"),
    ],
)
def test_every_command_that_looks_works(server: str, words: tuple[str, ...]) -> None:
    result = linzhang(*words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert result.exit_code in {0, 1}
    assert "database is away" not in result.output


def test_no_command_says_the_password() -> None:
    address = "postgresql://linzhang:geheim@db.example:5432/town?sslmode=require&password=geheim"
    assert without_password(address) == "postgresql://linzhang@db.example:5432/town?sslmode=require"
    assert without_password("sqlite:data/linzhang.db") == "sqlite:data/linzhang.db"


def test_check_does_not_say_it_either(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINZHANG_DATABASE", server.replace("postgres:@", "postgres:geheim@"))
    said = linzhang("check").output
    assert "geheim" not in said
    assert "database = postgresql://postgres@" in said


def test_in_a_backup_nobody_at_work_is_listed(server: str, tmp_path: Path) -> None:
    change(server, "INSERT INTO processes (name, roles, began_at) VALUES ('a:1', 'worker', 0)")
    linzhang("backup")
    (backup,) = backups_in(tmp_path / "backups")
    with closing(sqlite3.connect(backup / "town.db")) as connection:
        assert connection.execute("SELECT count(*) FROM processes").fetchone() == (0,)
