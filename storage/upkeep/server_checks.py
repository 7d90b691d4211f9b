"""What must hold of a database on a server: it can be read, its indices are whole, and no row points at nothing.

The server sees to most of that by itself; what is looked for is what it was kept from, or what its disk did.
"""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from domain.message import Say
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.moving.tables import Pointer, Table, tables

#: No more rows of one kind are told one by one.
_MOST = 20


def structure(connection: Connection) -> Iterator[Say]:
    """What is wrong, table by table."""
    sql = queries("server")
    for row in sql.broken_indices(connection):
        yield Say("verify-damaged", {"table": row["table_name"], "what": row["name"]})
    for table in tables():
        try:
            # Every page of it is read, with all that lies beside its rows.
            connection.execute(f"SELECT count({table.name}::text) FROM {table.name}").fetchone()
            for pointer in table.pointers:
                for _ in connection.execute(_nowhere(table, pointer)):
                    yield Say("verify-points-nowhere", {"table": table.name, "parent": pointer.parent})
        except psycopg.InternalError as error:
            yield Say("verify-damaged", {"table": table.name, "what": str(error.sqlstate)})


def _nowhere(table: Table, pointer: Pointer) -> str:
    """The statement that finds rows whose columns stand nowhere in the other table."""
    given = " AND ".join(f"c.{column} IS NOT NULL" for column in pointer.columns)
    same = " AND ".join(f"p.{there} = c.{own}" for own, there in zip(pointer.columns, pointer.there, strict=True))
    nowhere = f"NOT EXISTS (SELECT 1 FROM {pointer.parent} AS p WHERE {same})"
    return f"SELECT 1 FROM {table.name} AS c WHERE {given} AND {nowhere} LIMIT {_MOST}"
