"""One run: a duty to be done this time, a task somebody was given, a meeting, a notice, a full sweep or a part of one.

Data alone. Who does it and how it looks is the business of ``handlers.duties``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.duties.duty import RunKind


class RunState(StrEnum):
    """How a run stands. ``nil``: done, with nothing to report. ``late``: done, after its time. ``missed``: never done,
    and there is nothing left to do about it.
    """

    OPEN = "open"
    DONE = "done"
    NIL = "nil"
    LATE = "late"
    MISSED = "missed"
    CALLED_OFF = "called_off"


class Finding(StrEnum):
    """How a line of a checklist, or what was visited, was found."""

    FINE = "fine"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and the case it was reported as, once it was."""

    finding: Finding
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Done by ``person``, or else by whoever holds ``role`` in ``grid``. ``part_of`` is the sweep a visit belongs to.

    ``look_at`` is when something happens by itself beside its clock: a meeting is near, a notice has hung long enough.
    ``words`` are what was said to be done: the minutes of a meeting.
    """

    id: int
    kind: RunKind
    grid: str
    title: str
    opens_at: datetime
    due_at: datetime
    duty: str | None = None
    role: str | None = None
    person: int | None = None
    given_by: int | None = None
    part_of: int | None = None
    state: RunState = RunState.OPEN
    answers: Mapping[str, Found] = field(default_factory=dict)
    words: str = ""
    done_by: int | None = None
    done_at: datetime | None = None
    look_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state is RunState.OPEN
