"""What other processes are told of, so that whoever sleeps there wakes at once: that there is something to do.

News are a courtesy: who hears none looks by himself a moment later. SQLite has nobody to tell.
"""

from __future__ import annotations

from enum import StrEnum

from storage.engine.protocol import Connection


class News(StrEnum):
    """What there is to do: a payload was stored, a message was queued."""

    STORED = "stored"
    QUEUED = "queued"


class Telling:
    """A connection that keeps in mind what is to be told with the commit."""

    def __init__(self) -> None:
        self.news: set[News] = set()


def tell(connection: Connection, news: News) -> None:
    """Other processes hear of it once this transaction is committed, all of a kind at once."""
    if isinstance(connection, Telling):
        connection.news.add(news)
