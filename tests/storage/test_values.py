"""What is written into a database is read from it as it was, and a statement means the same on either engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from tests.engines import ENGINE, a_connection
from tests.town import NOON

#: What bytes are called.
RAW = {"sqlite": "BLOB", "postgres": "BYTEA"}[ENGINE]


@pytest.fixture
def connection() -> Iterator[Connection]:
    with a_connection(NOON) as connection:
        connection.execute("CREATE TABLE parents (id BIGINT PRIMARY KEY)")
        connection.execute(
            f"CREATE TABLE kept (number BIGINT UNIQUE CHECK (number <> 13), word TEXT, raw {RAW},"
            " parent BIGINT REFERENCES parents (id), had BIGINT NOT NULL DEFAULT 0)"
        )
        yield connection


def kept(connection: Connection, column: str, value: object) -> object:
    """What is read of a value that was written."""
    connection.execute(f"INSERT INTO kept ({column}) VALUES (:value)", {"value": value})
    return connection.execute(f"SELECT {column} FROM kept").fetchone()[0]


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**53 + 1, 2**62, 2**63 - 1, -(2**63), None])
def test_a_whole_number_comes_back(connection: Connection, number: int | None) -> None:
    assert kept(connection, "number", number) == number


@pytest.mark.parametrize("truth", [True, False])
def test_truth_is_one_and_nought(connection: Connection, truth: bool) -> None:
    read = kept(connection, "number", truth)
    assert (read, type(read)) == (int(truth), int)


@pytest.mark.parametrize("word", ["", "王阿姨", "楼道灯坏了🙏", "it's 100% ':name' ? $1 \\ \n\t", "x" * 3_000_000])
def test_a_text_comes_back_whatever_stands_in_it(connection: Connection, word: str) -> None:
    assert kept(connection, "word", word) == word


def test_a_text_that_looks_like_a_number_stays_a_text(connection: Connection) -> None:
    assert kept(connection, "word", "007") == "007"
    assert connection.execute("SELECT count(*) FROM kept WHERE word = :word", {"word": "007"}).fetchone()[0] == 1


@pytest.mark.parametrize("raw", [b"", b"\x00\xff\x00", bytes(range(256)) * 40_000])
def test_bytes_come_back(connection: Connection, raw: bytes) -> None:
    assert kept(connection, "raw", raw) == raw


@pytest.mark.postgres
def test_the_character_that_postgresql_cannot_keep_is_left_out(connection: Connection) -> None:
    assert kept(connection, "word", "灯\x00坏了") == "灯坏了"


def test_a_row_is_read_by_name_by_number_and_in_order(connection: Connection) -> None:
    connection.execute("INSERT INTO kept (number, word) VALUES (7, 'seven')")
    row = connection.execute("SELECT number AS n, word FROM kept").fetchone()
    assert (row["n"], row["word"], row[0], row[-1], len(row)) == (7, "seven", 7, "seven", 2)
    assert (tuple(row), list(row.keys())) == ((7, "seven"), ["n", "word"])
    with pytest.raises(IndexError):
        row[2]
    assert {row: "found"}[connection.execute("SELECT number AS n, word FROM kept").fetchone()] == "found"


def test_sums_and_counts_are_whole_numbers(connection: Connection) -> None:
    connection.executemany("INSERT INTO kept (number) VALUES (?)", [(1,), (2,), (3,)])
    total, many, truth = connection.execute("SELECT sum(number), count(*), max(number) FROM kept").fetchone()
    assert [(value, type(value)) for value in (total, many, truth)] == [(6, int), (3, int), (3, int)]


def test_a_parameter_goes_by_its_name_or_by_its_place_and_may_stand_twice(connection: Connection) -> None:
    connection.execute("INSERT INTO kept (number, had) VALUES (:number, :number)", {"number": 5, "unasked": "let be"})
    connection.execute("INSERT INTO kept (number, word) VALUES (?, ?)", (6, ":number"))
    found = connection.execute("SELECT number, had, word FROM kept WHERE word IS NULL OR word = ':number' ORDER BY 1")
    assert [tuple(row) for row in found.fetchall()] == [(5, 5, None), (6, 0, ":number")]


def test_how_many_rows_a_change_concerned(connection: Connection) -> None:
    assert connection.executemany("INSERT INTO kept (number) VALUES (?)", [(n,) for n in range(5)]).rowcount == 5
    assert connection.execute("UPDATE kept SET had = 1 WHERE number < ?", (3,)).rowcount == 3
    assert connection.execute("DELETE FROM kept WHERE number > ?", (9,)).rowcount == 0
    assert not connection.execute("DELETE FROM kept WHERE number > ?", (9,)).rowcount


def test_rows_are_taken_one_by_one_some_or_all(connection: Connection) -> None:
    connection.executemany("INSERT INTO kept (number) VALUES (?)", [(n,) for n in range(5)])
    cursor = connection.execute("SELECT number FROM kept ORDER BY number")
    assert cursor.fetchone()[0] == 0
    assert [row[0] for row in cursor.fetchmany(2)] == [1, 2]
    assert [row[0] for row in cursor] == [3, 4]
    assert cursor.fetchone() is None
    assert cursor.fetchall() == []


def test_texts_are_sorted_byte_for_byte_and_differ_by_their_case(connection: Connection) -> None:
    words = [("b",), ("a",), ("B",), ("王",), ("é",)]
    connection.executemany("INSERT INTO seals (seal, used_at) VALUES (?, 1)", words)
    assert [row[0] for row in connection.execute("SELECT seal FROM seals ORDER BY seal")] == ["B", "a", "b", "é", "王"]
    assert connection.execute("SELECT count(*) FROM seals WHERE seal > 'B' AND seal < 'b'").fetchone()[0] == 1


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("INSERT INTO kept (number) VALUES (1), (1)", "UNIQUE"),
        ("INSERT INTO kept (number) VALUES (13)", "CHECK"),
        ("INSERT INTO kept (parent) VALUES (1)", "FOREIGN KEY"),
        ("INSERT INTO kept (had) VALUES (NULL)", "NOT NULL"),
    ],
)
def test_what_a_table_does_not_take_is_told_in_the_same_words(
    connection: Connection, statement: str, broken: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"^{broken} constraint failed"):
        int(connection.execute(statement).rowcount)


def test_what_is_told_of_a_mistake_names_nobody(connection: Connection) -> None:
    connection.execute("INSERT INTO kept (number, word) VALUES (1, '王阿姨')")
    connection.execute("CREATE UNIQUE INDEX once ON kept (word)")
    with pytest.raises(sqlite3.IntegrityError) as caught:
        int(connection.execute("INSERT INTO kept (number, word) VALUES (2, :word)", {"word": "王阿姨"}).rowcount)
    told: BaseException | None = caught.value
    while told is not None:
        assert "王阿姨" not in repr(told)
        told = told.__cause__ or told.__context__
