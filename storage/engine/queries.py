"""The named queries of ``storage/sql``, loaded once per file.

Every query is a method of what ``queries("cases")`` returns and takes the connection first; its sentence of explanation
stands above it in the file. A message handled is dozens of statements: what stands between a method and its statement
is one call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from operator import itemgetter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiosql
from aiosql.types import SQLOperationType

from storage.engine.protocol import Connection, Cursor
from storage.engine.sqlite import sqlite3

_RETURNING_ID = re.compile(r"\s+RETURNING id\s*;?\s*$")

#: A parameter; texts and comments are passed over.
_PARAMETER = re.compile(r"'[^']*'|--[^\n]*|(?<![:\w]):([a-z_]\w*)")


class _Statement:
    """A statement as each engine gets it: SQLite by place, for it looks every name up each time."""

    __slots__ = ("_by_place", "_sql", "_values")

    def __init__(self, sql: str, *, by_place: str | None = None) -> None:
        names: list[str] = []

        def placed(found: re.Match[str]) -> str:
            if found[1] is None:
                return found[0]
            names.append(found[1])
            return "?"

        self._sql = sql
        self._by_place = _PARAMETER.sub(placed, sql if by_place is None else by_place)
        self._values = _picking(names)

    def on(self, connection: Connection, parameters: Mapping[str, Any]) -> Cursor:
        """What it gave."""
        if isinstance(connection, sqlite3.Connection):
            return connection.execute(self._by_place, self._values(parameters))
        return connection.execute(self._sql, parameters)

    def each(self, connection: Connection, parameters: Iterable[Mapping[str, Any]]) -> Cursor:
        """What it gave, once for each of the parameters, in one go."""
        if isinstance(connection, sqlite3.Connection):
            return connection.executemany(self._by_place, map(self._values, parameters))
        return connection.executemany(self._sql, parameters)


def _picking(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    """The values of these names, in order."""
    if len(names) < 2:
        return lambda parameters: [parameters[name] for name in names]
    return itemgetter(*names)


def _rows(sql: str) -> Callable[..., Cursor]:
    """The rows, to be gone through once."""
    statement = _Statement(sql)

    def rows(connection: Connection, **parameters: Any) -> Cursor:
        return statement.on(connection, parameters)

    return rows


def _first_row(sql: str) -> Callable[..., Any]:
    """The first row, None when there is none."""
    statement = _Statement(sql)

    def first_row(connection: Connection, **parameters: Any) -> Any:
        return statement.on(connection, parameters).fetchone()

    return first_row


def _value(sql: str) -> Callable[..., Any]:
    """The first column of the first row, None when there is no row."""
    statement = _Statement(sql)

    def value(connection: Connection, **parameters: Any) -> Any:
        row = statement.on(connection, parameters).fetchone()
        return None if row is None else row[0]

    return value


def _change(sql: str) -> Callable[..., int]:
    """How many rows it concerned."""
    statement = _Statement(sql)

    def change(connection: Connection, **parameters: Any) -> int:
        return statement.on(connection, parameters).rowcount

    return change


def _changes(sql: str) -> Callable[..., int]:
    """How many rows it concerned, asked once for each of the parameters given, in one go."""
    statement = _Statement(sql)

    def changes(connection: Connection, parameters: Iterable[Mapping[str, Any]]) -> int:
        return statement.each(connection, parameters).rowcount

    return changes


def _new_row(sql: str) -> Callable[..., int | None]:
    """The id of the new row; None when ON CONFLICT kept it out.

    SQLite's own connection is asked for it: there a table is built to say RETURNING, which costs more than the row.
    """
    statement = _Statement(sql, by_place=_without_returning(sql))

    def new_row(connection: Connection, **parameters: Any) -> int | None:
        cursor: Any = statement.on(connection, parameters)
        if isinstance(connection, sqlite3.Connection):
            return cursor.lastrowid if cursor.rowcount else None
        row = cursor.fetchone()
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
