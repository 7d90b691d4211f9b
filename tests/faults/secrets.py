"""Secret ballots, looked for afterwards by somebody who has every file: does anything tell who chose what?

``python -m tests.faults.secrets 200`` lets thirty households vote in so many polls, in an order drawn by lot; for every
tenth poll the whole service is there, in turn in the lab and over Telegram, two in three press and the others write.
The database, its journal, a backup taken meanwhile and the logs are then searched for what was pressed and typed, and
the rows for the order of voting. ``lost`` counts what tells of a choice, ``doubled`` polls with ballots too many or too
few, ``corrupt`` ways to tell the order.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from unittest.mock import patch

import structlog

from bot.rehearsal.stage import Stage, lab_stage
from domain.register import Register
from storage.backup.taking import Premises, take
from storage.mail.outbox import Outbox
from storage.photo.folder import Folder
from tests.emulators.telegram_stage import telegram_stage
from tests.faults.secret_street import OPEN_FOR, Street, street
from tests.faults.secret_urns import HOUSES, orders, vote
from tests.faults.verdict import Verdict
from tests.forensics import by_chance, everything, likeness
from tests.town import NOON

Raise = Callable[[Path, Register, datetime], AbstractAsyncContextManager[Stage]]

#: Each leaves out one thing the service does: wiping what was sent, the slip, the journal; drawing lots.
_MISTAKES: Mapping[str, Callable[[], AbstractContextManager[object]]] = {
    "payloads": lambda: patch("bot.inbox.worker.keeps_quiet", lambda *_: False),
    "slips": lambda: patch.object(Outbox, "take_back", Outbox.refresh),
    "journal": lambda: patch("storage.engine.connection.wipe_journal", lambda _: None),
    "lots": lambda: patch("storage.polls.secret.secrets.randbelow", lambda _: 0),
}


@dataclass
class Found:
    """What the files tell. ``orders`` has, for each way of reading, where the rows of the voters lie as they voted."""

    links: int = 0
    unequal: int = 0
    votes: int = 0
    searched: int = 0
    orders: dict[str, list[list[int]]] = field(default_factory=dict)

    def add(self, other: Found) -> None:
        self.links += other.links
        self.unequal += other.unequal
        self.votes += other.votes
        self.searched += other.searched
        for way, more in other.orders.items():
            self.orders.setdefault(way, []).extend(more)

    @cached_property
    def chances(self) -> list[float]:
        """For each way of reading, how often orders drawn by lot are as much like the order of voting."""
        return [by_chance(orders) for orders in self.orders.values()]

    @property
    def told_orders(self) -> int:
        """In how many ways the order of voting can be told: none that was drawn is as much like it."""
        return sum(not chance for chance in self.chances)


def run(tries: int, *, houses: int = HOUSES, seed: int = 1) -> Verdict:
    """What so many polls leave behind; each control leaves out one thing the service does."""
    talked = max(2, tries // 10)
    found = _tried(lab_stage, talked - talked // 2, houses, seed)
    found.add(_tried(telegram_stage, talked // 2, houses, seed + 1))
    if silent := tries - talked:
        found.add(_silent(silent, houses, seed))
    shown = {f"control_{name}": _shown(mistake, houses, seed) for name, mistake in _MISTAKES.items()}
    return Verdict(
        fault="secret ballots, every file taken away",
        tried=tries,
        lost=found.links,
        doubled=found.unequal,
        corrupt=found.told_orders,
        control_red=all(shown.values()),
        figures={
            "votes": found.votes,
            "searched_mb": round(found.searched / 1e6, 1),
            "likest_order": round(max(map(abs, map(likeness, found.orders.values()))), 3),
            "least_chance": min(found.chances),
            **shown,
        },
    )


def _silent(polls: int, houses: int, seed: int) -> Found:
    """Polls nobody says a word about: only the urns."""
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder:
        file = Path(folder) / "town.db"
        votings = vote(file, polls, random.Random(seed), houses=houses)
        return Found(votes=polls * houses, orders=orders(file, votings))


def _shown(mistake: Callable[[], AbstractContextManager[object]], houses: int, seed: int) -> int:
    with mistake():
        control = _tried(lab_stage, 1, houses, seed)
    return control.links or control.told_orders


def _tried(raised: Raise, polls: int, houses: int, seed: int) -> Found:
    with tempfile.TemporaryDirectory(prefix="linzhang-faults-") as folder, _logged(Path(folder)):
        return asyncio.run(_voted(raised, Path(folder), polls, houses, random.Random(seed)))


@contextmanager
def _logged(folder: Path) -> Iterator[None]:
    """Everything the program has to say is in a file as well."""
    with (folder / "log.jsonl").open("w", encoding="utf-8") as file:
        structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=file), cache_logger_on_first_use=False)
        try:
            yield
        finally:
            structlog.reset_defaults()


def _database(folder: Path) -> Path:
    """The one the stage has; each calls it otherwise."""
    (file,) = folder.glob("*.db")
    return file


async def _voted(raised: Raise, folder: Path, polls: int, houses: int, draw: random.Random) -> Found:
    found = Found()
    async with raised(folder, street(houses), NOON) as stage:
        here = Street(stage, draw, houses)
        file = _database(folder)
        copies = folder / "backups"

        async def copied() -> None:
            """A backup is taken while somebody's slip lies before them."""
            place = Premises(f"sqlite:{file}", folder / "data", Folder(folder / "data"))
            take(place, copies, keep_newest=1, program="", now=NOON, progress=lambda *_: None)
            found.links += here.traces.links(everything(copies))

        for number in range(polls):
            await here.vote(copied if not number else None)
            if number in {0, polls - 1}:
                found.links += here.traces.links(everything(folder))
            await here.until(OPEN_FOR / 4)
        found.unequal = await here.unequal()
        await here.until(2 * OPEN_FOR)
        raw = everything(folder)
        found.links += here.traces.links(raw)
        found.searched, found.votes = len(raw), polls * houses
    found.orders = orders(file, here.votings)
    return found


if __name__ == "__main__":
    sys.stdout.write(f"{run(int(sys.argv[1]) if len(sys.argv) > 1 else 200)}\n")
