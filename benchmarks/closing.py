"""The end of a poll among very many households without a group: how long anybody else waits for one of its parts.

Everybody has a card of their own, which loses its buttons, and hears the result in private. What is measured is the
processor time of each transaction, from the one that closes and counts to the last. That everybody's card was changed
and everybody heard of it once is counted afterwards.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from benchmarks.ballots import OPENED, new_poll
from benchmarks.crowd import Clock, crowded
from benchmarks.progress import tell
from benchmarks.reporters import NotWhatWasMeant
from benchmarks.service import bring_in, database_file, settings
from benchmarks.stage import Stage
from bot import app
from bot.channels.lab.clock import LabClock
from bot.command.logs import quiet_logs
from bot.towns.folder import read_town
from domain.polls.poll import Origin, Poll
from handlers.polls.asking.opening import open_poll
from handlers.polls.happening import happen
from storage.engine.database import Database
from storage.engine.sqlite import sqlite3
from storage.polls.ballots import Ballot
from storage.polls.polls import Happening
from storage.work import Work

#: Everything that was queued has arrived.
_DELIVERED = "UPDATE outbox SET state = 'sent', message_id = 'm' || id, sent_at = queued_at WHERE state = 'queued'"

_SHOWN = "SELECT count(*) FROM outbox WHERE card = ? AND edits IS NULL"
_CHANGED = "SELECT count(DISTINCT chat), count(*) FROM outbox WHERE card = ? AND edits IS NOT NULL AND buttons = '[]'"
_HEARD = (
    "SELECT count(DISTINCT chat), count(*) FROM outbox"
    " WHERE once LIKE ? AND json_extract(body, '$.say') = 'poll-published'"
)


def measure(stage: Stage) -> dict[str, float]:
    """The figures by name."""
    town = stage.district if stage.effort.district else stage.yard
    folder = Path(tempfile.mkdtemp(prefix="closing-", dir=stage.folder))
    tell(f"making a town of {stage.effort.voters} households that vote ...")
    bring_in(folder, replace(crowded(read_town(town).register, stage.effort.voters), chats=(), phones=()))
    return asyncio.run(_measure(folder))


async def _measure(folder: Path) -> dict[str, float]:
    quiet_logs()
    async with app.opened(settings(folder), clock=LabClock(Clock())) as service:
        poll = await service.database.transact(_open)
        await _parts(service.database, OPENED)
        await service.database.transact(lambda work: _vote(work, poll))
        with closing(sqlite3.connect(database_file(folder))) as beside:
            beside.execute(_DELIVERED)
            beside.commit()
        took = await _parts(service.database, poll.closes_at)
    everybody = _checked(database_file(folder), poll)
    tell(f"closed for {everybody:,} with a card in {len(took)} parts, the longest {max(took):.1f} ms")
    return {"poll_closing_longest_unit_ms_10k": max(took), "poll_closing_whole_ms_10k": sum(took)}


def _open(work: Work) -> Poll:
    """A poll that is never open longer because nobody looked."""
    poll = open_poll(work, work.polls.add(new_poll(work), OPENED), OPENED)
    work.polls.drop_moment(poll, Happening.WATCH)
    return poll


def _vote(work: Work, poll: Poll) -> None:
    """Every household has voted for the first option."""
    for voice in work.rolls.units(poll.id):
        work.ballots.put(poll.id, Ballot(voice.unit, "1", Origin.LAB, None, None, 1, f"R-{voice.unit}"))


async def _parts(database: Database, now: datetime) -> list[float]:
    """The processor time of each transaction until nothing is due any more, in milliseconds."""
    took = []

    def one(work: Work) -> int:
        began = time.thread_time()
        done = happen(work, now)
        took.append((time.thread_time() - began) * 1e3)
        return done

    while await database.transact(one):
        pass
    return took


def _checked(file: Path, poll: Poll) -> int:
    """How many have a card. Raises NotWhatWasMeant unless each was changed, and each of them heard the result, once."""
    card, names = f"poll:{poll.id}:private", f"poll:{poll.id}:%"
    with closing(sqlite3.connect(file)) as connection:
        (everybody,) = connection.execute(_SHOWN, (card,)).fetchone()
        changed = connection.execute(_CHANGED, (card,)).fetchone()
        heard = connection.execute(_HEARD, (names,)).fetchone()
    if changed != (everybody, everybody) or heard != (everybody, everybody):
        raise NotWhatWasMeant(f"{everybody} have a card: {changed} were changed, {heard} heard the result")
    return int(everybody)
