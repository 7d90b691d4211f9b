"""What comes by itself in the lab: the next rungs of every ladder, and who would hear of them. Nothing fires here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from heapq import nsmallest

from domain.casework.case import Case
from domain.clocks.ladder import Rung
from domain.message import Arg, Say
from handlers.duties.whose import title_say
from handlers.nagging.hearers import About, about, people_of
from storage.promises.clock import Clock
from storage.work import Work

#: The page shows so many steps, out of the promises that are looked at next.
MOST_STEPS = 12
_MOST_CLOCKS = 40

#: So far ahead the page looks, and so far the clock of the lab is moved in one go.
REACH = timedelta(days=366)


class Height(StrEnum):
    """Whether a rung is before the end, at the end, or above it."""

    SOON = "soon"
    END = "end"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody hears that a promise about a subject is late, or soon will be. ``number`` is "" for a run of a duty."""

    at: datetime
    number: str
    subject: Arg
    promise: Say
    height: Height
    people: tuple[str, ...]


def read_ahead(work: Work, now: datetime) -> tuple[Step, ...]:
    """What comes next, in its order, as things stand now."""
    clocks = work.clocks.due(now + REACH, _MOST_CLOCKS)
    return tuple(nsmallest(MOST_STEPS, (step for clock in clocks for step in _steps(work, clock, now)), _order))


def _order(step: Step) -> tuple[datetime, str]:
    return step.at, step.number


def _steps(work: Work, clock: Clock, now: datetime) -> Iterator[Step]:
    """One for each moment still to come: of two rungs at the same, only the higher is ever fired."""
    subject = about(work, clock)
    rungs = work.clocks.terms(clock).ladder.rungs
    for moment, rung in dict(list(zip(clock.moments, rungs, strict=False))[clock.rung :]).items():
        yield Step(
            at=max(moment, clock.look_at or moment),
            number=subject.number if isinstance(subject, Case) else "",
            subject=_subject(work, subject),
            promise=_promise(work, subject, clock),
            height=_height(rung),
            people=_names(work, subject, rung, now),
        )


def _subject(work: Work, subject: About) -> Arg:
    return work.town.categories[subject.category].name if isinstance(subject, Case) else title_say(work, subject)


def _promise(work: Work, subject: About, clock: Clock) -> Say:
    if not isinstance(subject, Case):
        return Say("lab-ahead-run")
    stages = {stage.id: stage.name for stage in work.town.categories[subject.category].milestones}
    return Say(f"promise-{clock.kind.replace('_', '-')}", {"name": stages.get(clock.name, clock.name)})


def _height(rung: Rung) -> Height:
    if rung.after_end is not None:
        return Height.LATE
    return Height.SOON if rung.percent < 100 else Height.END


def _names(work: Work, subject: About, rung: Rung, now: datetime) -> tuple[str, ...]:
    people = dict.fromkeys(person for part in rung.to for person in people_of(work, subject, part, now))
    return tuple(work.people.get(person).name for person in people)
