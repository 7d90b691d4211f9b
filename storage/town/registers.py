"""Importing a town and its register: one transaction, and doing it again changes only what differs."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from domain.register import PersonEntry, Register
from storage.engine.documents import dump
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.meta import Meta
from storage.town.towns import FACTS, VERSION, category_document, facts_of


class Registers:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._towns = queries("towns")
        self._people = queries("people")
        self._sql = queries("registers")

    def bring_in(self, register: Register, now: datetime) -> Mapping[str, int]:
        """How many grids, buildings, households, people and posts are in use afterwards.

        What the register no longer has is retired, not removed: old cases still point at it. Doors, posts and contacts
        of the register replace those of the last one; whoever joined in chat stays who they are.
        """
        self._bring_in_town(register)
        self._bring_in_households(register)
        ids = {entry.key: self._person(entry, register.town.locale, now) for entry in register.people}
        self._posts(register, ids, now)
        self._contacts(register, ids)
        self._chats(register)
        meta = Meta(self._connection)
        meta.put(FACTS, facts_of(register.town, register.week))
        meta.put(VERSION, secrets.token_hex(8))
        return {**self._sql.counts(self._connection), "people": len(ids)}

    def _bring_in_town(self, register: Register) -> None:
        town, sql, connection = register.town, self._towns, self._connection
        for retire in (
            sql.retire_grids,
            sql.retire_buildings,
            sql.retire_categories,
            sql.retire_roles,
            sql.retire_handlers,
            sql.forget_responsibilities,
        ):
            retire(connection)
        sql.put_grid(
            connection,
            [
                {
                    "id": grid.id,
                    "position": position,
                    "name": grid.name,
                    "level": grid.level,
                    "parent": grid.parent,
                    "kind": grid.kind,
                    "aliases": dump(list(grid.aliases)),
                    "polygon": dump(grid.polygon) if grid.polygon else None,
                }
                for position, grid in enumerate(town.grids.values())
            ],
        )
        sql.put_building(
            connection,
            [
                {
                    "id": building.id,
                    "position": position,
                    "grid": building.grid,
                    "name": building.name,
                    "aliases": dump(list(building.aliases)),
                    "units": dump(list(building.units)),
                }
                for position, building in enumerate(town.buildings.values())
            ],
        )
        sql.put_category(
            connection,
            [
                {"id": category.id, "position": position, "document": category_document(category)}
                for position, category in enumerate(town.categories.values())
            ],
        )
        sql.put_role(
            connection,
            [
                {"id": role.id, "position": position, "names": dump(dict(role.name.names)), "standing": role.standing}
                for position, role in enumerate(town.roles.values())
            ],
        )
        sql.put_handler(
            connection,
            [
                {
                    "id": handler.id,
                    "position": position,
                    "names": dump(dict(handler.name.names)),
                    "kind": handler.kind,
                    "role": handler.role,
                }
                for position, handler in enumerate(town.handlers.values())
            ],
        )
        sql.put_responsibility(
            connection,
            [
                {"category": line.category, "grid": line.grid, "handler": line.handler, "deputy": line.deputy}
                for line in town.responsibilities
            ],
        )

    def _bring_in_households(self, register: Register) -> None:
        self._towns.retire_households(self._connection)
        self._towns.put_household(
            self._connection,
            [
                {
                    "building": household.building,
                    "unit": household.unit,
                    "room": household.room,
                    "grid": household.grid,
                    "area_cm2": household.area_cm2,
                    "tenure": household.tenure,
                    "owner_key": household.owner_key,
                }
                for household in register.households
            ],
        )

    def _person(self, entry: PersonEntry, town_locale: str, now: datetime) -> int:
        """The row id of the person, who is new, known by key, or known by one of the accounts."""
        id = self._known(entry)
        if id is None:
            id = self._people.add_person(
                self._connection, key=entry.key, name=entry.name, locale=entry.locale or town_locale, now=to_us(now)
            )
        self._sql.update_person(self._connection, id=id, key=entry.key, name=entry.name)
        for account in entry.accounts:
            self._people.add_account(
                self._connection, channel=account.channel, external=account.chat, person=id, now=to_us(now)
            )
        self._sql.leave_doors(self._connection, person=id)
        if entry.door is not None:
            building, unit, room = entry.door
            household = self._sql.household(self._connection, building=building, unit=unit, room=room)
            self._sql.add_member(self._connection, household=household, person=id)
        return id

    def _known(self, entry: PersonEntry) -> int | None:
        by_key: int | None = self._sql.person_by_key(self._connection, key=entry.key)
        if by_key is not None:
            return by_key
        met = (
            self._sql.stranger(self._connection, channel=account.channel, external=account.chat)
            for account in entry.accounts
        )
        return next((id for id in met if id is not None), None)

    def _posts(self, register: Register, ids: Mapping[str, int], now: datetime) -> None:
        wanted = {(ids[post.person], post.role, post.grid, post.deputy) for post in register.posts}
        for row in list(self._sql.standing_posts(self._connection)):
            held = (row["person"], row["role"], row["grid"], bool(row["deputy"]))
            if held in wanted:
                wanted.discard(held)
            else:
                self._sql.end_post(self._connection, id=row["id"], now=to_us(now))
        for person, role, grid, deputy in sorted(wanted):
            self._sql.add_post(self._connection, person=person, role=role, grid=grid, deputy=deputy, now=to_us(now))

    def _contacts(self, register: Register, ids: Mapping[str, int]) -> None:
        self._sql.forget_contacts(self._connection)
        for contact in register.contacts:
            self._sql.add_contact(self._connection, handler=contact.handler, person=ids[contact.person])

    def _chats(self, register: Register) -> None:
        self._sql.forget_chats(self._connection)
        for chat in register.chats:
            self._sql.put_chat(
                self._connection,
                channel=chat.address.channel,
                external=chat.address.chat,
                title=chat.title,
                grid=chat.grid,
                purpose=chat.purpose,
                locale=chat.locale or register.town.locale,
            )
