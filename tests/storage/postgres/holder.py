"""A process of its own that stays in the midst of a unit of work: ``python -m tests.storage.postgres.holder URL``.

It says ``in`` once half of its entry is written, goes on when it is told to, and says how it ended; then it tries once
more. A second argument is after how long the server ends it when it stands still.
"""

from __future__ import annotations

import asyncio
import sys

from storage.engine.away import DatabaseAway
from storage.engine.postgres import talking
from storage.engine.postgres.engine import PostgresEngine
from storage.engine.protocol import Connection
from tests.storage.ledger import writes


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _waits_in_the_midst(connection: Connection) -> None:
    connection.execute("INSERT INTO entries (entry, half) VALUES ('holder', 'debit')").fetchall()
    _say("in")
    sys.stdin.readline()
    connection.execute("INSERT INTO entries (entry, half) VALUES ('holder', 'credit')").fetchall()


async def _hold(url: str) -> None:
    engine = PostgresEngine(url)
    await engine.open()
    try:
        await engine.transact(_waits_in_the_midst)
        _say("done")
    except DatabaseAway:
        _say("away")
    await engine.transact(writes("again"))
    _say("done")
    await engine.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        talking._STANDS_STILL = f"SET idle_in_transaction_session_timeout = '{sys.argv[2]}'"
    asyncio.run(_hold(sys.argv[1]))
