"""The planner is not misled: what was empty when the server last looked is asked by its index all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from storage.engine.postgres.engine import PostgresEngine
from storage.engine.postgres.talking import Talk, connect
from storage.engine.queries import statements
from tests.engines import a_postgres_url

pytestmark = pytest.mark.postgres

#: What is asked for every message that comes or goes, every promise, every vote.
ASKED_ALL_THE_TIME = ("inbox", "outbox", "clocks", "dialogues", "people", "ballots", "ledger")

#: Asked once in a long while, and gone through from end to end.
FROM_END_TO_END = {("outbox", "wipe")}


def planned(talk: Talk) -> Iterator[tuple[str, str, str]]:
    """Each of those questions by file and name, and how the server goes about it, whatever the parameters are."""
    for file in ASKED_ALL_THE_TIME:
        for name, sql in statements(file).items():
            parameters = dict.fromkeys(re.findall(r"(?<!:):([a-z_]\w*)", sql))
            rows = talk.execute(f"EXPLAIN {sql}", parameters).fetchall()
            yield file, name, "\n".join(row[0] for row in rows)


def gone_through(talk: Talk) -> set[tuple[str, str]]:
    """Those for which a whole table is read."""
    return {(file, name) for file, name, plan in planned(talk) if "Seq Scan" in plan}


async def test_a_queue_that_was_empty_when_the_server_looked_is_not_read_from_end_to_end_later() -> None:
    url = a_postgres_url()
    engine = PostgresEngine(url)
    await engine.open()
    try:
        plain = connect(url)
        plain.psycopg.execute("VACUUM ANALYZE")
        assert await engine.transact(gone_through) <= FROM_END_TO_END
        assert len(gone_through(plain)) > 10, "the server would have chosen well by itself, and this shows nothing"
        plain.psycopg.close()
    finally:
        await engine.close()
