"""The slip left at a door: a code that names the door once, so that nobody types it. The leader still says yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.polls.electorate import Door
from storage.membership.codes import CodeFor
from storage.work import Work

#: A slip is good as long as it may lie behind a door that is seldom opened.
LIVES = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Slip:
    """A door and the code that names it until then."""

    door: Door
    code: str
    until: datetime


def new_slips(work: Work, grid: str, now: datetime) -> tuple[Slip, ...]:
    """A new slip for every door of the grid and below, as one walks by them; older slips stay good."""
    until = now + LIVES
    return tuple(Slip(door, _code(work, door, until), until) for door in work.electorates.of(grid, None).doors)


def _code(work: Work, door: Door, until: datetime) -> str:
    return work.codes.issue(CodeFor.HOUSEHOLD, {"household": str(door.household)}, None, until)
