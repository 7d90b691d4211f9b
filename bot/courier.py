"""The courier: says what waits in the outbox in the reader's language, and records what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import incidents
from bot.channels import Channel, Choice, Moved, SendFailed, Spoken
from bot.loop import side_by_side
from bot.text import Locale, Reader, Texts
from handlers.telling.undelivered import undelivered
from storage.deliveries import Queued
from storage.engine.database import Database
from storage.engine.disk import disk_is_to_blame
from storage.engine.failpoints import failpoint
from storage.photo.folder import PhotoFolder
from storage.work import Work

#: So many chats are served side by side.
AT_ONCE = 32

#: A message that failed so often for passing reasons is given up.
TRIES = 8

_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: doubled each time, an hour at most."""
    return min(_FIRST_PAUSE * (1 << (attempts - 1)), _LONGEST_PAUSE)


class Courier:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        photos: PhotoFolder,
        texts: Texts,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._channels = channels
        self._photos = photos
        self._texts = texts
        self._now = now
        self._one_at_a_time = asyncio.Lock()
        self._owed: list[Callable[[Work], None]] = []

    async def step(self) -> int:
        """How many messages were taken out; 0 when none may go now. What was left half-way before goes once more."""
        async with self._one_at_a_time:
            now = self._now()

            def unit(work: Work) -> tuple[tuple[Queued, ...], ZoneInfo]:
                for owed in self._owed:
                    owed(work)
                work.deliveries.recover()
                return work.deliveries.claim(AT_ONCE, now), ZoneInfo(work.town.zone)

            try:
                claimed, zone = await self._database.transact(unit)
            except Exception as error:
                if not disk_is_to_blame(error):
                    # A note that cannot be made must not stop the courier; the message goes once more instead.
                    self._owed.clear()
                raise
            self._owed.clear()
            failpoint("courier.claimed")
            await side_by_side(self._deliver(queued, zone) for queued in claimed)
            return len(claimed)

    async def _deliver(self, queued: Queued, zone: ZoneInfo) -> None:
        channel = self._channels.get(queued.to.channel)
        if channel is None or (queued.edits is not None and not (channel.features.edits and queued.edits)):
            # A channel that is not configured, or a card that cannot be changed there.
            await self._record(lambda work: work.deliveries.failed(queued.id, "no way to deliver"))
            return
        try:
            spoken = self._spoken(queued, channel, zone)
        except Exception as error:
            # A sentence that cannot be made now never can; the reader is not to blame.
            incident = self._report(error, queued)
            await self._record(lambda work: work.deliveries.dead(queued.id, incident))
            return
        await self._send(queued, channel, spoken)

    async def _send(self, queued: Queued, channel: Channel, spoken: Spoken) -> None:
        try:
            if queued.edits:
                await channel.edit(queued.to, queued.edits, spoken)
                message_id = queued.edits
            else:
                message_id = await channel.send(queued.to, spoken)
        except Moved as moved:
            to = moved.to
            await self._record(lambda work: _moved(work, queued, to, self._now()))
        except SendFailed as failure:
            await self._failed(queued, failure)
        except Exception as error:
            if disk_is_to_blame(error):
                # It never went: our own disk, not the platform, was in the way.
                await self._record(lambda work: work.deliveries.not_sent(queued.id))
                raise
            # One bad message must not stop the others.
            await self._failed(queued, SendFailed(self._report(error, queued), permanent=False))
        else:
            failpoint("courier.sent_before_mark")
            await self._record(lambda work: work.deliveries.sent(queued.id, message_id, self._now()))
            failpoint("courier.marked")

    def _spoken(self, queued: Queued, channel: Channel, zone: ZoneInfo) -> Spoken:
        reader = Reader(Locale(queued.locale), zone, self._now())
        labels = [label for _, label in queued.choices]
        body = self._texts.say(queued.body, reader)
        if channel.features.buttons:
            written, shown = "", self._texts.choices(labels, reader)
        else:
            written, shown = self._texts.with_choices(queued.body, labels, reader).removeprefix(body), ()
        return Spoken(
            text=_cut(body, channel.features.text_limit - len(written)) + written,
            choices=tuple(Choice(handle, label) for (handle, _), label in zip(queued.choices, shown, strict=False)),
            photos=tuple(self._photos.path(sha256) for sha256 in queued.photos),
            reply_to=queued.reply_to,
        )

    async def _failed(self, queued: Queued, failure: SendFailed) -> None:
        now, why = self._now(), str(failure)

        def unit(work: Work) -> None:
            if failure.permanent:
                work.deliveries.failed(queued.id, why)
            elif queued.attempts >= TRIES:
                work.deliveries.dead(queued.id, why)
            else:
                work.deliveries.later(queued.id, now + pause_after(queued.attempts), why)
                return
            if queued.edits is None:
                # A message that is gone from a chat cannot be edited; that says nothing about its reader.
                undelivered(work, queued, why, now)

        await self._record(unit)

    def _report(self, error: Exception, queued: Queued) -> str:
        return incidents.report(error, where="courier", outbox=queued.id, channel=queued.to.channel)

    async def _record(self, unit: Callable[[Work], None]) -> None:
        """Note what became of a message. What a full disk keeps us from noting is owed, and noted before all else."""
        try:
            await self._database.transact(unit)
        except Exception as error:
            if disk_is_to_blame(error):
                self._owed.append(unit)
            raise


def _cut(text: str, limit: int) -> str:
    """The text, or its beginning where a message holds no more."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _moved(work: Work, queued: Queued, to: str, now: datetime) -> None:
    """The message goes to the new id at once; a chat that keeps moving is not run after for ever."""
    work.deliveries.moved(queued.to, to)
    if queued.attempts >= TRIES:
        work.deliveries.dead(queued.id, "moved too often")
    else:
        work.deliveries.later(queued.id, now, "moved")
