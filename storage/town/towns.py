"""The town as stored, and everything that is worked out from it once and kept until the next import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from sys import intern
from typing import TypeVar

import orjson

from domain.clocks.clock import WorkingCalendar
from domain.clocks.holidays import tables
from domain.matters.matter import NO_WORDS, MatterReader, MatterWords
from domain.message import Local
from domain.places.geo import GridMap
from domain.places.place import PlaceReader
from domain.places.spelling import PlaceWords
from domain.reading.spoken import NO_SPOKEN_WORDS, SpokenWords
from domain.town import Building, Category, Grid, GridKind, Handler, HandlerKind, Responsibility, Role, Standing, Town
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.meta import Meta
from storage.town.calendars import Calendars
from storage.town.facts import load_category, load_facts
from storage.town.lessons import Pupil
from storage.town.roster import RosterShelf

T = TypeVar("T")

FACTS = "town"


class NoTown(Exception):
    """No town was imported yet; run ``linzhang import FOLDER`` first."""


@dataclass(frozen=True)
class Shelved:
    """A town, and the readers built from it when they are first asked for: of a district they take longer than itself,
    and whoever only looks after it on the command line reads nothing that people write.
    """

    version: str
    town: Town
    calendar: WorkingCalendar
    place_words: PlaceWords
    matter_words: MatterWords
    grids_of_doors: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def places(self) -> PlaceReader:
        return PlaceReader(self.town, self.place_words)

    @cached_property
    def matters(self) -> MatterReader:
        return MatterReader(self.town, self.matter_words)

    @cached_property
    def pupil(self) -> Pupil:
        return Pupil(self.matters.learning)

    @cached_property
    def map(self) -> GridMap:
        return GridMap(self.town)

    def build_readers(self) -> None:
        """All of them are there now."""
        for name, part in vars(type(self)).items():
            if isinstance(part, cached_property):
                getattr(self, name)


class InUse(Mapping[str, T]):
    """The things in use by id. One that was retired is found by whoever asks for it by its id, as old cases do."""

    def __init__(self, read: Callable[[Row], T], rows: Iterable[Row]) -> None:
        self._all: dict[str, T] = {}
        self._used: dict[str, None] = {}
        for row in rows:
            self._all[row["id"]] = read(row)
            if not row["retired"]:
                self._used[row["id"]] = None

    def __getitem__(self, id: str) -> T:
        return self._all[id]

    def __contains__(self, id: object) -> bool:
        return id in self._used

    def __iter__(self) -> Iterator[str]:
        return iter(self._used)

    def __len__(self) -> int:
        return len(self._used)


class TownShelf:
    """The last town that was read. Versions are random: a rolled-back import is never taken for a later one."""

    def __init__(
        self,
        place_words: PlaceWords,
        matter_words: MatterWords = NO_WORDS,
        spoken: SpokenWords = NO_SPOKEN_WORDS,
    ) -> None:
        self.spoken = spoken
        self._place_words = place_words
        self._matter_words = matter_words
        self._shelved: Shelved | None = None
        self.rosters = RosterShelf()

    def take(self, connection: Connection, version: str | None) -> Shelved:
        """The town as the transaction sees it, where that is its version. Raises NoTown."""
        if version is None:
            raise NoTown
        if self._shelved is None or self._shelved.version != version:
            self._shelved = _read(connection, version, self._place_words, self._matter_words)
        return self._shelved


def _read(connection: Connection, version: str, place_words: PlaceWords, matter_words: MatterWords) -> Shelved:
    sql = queries("towns")
    facts = load_facts(Meta(connection).get(FACTS) or "")
    town = Town(
        id=facts.id,
        name=facts.name,
        zone=facts.zone,
        locale=facts.locale,
        grids=InUse(_grid, sql.grids(connection)),
        buildings=InUse(_building, sql.buildings(connection)),
        categories=InUse(_category, sql.categories(connection)),
        roles=InUse(_role, sql.roles(connection)),
        handlers=InUse(_handler, sql.handlers(connection)),
        responsibilities=tuple(Responsibility(**row) for row in sql.responsibilities(connection)),
        fallback=facts.fallback,
        limits=facts.limits,
        ladders=facts.ladders,
        quiet=facts.quiet,
        pings_a_day=facts.pings_a_day,
        shift_change=facts.shift_change,
        digests=facts.digests,
        duties=facts.duties,
        personal_data=facts.personal_data,
        forward=facts.forward,
        poll_reminders=facts.poll_reminders,
        poll_doors=facts.poll_doors,
    )
    calendar = WorkingCalendar(town.zone, facts.week, tables(Calendars(connection).years().values()), facts.days)
    return Shelved(version, town, calendar, place_words, matter_words)


def _grid(row: Row) -> Grid:
    polygon = orjson.loads(row["polygon"]) if row["polygon"] else None
    return Grid(
        intern(row["id"]),
        row["name"],
        intern(row["level"]),
        row["parent"] and intern(row["parent"]),
        GridKind(row["kind"]),
        _texts(row["aliases"]),
        None if polygon is None else tuple((lon, lat) for lon, lat in polygon),
    )


def _building(row: Row) -> Building:
    return Building(row["id"], intern(row["grid"]), row["name"], _texts(row["aliases"]), _texts(row["units"]))


@lru_cache(maxsize=256)
def _texts(document: str) -> tuple[str, ...]:
    """The same list of texts is one object, and so is each name of a grid: thousands of buildings share a few."""
    return tuple(orjson.loads(document))


def _category(row: Row) -> Category:
    return load_category(row["id"], row["document"])


def _role(row: Row) -> Role:
    return Role(row["id"], Local(orjson.loads(row["names"])), Standing(row["standing"]))


def _handler(row: Row) -> Handler:
    return Handler(row["id"], Local(orjson.loads(row["names"])), HandlerKind(row["kind"]), row["role"])
