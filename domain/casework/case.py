"""A case: what somebody reported, the states it goes through, what became of it.

    reported 已上报 → accepted 已立案 → dispatched 已派单 → acknowledged 已签收 → in_progress 办理中
        → handled 已处置待核查 → verified 核查通过 → closed 结案
    beside: returned 退单, suspended 挂账, rejected 不予受理, merged 重复合并, withdrawn 撤回

Which state follows which, and through whom, is in ``moves.py``; what somebody is to a case in ``parties.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.clocks.ladder import DEFAULT_LADDER, Ladder
from domain.clocks.limits import CaseClass
from domain.places.place import Place


class State(StrEnum):
    REPORTED = "reported"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    HANDLED = "handled"
    VERIFIED = "verified"
    CLOSED = "closed"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


#: An album holds no more (Telegram), and nobody needs more to see what is broken, or that it is fixed.
MOST_PHOTOS = 10

#: Nothing more happens by itself to these.
ENDED = frozenset({State.CLOSED, State.REJECTED, State.MERGED, State.WITHDRAWN})


class Outcome(StrEnum):
    """What became of the matter. Closed and fixed are different figures."""

    SOLVED = "solved"
    PARTLY = "partly"
    EXPLAINED = "explained"
    NOT_NOW = "not_now"
    NOT_OURS = "not_ours"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"


class Kept(StrEnum):
    """How much of a case is still kept: all of it, all but whoever it names, or only what nobody can be known by."""

    WHOLE = "whole"
    IMPERSONAL = "impersonal"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Case:
    """A matter somebody reported. ``number`` (26-0031) never changes; ``place.room`` and ``words`` are personal.

    ``lead_handler`` always names exactly one handler; ``lead`` is the person there who took it up, if anybody has.
    ``coordinator`` is the handler who received it first (首接负责) once it has been passed on.
    ``ladder`` is the one it was opened with: later edits of the town do not change running cases. ``klass`` is the
    class somebody gave it, None: its category's. ``order_number`` is that of the 12345 order it came with,
    ``extended`` by how many days its time was extended, 0 while it was not. ``supported`` are the neighbours with the
    same problem of whom only the number is kept.
    """

    id: int
    number: str
    category: str
    place: Place
    words: str
    reporter: int
    state: State
    lead_handler: str
    opened_at: datetime
    anonymous: bool = False
    on_behalf: bool = False
    lead: int | None = None
    deputy_handler: str | None = None
    coordinator: str | None = None
    outcome: Outcome | None = None
    finished_by: int | None = None
    feedback: str = ""
    returns: int = 0
    designated: bool = False
    reopened: int = 0
    satisfied: bool | None = None
    review_on: date | None = None
    closed_at: datetime | None = None
    klass: CaseClass | None = None
    ladder: Ladder = DEFAULT_LADDER
    order_number: str | None = None
    extended: int = 0
    kept: Kept = Kept.WHOLE
    supported: int = 0

    @property
    def open(self) -> bool:
        return self.state not in ENDED
