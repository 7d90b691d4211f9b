"""The runs of a duty open by the calendar: one for every grid its role is held in, once for each moment.

After an outage the last moment that was missed is opened if that still makes sense; those before are noted as missed.
So is what was not done the time before, once everybody on its ladder has heard of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from domain.clocks.clock import due
from domain.clocks.counting import Limit, Unit
from domain.duties.duty import Duty, RunKind
from domain.duties.recurring import falls_on, next_day
from domain.duties.run import RunState
from handlers.duties.settling import refresh, settle, tell_doers
from storage.duties import NewRun
from storage.routines import Routine
from storage.work import Work

#: So many grids get their run in one transaction.
AT_ONCE = 50

#: So long after it was due everybody has heard of it, and nothing more comes of waiting.
_HEARD_BY_ALL = Limit(2, Unit.WORK_DAY)

#: No more moments than these are looked for after an outage; what was missed before is not made up for.
_LOOKED_BACK = timedelta(days=62)


def subjects(work: Work) -> Iterable[str]:
    """Every duty of the town."""
    return work.town.duties


def next_opening(work: Work, subject: str, after: datetime) -> datetime | None:
    """When the duty opens next after that moment; None for one that falls on no day at all."""
    duty = work.town.duties[subject]
    today = after.astimezone(work.calendar.timezone).date()
    if falls_on(duty.recurrence, today, today, work.calendar) and _moment(work, duty, today) > after:
        return _moment(work, duty, today)
    day = next_day(duty.recurrence, today, work.calendar)
    return None if day is None else _moment(work, duty, day)


def open_runs(work: Work, routine: Routine, now: datetime) -> str:
    """Open the runs of the next grids; how far it came, "" once every grid has its run.

    A moment that came while this was going on begins it anew: no run is opened twice.
    """
    duty = work.town.duties[routine.subject]
    *missed, last = _moments(work, duty, routine.look_at, now)
    moment, _, after = routine.progress.partition(" ")
    done = after if moment == last.isoformat() else ""
    if _give_up_overtaken(work, duty, now):
        return f"{last.isoformat()} {done}"
    grids = tuple(islice(_grids(work, duty, done, now), AT_ONCE))
    start = _start(work, duty, last, now)
    for grid in grids:
        _note_missed(work, duty, grid, missed if start else (*missed, last), now)
        if start:
            _open(work, duty, grid, last, start, now)
    return f"{last.isoformat()} {grids[-1]}" if len(grids) == AT_ONCE else ""


def _moment(work: Work, duty: Duty, day: date) -> datetime:
    return datetime.combine(day, duty.opens, work.calendar.timezone)


def _moments(work: Work, duty: Duty, first: datetime, now: datetime) -> Sequence[datetime]:
    """When it was to open from the first moment until now; the first moment itself when nothing else is left of it."""
    zone = work.calendar.timezone
    since = max(first, now - _LOOKED_BACK).astimezone(zone).date()
    days = falls_on(duty.recurrence, since, now.astimezone(zone).date(), work.calendar)
    return [at for day in days if first <= (at := _moment(work, duty, day)) <= now] or [first]


def _grids(work: Work, duty: Duty, after: str, now: datetime) -> Iterator[str]:
    """The grids it is done in beyond one, in the order of their ids: its own, else all its role is held in."""
    wanted = (duty.grid,) if duty.grid else sorted(work.town.grids)
    return (grid for grid in wanted if grid > after and (duty.grid or work.people.holders(duty.role, grid, now)))


def _start(work: Work, duty: Duty, moment: datetime, now: datetime) -> datetime | None:
    """From when its time counts: as planned, from now when that is over; None when the next one comes sooner."""
    if due(moment, duty.limit, work.calendar).at > now:
        return moment
    following = next_opening(work, duty.id, now)
    return now if following is None or due(now, duty.limit, work.calendar).at < following else None


def _open(work: Work, duty: Duty, grid: str, moment: datetime, start: datetime, now: datetime) -> None:
    until = due(start, duty.limit, work.calendar).at
    run = work.duties.open_in_time(_new(work, duty, grid, moment, until), now)
    if run is not None:
        work.clocks.start_for_run(run.id, start, duty.limit, now)
        tell_doers(work, run, now)


def _note_missed(work: Work, duty: Duty, grid: str, moments: Iterable[datetime], now: datetime) -> None:
    for moment in moments:
        until = due(moment, duty.limit, work.calendar).at
        work.duties.note_missed(_new(work, duty, grid, moment, until), now)


def _new(work: Work, duty: Duty, grid: str, moment: datetime, until: datetime) -> NewRun:
    title = duty.name.names.get(work.town.locale) or next(iter(duty.name.names.values()))
    kind = RunKind.DUTY
    return NewRun(kind, grid, title, moment, until, duty=duty.id, role=duty.role, ladder=duty.ladder)


def _give_up_overtaken(work: Work, duty: Duty, now: datetime) -> bool:
    """Whether there were runs that were not done the last time and everybody has heard of: they are missed for good."""
    overdue = work.duties.overdue(duty.id, now, AT_ONCE)
    given_up = [run for run in overdue if due(run.due_at, _HEARD_BY_ALL, work.calendar).at <= now]
    for run in given_up:
        settle(work, run, RunState.MISSED, now)
    return bool(given_up)


def take_back(work: Work, now: datetime) -> int:
    """How many runs were given up while the clock of the machine ran ahead: they are to be done after all."""
    runs = work.duties.given_up_too_early(now, AT_ONCE)
    for run in runs:
        work.clocks.start_for_run_until(run.id, run.opens_at, run.due_at, now)
        refresh(work, work.duties.take_back(run, run.due_at), now)
    return len(runs)
