"""What the audit comes to: what is not late yet, what the calendar owes, and who hears when a promise is found broken.

Nobody is named: administrators read numbers of cases and runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby, islice
from operator import attrgetter
from zoneinfo import ZoneInfo

from domain.clocks.calendar import ONE_DAY
from domain.clocks.clock import due
from domain.clocks.limits import SNOOZE, CaseClass
from domain.clocks.quiet import after_quiet
from domain.message import Outgoing, Say
from domain.register import Purpose
from domain.town import Standing
from handlers import routines
from storage.engine.times import from_us
from storage.upkeep.audit import MOST, TOLERANCE, Breach, Finding, Leeway
from storage.work import Work

#: The sweep looks every few seconds; when it did not for so long it stands.
_SWEPT_WITHIN = timedelta(minutes=3)

#: So many numbers of one kind are told; the rest is counted.
_NAMED = 8

_RANK: Mapping[Breach, int] = {breach: rank for rank, breach in enumerate(Breach)}

_ADMINISTRATORS = frozenset({Standing.ADMINISTRATOR})


def leeway(work: Work, now: datetime) -> Leeway:
    """What is not late yet."""
    town, zone = work.town, ZoneInfo(work.town.zone)
    return Leeway(
        now=now,
        morning=after_quiet(now, town.quiet, zone) + TOLERANCE,
        snoozed=after_quiet(due(now, SNOOZE, work.calendar).at, town.quiet, zone) + TOLERANCE,
        digest=_told_by_now(work, now),
        urgent=frozenset(
            (id, klass)
            for id, category in town.categories.items()
            for klass in (None, *CaseClass)
            if category.around_the_clock or town.is_urgent(id, klass)
        ),
    )


def _told_by_now(work: Work, now: datetime) -> datetime:
    """The last morning digest that is a day old: whoever was to hear something in it has."""
    zone, asked = ZoneInfo(work.town.zone), now - ONE_DAY
    day = asked.astimezone(zone).date()
    while not work.calendar.day(day).hours or datetime.combine(day, work.town.digests.personal, zone) > asked:
        day -= ONE_DAY
    return datetime.combine(day, work.town.digests.personal, zone)


def owed(work: Work, now: datetime) -> Iterator[Finding]:
    """What should have been done by the calendar or by the sweep, and what will be done too late."""
    standing = {(routine.name, routine.subject): routine for routine in work.routines.all()}
    wanted = {(name, subject) for name, habit in routines.HABITS.items() for subject in habit.subjects(work)}
    for name, subject in sorted(wanted | standing.keys()):
        routine, habit = standing.get((name, subject)), routines.HABITS.get(name)
        coming = None if habit is None else habit.next(work, subject, now)
        missing = routine is None and coming is not None
        if missing or (routine and not now - TOLERANCE <= routine.look_at <= (coming or now)):
            yield Finding(Breach.ROUTINE, f"{name} {subject}".rstrip())
    swept = work.meta.get("swept-at")
    if swept is not None and now - from_us(int(swept)) > _SWEPT_WITHIN:
        yield Finding(Breach.SWEEP)


def report(work: Work, found: Collection[Finding], now: datetime) -> int:
    """How many alarms rang or ended: administrators hear of each new breach once, and when all is well again."""
    standing, broken = set(work.alarms.standing()), set(_first(found))
    new, mended = broken - standing, standing - broken
    work.alarms.ring(sorted(new, key=_order), now)
    work.alarms.clear(sorted(mended, key=_order), now)
    mute = frozenset(finding.subject for finding in broken if finding.breach is Breach.MUTE)
    if new:
        _tell(work, Say("alarm-raised", {"count": len(new), "lines": tuple(lines(new))}), now, mute)
    elif mended and not found:
        _tell(work, Say("alarm-all-clear", {"count": len(mended)}), now, mute)
    return len(new) + len(mended)


def _first(found: Iterable[Finding]) -> Iterator[Finding]:
    """So many of each breach: where everything is broken nobody is helped by a million lines."""
    for _, findings in groupby(sorted(found, key=_order), key=attrgetter("breach")):
        yield from islice(findings, MOST)


def _order(finding: Finding) -> tuple[int, str]:
    return _RANK[finding.breach], finding.subject


def lines(found: Collection[Finding]) -> Iterator[Say]:
    """A line for every kind of breach, with the first few numbers."""
    for breach in Breach:
        subjects = sorted(finding.subject for finding in found if finding.breach is breach)
        if subjects:
            numbers = ", ".join(subjects[:_NAMED]) + (" …" if len(subjects) > _NAMED else "")
            yield Say(f"alarm-{breach}", {"count": len(subjects), "numbers": numbers})


def _tell(work: Work, body: Say, now: datetime, mute: frozenset[str]) -> None:
    """Every administrator hears it; where none can be reached, the staff groups of the topmost grids. Not where nothing
    goes.
    """
    town = work.town
    people = {person for grid in town.grids for person in work.people.standing_in(_ADMINISTRATORS, grid, town, now)}
    told = [_told(work, person, Outgoing(body), now, mute) for person in sorted(people)]
    if any(told):
        return
    for grid in town.grids.values():
        for chat in work.people.chats_of(grid.id, Purpose.STAFF) if grid.parent is None else ():
            if chat.address.channel not in mute:
                work.outbox.post(chat.address, Outgoing(body), now)


def _told(work: Work, person: int, message: Outgoing, now: datetime, mute: frozenset[str]) -> bool:
    """Whether they hear it now. Whoever is only where nothing goes hears it once something does."""
    addresses = work.people.addresses(person, now)
    speaking = tuple([address for address in addresses if address.channel not in mute])
    if addresses[:1] == speaking[:1] or not speaking:
        return work.outbox.tell(person, message, now) and bool(speaking)
    work.outbox.post(speaking[0], message, now, reader=person)
    return True
