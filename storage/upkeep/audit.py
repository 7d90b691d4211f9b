"""What must hold of everything that is open, asked anew each time: somebody answers for it, it has a next moment, each
moment that passed has left its traces, and each trace leads to somebody who was told.

It reads the rows alone and shares no function and no query with whoever writes them: a mistake made there shows here.
It reads in slices, so that nobody waits for it. What a clock says of its own moments is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from domain.casework.case import State
from domain.clocks.promises import WORK, Kind
from domain.polls.asking.numbering import poll_number
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.mail.rows import CALM

#: What happens by itself may happen so much later.
TOLERANCE = timedelta(minutes=15)

#: So many cases, and so many numbers of clocks, are looked at in one slice.
CASES_AT_ONCE, CLOCKS_AT_ONCE = 1_000, 2_500

#: A process that hears nothing of a platform notes it again and again; so long ago it is no news.
DEAF_FOR = timedelta(minutes=5)

#: What went lately stands so near to what waits longest.
_NEAR = 2_000

#: No more of one breach are told one by one.
MOST = 100


class Breach(StrEnum):
    """What can be wrong. ``NOBODY_ELSE`` are messages that are gone or failed and were followed by no other,
    ``NOBODY`` is a nag for which it was found that nobody can be reached. ``MUTE`` is a platform to which nothing goes,
    ``DEAF`` one from which nothing comes.
    """

    NO_LEAD = "no-lead"
    NO_MOMENT = "no-moment"
    NOT_PROMISED = "not-promised"
    OTHER_STATE = "other-state"
    NO_RESULT = "no-result"
    OVERLOOKED = "overlooked"
    PUT_OFF = "put-off"
    STILL = "still"
    ENDED = "ended"
    UNFIRED = "unfired"
    UNLOGGED = "unlogged"
    UNADDRESSED = "unaddressed"
    UNSAID = "unsaid"
    HELD = "held"
    UNHEARD = "unheard"
    NOBODY_ELSE = "nobody-else"
    NOBODY = "nobody"
    ROUTINE = "routine"
    SWEEP = "sweep"
    CLOCK = "clock"
    MUTE = "mute"
    DEAF = "deaf"


@dataclass(frozen=True, slots=True)
class Finding:
    """One promise that is broken: the number of the case or the poll, "#" and that of a run, the name of a routine or
    of a platform, or nothing.
    """

    breach: Breach
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Leeway:
    """What is not late yet at ``now``. What is due may be put off until ``morning`` where quiet hours count, until
    ``snoozed`` where somebody asked for it; what was held back before ``digest`` was told.

    ``urgent`` are the categories and classes for which there are no quiet hours, as long as somebody works on them.
    """

    now: datetime
    morning: datetime
    snoozed: datetime
    digest: datetime
    urgent: frozenset[tuple[str, str | None]] = frozenset()

    @property
    def late(self) -> datetime:
        """Whatever was to happen before has happened."""
        return self.now - TOLERANCE

    @property
    def soon(self) -> datetime:
        """Nothing is put off beyond it without a reason."""
        return self.now + TOLERANCE


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far an audit has come: the part it is in, and the last of what it looked at there."""

    part: int = 0
    after: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Slice:
    """What was found in one look, and where the next one goes on; None: that was all."""

    found: frozenset[Finding] = field(default_factory=frozenset)
    next: Bookmark | None = None


_WORK = (Kind.FINISH, Kind.FINISH)

#: What has to be promised in each state; a case that passes through a state at once is not in it long enough to count.
_ASKED_FOR: Mapping[State, tuple[Kind, Kind]] = {
    State.DISPATCHED: (Kind.ACKNOWLEDGE, Kind.FINISH),
    State.RETURNED: (Kind.ACKNOWLEDGE, Kind.FINISH),
    State.ACKNOWLEDGED: _WORK,
    State.IN_PROGRESS: _WORK,
    State.HANDLED: (Kind.VERIFY, Kind.VERIFY),
    State.SUSPENDED: (Kind.REVIEW, Kind.FINISH),
    State.REPORTED: _WORK,
    State.ACCEPTED: _WORK,
    State.VERIFIED: _WORK,
}
_STATES = tuple(_ASKED_FOR)

#: By which moment a poll that waits leaves its state.
_POLLS_END: Mapping[str, str] = {"noticed": "open", "open": "close", "objection": "objection_ends"}


class Audit:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("audit")

    def look(self, at: Bookmark, leeway: Leeway) -> Slice:
        """The next slice of an audit; begin with ``Bookmark()``."""
        if at.part < len(_STATES):
            return self._cases(at)
        if at.part == len(_STATES):
            return self._clocks(at, leeway)
        return Slice(frozenset(self._whatever_waits(leeway)))

    def _cases(self, at: Bookmark) -> Slice:
        """The next open cases of one state."""
        state = _STATES[at.part]
        needed, also_needed = _ASKED_FOR[state]
        opened_at, id = at.after
        rows = self._sql.open_cases(
            self._connection,
            state=state,
            needed=needed,
            also_needed=also_needed,
            at=opened_at,
            id=id,
            most=CASES_AT_ONCE,
        ).fetchall()
        found = frozenset(finding for row in rows for finding in _of_case(row, state))
        if len(rows) < CASES_AT_ONCE:
            return Slice(found, Bookmark(at.part + 1))
        return Slice(found, Bookmark(at.part, (rows[-1]["opened_at"], rows[-1]["id"])))

    def _clocks(self, at: Bookmark, leeway: Leeway) -> Slice:
        """The clocks that run, of the next so many numbers."""
        after, _ = at.after
        upto = after + CLOCKS_AT_ONCE
        found = frozenset(self._of_clocks({"after": after, "upto": upto}, leeway))
        newest = self._sql.newest_clock(self._connection) or 0
        return Slice(found, Bookmark(at.part, (upto, 0)) if upto < newest else Bookmark(at.part + 1))

    def _of_clocks(self, span: Mapping[str, int], leeway: Leeway) -> Iterator[Finding]:
        sql, connection = self._sql, self._connection
        for row in sql.looked_at_too_late(connection, soon=to_us(leeway.soon), **span):
            if row["look_at"] > to_us(_no_later_than(row, leeway)):
                yield Finding(Breach.PUT_OFF, _subject(row))
        yield from _all(Breach.STILL, sql.still(connection, **span))
        yield from _all(Breach.ENDED, sql.ended(connection, **span))
        yield from _all(Breach.UNFIRED, sql.unfired(connection, **span))
        yield from _all(Breach.UNLOGGED, sql.unlogged(connection, **span))
        yield from _all(Breach.NOBODY_ELSE, sql.lost_words(connection, **span))
        for row in sql.unheard(connection, **span):
            yield Finding(Breach.NOBODY if row["known"] else Breach.UNHEARD, _subject(row))

    def _whatever_waits(self, leeway: Leeway) -> Iterator[Finding]:
        """What stands in a line that should be short."""
        sql, connection = self._sql, self._connection
        late, digest = to_us(leeway.late), to_us(leeway.digest)
        yield from _all(Breach.OVERLOOKED, sql.overlooked(connection, late=late, most=MOST))
        yield from _all(Breach.UNADDRESSED, sql.unaddressed(connection, late=late, most=MOST))
        yield from _all(Breach.UNSAID, sql.unsaid(connection, late=late, morning=to_us(leeway.morning), most=MOST))
        yield from _all(Breach.HELD, sql.held(connection, late=digest, most=MOST))
        for row in sql.overlooked_runs(connection, late=late, most=MOST):
            yield Finding(Breach.OVERLOOKED, f"#{row['run_id']}")
        for row in sql.runs_without_clock(connection, most=MOST):
            yield Finding(Breach.NO_MOMENT, f"#{row['run_id']}")
        yield from self._polls(late)
        yield from self._platforms(late, leeway.now)

    def _platforms(self, late: int, now: datetime) -> Iterator[Finding]:
        """Messages wait for a platform and none of them goes, whatever the reason; or it does not reach us."""
        sql, connection = self._sql, self._connection
        for row in sql.waiting_long(connection, late=late, calm=CALM):
            if not sql.went(connection, channel=row["channel"], late=late, beyond=row["first"] - _NEAR):
                yield Finding(Breach.MUTE, row["channel"])
        for row in sql.deaf(connection, since=str(to_us(now - DEAF_FOR))):
            yield Finding(Breach.DEAF, row["channel"])

    def _polls(self, late: int) -> Iterator[Finding]:
        """A poll that waits ends at a moment of its own, and one that is over has a result."""
        sql, connection = self._sql, self._connection
        for state, needed in _POLLS_END.items():
            for row in sql.polls_without_moment(connection, state=state, needed=needed, most=MOST):
                yield Finding(Breach.NO_MOMENT, poll_number(row["serial"]))
        for row in sql.overlooked_polls(connection, late=late, most=MOST):
            yield Finding(Breach.OVERLOOKED, poll_number(row["serial"]))
        for row in sql.polls_without_result(connection, most=MOST):
            yield Finding(Breach.NO_RESULT, poll_number(row["serial"]))


def _of_case(row: Row, state: State) -> Iterator[Finding]:
    holds = {
        Breach.NO_LEAD: row["led"],
        Breach.OTHER_STATE: row["logged"] == state,
        Breach.NO_MOMENT: row["looked_after"],
        Breach.NOT_PROMISED: row["promised"] or not row["looked_after"],
    }
    return (Finding(breach, row["number"]) for breach, kept in holds.items() if not kept)


def _no_later_than(row: Row, leeway: Leeway) -> datetime:
    """How far a rung may be put off: not at all before it is due, then until the quiet ends; longer by a snooze."""
    if row["snoozed"]:
        return leeway.snoozed
    urgent = row["kind"] in WORK and (row["category"], row["klass"]) in leeway.urgent
    return leeway.soon if urgent or row["moment"] > to_us(leeway.now) else leeway.morning


def _all(breach: Breach, rows: Iterable[Any]) -> Iterator[Finding]:
    return (Finding(breach, _subject(row)) for row in rows)


def _subject(row: Row) -> str:
    number: str | None = row["number"]
    return number if number is not None else f"#{row['run_id']}"
