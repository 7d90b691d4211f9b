"""What PostgreSQL itself notes of a row, its age and its place, tells nobody which slip was filled in when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from storage.engine.postgres.migrating import migrate
from storage.engine.postgres.talking import Talk, connect
from storage.polls import secret
from storage.town.towns import TownShelf
from storage.work import Work
from tests.engines import a_postgres_url
from tests.faults.secret_urns import a_poll
from tests.town import NOON, PLACE_WORDS, small_town


@pytest.fixture
def talk() -> Iterator[Talk]:
    opened = connect(a_postgres_url())
    with closing(opened.psycopg):
        migrate(opened)
        yield opened


def ages_and_places(talk: Talk) -> tuple[int, bool]:
    """Of how many ages the slips are, and whether they lie in the order of their ids, whatever stands on them."""
    rows = talk.execute("SELECT xmin::text AS age, id, choice FROM secret_ballots ORDER BY ctid").fetchall()
    assert len({row["choice"] for row in rows}) > 2
    return len({row["age"] for row in rows}), [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def vote(talk: Talk) -> None:
    """Ten units vote, each in a transaction of its own, beside somebody else's unit of work."""
    shelf = TownShelf(PLACE_WORDS)
    talk.execute("BEGIN")
    Work(talk, shelf).registers.bring_in(small_town(), NOON)
    poll = a_poll(Work(talk, shelf))
    talk.execute("COMMIT")
    for unit in range(1, 11):
        talk.execute("BEGIN")
        talk.execute("SAVEPOINT unit")
        Work(talk, shelf).secret.cast(poll, [unit], str(unit % 4 + 1))
        talk.execute("RELEASE unit")
        talk.execute("COMMIT")


def test_all_slips_are_of_one_age_and_lie_in_the_order_of_their_ids(talk: Talk) -> None:
    vote(talk)
    assert ages_and_places(talk) == (1, True)


def test_slips_that_were_only_filled_in_would_tell_the_order_of_voting(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is avoided above is found where it is not avoided."""
    sql = secret.queries("secret")
    monkeypatch.setattr(sql, "stir", lambda connection, poll: 0)
    vote(talk)
    ages, in_order = ages_and_places(talk)
    assert ages == 10
    assert not in_order
