"""What a database is made of, told in the same words whichever engine keeps it: two can be laid side by side.

Read from PRAGMAs and the statements SQLite keeps, and from PostgreSQL's catalogue. What a table is made of stands as
short lines, so that a difference reads by itself; conditions stand without brackets, spaces and PostgreSQL's casts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3

#: What there is in a database: for each table, whatever can be said of it.
Schema = Mapping[str, frozenset[str]]

#: What PostgreSQL calls the types of SQLite.
_TYPES = {"INTEGER": "bigint", "TEXT": "text", "BLOB": "bytea"}

#: PostgreSQL's letters for what becomes of a row whose parent goes.
_ACTIONS = {"a": "NO ACTION", "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}

_TRIGGER = re.compile(
    r"CREATE TRIGGER \w+ (?P<when>BEFORE|AFTER) (?P<events>.+?)(?: OF (?P<columns>[\w, ]+?))? ON [\w.]+"
    r"(?: FOR EACH (?:ROW|STATEMENT))?(?: WHEN (?P<condition>.+?))? (?P<does>(?:BEGIN|EXECUTE) .+)"
)

_TEXT = re.compile(r"'([^']*)'")

#: A text, or what the two write differently around the same.
_UNLIKE = re.compile(r"(?P<text>'[^']*')|::\w+|[\s()\[\]]|\bOLD\.", re.IGNORECASE)


def tables(connection: Connection) -> list[str]:
    """The names of all tables of a town."""
    if isinstance(connection, sqlite3.Connection):
        found = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    else:
        found = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_version' ORDER BY 1"
        )
    return [row[0] for row in found.fetchall()]


def columns_naming(connection: Connection, table: str, other: str) -> list[str]:
    """The columns of a table that point at another one."""
    if isinstance(connection, sqlite3.Connection):
        keys = connection.execute(f"PRAGMA foreign_key_list({table})")
        return [key["from"] for key in keys if key["table"] == other]
    keys = connection.execute(_FOREIGN_KEYS, {"named": table})
    return [column for key in keys if key["other"] == other for column in key["own"]]


def schema(connection: Connection) -> Schema:
    """Everything the rules rest on: columns, keys, what is unique, what points where, checks, indexes, triggers."""
    describe = _of_sqlite if isinstance(connection, sqlite3.Connection) else _of_postgres
    return {table: frozenset(describe(connection, table)) for table in tables(connection)}


def _of_sqlite(connection: Connection, table: str) -> Iterator[str]:
    written = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    columns = list(connection.execute(f"PRAGMA table_info({table})"))
    keys = [column["name"] for column in sorted(columns, key=lambda one: one["pk"]) if column["pk"]]
    for column in columns:
        kept, given = column["notnull"] or column["pk"], column["dflt_value"]
        numbered = [column["name"]] == keys and column["type"] == "INTEGER" and "WITHOUT ROWID" not in written
        yield _column(column["name"], _TYPES[column["type"]], kept, given, numbered)
    yield f"PRIMARY KEY ({', '.join(keys)})"
    for index in list(connection.execute(f"PRAGMA index_list({table})")):
        if index["origin"] != "pk":
            parts = [part for part in connection.execute(f"PRAGMA index_xinfo({index['name']})") if part["key"]]
            how = [f"{part['name']} DESC" if part["desc"] else part["name"] for part in parts]
            kept = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (index["name"],)).fetchone()
            condition = re.split(r"\sWHERE\s", kept[0] or "")[1:]
            yield _index(index["unique"], how, condition[0] if condition else "")
    yield from _foreign_keys_of_sqlite(connection, table, written)
    yield from (f"CHECK {_plain(check)}" for check in _checks(written))
    for row in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)):
        yield from _triggers(row[0])


def _foreign_keys_of_sqlite(connection: Connection, table: str, written: str) -> Iterator[str]:
    keys: dict[int, list[Any]] = {}
    for part in connection.execute(f"PRAGMA foreign_key_list({table})"):
        keys.setdefault(part["id"], []).append(part)
    for parts in keys.values():
        first = parts[0]
        own = [part["from"] for part in parts]
        late = re.search(rf"\b{own[0]}\b[^,]*REFERENCES[^,]*INITIALLY DEFERRED", written) is not None
        yield _foreign_key(own, first["table"], [part["to"] for part in parts], first["on_delete"], late)


def _of_postgres(connection: Connection, table: str) -> Iterator[str]:
    named = {"named": table}
    for column in connection.execute(_COLUMNS, named):
        yield _column(column["name"], column["type"], column["kept"], column["given"], column["numbered"])
        assert column["collation"] in {None, "C"}, "texts are compared byte for byte, as SQLite does"
    for index in connection.execute(_INDEXES, named):
        columns = [part.replace('"', "") for part in index["parts"]]
        if index["main"]:
            yield f"PRIMARY KEY ({', '.join(columns)})"
        else:
            yield _index(index["single"], columns, index["condition"] or "")
    for key in connection.execute(_FOREIGN_KEYS, named):
        yield _foreign_key(key["own"], key["other"], key["others"], _ACTIONS[key["gone"]], key["late"])
    for (check,) in connection.execute(_CHECKS, named):
        yield f"CHECK {_plain(check)}"
    for trigger, function in connection.execute(_TRIGGERS, named):
        yield from _triggers(trigger, function)


_COLUMNS = """
    SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS kept,
        pg_get_expr(d.adbin, d.adrelid) AS given, l.collname AS collation, a.attidentity <> '' AS numbered
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE a.attrelid = CAST(:named AS TEXT)::regclass AND a.attnum > 0 AND NOT a.attisdropped
"""

_INDEXES = """
    SELECT i.indisprimary AS main, i.indisunique AS single, pg_get_expr(i.indpred, i.indrelid) AS condition,
        (SELECT array_agg(pg_get_indexdef(i.indexrelid, n, false)
                || CASE WHEN i.indoption[n - 1] & 1 = 1 THEN ' DESC' ELSE '' END ORDER BY n)
         FROM generate_series(1, i.indnkeyatts::int) AS n) AS parts
    FROM pg_index i WHERE i.indrelid = CAST(:named AS TEXT)::regclass
"""

_FOREIGN_KEYS = """
    SELECT c.confrelid::regclass::text AS other, c.confdeltype AS gone, c.condeferred AS late,
        ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (number, at)
              JOIN pg_attribute a ON (a.attrelid, a.attnum) = (c.conrelid, k.number) ORDER BY k.at) AS own,
        ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY AS k (number, at)
              JOIN pg_attribute a ON (a.attrelid, a.attnum) = (c.confrelid, k.number) ORDER BY k.at) AS others
    FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid = CAST(:named AS TEXT)::regclass
"""

_CHECKS = """
    SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint
    WHERE contype = 'c' AND conrelid = CAST(:named AS TEXT)::regclass
"""

_TRIGGERS = """
    SELECT pg_get_triggerdef(t.oid), p.prosrc
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND t.tgrelid = CAST(:named AS TEXT)::regclass
"""


def _column(name: str, type: str, kept: object, given: str | None, numbered: object) -> str:
    always = " NOT NULL" if kept else ""
    default = " NUMBERED" if numbered else "" if given is None else f" DEFAULT {_plain(given)}"
    return f"{name} {type}{always}{default}"


def _index(single: object, columns: Iterable[str], condition: str) -> str:
    where = f" WHERE {_plain(condition)}" if condition else ""
    return f"{'UNIQUE' if single else 'INDEX'} ({', '.join(columns)}){where}"


def _foreign_key(own: Iterable[str], other: str, others: Iterable[str], gone: str, late: object) -> str:
    deferred = " DEFERRED" if late else ""
    return f"({', '.join(own)}) REFERENCES {other} ({', '.join(others)}) ON DELETE {gone}{deferred}"


def _triggers(written: str, function: str = "") -> Iterator[str]:
    """What happens at each event; the first text in what is done tells which of the things triggers do it is."""
    found = _TRIGGER.match(" ".join(written.split()))
    assert found, written
    columns = f" OF {', '.join(sorted(found['columns'].split(', ')))}" if found["columns"] else ""
    condition = f" WHEN {_plain(found['condition'])}" if found["condition"] else ""
    (what, *_) = _TEXT.findall(found["does"] + function)
    for event in found["events"].split(" OR "):
        yield f"{found['when']} {event}{columns}{condition}: {what}"


def _checks(written: str) -> Iterator[str]:
    """What stands in the brackets of each CHECK."""
    for found in re.finditer(r"\bCHECK \(", written):
        depth, at = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(written[at], 0)
            at += 1
        yield written[found.end() : at - 1]


def _plain(condition: str) -> str:
    """A condition as both would write it; texts stay as they are."""
    plain = _UNLIKE.sub(lambda found: found["text"] or "", condition)
    return plain.replace("=ANYARRAY", "IN").replace("<>ALLARRAY", "NOTIN")
