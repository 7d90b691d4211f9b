"""A poll (院坝议事): what is asked, of whom, how it is counted, and the states it goes through. Data alone.

    draft → noticed 预告 → open → closed → counted → published 公示 → objection 异议期 → effective → carried out
    beside: withdrawn before it opened, annulled by two people afterwards

Closing, counting and publishing happen in one transaction. What became of it is the ``Verdict``, not a state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.polls.rules import Rule, Verdict


class State(StrEnum):
    DRAFT = "draft"
    NOTICED = "noticed"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    PUBLISHED = "published"
    OBJECTION = "objection"
    EFFECTIVE = "effective"
    CARRIED_OUT = "carried_out"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"


class Method(StrEnum):
    """How a ballot looks. ``YES_NO`` has the options for and against; every method can be abstained from.

    ``SINGLE``: one option. ``SEVERAL``: at most ``picks`` of them. ``APPROVAL``: as many as one likes. ``SEATS``: at
    most as many people as there are seats. ``DOT``: ``picks`` points shared out. ``RATING``: 1 to 5 for each.
    """

    YES_NO = "yes_no"
    SINGLE = "single"
    SEVERAL = "several"
    APPROVAL = "approval"
    SEATS = "seats"
    DOT = "dot"
    RATING = "rating"


class Effect(StrEnum):
    """What a result means in law: asking around, a yard's own resolution, a rehearsal for the owners' statutory vote,
    the record of a ballot held on paper.
    """

    STRAW = "straw"
    RESOLUTION = "resolution"
    REHEARSAL = "rehearsal"
    PAPER = "paper"


class Secrecy(StrEnum):
    """记名: who chose what is published at the end. 无记名: nobody can find out, neither can we."""

    NAMED = "named"
    SECRET = "secret"


class RollKind(StrEnum):
    """One voice for each household, adult, owner (all rooms of one buyer), holder of a role, or person on a list."""

    HOUSEHOLD = "household"
    ADULT = "adult"
    OWNER = "owner"
    REPRESENTATIVE = "representative"
    LISTED = "listed"


class Origin(StrEnum):
    """How a ballot came in."""

    TELEGRAM = "telegram"
    WECHAT = "wechat"
    WECOM = "wecom"
    WEB = "web"
    LAB = "lab"
    PAPER = "paper"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen, maybe with a picture (SHA-256 name); ``person`` where it is a candidate."""

    text: str
    photo: str | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """``serial`` is the number people type (议12). ``building`` narrows the roll to one building of the grid.

    ``picks`` is the k of SEVERAL and the points of DOT; SEATS elects at least ``seats_min`` and at most ``seats_max``.
    ``live`` polls show how the voting stands before they close; a secret one never does.
    ``roll_role`` is whose holders have a voice (REPRESENTATIVE). ``closes_at`` is the moment as extended,
    ``extended_by`` by how many seconds. ``stage_after`` has to pass before this one opens; ``runoff_of`` was a tie.
    """

    id: int
    serial: int
    grid: str
    question: str
    options: tuple[Option, ...]
    method: Method
    preset: str
    rule: Rule
    effect: Effect
    secrecy: Secrecy
    roll_kind: RollKind
    state: State
    proposed_by: int
    drafted_at: datetime
    opens_at: datetime
    closes_at: datetime
    details: str = ""
    live: bool = True
    building: str | None = None
    picks: int = 1
    seats_min: int = 1
    seats_max: int = 1
    roll_role: str | None = None
    approved_by: int | None = None
    extended_by: int = 0
    closed_at: datetime | None = None
    roll_hash: str = ""
    verdict: Verdict | None = None
    shown_at: datetime | None = None
    batch: int | None = None
    stage_after: int | None = None
    runoff_of: int | None = None
    topic: int | None = None

    @property
    def secret(self) -> bool:
        """Whether nobody may ever find out who chose what."""
        return self.secrecy is Secrecy.SECRET
