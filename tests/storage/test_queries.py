"""Every query has a name, its parameters and a sentence, and speaks the SQL that both engines speak."""

from __future__ import annotations

import re
from contextlib import closing
from importlib import resources
from pathlib import Path

import psycopg
import pytest

from storage.engine.queries import _Statement, statements
from storage.engine.sqlite import sqlite3
from storage.work import Work
from tests.engines import ENGINE
from tests.town import a_unit

STORAGE = Path(str(resources.files("storage")))
FILES = {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in (STORAGE / "sql").iterdir()}
#: File, heading and the line below it, of every query.
NAMED = [(file, *query.splitlines()[:2]) for file in sorted(FILES) for query in FILES[file].split("-- name: ")[1:]]

#: What only one of SQLite and PostgreSQL knows, or spells in its own way.
ENGINES_OWN = re.compile(
    r"\b(julianday|strftime|datetime|unixepoch|ifnull|rowid|pragma|glob|insert\s+or|replace\s+into|update\s+or"
    r"|group_concat|random|printf|json_\w+|ilike|similar\s+to|now\(|autoincrement|indexed\s+by|limit\s+-1|sqlite_\w+"
    r"|pg_\w+|schema_version|for\s+update|skip\s+locked|distinct\s+on|any\s+\()\b|::|\(\s*(insert|update|delete)\s",
    re.IGNORECASE,
)

#: How the sentence of a query begins that is asked of one engine only; then it says why.
ONLY = {"Only SQLite: ": "sqlite", "Only PostgreSQL: ": "postgres"}
OF_ONE = {
    (file, re.split(r"\W", heading)[0]): engine
    for file, heading, below in NAMED
    for begins, engine in ONLY.items()
    if below.startswith(f"-- {begins}")
}


def shared(file: str) -> dict[str, str]:
    """The queries of a file that both engines are asked."""
    return {name: sql for name, sql in statements(file).items() if (file, name) not in OF_ONE}


def explain(work: Work, sql: str) -> None:
    """Have the database say how it would go about it, whatever the parameters are."""
    work._connection.execute(f"EXPLAIN {sql}", dict.fromkeys(re.findall(r":(\w+)", sql))).fetchall()


@pytest.mark.parametrize(("file", "heading", "below"), NAMED, ids=[f"{file}-{heading}" for file, heading, _ in NAMED])
def test_a_query_names_its_parameters_and_says_what_it_is_for(file: str, heading: str, below: str) -> None:
    assert re.fullmatch(r"\w+\([\w, ]*\)(\^|\$|!|<!|\*!)?", heading), "it names no parameters"
    assert re.match(r'-- [A-Z"].+', below), "it has no sentence"


@pytest.mark.parametrize("file", FILES)
def test_no_query_speaks_the_dialect_of_one_engine_unless_it_says_so(file: str) -> None:
    for name, sql in shared(file).items():
        assert ENGINES_OWN.search(sql) is None, name


@pytest.mark.parametrize("file", FILES)
def test_every_query_is_understood_by_the_database(file: str) -> None:
    with a_unit() as work:
        for name, sql in statements(file).items():
            if OF_ONE.get((file, name), ENGINE) == ENGINE:
                explain(work, sql)


def test_a_query_that_says_it_is_for_one_engine_could_not_be_asked_of_the_other() -> None:
    with a_unit() as work:
        for file, name in (query for query, engine in OF_ONE.items() if engine != ENGINE):
            with pytest.raises((sqlite3.Error, psycopg.Error)), work.all_or_nothing():
                explain(work, statements(file)[name])


def test_nothing_in_a_query_file_is_out_of_use() -> None:
    code = "\n".join(file.read_text("utf-8") for file in STORAGE.rglob("*.py"))
    for file in FILES:
        for name in statements(file):
            assert re.search(rf"(_sql|_towns|_people|sql)\.{name}\b", code), f"{file}: {name}"


@pytest.mark.parametrize("file", FILES)
def test_no_query_is_planned_anew_each_time(file: str) -> None:
    """SQLite looks at a parameter that is a whole limit while it plans, so it would have to plan again at each use."""
    assert re.search(r"LIMIT :\w+(?! \+ 0)\b", FILES[file]) is None


def test_sqlite_gets_its_parameters_by_place_and_texts_as_they_stand() -> None:
    asked = _Statement("SELECT :b, ':a', :a || :b  -- not :c\n")
    with closing(sqlite3.connect(":memory:")) as connection:
        assert asked.on(connection, {"a": "A", "b": "B", "unused": 1}).fetchone() == ("B", ":a", "AB")
