"""The town of the trials of time: many yards, each with a worker of its own, and matters in all of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from domain.register import PersonEntry, PostEntry, Register
from domain.town import Building, Grid
from handlers import routines
from handlers.routes import handle
from storage.engine.database import connect
from storage.engine.protocol import Connection
from storage.town.towns import TownShelf
from storage.work import Work
from tests.faults.long_street import FIRST
from tests.town import NOON, PLACE_WORDS, TOWN, at, says, small_town

#: So many matters are one worker's.
FOR_ONE = 34

#: What is the matter with a house: mostly something simple, now and then an emergency.
_MATTERS = ("楼道灯坏了",) * 9 + ("电梯困人了",)

#: Matters were reported within this time.
_WITHIN = timedelta(minutes=90)


def many_yards(houses: int) -> Register:
    """The register: house number n is called "n栋"."""
    yards = range(1, 2 + houses // FOR_ONE)
    grids = {f"many-{n}": Grid(f"many-{n}", f"第{n}院", "微网格", parent="north") for n in yards}
    numbers = range(FIRST, FIRST + houses)
    buildings = {f"house-{n}": Building(f"house-{n}", _yard(n), f"{n}栋") for n in numbers}
    town = small_town()
    return replace(
        town,
        town=replace(TOWN, grids={**TOWN.grids, **grids}, buildings={**TOWN.buildings, **buildings}),
        people=(*town.people, *(PersonEntry(f"worker-{n}", f"网格员{n}", None, (at(f"worker-{n}"),)) for n in yards)),
        posts=(*town.posts, *(PostEntry(f"worker-{n}", "worker", f"many-{n}") for n in yards)),
    )


def _yard(number: int) -> str:
    return f"many-{1 + (number - FIRST) // FOR_ONE}"


def prepare(
    file: Path, houses: int, chance: random.Random, now: datetime = NOON, matters: Sequence[str] = _MATTERS
) -> None:
    """The database of the town, where something was reported from every house a short while before ``now``."""
    with closing(connect(str(file), now)) as connection:
        fill(connection, houses, chance, now, matters)


def fill(
    connection: Connection, houses: int, chance: random.Random, now: datetime = NOON, matters: Sequence[str] = _MATTERS
) -> None:
    """As ``prepare``, in a database that has its tables and nothing in them."""
    shelf = TownShelf(PLACE_WORDS)
    connection.execute("BEGIN")
    work = Work(connection, shelf)
    work.registers.bring_in(many_yards(houses), now - _WITHIN)
    routines.settle(Work(connection, shelf), now - _WITHIN)
    for reported, number in sorted((now - chance.random() * _WITHIN, n) for n in range(FIRST, FIRST + houses)):
        said = says(f"house-{number}", f"{number}栋{chance.choice(matters)}", reported)
        handle(Work(connection, shelf), said, reported)
    connection.execute("UPDATE outbox SET state = 'sent', sent_at = queued_at, message_id = 'before-' || id")
    connection.execute("COMMIT")
