"""One message on its way: said in its reader's language, given to the channel, and noted what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot import incidents
from bot.channels import Channel, Moved, SendFailed, Sound, Spoken
from bot.courier import outcomes
from bot.courier.speech import spoken
from bot.entrances import Resolve, starts_in
from bot.language.text import Locale, Reader, Texts
from bot.pages.links import Links
from bot.pages.subjects import page_of
from bot.picture.painter import Painter
from bot.process import Process
from domain.reading.kept_home import may_have_a_page
from domain.town import Town
from storage.engine.database import Database
from storage.engine.disk import disk_is_to_blame
from storage.engine.failpoints import failpoint
from storage.mail.deliveries import Parting, Queued
from storage.photo.photos import PhotoStore
from storage.photo.store import COMES_AGAIN, KeptFile, StoreAway
from storage.work import Work

T = TypeVar("T")

#: A note: what became of a message, to be made in a unit of work.
Note = Callable[[Work], None]

#: Seconds after which nobody waits for the platform any longer; a channel has shorter limits of its own.
_PATIENCE = 180.0


class Errands:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        photos: PhotoStore,
        texts: Texts,
        now: Callable[[], datetime],
        entrance: Resolve,
        links: Links,
        process: Process,
    ) -> None:
        self._process = process
        self._database = database
        self._channels = channels
        self._photos = photos
        self._entrance = entrance
        self._links = links
        self._texts = texts
        self._painter = Painter(texts, photos)
        self._now = now
        self._owed: list[Note] = []
        self._seldom = incidents.Seldom("courier")

    async def run(self, queued: Queued, town: Town) -> datetime | None:
        """Until when the platform wants the chat to hear nothing more, if it said so. What happened is noted."""
        channel = self._channels.get(queued.to.channel)
        features = None if channel is None else channel.features.at(queued.to.chat)
        if channel is None or features is None or (queued.edits is not None and not (features.edits and queued.edits)):
            # A channel that is not configured, or a card that cannot be changed there.
            await self._note_if_ours(lambda work: outcomes.no_way(work, queued, self._now()))
            return None
        try:
            entrances = {start: await self._entrance(start) for start in starts_in(queued.body, queued.drawing)}
            zone = ZoneInfo(town.zone)
            reader = Reader(Locale(queued.locale), zone, self._now(), channel.address, entrances.__getitem__)
            page = self._page(queued) if may_have_a_page(queued.to.channel, town.personal_data) else ""
            pictures, sound = await self._pictures(queued, reader), await self._sound(queued)
            words = spoken(queued, features, self._texts, reader, pictures=pictures, sound=sound, page=page)
            # What holds a way in for others is passed on to them.
            words = replace(words, passed_on=bool(entrances))
        except Exception as error:
            if isinstance(error, StoreAway):
                return await self._without_photos(queued, error)
            incident = self._report(error, queued)
            await self._note_if_ours(lambda work: outcomes.unspeakable(work, queued, incident))
            return None
        return await self._deliver(queued, channel, words)

    async def note_all_owed(self, unit: Callable[[Work], T]) -> T:
        """What the unit returned; before it, in the same transaction, everything is noted that could not be before."""
        owed, self._owed = self._owed, []

        def noted(work: Work) -> T:
            for note in owed:
                note(work)
            return unit(work)

        try:
            return await self._database.transact(noted)
        except Exception as error:
            if disk_is_to_blame(error):
                # A note that cannot be made for any other reason must not stop the courier: the message is lost.
                self._owed = owed + self._owed
            raise

    async def _deliver(self, queued: Queued, channel: Channel, words: Spoken) -> datetime | None:
        if not self._process.sure:
            # Another process may have taken it out meanwhile; if none did, it is found again.
            return None
        patience = asyncio.timeout(_PATIENCE)
        try:
            async with patience:
                done = await _deed(queued, channel, words)
        except Moved as moved:
            to = moved.to
            await self._note_if_ours(lambda work: outcomes.moved(work, queued, to, self._now()))
        except SendFailed as failure:
            return await self._failed(queued, failure)
        except StoreAway as away:
            return await self._without_photos(queued, away)
        except Exception as error:
            if disk_is_to_blame(error):
                # It never went: our own disk, not the platform, was in the way.
                await self._note_if_ours(lambda work: work.deliveries.not_sent(queued.id))
                raise
            # One bad message must not stop the others.
            incident = self._report(error, queued)
            return await self._failed(queued, SendFailed(incident, permanent=False, maybe_sent=patience.expired()))
        else:
            failpoint("courier.sent_before_mark")
            await self._note(lambda work: outcomes.done(work, queued, done, self._now()))
            failpoint("courier.marked")
        return None

    async def _without_photos(self, queued: Queued, away: StoreAway) -> datetime | None:
        """Its chat rests until its photos can be reached: that was no try, and all other chats go on."""
        self._seldom.report(away)
        return await self._failed(queued, SendFailed(str(away), permanent=False, retry_after=COMES_AGAIN))

    async def _failed(self, queued: Queued, failure: SendFailed) -> datetime | None:
        now = self._now()
        await self._note_if_ours(lambda work: outcomes.failed(work, queued, failure, now))
        return None if failure.retry_after is None or failure.permanent else now + failure.retry_after

    def _page(self, queued: Queued) -> str:
        """Where its reader has it on a page, "" for what a group reads."""
        if queued.public:
            return ""
        purpose, object = page_of(queued)
        return self._links.to(purpose, queued.to, object, self._now())

    async def _pictures(self, queued: Queued, reader: Reader) -> tuple[KeptFile, ...]:
        """The photos of the message, and what was drawn for it."""
        names = (*queued.photos, *await self._drawn(queued, reader))
        return tuple(self._photos.file(name) for name in names)

    async def _sound(self, queued: Queued) -> Sound | None:
        """The voice note the message is about."""
        if (recording := queued.recording) is None:
            return None
        return Sound(await self._photos.recordings.find(recording.sha256), recording.seconds)

    async def _drawn(self, queued: Queued, reader: Reader) -> tuple[str, ...]:
        """The names of the photos besides the message's own: what is to be drawn. Words go without it if need be."""
        if queued.drawing is None:
            return ()
        try:
            return (await self._painter.draw(queued.drawing, reader),)
        except StoreAway:
            raise
        except Exception as error:
            self._report(error, queued)
            return ()

    def _report(self, error: Exception, queued: Queued) -> str:
        return incidents.report(error, where="courier", outbox=queued.id, channel=queued.to.channel)

    async def _note_if_ours(self, note: Note) -> None:
        """Note what became of a message that did not go, unless another process may have taken it out meanwhile."""

        def noted(work: Work) -> None:
            if self._process.sure:
                note(work)

        await self._note(noted)

    async def _note(self, note: Note) -> None:
        """Note what became of a message. What a full disk keeps us from noting is owed, and noted before all else."""
        try:
            await self._database.transact(note)
        except Exception as error:
            if disk_is_to_blame(error):
                self._owed.append(note)
            raise


async def _deed(queued: Queued, channel: Channel, words: Spoken) -> str:
    """What is asked for is done; the id of the message it is about, "" for none."""
    if queued.parting is Parting.LEAVING:
        await channel.leave(queued.to)
        return ""
    if queued.edits:
        await channel.edit(queued.to, queued.edits, words)
        return queued.edits
    return await channel.send(queued.to, words)
