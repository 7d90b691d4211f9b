"""The terms of a promise: by which calendar it is counted, which ladder it climbs, when nobody is nagged about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.clocks.calendar import MINUTE, Interval, WorkingCalendar, working_minutes
from domain.clocks.clock import Due
from domain.clocks.counting import WORKING_UNITS, Limit, Pause, Unit, reached
from domain.clocks.ladder import OWN_LADDERS, Ladder, end_and_moments, moments_until
from domain.clocks.limits import CaseClass
from domain.clocks.promises import WORK, Kind
from domain.clocks.quiet import after_quiet
from domain.town import Town


@dataclass(frozen=True, slots=True)
class Counted:
    """When a promise is due, and each rung of its ladder."""

    end: Due
    moments: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """``urgent``: an emergency, of which one hears at once whatever else there is."""

    ladder: Ladder
    calendar: WorkingCalendar
    quiet: Sequence[Interval]
    urgent: bool = False

    def counted(self, start: datetime, limit: Limit, pauses: Sequence[Pause] = ()) -> Counted:
        """The promise counted from ``start``; no pause may still be open."""
        end, at = end_and_moments(self.ladder, start, limit, self.calendar, pauses, self.quiet)
        return Counted(Due(end, self._provisional(start, end, limit)), at)

    def _provisional(self, start: datetime, end: datetime, limit: Limit) -> bool:
        """Whether the count touched a year without an official table, as ``due`` tells it."""
        if limit.unit not in WORKING_UNITS:
            return False
        zone = self.calendar.timezone
        touched = range(start.astimezone(zone).year, end.astimezone(zone).year + 1)
        return not all(self.calendar.day(date(year, 1, 1)).official for year in touched)

    def until(self, start: datetime, moment: datetime) -> Counted:
        """The promise for a named moment."""
        at = moments_until(self.ladder, start, moment, self.calendar, self.quiet)
        return Counted(Due(moment, provisional=False), at)

    def shifted(self, moments: Sequence[datetime], until: datetime) -> tuple[datetime, ...]:
        """The moments still to come when nobody is to hear before ``until``: as far apart as they were in open time."""
        if not moments or moments[0] >= until:
            return tuple(moments)
        apart = [working_minutes(moments[0], moment, self.calendar) * MINUTE for moment in moments[1:]]
        later = reached(until, apart, Unit.WORK_HOUR, self.calendar) if apart else ()
        zone = self.calendar.timezone
        return tuple(after_quiet(moment, self.quiet, zone) for moment in (until, *later))


def terms_of_case(
    town: Town, calendar: WorkingCalendar, kind: Kind, category: str, klass: CaseClass | None, ladder: Ladder | None
) -> Terms:
    """The terms of a case's promise. Only what whoever answers owes is counted and nagged about day and night.

    ``ladder`` is the case's own; one that was opened without any climbs that of the town.
    """
    if kind not in WORK:
        return Terms(OWN_LADDERS[kind], calendar, town.quiet)
    urgent, always = town.is_urgent(category, klass), town.categories[category].around_the_clock
    return Terms(
        ladder or town.ladder_of(category, klass),
        calendar.around_the_clock if always else calendar,
        () if urgent or always else town.quiet,
        urgent,
    )


def terms_of_run(town: Town, calendar: WorkingCalendar, ladder: Ladder | None) -> Terms:
    """The terms of one run of a duty."""
    return Terms(ladder or OWN_LADDERS[Kind.RUN], calendar, town.quiet)
