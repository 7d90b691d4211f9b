"""A resolution (决议): what was decided, by a poll or at a meeting, and the tasks by which it gets done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.duties.run import RunState


@dataclass(frozen=True, slots=True)
class Resolution:
    """``assignment`` is the run by which somebody is asked to give out its tasks, ``notice`` the one that hangs it out.

    ``lapsed_at``: what it rests on was annulled.
    """

    id: int
    grid: str
    words: str
    decided_at: datetime
    topic: int | None = None
    poll: int | None = None
    meeting: int | None = None
    notice: int | None = None
    assignment: int | None = None
    carried_out_at: datetime | None = None
    lapsed_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.carried_out_at is None and self.lapsed_at is None


@dataclass(frozen=True, slots=True)
class TaskOfResolution:
    """How one of its tasks stands: the run, its state, and whether somebody else has looked."""

    run: int
    state: RunState
    verified: bool


def all_verified(tasks: Iterable[TaskOfResolution]) -> bool:
    """Whether something was to be done and all of it is done and verified; what was called off is not asked about."""
    wanted = [task for task in tasks if task.state is not RunState.CALLED_OFF]
    return bool(wanted) and all(task.verified for task in wanted)
