"""One process at a time: a lock of the operating system on a file. Whoever dies lets go of it, however they die.

The file stays when the lock is gone; whoever removed it could not know whether somebody was just opening it.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors import Refusal
from storage.engine.looking import on_server

_IN_MEMORY = ":memory:"

#: Beside the database, not the database itself: where a file system makes both out of one, SQLite's own locks would be
#: in the way.
_LOCK = ".lock"


@contextmanager
def only_one(file: Path, otherwise: Refusal) -> Iterator[None]:
    """Nobody else has the file until the block ends, however it ends. Raises ``otherwise`` when somebody has it."""
    with file.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise otherwise from None
        yield


@contextmanager
def served_alone(url: str) -> Iterator[None]:
    """Nobody else serves the town in this file until the block ends. Raises Refusal when somebody does.

    Whoever looks, brings in a town or takes a backup is not kept out. On a server several take turns instead.
    """
    path = url.partition(":")[2]
    if on_server(url) or path in ("", _IN_MEMORY):
        yield
        return
    database = Path(path).resolve()
    database.parent.mkdir(parents=True, exist_ok=True)
    with only_one(database.with_name(database.name + _LOCK), Refusal("refusal-served-already", file=path)):
        yield
