"""What can be late: the kinds of promises a clock is kept for. How long each may take is in ``limits``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is promised: 签收, first contact, a plan, 办结, a milestone (停工), 核查, 回访, review of a 挂账, the next
    update somebody promised, an order of the 12345 line, and one run of a duty (also a task, a meeting, a notice).
    """

    ACKNOWLEDGE = "acknowledge"
    CONTACT = "contact"
    PLAN = "plan"
    FINISH = "finish"
    MILESTONE = "milestone"
    VERIFY = "verify"
    FOLLOW_UP = "follow_up"
    REVIEW = "review"
    UPDATE = "update"
    ORDER = "order"
    RUN = "run"


#: What whoever answers for a case owes: these climb the case's own ladder, and stop when the case is done.
WORK = frozenset({Kind.ACKNOWLEDGE, Kind.CONTACT, Kind.PLAN, Kind.FINISH, Kind.MILESTONE, Kind.UPDATE, Kind.ORDER})


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that is owed. ``name`` tells those of a kind apart: the id of a milestone, else ""."""

    kind: Kind
    name: str = ""
