"""What must hold of a whole database, looked at from outside; what does not is a sentence with a case number.

Everything is read in slices: a million cases need no more memory than a few, and where commits have to wait for whoever
reads they never wait long. Nothing here names a person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from domain.casework.chain import GENESIS, Link, hash_of_written, verify
from domain.message import Say
from storage.engine.looking import schema_of
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.photo.bringing import Fault, in_order, read_checked
from storage.photo.keys import Kind, keys_of
from storage.photo.store import ObjectStore
from storage.upkeep import server_checks

#: No more faults of one kind are told one by one by SQLite itself.
_MOST = 20

#: So many cases, or files, are read at once.
_SLICE = 1000

#: The shape of the database since which cases have recordings.
_WITH_RECORDINGS = 4


@dataclass
class Heads:
    """What the histories came to: how many cases and entries, and one hash over the newest entry of every case."""

    cases: int = 0
    events: int = 0
    digest: str = field(default=GENESIS)


def structure(connection: Connection) -> Iterator[Say]:
    """What is wrong with the database itself, and rows that point at nothing; table by table."""
    if not isinstance(connection, sqlite3.Connection):
        yield from server_checks.structure(connection)
        return
    sql = queries("upkeep")
    for (table,) in sql.tables(connection).fetchall():
        for (line,) in connection.execute(f"PRAGMA integrity_check({table})").fetchmany(_MOST):
            if line != "ok":
                yield Say("verify-damaged", {"table": table, "what": line.partition("\n")[0]})
        yield from _pointing_nowhere(connection, table)


def pointing_nowhere(connection: sqlite3.Connection) -> Iterator[Say]:
    """Rows that point at nothing, table by table; of what else may be wrong with a file nothing."""
    sql = queries("upkeep")
    for (table,) in sql.tables(connection).fetchall():
        yield from _pointing_nowhere(connection, table)


def _pointing_nowhere(connection: sqlite3.Connection, table: str) -> Iterator[Say]:
    for _, _, parent, _ in connection.execute(f"PRAGMA foreign_key_check({table})").fetchmany(_MOST):
        yield Say("verify-points-nowhere", {"table": table, "parent": parent})


def histories(connection: Connection, heads: Heads) -> Iterator[Say]:
    """Cases whose chain does not hold, or whose state is not the one their log ends with; counts them in ``heads``."""
    digest, sql, after = hashlib.sha256(), queries("upkeep"), 0
    while rows := sql.logs(connection, after=after, most=_SLICE).fetchall():
        after = rows[-1][0]
        for (id, number, state), log in groupby(rows, itemgetter(0, 1, 2)):
            entries = list(log)
            fault, head = _history(connection, id, number, state, entries)
            if fault is not None:
                yield fault
            heads.cases += 1
            heads.events += len(entries)
            digest.update(f"{number} {head}\n".encode())
    heads.digest = digest.hexdigest()


def _history(
    connection: Connection, id: int, number: str, state: str, entries: list[tuple[Any, ...]]
) -> tuple[Say | None, str]:
    """What is wrong with the log of a case, if anything, and the hash of its newest entry."""
    if entries[0][3] is None:
        return Say("verify-no-log", {"number": number}), GENESIS
    head = GENESIS
    for seq, entry in enumerate(entries, start=1):
        _, _, _, numbered, at, actor, action, before, after, facts, commitments, written = entry
        head = hash_of_written(head, number, seq, at, actor, action, before, after, facts, commitments)
        if head != written or numbered != seq:
            return _broken(connection, id, number), written
    if entries[-1][8] != state:
        return Say("verify-state", {"number": number, "state": state, "logged": entries[-1][8]}), head
    return None, head


def _broken(connection: Connection, id: int, number: str) -> Say:
    """Where the chain of the case breaks first."""
    sql = queries("upkeep")
    links = [(_link(number, row), str(row[-1])) for row in sql.log_of(connection, case_id=id)]
    broken = verify(links)
    # What reads the same but is written otherwise was written by somebody else.
    seq, how = (broken.seq, broken.how) if broken else (1, "changed")
    return Say("verify-chain", {"number": number, "seq": seq, "how": Say(f"verify-chain-{how}")})


def _link(number: str, row: Any) -> Link:
    seq, at, actor, action, before, after, facts, commitments, _ = row
    try:
        known, salted = json.loads(facts), tuple((name, value) for name, value in json.loads(commitments))
    except ValueError:
        known, salted = {"unreadable": facts}, ()
    return Link(number, seq, at, actor, action, before, after, known, salted)


def promises(connection: Connection) -> Iterator[Say]:
    """Open cases without a lead or a next moment, and ended ones that a clock still runs for."""
    sql = queries("upkeep")
    for (number,) in sql.without_lead(connection):
        yield Say("verify-no-lead", {"number": number})
    for (number,) in sql.without_next_moment(connection):
        yield Say("verify-no-next-moment", {"number": number})
    for (number,) in sql.ended_and_running(connection):
        yield Say("verify-ended-and-running", {"number": number})


def boxes(connection: Connection) -> Iterator[Say]:
    """Payloads and messages that say they are done without a moment."""
    sql = queries("upkeep")
    payloads, messages = sql.unknown_states(connection)
    if payloads:
        yield Say("verify-payloads", {"count": payloads})
    if messages:
        yield Say("verify-messages", {"count": messages})


def file_names(connection: Connection, kind: Kind) -> Iterator[str]:
    """The names of all files of that kind, in order."""
    if kind is Kind.RECORDINGS and schema_of(connection) < _WITH_RECORDINGS:
        return
    sql, after = queries("upkeep"), ""
    query = {Kind.PHOTOS: sql.photos, Kind.RECORDINGS: sql.recordings}[kind]
    while rows := query(connection, after=after, most=_SLICE).fetchall():
        yield from (name for (name,) in rows)
        after = rows[-1][0]


def files(connection: Connection, store: ObjectStore) -> Iterator[Say]:
    """Photos and recordings that are not in the store, or are not what they were."""
    sql = queries("upkeep")
    for kind, case_with in ((Kind.PHOTOS, sql.pictured), (Kind.RECORDINGS, sql.recorded)):
        for name, fault in in_order(partial(_fault, store, kind), file_names(connection, kind)):
            if fault is not None:
                number = case_with(connection, sha256=name) or "?"
                yield Say(f"verify-{kind}-{fault}", {"name": name[:12], "number": number})


def _fault(store: ObjectStore, kind: Kind, name: str) -> tuple[str, Fault | None]:
    """The name, and what is wrong with the file."""
    _, content = read_checked(store, keys_of(kind, name))
    return name, content if isinstance(content, Fault) else None
