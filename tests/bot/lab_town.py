"""A small town with three phones, and a service that does for the web app what the real one does, on a real database.

Its bot is deaf: payloads are stored and nobody handles them. What a test wants the bot to have said it says itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.types import ASGIApp

from bot.channels import Channel
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import LabDesk
from bot.channels.reach import Accept, Way
from bot.inbox.intake import Intake
from bot.language.text import Texts
from bot.pages.going import Introduction
from bot.pages.links import NO_LINKS, Links
from bot.process import Alone, Process
from bot.roles import Role as Duty
from domain.clocks.calendar import DEFAULT_WEEK
from domain.clocks.ladder import Ladder, Part, Rung
from domain.clocks.limits import CaseClass
from domain.clocks.promises import Kind
from domain.message import Address, Local
from domain.places.place import Place
from domain.places.spelling import PlaceWords
from domain.polls.poll import Effect, Method, Option, Origin, RollKind, Secrecy
from domain.polls.poll import State as PollState
from domain.polls.presets import PRESETS
from domain.register import PersonEntry, Register
from domain.town import Category, Grid, Handler, HandlerKind, Role, Standing, Town
from storage.casework.cases import Report
from storage.engine.database import Database
from storage.lab import LabWords, Phone
from storage.photo.folder import Folder
from storage.photo.photos import PhotoStore
from storage.polls.ballots import Ballot, new_receipt
from storage.polls.polls import NewPoll
from storage.polls.rolls import Voice
from storage.work import Work
from tests.engines import a_url

FRIDAY_EVENING = datetime(2026, 5, 8, 10, 0, tzinfo=UTC)
TEXTS = Texts.load(strict=True)

AUNT_WANG = Phone("wang", "王阿姨", {})
IN_THE_GROUP = Phone("wang", "王阿姨", {}, group="yard", title="4栋院坝群")
LI_THE_LEADER = Phone("li", "李师傅", {"zh-Hans": "邻长", "en": "Neighbour leader"})
PHONES = (AUNT_WANG, IN_THE_GROUP, LI_THE_LEADER)

TOWN = Town(
    id="fujia",
    name="富家社区",
    zone="Asia/Shanghai",
    locale="zh-Hans",
    grids={"fujia": Grid("fujia", "富家社区", "社区")},
    buildings={},
    categories={"lamp": Category("lamp", Local({"zh-Hans": "楼道灯"}), CaseClass.SIMPLE, ("楼道灯",))},
    roles={"leader": Role("leader", Local(LI_THE_LEADER.role), Standing.LEADER)},
    handlers={"leader": Handler("leader", Local(LI_THE_LEADER.role), HandlerKind.POST, "leader")},
    responsibilities=(),
    fallback="leader",
    ladders={CaseClass.SIMPLE: Ladder((Rung((Part.LEAD,)),))},
    quiet=(),
)

REGISTER = Register(
    town=TOWN,
    week=DEFAULT_WEEK,
    households=(),
    people=(PersonEntry("wang", "王阿姨"), PersonEntry("li", "李师傅")),
    posts=(),
    chats=(),
    contacts=(),
)


@dataclass
class DeafService:
    """Keeps the protocol of ``bot.web.service``. ``caught_up`` are the moments it saw to what was due."""

    database: Database
    photos: PhotoStore
    clock: LabClock
    texts: Texts = TEXTS
    lab: LabDesk | None = None
    alive: bool = True
    sees_to_what_is_due: bool = True
    caught_up: list[datetime] = field(default_factory=list)
    ways: dict[str, Way] = field(default_factory=dict)
    doors: dict[str, ASGIApp] = field(default_factory=dict)
    links: Links = NO_LINKS
    channels: dict[str, Channel] = field(default_factory=dict)
    introduction: Introduction | None = None
    roles: frozenset[Duty] = frozenset(Duty)

    @property
    def process(self) -> Process:
        return Alone(self.database, self.roles, self.clock)

    @property
    def lab_desk(self) -> LabDesk:
        assert self.lab is not None
        return self.lab

    @property
    def now(self) -> Callable[[], datetime]:
        return self.clock

    def ready(self) -> bool:
        return self.alive

    @property
    def accept(self) -> Accept:
        return Intake(self.database, self.clock).accept

    async def catch_up(self) -> None:
        """What was due is looked at and done with, as the real sweep does."""
        now = self.clock()
        self.caught_up.append(now)
        if not self.sees_to_what_is_due:
            return

        def sweep(work: Work) -> None:
            for clock in work.clocks.due(now, 100):
                work.clocks.stop(clock.case, clock.kind, now)

        await self.database.transact(sweep)

    async def payloads(self) -> list[bytes]:
        return [row.payload for row in await self.database.read(lambda work: work.inbox.waiting(100))]

    async def bot_says(self, chat: str, words: LabWords) -> str:
        return await self.database.transact(lambda work: work.lab.say(chat, words, self.clock()))

    async def promise(self, *promises: tuple[Kind, timedelta]) -> None:
        """A case whose promises are due so long after now."""
        now = self.clock()

        def begin(work: Work) -> None:
            reporter = work.people.meet(_account("wang"), "王阿姨", now)
            report = Report(
                category="lamp",
                place=Place("fujia"),
                words="楼道灯坏了",
                reporter=reporter.id,
                anonymous=False,
                on_behalf=False,
                lead_handler="leader",
                deputy_handler=None,
                chat=_account("wang"),
                message_id="1",
                ladder=TOWN.ladder_of("lamp"),
            )
            case = work.cases.open(report, now, year=2026)
            for kind, after in promises:
                work.clocks.start_until(case.id, kind, now + after, now)

        await self.database.transact(begin)

    async def ask(
        self,
        secrecy: Secrecy = Secrecy.NAMED,
        *,
        live: bool = True,
        voices: int = 15,
        gates: tuple[str, ...] = ("东门", "西门", "南门"),
    ) -> int:
        """The row of an open poll about the gates, with so many voices on its roll."""
        now = self.clock()

        def open_poll(work: Work) -> int:
            leader = work.people.meet(_account("li"), "李师傅", now)
            new = NewPoll(
                grid="fujia",
                question="充电桩装在哪里",
                options=tuple(map(Option, gates)),
                method=Method.SINGLE,
                preset="yard",
                rule=PRESETS["yard"],
                effect=Effect.RESOLUTION,
                secrecy=secrecy,
                live=live,
                roll_kind=RollKind.HOUSEHOLD,
                proposed_by=leader.id,
                opens_at=now,
                closes_at=now + timedelta(days=2),
            )
            poll = work.polls.add(new, now)
            work.rolls.add(poll.id, [Voice(n, f"household:{n}", str(n)) for n in range(1, voices + 1)], ())
            work.polls.save(replace(poll, state=PollState.OPEN))
            return poll.id

        return await self.database.transact(open_poll)

    async def vote(self, poll: int, unit: int, choice: str) -> None:
        """The unit's ballot stands."""
        ballot = Ballot(unit, choice, Origin.LAB, None, None, unit, new_receipt())
        await self.database.transact(lambda work: work.ballots.put(poll, ballot))


def _account(external: str) -> Address:
    return Address("lab", external)


@asynccontextmanager
async def deaf_service(folder: Path, *, imported: bool = True) -> AsyncIterator[DeafService]:
    """The service with the town imported, on a Friday evening that lasts until the clock is moved."""
    clock = LabClock(lambda: FRIDAY_EVENING)
    words = PlaceWords(building=("栋",), unit=("单元",), entrance=("门",), floor=("楼",), room=("室",))
    async with await Database.open(a_url(), FRIDAY_EVENING, words) as database:
        photos = PhotoStore(Folder(folder))
        service = DeafService(database, photos, clock)
        service.lab = LabDesk(database, clock, accept=service.accept, catch_up=service.catch_up)
        if imported:
            await database.transact(_import)
        yield service
        await photos.close()


def _import(work: Work) -> None:
    work.registers.bring_in(REGISTER, FRIDAY_EVENING)
    work.lab.set_phones(PHONES)
