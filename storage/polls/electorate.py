"""Whom the register has for a roll: doors, those who belong to them, holders of a role. Nothing is written here."""

from __future__ import annotations

from collections import defaultdict

from domain.polls.electorate import Door, Electorate, Home, Member, counted_order, door_label
from domain.register import Relation, Tenure
from domain.town import Town
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries


class Electorates:
    def __init__(self, connection: Connection, town: Town) -> None:
        self._connection = connection
        self._town = town
        self._sql = queries("electorate")

    def of(self, grid: str, building: str | None) -> Electorate:
        """The doors of the grid and below, or of one building there, as one walks by them, and who belongs to them."""
        scope = {"grid": grid, "building": building}
        stand = {id: place for place, id in enumerate(self._town.buildings)}
        rows = sorted(
            self._sql.doors(self._connection, **scope),
            key=lambda row: (stand[row["building"]], counted_order(row["unit"]), counted_order(row["room"]), row["id"]),
        )
        members: dict[int, list[Member]] = defaultdict(list)
        for row in self._sql.members(self._connection, **scope):
            relation = Relation(row["relation"])
            members[row["household"]].append(Member(row["household"], row["person"], row["name"], relation))
        return Electorate([self._door(row) for row in rows], members)

    def holders(self, role: str, grid: str) -> tuple[tuple[int, str], ...]:
        """Who holds the role in the grid or below it, with their names; deputies and stand-ins do not."""
        rows = self._sql.holders(self._connection, role=role, grid=grid)
        return tuple([(row["id"], row["name"]) for row in rows])

    def homes(self, person: int) -> tuple[Home, ...]:
        """Where the person lives, and as what."""
        rows = self._sql.homes(self._connection, person=person)
        return tuple([Home(row["grid"], row["building"], Relation(row["relation"])) for row in rows])

    def in_chat(self) -> frozenset[int]:
        """Everybody who can be told something in private."""
        return frozenset([row["person"] for row in self._sql.in_chat(self._connection)])

    def _door(self, row: Row) -> Door:
        label = door_label(self._town.buildings[row["building"]].name, row["unit"], row["room"])
        return Door(row["id"], label, row["area_cm2"], row["owner_key"], row["adults"], Tenure(row["tenure"]))
