"""What an error of PostgreSQL says of the server: that it is away or has no room, and not that we have a bug."""

from __future__ import annotations

import psycopg

#: What only reads refuses to be written.
ONLY_READS = "25006"

#: Connection lost, no resources, shutting down or not up yet, system error; a server that only reads (a stand-by); we
#: stood still too long; in each other's way, or in somebody's for too long.
#: https://www.postgresql.org/docs/current/errcodes-appendix.html
_STATES = ("08", "53", "57P", "58", ONLY_READS, "25P03", "40P01", "55P03")


def is_away(error: psycopg.Error) -> bool:
    """Whether the very same may go well later."""
    state = error.sqlstate
    if state is None:
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return state.startswith(_STATES)
