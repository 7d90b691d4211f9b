"""``linzhang move``: the whole town from a file to a server and back, and what keeps it from going half the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from bot.command import moving
from storage.engine.sqlite import sqlite3
from tests.bot.kept_town import CANARY, recordings
from tests.bot.test_forgetting import linzhang
from tests.engines import a_postgres_url


def address(folder: Path, name: str = "linzhang.db") -> str:
    return f"sqlite:{folder / name}"


def hash_in(said: str) -> str:
    return said.partition("Hash of all content: ")[2].split()[0]


def test_a_town_goes_to_a_server_and_comes_back(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = a_postgres_url()
    out = linzhang("move", address(town), there)
    back = linzhang("move", there, address(town, "back.db"))

    assert out.exit_code == back.exit_code == 0, out.output + back.output
    assert "cases: 3, log entries: 16; chains hold" in out.output
    assert hash_in(out.output) == hash_in(back.output)
    for place in (there, address(town, "back.db")):
        monkeypatch.setenv("LINZHANG_DATABASE", place)
        verified = linzhang("verify")
        assert verified.exit_code == 0, verified.output


def test_from_file_to_file_and_from_server_to_server(town: Path) -> None:
    first, second = a_postgres_url(), a_postgres_url()
    said = [
        linzhang("move", address(town), address(town, "copy.db")),
        linzhang("move", address(town, "copy.db"), first),
        linzhang("move", first, second),
    ]
    assert len({hash_in(one.output) for one in said}) == 1, [one.output for one in said]


def test_photos_and_voices_go_along(town: Path, tmp_path: Path) -> None:
    result = linzhang("move", address(town), a_postgres_url(), "--photos-to", str(tmp_path / "else"))

    assert result.exit_code == 0, result.output
    for folder in ("photos", "recordings", "pending"):
        here = {path.name: path.read_bytes() for path in (town / folder).rglob("*") if path.is_file()}
        there = {path.name: path.read_bytes() for path in (tmp_path / "else" / folder).rglob("*") if path.is_file()}
        assert here == there != {}


def test_photos_that_are_missing_are_counted(town: Path, tmp_path: Path) -> None:
    next((town / "photos").rglob("*.jpg")).unlink()
    recordings(town)[0].write_bytes(b"another voice")

    result = linzhang("move", address(town), a_postgres_url(), "--photos-to", str(tmp_path / "else"))

    assert result.exit_code == 0, result.output
    assert "so not brought over: 2" in result.output


def test_where_something_is_nothing_moves_in(town: Path) -> None:
    there = a_postgres_url()
    linzhang("move", address(town), there)
    before = (town / "linzhang.db").read_bytes()

    again, over = linzhang("move", address(town), there), linzhang("move", there, address(town))

    assert (again.exit_code, over.exit_code) == (1, 1)
    assert "The new database is not empty" in again.output
    assert "linzhang.db is there already" in over.output
    assert (town / "linzhang.db").read_bytes() == before


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("sqlite:a.db", "sqlite:a.db", "the same place"),
        ("sqlite:nowhere.db", "sqlite:b.db", "There is no database nowhere.db"),
        ("sqlite::memory:", "sqlite:b.db", "only in memory"),
        ("mysql:town", "sqlite:b.db", "The setting database is wrong"),
        ("sqlite:a.db", "postgres@secret:town", "The setting database is wrong"),
    ],
)
def test_addresses_that_lead_nowhere_are_told_in_words(town: Path, source: str, target: str, said: str) -> None:
    result = linzhang("move", source, target)
    assert result.exit_code == 1
    assert said in result.output
    assert "secret" not in result.output
    assert not Path("b.db").exists()


def test_an_unsound_town_stays_where_it_is(town: Path) -> None:
    with closing(sqlite3.connect(town / "linzhang.db")) as connection:
        connection.execute("DROP TRIGGER case_events_are_never_changed")
        connection.execute("UPDATE case_events SET at = at + 1 WHERE case_id = 1 AND seq = 2")
        connection.commit()
    there = a_postgres_url()

    for target in (there, address(town, "new.db")):
        result = linzhang("move", address(town), target)
        assert result.exit_code == 1
        assert "26-0001: entry 2 of the log was changed" in result.output
        assert CANARY not in result.output

    assert not (town / "new.db").exists()
    with psycopg.connect(there) as connection:
        assert connection.execute("SELECT count(*) FROM cases").fetchone() == (0,)


def _listed(place: str) -> None:
    insert = "INSERT INTO processes (name, roles, began_at) VALUES ('machine:1', 'ticker', 0)"
    if place.startswith("sqlite:"):
        with closing(sqlite3.connect(place.removeprefix("sqlite:"))) as file:
            file.execute(insert)
            file.commit()
    else:
        with psycopg.connect(place) as connection:
            connection.execute(insert)


@contextmanager
def _living(place: str, heartbeat: Path) -> Iterator[None]:
    """A service that runs: on a server it counts on, with a file it touches its sign."""
    over = threading.Event()

    def live() -> None:
        while not over.wait(0.05):
            if place.startswith("sqlite:"):
                heartbeat.touch()
            else:
                with psycopg.connect(place) as connection:
                    connection.execute("UPDATE processes SET beats = beats + 1")

    thread = threading.Thread(target=live)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("on_server", [False, True])
def test_a_town_that_is_served_does_not_move(town: Path, on_server: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    place = address(town)
    if on_server:
        place = a_postgres_url()
        linzhang("move", address(town), place)
    _listed(place)

    with _living(place, town / "heartbeat"):
        result = linzhang("move", place, address(town, "new.db"))
    monkeypatch.setattr(moving, "BURIED_AFTER", 0.2)
    monkeypatch.setenv("LINZHANG_TICK_SECONDS", "0.1")
    dead = linzhang("move", place, address(town, "new.db"))

    assert result.exit_code == 1
    assert "A service still works on the old database (machine:1)" in result.output
    assert dead.exit_code == 0, dead.output


def test_a_service_that_begins_just_then_is_noticed(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = moving._nobody_serves

    def and_then_somebody_begins(*args: object) -> frozenset[int]:
        found = before(*args)  # type: ignore[arg-type]
        _listed(address(town))
        return found

    monkeypatch.setattr(moving, "_nobody_serves", and_then_somebody_begins)
    result = linzhang("move", address(town), address(town, "new.db"))

    assert "A service still works on the old database (machine:1)" in result.output
    assert not (town / "new.db").exists()


def test_how_far_it_is_is_told_now_and_then(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "_EVERY", 0.0)
    said = linzhang("move", address(town), address(town, "new.db")).output
    assert "Bringing table" in said
    assert "Comparing table" in said


def test_a_town_that_moved_is_served_where_it_is(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = a_postgres_url()
    linzhang("move", address(town), there)
    monkeypatch.setenv("LINZHANG_DATABASE", there)

    assert "1 messages" not in linzhang("dead-letters", "list").output
    assert "富家社区: 4 grids" in linzhang("check").output
