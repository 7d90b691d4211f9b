"""What an error of PostgreSQL says of the server: that it is away or has no room, and not that we have a bug."""

from __future__ import annotations

import errno

import psycopg

#: Connection lost, no resources, shutting down or not up yet, system error; a server that only reads (a stand-by).
#: https://www.postgresql.org/docs/current/errcodes-appendix.html
_CLASSES = ("08", "53", "57P", "58", "25006", "25P03", "40P01")


class DatabaseAway(OSError):
    """The database cannot be reached or takes nothing just now; trying the very same again helps once it does."""

    def __init__(self) -> None:
        super().__init__(errno.EIO, "the database is away")


def is_away(error: psycopg.Error) -> bool:
    """Whether the very same may go well later."""
    state = error.sqlstate
    if state is None:
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return state.startswith(_CLASSES)
