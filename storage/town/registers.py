"""Importing a town and its register: one transaction, and doing it again writes only what differs.

An import holds the writer's thread, so everything that stands is read once and compared in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from domain.message import Address
from domain.register import Household, PersonEntry, Register, Tenure
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.membership.elected import elected_seats
from storage.membership.strays import Strays
from storage.meta import Meta
from storage.town.facts import facts_of, load_facts
from storage.town.handed_over import HandedOver, Hearing, Seat
from storage.town.rows import (
    Row,
    building_rows,
    category_rows,
    chat_rows,
    grid_rows,
    handler_rows,
    household_row,
    responsibility_rows,
    role_rows,
)
from storage.town.towns import FACTS
from storage.town.version import renew

#: What a door is known by.
_DOOR = ("building", "unit", "room")


class Registers:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("registers")

    def bring_in(self, register: Register, now: datetime) -> Mapping[str, int]:
        """How many grids, buildings, households, people and posts are in use afterwards, and how many posts and
        contacts others hold than the register says because they were handed over.

        What the register no longer has is retired, not removed: old cases still point at it. Doors, posts and contacts
        of the register replace those of the last one; whoever joined in chat stays who they are, and whoever was
        elected to a post keeps it.
        """
        self._bring_in_town(register)
        ids = _Census(self._connection, register.town.locale, to_us(now)).ids(register.people)
        seats = ((ids[post.person], post.role, post.grid, post.deputy) for post in register.posts)
        handed_over = HandedOver(
            self._connection,
            (*seats, *elected_seats(self._connection)),
            ((contact.handler, ids[contact.person]) for contact in register.contacts),
        )
        self._posts(handed_over.seats, to_us(now))
        self._contacts(handed_over.hearings)
        self._chats(register, now)
        meta = Meta(self._connection)
        meta.put(FACTS, facts_of(register))
        renew(meta)
        return {**self._sql.counts(self._connection), "people": len(ids), "handed_over": handed_over.count}

    def households(self) -> tuple[Household, ...]:
        """The doors in use, as the last register has them."""
        rows = self._sql.households_in_use(self._connection)
        return tuple([Household(**{**row, "tenure": Tenure(row["tenure"])}) for row in rows])

    def put_households(self, households: Iterable[Household]) -> Mapping[str, int]:
        """How many doors are new, changed and gone, now that these are all there are; the rest of the town stays."""
        before = {_door(household): household for household in self.households()}
        after = {_door(household): household for household in households}
        sql, rows = self._sql, map(household_row, after.values())
        self._settle(_DOOR, sql.households_in_use, rows, sql.put_household, sql.retire_household)
        renew(Meta(self._connection))
        changed = sum(before[door] != household for door, household in after.items() if door in before)
        return {"new": len(after.keys() - before.keys()), "changed": changed, "gone": len(before.keys() - after.keys())}

    def hours(self) -> tuple[object, ...] | None:
        """When the town works and when nobody is nagged, to be compared with what it was before. None: no town."""
        text = Meta(self._connection).get(FACTS)
        if text is None:
            return None
        facts = load_facts(text)
        return facts.zone, facts.week, facts.days, facts.quiet

    def _bring_in_town(self, register: Register) -> None:
        """Everything that others point at before those that do."""
        sql, id = self._sql, ("id",)
        self._settle(id, sql.grids_in_use, grid_rows(register), sql.put_grid, sql.retire_grid)
        self._settle(id, sql.buildings_in_use, building_rows(register), sql.put_building, sql.retire_building)
        self._settle(id, sql.categories_in_use, category_rows(register), sql.put_category, sql.retire_category)
        self._settle(id, sql.roles_in_use, role_rows(register), sql.put_role, sql.retire_role)
        self._settle(id, sql.handlers_in_use, handler_rows(register), sql.put_handler, sql.retire_handler)
        line = ("category", "grid")
        lines = responsibility_rows(register)
        self._settle(line, sql.responsibilities, lines, sql.put_responsibility, sql.forget_responsibility)
        doors = map(household_row, register.households)
        self._settle(_DOOR, sql.households_in_use, doors, sql.put_household, sql.retire_household)

    def _settle(
        self,
        key: tuple[str, ...],
        standing: Callable[[Connection], Iterable[Row]],
        wanted: Iterable[Row],
        put: Callable[[Connection, list[Row]], object],
        drop: Callable[[Connection, list[Row]], object],
    ) -> None:
        """Put the rows that are not standing just like that; drop the standing ones whose key nobody wants.

        Both have the same columns in the same order, those of the key first.
        """
        rows = {tuple(row.values()): row for row in wanted}
        there = set(map(tuple, standing(self._connection)))
        put(self._connection, [row for values, row in rows.items() if values not in there])
        # As a rule next to nothing is left over, so no key of the others is looked at.
        left_over = {values[: len(key)] for values in there - rows.keys()}
        gone = left_over and left_over - {values[: len(key)] for values in rows}
        drop(self._connection, [dict(zip(key, values, strict=True)) for values in gone])

    def _posts(self, seats: Iterable[Seat], now: int) -> None:
        wanted = set(seats)
        for row in list(self._sql.standing_posts(self._connection)):
            held = (row["person"], row["role"], row["grid"], bool(row["deputy"]))
            if held in wanted:
                wanted.discard(held)
            else:
                self._sql.end_post(self._connection, id=row["id"], now=now)
        names = ("person", "role", "grid", "deputy")
        self._sql.add_post(
            self._connection, [{**dict(zip(names, post, strict=True)), "now": now} for post in sorted(wanted)]
        )

    def _contacts(self, hearings: Iterable[Hearing]) -> None:
        sql = self._sql
        wanted = ({"handler": handler, "person": person} for handler, person in sorted(hearings))
        self._settle(("handler", "person"), sql.contacts, wanted, sql.add_contact, sql.forget_contact)

    def _chats(self, register: Register, now: datetime) -> None:
        """Groups the register does not name stay, as long as their grid is in use; else they are strays."""
        strays = Strays(self._connection)
        for row in list(self._sql.chats_without_grid(self._connection)):
            strays.add(Address(row["channel"], row["external"]), row["title"], now)
        self._sql.forget_chats(self._connection)
        bound = set(map(tuple, self._sql.chats(self._connection)))
        rows = [row for row in chat_rows(register) if tuple(row.values()) not in bound]
        self._sql.put_chat(self._connection, rows)
        for chat in register.chats:
            strays.end(chat.address)


def _door(household: Household) -> tuple[str, str, str]:
    return household.building, household.unit, household.room


class _Census:
    """Everybody the database knows by key or account, with the door they belong to, as they were before the import."""

    def __init__(self, connection: Connection, town_locale: str, now: int) -> None:
        self._connection = connection
        self._town_locale = town_locale
        self._now = now
        self._people = queries("people")
        self._sql = queries("registers")
        self._by_key: dict[str, tuple[int, str]] = {
            row["key"]: (row["id"], row["name"]) for row in self._sql.registered(connection)
        }
        self._owners: dict[tuple[str, str], int] = {
            (row["channel"], row["external"]): row["person"] for row in self._sql.accounts(connection)
        }
        self._strangers = {row["id"] for row in self._sql.strangers(connection)}
        self._doors: dict[int, set[tuple[str, str, str]]] = {}
        for row in self._sql.members(connection):
            self._doors.setdefault(row["person"], set()).add((row["building"], row["unit"], row["room"]))

    def ids(self, entries: Iterable[PersonEntry]) -> Mapping[str, int]:
        """The row ids by key, once everything about everybody stands as the register has it."""
        return {entry.key: self._person(entry) for entry in entries}

    def _person(self, entry: PersonEntry) -> int:
        """The row id of the person, who is new, known by key, or known by one of the accounts."""
        id = self._known(entry)
        if id is None:
            locale = entry.locale or self._town_locale
            id = self._people.add_person(self._connection, key=entry.key, name=entry.name, locale=locale, now=self._now)
        elif self._by_key.get(entry.key) != (id, entry.name):
            self._sql.update_person(self._connection, id=id, key=entry.key, name=entry.name)
        self._accounts(entry, id)
        self._door(entry, id)
        return id

    def _known(self, entry: PersonEntry) -> int | None:
        if entry.key in self._by_key:
            return self._by_key[entry.key][0]
        for account in entry.accounts:
            met = self._owners.get((account.channel, account.chat))
            if met is not None and met in self._strangers:
                self._strangers.discard(met)
                return met
        return None

    def _accounts(self, entry: PersonEntry, id: int) -> None:
        for account in entry.accounts:
            if self._owners.get((account.channel, account.chat)) != id:
                self._people.add_account(
                    self._connection, channel=account.channel, external=account.chat, person=id, now=self._now
                )

    def _door(self, entry: PersonEntry, id: int) -> None:
        there = self._doors.get(id, set())
        if there == ({entry.door} if entry.door else set()):
            return
        self._sql.leave_doors(self._connection, person=id)
        if entry.door is not None:
            building, unit, room = entry.door
            household = self._sql.household(self._connection, building=building, unit=unit, room=room)
            self._sql.add_member(self._connection, household=household, person=id)
