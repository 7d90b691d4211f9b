"""The composition root: the only place that joins the parts into a running service. Nothing is built at import."""

from __future__ import annotations

import asyncio
import contextlib
from collections import ChainMap
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Iterator, Mapping
from datetime import datetime
from typing import Any

from starlette.types import ASGIApp

from bot import reached
from bot.channels import Channel
from bot.channels.lab.client import LabChannel, bot_mentions
from bot.channels.lab.clock import LabClock
from bot.channels.lab.desk import LabDesk
from bot.channels.reach import Accept, Way
from bot.channels.web.client import WebChannel
from bot.courier.courier import Courier, speaks_on
from bot.ending import MustEnd
from bot.inbox.answering import Answering
from bot.inbox.intake import Intake
from bot.inbox.taking import Oldest, Unheld
from bot.inbox.worker import AT_ONCE, Worker
from bot.language.doors import place_words
from bot.language.matters import matter_words
from bot.language.spoken import spoken_words
from bot.language.text import Texts
from bot.language.words import Words
from bot.listening import Listening, hears
from bot.looks import AUDIT, CLEAR, Looks
from bot.loop import Loop
from bot.pages.links import Links, open_links
from bot.photos import store_of
from bot.platforms import Platforms
from bot.process import Alone, OneOfMany, Process
from bot.reached import Reached
from bot.roles import Role, roles_in
from bot.settings import Settings
from bot.ticker import Ticker
from storage.engine.database import Database
from storage.engine.news import News
from storage.photo.photos import PhotoStore
from storage.town.towns import NoTown

#: When many come at once they are let in first, for so many seconds; then so many at a time are dealt with meanwhile.
_LET_IN_FIRST = 1.0
_A_FEW = 16


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
        self.worker = Worker(database, heard, photos, Words(texts), clock, takes)
        self.entrances = platforms.entrances(settings)
        entrance, process = self.entrances.passed_on, self.process
        self.courier = Courier(database, self.channels, photos, texts, clock, entrance, links=links, process=process)
        self.looks = Looks(database, photos, clock, settings, self.process, say=self.courier.wake)
        self.listening = Listening(self.presences, self.process, self.roles)
        self.lab = self._desk() if settings.lab and Role.WEB in self.roles else None
        self._working = Loop("worker", self._work)
        self._tasks: list[asyncio.Task[None]] = []
        noting = Reached(database, clock, lambda: {name: way.reach for name, way in self.ways.items()})
        self._reached = Ticker("reached", noting.look, seconds=reached.EVERY)

    def _one_of_many(self) -> OneOfMany:
        limited = [name for name, channel in self.channels.items() if channel.features.limits is not None]
        turns = {
            Role.INTAKE: [hears(presence) for presence in self.presences if presence.one_at_a_time],
            Role.COURIER: [speaks_on(name) for name in limited],
            Role.TICKER: [AUDIT, CLEAR],
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
        return self.listening.ways

    @property
    def doors(self) -> Mapping[str, ASGIApp]:
        """What platforms call by themselves, by path."""
        return self.listening.doors

    async def _work(self) -> int:
        """Who is still coming is let in before anything is done, but nobody is put off for ever."""
        calm = await self.intake.calm(_LET_IN_FIRST)
        taken = await self.worker.step(AT_ONCE if calm else _A_FEW)
        self.courier.wake()
        return taken

    @property
    def now(self) -> Callable[[], datetime]:
        """What time it is for the service: real time, and whatever the lab added."""
        return self.clock

    async def catch_up(self) -> None:
        """Do everything that is due or waiting by now, and return when it is quiet."""
        while await self.looks.sweep(self.now()) + await self.worker.step() + await self.courier.step():
            pass

    def ready(self) -> bool:
        """Whether everything that works in the background is alive, and whoever says something is heard."""
        alive = bool(self._tasks) and not any(task.done() for task in self._tasks)
        return alive and self.listening.well

    async def must_end(self) -> MustEnd:
        """Why the service cannot go on, as soon as it cannot."""
        return await self.listening.must_end()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work in the background until the block ends. Raises Refusal when another service is the bot already.

        Where others may serve the same town, they take turns instead.
        """
        with contextlib.ExitStack() as alone:
            for presence in () if self.database.shared else self.presences:
                alone.enter_context(presence.alone())
            await self.process.begin()
            await self.looks.drop_uploads()
            await self.database.transact(self.looks.settle)
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
            yield self._reached.run()
        if Role.TICKER in self.roles:
            yield from (ticker.run() for ticker in self.looks.begin())
        yield from self.listening.begin()
        # A message may be another process's to send, whose turn it is; a payload is whoever's that has room for it.
        yield self.database.listen(self._wake, {News.STORED} if Role.WORKER in self.roles else ())

    def _wake(self, news: Collection[News]) -> None:
        """Another process stored or queued something: whoever sleeps here and may do it need not sleep on."""
        wakes = {News.STORED: self._working.wake, News.QUEUED: self.courier.wake}
        for one in news:
            wakes[one]()

    async def prepare(self) -> None:
        """What people write can be read without anybody waiting; without a town there is nothing to do."""
        with contextlib.suppress(NoTown):
            await self.database.transact(lambda work: work.prepare_to_read())

    async def close(self) -> None:
        """Let go of every platform."""
        for presence in self.presences:
            await presence.close()


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
