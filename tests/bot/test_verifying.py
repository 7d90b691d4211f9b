"""``linzhang verify`` tells by number what is wrong; ``linzhang doctor`` says how the installation stands."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine.sqlite import sqlite3
from tests.bot.kept_town import CANARY, DAMAGES, recordings, withdrawn
from tests.bot.test_forgetting import linzhang

_UNGUARDED = (
    "DROP TRIGGER case_events_are_never_changed; DROP TRIGGER case_events_are_never_removed; PRAGMA foreign_keys = OFF;"
)


def change(folder: Path, script: str) -> None:
    with closing(sqlite3.connect(folder / "linzhang.db")) as connection:
        connection.executescript(_UNGUARDED + script)


@pytest.mark.parametrize(("script", "said"), DAMAGES)
def test_what_is_wrong_is_found_and_told_without_names(town: Path, script: str, said: str) -> None:
    assert linzhang("verify").exit_code == 0
    change(town, script)

    result = linzhang("verify")

    assert result.exit_code == 1
    assert said in result.output
    assert CANARY not in result.output


def test_a_photo_that_is_gone_or_changed_is_found(town: Path) -> None:
    gone, changed, _ = sorted((town / "photos").rglob("*.jpg"))
    gone.unlink()
    changed.write_bytes(b"another picture")

    said = linzhang("verify").output

    assert f"photo {gone.stem[:12]}… is missing" in said
    assert f"photo {changed.stem[:12]}… is not what it was" in said


def test_a_recording_that_is_gone_or_changed_is_found(town: Path) -> None:
    gone, changed, _ = recordings(town)
    gone.unlink()
    changed.write_bytes(b"another voice")

    said = linzhang("verify").output

    assert f"recording {gone.stem[:12]}… is missing" in said
    assert f"recording {changed.stem[:12]}… is not what it was" in said


def test_a_damaged_file_is_found(town: Path) -> None:
    with closing(sqlite3.connect(town / "linzhang.db")) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'clocks_of_case'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with (town / "linzhang.db").open("r+b") as file:
        file.seek((page - 1) * size + size - 40)
        file.write(b"\x07" * 24)

    result = linzhang("verify")

    assert result.exit_code == 1
    assert "damaged" in result.output


def test_verifying_and_looking_change_nothing(town: Path) -> None:
    before = (town / "linzhang.db").read_bytes()
    linzhang("verify")
    linzhang("doctor")
    assert (town / "linzhang.db").read_bytes() == before


def test_the_doctor_says_how_an_installation_stands(town: Path) -> None:
    said = linzhang("doctor").output

    for line in ("SQLite", "secure_delete = 1", "The service is not running and never was", "There is no backup"):
        assert line in said
    assert "[warn] The oldest payload has waited" in said
    assert CANARY not in said


def test_the_doctor_knows_a_running_service_that_falls_behind(town: Path) -> None:
    (town / "heartbeat").touch()

    result = linzhang("doctor")

    assert result.exit_code == 1
    assert "[ok] The service is running" in result.output
    assert "[bad] The oldest payload has waited" in result.output


def test_the_doctor_knows_a_service_that_has_stopped(town: Path) -> None:
    (town / "heartbeat").touch()
    os.utime(town / "heartbeat", (0, 0))

    assert "[warn] The service is not running; it last looked" in linzhang("doctor").output


def test_where_the_service_has_to_run_it_is_bad_that_it_does_not(town: Path) -> None:
    assert "[bad] The service is not running and never was" in linzhang("doctor", "--running").output
    (town / "heartbeat").touch()
    os.utime(town / "heartbeat", (0, 0))
    result = linzhang("doctor", "--running")
    assert result.exit_code == 1
    assert "[bad] The service is not running; it last looked" in result.output


def test_the_doctor_says_how_many_old_cases_lose_what_at_the_next_clearing(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINZHANG_KEEP_PERSONAL_DAYS", "1")
    monkeypatch.setenv("LINZHANG_KEEP_WORDS_DAYS", "36500")
    assert "Old cases at the next clearing: 0 lose whoever they name, 0 what they say" in linzhang("doctor").output
    withdrawn(town)
    assert "Old cases at the next clearing: 1 lose whoever they name, 0 what they say" in linzhang("doctor").output


def test_the_doctor_lists_what_the_audit_found(town: Path) -> None:
    with closing(sqlite3.connect(town / "linzhang.db")) as connection, connection:
        connection.execute("INSERT INTO alarms (breach, subject, raised_at) VALUES ('unheard', '26-0001', 1)")
        connection.execute("INSERT INTO meta (name, value) VALUES ('audited-at-us', '1000000')")
    result = linzhang("doctor")
    assert result.exit_code == 1
    assert "[bad] Nobody heard of a reminder (1): 26-0001" in result.output
    assert "[warn] The last audit ended at" in result.output


def test_the_doctor_misses_a_backup_that_is_too_old(town: Path, tmp_path: Path) -> None:
    linzhang("backup")
    assert "[ok] Newest backup" in linzhang("doctor").output

    (manifest,) = (tmp_path / "backups").glob("2*/manifest.json")
    manifest.write_text(manifest.read_text().replace('"taken_at": "2', '"taken_at": "1'))
    result = linzhang("doctor")

    assert result.exit_code == 1
    assert "is too old" in result.output


@pytest.mark.parametrize("command", ["verify", "doctor", "backup"])
def test_where_there_is_no_database_none_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINZHANG_DATABASE", "sqlite:data/linzhang.db")

    result = linzhang(command)

    assert result.exit_code == 1
    assert "There is no database" in result.output
    assert not (tmp_path / "data").exists()
