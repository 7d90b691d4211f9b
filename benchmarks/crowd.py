"""Many residents, each at a building of their own, and what they report: complete, so that nothing is asked back.

A report names building, entrance and matter. Nobody has the same matter at the same building as somebody else, and the
clock moves on between reports, so that neither "is it the same?" nor "too many" is an answer.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot.channels.lab.receive import NAME, Payload, to_incoming
from domain.casework.case import Case
from domain.clocks.limits import CaseClass
from domain.message import Address, ChatKind
from domain.places.place import Place
from domain.register import Household, PersonEntry, Register
from domain.town import Building, Category
from handlers.routes import handle
from storage.engine.sqlite import sqlite3
from storage.work import Work

T = TypeVar("T")

#: How the accounts of the residents begin.
PREFIX = "bench-"

#: Monday 2 March 2026, 09:00 in the town, and how far apart reports are there: some 4,000 a day, for a whole district.
BEGINS = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
APART = timedelta(seconds=20)

#: Different matters of one resident.
_MATTERS = 2

#: So many ways to say the same are tried.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody says: everything of a payload but its number."""

    account: str
    text: str

    def payload(self, number: int) -> Payload:
        return Payload(
            id=f"{PREFIX}{number}",
            account=self.account,
            name=self.account,
            chat=self.account,
            kind=ChatKind.PRIVATE,
            message_id=str(number),
            text=self.text,
        )


class Clock:
    """The time of the town: it moves with each report, not by itself."""

    def __init__(self) -> None:
        self._now = BEGINS

    def __call__(self) -> datetime:
        return self._now

    def skip(self, reports: int) -> None:
        """The time of so many reports passes."""
        self._now += APART * reports


def crowded(register: Register, most: int) -> Register:
    """The register with so many more people in it at most, each with a door in another building."""
    roomy = _with_buildings(register, most)
    doors = list({household.building: household for household in reversed(roomy.households)}.values())
    chosen = doors[:: max(1, len(doors) // most)][:most]
    residents = tuple(_resident(f"{PREFIX}{n}", door) for n, door in enumerate(chosen))
    return replace(roomy, people=(*roomy.people, *residents))


def _resident(key: str, door: Household) -> PersonEntry:
    return PersonEntry(key, key, None, (Address(NAME, key),), (door.building, door.unit, door.room))


def _with_buildings(register: Register, least: int) -> Register:
    """The register with so many buildings at least: the smallest grids of a small town are filled up."""
    town = register.town
    missing = least - len(town.buildings)
    if missing <= 0:
        return register
    leaves = [grid for grid in town.grids if not town.children[grid]]
    added = [
        Building(f"bench:{n}", leaves[n % len(leaves)], f"{100 + n // len(leaves)}栋", (), ("1", "2"))
        for n in range(missing)
    ]
    doors = tuple(Household(building.id, "1", "101", building.grid, 800_000) for building in added)
    return replace(
        register,
        town=replace(town, buildings={**town.buildings, **{building.id: building for building in added}}),
        households=(*register.households, *doors),
    )


def homes(file: Path) -> list[tuple[str, Place]]:
    """The account and the door of each resident of the town in that database."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT a.external, h.grid, h.building, h.unit FROM accounts AS a"
            " JOIN household_members AS m ON m.person = a.person JOIN households AS h ON h.id = m.household"
            " WHERE a.external LIKE ? ORDER BY a.person",
            (f"{PREFIX}%",),
        )
        return [(account, Place(*home)) for account, *home in rows]


def what_they_say(work: Work, residents: Sequence[tuple[str, Place]]) -> list[Spoken]:
    """Reports that become cases as they are meant, each resident in turn with one matter after another.

    Whether they do is tried out and undone.
    """
    matters = [category for category in work.town.categories.values() if _plain(category)]
    rounds = (
        [_said(work, key, home, matters[(n + turn) % len(matters)]) for n, (key, home) in enumerate(residents)]
        for turn in range(_MATTERS)
    )
    return [said for said in itertools.chain(*rounds) if said is not None]


def _plain(category: Category) -> bool:
    usual = not (category.dangerous or category.discreet or category.klass is CaseClass.QUESTION)
    return usual and bool(category.keywords) and category.id != "other"


def _said(work: Work, account: str, home: Place, category: Category) -> Spoken | None:
    building = work.town.buildings[home.building or ""]
    unit = f"{home.unit}单元" if home.unit in building.units else ""
    for keyword in category.keywords[:_TRIES]:
        spoken = Spoken(account, f"{building.name}{unit}{keyword}，昨天晚上就这样了，麻烦来看一下")
        case = _what_becomes_of(work, spoken)
        if case is not None and (case.place.building, case.category) == (building.id, category.id):
            return spoken
    return None


class _Undone(Exception):
    """What was tried out is undone."""


def _what_becomes_of(work: Work, spoken: Spoken) -> Case | None:
    incoming = to_incoming(spoken.payload(0).model_dump_json().encode(), BEGINS, ())
    assert incoming is not None
    case = None
    with contextlib.suppress(_Undone), work.all_or_nothing():
        handle(work, incoming, BEGINS)
        case = work.cases.of_message(incoming.address, incoming.message_id)
        raise _Undone
    return case


def endless(spoken: Sequence[T], after: int) -> Iterator[tuple[int, T]]:
    """Everybody's reports over and over, numbered, from the one after that number."""
    return ((number, spoken[number % len(spoken)]) for number in itertools.count(after + 1))
