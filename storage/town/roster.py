"""Who holds which post, who hears for which organisation, which group belongs to which grid: kept, with a version.

The version is a row the database itself changes with every write to these tables, and it is read in each transaction;
so whoever lost a post has lost it in the very next transaction, and a roll-back is seen as what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from domain.message import Address, Turn
from domain.people import Post
from domain.register import Purpose
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import to_us

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Chat:
    """A group bound to a grid. ``silenced`` is why the bot cannot speak there: it was muted, or removed."""

    id: int
    address: Address
    title: str
    grid: str
    purpose: Purpose
    locale: str
    silenced: Turn | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """A post nobody ended; it begins at ``from_us``, which may be still to come."""

    post: Post
    from_us: int


class Roster:
    """Everything is in the order a question about it is answered in: the holder of a post before the deputies."""

    def __init__(self, posts: Iterable[_Held], contacts: Iterable[tuple[str, int]], chats: Iterable[Chat]) -> None:
        posts, contacts, chats = tuple(posts), tuple(contacts), tuple(chats)
        self._of_person = _grouped((held.post.person, held) for held in posts)
        self._of_role = _grouped(((held.post.role, held.post.grid), held) for held in posts)
        self._contacts = _grouped(contacts)
        self._organisations = _grouped((person, handler) for handler, person in contacts)
        self._chats = {chat.address: chat for chat in chats}
        self._of_grid = _grouped(((chat.grid, chat.purpose), chat) for chat in chats if chat.silenced is None)

    def posts_of(self, person: int, now: datetime) -> tuple[Post, ...]:
        """The posts the person holds now."""
        return _begun(self._of_person.get(person, ()), now)

    def holders(self, role: str, grid: str, now: datetime) -> tuple[int, ...]:
        """Who holds the role in exactly this grid now."""
        return tuple(post.person for post in _begun(self._of_role.get((role, grid), ()), now))

    def organisations_of(self, person: int) -> frozenset[str]:
        """The organisations the person hears for."""
        return frozenset(self._organisations.get(person, ()))

    def contacts_of(self, handler: str) -> tuple[int, ...]:
        """Who hears for the organisation."""
        return self._contacts.get(handler, ())

    def chat(self, address: Address) -> Chat | None:
        """The group bound under this address."""
        return self._chats.get(address)

    def chats_of(self, grid: str, purpose: Purpose) -> tuple[Chat, ...]:
        """The groups of that purpose bound to exactly this grid that the bot can speak in."""
        return self._of_grid.get((grid, purpose), ())


class RosterShelf:
    """The roster as it was last read."""

    def __init__(self) -> None:
        self._version: str | None = None
        self._roster = Roster((), (), ())

    def take(self, connection: sqlite3.Connection) -> Roster:
        """The roster as the transaction sees it."""
        sql = queries("roster")
        version = sql.version(connection)
        if version != self._version:
            self._roster = Roster(
                map(_held, sql.posts(connection)),
                map(tuple, sql.contacts(connection)),
                map(_chat, sql.chats(connection)),
            )
            self._version = version
        return self._roster


def _begun(posts: Iterable[_Held], now: datetime) -> tuple[Post, ...]:
    us = to_us(now)
    return tuple(held.post for held in posts if held.from_us <= us)


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _held(row: sqlite3.Row) -> _Held:
    return _Held(Post(row["person"], row["role"], row["grid"], bool(row["deputy"])), row["from_at"])


def _chat(row: sqlite3.Row) -> Chat:
    return Chat(
        id=row["id"],
        address=Address(row["channel"], row["external"]),
        title=row["title"],
        grid=row["grid"],
        purpose=Purpose(row["purpose"]),
        locale=row["locale"],
        silenced=None if row["silenced"] is None else Turn(row["silenced"]),
    )
