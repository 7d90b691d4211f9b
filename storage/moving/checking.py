"""What must hold of a town that was moved before it counts: its histories, its polls, its files."""

from __future__ import annotations

from collections.abc import Iterator

from domain.errors import Refusal
from domain.message import Say
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from storage.photo.keys import Kind, name_of
from storage.photo.store import ObjectStore
from storage.upkeep import checks
from storage.upkeep.checks import Heads
from storage.upkeep.poll_checks import polls


def check(connection: Connection) -> Heads:
    """What the histories come to. Raises Refusal when anything is not as it has to be."""
    heads = Heads()
    faults = list(_faults(connection, heads))
    if faults:
        raise Refusal("refusal-move-unsound", count=len(faults), first=faults[0])
    return heads


def _faults(connection: Connection, heads: Heads) -> Iterator[Say]:
    if isinstance(connection, sqlite3.Connection):
        # PostgreSQL looked for them when it made its foreign keys. All else was read and compared row by row, and the
        # indices were built just now: to look each row up in each of them would take longer than all other checks.
        yield from checks.pointing_nowhere(connection)
    yield from checks.histories(connection, heads)
    yield from polls(connection)


def files_missing(connection: Connection, store: ObjectStore) -> int:
    """How many photos and recordings of the town are not in the store."""
    there = {name_of(one.key) for kind in Kind for one in store.listed(kind)}
    return sum(name not in there for kind in Kind for name in checks.file_names(connection, kind))
