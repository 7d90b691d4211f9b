"""A backup is what was there, whole; it can be brought back, and nothing else is called a backup."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.settings import Settings
from storage.backup.manifest import backups_in, read_manifest
from storage.backup.taking import Premises, take
from storage.engine.database import Database
from storage.engine.failpoints import FailpointRaised, arm
from storage.engine.migrate import shipped
from storage.photo.folder import Folder
from storage.upkeep.retention import Bookmark, Portion
from storage.work import Work
from tests.bot.kept_town import WORDS, recordings, withdrawn
from tests.bot.test_forgetting import linzhang
from tests.town import NOON, PLACE_WORDS


def content(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def backup(town: Path, tmp_path: Path) -> Path:
    result = linzhang("backup")
    assert result.exit_code == 0, result.output
    (folder,) = backups_in(tmp_path / "backups")
    return folder


def test_what_comes_back_is_what_was_there(town: Path, backup: Path, tmp_path: Path) -> None:
    assert linzhang("restore", str(backup), "--to", str(tmp_path / "else")).exit_code == 0

    assert content(tmp_path / "else" / "linzhang.db") == content(town / "linzhang.db")
    for folder in ("photos", "recordings", "pending"):
        files = {path.name: path.read_bytes() for path in (town / folder).rglob("*") if path.is_file()}
        back = {path.name: path.read_bytes() for path in (tmp_path / "else" / folder).rglob("*") if path.is_file()}
        assert files == back != {}


def test_a_backup_says_what_it_holds(town: Path, backup: Path) -> None:
    held = read_manifest(backup)

    assert (held.cases, held.photos, held.recordings, held.missing, held.schema) == (3, 3, 3, 0, shipped()[-1].version)
    assert held.recording_bytes == sum(file.stat().st_size for file in recordings(town))
    assert held.town == "富家社区"
    assert held.heads in linzhang("verify").output
    assert backup.stat().st_mode & 0o077 == 0


def test_a_check_leaves_nothing_behind(town: Path, backup: Path, tmp_path: Path) -> None:
    result = linzhang("restore", str(backup), "--check", "--to", str(tmp_path))

    assert result.exit_code == 0, result.output
    assert "can be restored" in result.output
    assert not list(tmp_path.glob("linzhang-restore-*"))


def _cleared(folder: Path, now: datetime) -> list[tuple[object, ...]]:
    """What is known of that matter, and in whose words, after a clearing."""

    async def clear() -> list[tuple[object, ...]]:
        async with await Database.open(f"sqlite:{folder / 'linzhang.db'}", now, PLACE_WORDS) as database:
            at: Bookmark | None = Bookmark()
            while at is not None:
                at = (await database.transact(partial(_portion, at=at, now=now))).next
            return await database.read(_told)

    return asyncio.run(clear())


def _portion(work: Work, at: Bookmark, now: datetime) -> Portion:
    return work.retention.go_on(at, Settings().keeping, now)


def _told(work: Work) -> list[tuple[object, ...]]:
    case = work.cases.find("26-0003")
    assert case is not None
    words = [event.words for event in work.history.events(case)]
    return [(case.kept, case.reporter, case.words, case.place, case.state, *words)]


def test_what_a_backup_brings_back_goes_again_at_the_next_clearing(town: Path, tmp_path: Path) -> None:
    withdrawn(town)
    linzhang("backup")
    before = backups_in(tmp_path / "backups")[-1]
    at_once, later = NOON + timedelta(days=1), NOON + timedelta(days=400)
    whole, gone = _cleared(town, at_once), _cleared(town, later)
    assert WORDS in str(whole)
    assert WORDS not in str(gone)
    assert linzhang("verify").exit_code == 0

    linzhang("restore", str(before), "--to", str(tmp_path / "else"))

    assert _cleared(tmp_path / "else", at_once) == whole
    assert _cleared(tmp_path / "else", later) == gone


def test_a_photo_is_kept_once_however_many_backups_hold_it(town: Path, backup: Path, tmp_path: Path) -> None:
    linzhang("backup")
    newest = backups_in(tmp_path / "backups")[-1]

    assert newest != backup
    for file in (*(newest / "photos").rglob("*.jpg"), *recordings(newest)):
        assert file.samefile(backup / file.relative_to(newest))
        assert not file.samefile(town / file.relative_to(newest))


def test_the_newest_are_kept_and_older_ones_go_whole(town: Path, tmp_path: Path) -> None:
    for _ in range(4):
        assert linzhang("backup", "--keep", "2").exit_code == 0
    left = backups_in(tmp_path / "backups")

    assert len(left) == 2
    assert {path.name for path in (tmp_path / "backups").iterdir()} == {
        *(path.name for path in left),
        ".lock",
        "tombstones.jsonl",
    }
    for folder in left:
        assert linzhang("restore", str(folder), "--check").exit_code == 0


def test_a_backup_from_before_there_were_recordings_still_comes_back(town: Path, backup: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(town / "linzhang.db")) as connection:
        connection.execute("DELETE FROM case_recordings")
        connection.commit()
    linzhang("backup")
    older = backups_in(tmp_path / "backups")[-1]
    manifest = json.loads((older / "manifest.json").read_text())
    kept = {name: value for name, value in manifest.items() if not name.startswith("recording")}
    (older / "manifest.json").write_text(json.dumps(kept))
    (older / "recordings.txt").unlink()

    result = linzhang("restore", str(older), "--to", str(tmp_path / "else"))

    assert result.exit_code == 0, result.output
    assert "recordings: 0" in result.output


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))


def _forge(folder: Path) -> None:
    file = folder / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "heads": "0" * 64}))


def _from_the_future(folder: Path) -> None:
    file = folder / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "schema": 99}))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: _flip(folder / "town.db"), "not what it was"),
        (lambda folder: _flip(next((folder / "photos").rglob("*.jpg"))), "not what it was"),
        (lambda folder: next((folder / "photos").rglob("*.jpg")).unlink(), "not what it was"),
        (lambda folder: _flip(next((folder / "recordings").rglob("*.ogg"))), "not what it was"),
        (lambda folder: next((folder / "recordings").rglob("*.amr")).unlink(), "not what it was"),
        (_forge, "not what it was"),
        (_from_the_future, "newer Linzhang"),
        (lambda folder: (folder / "manifest.json").unlink(), "no finished backup"),
        (lambda folder: (folder.parent / "tombstones.jsonl").unlink(), "Who asked to be forgotten".lower()),
    ],
)
def test_what_is_not_as_it_was_is_not_brought_back(
    backup: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(backup)

    result = linzhang("restore", str(backup), "--to", str(tmp_path / "else"))

    assert result.exit_code == 1
    assert said in result.output
    assert not list((tmp_path / "else").glob("linzhang.db*"))


def test_nothing_is_brought_back_over_a_town_that_is_there(town: Path, backup: Path) -> None:
    before = (town / "linzhang.db").read_bytes()

    result = linzhang("restore", str(backup))

    assert result.exit_code == 1
    assert "linzhang.db is there already" in result.output
    assert (town / "linzhang.db").read_bytes() == before


def test_an_unsound_town_is_no_backup_and_the_older_one_stays(town: Path, backup: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(town / "linzhang.db")) as connection:
        connection.execute("DROP TRIGGER case_events_are_never_changed")
        connection.execute("UPDATE case_events SET at = at + 1 WHERE case_id = 1 AND seq = 2")
        connection.commit()

    result = linzhang("backup", "--keep", "1")

    assert result.exit_code == 1
    assert "26-0001: entry 2 of the log was changed" in result.output
    assert backups_in(tmp_path / "backups") == (backup,)


@pytest.mark.parametrize("place", ["backup.copied", "backup.before_rename"])
def test_a_backup_that_did_not_end_has_no_name(town: Path, backup: Path, tmp_path: Path, place: str) -> None:
    arm(f"{place}=raise")
    try:
        assert isinstance(linzhang("backup", "--keep", "1").exception, FailpointRaised)
    finally:
        arm("")
    assert backups_in(tmp_path / "backups") == (backup,)
    assert linzhang("restore", str(backup), "--check").exit_code == 0


@pytest.mark.parametrize("place", ["restore.copied", "restore.before_rename"])
def test_a_restore_that_did_not_end_can_be_done_again(backup: Path, tmp_path: Path, place: str) -> None:
    arm(f"{place}=raise")
    try:
        linzhang("restore", str(backup), "--to", str(tmp_path / "else"))
    finally:
        arm("")
    assert not (tmp_path / "else" / "linzhang.db").exists()
    assert linzhang("restore", str(backup), "--to", str(tmp_path / "else")).exit_code == 0


def test_a_disk_too_small_is_told_before_anything_is_done(
    town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 1 << 20

    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage)

    result = linzhang("backup")

    assert result.exit_code == 1
    assert "The disk is too small" in result.output
    assert backups_in(tmp_path / "backups") == ()


def test_two_backups_at_once_are_one_too_many(town: Path, tmp_path: Path) -> None:
    from storage.backup.files import alone_in

    with alone_in(tmp_path / "backups"):
        assert "Another backup or move is under way" in linzhang("backup").output
    assert linzhang("backup").exit_code == 0


@pytest.mark.parametrize("command", ["backup", "verify", "doctor"])
def test_a_database_in_memory_has_no_file_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINZHANG_DATABASE", "sqlite::memory:")

    result = linzhang(command)

    assert result.exit_code == 1
    assert "only in memory" in result.output


def test_of_many_backups_of_one_second_the_newest_stays(town: Path, tmp_path: Path) -> None:
    place, root = Premises(f"sqlite:{town / 'linzhang.db'}", town, Folder(town)), tmp_path / "backups"
    for number in range(4):
        newest, _ = take(place, root, keep_newest=2, program="test", now=NOON, progress=lambda what, percent: None)
        assert backups_in(root)[-1] == newest, number
    assert len(backups_in(root)) == 2
