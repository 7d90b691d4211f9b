"""The named queries of ``storage/sql``, loaded once per file.

Every query is a method of what ``queries("cases")`` returns and takes the connection first; its sentence of explanation
stands above it in the file.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import aiosql
from aiosql.adapters.sqlite3 import SQLite3Adapter


class _Adapter(SQLite3Adapter):
    """aiosql's adapter, taught that a row may be an ``sqlite3.Row``."""

    def select_value(self, conn: sqlite3.Connection, query_name: str, sql: str, parameters: Any) -> Any:
        """The first column of the first row, None when there is no row."""
        row = conn.execute(sql, parameters).fetchone()
        return None if row is None else row[0]


@cache
def queries(name: str) -> Any:
    """The queries of ``storage/sql/<name>.sql``."""
    with resources.as_file(resources.files("storage") / "sql" / f"{name}.sql") as file:
        return aiosql.from_path(Path(file), _Adapter)
