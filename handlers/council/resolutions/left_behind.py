"""Somebody who had to do with a resolution is forgotten: whoever runs the council there is asked who takes it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.council.resolution import Resolution
from domain.people import ALLOWED, Act
from handlers.council.resolutions.checking import ask_to_check
from handlers.council.resolutions.resolving import ask_for_tasks
from storage.work import Work


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Resolutions of which a task, or the giving out of tasks, would be left undone; tasks nobody would look at."""

    resolutions: tuple[int, ...]
    unlooked: tuple[int, ...]


def left_behind(work: Work, person: int) -> LeftBehind:
    """What is left behind when the person is gone; asked before they are."""
    return LeftBehind(work.resolutions.left_by(person), work.resolutions.unlooked_by(person))


def ask_anew(work: Work, left: LeftBehind, now: datetime) -> None:
    """The person is gone: somebody else is asked for each of it."""
    for id in left.resolutions:
        resolution = work.resolutions.find(id)
        if resolution is not None and resolution.open and not _asked(work, resolution):
            _ask_leader(work, resolution, now)
    for task in left.unlooked:
        ask_to_check(work, work.duties.get(task), now)


def _asked(work: Work, resolution: Resolution) -> bool:
    """Whether somebody is to give out its tasks anyway."""
    return resolution.assignment is not None and work.duties.get(resolution.assignment).open


def _ask_leader(work: Work, resolution: Resolution, now: datetime) -> None:
    for node in work.town.path(resolution.grid):
        holders = work.people.standing_in(ALLOWED[Act.RUN_COUNCIL], node.id, work.town, now)
        if people := work.people.present(holders, now):
            ask_for_tasks(work, resolution, people[0], now)
            return
