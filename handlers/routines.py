"""What is done by the calendar: one table of habits, each with what it is done about, when next, and how.

A habit that takes long is done in many transactions: it says how far it has come and goes on from there. After an
outage each is done once, for the last moment that was missed; whether that still makes sense is the habit's own matter.
The functions in the table stand where their business is, and know nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.digests import agendas, months, mornings, summaries
from handlers.duties import opening
from handlers.promises import recounting
from handlers.staffing import shift_changes
from storage.routines import Routine
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Habit:
    """``subjects`` are what it is done about, "" for the whole town; ``next`` is when it is due after a moment.

    ``next`` is None for what is done only once. ``act`` does it, or a part of it, and says how far it has come: "" when
    it is done.
    """

    subjects: Callable[[Work], Iterable[str]]
    next: Callable[[Work, str, datetime], datetime | None]
    act: Callable[[Work, Routine, datetime], str]


def _the_town(work: Work) -> Iterable[str]:
    return ("",)


def _only_once(work: Work, subject: str, after: datetime) -> None:
    return None


HABITS: Mapping[str, Habit] = {
    recounting.RECOUNT: Habit(_the_town, _only_once, recounting.recount),
    "shift-change": Habit(_the_town, shift_changes.next_change, shift_changes.change),
    "roster-gaps": Habit(_the_town, shift_changes.next_look_for_gaps, shift_changes.look_for_gaps),
    "duty": Habit(opening.subjects, opening.next_opening, opening.open_runs),
    "morning-digest": Habit(_the_town, mornings.next_morning, mornings.tell_everybody),
    "half-day-summary": Habit(_the_town, summaries.next_half_day, summaries.sum_up),
    "weekly-agenda": Habit(_the_town, agendas.next_meeting, agendas.prepare),
    "monthly-figures": Habit(_the_town, months.next_first_day, months.count_last_month),
}


def settle(work: Work, now: datetime) -> None:
    """The calendar has every habit of the town, and no other, each at the moment that comes next.

    What is due already, or under way, stays as it is. So this is also what is called for when the clock of the machine
    was turned back, or a town wants its digests at another time.
    """
    wanted = {(name, subject) for name, habit in HABITS.items() for subject in habit.subjects(work)}
    standing = {(routine.name, routine.subject): routine for routine in work.routines.all()}
    for gone in standing.keys() - wanted:
        work.routines.drop(standing[gone])
    for name, subject in sorted(wanted):
        routine = standing.get((name, subject))
        if routine is not None and routine.look_at <= now:
            continue
        if routine is not None and routine.progress:
            # It was under way when the clock was turned back: it goes on now.
            work.routines.put(replace(routine, look_at=now))
            continue
        look_at = HABITS[name].next(work, subject, now)
        if look_at is not None and (routine is None or routine.look_at != look_at):
            work.routines.put(Routine(name, subject, look_at))


def run(work: Work, now: datetime) -> int:
    """How much was done of what the calendar says: call again while it is not 0."""
    routine = work.routines.due(now)
    if routine is None:
        return 0
    habit = HABITS[routine.name]
    progress = habit.act(work, routine, now)
    look_at = routine.look_at if progress else habit.next(work, routine.subject, now)
    if look_at is None:
        work.routines.drop(routine)
    else:
        work.routines.put(replace(routine, look_at=look_at, progress=progress))
    return 1
