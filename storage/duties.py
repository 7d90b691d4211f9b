"""Runs of duties, tasks, meetings, notices and sweeps: opened once, answered piece by piece, settled once.

Who may settle one, and what is said about it, is the business of ``handlers.duties``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.clocks.ladder import Ladder
from domain.duties.duty import RunKind
from domain.duties.run import Finding, Found, Run, RunState
from storage.engine.documents import dump
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us
from storage.promises.ladders import dump_ladder

#: So many runs are worked on in one transaction.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run that is to be opened."""

    kind: RunKind
    grid: str
    title: str
    opens_at: datetime
    due_at: datetime
    duty: str | None = None
    role: str | None = None
    person: int | None = None
    given_by: int | None = None
    part_of: int | None = None
    ladder: Ladder | None = None
    look_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How the parts of a sweep stand; ``late`` of those answered came after its time, ``found`` found something."""

    parts: int
    answered: int
    late: int
    found: int


class Duties:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("duties")

    def open(self, new: NewRun) -> Run | None:
        """The run; None when this one of a duty was opened before."""
        id: int | None = self._sql.open(
            self._connection,
            duty=new.duty,
            kind=new.kind,
            grid=new.grid,
            role=new.role,
            person=new.person,
            title=new.title,
            given_by=new.given_by,
            part_of=new.part_of,
            opens_at=to_us(new.opens_at),
            due_at=to_us(new.due_at),
            ladder="" if new.ladder is None else dump_ladder(new.ladder),
            look_at=_us(new.look_at),
        )
        return None if id is None else self.get(id)

    def open_in_time(self, new: NewRun, now: datetime) -> Run | None:
        """The run of a duty, also one that was given up while the clock of the machine ran ahead."""
        early: int | None = self._sql.given_up_too_early(
            self._connection, duty=new.duty, grid=new.grid, opens_at=to_us(new.opens_at), now=to_us(now)
        )
        return self.open(new) if early is None else self.take_back(self.get(early), new.due_at)

    def note_missed(self, new: NewRun, now: datetime) -> None:
        """Nobody was asked for this run of a duty in its time, and nobody will be."""
        self._sql.note_missed(
            self._connection,
            duty=new.duty,
            kind=new.kind,
            grid=new.grid,
            role=new.role,
            title=new.title,
            opens_at=to_us(new.opens_at),
            due_at=to_us(new.due_at),
            now=to_us(now),
        )

    def given_up_too_early(self, now: datetime, most: int) -> tuple[Run, ...]:
        """Runs of duties that were given up in a time that has not come, though theirs has begun."""
        return _runs(self._sql.all_given_up_too_early(self._connection, now=to_us(now), most=most))

    def take_back(self, run: Run, due_at: datetime) -> Run:
        """The run, which is to be done after all."""
        self._sql.take_back(self._connection, id=run.id, due_at=to_us(due_at))
        return self.get(run.id)

    def do_again(self, run: Run, due_at: datetime) -> Run:
        """The run, which was not done well and is to be done by then."""
        self._sql.do_again(self._connection, id=run.id, due_at=to_us(due_at))
        return self.get(run.id)

    def get(self, id: int) -> Run:
        """The run with this row id; it must exist."""
        found = self.find(id)
        assert found is not None
        return found

    def find(self, id: int) -> Run | None:
        """The run with this row id, None when there is none."""
        row = self._sql.run(self._connection, id=id)
        return None if row is None else _run(row)

    def of_person(self, person: int) -> tuple[Run, ...]:
        """What this one person is to do, the most urgent first."""
        return _runs(self._sql.of_person(self._connection, person=person))

    def hanging(self) -> tuple[Run, ...]:
        """Every notice that hangs, the newest first."""
        return _runs(self._sql.hanging(self._connection))

    def at(self, role: str, grid: str) -> tuple[Run, ...]:
        """What whoever holds the role in exactly this grid is to do, the most urgent first."""
        return _runs(self._sql.at(self._connection, role=role, grid=grid))

    def given_by(self, person: int) -> tuple[Run, ...]:
        """What somebody gave others to do, and called together, and is not settled."""
        return _runs(self._sql.given_by(self._connection, person=person))

    def parts(self, sweep: Run) -> tuple[Run, ...]:
        """The parts of a sweep, in the order they were given out."""
        return _runs(self._sql.parts(self._connection, run=sweep.id))

    def counts(self, sweep: Run) -> Counts:
        """How the parts of a sweep stand."""
        return Counts(**self._sql.counts(self._connection, run=sweep.id))

    def is_swept(self, grid: str) -> bool:
        """Whether a sweep of exactly this grid is going on."""
        return bool(self._sql.sweeping(self._connection, grid=grid))

    def settle(self, run: Run, state: RunState, now: datetime, *, by: int | None = None, words: str = "") -> bool:
        """Whether it was still open; it is over now."""
        return bool(self._sql.settle(self._connection, id=run.id, state=state, by=by, now=to_us(now), words=words))

    def answer(self, run: Run, answers: Mapping[str, Found]) -> Run:
        """The run with what was found so far."""
        plain = {item: [found.finding, found.case] for item, found in answers.items()}
        self._sql.answer(self._connection, id=run.id, answers=dump(plain))
        return self.get(run.id)

    def look(self, run: Run, at: datetime | None) -> None:
        """Then something happens by itself next, beside its clock; None: nothing any more."""
        self._sql.look(self._connection, id=run.id, look_at=_us(at))

    def due_moved(self, run: Run, due_at: datetime) -> Run:
        """The run, which is to be done by another moment now."""
        self._sql.due_moved(self._connection, id=run.id, due_at=to_us(due_at))
        return self.get(run.id)

    def due(self, now: datetime) -> tuple[Run, ...]:
        """The runs something is to be said about now, the most urgent first."""
        return _runs(self._sql.due(self._connection, now=to_us(now), most=AT_ONCE))

    def next_look(self) -> datetime | None:
        """When something is to be said about a run next."""
        return _moment(self._sql.next_look(self._connection))

    def overdue(self, duty: str, before: datetime, most: int) -> tuple[Run, ...]:
        """The open runs of a duty that were due by then, the oldest first."""
        return _runs(self._sql.overdue(self._connection, duty=duty, before=to_us(before), most=most))


def _us(moment: datetime | None) -> int | None:
    return None if moment is None else to_us(moment)


def _moment(us: int | None) -> datetime | None:
    return None if us is None else from_us(us)


def _runs(rows: Iterable[Row]) -> tuple[Run, ...]:
    return tuple([_run(row) for row in rows])


def _run(row: Row) -> Run:
    return Run(
        id=row["id"],
        kind=RunKind(row["kind"]),
        grid=row["grid"],
        title=row["title"],
        opens_at=from_us(row["opens_at"]),
        due_at=from_us(row["due_at"]),
        duty=row["duty"],
        role=row["role"],
        person=row["person"],
        given_by=row["given_by"],
        part_of=row["part_of"],
        state=RunState(row["state"]),
        answers={item: Found(Finding(finding), case) for item, (finding, case) in json.loads(row["answers"]).items()},
        words=row["words"],
        done_by=row["done_by"],
        done_at=_moment(row["done_at"]),
        look_at=_moment(row["look_at"]),
    )
