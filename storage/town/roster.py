"""Who holds which post, who hears for which organisation, which group belongs to which grid: kept, with a version.

The version is a row the database itself changes with every write to these tables, and it is read in each transaction;
so whoever lost a post has lost it in the very next transaction, and a roll-back is seen as what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias, TypeVar

from domain.message import Address, Turn
from domain.people import Post
from domain.register import Purpose
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.town.standing_in import Absent, Away, Held, lent

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


#: A clock that ran so far ahead while somebody noted an absence, and was put back, hides none of the others.
_SPARE_US = timedelta(days=45) // timedelta(microseconds=1)

#: Role and grid, and whether it is a deputy's; the handler of an organisation.
_Seat: TypeAlias = "tuple[str, str, bool]"
_Heard: TypeAlias = str


class Roster:
    """Everything is in the order a question about it is answered in: the holder of a post, the deputies, stand-ins."""

    def __init__(
        self,
        posts: Iterable[Held[_Seat]] = (),
        contacts: Iterable[Held[_Heard]] = (),
        chats: Iterable[Chat] = (),
        away: Iterable[Away] = (),
    ) -> None:
        away = tuple(away)
        posts, contacts = tuple(posts), tuple(contacts)
        posts, contacts, chats = (*posts, *lent(posts, away)), (*contacts, *lent(contacts, away)), tuple(chats)
        self._absent = Absent(away)
        self._of_person = _grouped((held.person, held) for held in posts)
        self._of_role = _grouped((held.office[:2], held) for held in posts)
        self._contacts = _grouped((held.office, held) for held in contacts)
        self._organisations = _grouped((held.person, held) for held in contacts)
        self._chats = {chat.address: chat for chat in chats}
        self._of_grid = _grouped(((chat.grid, chat.purpose), chat) for chat in chats if chat.silenced is None)

    def posts_of(self, person: int, now: datetime) -> tuple[Post, ...]:
        """The posts the person holds now, also those they only stand in for."""
        return tuple(dict.fromkeys(map(_post, _now(self._of_person.get(person, ()), now))))

    def holders(self, role: str, grid: str, now: datetime) -> tuple[int, ...]:
        """Who holds the role in exactly this grid now."""
        return _people(_now(self._of_role.get((role, grid), ()), now))

    def organisations_of(self, person: int, now: datetime) -> frozenset[str]:
        """The organisations the person hears for now."""
        return frozenset(held.office for held in _now(self._organisations.get(person, ()), now))

    def contacts_of(self, handler: str, now: datetime) -> tuple[int, ...]:
        """Who hears for the organisation now."""
        return _people(_now(self._contacts.get(handler, ()), now))

    def present(self, people: Sequence[int], now: datetime) -> tuple[int, ...]:
        """The people with those who are away replaced by whoever stands in, or left out when nobody does."""
        return self._absent.present(people, to_us(now))

    def stands_in_for(self, person: int, now: datetime) -> frozenset[int]:
        """Everybody the person stands in for now."""
        return self._absent.stands_in_for(person, to_us(now))

    def chat(self, address: Address) -> Chat | None:
        """The group bound under this address."""
        return self._chats.get(address)

    def chats_on(self, channel: str) -> tuple[Chat, ...]:
        """All groups of that channel."""
        return tuple([chat for chat in self._chats.values() if chat.address.channel == channel])

    def chats_of(self, grid: str, purpose: Purpose) -> tuple[Chat, ...]:
        """The groups of that purpose bound to exactly this grid that the bot can speak in."""
        return self._of_grid.get((grid, purpose), ())


class RosterShelf:
    """The roster as it was last read."""

    def __init__(self) -> None:
        self._version: str | None = None
        self._roster = Roster()

    def take(self, connection: Connection, version: str) -> Roster:
        """The roster as the transaction sees it, where that is its version."""
        if version != self._version:
            sql = queries("roster")
            self._roster = Roster(
                map(_seat, sql.posts(connection)),
                map(_heard, sql.contacts(connection)),
                map(_chat, sql.chats(connection)),
                map(_away, sql.absences(connection, spare=_SPARE_US)),
            )
            self._version = version
        return self._roster


def _now(offices: Iterable[Held[V]], now: datetime) -> list[Held[V]]:
    us = to_us(now)
    return [held for held in offices if held.covers(us)]


def _people(offices: Iterable[Held[V]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(held.person for held in offices))


def _post(held: Held[_Seat]) -> Post:
    role, grid, deputy = held.office
    return Post(held.person, role, grid, deputy or held.lent)


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _seat(row: Row) -> Held[_Seat]:
    return Held(row["person"], (row["role"], row["grid"], bool(row["deputy"])), row["from_at"])


def _heard(row: Row) -> Held[_Heard]:
    return Held(row["person"], row["handler"], 0)


def _away(row: Row) -> Away:
    return Away(row["person"], row["stand_in"], row["from_at"], row["until_at"])


def _chat(row: Row) -> Chat:
    return Chat(
        id=row["id"],
        address=Address(row["channel"], row["external"]),
        title=row["title"],
        grid=row["grid"],
        purpose=Purpose(row["purpose"]),
        locale=row["locale"],
        silenced=None if row["silenced"] is None else Turn(row["silenced"]),
    )
