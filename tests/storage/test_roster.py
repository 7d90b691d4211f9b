"""Who holds a post is kept in memory, and never a moment longer than it is true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.message import Turn
from domain.register import Purpose
from storage.engine.protocol import Connection
from storage.town.roster import Roster, RosterShelf
from storage.town.towns import TownShelf
from storage.town.version import versions
from storage.work import Work
from tests.engines import a_connection
from tests.town import NOON, PLACE_WORDS, YARD_GROUP, at, small_town


@pytest.fixture
def connection() -> Iterator[Connection]:
    with a_connection(NOON) as connection:
        Work(connection, TownShelf(PLACE_WORDS)).registers.bring_in(small_town(), NOON)
        yield connection


@pytest.fixture
def shelf() -> RosterShelf:
    return RosterShelf()


def taken(shelf: RosterShelf, connection: Connection) -> Roster:
    return shelf.take(connection, versions(connection).roster)


def test_the_roster_is_read_once_as_long_as_nothing_changes(connection: Connection, shelf: RosterShelf) -> None:
    assert taken(shelf, connection) is taken(shelf, connection)


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
    connection: Connection, shelf: RosterShelf, change: str
) -> None:
    before = taken(shelf, connection)
    assert connection.execute(change).rowcount > 0
    assert taken(shelf, connection) is not before


def test_what_was_rolled_back_never_was(connection: Connection, shelf: RosterShelf) -> None:
    def holders(roster: Roster) -> tuple[int, ...]:
        return roster.holders("director", "fujia", NOON)

    before = taken(shelf, connection)
    assert holders(before)
    for _ in range(2):
        connection.execute("SAVEPOINT before")
        connection.execute("DELETE FROM posts")
        assert holders(taken(shelf, connection)) == ()
        connection.execute("ROLLBACK TO before")
    assert holders(taken(shelf, connection)) == holders(before)


def test_a_post_counts_from_its_first_moment_on(connection: Connection, shelf: RosterShelf) -> None:
    person, role, grid = connection.execute("SELECT person, role, grid FROM posts ORDER BY id LIMIT 1").fetchone()
    roster = taken(shelf, connection)
    assert person in roster.holders(role, grid, NOON)
    assert role in {post.role for post in roster.posts_of(person, NOON)}
    earlier = NOON - timedelta(microseconds=1)
    assert roster.holders(role, grid, earlier) == ()
    assert roster.posts_of(person, earlier) == ()


def test_a_group_is_found_by_its_address_and_by_its_grid(connection: Connection, shelf: RosterShelf) -> None:
    roster = taken(shelf, connection)
    row = connection.execute("SELECT external, grid, purpose FROM chats").fetchone()
    chat = roster.chat(at(row["external"]))
    assert chat is not None
    assert chat in roster.chats_of(row["grid"], Purpose(row["purpose"]))
    assert roster.chat(at("nowhere")) is None


def test_a_group_the_bot_cannot_speak_in_is_known_and_not_among_those_of_its_grid(
    connection: Connection, shelf: RosterShelf
) -> None:
    connection.execute("UPDATE chats SET silenced = 'muted'")
    roster = taken(shelf, connection)
    chat = roster.chat(YARD_GROUP)
    assert chat is not None
    assert chat.silenced is Turn.MUTED
    assert roster.chats_of(chat.grid, chat.purpose) == ()
