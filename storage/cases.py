"""Cases, their hash-chained log, their photos and their supporters."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from domain.casework.case import Case, Outcome, State
from domain.casework.chain import GENESIS, SALT_BYTES, Link, commit, hash_of_written
from domain.message import Address, Photo
from domain.places.place import Place
from domain.reading.numbering import case_number
from storage.engine.documents import dump
from storage.engine.failpoints import failpoint
from storage.engine.queries import queries
from storage.engine.sqlite import sqlite3
from storage.engine.times import from_us, to_us

#: No list in a chat is longer.
MOST = 20

#: So many cases of other categories are compared with a new report.
_MOST_AROUND = 30


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reported, with everything decided that makes it a case, and the ``state`` it is then in."""

    category: str
    place: Place
    words: str
    reporter: int
    anonymous: bool
    on_behalf: bool
    lead_handler: str
    deputy_handler: str | None
    chat: Address
    message_id: str
    album: str | None = None
    state: State = State.REPORTED


@dataclass(frozen=True, slots=True)
class Nearby:
    """As much of a case as tells whether it may be about the same thing."""

    id: int
    category: str
    building: str | None
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a case's log. ``words`` are the personal parts that were not deleted since."""

    seq: int
    at: datetime
    actor: int | None
    action: str
    before: str
    after: str
    facts: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a new line of a case's log says. ``facts`` go into the chain as they are, of ``words`` only a salted
    commitment, so that they can be deleted and the chain still verifies.
    """

    action: str
    before: str
    after: str
    actor: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Last:
    """The end of a case's chain."""

    seq: int
    hash: str
    event: Event | None


#: Of a case being opened.
_NOTHING_YET = _Last(0, GENESIS, None)


class Cases:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sql = queries("cases")
        self._last: dict[int, _Last] = {}
        self._photos: dict[tuple[int, str], tuple[str, ...]] = {}
        self._supporters: dict[int, tuple[int, ...]] = {}

    def open(self, report: Report, now: datetime, *, year: int) -> Case:
        """The new case, numbered in that year; or the one this message became before."""
        serial = self._sql.next_serial(self._connection, year=year)
        number = case_number(year, serial)
        id = self._sql.add(
            self._connection,
            number=number,
            year=year,
            serial=serial,
            category=report.category,
            grid=report.place.grid,
            building=report.place.building,
            unit=report.place.unit,
            room=report.place.room,
            words=report.words,
            reporter=report.reporter,
            on_behalf=report.on_behalf,
            anonymous=report.anonymous,
            state=report.state,
            lead_handler=report.lead_handler,
            deputy_handler=report.deputy_handler,
            opened_at=to_us(now),
            origin_channel=report.chat.channel,
            origin_chat=report.chat.chat,
            origin_message=report.message_id,
            album=report.album,
        )
        if id is None:
            before = self.of_message(report.chat, report.message_id)
            assert before is not None
            return before
        return self._remember_new(_opened(id, number, report, now))

    def _remember_new(self, case: Case) -> Case:
        """The case, of which everything is known without asking."""
        self._last[case.id] = _NOTHING_YET
        self._photos[case.id, "report"] = self._photos[case.id, "fix"] = ()
        self._supporters[case.id] = ()
        return case

    def save(self, before: Case, after: Case) -> None:
        """The case is stored as it is after; before, it was stored as it was."""
        about, answers = _about(after), _answers(after)
        if about != _about(before):
            self._sql.correct(self._connection, id=after.id, **about)
        if answers != _answers(before):
            self._sql.pass_on(self._connection, id=after.id, **answers)
        self._sql.save(
            self._connection,
            id=after.id,
            state=after.state,
            outcome=after.outcome,
            lead=after.lead,
            finished_by=after.finished_by,
            feedback=after.feedback,
            returns=after.returns,
            reopened=after.reopened,
            satisfied=after.satisfied,
            review_on=after.review_on.isoformat() if after.review_on else None,
            closed_at=to_us(after.closed_at) if after.closed_at else None,
        )

    def get(self, id: int) -> Case:
        """The case with this row id; it must exist."""
        return _case(self._sql.get(self._connection, id=id))

    def find(self, number: str) -> Case | None:
        """The case with this number."""
        return _case_or_none(self._sql.by_number(self._connection, number=number))

    def of_message(self, chat: Address, message_id: str) -> Case | None:
        """The case this message became."""
        return _case_or_none(
            self._sql.of_origin(self._connection, channel=chat.channel, chat=chat.chat, message=message_id)
        )

    def of_album(self, chat: Address, album: str) -> Case | None:
        """The case this album became."""
        return _case_or_none(self._sql.of_album(self._connection, channel=chat.channel, chat=chat.chat, album=album))

    def alike(self, category: str, at: Place, *, since: datetime, reporter: int) -> tuple[Case, ...]:
        """Open cases of others that may be about the same matter, newest first; none of another building."""
        rows = self._sql.alike(self._connection, **_around(category, at, since, reporter), most=MOST)
        return tuple(_case(row) for row in rows)

    def around(self, category: str, at: Place, *, since: datetime, reporter: int) -> tuple[Nearby, ...]:
        """The same of any other category: what is needed to see whether they are alike."""
        rows = self._sql.around(self._connection, **_around(category, at, since, reporter), most=_MOST_AROUND)
        return tuple(Nearby(*row) for row in rows)

    def of_person(self, person: int) -> tuple[Case, ...]:
        """What the person reported or supports, newest first."""
        return tuple(_case(row) for row in self._sql.of_person(self._connection, person=person, most=MOST))

    def led_by(self, person: int) -> tuple[Case, ...]:
        """Open cases in the person's own hands, oldest first."""
        return tuple(_case(row) for row in self._sql.led_by(self._connection, person=person, most=MOST))

    def waiting_at(self, handler: str) -> tuple[Case, ...]:
        """Open cases at the handler that nobody there has taken up, oldest first."""
        return tuple(_case(row) for row in self._sql.waiting_at(self._connection, handler=handler, most=MOST))

    def open_in(self, grid: str) -> tuple[Case, ...]:
        """Open cases in exactly this grid, oldest first."""
        return tuple(_case(row) for row in self._sql.open_in(self._connection, grid=grid, most=MOST))

    def opened_since(self, reporter: int, since: datetime) -> int:
        """How many cases the person opened after that moment."""
        return int(self._sql.opened_since(self._connection, reporter=reporter, since=to_us(since)))

    def counts(self) -> Mapping[str, int]:
        """How many cases are in each state."""
        return {row["state"]: row["n"] for row in self._sql.by_state(self._connection)}

    def log(
        self,
        case: Case,
        action: str,
        now: datetime,
        *,
        actor: int | None = None,
        before: str = "",
        facts: Mapping[str, str] | None = None,
        words: Mapping[str, str] | None = None,
    ) -> int:
        """The number of the new line in the case's log, which led to what the case is now."""
        return self.log_all(case, [Entry(action, before, case.state, actor, facts or {}, words or {})], now)

    def log_all(self, case: Case, entries: Iterable[Entry], now: datetime) -> int:
        """The number of the last line in the case's log once these are in it."""
        last, at = self._last_of(case), to_us(now)
        rows, words = [], []
        for entry in entries:
            seq = last.seq + 1
            salted = [(name, os.urandom(SALT_BYTES), said) for name, said in sorted(entry.words.items()) if said]
            row: dict[str, Any] = {
                "seq": seq,
                "actor": entry.actor,
                "action": entry.action,
                "before": entry.before,
                "after": entry.after,
                "facts": dump(dict(entry.facts)),
                "commitments": dump([(name, commit(salt, said)) for name, salt, said in salted]),
            }
            hash = hash_of_written(last.hash, case.number, at_us=at, **row)
            rows.append({**row, "case_id": case.id, "at": at, "hash": hash})
            words += [
                {"case_id": case.id, "seq": seq, "name": name, "salt": salt.hex(), "words": said}
                for name, salt, said in salted
            ]
            last = _Last(seq, hash, Event(seq, now, entry.actor, entry.action, entry.before, entry.after, entry.facts))
        self._sql.add_events(self._connection, rows)
        self._sql.add_event_words(self._connection, words)
        self._last[case.id] = last
        return last.seq

    def newest(self, case: Case) -> Event:
        """The newest line of the case's log, without its words; there must be one."""
        event = self._last_of(case).event
        assert event is not None
        return event

    def _last_of(self, case: Case) -> _Last:
        if case.id not in self._last:
            row = self._sql.last_event(self._connection, case_id=case.id)
            self._last[case.id] = _NOTHING_YET if row is None else _Last(row["seq"], row["hash"], _event(row, {}))
        return self._last[case.id]

    def events(self, case: Case) -> tuple[Event, ...]:
        """The case's log in order."""
        words: dict[int, dict[str, str]] = {}
        for row in self._sql.event_words(self._connection, case_id=case.id):
            words.setdefault(row["seq"], {})[row["name"]] = row["words"]
        rows = self._sql.events(self._connection, case_id=case.id)
        return tuple(_event(row, words.get(row["seq"], {})) for row in rows)

    def chain(self, case: Case) -> tuple[tuple[Link, str], ...]:
        """Every link of the case's log with its stored hash, for ``domain.casework.chain.verify``."""
        rows = self._sql.events(self._connection, case_id=case.id)
        return tuple((_link(case.number, row), row["hash"]) for row in rows)

    def add_photos(self, case: Case, photos: tuple[Photo, ...], purpose: str, now: datetime) -> None:
        """The pictures belong to the case: of what is broken (``report``) or of what was done (``fix``)."""
        for photo in photos:
            self._photos.pop((case.id, purpose), None)
            self._sql.photo_stored(
                self._connection, sha256=photo.sha256, width=photo.width, height=photo.height, now=to_us(now)
            )
            self._sql.add_photo(self._connection, case_id=case.id, sha256=photo.sha256, purpose=purpose, at=to_us(now))
            failpoint("photo.noted")

    def photos(self, case: Case, purpose: str) -> tuple[str, ...]:
        """The SHA-256 names of the case's pictures for that purpose, in the order they came."""
        if (case.id, purpose) not in self._photos:
            rows = self._sql.photos(self._connection, case_id=case.id, purpose=purpose)
            self._photos[case.id, purpose] = tuple(row["sha256"] for row in rows)
        return self._photos[case.id, purpose]

    def support(self, case: Case, person: int, now: datetime) -> bool:
        """Whether the person is new among those who have the same problem."""
        self._supporters.pop(case.id, None)
        return self._sql.add_supporter(self._connection, case_id=case.id, person=person, at=to_us(now)) is not None

    def supporters(self, case: Case) -> tuple[int, ...]:
        """Everybody who said they have the same problem."""
        if case.id not in self._supporters:
            rows = self._sql.supporters(self._connection, case_id=case.id)
            self._supporters[case.id] = tuple(row["person"] for row in rows)
        return self._supporters[case.id]


def _around(category: str, at: Place, since: datetime, reporter: int) -> dict[str, str | int | None]:
    return {
        "category": category,
        "grid": at.grid,
        "building": at.building,
        "since": to_us(since),
        "reporter": reporter,
    }


def _opened(id: int, number: str, report: Report, now: datetime) -> Case:
    return Case(
        id=id,
        number=number,
        category=report.category,
        place=report.place,
        words=report.words,
        reporter=report.reporter,
        state=report.state,
        lead_handler=report.lead_handler,
        opened_at=now.astimezone(UTC),
        anonymous=report.anonymous,
        on_behalf=report.on_behalf,
        deputy_handler=report.deputy_handler,
    )


def _about(case: Case) -> dict[str, str | None]:
    at = case.place
    return {"category": case.category, "grid": at.grid, "building": at.building, "unit": at.unit, "room": at.room}


def _answers(case: Case) -> dict[str, str | bool | None]:
    handlers = {"lead_handler": case.lead_handler, "deputy_handler": case.deputy_handler}
    return {**handlers, "coordinator": case.coordinator, "designated": case.designated}


def _event(row: sqlite3.Row, words: Mapping[str, str]) -> Event:
    at, facts = from_us(row["at"]), json.loads(row["facts"])
    return Event(row["seq"], at, row["actor"], row["action"], row["before"], row["after"], facts, words)


def _link(number: str, row: sqlite3.Row) -> Link:
    facts, pairs = json.loads(row["facts"]), json.loads(row["commitments"])
    commitments = tuple((name, value) for name, value in pairs)
    step = row["action"], row["before"], row["after"]
    return Link(number, row["seq"], row["at"], row["actor"], *step, facts, commitments)


def _case_or_none(row: sqlite3.Row | None) -> Case | None:
    return None if row is None else _case(row)


def _case(row: sqlite3.Row) -> Case:
    return Case(
        id=row["id"],
        number=row["number"],
        category=row["category"],
        place=Place(row["grid"], row["building"], row["unit"], row["room"]),
        words=row["words"],
        reporter=row["reporter"],
        state=State(row["state"]),
        lead_handler=row["lead_handler"],
        opened_at=from_us(row["opened_at"]),
        anonymous=bool(row["anonymous"]),
        on_behalf=bool(row["on_behalf"]),
        lead=row["lead"],
        deputy_handler=row["deputy_handler"],
        coordinator=row["coordinator"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        finished_by=row["finished_by"],
        feedback=row["feedback"],
        returns=row["returns"],
        designated=bool(row["designated"]),
        reopened=row["reopened"],
        satisfied=None if row["satisfied"] is None else bool(row["satisfied"]),
        review_on=date.fromisoformat(row["review_on"]) if row["review_on"] else None,
        closed_at=from_us(row["closed_at"]) if row["closed_at"] else None,
    )
