"""The unit of work: everything a handler may read and write, inside one transaction.

A handler gets a ``Work`` and nothing else. Whatever it does is committed together, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

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
from storage.membership.handovers import Handovers
from storage.membership.joinings import Joinings
from storage.membership.people import People
from storage.membership.shifts import Shifts
from storage.membership.strays import Strays
from storage.meta import Meta
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
            if isinstance(part, cached_property):
                vars(self).pop(name, None)

    @cached_property
    def _versions(self) -> Versions:
        return versions(self._connection)

    def _versions_after(self, *writers: str) -> Versions:
        """What is kept in memory is asked for its versions once, unless this unit may have changed it since."""
        return self._versions if vars(self).keys().isdisjoint(writers) else versions(self._connection)

    @cached_property
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

    @cached_property
    def matters(self) -> MatterReader:
        """Suggests one of this town's categories for what people write, with all that was learnt so far."""
        self._shelved.pupil.listen(self._connection, self._versions_after("lessons", "erasures"))
        return self._shelved.matters

    @property
    def map(self) -> GridMap:
        """Finds the grid a point lies in."""
        return self._shelved.map

    @property
    def spoken(self) -> SpokenWords:
        """The words for days and classes people use within a sentence."""
        return self._shelf.spoken

    @property
    def calendar(self) -> WorkingCalendar:
        """When this town works."""
        return self._shelved.calendar

    @cached_property
    def meta(self) -> Meta:
        return Meta(self._connection)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._connection)

    @cached_property
    def processes(self) -> Processes:
        return Processes(self._connection)

    @cached_property
    def turns(self) -> Turns:
        return Turns(self._connection)

    @cached_property
    def seals(self) -> Seals:
        return Seals(self._connection)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self._connection)

    @cached_property
    def windows(self) -> Windows:
        return Windows(self._connection)

    @cached_property
    def held(self) -> HeldMessages:
        return HeldMessages(self._connection)

    @cached_property
    def people(self) -> People:
        roster = self._versions_after("registers", "erasures").roster
        shelved = self._shelved
        return People(self._connection, shelved.town.locale, self._shelf.rosters, roster, shelved.grids_of_doors)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._connection, self.people, self.town.personal_data)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self._connection, self.people)

    @cached_property
    def entrances(self) -> EntranceBook:
        return EntranceBook(self._connection)

    @cached_property
    def card_codes(self) -> CardCodes:
        return CardCodes(self._connection)

    @cached_property
    def answer_links(self) -> AnswerLinks:
        return AnswerLinks(self._connection)

    @cached_property
    def answering(self) -> OpenChats:
        return OpenChats(self._connection)

    @cached_property
    def shown(self) -> ShownMessages:
        return ShownMessages(self._connection)

    @cached_property
    def strays(self) -> Strays:
        return Strays(self._connection)

    @cached_property
    def dialogues(self) -> Dialogues:
        return Dialogues(self._connection)

    @cached_property
    def quotas(self) -> Quotas:
        return Quotas(self._connection)

    @cached_property
    def codes(self) -> Codes:
        return Codes(self._connection, self.quotas)

    @cached_property
    def cases(self) -> Cases:
        return Cases(self._connection, self.history)

    @cached_property
    def history(self) -> History:
        return History(self._connection)

    @cached_property
    def recordings(self) -> Recordings:
        return Recordings(self._connection)

    @cached_property
    def claims(self) -> Claims:
        return Claims(self._connection, self.people)

    @cached_property
    def joinings(self) -> Joinings:
        return Joinings(
            self._connection, self.people, OneVoice(self._connection, self.ballots, self.ledger, self.secret)
        )

    @cached_property
    def absences(self) -> Absences:
        return Absences(self._connection, self.people)

    @cached_property
    def handovers(self) -> Handovers:
        return Handovers(self._connection, self.people)

    @cached_property
    def shifts(self) -> Shifts:
        return Shifts(self._connection, self.town, self.people)

    @cached_property
    def clocks(self) -> Clocks:
        return Clocks(self._connection, self.calendar, self.town)

    @cached_property
    def duties(self) -> Duties:
        return Duties(self._connection)

    @cached_property
    def calendars(self) -> Calendars:
        return Calendars(self._connection)

    @cached_property
    def polls(self) -> Polls:
        return Polls(self._connection)

    @cached_property
    def rolls(self) -> Rolls:
        return Rolls(self._connection)

    @cached_property
    def electorates(self) -> Electorates:
        return Electorates(self._connection, self.town)

    @cached_property
    def ledger(self) -> PollLedger:
        return PollLedger(self._connection)

    @cached_property
    def proxies(self) -> Proxies:
        return Proxies(self._connection)

    @cached_property
    def ballots(self) -> Ballots:
        return Ballots(self._connection)

    @cached_property
    def requests(self) -> Requests:
        return Requests(self._connection)

    @cached_property
    def objections(self) -> Objections:
        return Objections(self._connection)

    @cached_property
    def secret(self) -> Secret:
        return Secret(self._connection)

    @cached_property
    def elected(self) -> Elected:
        return Elected(self._connection, self.people)

    @cached_property
    def nominations(self) -> Nominations:
        return Nominations(self._connection)

    @cached_property
    def batches(self) -> Batches:
        return Batches(self._connection)

    @cached_property
    def topics(self) -> Topics:
        return Topics(self._connection)

    @cached_property
    def councils(self) -> Councils:
        return Councils(self._connection)

    @cached_property
    def resolutions(self) -> Resolutions:
        return Resolutions(self._connection)

    @cached_property
    def ideas(self) -> Ideas:
        return Ideas(self._connection)

    @cached_property
    def nags(self) -> Nags:
        return Nags(self._connection)

    @cached_property
    def routines(self) -> Routines:
        return Routines(self._connection)

    @cached_property
    def digests(self) -> Digests:
        return Digests(self._connection)

    @cached_property
    def figures(self) -> FiguresBook:
        return FiguresBook(self._connection)

    @cached_property
    def registers(self) -> Registers:
        return Registers(self._connection)

    @cached_property
    def erasures(self) -> Erasures:
        return Erasures(self._connection)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._connection)

    @cached_property
    def alarms(self) -> Alarms:
        return Alarms(self._connection)

    @cached_property
    def lessons(self) -> Lessons:
        return Lessons(self._connection)

    @cached_property
    def lab(self) -> Lab:
        return Lab(self._connection)

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
