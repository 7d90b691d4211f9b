"""The count by which it is shown that little is looked at: whoever looks at everything is found out."""

from __future__ import annotations

from tests.storage.steps import steps_of
from tests.town import a_unit

MANY = """
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
    INSERT INTO stray_groups (channel, external, title, leaves_at) SELECT 'lab', n, '', n FROM numbers
"""


def test_looking_at_everything_counts_and_finding_something_by_its_index_does_not() -> None:
    with a_unit() as work:
        work._connection.execute(MANY)

        def first(condition: str) -> object:
            return work._connection.execute(f"SELECT title FROM stray_groups WHERE {condition}").fetchone()

        assert steps_of(work, lambda: first("title || external = '20000'")) >= 100_000
        assert steps_of(work, lambda: first("channel = 'lab' AND external = '20000'")) < 1000
