"""What happens by itself about runs, beside their clocks: each kind knows what its moment means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from domain.duties.duty import RunKind
from domain.duties.run import Run
from handlers.duties import visiting
from handlers.tasks import hanging, meeting
from storage.work import Work

_COMES: Mapping[RunKind, Callable[[Work, Run, datetime], None]] = {
    RunKind.MEETING: meeting.draws_near,
    RunKind.NOTICE: hanging.may_come_down,
    RunKind.SWEEP: visiting.goes_on,
}


def remind(work: Work, now: datetime) -> int:
    """How many runs something was said about; each has its next moment, or none any more."""
    runs = work.duties.due(now)
    for run in runs:
        _COMES[run.kind](work, run, now)
    return len(runs)
