"""Hearing what other processes tell (``storage.engine.news``), on a connection of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

import psycopg

from storage.engine.news import News
from storage.engine.postgres.talking import CHANNEL, settings

#: Seconds until a lost connection is opened anew.
_AGAIN = 1.0

#: What was missed while nobody listened may have been anything.
_ALL = frozenset(News)


async def listen(url: str, name: str, hear: Callable[[Collection[News]], None]) -> None:
    """Have news heard until cancelled, except those that were told under one's own name.

    Everything is heard once whenever the connection is new, for then some may have been missed.
    """
    while True:
        try:
            await _hear_all(url, name, hear)
        except psycopg.Error:
            await asyncio.sleep(_AGAIN)


async def _hear_all(url: str, name: str, hear: Callable[[Collection[News]], None]) -> None:
    async with await psycopg.AsyncConnection.connect(url, **settings("linzhang-listening")) as connection:
        await connection.execute(f"LISTEN {CHANNEL}".encode())
        hear(_ALL)
        async for told in connection.notifies():
            by, _, news = told.payload.partition(":")
            if by != name:
                hear(frozenset(News(one) for one in news.split(",") if one in _ALL))
