"""Urns on a disk: ballots cast one by one as the service casts them, and the orders to be read out of the file."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from domain.polls.poll import Effect, Method, Option, Poll, RollKind, Secrecy
from domain.polls.presets import PRESETS
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.engine.wiping import wipe_journal
from storage.polls.polls import NewPoll
from storage.polls.rolls import Voice
from storage.town.towns import TownShelf
from storage.work import Work
from tests.forensics import as_written
from tests.town import NOON, PLACE_WORDS, small_town, someone

HOUSES = 30


@dataclass(frozen=True)
class Voting:
    """One poll: the units in the order they voted, and the option of each, which no other unit takes."""

    poll: Poll
    units: Sequence[int]
    options: Sequence[int]


def a_poll(work: Work, *, houses: int = HOUSES) -> Poll:
    """A secret poll with as many options as there are voices, nobody behind any."""
    asked = NewPoll(
        grid="yard",
        question="选楼栋长",
        options=tuple(Option(f"候选人{n:02}") for n in range(1, houses + 1)),
        method=Method.SINGLE,
        preset="yard",
        rule=PRESETS["yard"],
        effect=Effect.RESOLUTION,
        secrecy=Secrecy.SECRET,
        roll_kind=RollKind.LISTED,
        proposed_by=someone(work, "li").id,
        opens_at=NOON,
        closes_at=NOON + timedelta(days=1),
    )
    poll = work.polls.add(asked, NOON)
    work.rolls.add(poll.id, [Voice(unit, f"listed:{unit}", f"{unit}号") for unit in range(1, houses + 1)], [])
    return poll


def vote(file: Path, polls: int, draw: random.Random, *, houses: int = HOUSES) -> list[Voting]:
    """So many polls, each ballot a transaction of its own, wiped from the journal as the service does it."""
    shelf, votings = TownShelf(PLACE_WORDS), []
    with closing(connect(str(file), NOON)) as connection:
        Work(connection, shelf).registers.bring_in(small_town(), NOON)
        for _ in range(polls):
            poll = a_poll(Work(connection, shelf), houses=houses)
            voting = Voting(poll, *(draw.sample(range(1, houses + 1), houses) for _ in range(2)))
            for unit, option in zip(voting.units, voting.options, strict=True):
                connection.execute("BEGIN IMMEDIATE")
                Work(connection, shelf).secret.cast(poll, [unit], str(option))
                connection.execute("COMMIT")
                wipe_journal(connection)
            votings.append(voting)
    return votings


def orders(file: Path, votings: Sequence[Voting]) -> dict[str, list[list[int]]]:
    """For each way of reading the rows, where those of each voter lie, in the order of voting."""
    slips, listed = as_written(file, "secret_ballots"), as_written(file, "participations")
    with closing(sqlite3.connect(file)) as connection:
        read = connection.execute("SELECT poll, id, choice FROM secret_ballots").fetchall()
    found: dict[str, list[list[int]]] = {"lying": [], "selected": [], "listed": []}
    for voting in votings:
        for name, rows in (("lying", slips), ("selected", read)):
            here = [int(str(choice)) for poll, _, choice in rows if poll == voting.poll.id]
            found[name].append([here.index(option) for option in voting.options])
        there = [unit for poll, unit, _ in listed if poll == voting.poll.id]
        found["listed"].append([there.index(unit) for unit in voting.units])
    return found
