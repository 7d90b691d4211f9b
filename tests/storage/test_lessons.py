"""What corrections teach is counted, taken back, forgotten, and never ahead of what the transaction sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domain.casework.case import Case
from domain.matters.matter import MatterReader
from storage.engine.protocol import Connection, Cursor
from storage.town.lessons import MOST_OF_ONE_REPORTER, MOST_TAUGHT, Teacher
from storage.town.towns import TownShelf
from storage.work import Work
from tests.engines import a_connection, connected, url_of
from tests.town import NOON, PLACE_WORDS, a_case, small_town, someone

SLANG = "鬼火又歇了"


class Overheard:
    """A connection, and what it was asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.asked: list[tuple[str, Any]] = []

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        self.asked.append((sql, parameters))
        return self._connection.execute(sql, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@pytest.fixture
def connection() -> Iterator[Connection]:
    with a_connection(NOON) as connection:
        Work(connection, TownShelf(PLACE_WORDS)).registers.bring_in(small_town(), NOON)
        yield connection


@pytest.fixture
def work(connection: Connection) -> Work:
    return Work(connection, TownShelf(PLACE_WORDS))


def a_report(work: Work, words: str = SLANG, *, id: str = "1", by: str = "wang") -> Case:
    return a_case(work, words=words, message=id, reporter=by)


def heard(work: Work) -> MatterReader:
    """The reader of the next unit of work."""
    return Work(work._connection, work._shelf).matters


def counts(connection: Connection) -> dict[tuple[str, str], int]:
    rows = connection.execute("SELECT category, gram, times FROM lesson_counts WHERE times <> 0")
    return {(row["category"], row["gram"]): row["times"] for row in rows}


def test_a_correction_teaches_the_words_of_the_case(work: Work) -> None:
    assert heard(work).suggest("鬼火不见了") is None
    work.lessons.teach(replace(a_report(work), category="lamp"), Teacher.STAFF, NOON)
    assert heard(work).read("鬼火不见了").ranked[0].category == "lamp"
    assert work.lessons.by_category() == {"lamp": 1}


def test_a_case_corrected_twice_teaches_only_what_it_is_in_the_end(work: Work, connection: Connection) -> None:
    case = a_report(work)
    work.lessons.teach(replace(case, category="garbage"), Teacher.STAFF, NOON)
    once = {(category, gram): times for (category, gram), times in counts(connection).items()}
    work.lessons.teach(replace(case, category="lamp"), Teacher.STAFF, NOON)
    assert counts(connection) == {("lamp", gram): times for (_, gram), times in once.items()}
    assert heard(work).read("鬼火不见了").ranked[0].category == "lamp"


def test_what_is_taken_back_was_never_taught(work: Work, connection: Connection) -> None:
    case, other = a_report(work), a_report(work, "鬼火不见了", id="2")
    work.lessons.teach(replace(other, category="lamp"), Teacher.STAFF, NOON)
    before = counts(connection)
    work.lessons.teach(replace(case, category="garbage"), Teacher.REPORTER, NOON)
    work.lessons.take_back(case)
    assert counts(connection) == before


def test_no_number_and_no_text_is_kept(work: Work, connection: Connection) -> None:
    said = "鬼火又歇了，打13812345678，身份证43060219800101123X"
    work.lessons.teach(replace(a_report(work, said), category="lamp"), Teacher.STAFF, NOON)
    grams = [gram for _, gram in counts(connection)]
    assert not [gram for gram in grams if any(sign.isdigit() for sign in gram)]
    assert max(map(len, grams)) <= 3


def test_of_long_words_only_the_beginning_teaches(work: Work, connection: Connection) -> None:
    work.lessons.teach(replace(a_report(work, "灯" * MOST_TAUGHT + "乌龟"), category="lamp"), Teacher.STAFF, NOON)
    assert ("lamp", "乌龟") not in counts(connection)


def test_words_without_a_letter_teach_nothing(work: Work) -> None:
    work.lessons.teach(replace(a_report(work, "13812345678"), category="lamp"), Teacher.STAFF, NOON)
    assert work.lessons.by_category() == {}


def test_one_reporter_alone_teaches_a_few_times_and_staff_as_often_as_needed(work: Work) -> None:
    cases = [a_report(work, f"鬼火{sign}了", id=sign) for sign in "甲乙丙丁戊"]
    for case in cases:
        work.lessons.teach(replace(case, category="lamp"), Teacher.REPORTER, NOON)
    assert work.lessons.by_category() == {"lamp": MOST_OF_ONE_REPORTER}
    for case in cases:
        work.lessons.teach(replace(case, category="lamp"), Teacher.STAFF, NOON)
    assert work.lessons.by_category() == {"lamp": len(cases)}


def test_a_reporter_does_not_overrule_the_staff(work: Work) -> None:
    case = a_report(work)
    work.lessons.teach(replace(case, category="lamp"), Teacher.STAFF, NOON)
    work.lessons.teach(replace(case, category="garbage"), Teacher.REPORTER, NOON)
    assert work.lessons.by_category() == {"lamp": 1}


def test_whoever_is_forgotten_leaves_no_piece_behind(work: Work, connection: Connection) -> None:
    work.lessons.teach(
        replace(a_report(work, by="zhao", id="2", words="楼梯黑了"), category="lamp"), Teacher.STAFF, NOON
    )
    before = counts(connection)
    work.lessons.teach(replace(a_report(work), category="lamp"), Teacher.STAFF, NOON)
    work.lessons.forget_person(someone(work, "wang").id)
    assert counts(connection) == before
    assert connection.execute("SELECT count(*) FROM lesson_counts WHERE times = 0").fetchone()[0] == 0
    assert heard(work).read("鬼火").ranked == ()


@pytest.mark.parametrize(("category", "left"), [("lamp", {"garbage": 1}), (None, {})])
def test_the_town_forgets_what_was_learnt(work: Work, category: str | None, left: dict[str, int]) -> None:
    work.lessons.teach(replace(a_report(work), category="lamp"), Teacher.STAFF, NOON)
    work.lessons.teach(replace(a_report(work, "五花山", id="2"), category="garbage"), Teacher.STAFF, NOON)
    assert heard(work).read("鬼火").ranked
    assert work.lessons.forget(category) == 2 - len(left)
    assert work.lessons.by_category() == left
    assert heard(work).read("鬼火").ranked == ()
    assert bool(heard(work).read("五花山").ranked) is bool(left)


def test_what_was_rolled_back_is_not_remembered(work: Work, connection: Connection) -> None:
    case = a_report(work)
    connection.execute("SAVEPOINT before")
    work.lessons.teach(replace(case, category="garbage"), Teacher.STAFF, NOON)
    assert heard(work).read("鬼火").ranked[0].category == "garbage"
    connection.execute("ROLLBACK TO before")
    assert heard(work).read("鬼火").ranked == ()
    work.lessons.teach(replace(case, category="lamp"), Teacher.STAFF, NOON)
    assert [guess.category for guess in heard(work).read("鬼火").ranked] == ["lamp"]


def test_another_process_is_heard(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    with connected(url, NOON) as connection:
        work = Work(connection, TownShelf(PLACE_WORDS))
        work.registers.bring_in(small_town(), NOON)
        case = a_report(work)
        assert heard(work).read("鬼火").ranked == ()
        with connected(url, NOON) as other:
            Work(other, TownShelf(PLACE_WORDS)).lessons.teach(replace(case, category="lamp"), Teacher.STAFF, NOON)
        assert heard(work).read("鬼火").ranked[0].category == "lamp"


def test_only_what_changed_is_read_again(work: Work, connection: Connection) -> None:
    for number, sign in enumerate("甲乙丙丁戊"):
        case = a_report(work, f"这里有{sign}鬼火", id=str(number))
        work.lessons.teach(replace(case, category="lamp"), Teacher.STAFF, NOON)
    assert heard(work)
    case = a_report(work, "乌龟", id="x")
    work.lessons.teach(replace(case, category="garbage"), Teacher.STAFF, NOON)
    overheard = Overheard(connection)
    assert Work(overheard, work._shelf).matters
    ((sql, parameters),) = [asked for asked in overheard.asked if "FROM lesson_counts" in asked[0]]
    assert len(connection.execute(sql, parameters).fetchall()) == 4


def test_the_town_is_read_again_and_knows_what_was_learnt(work: Work) -> None:
    work.lessons.teach(replace(a_report(work), category="lamp"), Teacher.STAFF, NOON)
    work.registers.bring_in(small_town(), NOON)
    assert heard(work).read("鬼火").ranked[0].category == "lamp"
