"""The unit of work: everything a handler may read and write, inside one transaction.

A handler gets a ``Work`` and nothing else. Whatever it does is committed together, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from domain.clocks.clock import WorkingCalendar
from domain.matters.matter import MatterReader
from domain.places.geo import GridMap
from domain.places.place import PlaceReader
from domain.reading.spoken import SpokenWords
from domain.town import Town
from storage.casework.cases import Cases
from storage.casework.history import History
from storage.casework.recordings import Recordings
from storage.council.councils import Councils
from storage.council.ideas import Ideas
from storage.council.resolutions import Resolutions
from storage.council.topics import Topics
from storage.dialogues import Dialogues
from storage.digests import Digests
from storage.duties import Duties
from storage.engine.protocol import Connection
from storage.engine.queries import queries
from storage.engine.times import to_us
from storage.figures import FiguresBook
from storage.lab import Lab
from storage.mail.answer_links import AnswerLinks
from storage.mail.answering import OpenChats
from storage.mail.card_codes import CardCodes
from storage.mail.choices import Choices
from storage.mail.deliveries import Deliveries
from storage.mail.entrances import EntranceBook
from storage.mail.held import HeldMessages
from storage.mail.inbox import Inbox
from storage.mail.outbox import Outbox
from storage.mail.seals import Seals
from storage.mail.shown import ShownMessages
from storage.mail.tokens import Tokens
from storage.mail.windows import Windows
from storage.membership.absences import Absences
from storage.membership.claims import Claims
from storage.membership.codes import Codes
from storage.membership.elected import Elected
from storage.membership.farewells import Farewells
from storage.membership.handovers import Handovers
from storage.membership.joinings import Joinings
from storage.membership.people import People
from storage.membership.shifts import Shifts
from storage.membership.strays import Strays
from storage.meta import Meta
from storage.part import Part
from storage.polls.announcements import Announcements
from storage.polls.ballots import Ballots
from storage.polls.batches import Batches
from storage.polls.electorate import Electorates
from storage.polls.ledger import PollLedger
from storage.polls.nominations import Nominations
from storage.polls.objections import Objections
from storage.polls.polls import Polls
from storage.polls.proxies import Proxies
from storage.polls.requests import Requests
from storage.polls.rolls import Rolls
from storage.polls.secret import Secret
from storage.polls.uniting import OneVoice
from storage.processes import Processes
from storage.promises.clocks import Clocks
from storage.promises.nags import Nags
from storage.quotas import Quotas
from storage.routines import Routines
from storage.town.calendars import Calendars
from storage.town.lessons import Lessons
from storage.town.registers import Registers
from storage.town.towns import Shelved, TownShelf
from storage.town.version import Versions, versions
from storage.turns import Turns
from storage.upkeep.alarms import Alarms
from storage.upkeep.audit import Audit
from storage.upkeep.erasures import Erasures
from storage.upkeep.retention import Retention

T = TypeVar("T")


def _of(kind: Callable[[Connection], T]) -> Part[T]:
    """A part that needs nothing but the connection."""
    return Part(lambda work: kind(work._connection))


class Work:
    """Opened on demand: a part that is not asked for costs nothing. What a part has read it may remember, for the
    length of the unit nobody else writes.
    """

    def __init__(self, connection: Connection, shelf: TownShelf) -> None:
        self._connection = connection
        self._shelf = shelf

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """What is done inside is undone when an exception leaves it; the unit itself goes on."""
        self._connection.execute("SAVEPOINT attempt")
        try:
            yield
            # A statement whose answer nobody looked at may have gone wrong; then it is told here.
            self._connection.execute("RELEASE attempt")
        except BaseException:
            self._connection.execute("ROLLBACK TO attempt")
            self._connection.execute("RELEASE attempt")
            self._forget_what_was_read()
            raise

    def _forget_what_was_read(self) -> None:
        for name, part in vars(type(self)).items():
            if isinstance(part, Part):
                vars(self).pop(name, None)

    @Part
    def _versions(self) -> Versions:
        return versions(self._connection)

    def _versions_after(self, *writers: str) -> Versions:
        """What is kept in memory is asked for its versions once, unless this unit may have changed it since."""
        return self._versions if vars(self).keys().isdisjoint(writers) else versions(self._connection)

    @Part
    def _shelved(self) -> Shelved:
        return self._shelf.take(self._connection, self._versions.town)

    @property
    def town(self) -> Town:
        """The town as last imported. Raises storage.town.towns.NoTown before the first import."""
        return self._shelved.town

    @property
    def places(self) -> PlaceReader:
        """Reads places of this town out of what people write."""
        return self._shelved.places

    @Part
    def matters(self) -> MatterReader:
        """Suggests one of this town's categories for what people write, with all that was learnt so far."""
        self._shelved.pupil.listen(self._connection, self._versions_after("lessons", "erasures"))
        return self._shelved.matters

    @property
    def map(self) -> GridMap:
        """Finds the grid a point lies in."""
        return self._shelved.map

    def prepare_to_read(self) -> None:
        """Nobody has to wait any longer until what reads their words is built. Raises NoTown."""
        self._shelved.build_readers()

    @property
    def spoken(self) -> SpokenWords:
        """The words for days and classes people use within a sentence."""
        return self._shelf.spoken

    @property
    def calendar(self) -> WorkingCalendar:
        """When this town works."""
        return self._shelved.calendar

    meta = _of(Meta)
    inbox = _of(Inbox)
    processes = _of(Processes)
    turns = _of(Turns)
    seals = _of(Seals)
    tokens = _of(Tokens)
    windows = _of(Windows)
    held = _of(HeldMessages)

    @Part
    def people(self) -> People:
        roster = self._versions_after("registers", "erasures").roster
        shelved = self._shelved
        return People(self._connection, shelved.town.locale, self._shelf.rosters, roster, shelved.grids_of_doors)

    @Part
    def outbox(self) -> Outbox:
        return Outbox(self._connection, self.people, self.town.personal_data)

    @Part
    def deliveries(self) -> Deliveries:
        return Deliveries(self._connection, self.people)

    choices = _of(Choices)
    entrances = _of(EntranceBook)
    card_codes = _of(CardCodes)
    answer_links = _of(AnswerLinks)
    answering = _of(OpenChats)
    shown = _of(ShownMessages)
    strays = _of(Strays)
    dialogues = _of(Dialogues)
    quotas = _of(Quotas)

    @Part
    def codes(self) -> Codes:
        return Codes(self._connection, self.quotas)

    @Part
    def cases(self) -> Cases:
        return Cases(self._connection, self.history)

    history = _of(History)
    recordings = _of(Recordings)

    @Part
    def claims(self) -> Claims:
        return Claims(self._connection, self.people)

    farewells = _of(Farewells)

    @Part
    def joinings(self) -> Joinings:
        return Joinings(
            self._connection, self.people, OneVoice(self._connection, self.ballots, self.ledger, self.secret)
        )

    @Part
    def absences(self) -> Absences:
        return Absences(self._connection, self.people)

    @Part
    def handovers(self) -> Handovers:
        return Handovers(self._connection, self.people)

    @Part
    def shifts(self) -> Shifts:
        return Shifts(self._connection, self.town, self.people)

    @Part
    def clocks(self) -> Clocks:
        return Clocks(self._connection, self.calendar, self.town)

    duties = _of(Duties)
    calendars = _of(Calendars)
    polls = _of(Polls)
    rolls = _of(Rolls)

    @Part
    def electorates(self) -> Electorates:
        return Electorates(self._connection, self.town)

    ledger = _of(PollLedger)
    proxies = _of(Proxies)
    ballots = _of(Ballots)
    requests = _of(Requests)
    objections = _of(Objections)
    announcements = _of(Announcements)
    secret = _of(Secret)

    @Part
    def elected(self) -> Elected:
        return Elected(self._connection, self.people)

    nominations = _of(Nominations)
    batches = _of(Batches)
    topics = _of(Topics)
    councils = _of(Councils)
    resolutions = _of(Resolutions)
    ideas = _of(Ideas)
    nags = _of(Nags)
    routines = _of(Routines)
    digests = _of(Digests)
    figures = _of(FiguresBook)
    registers = _of(Registers)
    erasures = _of(Erasures)
    audit = _of(Audit)
    alarms = _of(Alarms)
    retention = _of(Retention)
    lessons = _of(Lessons)
    lab = _of(Lab)

    def next_promise(self) -> datetime | None:
        """When something happens by itself next, but for what the calendar has day by day."""
        promising = (self.clocks, self.nags, self.claims, self.duties, self.polls)
        return min(filter(None, [*(one.next_look() for one in promising), self.strays.next_end()]), default=None)

    def next_moment(self) -> datetime | None:
        """When something happens by itself next."""
        by_the_calendar = self.routines.next_look(), self.polls.next_watch()
        return min(filter(None, [self.next_promise(), *by_the_calendar]), default=None)

    def anything_due(self, now: datetime) -> bool:
        """Whether a sweep would find anything to do by now."""
        sql = queries("looks")
        return bool(sql.anything_due(self._connection, now=to_us(now)))
