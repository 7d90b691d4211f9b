"""Secret ballots: cast once, counted right, and nothing in any file tells whose is whose."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.engine.wiping import wipe_journal
from storage.town.towns import TownShelf
from storage.work import Work
from tests.faults.secret_urns import HOUSES, a_poll, orders, vote
from tests.forensics import as_written, everything, likeness
from tests.town import NOON, PLACE_WORDS, a_unit, at, small_town, someone

#: Twenty polls drawn by lot are as much like the order of voting as this once in a thousand million times.
CHANCE = 0.25


@pytest.fixture
def work() -> Iterator[Work]:
    with a_unit() as unit:
        yield unit


def test_a_unit_votes_once_and_what_it_cast_first_stays(work: Work) -> None:
    poll = a_poll(work)
    assert work.secret.cast(poll, [3], "2") == (3,)
    assert work.secret.cast(poll, [3], "1") == ()
    assert work.secret.counted(poll.id) == (("2", 1, 0),)


def test_one_press_casts_for_every_unit_that_has_not_voted(work: Work) -> None:
    poll = a_poll(work)
    work.secret.cast(poll, [3], "2")
    assert work.secret.cast(poll, [3, 4, 5], "1") == (4, 5)
    assert work.secret.counted(poll.id) == (("1", 2, 0), ("2", 1, 0))


def test_as_many_have_voted_as_there_are_ballots_and_as_are_counted(work: Work) -> None:
    poll = a_poll(work)
    for unit in range(1, 24):
        work.secret.cast(poll, [unit], str(unit % 7))
    counted = sum(units for _, units, _ in work.secret.counted(poll.id))
    assert work.secret.participations(poll.id) == work.secret.written(poll.id) == counted == 23
    assert work.secret.participants(poll.id) == tuple(range(1, 24))


def test_before_the_first_ballot_nobody_has_voted(work: Work) -> None:
    poll = a_poll(work)
    assert not work.secret.any_cast(poll.id)
    assert not work.secret.participated(poll.id, 1)
    assert work.secret.counted(poll.id) == ()
    work.secret.cast(poll, [1], "0")
    assert work.secret.any_cast(poll.id)
    assert work.secret.participated(poll.id, 1)
    assert not work.secret.participated(poll.id, 2)


def test_the_urns_of_two_polls_are_apart(work: Work) -> None:
    here, there = a_poll(work), a_poll(work)
    work.secret.cast(here, [1], "1")
    assert work.secret.counted(there.id) == ()
    assert work.secret.participations(there.id) == 0


def test_whoever_has_not_voted_is_silent_and_nobody_else(work: Work) -> None:
    poll, wang, zhao = a_poll(work), someone(work, "wang").id, someone(work, "zhao").id
    work.rolls.add(poll.id, [], [(wang, 1), (zhao, 2)])
    assert work.rolls.silent_voters(poll.id, 0, 9) == tuple(sorted((wang, zhao)))
    work.secret.cast(poll, [1], "1")
    assert work.rolls.silent_voters(poll.id, 0, 9) == (zhao,)


def test_a_voter_is_known_by_the_account_until_a_month_after_the_end(work: Work) -> None:
    poll = a_poll(work)
    work.rolls.add(poll.id, [], [(someone(work, "wang").id, 1)])
    assert not work.secret.concerns(at("wang"), NOON), "nobody has seen the draft"
    work._connection.execute("UPDATE polls SET state = 'open'")
    assert work.secret.concerns(at("wang"), NOON)
    assert not work.secret.concerns(at("zhao"), NOON)
    assert not work.secret.concerns(at("nobody"), NOON)
    assert work.secret.concerns(at("wang"), poll.closes_at + timedelta(days=29))
    assert not work.secret.concerns(at("wang"), poll.closes_at + timedelta(days=31))


def test_an_agent_of_a_voter_is_known_too(work: Work) -> None:
    poll, wang = a_poll(work), someone(work, "wang").id
    work._connection.execute("UPDATE polls SET state = 'open'")
    work._connection.execute(
        "INSERT INTO poll_proxies (poll, unit, agent, recorded_by, at) VALUES (?, 1, ?, ?, 0)", (poll.id, wang, wang)
    )
    assert work.secret.concerns(at("wang"), NOON)


@pytest.mark.sqlite
def test_neither_rows_nor_their_places_keep_the_order_of_voting(tmp_path: Path) -> None:
    file = tmp_path / "town.db"
    votings = vote(file, 20, random.Random(7))
    for found in orders(file, votings).values():
        assert abs(likeness(found)) < CHANCE


@pytest.mark.sqlite
def test_rows_written_as_they_come_would_tell_the_order(tmp_path: Path) -> None:
    """What the design avoids is found where it is not avoided, or the test above proves nothing."""
    file = tmp_path / "town.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE naive (id TEXT PRIMARY KEY, choice TEXT) WITHOUT ROWID")
        draw = random.Random(7)
        ids = [f"{draw.getrandbits(128):032x}" for _ in range(HOUSES)]
        connection.executemany("INSERT INTO naive VALUES (?, '1')", [(id,) for id in ids])
    lying = [row[0] for row in as_written(file, "naive")]
    assert likeness([[lying.index(id) for id in ids]]) == 1


@pytest.mark.sqlite
def test_all_slips_are_as_long_whatever_stands_on_them(tmp_path: Path) -> None:
    file = tmp_path / "town.db"
    vote(file, 1, random.Random(7))
    assert len({len(str(choice)) for _, _, choice in as_written(file, "secret_ballots")}) == 1


@pytest.mark.sqlite
def test_no_ballot_is_left_in_the_journal(tmp_path: Path) -> None:
    file, written = tmp_path / "town.db", b"1,2,3,4,6"
    with closing(connect(str(file), NOON)) as connection:
        shelf = TownShelf(PLACE_WORDS)
        Work(connection, shelf).registers.bring_in(small_town(), NOON)
        poll = a_poll(Work(connection, shelf))
        connection.execute("BEGIN IMMEDIATE")
        Work(connection, shelf).secret.cast(poll, [7], written.decode())
        connection.execute("COMMIT")
        wipe_journal(connection)
        assert everything(tmp_path).count(written) == 1, "only the ballot itself"
