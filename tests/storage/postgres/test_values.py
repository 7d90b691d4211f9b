"""Values come back as SQLite gives them, and statements are spelt as PostgreSQL has them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum, StrEnum
from pathlib import Path

import pytest

from storage.engine.postgres.spelling import spelt
from storage.engine.postgres.talking import Talk, connect
from storage.engine.postgres.values import Row
from tests.engines import a_url

pytestmark = pytest.mark.postgres


class Colour(StrEnum):
    RED = "red"


class Step(IntEnum):
    SECOND = 2


@pytest.fixture(scope="module")
def talk() -> Iterator[Talk]:
    talk = connect(a_url())
    yield talk
    talk.psycopg.close()


@pytest.mark.parametrize(
    ("type", "value", "comes"),
    [
        ("BIGINT", True, 1),
        ("BIGINT", False, 0),
        ("BIGINT", -(2**62), -(2**62)),
        ("BIGINT", Step.SECOND, 2),
        ("TEXT", "邻长", "邻长"),
        ("TEXT", "with\x00out", "without"),
        ("TEXT", Colour.RED, "red"),
        ("TEXT", "it's 100% :so ?", "it's 100% :so ?"),
        ("TEXT", "", ""),
        ("TEXT", None, None),
        ("BIGINT", None, None),
        ("BYTEA", b"\x00\xff'", b"\x00\xff'"),
        ("BYTEA", b"", b""),
        ("DOUBLE PRECISION", 0.1, 0.1),
    ],
)
def test_a_value_comes_back_as_it_was(talk: Talk, type: str, value: object, comes: object) -> None:
    row = talk.execute(f"SELECT CAST(:value AS {type}) AS value", {"value": value}).fetchone()
    assert row is not None
    assert (row["value"], row[0]) == (comes, comes)


def test_what_sqlite_would_not_keep_is_not_kept_here(talk: Talk) -> None:
    with pytest.raises(TypeError, match="Path"):
        talk.execute("SELECT CAST(:value AS TEXT)", {"value": Path()}).fetchone()


def test_sums_are_whole(talk: Talk) -> None:
    row = talk.execute("SELECT sum(n) AS total FROM (VALUES (:a), (:a)) AS numbers (n)", {"a": 2**40}).fetchone()
    assert row is not None
    assert row["total"] == 2**41
    assert isinstance(row["total"], int)


def test_a_row_is_found_by_name_and_by_number() -> None:
    row = Row({"a": 0, "b": 1}, (1, 2))
    assert (row["b"], row[1], row[-1], len(row), list(row), [*row.keys()]) == (2, 2, 2, 2, [1, 2], ["a", "b"])
    assert row == Row({"x": 0, "y": 1}, (1, 2))
    assert dict(row) == {"a": 1, "b": 2}
    assert len({row, Row({"a": 0, "b": 1}, (1, 2))}) == 1


@pytest.mark.parametrize(
    ("sqlite", "postgres", "names"),
    [
        ("SELECT :a, :b, :a", "SELECT $1, $2, $1", ("a", "b")),
        ("SELECT ?, ?", "SELECT $1, $2", None),
        ("SELECT ':a' || :a || '?'", "SELECT ':a' || $1 || '?'", ("a",)),
        ("SELECT x::text, '{:a}'", "SELECT x::text, '{:a}'", ()),
        ("SELECT 5 % 2 WHERE x LIKE 'a%'", "SELECT 5 % 2 WHERE x LIKE 'a%'", ()),
        ("UPDATE t SET payload = x''", "UPDATE t SET payload = ''::bytea", ()),
        ("SELECT j.args ->> n.key", "SELECT (j.args)::json ->> (n.key)::int", ()),
    ],
)
def test_a_statement_is_spelt_for_postgresql(sqlite: str, postgres: str, names: tuple[str, ...] | None) -> None:
    found = spelt(sqlite)
    assert (found.sql.decode(), found.names) == (postgres, names)
