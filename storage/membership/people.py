"""People and what is known of them: accounts, posts, homes, and the groups they meet in.

What a unit of work asked once about a person it remembers; posts and groups come from the roster.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.message import Address, Incoming, Turn
from domain.people import Account, Actor, Person
from domain.places.place import Place
from domain.register import Purpose
from domain.town import Handler, HandlerKind, Standing, Town
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.town.roster import Chat, RosterShelf
from storage.town.version import versions

#: So many people's accounts are asked for at once.
_AT_ONCE = 4

#: Names are looked for in so much of a text, from the longest there are to the shortest.
_HEAD = 64
_LENGTHS = range(24, 1, -1)


class People:
    def __init__(
        self,
        connection: Connection,
        town_locale: str,
        rosters: RosterShelf,
        version: str,
        grids_of_doors: dict[tuple[str, str], tuple[str, ...]],
    ) -> None:
        self._connection = connection
        self._town_locale = town_locale
        self._rosters = rosters
        self._roster = rosters.take(connection, version)
        self._grids_of_doors = grids_of_doors
        self._sql = queries("people")
        self._met: dict[Address, Person] = {}
        self._speaking: tuple[Incoming, datetime, Actor] | None = None
        self._actors: dict[tuple[int, datetime], Actor] = {}
        self._known: dict[int, Person] = {}
        self._doors: dict[int, tuple[Place, ...]] = {}

    def meet(self, account: Address, name: str, now: datetime) -> Person:
        """The person behind an account (``chat`` is its external id); a stranger is remembered from now on."""
        person = self._met.get(account)
        if person is None:
            person = self._met[account] = self._meet(account, name, to_us(now))
            self._known[person.id] = person
        return person

    def _meet(self, account: Address, name: str, now: int) -> Person:
        row = self._sql.account_used(self._connection, channel=account.channel, external=account.chat, now=now)
        if row is not None:
            return Person(*row)
        id = self._sql.add_person(self._connection, key=None, name=name, locale=self._town_locale, now=now)
        self._sql.add_account(self._connection, channel=account.channel, external=account.chat, person=id, now=now)
        return Person(id, name, self._town_locale)

    def speaking(self, incoming: Incoming, now: datetime) -> Actor:
        """Whoever sent the message, as they are now; a stranger is met by it."""
        if self._speaking is None or self._speaking[0] is not incoming or self._speaking[1] != now:
            account = Address(incoming.address.channel, incoming.sender)
            actor = self.actor(self.meet(account, incoming.sender_name, now), now)
            self._speaking = incoming, now, actor
        return self._speaking[2]

    def _forget_actors(self) -> None:
        self._actors.clear()
        self._speaking = None

    def known(self, account: Address) -> Person | None:
        """The person behind an account, None for a stranger. Nobody is met by it."""
        row = self._sql.account(self._connection, channel=account.channel, external=account.chat)
        return None if row is None else Person(**row)

    def get(self, id: int) -> Person:
        """The person with this row id; it must exist."""
        if id not in self._known:
            self._known[id] = Person(**self._sql.person(self._connection, id=id))
        return self._known[id]

    def named_in(self, text: str) -> tuple[Person, ...]:
        """Those of the register whose whole name stands near the beginning of the text, the longest names first."""
        head = text[:_HEAD]
        parts = (head[at : at + length] for length in _LENGTHS for at in range(len(head) - length + 1))
        rows = (row for part in dict.fromkeys(parts) for row in self._sql.named(self._connection, name=part))
        return tuple([self.get(row["id"]) for row in rows])

    def actor(self, person: Person, now: datetime) -> Actor:
        """The person with all their authority is derived from, as it is now."""
        asked = person.id, now
        if asked not in self._actors:
            homes = tuple(dict.fromkeys([door.grid for door in self.doors(person.id)]))
            roster, id = self._roster, person.id
            self._actors[asked] = Actor(
                person,
                roster.posts_of(id, now),
                homes,
                roster.organisations_of(id, now),
                roster.stands_in_for(id, now),
            )
        return self._actors[asked]

    def doors(self, person: int) -> tuple[Place, ...]:
        """The doors the person belongs to."""
        if person not in self._doors:
            self._doors[person] = _places(self._sql.doors_of(self._connection, person=person))
        return self._doors[person]

    def doors_numbered(self, place: Place) -> tuple[Place, ...]:
        """The doors with the room's number that the register has in the place's entrance, else in its building."""
        return _places(
            self._sql.doors_numbered(self._connection, building=place.building, unit=place.unit, room=place.room)
        )

    def grids_of_doors(self, place: Place) -> tuple[str, ...]:
        """The grids the register puts the doors of the place's entrance in, else those of its building."""
        entrance = place.building or "", place.unit
        if entrance not in self._grids_of_doors:
            rows = self._sql.grids_of_doors(self._connection, building=place.building, unit=place.unit)
            self._grids_of_doors[entrance] = tuple([row["grid"] for row in rows])
        return self._grids_of_doors[entrance]

    def moved(self, person: int) -> None:
        """Where the person lives has changed."""
        self._doors.pop(person, None)
        self._forget_actors()

    def offices_changed(self) -> None:
        """Who holds what, or who is away, has changed."""
        self._read_roster()
        self._forget_actors()

    def given(self, account: Address, person: int, now: datetime) -> None:
        """From now on the account is this person's."""
        self._sql.add_account(
            self._connection, channel=account.channel, external=account.chat, person=person, now=to_us(now)
        )
        self._met.clear()
        self._doors.clear()
        self._forget_actors()

    def call(self, person: int, name: str) -> None:
        """From now on the person is called so; whoever the register knows is called as it says."""
        self._sql.call(self._connection, id=person, name=name)
        self._met.clear()
        self._known.clear()
        self._forget_actors()

    def set_locale(self, person: int, locale: str) -> None:
        """From now on the person is spoken to in this language."""
        self._sql.set_locale(self._connection, id=person, locale=locale)
        self._met.clear()
        self._known.clear()
        self._forget_actors()

    def accounts(self, person: int, now: datetime) -> tuple[Account, ...]:
        """All accounts of the person, first where they are told things now."""
        return self._accounts_of((person,), now)[person]

    def _accounts_of(self, people: Iterable[int], now: datetime) -> dict[int, tuple[Account, ...]]:
        found: dict[int, tuple[Account, ...]] = dict.fromkeys(people, ())
        asked = [*found]
        for at in range(0, len(asked), _AT_ONCE):
            four = asked[at : at + _AT_ONCE]
            one, another, third, fourth = four + four[:1] * (_AT_ONCE - len(four))
            numbers = {"one": one, "another": another, "third": third, "fourth": fourth}
            for person, channel, external, reachable in self._sql.accounts_of(
                self._connection, **numbers, now=to_us(now)
            ):
                found[person] += (Account(Address(channel, external), bool(reachable)),)
        return found

    def addresses(self, person: int, now: datetime) -> tuple[Address, ...]:
        """Where the person can be told something in private, the best place first."""
        return self.addresses_of((person,), now)[person]

    def addresses_of(self, people: Iterable[int], now: datetime) -> dict[int, tuple[Address, ...]]:
        """The same of each of the people, in their order."""
        accounts = self._accounts_of(people, now)
        return {person: tuple([one.address for one in theirs if one.reachable]) for person, theirs in accounts.items()}

    def prefer(self, account: Address, person: int) -> None:
        """From now on the person is told things on this account of theirs, as long as it can be reached."""
        self._sql.prefer(self._connection, channel=account.channel, external=account.chat, person=person)

    def address(self, person: int) -> Address | None:
        """Some place where the person can be told something in private; None when no account can be reached."""
        row = self._sql.reachable_account(self._connection, person=person)
        return None if row is None else Address(row["channel"], row["external"])

    def unreachable(self, account: Address, why: str) -> None:
        """The account cannot be reached until its owner speaks again."""
        self._met.pop(account, None)
        self._speaking = None
        self._sql.account_unreachable(self._connection, channel=account.channel, external=account.chat, why=why)

    def reachable(self, account: Address) -> None:
        """The account can be reached again, though its owner has not spoken."""
        self._met.pop(account, None)
        self._speaking = None
        self._sql.account_reachable(self._connection, channel=account.channel, external=account.chat)

    def who_hears(self, handler: Handler, grid: str, town: Town, now: datetime) -> tuple[int, ...]:
        """The people behind a handler in a grid: an organisation's contacts, or who holds the post nearest above."""
        if handler.kind is HandlerKind.ORGANISATION:
            return self._roster.contacts_of(handler.id, now)
        for node in town.path(grid):
            holders = self.holders(handler.role or "", node.id, now)
            if holders:
                return holders
        return ()

    def present(self, people: Sequence[int], now: datetime) -> tuple[int, ...]:
        """The people with those who are away replaced by whoever stands in, or left out when nobody does."""
        return self._roster.present(people, now)

    def holders(self, role: str, grid: str, now: datetime) -> tuple[int, ...]:
        """Who holds the role in exactly this grid, the holder before the deputies."""
        return self._roster.holders(role, grid, now)

    def standing_in(self, standings: frozenset[Standing], grid: str, town: Town, now: datetime) -> tuple[int, ...]:
        """Who counts as one of the standings by a post in exactly this grid."""
        roles = [role.id for role in town.roles.values() if role.standing in standings]
        return tuple(dict.fromkeys(person for role in roles for person in self.holders(role, grid, now)))

    def chat(self, address: Address) -> Chat | None:
        """The bound group at this address; None for private chats and groups nobody bound."""
        return self._roster.chat(address)

    def is_silenced(self, group: Address) -> bool:
        """Whether the bot cannot speak in a bound group, because it was muted or removed."""
        chat = self._roster.chat(group)
        return chat is not None and chat.silenced is not None

    def chats_on(self, channel: str) -> tuple[Chat, ...]:
        """The bound groups of that channel."""
        return self._roster.chats_on(channel)

    def chats_of(self, grid: str, purpose: Purpose) -> tuple[Chat, ...]:
        """The groups of that purpose bound to exactly this grid."""
        return self._roster.chats_of(grid, purpose)

    def bind(self, group: Address, title: str, grid: str, purpose: Purpose) -> None:
        """From now on the group belongs to this grid, and no import says otherwise; the bot can speak there."""
        self._sql.bind_chat(
            self._connection,
            channel=group.channel,
            external=group.chat,
            title=title,
            grid=grid,
            purpose=purpose,
            locale=self._town_locale,
        )
        self._read_roster()

    def unbind(self, group: Address) -> None:
        """The group belongs to no grid any more."""
        self._sql.unbind_chat(self._connection, channel=group.channel, external=group.chat)
        self._read_roster()

    def rename_chat(self, group: Address, title: str) -> None:
        """The group has another name."""
        self._sql.rename_chat(self._connection, channel=group.channel, external=group.chat, title=title)
        self._read_roster()

    def silence(self, group: Address, why: Turn | None) -> None:
        """The bot cannot speak in the group because it was muted or removed; for no reason: it can again."""
        self._sql.silence_chat(self._connection, channel=group.channel, external=group.chat, why=why)
        self._read_roster()

    def chat_moved(self, old: Address, new: str) -> None:
        """The group has a new id on its platform. What was bound under that one already is what counts."""
        self._sql.chat_moved(self._connection, channel=old.channel, old=old.chat, new=new)
        self.unbind(old)

    def _read_roster(self) -> None:
        self._roster = self._rosters.take(self._connection, versions(self._connection).roster)

    def locale(self, reader: int | None, at: Address) -> str:
        """The language a message there is read in: the reader's, else the group's, else the town's."""
        if reader is not None:
            return self.get(reader).locale
        chat = self.chat(at)
        return self._town_locale if chat is None else chat.locale


def _places(rows: Iterable[Row]) -> tuple[Place, ...]:
    return tuple([Place(row["grid"], row["building"], row["unit"], row["room"]) for row in rows])
