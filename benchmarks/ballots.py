"""Ballots per second on one poll: 64 neighbours press the card in the group at once, each again and again for others.

A press goes the way of every press (handle → who speaks → the roll → the ledger → the standing ballot → the receipt in
the outbox), and is done when it is on disk. Beside it, in turn, one awaited upsert for a vote, each committed by
itself, as obvious poll bots have it: no roll, no ledger, no receipt. That every press became a ballot and a receipt,
and that the tally is what was pressed, is counted afterwards.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

import aiosqlite

from benchmarks.crowd import BEGINS, PREFIX, Clock, crowded, homes
from benchmarks.effort import Effort
from benchmarks.progress import tell
from benchmarks.replay import plainly
from benchmarks.reporters import NotWhatWasMeant, Run
from benchmarks.service import bring_in, database_file, settings
from benchmarks.stage import Stage
from bot import app
from bot.channels.lab.clock import LabClock
from bot.channels.lab.receive import NAME
from bot.command.logs import quiet_logs
from bot.towns.folder import read_town
from domain.message import Address, ChatKind, Incoming
from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy
from domain.polls.presets import PRESETS
from domain.register import Purpose
from handlers.polls.asking.opening import open_poll
from handlers.routes import handle
from storage.engine.database import Database
from storage.engine.sqlite import sqlite3
from storage.polls.polls import NewPoll
from storage.work import Work

WAITING = 64

_GROUP = Address(NAME, f"{PREFIX}group")

OPENED = BEGINS + timedelta(minutes=1)

_OPTIONS = ("1", "2", "3")

_PLAIN_TABLE = "CREATE TABLE votes (poll INTEGER, voter TEXT, choice TEXT, PRIMARY KEY (poll, voter))"
_PLAIN_VOTE = (
    "INSERT INTO votes (poll, voter, choice) VALUES (1, ?, ?)"
    " ON CONFLICT (poll, voter) DO UPDATE SET choice = excluded.choice"
)

_RECEIPTS = "SELECT count(*) FROM outbox WHERE json_extract(body, '$.say') IN ('ballot-receipt', 'ballot-changed')"

Vote = tuple[str, str]


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    effort = stage.effort
    town = stage.district if effort.district else stage.yard
    folder = Path(tempfile.mkdtemp(prefix="polling-", dir=stage.folder))
    tell(f"making a town of {effort.voters} households that vote ...")
    bring_in(folder, crowded(read_town(town).register, effort.voters))
    return asyncio.run(_measure(effort, folder))


async def _measure(effort: Effort, folder: Path) -> dict[str, float]:
    plain_file = folder / "plain.db"
    quiet_logs()
    service_of = app.opened(settings(folder), clock=LabClock(Clock()))
    async with service_of as service, plainly(plain_file) as connection:
        await connection.execute(_PLAIN_TABLE)
        accounts = [account for account, _ in homes(database_file(folder))]
        voters = Voters(service.database, await service.database.transact(_open), accounts)
        plain = _Plain(connection)
        ours, awaited = [], []
        for turn in range(1, effort.rounds + 1):
            run = await voters.vote(effort.ballots)
            replay = await in_turn(_presses(0, max(WAITING, effort.ballots // 10), accounts), plain.vote)
            ours.append(run)
            awaited.append(replay)
            told = f"{run.per_s:,.0f} ballots/s, {run.cpu_us:,.0f} µs of CPU each; awaited {replay.per_s:,.0f}/s"
            tell(f"round {turn} of {effort.rounds}: {told}")
    _check(database_file(folder), voters)
    return {
        "ballots_per_s_64": median(run.per_s for run in ours),
        "ballots_awaited_per_s_64": median(run.per_s for run in awaited),
        "ballots_over_awaited_64": median(run.per_s / plain.per_s for run, plain in zip(ours, awaited, strict=True)),
        "ballot_cpu_us_64": median(run.cpu_us for run in ours),
    }


@dataclass(frozen=True, slots=True)
class _Open:
    """A poll that can be voted in, and the button of each option on its card."""

    poll: Poll
    buttons: tuple[str, ...]


def _open(work: Work) -> _Open:
    new = new_poll(work)
    work.people.bind(_GROUP, "bench", new.grid, Purpose.RESIDENTS)
    poll = open_poll(work, work.polls.add(new, OPENED), OPENED)
    return _Open(poll, work.choices.numbered(_GROUP, reply_to=None)[: len(_OPTIONS)])


def new_poll(work: Work) -> NewPoll:
    """A poll among all households of the town."""
    return NewPoll(
        grid=next(grid.id for grid in work.town.grids.values() if grid.parent is None),
        question="bench",
        options=tuple(map(Option, _OPTIONS)),
        method=Method.SINGLE,
        preset="straw",
        rule=PRESETS["straw"],
        effect=Effect.STRAW,
        secrecy=Secrecy.NAMED,
        roll_kind=RollKind.HOUSEHOLD,
        proposed_by=1,
        opens_at=OPENED,
        closes_at=OPENED + timedelta(days=3),
    )


class Voters:
    """Everybody with a voice in one poll, and what each pressed last."""

    def __init__(self, database: Database, opened: _Open, accounts: Sequence[str]) -> None:
        self.poll = opened.poll
        self.last: dict[str, str] = {}
        self.pressed = 0
        self._database = database
        self._buttons = opened.buttons
        self._accounts = accounts

    async def vote(self, count: int) -> Run:
        """So many presses, by 64 at once, each on disk when the next begins."""
        return await in_turn(_presses(self.pressed, count, self._accounts), self._press)

    async def _press(self, vote: Vote) -> None:
        account, choice = vote
        self.pressed += 1
        incoming = Incoming(
            address=_GROUP,
            kind=ChatKind.GROUP,
            sender=account,
            sender_name=account,
            message_id=f"press-{self.pressed}",
            at=OPENED,
            handle=self._buttons[int(choice) - 1],
            addressed=True,
        )
        await self._database.transact(lambda work: handle(work, incoming, incoming.at))
        self.last[account] = choice


def _presses(after: int, count: int, accounts: Sequence[str]) -> Iterator[Vote]:
    """Who presses what: everybody in turn, and each time something else than the time before."""
    turns = (divmod(n, len(accounts)) for n in range(after, after + count))
    return ((accounts[voter], _OPTIONS[(voter + turn) % len(_OPTIONS)]) for turn, voter in turns)


async def in_turn(votes: Iterator[Vote], vote: Callable[[Vote], Awaitable[None]]) -> Run:
    """All of them, 64 at once."""
    took: list[float] = []

    async def one_after_another() -> None:
        for one in votes:
            began = time.perf_counter()
            await vote(one)
            took.append(time.perf_counter() - began)

    began, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one_after_another() for _ in range(WAITING)))
    return Run(time.perf_counter() - began, time.process_time() - cpu, tuple(took))


class _Plain:
    """A bot that awaits one upsert and its commit for each vote."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._lock = asyncio.Lock()

    async def vote(self, vote: Vote) -> None:
        async with self._lock:
            await self._connection.execute("BEGIN IMMEDIATE")
            await self._connection.execute_fetchall(_PLAIN_VOTE, vote)
            await self._connection.execute("COMMIT")


def _check(file: Path, voters: Voters) -> None:
    """Raises NotWhatWasMeant unless each press has a line and a receipt, and the tally is what was pressed last."""
    with closing(sqlite3.connect(file)) as connection:
        standing = dict(connection.execute("SELECT choice, count(*) FROM ballots GROUP BY choice"))
        (lines,) = connection.execute("SELECT count(*) FROM poll_events WHERE kind = 'ballot'").fetchone()
        (told,) = connection.execute(_RECEIPTS).fetchone()
    meant = Counter(voters.last.values())
    if standing != meant or lines != voters.pressed or told != voters.pressed:
        raise NotWhatWasMeant(f"{voters.pressed} presses gave {lines} lines, {told} receipts, {standing} for {meant}")
