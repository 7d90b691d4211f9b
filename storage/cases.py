"""Cases, their hash-chained log, their photos and their supporters."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.casework.case import Case, Outcome, State
from domain.casework.chain import GENESIS, Link, commit, link_hash
from domain.message import Address, Photo
from domain.reading.numbering import case_number
from domain.reading.place import Place
from storage.engine.documents import dump
from storage.engine.queries import queries
from storage.engine.times import from_us, to_us

#: No list in a chat is longer.
MOST = 20


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reported, with everything decided that makes it a case."""

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


class Cases:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sql = queries("cases")

    def open(self, report: Report, now: datetime, *, year: int) -> Case:
        """The new case in state "reported", numbered in that year; or the one this message became before."""
        before = self.of_message(report.chat, report.message_id)
        if before is not None:
            return before
        serial = self._sql.next_serial(self._connection, year=year)
        id = self._sql.add(
            self._connection,
            number=case_number(year, serial),
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
            state=State.REPORTED,
            lead_handler=report.lead_handler,
            deputy_handler=report.deputy_handler,
            opened_at=to_us(now),
            origin_channel=report.chat.channel,
            origin_chat=report.chat.chat,
            origin_message=report.message_id,
            album=report.album,
        )
        return self.get(id)

    def save(self, case: Case) -> None:
        """The case is stored as it is now."""
        self._sql.save(
            self._connection,
            id=case.id,
            category=case.category,
            grid=case.place.grid,
            building=case.place.building,
            unit=case.place.unit,
            room=case.place.room,
            state=case.state,
            outcome=case.outcome,
            lead_handler=case.lead_handler,
            lead=case.lead,
            deputy_handler=case.deputy_handler,
            coordinator=case.coordinator,
            finished_by=case.finished_by,
            feedback=case.feedback,
            returns=case.returns,
            designated=case.designated,
            reopened=case.reopened,
            satisfied=case.satisfied,
            review_on=case.review_on.isoformat() if case.review_on else None,
            closed_at=to_us(case.closed_at) if case.closed_at else None,
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

    def alike(self, *, category: str, grid: str, since: datetime, reporter: int) -> tuple[Case, ...]:
        """Open cases of others that may be about the same matter, newest first."""
        rows = self._sql.alike(
            self._connection, category=category, grid=grid, since=to_us(since), reporter=reporter, most=MOST
        )
        return tuple(_case(row) for row in rows)

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
        """The number of the new line in the case's log. ``facts`` go into the chain as they are, of ``words`` only a
        salted commitment, so that they can be deleted and the chain still verifies.
        """
        last = self._sql.last_event(self._connection, case_id=case.id)
        seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, GENESIS)
        salted = {name: (secrets.token_hex(16), said) for name, said in (words or {}).items() if said}
        link = Link(
            case=case.number,
            seq=seq,
            at_us=to_us(now),
            actor=actor,
            action=action,
            before=before,
            after=case.state,
            facts=dict(facts or {}),
            commitments=tuple(
                sorted((name, commit(bytes.fromhex(salt), said)) for name, (salt, said) in salted.items())
            ),
        )
        self._sql.add_event(
            self._connection,
            case_id=case.id,
            seq=seq,
            at=link.at_us,
            actor=actor,
            action=action,
            before=before,
            after=case.state,
            facts=dump(dict(link.facts)),
            commitments=dump(link.commitments),
            hash=link_hash(previous, link),
        )
        for name, (salt, said) in salted.items():
            self._sql.add_event_words(self._connection, case_id=case.id, seq=seq, name=name, salt=salt, words=said)
        return seq

    def newest(self, case: Case) -> Event:
        """The newest line of the case's log, without its words; there must be one."""
        return _event(self._sql.last_event(self._connection, case_id=case.id), {})

    def events(self, case: Case) -> tuple[Event, ...]:
        """The case's log in order."""
        words: dict[int, dict[str, str]] = {}
        for row in self._sql.event_words(self._connection, case_id=case.id):
            words.setdefault(row["seq"], {})[row["name"]] = row["words"]
        rows = self._sql.events(self._connection, case_id=case.id)
        return tuple(_event(row, words.get(row["seq"], {})) for row in rows)

    def chain(self, case: Case) -> tuple[tuple[Link, str], ...]:
        """Every link of the case's log with its stored hash, for ``domain.casework.chain.verify``."""
        return tuple(
            (
                Link(
                    case=case.number,
                    seq=row["seq"],
                    at_us=row["at"],
                    actor=row["actor"],
                    action=row["action"],
                    before=row["before"],
                    after=row["after"],
                    facts=json.loads(row["facts"]),
                    commitments=tuple((name, value) for name, value in json.loads(row["commitments"])),
                ),
                row["hash"],
            )
            for row in self._sql.events(self._connection, case_id=case.id)
        )

    def add_photos(self, case: Case, photos: tuple[Photo, ...], purpose: str, now: datetime) -> None:
        """The pictures belong to the case: of what is broken (``report``) or of what was done (``fix``)."""
        for photo in photos:
            self._sql.photo_stored(
                self._connection, sha256=photo.sha256, width=photo.width, height=photo.height, now=to_us(now)
            )
            self._sql.add_photo(self._connection, case_id=case.id, sha256=photo.sha256, purpose=purpose, at=to_us(now))

    def photos(self, case: Case, purpose: str) -> tuple[str, ...]:
        """The SHA-256 names of the case's pictures for that purpose, in the order they came."""
        return tuple(row["sha256"] for row in self._sql.photos(self._connection, case_id=case.id, purpose=purpose))

    def support(self, case: Case, person: int, now: datetime) -> bool:
        """Whether the person is new among those who have the same problem."""
        return self._sql.add_supporter(self._connection, case_id=case.id, person=person, at=to_us(now)) is not None

    def supporters(self, case: Case) -> tuple[int, ...]:
        """Everybody who said they have the same problem."""
        return tuple(row["person"] for row in self._sql.supporters(self._connection, case_id=case.id))


def _event(row: sqlite3.Row, words: Mapping[str, str]) -> Event:
    return Event(
        row["seq"],
        from_us(row["at"]),
        row["actor"],
        row["action"],
        row["before"],
        row["after"],
        json.loads(row["facts"]),
        words,
    )


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
