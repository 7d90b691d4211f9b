"""The town as stored, and everything that is worked out from it once and kept until the next import."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, TypeVar

from domain.clocks.clock import Interval, Limit, Unit, WorkingCalendar
from domain.clocks.limits import CaseClass, Limits
from domain.message import Local
from domain.reading.geo import GridMap
from domain.reading.matter import MatterReader
from domain.reading.place import PlaceReader
from domain.reading.spelling import PlaceWords
from domain.town import Building, Category, Grid, GridKind, Handler, HandlerKind, Responsibility, Role, Standing, Town
from storage.engine.documents import dump
from storage.engine.queries import queries
from storage.meta import Meta
from storage.town.calendars import year_tables

T = TypeVar("T")

VERSION = "town-version"
FACTS = "town"


class NoTown(Exception):
    """No town was imported yet; run ``linzhang import FOLDER`` first."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A town and the readers built from it."""

    version: str
    town: Town
    places: PlaceReader
    matters: MatterReader
    map: GridMap
    calendar: WorkingCalendar


class InUse(Mapping[str, T]):
    """The things in use by id. One that was retired is found by whoever asks for it by its id, as old cases do."""

    def __init__(self, read: Callable[[sqlite3.Row], T], rows: Iterable[sqlite3.Row]) -> None:
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

    def __init__(self, place_words: PlaceWords) -> None:
        self._place_words = place_words
        self._shelved: Shelved | None = None

    def take(self, connection: sqlite3.Connection) -> Shelved:
        """The town as the transaction sees it. Raises NoTown."""
        version = Meta(connection).get(VERSION)
        if version is None:
            raise NoTown
        if self._shelved is None or self._shelved.version != version:
            self._shelved = _read(connection, version, self._place_words)
        return self._shelved


def _read(connection: sqlite3.Connection, version: str, place_words: PlaceWords) -> Shelved:
    sql = queries("towns")
    facts = json.loads(Meta(connection).get(FACTS) or "{}")
    town = Town(
        id=facts["id"],
        name=facts["name"],
        zone=facts["zone"],
        locale=facts["locale"],
        grids=InUse(_grid, sql.grids(connection)),
        buildings=InUse(_building, sql.buildings(connection)),
        categories=InUse(_category, sql.categories(connection)),
        roles=InUse(_role, sql.roles(connection)),
        handlers=InUse(_handler, sql.handlers(connection)),
        responsibilities=tuple(Responsibility(**row) for row in sql.responsibilities(connection)),
        fallback=facts["fallback"],
        limits={CaseClass(klass): _limits(limits) for klass, limits in facts["limits"].items()},
    )
    calendar = WorkingCalendar(town.zone, _week(facts["week"]), year_tables())
    return Shelved(version, town, PlaceReader(town, place_words), MatterReader(town), GridMap(town), calendar)


def facts_of(town: Town, week: Mapping[int, tuple[Interval, ...]]) -> str:
    """What of a town is kept as one document: everything that is not a row of its own."""
    return dump(
        {
            "id": town.id,
            "name": town.name,
            "zone": town.zone,
            "locale": town.locale,
            "fallback": town.fallback,
            "limits": {klass: limits_document(limits) for klass, limits in town.limits.items()},
            "week": {
                str(day): [[interval.start.isoformat(), interval.end.isoformat()] for interval in intervals]
                for day, intervals in week.items()
            },
        }
    )


def limits_document(limits: Limits) -> dict[str, list[Any]]:
    return {
        name: [limit.amount, limit.unit]
        for name, limit in (
            ("acknowledge", limits.acknowledge),
            ("finish", limits.finish),
            ("verify", limits.verify),
        )
    }


def category_document(category: Category) -> str:
    """What is stored of a category."""
    return dump(
        {
            "names": dict(category.name.names),
            "klass": category.klass,
            "keywords": category.keywords,
            "notice": category.notice,
            "discreet": category.discreet,
            "limits": limits_document(category.limits) if category.limits else None,
            "gb_code": category.gb_code,
        }
    )


def _grid(row: sqlite3.Row) -> Grid:
    polygon = json.loads(row["polygon"]) if row["polygon"] else None
    return Grid(
        row["id"],
        row["name"],
        row["level"],
        row["parent"],
        GridKind(row["kind"]),
        tuple(json.loads(row["aliases"])),
        None if polygon is None else tuple((lon, lat) for lon, lat in polygon),
    )


def _building(row: sqlite3.Row) -> Building:
    return Building(
        row["id"], row["grid"], row["name"], tuple(json.loads(row["aliases"])), tuple(json.loads(row["units"]))
    )


def _category(row: sqlite3.Row) -> Category:
    plain = json.loads(row["document"])
    return Category(
        row["id"],
        Local(plain["names"]),
        CaseClass(plain["klass"]),
        tuple(plain["keywords"]),
        plain["notice"],
        plain["discreet"],
        _limits(plain["limits"]) if plain["limits"] else None,
        plain["gb_code"],
    )


def _role(row: sqlite3.Row) -> Role:
    return Role(row["id"], Local(json.loads(row["names"])), Standing(row["standing"]))


def _handler(row: sqlite3.Row) -> Handler:
    return Handler(row["id"], Local(json.loads(row["names"])), HandlerKind(row["kind"]), row["role"])


def _limits(plain: Mapping[str, list[Any]]) -> Limits:
    return Limits(**{name: Limit(amount, Unit(unit)) for name, (amount, unit) in plain.items()})


def _week(plain: Mapping[str, list[list[str]]]) -> dict[int, tuple[Interval, ...]]:
    return {
        int(day): tuple(Interval(time.fromisoformat(start), time.fromisoformat(end)) for start, end in intervals)
        for day, intervals in plain.items()
    }
