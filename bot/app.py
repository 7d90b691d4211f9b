"""The composition root: the only place that joins the parts into a running service. Nothing is built at import."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections import ChainMap
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.types import ASGIApp

from bot import auditor, clearing, incidents, reached
from bot.auditor import Auditor
from bot.channels import Channel
from bot.channels.lab.client import LabChannel, bot_mentions
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import LabDesk
from bot.channels.lab.phones import phones
from bot.channels.reach import Accept, Elsewhere, Presence, Way
from bot.channels.web.client import WebChannel
from bot.clearing import Clearing
from bot.courier.courier import Courier, speaks_on
from bot.ending import START_AGAIN, MustEnd
from bot.farewells import see_off
from bot.forgotten import clear
from bot.heartbeat import Heartbeat, Listener
from bot.inbox.answering import Answering
from bot.inbox.hearing import drop_unheard
from bot.inbox.intake import Intake
from bot.inbox.taking import Oldest, Unheld
from bot.inbox.worker import AT_ONCE, Worker
from bot.language.doors import place_words
from bot.language.matters import matter_words
from bot.language.spoken import spoken_words
from bot.language.text import Texts
from bot.language.words import Words
from bot.loop import Loop
from bot.pages.links import Links, open_links
from bot.photos import store_of
from bot.platforms import Platforms
from bot.process import Alone, OneOfMany, Process
from bot.reached import Reached
from bot.roles import Role, roles_in
from bot.settings import Settings
from bot.ticker import Ticker
from bot.timekeeper import Timekeeper, Trust
from domain.clocks.holidays import HolidayYear
from domain.register import Register
from handlers import routines
from handlers.deadlines import sweep
from handlers.promises import recounting
from storage.engine.database import Database
from storage.engine.failpoints import failpoint
from storage.engine.news import News
from storage.photo.photos import PhotoStore
from storage.photo.store import StoreAway
from storage.town.towns import NoTown
from storage.work import Work

#: An upload nobody dealt with is kept so long (real time): long enough for an operator to retry a dead letter.
_UPLOADS_LIVE = timedelta(days=7)

#: Seconds between two looks at which files have to go.
_CLEARED = 600.0

#: When many come at once they are let in first, for so many seconds; then so many at a time are dealt with meanwhile.
_LET_IN_FIRST = 1.0
_A_FEW = 16

#: The turns of whoever audits, and of whoever clears away files.
_AUDIT, _CLEAR = "audit", "clear"

#: Two readings of the clock, one right after the other, lie no further apart.
_APART = timedelta(minutes=1)


class Linzhang:
    """The service: everything open and joined, running while inside ``running()``."""

    def __init__(
        self,
        database: Database,
        texts: Texts,
        photos: PhotoStore,
        clock: LabClock,
        settings: Settings,
        links: Links,
    ) -> None:
        self.database = database
        self.texts = texts
        self.photos = photos
        self.clock = clock
        self.roles = roles_in(settings.roles)
        self.intake = Intake(database, clock, stored=lambda: self._working.wake())
        platforms = Platforms(settings, database, texts, clock, accept=self.intake.accept, answering=self._answering())
        self.telegram, self.wechat, self.wecom = platforms.telegram, platforms.wechat, platforms.wecom
        self.residents = platforms.residents
        self.presences = platforms.all
        self.links = links
        self.introduction = platforms.introduction(settings)
        self.channels = self._channels(settings)
        # Nobody is spoken to through a page, so the courier knows no such channel.
        heard = ChainMap[str, Channel]({WebChannel.name: WebChannel(photos)}, self.channels)
        self.process: Process = self._one_of_many() if database.shared else Alone(database, self.roles, clock)
        takes = Unheld(database, self.process) if database.shared else Oldest(database)
        self._see_off = functools.partial(see_off, database, settings, photos.store)
        self.worker = Worker(database, heard, photos, Words(texts), clock, takes)
        self.entrances = platforms.entrances(settings)
        entrance, process = self.entrances.passed_on, self.process
        self.courier = Courier(database, self.channels, photos, texts, clock, entrance, links=links, process=process)
        self.heartbeat = Heartbeat(settings.data)
        self.timekeeper = Timekeeper()
        url = settings.heartbeat_url
        listener = None if url is None else Listener(url)
        self.auditor = Auditor(database, clock, self.timekeeper, rung=self.courier.wake, listener=listener)
        self.clearing = Clearing(database, clock, self.timekeeper, settings.keeping)
        self._tickers = (
            Ticker("ticker", self._look, seconds=settings.tick_seconds),
            Ticker("auditor", self._audit, seconds=auditor.EVERY),
            Ticker("photos", self._clear, seconds=_CLEARED),
            Ticker("clearing", self._let_go, seconds=clearing.EVERY),
        )
        self.lab = self._desk() if settings.lab and Role.WEB in self.roles else None
        self._working = Loop("worker", self._work)
        self._tasks: list[asyncio.Task[None]] = []
        self._reached = Reached(database, clock, lambda: {name: way.reach for name, way in self.ways.items()})
        self._end = asyncio.Event()
        self._why: MustEnd | None = None

    def _one_of_many(self) -> OneOfMany:
        limited = [name for name, channel in self.channels.items() if channel.features.limits is not None]
        turns = {
            Role.INTAKE: [_hears(presence) for presence in self.presences if presence.one_at_a_time],
            Role.COURIER: [speaks_on(name) for name in limited],
            Role.TICKER: [_AUDIT, _CLEAR],
        }
        return OneOfMany(
            self.database,
            self.roles,
            self.clock,
            [turn for role in self.roles for turn in turns.get(role, ())],
            buried=lambda: self.courier.call_back(),
            beaten=self._beaten,
        )

    async def _beaten(self) -> None:
        """What another process did to the clock of the lab, this one did not see."""
        if LabChannel.name in self.channels:
            await self.clock.load(self.database)

    def _answering(self) -> Accept:
        """How calls are let in that are held open for their answer: whoever holds one gives it."""
        if self.database.shared and Role.COURIER in self.roles:
            return Answering(self.intake.accept, self.clock, lambda: self.process.id)
        return self.intake.accept

    def _desk(self) -> LabDesk:
        return LabDesk(self.database, self.clock, accept=self.intake.accept, catch_up=self.catch_up)

    def _channels(self, settings: Settings) -> dict[str, Channel]:
        channels: dict[str, Channel] = {}
        if settings.lab:
            mentions = bot_mentions(self.texts)
            channels[LabChannel.name] = LabChannel(self.database, self.photos, now=self.clock, mentions=mentions)
        return channels | {presence.channel.name: presence.channel for presence in self.presences}

    @property
    def accept(self) -> Accept:
        """Stores a payload, and has it dealt with."""
        return self.intake.accept

    @property
    def ways(self) -> Mapping[str, Way]:
        """How each platform that others run reaches us, by its name."""
        return {one.channel.name: one.way if self._listens_to(one) else Elsewhere() for one in self.presences}

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """What platforms call by themselves, by path."""
        listened_to = self.presences if Role.INTAKE in self.roles else ()
        return {path: door for presence in listened_to for path, door in presence.doors.items()}

    def _listens_to(self, presence: Presence) -> bool:
        return Role.INTAKE in self.roles and (not presence.one_at_a_time or self.process.has(_hears(presence)))

    async def _work(self) -> int:
        """Who is still coming is let in before anything is done, but nobody is put off for ever."""
        calm = await self.intake.calm(_LET_IN_FIRST)
        taken = await self.worker.step(AT_ONCE if calm else _A_FEW)
        self.courier.wake()
        return taken

    async def _sweep(self, now: datetime) -> int:
        def unit(work: Work) -> int:
            acted = sweep(work, now)
            failpoint("sweep.before_commit")
            return acted

        acted = await self.database.transact(unit)
        failpoint("sweep.after_commit")
        acted += await self._see_off(now)
        if acted:
            self.courier.wake()
        return acted

    async def _look(self) -> int:
        """As ``_sweep`` unless nobody knows what time it is, and a sign that somebody looks."""
        # Whether the time can be believed is asked before and after it is read: it may jump, and back, in between. A
        # single reading can be wrong while those around it are right, so it is read twice.
        before, first, after, now = self.timekeeper.look(), self.now(), self.timekeeper.look(), self.now()
        steady = before is not Trust.DOUBTED and after is Trust.STEADY
        acted = await self._sweep(now) if steady and abs(now - first) < _APART else 0
        self.heartbeat.beat()
        return acted

    @property
    def now(self) -> Callable[[], datetime]:
        """What time it is for the service: real time, and whatever the lab added."""
        return self.clock

    async def catch_up(self) -> None:
        """Do everything that is due or waiting by now, and return when it is quiet."""
        while await self._sweep(self.now()) + await self.worker.step() + await self.courier.step():
            pass

    def ready(self) -> bool:
        """Whether everything that works in the background is alive, and whoever says something is heard."""
        alive = bool(self._tasks) and not any(task.done() for task in self._tasks)
        return alive and all(way.reach.well for way in self.ways.values())

    async def must_end(self) -> MustEnd:
        """Why the service cannot go on, as soon as it cannot."""
        await self._end.wait()
        assert self._why is not None
        return self._why

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work in the background until the block ends. Raises Refusal when another service is the bot already.

        Where others may serve the same town, they take turns instead.
        """
        with contextlib.ExitStack() as alone:
            for presence in () if self.database.shared else self.presences:
                alone.enter_context(presence.alone())
            await self.process.begin()
            await self._sweep_up()
            await self.database.transact(self._settle)
            self._tasks = [asyncio.create_task(doing) for doing in self._doings()]
            try:
                yield
            finally:
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)
                self._tasks = []
                with contextlib.suppress(OSError):
                    # Without a database the others see by themselves that it is gone.
                    await self.process.end()

    def _doings(self) -> Iterator[Coroutine[Any, Any, None]]:
        """All that goes on until the service ends, by its roles."""
        yield self.process.run()
        if Role.WORKER in self.roles:
            yield self._working.run()
        if Role.COURIER in self.roles:
            yield self.courier.run()
        if Role.INTAKE in self.roles:
            yield Ticker("reached", self._reached.look, seconds=reached.EVERY).run()
        if Role.TICKER in self.roles:
            yield from (ticker.run() for ticker in self._tickers)
        yield from (self._hear(presence) for presence in self.presences)
        # A message may be another process's to send, whose turn it is; a payload is whoever's that has room for it.
        yield self.database.listen(self._wake, {News.STORED} if Role.WORKER in self.roles else ())

    def _wake(self, news: Collection[News]) -> None:
        """Another process stored or queued something: whoever sleeps here and may do it need not sleep on."""
        wakes = {News.STORED: self._working.wake, News.QUEUED: self.courier.wake}
        for one in news:
            wakes[one]()

    async def _sweep_up(self) -> None:
        """What nobody came for is dropped, if the photos can be reached: the service begins all the same."""
        long_ago = datetime.now(UTC) - _UPLOADS_LIVE
        try:
            await self.photos.drop_abandoned(long_ago)
            await drop_unheard(self.database, self.photos.recordings, long_ago)
        except StoreAway as away:
            incidents.report(away, where="photos")

    async def _clear(self) -> int:
        """What has to go goes as soon as the photos can be reached."""
        if self.process.has(_CLEAR):
            await clear(self.database, self.photos.store)
        return 0

    async def _let_go(self) -> int:
        """What is kept no longer goes, and what nobody came for with it."""
        gone = await self.clearing.look() if self.process.has(_CLEAR) else 0
        if gone:
            await self._sweep_up()
        return gone

    async def _audit(self) -> int:
        return await self.auditor.audit() if self.process.has(_AUDIT) else 0

    async def prepare(self) -> None:
        """What people write can be read without anybody waiting; without a town there is nothing to do."""
        with contextlib.suppress(NoTown):
            await self.database.transact(lambda work: work.prepare_to_read())

    def _settle(self, work: Work) -> None:
        """The calendar has what this version of the program does by it; without a town there is nothing to do."""
        with contextlib.suppress(NoTown):
            routines.settle(work, self.now())

    async def _hear(self, presence: Presence) -> None:
        """Let in what comes from a platform; when that cannot go on, the service cannot either."""
        try:
            await presence.introduce()
            await self._listen(presence)
        except MustEnd as why:
            self._why = why
        except Exception as error:
            incidents.report(error, where=presence.channel.name)
            self._why = MustEnd(f"cli-{presence.channel.name}-broken", code=START_AGAIN)
        self._end.set()

    async def _listen(self, presence: Presence) -> None:
        if Role.INTAKE not in self.roles:
            await asyncio.Event().wait()
        elif presence.one_at_a_time:
            await self.process.in_turn(_hears(presence), presence.run)
        else:
            await presence.run()

    async def close(self) -> None:
        """Let go of every platform."""
        for presence in self.presences:
            await presence.close()


def _hears(presence: Presence) -> str:
    """The turn of whoever asks a platform what is new."""
    return f"hear:{presence.channel.name}"


@contextlib.asynccontextmanager
async def opened(
    settings: Settings, *, strict_words: bool = False, clock: LabClock | None = None
) -> AsyncIterator[Linzhang]:
    """The service with its database and photos open, not yet running. ``clock`` is only given by a rehearsal."""
    clock = clock or LabClock()
    texts = Texts.load(strict=strict_words)
    words = place_words(texts), matter_words(texts), spoken_words(texts)
    async with await Database.open(settings.database, clock(), *words) as database:
        if settings.lab:
            await clock.load(database)
        photos = PhotoStore(store_of(settings))
        links = await open_links(database, settings.web_address)
        service = Linzhang(database, texts, photos, clock, settings, links)
        try:
            for presence in service.presences:
                await presence.recall()
            yield service
        finally:
            await service.close()
            await photos.close()


async def bring_in(service: Linzhang, register: Register) -> Mapping[str, int]:
    """How much of everything is in use after the import, which is one transaction."""
    now = service.now()

    def unit(work: Work) -> Mapping[str, int]:
        hours = work.registers.hours()
        counts = work.registers.bring_in(register, now)
        if hours not in (None, work.registers.hours()):
            recounting.begin(work, now)
        routines.settle(work, now)
        work.lab.set_phones(phones(register))
        return counts

    return await service.database.transact(unit)


async def announce(service: Linzhang, year: HolidayYear) -> None:
    """Count with the year's holidays from now on; every process does from its next transaction on."""
    now = service.now()

    def unit(work: Work) -> None:
        work.calendars.load(year, now)
        if work.registers.hours() is not None:
            recounting.begin(work, now)
            routines.settle(work, now)

    await service.database.transact(unit)
