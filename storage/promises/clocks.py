"""Running promises: when they began, when they are due, when each rung of their ladder is, when to look next.

The database is the memory of time: nothing waits in a process. A sweep reads what is due *now*; which rung it fires is
the business of ``storage.promises.nags``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.casework.case import Case
from domain.clocks.clock import Due, Limit, Pause, Unit, WorkingCalendar
from domain.clocks.counting import WORKING_UNITS
from domain.clocks.ladder import Ladder, above_the_top
from domain.clocks.limits import CaseClass
from domain.clocks.promises import Kind, Promise
from domain.clocks.terms import Counted, Terms, terms_of_case, terms_of_run
from domain.town import Town
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.promises.clock import Clock, Running, moments_of, pauses_of, read_clock, row_of
from storage.promises.ladders import load_ladder


class Clocks:
    def __init__(self, connection: Connection, calendar: WorkingCalendar, town: Town) -> None:
        self._connection = connection
        self._calendar = calendar
        self._town = town
        self._sql = queries("clocks")
        self._running: dict[int, tuple[Clock, ...]] = {}
        self._begun: Mapping[int, tuple[Running, ...]] = {}

    def start(self, case: int, kind: Kind, limit: Limit, now: datetime, *, name: str = "") -> datetime:
        """The moment the new promise is due, counted from now; a running one of this kind and name is stopped first.

        The case is stored as it is now: its category, class and ladder decide how it is counted.
        """
        self.stop(case, kind, now, name=name)
        counted = self._terms(case, kind).counted(now, limit)
        self._add(case, None, kind, name, now, limit, counted)
        return counted.end.at

    def begin(self, case: Case, promises: Mapping[Promise, Limit], now: datetime) -> None:
        """The first promises of a new case, counted from now; none is running yet."""
        rows, begun = [], []
        for promise, limit in promises.items():
            terms = terms_of_case(self._town, self._calendar, promise.kind, case.category, case.klass, case.ladder)
            counted = terms.counted(now, limit)
            rows.append(row_of(case.id, None, promise.kind, promise.name, now, limit, counted))
            begun.append(Running(promise.kind, promise.name, counted.end))
        self._sql.start_all(self._connection, rows)
        self._running.pop(case.id, None)
        self._begun = {case.id: tuple(begun)}

    def seen(self, case: int) -> tuple[Running, ...]:
        """What runs or stands still about the case, for a card to show, by when it is due."""
        running = self._begun.get(case) or [
            Running(clock.kind, clock.name, Due(clock.due_at, clock.provisional), clock.stands_still)
            for clock in self.running(case)
        ]
        return tuple(sorted(running, key=lambda one: one.due.at))

    def start_beside(self, clock: Clock, promise: Promise, limit: Limit, now: datetime) -> datetime:
        """The moment a promise is due that should have begun with a running one of its case: it has the same pauses."""
        assert clock.case is not None
        self.stop(clock.case, promise.kind, now, name=promise.name)
        counted = self._terms(clock.case, promise.kind).counted(clock.started_at, limit, _ended(clock, now))
        anew = self._add(clock.case, None, promise.kind, promise.name, clock.started_at, limit, counted)
        if clock.pauses:
            self._set(anew, clock.pauses, counted, None if clock.stands_still else counted.moments[0])
        return counted.end.at

    def start_until(self, case: int, kind: Kind, moment: datetime, now: datetime, *, name: str = "") -> None:
        """A promise for a named moment, such as a review day; one that has passed is due at once."""
        self.stop(case, kind, now, name=name)
        self._add(case, None, kind, name, now, _minutes(now, moment), self._terms(case, kind).until(now, moment))

    def start_for_run(self, run: int, start: datetime, limit: Limit, now: datetime) -> datetime:
        """The moment a run of a duty is to be done by, counted from ``start``; the run is stored with its ladder."""
        self.stop_for_run(run, now)
        counted = self._terms_of_run(run).counted(start, limit)
        self._add(None, run, Kind.RUN, "", start, limit, counted)
        return counted.end.at

    def start_for_run_until(self, run: int, start: datetime, moment: datetime, now: datetime) -> None:
        """A run of a duty is to be done by a named moment."""
        self.stop_for_run(run, now)
        self._add(None, run, Kind.RUN, "", start, _minutes(start, moment), self._terms_of_run(run).until(start, moment))

    def recount(self, clock: Clock, limit: Limit, now: datetime) -> datetime:
        """The due moment of a case's running promise under another limit, counted from its first moment.

        Its ladder begins anew. One that stands still goes on standing still; its moment then is what it would be if it
        ran again now.
        """
        assert clock.case is not None
        self.stop(clock.case, clock.kind, now, name=clock.name)
        counted = self.terms(clock).counted(clock.started_at, limit, _ended(clock, now))
        anew = self._add(clock.case, None, clock.kind, clock.name, clock.started_at, limit, counted)
        if clock.pauses:
            self._set(anew, clock.pauses, counted, None if clock.stands_still else counted.moments[0])
        return counted.end.at

    def recount_in_place(self, clock: Clock, now: datetime) -> datetime:
        """The due moment of a running promise now that the calendar, or its ladder, is another one.

        Rungs that were fired stay fired, but for those whose moment is in the future again.
        """
        terms = self.terms(clock)
        counted = terms.counted(clock.started_at, clock.limit, _ended(clock, now))
        if clock.limit.unit not in WORKING_UNITS and counted.end.at != clock.due_at:
            # Promised for a named moment, which no calendar moves.
            counted = terms.until(clock.started_at, clock.due_at)
        rung = min(clock.rung, sum(moment <= now for moment in counted.moments))
        look_at = None if clock.stands_still else self._look(counted.moments, rung, now)
        if look_at and clock.look_at and clock.snoozed:
            look_at = max(look_at, clock.look_at)
        counted_before = Counted(Due(clock.due_at, clock.provisional), clock.moments)
        if (counted, look_at, rung) != (counted_before, clock.look_at, clock.rung):
            self._set(clock, clock.pauses, counted, look_at, rung)
        return counted.end.at

    def terms(self, clock: Clock) -> Terms:
        """By what the promise is counted, who hears when it is late."""
        if clock.run is not None:
            return self._terms_of_run(clock.run)
        assert clock.case is not None
        return self._terms(clock.case, clock.kind)

    def _terms(self, case: int, kind: Kind) -> Terms:
        return self._read_terms(self._sql.case_terms(self._connection, case_id=case), kind)

    def _read_terms(self, row: Row, kind: Kind) -> Terms:
        klass = None if row["klass"] is None else CaseClass(row["klass"])
        return terms_of_case(self._town, self._calendar, kind, row["category"], klass, _ladder(row["ladder"]))

    def _terms_of_run(self, run: int) -> Terms:
        ladder = _ladder(self._sql.run_ladder(self._connection, run_id=run))
        return terms_of_run(self._town, self._calendar, ladder)

    def _add(
        self,
        case: int | None,
        run: int | None,
        kind: Kind,
        name: str,
        started_at: datetime,
        limit: Limit,
        counted: Counted,
    ) -> Clock:
        row = row_of(case, run, kind, name, started_at, limit, counted)
        id: int = self._sql.start(self._connection, **row)
        clock = Clock(
            id=id,
            case=case,
            run=run,
            kind=kind,
            name=name,
            started_at=started_at,
            limit=limit,
            due_at=counted.end.at,
            provisional=counted.end.provisional,
            pauses=(),
            rung=0,
            look_at=counted.moments[0],
            stopped_at=None,
            moments=counted.moments,
        )
        if case is not None:
            self._running[case] = (*self._running[case], clock)
        return clock

    def stop(self, case: int, kind: Kind, now: datetime, *, name: str = "") -> None:
        """The promise was kept, or is no longer asked for."""
        if self.get(case, kind, name) is not None:
            self._sql.stop(self._connection, case_id=case, kind=kind, name=name, now=to_us(now))
            self._running[case] = tuple([c for c in self._running[case] if (c.kind, c.name) != (kind, name)])

    def stop_all(self, case: int, now: datetime) -> None:
        """No promise of the case runs any longer."""
        self._running[case], self._begun = (), {}
        self._sql.stop_all(self._connection, case_id=case, now=to_us(now))

    def stop_for_run(self, run: int, now: datetime) -> None:
        """The run of a duty was done, or is no longer asked for."""
        self._sql.stop_for_run(self._connection, run_id=run, now=to_us(now))

    def pause(self, clock: Clock, now: datetime) -> None:
        """The clock stands still."""
        counted = Counted(Due(clock.due_at, clock.provisional), clock.moments)
        self._set(clock, (*clock.pauses, Pause(now)), counted, None)

    def resume(self, clock: Clock, now: datetime) -> datetime:
        """The new due moment of a clock that stands still: the span it stood still is added exactly.

        It goes on where its ladder was: what was fired before is not fired again.
        """
        pauses = (*clock.pauses[:-1], Pause(clock.pauses[-1].start, now))
        counted = self.terms(clock).counted(clock.started_at, clock.limit, pauses)
        self._set(clock, pauses, counted, self._look(counted.moments, clock.rung, now))
        return counted.end.at

    def snooze(self, clock: Clock, until: datetime) -> None:
        """Nobody hears of it before then; every rung still to come is as much later, in the community's own time."""
        terms = self.terms(clock)
        later = terms.shifted(clock.moments[clock.rung :], until)
        counted = Counted(Due(clock.due_at, clock.provisional), (*clock.moments[: clock.rung], *later))
        self._sql.snoozed(self._connection, id=clock.id)
        self._set(clock, clock.pauses, counted, max((until, *later[:1])))

    def _look(self, moments: tuple[datetime, ...], rung: int, now: datetime) -> datetime:
        """When a clock at that rung is looked at next: above the top when the community opens next, without a word."""
        return moments[rung] if rung < len(moments) else above_the_top(now, self._calendar)

    def _set(
        self,
        clock: Clock,
        pauses: tuple[Pause, ...],
        counted: Counted,
        look_at: datetime | None,
        rung: int | None = None,
    ) -> None:
        if clock.case is not None:
            self._running.pop(clock.case, None)
        self._sql.set_counted(
            self._connection,
            id=clock.id,
            pauses=pauses_of(pauses),
            due_at=to_us(counted.end.at),
            provisional=counted.end.provisional,
            moments=moments_of(counted),
            rung=clock.rung if rung is None else rung,
            look_at=None if look_at is None else to_us(look_at),
        )

    def find(self, id: int) -> Clock:
        """The clock with this row id; it must exist."""
        return read_clock(self._sql.find(self._connection, id=id))

    def due(self, now: datetime, most: int) -> tuple[Clock, ...]:
        """The clocks something has to be done about now, the most urgent first."""
        return tuple(read_clock(row) for row in self._sql.due(self._connection, now=to_us(now), most=most))

    def all_running(self, after: int, most: int) -> tuple[Clock, ...]:
        """So many of the clocks that have not stopped, by id, from the one after that id: the whole town in batches."""
        return tuple(read_clock(row) for row in self._sql.all_running(self._connection, after=after, most=most))

    def ahead(self, now: datetime, most: int) -> tuple[Clock, ...]:
        """Running clocks that were looked at later than now, because the clock of the machine was turned back."""
        return tuple(read_clock(row) for row in self._sql.ahead(self._connection, now=to_us(now), most=most))

    def rewind(self, clock: Clock, now: datetime) -> None:
        """The clock is at the rung that is true now, as if nobody had looked at it in a time that has not come yet."""
        rung = min(clock.rung, sum(moment <= now for moment in clock.moments))
        self._running.clear()
        self._sql.rewind(
            self._connection,
            id=clock.id,
            rung=rung,
            look_at=None if clock.look_at is None else to_us(self._look(clock.moments, rung, now)),
            now=to_us(now),
        )

    def running(self, case: int) -> tuple[Clock, ...]:
        """The case's clocks that have not stopped, paused ones included."""
        if case not in self._running:
            # Whoever asks for the clocks themselves may change them.
            self._begun = {}
            self._running[case] = tuple(read_clock(row) for row in self._sql.running(self._connection, case_id=case))
        return self._running[case]

    def of(self, case: int) -> tuple[Clock, ...]:
        """Every clock the case ever had, in order."""
        return tuple(read_clock(row) for row in self._sql.of_case(self._connection, case_id=case))

    def of_run(self, run: int) -> Clock | None:
        """The running clock of a run of a duty."""
        row = self._sql.of_run(self._connection, run_id=run)
        return None if row is None else read_clock(row)

    def get(self, case: int, kind: Kind, name: str = "") -> Clock | None:
        """The running clock of that kind and name."""
        return next((clock for clock in self.running(case) if (clock.kind, clock.name) == (kind, name)), None)

    def next_look(self, case: int | None = None) -> datetime | None:
        """When something happens by itself next: about the case, or about anything."""
        if case is None:
            us = self._sql.next_look(self._connection)
        else:
            us = self._sql.next_look_of(self._connection, case_id=case)
        return None if us is None else from_us(us)


def _minutes(start: datetime, end: datetime) -> Limit:
    """How long a promise for a named moment has, in whole minutes; one that has passed a minute."""
    return Limit(max(1, (end - start) // timedelta(minutes=1)), Unit.MINUTE)


def _ended(clock: Clock, now: datetime) -> tuple[Pause, ...]:
    """The clock's pauses as if it ran again now."""
    return tuple(Pause(pause.start, pause.end or now) for pause in clock.pauses)


def _ladder(text: str) -> Ladder | None:
    return load_ladder(text) if text else None
