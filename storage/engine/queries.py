"""The named queries of ``storage/sql``, loaded once per file.

Every query is a method of what ``queries("cases")`` returns and takes the connection first; its sentence of explanation
stands above it in the file. A message handled is dozens of statements: what stands between a method and its statement
is one call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiosql
from aiosql.types import SQLOperationType

from storage.engine.protocol import Connection, Cursor
from storage.engine.sqlite import sqlite3

_RETURNING_ID = re.compile(r"\s+RETURNING id\s*;?\s*$")


def _rows(sql: str) -> Callable[..., Cursor]:
    """The rows, to be gone through once."""

    def rows(connection: Connection, **parameters: Any) -> Cursor:
        return connection.execute(sql, parameters)

    return rows


def _first_row(sql: str) -> Callable[..., Any]:
    """The first row, None when there is none."""

    def first_row(connection: Connection, **parameters: Any) -> Any:
        return connection.execute(sql, parameters).fetchone()

    return first_row


def _value(sql: str) -> Callable[..., Any]:
    """The first column of the first row, None when there is no row."""

    def value(connection: Connection, **parameters: Any) -> Any:
        row = connection.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    return value


def _change(sql: str) -> Callable[..., int]:
    """How many rows it concerned."""

    def change(connection: Connection, **parameters: Any) -> int:
        return connection.execute(sql, parameters).rowcount

    return change


def _changes(sql: str) -> Callable[..., int]:
    """How many rows it concerned, asked once for each of the parameters given, in one go."""

    def changes(connection: Connection, parameters: Any) -> int:
        return connection.executemany(sql, parameters).rowcount

    return changes


def _new_row(sql: str) -> Callable[..., int | None]:
    """The id of the new row; None when ON CONFLICT kept it out.

    SQLite's own connection is asked for it: there a table is built to say RETURNING, which costs more than the row.
    """
    without_returning = _without_returning(sql)

    def new_row(connection: Connection, **parameters: Any) -> int | None:
        if isinstance(connection, sqlite3.Connection):
            cursor = connection.execute(without_returning, parameters)
            return cursor.lastrowid if cursor.rowcount else None
        row = connection.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    return new_row


def _without_returning(sql: str) -> str:
    return _RETURNING_ID.sub("", sql)


#: How a query of each kind is asked: the sign behind its parameters in the file.
_ASKED: Mapping[SQLOperationType, Callable[[str], Callable[..., Any]]] = {
    SQLOperationType.SELECT: _rows,
    SQLOperationType.SELECT_ONE: _first_row,
    SQLOperationType.SELECT_VALUE: _value,
    SQLOperationType.INSERT_UPDATE_DELETE: _change,
    SQLOperationType.INSERT_UPDATE_DELETE_MANY: _changes,
    SQLOperationType.INSERT_RETURNING: _new_row,
}


@cache
def queries(name: str) -> Any:
    """The queries of ``storage/sql/<name>.sql``. New rows whose ids nobody asks for go in one go, as ``NAME_all``."""
    read = _read(name)
    asked = {query: _ASKED[one.operation](one.sql) for query, one in read.items()}
    new = (query for query, one in read.items() if one.operation is SQLOperationType.INSERT_RETURNING)
    return SimpleNamespace(**asked, **{f"{query}_all": _changes(_without_returning(read[query].sql)) for query in new})


@cache
def statements(name: str) -> Mapping[str, str]:
    """The statement of each query of ``storage/sql/<name>.sql``, by the query's name."""
    return {query: read.sql for query, read in _read(name).items()}


def _read(name: str) -> Mapping[str, Any]:
    with resources.as_file(resources.files("storage") / "sql" / f"{name}.sql") as file:
        found = aiosql.from_path(Path(file), "sqlite3")
    return {query: getattr(found, query) for query in found.available_queries if not query.endswith("_cursor")}
