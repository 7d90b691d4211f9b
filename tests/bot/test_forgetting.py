"""金丝雀 asks to be forgotten: nothing of hers is left anywhere, and what she reported goes on without her."""

from __future__ import annotations

import asyncio
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.command.cli import build
from bot.command.console import Console
from bot.forgotten import forgotten_at_start
from bot.language.text import Locale, Texts
from storage.backup import tombstones
from storage.engine.database import Database
from storage.engine.sqlite import sqlite3
from tests.bot.kept_town import ACCOUNT, CANARY, WORDS, canaries, recordings, settings
from tests.town import PLACE_WORDS
from tests.voices import amr_note

TEXTS = Texts.load(strict=True)


def linzhang(*words: str, answer: str = "") -> Result:
    return CliRunner().invoke(build(Console(TEXTS, Locale.EN)), words, input=answer)


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "linzhang.db")) as connection:
        return connection.execute(query).fetchall()


def start(folder: Path) -> int:
    """How many people the service forgets anew when it starts."""

    async def begin() -> int:
        now = datetime(2026, 6, 1, tzinfo=UTC)
        async with await Database.open(f"sqlite:{folder / 'linzhang.db'}", now, PLACE_WORDS) as database:
            return await forgotten_at_start(database, settings(folder), now)

    return asyncio.run(begin())


def test_she_is_in_many_places_before(town: Path) -> None:
    assert "linzhang.db" in list(canaries(town))
    for table in ("people", "accounts", "inbox", "outbox", "cases", "event_words", "dialogues", "lab_messages", "meta"):
        with closing(sqlite3.connect(town / "linzhang.db")) as connection:
            held = "".join(str(row) for row in connection.execute(f"SELECT * FROM {table}"))
        assert any(mark in held for mark in (CANARY, WORDS, ACCOUNT)), table
    assert len(list((town / "photos").rglob("*.jpg"))) == 3
    assert len(recordings(town)) == 3
    assert len(list((town / "pending").iterdir())) == 1


def test_nothing_of_hers_is_left_and_the_histories_hold(town: Path) -> None:
    result = linzhang("forget", f"lab:{ACCOUNT}", "--yes")

    assert result.exit_code == 0, result.output
    assert "cases reported 2" in result.output
    assert list(canaries(town)) == []
    assert len(list((town / "photos").rglob("*.jpg"))) == 1
    assert [file.read_bytes() for file in recordings(town)] == [amr_note("没人管")]
    assert list((town / "pending").iterdir()) == []
    verified = linzhang("verify")
    assert verified.exit_code == 0, verified.output


def test_what_she_reported_goes_on_without_her(town: Path) -> None:
    before = rows(town, "SELECT number, state, lead_handler, category, grid FROM cases ORDER BY id")
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")

    assert rows(town, "SELECT number, state, lead_handler, category, grid FROM cases ORDER BY id") == before
    assert rows(town, "SELECT words, anonymous FROM cases WHERE number = '26-0001'") == [("", 1)]
    assert rows(town, "SELECT words FROM cases WHERE number = '26-0002'") == [("5栋101门口一堆垃圾没人管",)]
    # Whoever has the case in hand is told by the card itself that she is unnamed now.
    assert rows(town, "SELECT count(*) > 0 FROM outbox WHERE card LIKE 'case:1:lead:%' AND state = 'queued'") == [(1,)]


def test_her_voice_is_on_no_message_any_more_and_her_neighbours_is(town: Path) -> None:
    carried = "SELECT DISTINCT recording FROM outbox WHERE recording IS NOT NULL"
    assert len(rows(town, carried)) == 3
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")

    (theirs,) = recordings(town)
    assert rows(town, carried) == rows(town, "SELECT sha256 FROM case_recordings") == [(theirs.stem,)]


def test_what_was_said_to_others_about_other_things_stays(town: Path) -> None:
    zhao = "SELECT count(*) FROM outbox WHERE chat = 'zhao' AND body NOT LIKE '%message-forgotten%'"
    before = rows(town, zhao)
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    assert rows(town, zhao) == before != [(0,)]


def test_no_backup_from_before_brings_her_back(town: Path, tmp_path: Path) -> None:
    assert linzhang("backup").exit_code == 0
    (backup,) = sorted((tmp_path / "backups").glob("2*"))
    assert list(canaries(backup)) == ["town.db"]
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")

    result = linzhang("restore", str(backup), "--to", str(tmp_path / "else"))

    assert result.exit_code == 0, result.output
    assert "forgotten again: 1" in result.output
    assert list(canaries(tmp_path / "else")) == []
    assert len(list((tmp_path / "else" / "photos").rglob("*.jpg"))) == 1
    assert len(recordings(tmp_path / "else")) == 1
    assert list((tmp_path / "else" / "pending").iterdir()) == []


def test_a_database_put_back_by_hand_forgets_her_when_the_service_starts(
    town: Path, tmp_path: Path, lived_town: Path
) -> None:
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    (town / "linzhang.db").write_bytes((lived_town / "linzhang.db").read_bytes())
    assert list(canaries(town)) == ["linzhang.db"]

    assert start(town) == 1
    assert list(canaries(town)) == []
    assert start(town) == 0


def test_a_file_a_kill_left_behind_goes_at_the_next_start(town: Path) -> None:
    left = next((town / "photos").rglob("*.jpg"))
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    stray = town / "photos" / "ab" / f"{'ab' * 32}.jpg"
    stray.parent.mkdir()
    stray.touch()
    with closing(sqlite3.connect(town / "linzhang.db")) as connection:
        connection.execute("INSERT INTO remains VALUES (?)", ("ab" * 32,))
        connection.commit()

    start(town)

    assert not stray.exists()
    assert left.parent.exists()
    assert rows(town, "SELECT * FROM remains") == []


def test_whoever_comes_back_later_is_somebody_new_and_stays(town: Path, tmp_path: Path) -> None:
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    with closing(sqlite3.connect(town / "linzhang.db")) as connection:
        connection.execute("INSERT INTO people (name, locale, created_at) VALUES (?, 'zh-Hans', 77)", (CANARY,))
        connection.execute("INSERT INTO accounts SELECT 'lab', ?, max(id), NULL, 77, 0 FROM people", (ACCOUNT,))
        connection.commit()
    linzhang("backup")
    (backup,) = (tmp_path / "backups").glob("2*")

    assert "forgotten again: 0" in linzhang("restore", str(backup), "--to", str(tmp_path / "else")).output
    assert list(canaries(tmp_path / "else")) == ["linzhang.db"]


def test_no_means_no(town: Path) -> None:
    before = (town / "linzhang.db").read_bytes()

    assert linzhang("forget", f"lab:{ACCOUNT}", answer="n\n").exit_code == 1
    assert (town / "linzhang.db").read_bytes() == before


@pytest.mark.parametrize(("account", "said"), [("lab:xu", "still holds a post"), ("lab:nobody", "Nobody has")])
def test_staff_in_office_and_people_nobody_knows_are_refused(town: Path, account: str, said: str) -> None:
    result = linzhang("forget", account, "--yes")

    assert result.exit_code == 1
    assert said in result.output


def test_a_tombstone_names_nobody_and_a_torn_line_is_no_line(town: Path) -> None:
    linzhang("forget", f"lab:{ACCOUNT}", "--yes")
    (stone,) = tombstones.read(town)
    with (town / tombstones.FILE).open("a") as file:
        file.write('{"token": "abc", "a')

    assert tombstones.read(town) == (stone,)
    assert len(stone.token) == 64
