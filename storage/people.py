"""People and what is known of them: accounts, posts, homes, and the groups they meet in."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from domain.message import Address
from domain.people import Actor, Person, Post
from domain.reading.place import Place
from domain.register import Purpose
from domain.town import Handler, HandlerKind, Standing, Town
from storage.engine.queries import queries
from storage.engine.times import to_us


@dataclass(frozen=True, slots=True)
class Chat:
    """A group bound to a grid."""

    id: int
    address: Address
    title: str
    grid: str
    purpose: Purpose
    locale: str


class People:
    def __init__(self, connection: sqlite3.Connection, town_locale: str) -> None:
        self._connection = connection
        self._town_locale = town_locale
        self._sql = queries("people")

    def meet(self, account: Address, name: str, now: datetime) -> Person:
        """The person behind an account (``chat`` is its external id); a stranger is remembered from now on."""
        row = self._sql.account(self._connection, channel=account.channel, external=account.chat)
        if row is None:
            id = self._sql.add_person(self._connection, key=None, name=name, locale=self._town_locale, now=to_us(now))
            self._sql.add_account(
                self._connection, channel=account.channel, external=account.chat, person=id, now=to_us(now)
            )
            return Person(id, name, self._town_locale)
        self._sql.account_used(self._connection, channel=account.channel, external=account.chat, now=to_us(now))
        return Person(**row)

    def get(self, id: int) -> Person:
        """The person with this row id; it must exist."""
        return Person(**self._sql.person(self._connection, id=id))

    def actor(self, person: Person, now: datetime) -> Actor:
        """The person with all their authority is derived from, as it is now."""
        posts = self._sql.posts_of(self._connection, person=person.id, now=to_us(now))
        homes = self._sql.homes_of(self._connection, person=person.id)
        organisations = self._sql.organisations_of(self._connection, person=person.id)
        return Actor(
            person,
            tuple(Post(row["person"], row["role"], row["grid"], bool(row["deputy"])) for row in posts),
            tuple(row["grid"] for row in homes),
            frozenset(row["handler"] for row in organisations),
        )

    def doors(self, person: int) -> tuple[Place, ...]:
        """The doors the person belongs to."""
        rows = self._sql.doors_of(self._connection, person=person)
        return tuple(Place(row["grid"], row["building"], row["unit"], row["room"]) for row in rows)

    def grids_of_door(self, place: Place) -> tuple[str, ...]:
        """The grids the register puts the doors at this place in: one where all of them lie in one."""
        rows = self._sql.grids_of_door(self._connection, building=place.building, unit=place.unit, room=place.room)
        return tuple(row["grid"] for row in rows)

    def set_locale(self, person: int, locale: str) -> None:
        """From now on the person is spoken to in this language."""
        self._sql.set_locale(self._connection, id=person, locale=locale)

    def address(self, person: int) -> Address | None:
        """Where the person can be told something in private; None when no account of theirs can be reached."""
        row = self._sql.reachable_account(self._connection, person=person)
        return None if row is None else Address(row["channel"], row["external"])

    def unreachable(self, account: Address, why: str) -> None:
        """The account cannot be reached until its owner speaks again."""
        self._sql.account_unreachable(self._connection, channel=account.channel, external=account.chat, why=why)

    def who_hears(self, handler: Handler, grid: str, town: Town, now: datetime) -> tuple[int, ...]:
        """The people behind a handler in a grid: an organisation's contacts, or who holds the post nearest above."""
        if handler.kind is HandlerKind.ORGANISATION:
            return tuple(row["person"] for row in self._sql.contacts_of(self._connection, handler=handler.id))
        for node in town.path(grid):
            holders = self.holders(handler.role or "", node.id, now)
            if holders:
                return holders
        return ()

    def holders(self, role: str, grid: str, now: datetime) -> tuple[int, ...]:
        """Who holds the role in exactly this grid, the holder before the deputies."""
        rows = self._sql.holders(self._connection, role=role, grid=grid, now=to_us(now))
        return tuple(row["person"] for row in rows)

    def standing_in(self, standings: frozenset[Standing], grid: str, town: Town, now: datetime) -> tuple[int, ...]:
        """Who counts as one of the standings by a post in exactly this grid."""
        roles = [role.id for role in town.roles.values() if role.standing in standings]
        return tuple(dict.fromkeys(person for role in roles for person in self.holders(role, grid, now)))

    def chat(self, address: Address) -> Chat | None:
        """The bound group at this address; None for private chats and groups nobody bound."""
        row = self._sql.chat(self._connection, channel=address.channel, external=address.chat)
        return None if row is None else _chat(row)

    def chats_of(self, grid: str, purpose: Purpose) -> tuple[Chat, ...]:
        """The groups of that purpose bound to exactly this grid."""
        return tuple(_chat(row) for row in self._sql.chats_of_grid(self._connection, grid=grid, purpose=purpose))

    def chat_moved(self, old: Address, new: str) -> None:
        """The group has a new id on its platform."""
        self._sql.chat_moved(self._connection, channel=old.channel, old=old.chat, new=new)

    def locale(self, reader: int | None, at: Address) -> str:
        """The language a message there is read in: the reader's, else the group's, else the town's."""
        if reader is not None:
            return self.get(reader).locale
        chat = self.chat(at)
        return self._town_locale if chat is None else chat.locale


def _chat(row: sqlite3.Row) -> Chat:
    return Chat(
        row["id"],
        Address(row["channel"], row["external"]),
        row["title"],
        row["grid"],
        Purpose(row["purpose"]),
        row["locale"],
    )
