"""A council meeting: what kind it is, which parties belong around the table, and what became of each topic there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MeetingType(StrEnum):
    """议事会, 协调会, 恳谈会, 听证会, 五方会议, 坝坝会."""

    COUNCIL = "council"
    COORDINATION = "coordination"
    TALK = "talk"
    HEARING = "hearing"
    FIVE_PARTY = "five_party"
    YARD = "yard"


class CouncilParty(StrEnum):
    """The five parties (五方): whoever runs the yard, its firm, the community, neighbour leaders, owners."""

    MANAGEMENT = "management"
    PROPERTY = "property"
    COMMUNITY = "community"
    LEADER = "leader"
    OWNERS = "owners"


class ItemOutcome(StrEnum):
    """What became of a topic at a meeting: decided there, put to the vote, talked over again, left."""

    RESOLVED = "resolved"
    TO_VOTE = "to_vote"
    PUT_OFF = "put_off"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Template:
    """What a type of meeting is for. ``binding``: it may decide, and what it puts to the vote may bind; others ask
    and listen. ``parties`` have to be there; one that is missing is named in the minutes.
    """

    binding: bool
    parties: frozenset[CouncilParty] = frozenset()


TEMPLATES: Mapping[MeetingType, Template] = {
    MeetingType.COUNCIL: Template(binding=True, parties=frozenset({CouncilParty.COMMUNITY, CouncilParty.LEADER})),
    MeetingType.COORDINATION: Template(binding=True),
    MeetingType.TALK: Template(binding=False),
    MeetingType.HEARING: Template(binding=False, parties=frozenset({CouncilParty.COMMUNITY})),
    MeetingType.FIVE_PARTY: Template(binding=True, parties=frozenset(CouncilParty)),
    MeetingType.YARD: Template(binding=True, parties=frozenset({CouncilParty.LEADER})),
}


@dataclass(frozen=True, slots=True)
class Council:
    """A meeting beside its run (``run`` is the row id of it); ``held_at`` once it is over."""

    run: int
    type: MeetingType
    grid: str
    held_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A topic on the agenda, what was said about it, and what became of it, once something did."""

    meeting: int
    topic: int
    words: str = ""
    outcome: ItemOutcome | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody was there for a party."""

    party: CouncilParty
    name: str


def missing(type: MeetingType, attended: Iterable[Attendance]) -> tuple[CouncilParty, ...]:
    """The parties that belong there and were not, in their usual order."""
    there = {attendance.party for attendance in attended}
    return tuple(party for party in CouncilParty if party in TEMPLATES[type].parties - there)
