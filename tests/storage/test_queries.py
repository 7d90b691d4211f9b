"""Every query has a name, its parameters and a sentence, and speaks the SQL that both engines speak."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from storage.engine.queries import queries
from tests.town import a_unit

STORAGE = Path(str(resources.files("storage")))
FILES = {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in (STORAGE / "sql").iterdir()}
#: File, heading and the line below it, of every query.
NAMED = [(file, *query.splitlines()[:2]) for file in sorted(FILES) for query in FILES[file].split("-- name: ")[1:]]

#: What only one of SQLite and PostgreSQL knows, or spells in its own way.
ENGINES_OWN = re.compile(
    r"\b(julianday|strftime|datetime|unixepoch|ifnull|rowid|pragma|glob|insert\s+or|replace\s+into|update\s+or"
    r"|group_concat|random|printf|json_\w+|ilike|similar\s+to|now\(|::|autoincrement|indexed\s+by|limit\s+-1)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("file", "heading", "below"), NAMED, ids=[f"{file}-{heading}" for file, heading, _ in NAMED])
def test_a_query_names_its_parameters_and_says_what_it_is_for(file: str, heading: str, below: str) -> None:
    assert re.fullmatch(r"\w+\([\w, ]*\)(\^|\$|!|<!|\*!)?", heading), "it names no parameters"
    assert re.match(r'-- [A-Z"].+', below), "it has no sentence"


@pytest.mark.parametrize("file", FILES)
def test_no_query_speaks_the_dialect_of_one_engine(file: str) -> None:
    statements = "\n".join(line for line in FILES[file].splitlines() if not line.startswith("--"))
    assert ENGINES_OWN.search(statements) is None


@pytest.mark.parametrize("file", FILES)
def test_every_query_is_understood_by_the_database(file: str) -> None:
    with a_unit() as work:
        for name in queries(file).available_queries:
            sql = getattr(queries(file), name).sql
            work._connection.execute(f"EXPLAIN {sql}", dict.fromkeys(re.findall(r":(\w+)", sql)))


def test_nothing_in_a_query_file_is_out_of_use() -> None:
    code = "\n".join(file.read_text("utf-8") for file in STORAGE.rglob("*.py"))
    for file in FILES:
        for name in queries(file).available_queries:
            if not name.endswith("_cursor"):
                assert re.search(rf"(_sql|_towns|_people|sql)\.{name}\b", code), f"{file}: {name}"


@pytest.mark.parametrize("file", FILES)
def test_no_query_is_planned_anew_each_time(file: str) -> None:
    """SQLite looks at a parameter that is a whole limit while it plans, so it would have to plan again at each use."""
    assert re.search(r"LIMIT :\w+(?! \+ 0)\b", FILES[file]) is None
