"""One household presses a thousand times at once: through two connections, from two channels, three of its people.

One ballot stands in the end, every press has an answer and each that changed something a line. The control is what the
obvious bot does: it looks whether there is a vote, and then writes one.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from domain.message import Address, ChatKind, Incoming
from domain.polls.ledger import GENESIS, Kind, line_hash
from domain.register import Purpose
from handlers.routes import handle
from storage.engine.database import Database
from storage.engine.sqlite import sqlite3
from storage.town.version import VERSION
from storage.work import Work
from tests.faults.trial import seed
from tests.faults.verdict import Verdict
from tests.faults.voters import OPTIONS, many_doors, open_one
from tests.town import LAB, NOON, PLACE_WORDS, YARD_GROUP

_TELEGRAM_GROUP = Address("telegram", "-1001")

#: The accounts behind one door: 王阿姨 on both channels, and her daughter.
_ACCOUNTS = ((LAB, "wang"), ("telegram", "7001"), (LAB, "daughter"))

_CLOSES = NOON + timedelta(days=3)


def presses(tries: int) -> Verdict:
    """So many presses of one household at once."""
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_pressed(Path(folder) / "town.db", tries, random.Random(seed())))
    with tempfile.TemporaryDirectory() as folder:
        naive = asyncio.run(_looked_and_wrote(Path(folder) / "votes.db", tries))
    return Verdict(
        "presses of one household at once",
        tries,
        lost=int(figures["unanswered"] + figures["without_a_line"]),
        doubled=int(figures["standing"] - 1),
        corrupt=int(figures["broken_chain"]),
        control_red=naive > 1,
        figures={**figures, "standing_of_a_bot_that_looks_first": naive},
    )


async def _pressed(file: Path, tries: int, chance: random.Random) -> dict[str, float]:
    url = f"sqlite:{file}"
    async with (
        await Database.open(url, NOON, PLACE_WORDS) as one,
        await Database.open(url, NOON, PLACE_WORDS) as other,
    ):
        assert await one.read(lambda work: work.meta.get(VERSION)) is None
        await one.transact(lambda work: work.registers.bring_in(many_doors(5), NOON))
        buttons = await one.transact(_prepare)
        said = [_press(chance, buttons, n) for n in range(tries)]
        await asyncio.gather(
            *(
                (one, other)[n % 2].transact(lambda work, press=press: handle(work, press, NOON))  # type: ignore[misc]
                for n, press in enumerate(said)
            )
        )
        return await one.read(lambda work: _seen(work, tries))


def _prepare(work: Work) -> dict[str, tuple[str, ...]]:
    """The poll is open in a group on each channel; the household has its accounts. The buttons by channel."""
    wang = work.people.meet(Address(LAB, "wang"), "", NOON).id
    daughter = work.people.meet(Address(LAB, "daughter"), "", NOON).id
    work.people.given(Address("telegram", "7001"), wang, NOON)
    work._connection.execute(
        "INSERT INTO household_members (household, person) SELECT household, ? FROM household_members WHERE person = ?",
        (daughter, wang),
    )
    work.people.bind(_TELEGRAM_GROUP, "telegram", "yard", Purpose.RESIDENTS)
    open_one(work, NOON, _CLOSES)
    groups = {LAB: YARD_GROUP, "telegram": _TELEGRAM_GROUP}
    return {name: work.choices.numbered(group, reply_to=None)[: len(OPTIONS)] for name, group in groups.items()}


def _press(chance: random.Random, buttons: dict[str, tuple[str, ...]], n: int) -> Incoming:
    channel, account = chance.choice(_ACCOUNTS)
    return Incoming(
        address=YARD_GROUP if channel == LAB else _TELEGRAM_GROUP,
        kind=ChatKind.GROUP,
        sender=account,
        sender_name=account,
        message_id=f"press-{n}",
        at=NOON,
        handle=chance.choice(buttons[channel]),
        addressed=True,
    )


def _seen(work: Work, tries: int) -> dict[str, float]:
    (poll,) = work.polls.of_grid("yard")
    lines = work.ledger.lines(poll.id)
    ballots = [line for line, _ in lines if line.kind is Kind.BALLOT]
    standing = work.ballots.standing(poll.id)
    told = Counter(row[0] for row in work._connection.execute("SELECT json_extract(body, '$.say') FROM outbox"))
    changes = told["ballot-receipt"] + told["ballot-changed"]
    previous, broken = GENESIS, 0
    for seq, (line, hashed) in enumerate(lines, start=1):
        broken += line.seq != seq or line_hash(previous, line) != hashed
        previous = hashed
    stands = ballots[-1].seq == standing[0].seq and ballots[-1].choice == standing[0].choice
    return {
        "standing": len(standing),
        "lines": len(ballots),
        "unanswered": tries - changes - told["ballot-same"],
        "without_a_line": abs(changes - len(ballots)) + (not stands),
        "broken_chain": broken,
    }


async def _looked_and_wrote(file: Path, tries: int) -> int:
    """How many votes stand where one looks first and then writes, on two connections."""
    connections = [sqlite3.connect(file, isolation_level=None, timeout=60) for _ in range(2)]
    connections[0].execute("CREATE TABLE votes (voter TEXT, choice TEXT)")

    async def press(connection: sqlite3.Connection, choice: str) -> None:
        voted = connection.execute("SELECT 1 FROM votes WHERE voter = 'wang'").fetchone()
        await asyncio.sleep(0)
        connection.execute(
            "UPDATE votes SET choice = ?" if voted else "INSERT INTO votes VALUES ('wang', ?)", (choice,)
        )

    await asyncio.gather(*(press(connections[n % 2], OPTIONS[n % len(OPTIONS)]) for n in range(tries)))
    (standing,) = connections[0].execute("SELECT count(*) FROM votes").fetchone()
    for connection in connections:
        connection.close()
    return int(standing)
