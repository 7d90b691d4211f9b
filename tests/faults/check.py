"""The ledger held against the database: what was confirmed is there, once, and everything in it is sound."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from domain.casework.case import State
from domain.casework.chain import verify
from storage.engine.database import Database
from storage.engine.protocol import Connection
from storage.engine.sqlite import sqlite3
from storage.work import Work
from tests.faults.ledger import Ledger, Sort
from tests.faults.long_street import PLACE_WORDS

T = TypeVar("T")

#: What a reporter is told of a case: the receipt; once somebody has taken it up, that too.
TOLD_OF_A_CASE = 1
TOLD_OF_TAKING_UP = 1


@dataclass
class Findings:
    """Counts of what is wrong; ``unheard`` messages are uncertain in the database and never came out."""

    lost: int = 0
    doubled: int = 0
    corrupt: int = 0
    unheard: int = 0
    repeated: int = 0

    def __add__(self, other: Findings) -> Findings:
        return Findings(
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.corrupt + other.corrupt,
            self.unheard + other.unheard,
            self.repeated + other.repeated,
        )


def check(path: Path, ledger: Ledger) -> Findings:
    """What is wrong. Nobody has the database open."""
    return look(path, lambda work: findings(work, ledger))


def findings(work: Work, ledger: Ledger) -> Findings:
    """What is wrong, seen from inside."""
    connection = work._connection
    found = Findings(lost=ledger.missing, corrupt=sum(1 for _ in unsound(work)))
    return found + _updates(connection, ledger) + _effects(connection, ledger) + _messages(connection, ledger)


def look(path: Path, read: Callable[[Work], T]) -> T:
    """What ``read`` finds in a database that nobody has open."""
    return at_address(f"sqlite:{path}", read)


def at_address(url: str, read: Callable[[Work], T]) -> T:
    """What ``read`` finds in the database at this address."""

    async def opened() -> T:
        async with await Database.open(url, datetime.now(UTC), PLACE_WORDS) as database:
            return await database.read(read)

    return asyncio.run(opened())


def unsound(work: Work) -> Iterator[str]:
    """Everything in the database that no fault may ever leave behind, in words for whoever runs the trial."""
    connection = work._connection
    if isinstance(connection, sqlite3.Connection):
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            yield f"integrity: {found}"
            return
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"foreign key: {row[0]}"
    for row in connection.execute("SELECT id, state FROM cases").fetchall():
        case = work.cases.get(row["id"])
        broken = verify(work.history.chain(case))
        if broken or work.history.newest(case).after != case.state:
            yield f"chain of {case.number}: {broken}"
        moments = {clock.look_at for clock in work.clocks.running(case.id) if clock.look_at is not None}
        if case.state is not State.CLOSED and not moments:
            yield f"{case.number} has no next moment"


def _updates(connection: Connection, ledger: Ledger) -> Findings:
    """Each confirmed update is one row, and done; each row is an update that was offered."""
    rows = Counter(
        {
            row["update_id"]: row["n"]
            for row in connection.execute(
                "SELECT update_id, count(*) AS n FROM inbox WHERE state = 'done' GROUP BY update_id"
            )
        }
    )
    lost = sum(rows[id] == 0 for id in ledger.confirmed)
    doubled = sum(n > 1 for n in rows.values()) + sum(id not in ledger.offered for id in rows)
    return Findings(lost=lost, doubled=doubled)


def _effects(connection: Connection, ledger: Ledger) -> Findings:
    """What each confirmed update was to bring about: an answer, a case with its receipt, a case taken up."""
    answers = _counted(connection, "SELECT chat, count(*) FROM outbox WHERE edits IS NULL GROUP BY chat")
    cases = _counted(connection, "SELECT origin_chat, count(*) FROM cases GROUP BY origin_chat")
    taken_up = _counted(
        connection,
        """SELECT c.origin_chat, count(*) FROM case_events AS e JOIN cases AS c ON c.id = e.case_id
        WHERE e.action = 'acknowledge' GROUP BY c.origin_chat""",
    )
    pressed = ledger.of(Sort.PRESS)
    expected = [(answers[chat], 1) for chat in ledger.of(Sort.GREETING)]
    for chat in ledger.of(Sort.REPORT):
        expected.append((cases[chat], 1))
        expected.append((answers[chat], TOLD_OF_A_CASE + TOLD_OF_TAKING_UP * (chat in pressed)))
    expected += [(taken_up[chat], 1) for chat in pressed]
    return Findings(
        lost=sum(max(0, n - found) for found, n in expected), doubled=sum(found > n for found, n in expected)
    )


def _messages(connection: Connection, ledger: Ledger) -> Findings:
    """Each message came out; more than once only as often as it was found half-way and sent again."""
    rows = connection.execute("SELECT chat, state, attempts, edits, message_id FROM outbox").fetchall()
    heard = {message.id for message in ledger.heard}
    known = {row["message_id"] for row in rows}
    extra = Counter(message.chat for message in ledger.heard if message.edits is None and message.id not in known)
    new = [row for row in rows if row["edits"] is None]
    allowed, uncertain = Counter[str](), Counter[str]()
    for row in new:
        allowed[row["chat"]] += row["attempts"] - (row["message_id"] is not None)
        uncertain[row["chat"]] += row["state"] == "uncertain"
    unsaid = (row["state"] in {"queued", "sending", "failed", "dead"} for row in new)
    misheard = (row["state"] == "sent" and row["message_id"] not in heard for row in rows)
    return Findings(
        lost=sum(unsaid) + sum(misheard) + sum(row["state"] in {"queued", "sending"} for row in rows if row["edits"]),
        doubled=sum(max(0, n - allowed[chat]) for chat, n in extra.items()),
        unheard=sum(max(0, n - extra[chat]) for chat, n in uncertain.items()),
        repeated=sum(extra.values()),
    )


def _counted(connection: Connection, query: str) -> Counter[str]:
    return Counter({row[0]: row[1] for row in connection.execute(query)})
