"""Who holds a post is kept in memory, and never a moment longer than it is true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from domain.message import Turn
from domain.register import Purpose
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.town.roster import Roster, RosterShelf
from storage.town.towns import TownShelf
from storage.work import Work
from tests.town import NOON, PLACE_WORDS, YARD_GROUP, at, small_town


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(connect(":memory:", NOON)) as connection:
        Work(connection, TownShelf(PLACE_WORDS)).registers.bring_in(small_town(), NOON)
        yield connection


@pytest.fixture
def shelf() -> RosterShelf:
    return RosterShelf()


def test_the_roster_is_read_once_as_long_as_nothing_changes(connection: sqlite3.Connection, shelf: RosterShelf) -> None:
    assert shelf.take(connection) is shelf.take(connection)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE posts SET until_at = 1",
        "DELETE FROM posts",
        "INSERT INTO posts (person, role, grid, from_at) SELECT person, role, grid, from_at FROM posts LIMIT 1",
        "INSERT INTO contacts (handler, person) SELECT h.id, p.id FROM handlers h, people p ORDER BY p.id DESC LIMIT 1",
        "DELETE FROM contacts",
        "UPDATE chats SET locale = 'en'",
        "DELETE FROM chats",
        "INSERT INTO absences (person, from_at, until_at, noted_at, noted_by) SELECT id, 1, 2, 1, id FROM people",
    ],
)
def test_whatever_is_changed_even_by_hand_is_true_at_once(
    connection: sqlite3.Connection, shelf: RosterShelf, change: str
) -> None:
    before = shelf.take(connection)
    assert connection.execute(change).rowcount > 0
    assert shelf.take(connection) is not before


def test_what_was_rolled_back_never_was(connection: sqlite3.Connection, shelf: RosterShelf) -> None:
    def holders(roster: Roster) -> tuple[int, ...]:
        return roster.holders("director", "fujia", NOON)

    before = shelf.take(connection)
    assert holders(before)
    for _ in range(2):
        connection.execute("BEGIN")
        connection.execute("DELETE FROM posts")
        assert holders(shelf.take(connection)) == ()
        connection.execute("ROLLBACK")
    assert holders(shelf.take(connection)) == holders(before)


def test_a_post_counts_from_its_first_moment_on(connection: sqlite3.Connection, shelf: RosterShelf) -> None:
    person, role, grid = connection.execute("SELECT person, role, grid FROM posts ORDER BY id LIMIT 1").fetchone()
    roster = shelf.take(connection)
    assert person in roster.holders(role, grid, NOON)
    assert role in {post.role for post in roster.posts_of(person, NOON)}
    earlier = NOON - timedelta(microseconds=1)
    assert roster.holders(role, grid, earlier) == ()
    assert roster.posts_of(person, earlier) == ()


def test_a_group_is_found_by_its_address_and_by_its_grid(connection: sqlite3.Connection, shelf: RosterShelf) -> None:
    roster = shelf.take(connection)
    row = connection.execute("SELECT external, grid, purpose FROM chats").fetchone()
    chat = roster.chat(at(row["external"]))
    assert chat is not None
    assert chat in roster.chats_of(row["grid"], Purpose(row["purpose"]))
    assert roster.chat(at("nowhere")) is None


def test_a_group_the_bot_cannot_speak_in_is_known_and_not_among_those_of_its_grid(
    connection: sqlite3.Connection, shelf: RosterShelf
) -> None:
    connection.execute("UPDATE chats SET silenced = 'muted'")
    roster = shelf.take(connection)
    chat = roster.chat(YARD_GROUP)
    assert chat is not None
    assert chat.silenced is Turn.MUTED
    assert roster.chats_of(chat.grid, chat.purpose) == ()
