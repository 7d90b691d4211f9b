"""What happens by itself: the steps a sweep takes, each in a transaction of its own.

A step finds in the database what is due, does a part of it and says how much that was; only when one has nothing left
does the next begin, so that all somebody is to hear at one moment is known before it is said.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from handlers import routines
from handlers.duties import reminding
from handlers.groups import arriving
from handlers.members import admitting
from handlers.nagging import addressing, climbing, rewinding, saying
from handlers.polls import happening
from storage.work import Work

Step = Callable[[Work, datetime], int]


def _forget(work: Work, now: datetime) -> int:
    """How many conversations nobody went on with were forgotten."""
    return work.dialogues.expire(now)


STEPS: tuple[Step, ...] = (
    climbing.climb,
    addressing.address,
    saying.say,
    admitting.climb,
    arriving.leave_strays,
    reminding.remind,
    happening.happen,
    routines.run,
    _forget,
)


def sweep(work: Work, now: datetime) -> int:
    """How much was done of the first step that had anything to do; call again while it is not 0."""
    if taken_back := rewinding.rewind(work, now):
        return taken_back
    if not work.anything_due(now):
        return 0
    for step in STEPS:
        done = step(work, now)
        if done:
            return done
    return 0
