"""The register that comes with a town: households, people, their posts, and the chats bound to its grids.

These are the entries as an administrator writes them, each with a key of its own, so that importing the same register
again changes what differs and doubles nothing. What lives in the database afterwards has row ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.clocks.clock import Interval
from domain.message import Address
from domain.town import Town

#: 三长制: each neighbour leader keeps in touch with 5 to 15 households.
FEWEST_HOUSEHOLDS = 5
MOST_HOUSEHOLDS = 15


def too_few_or_many(households: int, leaders: int) -> bool:
    """Whether so many leaders have too few or too many households each."""
    return not leaders * FEWEST_HOUSEHOLDS <= households <= leaders * MOST_HOUSEHOLDS


class Tenure(StrEnum):
    """自住, 出租, 空置. An empty flat still counts."""

    OWNER = "owner"
    LET = "let"
    EMPTY = "empty"


class Relation(StrEnum):
    """What somebody is behind a door: its owner, or of the owner's family; or a tenant, whom no poll of owners asks."""

    OWNER = "owner"
    TENANT = "tenant"


class Purpose(StrEnum):
    """What a group is for."""

    RESIDENTS = "residents"
    STAFF = "staff"
    OWNERS = "owners"


@dataclass(frozen=True, slots=True)
class Household:
    """One door: building id, unit ("" where entrances are not numbered), room; area in whole square centimetres.

    ``grid`` is the grid the door belongs to where a building is split among several, else the building's own.
    Rooms of one buyer share an ``owner_key``. ``adults`` is how many grown-ups live there, 0 where nobody counted.
    """

    building: str
    unit: str
    room: str
    grid: str
    area_cm2: int
    tenure: Tenure = Tenure.OWNER
    owner_key: str = ""
    adults: int = 0


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person with a part to play: name, language if not the town's, accounts, maybe a door (building, unit, room)."""

    key: str
    name: str
    locale: str | None = None
    accounts: tuple[Address, ...] = ()
    door: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class PostEntry:
    """A role held in a grid (任职). ``deputy`` marks who stands in for the holder."""

    person: str
    role: str
    grid: str
    deputy: bool = False


@dataclass(frozen=True, slots=True)
class ChatEntry:
    """A group bound to a grid."""

    address: Address
    title: str
    grid: str
    purpose: Purpose
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person who hears for a handler that is an organisation."""

    handler: str
    person: str


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone on the lab page: whose it is and which chat it shows; ``chat`` None is the private chat with the bot."""

    person: str
    chat: Address | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """A whole town file, checked: ready to be stored in one transaction.

    ``days`` are the town's own: True a day off, False a day worked, whatever week and year say.
    """

    town: Town
    week: Mapping[int, tuple[Interval, ...]]
    households: tuple[Household, ...]
    people: tuple[PersonEntry, ...]
    posts: tuple[PostEntry, ...]
    chats: tuple[ChatEntry, ...]
    contacts: tuple[Contact, ...]
    phones: tuple[Phone, ...] = ()
    days: Mapping[date, bool] = field(default_factory=dict)
