"""What happens by the calendar around the duty roster: the next is told at the shift change, a gap a day before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from domain.casework.case import Case
from domain.message import Arg, Outgoing, Say
from domain.people import ALLOWED, Act
from domain.register import Purpose
from handlers.inquiries import case_choices
from handlers.staffing.duty_roster import span_of
from storage.casework.cases import MOST
from storage.membership.shifts import Shift
from storage.routines import Routine
from storage.work import Work

#: Gaps are looked for at this time of a working day.
_LOOKS_AT = time(9)

#: A grid that had nobody on duty for so long keeps no roster any more.
_KEEPS_ONE = timedelta(days=14)

#: No holidays last longer, in days.
_LONGEST_REST = 31

_DAY = timedelta(days=1)


def next_change(work: Work, subject: str, after: datetime) -> datetime:
    """The next shift change after a moment."""
    zone = work.calendar.timezone
    change = datetime.combine(after.astimezone(zone).date(), work.town.shift_change, zone)
    return change if change > after else datetime.combine(change.date() + _DAY, work.town.shift_change, zone)


def change(work: Work, routine: Routine, now: datetime) -> str:
    """Whoever is on duty from now on is told until when; whoever goes off, what is still open of their watch."""
    standing = work.shifts.standing(now)
    beginning = [shift for shift in standing if shift.start > now - _DAY]
    for shift in beginning:
        said: dict[str, Arg] = {"grid": work.town.grids[shift.grid].name, "until": shift.end}
        for person in work.people.present((shift.person,), now):
            work.outbox.tell(person, Outgoing(Say("news-on-duty", said)), now)
    going_on = {(shift.grid, shift.person) for shift in standing}
    for shift in work.shifts.over_since(now - _DAY, now):
        if (shift.grid, shift.person) not in going_on:
            _tell_off(work, shift, now)
    return ""


def _tell_off(work: Work, shift: Shift, now: datetime) -> None:
    found = _open_of(work, shift)
    said: dict[str, Arg] = {"grid": work.town.grids[shift.grid].name, "count": len(found)}
    if found:
        news = Outgoing(Say("news-off-duty-open", said), buttons=case_choices(work, found[:MOST]))
    else:
        news = Outgoing(Say("news-off-duty", said))
    work.outbox.tell(shift.person, news, now)


def _open_of(work: Work, shift: Shift) -> list[Case]:
    """What was reported in the grid during the shift and is still open, the oldest first."""
    found = (case for grid in work.town.below(shift.grid) for case in work.cases.open_in(grid))
    of_it = (case for case in found if shift.start <= case.opened_at < shift.end)
    return sorted(of_it, key=lambda case: case.opened_at)


def next_look_for_gaps(work: Work, subject: str, after: datetime) -> datetime:
    """The next working day at nine."""
    zone = work.calendar.timezone
    day = after.astimezone(zone).date()
    look = datetime.combine(day, _LOOKS_AT, zone)
    return look if look > after and work.calendar.day(day).hours else _looks_on(work, _next_working_day(work, day))


def _looks_on(work: Work, day: date) -> datetime:
    return datetime.combine(day, _LOOKS_AT, work.calendar.timezone)


def _next_working_day(work: Work, day: date) -> date:
    coming = (day + timedelta(days=more) for more in range(1, _LONGEST_REST + 1))
    return next((one for one in coming if work.calendar.day(one).hours), day + timedelta(days=_LONGEST_REST))


def look_for_gaps(work: Work, routine: Routine, now: datetime) -> str:
    """Each day without anybody on duty, from tomorrow until the next look, is told to those who supervise the grid."""
    today = now.astimezone(work.calendar.timezone).date()
    until = _next_working_day(work, today)
    days = [today + timedelta(days=more) for more in range(1, (until - today).days + 1)]
    for grid in work.shifts.grids_since(now - _KEEPS_ONE):
        if gaps := tuple(day for day in days if not _is_filled(work, grid, day)):
            _tell_gaps(work, grid, gaps, now)
    return ""


def _is_filled(work: Work, grid: str, day: date) -> bool:
    """Whether somebody is on duty at every moment of the day's shift, and not away with nobody standing in."""
    start, end = span_of(work, day)
    at = start
    for shift in work.shifts.between(grid, start, end):
        if shift.start > at or not work.people.present((shift.person,), shift.start):
            return False
        at = max(at, shift.end)
    return at >= end


def _tell_gaps(work: Work, grid: str, gaps: tuple[date, ...], now: datetime) -> None:
    lines = tuple(Say("roster-gap-day", {"day": day}) for day in gaps)
    body = Say("news-roster-gap", {"grid": work.town.grids[grid].name, "days": lines})
    for node in work.town.path(grid):
        chats = work.people.chats_of(node.id, Purpose.STAFF)
        for chat in chats:
            work.outbox.post(chat.address, Outgoing(body), now)
        if chats:
            break
    for people in _supervisors(work, grid, now):
        if [person for person in people if work.outbox.tell(person, Outgoing(body), now)]:
            return


def _supervisors(work: Work, grid: str, now: datetime) -> Iterator[tuple[int, ...]]:
    for node in work.town.path(grid):
        people = work.people.standing_in(ALLOWED[Act.SUPERVISE], node.id, work.town, now)
        yield work.people.present(people, now)
