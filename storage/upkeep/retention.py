"""What is kept no longer goes, a little at a time: raw payloads, what was said in passing, what became of things that
are over, their photos and voice notes, what cases once named and said, quotas and codes whose time has passed.

Nothing goes that is open, waits, runs, may still be pressed, or that something open rests on. Histories, ledgers and
the rows of cases stay: their chains are never touched. Which spans are kept is told from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.casework.case import Kept
from domain.casework.kept import KeptFor
from domain.quota import QUOTAS
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.engine.wiping import wipe_with
from storage.mail.rows import HANDLES_LIVE
from storage.mail.seals import FRESH
from storage.upkeep.old_cases import GONE, OldCases

#: So many rows are looked at in one portion, and no more of them go: tens of milliseconds, for everybody waits for it.
AT_ONCE = 100

#: So many things that are over, each with all that was said about it.
FEW_AT_ONCE = 10

#: So many cases are counted at once, where nothing is done to them.
_SLICE = 1000

#: That a payload came is known for so long: no platform brings anything again after days.
_KNOWN = timedelta(days=365)

#: A code that ended, used or not, is known for so long.
_CODES = timedelta(days=30)

#: The longest span in which anything is counted.
_COUNTED = max(quota.within for quota in QUOTAS.values())

#: The fact that tells how many payloads are not even known any more.
FORGOTTEN = "payloads-forgotten"

#: The fact that tells when all was gone that had to go.
CLEARED = "cleared-at-us"

#: The facts that tell up to which end of a case its traces, and its photos, have gone.
_TRACES, _PHOTOS = "traces-gone-us", "photos-gone-us"


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long is kept: raw payloads after their effect, what was said after it was, traces of what is over after it
    ended, photos and voice notes of cases after these ended, and what cases name and say after these are over.
    """

    payloads: timedelta
    messages: timedelta
    traces: timedelta
    photos: timedelta
    cases: KeptFor

    def __post_init__(self) -> None:
        spans = (self.payloads, self.messages, self.traces, self.photos, self.cases.shortest)
        if min(spans) < timedelta(days=1):
            raise ValueError("nothing is kept for less than a day")
        if self.messages < HANDLES_LIVE:
            raise ValueError("what can be pressed is kept")


class Bookmark(NamedTuple):
    """How far it has come: the part it is in, and the last row it looked at there."""

    part: int = 0
    after: int = 0


class Portion(NamedTuple):
    """How many rows went or were wiped, and where the next portion goes on; None: that was all."""

    gone: int
    next: Bookmark | None


class Due(NamedTuple):
    """How many old cases are to lose whoever they name, and how many what they say."""

    names: int
    words: int


class Retention:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sql = queries("retention")
        self._meta = queries("meta")
        self._old_cases = OldCases(connection, self._drop_files)
        self._parts: tuple[Callable[[int, Keeping, datetime], tuple[int, int | None]], ...] = (
            self._payloads,
            self._messages,
            self._runs,
            self._traces,
            self._photos,
            self._cases,
            self._polls,
            self._passed,
        )

    def go_on(self, at: Bookmark, keeping: Keeping, now: datetime) -> Portion:
        """The next portion is done. Begin with ``Bookmark()``, and let ``now`` be the same until all of it is done."""
        gone, after = self._parts[at.part](at.after, keeping, now)
        if after is not None:
            return Portion(gone, Bookmark(at.part, after))
        if at.part + 1 < len(self._parts):
            return Portion(gone, Bookmark(at.part + 1))
        self._put(CLEARED, to_us(now))
        wipe_with(self._connection)
        return Portion(gone, None)

    def due(self, keeping: Keeping, now: datetime) -> Due:
        """What the next clearing does to old cases; nothing is done now."""
        names = words = after = 0
        while (upto := self._sql.next_cases(self._connection, after=after, most=_SLICE)["upto"]) is not None:
            for case, kept in self._old_cases.due(after, upto, keeping.cases, now):
                names += case.kept is Kept.WHOLE
                words += kept is Kept.ANONYMOUS
            after = upto
        return Due(names, words)

    def _payloads(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        upto = _reach(self._sql.next_payloads(self._connection, after=after, most=AT_ONCE), now - keeping.payloads)
        if upto is None:
            return 0, None
        span, wiped = {"after": after, "upto": upto}, to_us(now - keeping.payloads)
        sql, connection = self._sql, self._connection
        gone: int = sql.wipe_payloads(connection, **span, before=wiped)
        gone += sql.drop_floods(connection, **span, before=wiped, now=to_us(now))
        gone += sql.drop_letters(connection, **span, before=to_us(now - keeping.traces), now=to_us(now))
        forgotten: int = sql.forget_payloads(connection, **span, before=to_us(now - max(_KNOWN, keeping.payloads)))
        if forgotten:
            self._put(FORGOTTEN, self._fact(FORGOTTEN) + forgotten)
        return gone + forgotten, upto

    def _messages(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        before = now - keeping.messages
        upto = _reach(self._sql.next_messages(self._connection, after=after, most=AT_ONCE), before)
        if upto is None:
            return 0, None
        span = {"after": after, "upto": upto, "before": to_us(before)}
        gone: int = self._sql.drop_messages(self._connection, **span, now=to_us(now))
        gone += self._sql.hush_last_words(self._connection, **span, now=to_us(now), gone=GONE)
        return gone, upto

    def _runs(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        """Runs of duties, with their promises and all that was said of them."""
        before, sql, connection = now - keeping.traces, self._sql, self._connection
        upto = _reach(sql.next_runs(connection, after=after, most=AT_ONCE), before)
        if upto is None:
            return 0, None
        asked = {"after": after, "upto": upto, "before": to_us(before), "most": FEW_AT_ONCE}
        gone = 0
        for id in [row["id"] for row in sql.ended_runs(connection, **asked)]:
            said = self._said_about(f"run:{id}:")
            if said == AT_ONCE:
                return gone + said, id - 1
            drop = (sql.drop_pings_of_run, sql.drop_nags_of_run, sql.drop_lines_of_run, sql.drop_clocks_of_run)
            gone += said + sum(one(connection, run_id=id) for one in (*drop, sql.drop_run))
            after = id
            if gone >= AT_ONCE:
                break
        return gone, upto if after == asked["after"] else after

    def _traces(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        """Who was nagged about cases that ended, and all that was said of them."""
        return self._ended(after, _TRACES, now - keeping.traces, self._drop_traces)

    def _drop_traces(self, case: int) -> int:
        gone: int = self._sql.drop_pings_of_case(self._connection, case_id=case)
        gone += self._sql.drop_nags_of_case(self._connection, case_id=case)
        return gone + self._said_about(f"case:{case}:")

    def _photos(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        """Photos and voice notes of cases that ended; not before what shows them has gone."""
        return self._ended(after, _PHOTOS, now - max(keeping.photos, keeping.messages), self._drop_files)

    def _drop_files(self, case: int) -> int:
        sql, connection = self._sql, self._connection
        names = [row["sha256"] for row in sql.files_of_case(connection, case_id=case)]
        sql.drop_pictures_of_case(connection, case_id=case)
        sql.drop_recordings_of_case(connection, case_id=case)
        for name in names:
            sql.drop_photo(connection, sha256=name)
            sql.add_remain(connection, sha256=name)
        if names:
            sql.bare(connection, first=f"case:{case}:", beyond=f"case:{case};")
        return len(names)

    def _cases(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        """Whoever old cases name, and what they say."""
        row = self._sql.next_cases(self._connection, after=after, most=AT_ONCE)
        upto = _reach(row, now - keeping.cases.shortest)
        if upto is None:
            self._old_cases.finish()
            return 0, None
        gone, came_to = self._old_cases.go_on(after, upto, keeping.cases, now, most=AT_ONCE)
        return gone, upto if came_to is None else came_to

    def _ended(self, after: int, fact: str, before: datetime, drop: Callable[[int], int]) -> tuple[int, int | None]:
        """Done to each case that ended by then, and had not by the last time all of them were seen."""
        upto = _reach(self._sql.next_cases(self._connection, after=after, most=AT_ONCE), before)
        if upto is None:
            self._put(fact, to_us(before))
            return 0, None
        asked = {"since": self._fact(fact), "before": to_us(before), "most": FEW_AT_ONCE}
        cases = [row["id"] for row in self._sql.ended_cases(self._connection, after=after, upto=upto, **asked)]
        gone = 0
        for case in cases:
            gone += drop(case)
            if gone >= AT_ONCE:
                # Of this one there may be more.
                return gone, case - 1
        return gone, cases[-1] if len(cases) == FEW_AT_ONCE else upto

    def _polls(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        """What each voter was told of polls that are over; what stands in groups stays."""
        asked = {"after": after, "before": to_us(now - keeping.traces), "most": FEW_AT_ONCE}
        polls = [row["id"] for row in self._sql.ended_polls(self._connection, **asked)]
        gone = 0
        for poll in polls:
            said = self._said_about(f"poll:{poll}:")
            gone += said
            if gone >= AT_ONCE:
                return gone, poll - 1
        return gone, polls[-1] if len(polls) == FEW_AT_ONCE else None

    def _said_about(self, name: str) -> int:
        """How many messages about it went; as many as go at once when there may be more."""
        beyond = name[:-1] + chr(ord(name[-1]) + 1)
        gone: int = self._sql.drop_about(self._connection, first=name, beyond=beyond, most=AT_ONCE)
        return gone

    def _passed(self, after: int, keeping: Keeping, now: datetime) -> tuple[int, int | None]:
        """What counted for a while alone."""
        sql, connection, most = self._sql, self._connection, AT_ONCE
        counted, ahead = to_us(now - _COUNTED), to_us(now + _COUNTED)
        gone: int = sql.drop_quotas(connection, before=counted, ahead=ahead, most=most)
        passed: Mapping[Callable[..., int], timedelta] = {
            sql.drop_windows: timedelta(0),
            sql.drop_entrances: timedelta(0),
            sql.drop_codes: _CODES,
            sql.drop_seals: 2 * FRESH,
            sql.drop_alarms: keeping.traces,
        }
        gone += sum(drop(connection, before=to_us(now - kept), most=most) for drop, kept in passed.items())
        return gone, after + 1 if gone else None

    def _fact(self, name: str) -> int:
        return int(self._meta.get(self._connection, name=name) or 0)

    def _put(self, name: str, value: int) -> None:
        self._meta.put(self._connection, name=name, value=str(value))


def _reach(row: Row | None, before: datetime) -> int | None:
    """The last of the next rows; None where there are none, or all are too young."""
    if row is None or row["upto"] is None or row["since"] >= to_us(before):
        return None
    upto: int = row["upto"]
    return upto
