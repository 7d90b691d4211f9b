"""The named queries of ``storage/sql``, loaded once per file.

Every query is a method of what ``queries("cases")`` returns and takes the connection first; its sentence of explanation
stands above it in the file.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import aiosql
from aiosql.adapters.sqlite3 import SQLite3Adapter
from aiosql.types import SQLOperationType

from storage.engine.sqlite import sqlite3

_RETURNING_ID = re.compile(r"\s+RETURNING id\s*;?\s*$")


class _Adapter(SQLite3Adapter):
    """aiosql's adapter with sqlite3's short way of executing: a message handled is dozens of statements.

    A new row's id (``<!``) is asked of the connection: SQLite builds a table to say RETURNING, which costs more than
    the row.
    """

    def process_sql(self, query_name: str, op_type: SQLOperationType, sql: str) -> str:
        """The statement as SQLite gets it."""
        return _RETURNING_ID.sub("", sql) if op_type is SQLOperationType.INSERT_RETURNING else sql

    def insert_returning(self, conn: sqlite3.Connection, query_name: str, sql: str, parameters: Any) -> int | None:
        """The id of the new row; None when ON CONFLICT kept it out."""
        cursor = conn.execute(sql, parameters)
        return cursor.lastrowid if cursor.rowcount else None

    def select(  # type: ignore[override]  # aiosql asks for a generator, where a cursor does
        self, conn: sqlite3.Connection, query_name: str, sql: str, parameters: Any, record_class: Any = None
    ) -> sqlite3.Cursor:
        """The rows, to be gone through once."""
        return conn.execute(sql, parameters)

    def select_one(
        self, conn: sqlite3.Connection, query_name: str, sql: str, parameters: Any, record_class: Any = None
    ) -> Any:
        """The first row, None when there is none."""
        return conn.execute(sql, parameters).fetchone()

    def select_value(self, conn: sqlite3.Connection, query_name: str, sql: str, parameters: Any) -> Any:
        """The first column of the first row, None when there is no row."""
        row = conn.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    def insert_update_delete(self, conn: sqlite3.Connection, query_name: str, sql: str, parameters: Any) -> int:
        """How many rows it concerned."""
        return conn.execute(sql, parameters).rowcount


@cache
def queries(name: str) -> Any:
    """The queries of ``storage/sql/<name>.sql``."""
    with resources.as_file(resources.files("storage") / "sql" / f"{name}.sql") as file:
        return aiosql.from_path(Path(file), _Adapter)
