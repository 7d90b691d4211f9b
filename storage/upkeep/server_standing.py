"""How a server of PostgreSQL stands, as it says itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import from_us

#: With these a commit that was confirmed is still there after a power cut.
SAFE: Mapping[str, str] = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


@dataclass(frozen=True, slots=True)
class ServerStanding:
    """``safe`` are the settings a commit rests on, ``dead_rows`` those that were overwritten and still take room.

    ``behind`` is how far the last of the stand-bys is behind, None when there is none or it may not be seen.
    """

    version: int
    encoding: str
    safe: Mapping[str, str]
    now: datetime
    bytes: int
    connections_left: int
    rows: int
    dead_rows: int
    behind: timedelta | None


def server_standing(connection: Connection) -> ServerStanding:
    """How it stands at this moment."""
    sql = queries("server")
    row = sql.standing(connection)
    behind = row["behind_us"]
    return ServerStanding(
        version=row["version"] // 10_000,
        encoding=row["encoding"],
        safe={name: row[name] for name in SAFE},
        now=from_us(row["now_us"]),
        bytes=row["bytes"],
        connections_left=row["connections_left"],
        rows=row["row_count"],
        dead_rows=row["dead_rows"],
        behind=None if behind is None else timedelta(microseconds=behind),
    )
