"""Cases, their photos and their supporters. What happened to them stands in ``history``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from domain.casework.case import Case, State
from domain.clocks.ladder import DEFAULT_LADDER, Ladder
from domain.message import Address, Photo
from domain.places.place import Place
from domain.reading.numbering import case_number
from storage.casework.history import History
from storage.casework.rows import about_of, answers_of, case_of, terms_of
from storage.engine.failpoints import failpoint
from storage.engine.protocol import Connection, Row
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.mail.moved import from_before
from storage.promises.ladders import dump_ladder

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
    ladder: Ladder = DEFAULT_LADDER


@dataclass(frozen=True, slots=True)
class Nearby:
    """As much of a case as tells whether it may be about the same thing."""

    id: int
    category: str
    building: str | None
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Before:
    """Whether a message ``became`` a case already, and how many cases its reporter ``opened`` since some moment."""

    became: bool
    opened: int


class Cases:
    def __init__(self, connection: Connection, history: History) -> None:
        self._connection = connection
        self._history = history
        self._sql = queries("cases")
        self._photos: dict[tuple[int, str], tuple[str, ...]] = {}
        self._supporters: dict[int, tuple[int, ...]] = {}
        self._serials: dict[int, int] = {}

    def before(self, chat: Address, message_id: str, reporter: int, *, since: datetime, year: int) -> Before:
        """What stands there before the message becomes a case of that year."""
        row = self._sql.before_opening(
            self._connection,
            channel=chat.channel,
            chat=chat.chat,
            message=message_id,
            reporter=reporter,
            since=to_us(since),
            year=year,
        )
        self._serials[year] = row["serial"]
        return Before(bool(row["became"]), row["opened"])

    def open(self, report: Report, now: datetime, *, year: int) -> Case:
        """The new case, numbered in that year; or the one this message became before."""
        serial = self._serials.pop(year, None) or self._sql.next_serial(self._connection, year=year)
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
            ladder=dump_ladder(report.ladder),
        )
        if id is None:
            before = self.of_message(report.chat, report.message_id)
            assert before is not None
            return before
        return self._remember_new(_opened(id, number, report, now))

    def newest_categories(self, most: int) -> tuple[str, ...]:
        """The categories of so many of the newest cases, the newest first."""
        return tuple([row["category"] for row in self._sql.newest_categories(self._connection, most=most)])

    def _remember_new(self, case: Case) -> Case:
        """The case, of which everything is known without asking."""
        self._history.begin(case.id)
        self._photos[case.id, "report"] = self._photos[case.id, "fix"] = ()
        self._supporters[case.id] = ()
        return case

    def save(self, before: Case, after: Case) -> None:
        """The case is stored as it is after; before, it was stored as it was."""
        about, answers, terms = about_of(after), answers_of(after), terms_of(after)
        if about != about_of(before):
            self._sql.correct(self._connection, id=after.id, **about)
        if answers != answers_of(before):
            self._sql.pass_on(self._connection, id=after.id, **answers)
        if terms != terms_of(before):
            self._sql.set_terms(self._connection, id=after.id, **terms)
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
        return case_of(self._sql.get(self._connection, id=id))

    def find(self, number: str) -> Case | None:
        """The case with this number."""
        return _case_or_none(self._sql.by_number(self._connection, number=number))

    def of_message(self, chat: Address, message_id: str) -> Case | None:
        """The case this message became."""
        return _case_or_none(
            self._sql.of_origin(self._connection, channel=chat.channel, chat=chat.chat, message=message_id)
        )

    def moved(self, old: Address, new: str) -> None:
        """A group has a new id on its platform: what was reported there was reported there."""
        before = from_before(old, "")
        self._sql.moved(self._connection, channel=old.channel, old=old.chat, new=new, before=before)

    def of_album(self, chat: Address, album: str) -> Case | None:
        """The case this album became."""
        return _case_or_none(self._sql.of_album(self._connection, channel=chat.channel, chat=chat.chat, album=album))

    def around(self, category: str, at: Place, *, since: datetime, reporter: int) -> tuple[Nearby, ...]:
        """Open cases of others near by, the newest of the same category, then of any other; none of another house.

        As much of them as tells whether they may be about the same matter.
        """
        rows = self._sql.around(
            self._connection,
            category=category,
            grid=at.grid,
            building=at.building,
            since=to_us(since),
            reporter=reporter,
            most_alike=MOST,
            most_others=_MOST_AROUND,
        )
        return tuple(Nearby(*row) for row in rows)

    def of_person(self, person: int) -> tuple[Case, ...]:
        """What the person reported or supports, newest first."""
        return tuple(case_of(row) for row in self._sql.of_person(self._connection, person=person, most=MOST))

    def led_by(self, person: int) -> tuple[Case, ...]:
        """Open cases in the person's own hands, oldest first."""
        return tuple(case_of(row) for row in self._sql.led_by(self._connection, person=person, most=MOST))

    def waiting_at(self, handler: str) -> tuple[Case, ...]:
        """Open cases at the handler that nobody there has taken up, oldest first."""
        return tuple(case_of(row) for row in self._sql.waiting_at(self._connection, handler=handler, most=MOST))

    def open_in(self, grid: str) -> tuple[Case, ...]:
        """Open cases in exactly this grid, oldest first."""
        return tuple(case_of(row) for row in self._sql.open_in(self._connection, grid=grid, most=MOST))

    def counts(self) -> Mapping[str, int]:
        """How many cases are in each state."""
        return {row["state"]: row["n"] for row in self._sql.by_state(self._connection) if row["n"]}

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
        ladder=report.ladder,
    )


def _case_or_none(row: Row | None) -> Case | None:
    return None if row is None else case_of(row)
