"""A community of many small grids and buildings, built in code, for what is held in all of them at once.

Every grid has its own leader, group and buildings; every building has a few doors, each with somebody behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

from domain.message import Address
from domain.register import ChatEntry, Household, PersonEntry, PostEntry, Purpose, Register
from domain.town import Building, Grid
from storage.engine.database import connect
from storage.engine.sqlite import sqlite3
from storage.work import Work
from tests.handlers.play import SHELF, Play
from tests.town import LAB, NOON, at, small_town

#: The director of the community.
DIRECTOR = "yang"


def streets(grids: int, buildings: int, doors: int = 3) -> Register:
    """So many grids with so many buildings among them, each with so many doors."""
    small = small_town()
    names = [f"g{number}" for number in range(1, grids + 1)]
    houses = [(f"b{number}", names[number % grids], number) for number in range(1, buildings + 1)]
    households = [(id, grid, str(room)) for id, grid, _ in houses for room in range(101, 101 + doors)]
    town = replace(
        small.town,
        grids={
            "fujia": small.town.grids["fujia"],
            **{id: Grid(id, f"第{id[1:]}小区", "微网格", parent="fujia") for id in names},
        },
        buildings={id: Building(id, grid, f"{number}栋") for id, grid, number in houses},
        responsibilities=(),
    )
    neighbours = tuple(
        PersonEntry(f"{id}-{room}", f"{id}的{room}", None, (at(f"{id}-{room}"),), (id, "", room))
        for id, _, room in households
    )
    director = next(person for person in small.people if person.key == DIRECTOR)
    leaders = tuple(PersonEntry(f"leader-{id}", f"{id}组长", None, (at(f"leader-{id}"),)) for id in names)
    return replace(
        small,
        town=town,
        households=tuple(Household(id, "", room, grid, 600_000) for id, grid, room in households),
        people=(director, *leaders, *neighbours),
        posts=(PostEntry(DIRECTOR, "director", "fujia"), *(PostEntry(f"leader-{id}", "leader", id) for id in names)),
        chats=tuple(ChatEntry(group_of(id), f"{id}群", id, Purpose.RESIDENTS) for id in names),
        contacts=(),
        phones=(),
    )


def group_of(grid: str) -> Address:
    """The group of a grid."""
    return Address(LAB, f"{grid}-group")


@contextmanager
def a_play_in(register: Register) -> Iterator[Play]:
    """A play in that town."""
    with closing(connect(":memory:", NOON)) as connection:
        connection.row_factory = sqlite3.Row
        Work(connection, SHELF).registers.bring_in(register, NOON)
        yield Play(connection, NOON)
