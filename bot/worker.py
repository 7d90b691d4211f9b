"""The worker: takes stored payloads in order per conversation, and gives each its whole effect in one transaction.

What cannot be read, or keeps failing, becomes a dead letter; the rest flows on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot import incidents
from bot.channels import Channel, SendFailed
from bot.loop import side_by_side
from bot.words import Typed, Words
from domain.message import Incoming, Outgoing, Photo, Say
from domain.reading.cleaning import cleaned
from handlers.floods import admitted, room_for_photos
from handlers.routes import handle
from storage.engine.database import Database
from storage.engine.disk import disk_is_to_blame
from storage.engine.failpoints import failpoint
from storage.inbox import Arrived, rest_after
from storage.photo.folder import PhotoFolder
from storage.photo.terms import PhotoRefused, RefusedPhoto
from storage.work import Work

#: What most people write: neither a word the bot knows nor a choice.
_JUST_SAID = Typed()

#: So many conversations are worked on side by side; their units share commits.
AT_ONCE = 64


class Worker:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        photos: PhotoFolder,
        words: Words,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._channels = channels
        self._photos = photos
        self._words = words
        self._now = now
        self._one_at_a_time = asyncio.Lock()

    async def step(self) -> int:
        """How many payloads were taken; 0 when none waits."""
        async with self._one_at_a_time:
            waiting = await self._database.read(lambda work: work.inbox.waiting(AT_ONCE, self._now()))
            await side_by_side(self._take(arrived) for arrived in waiting)
            return len(waiting)

    async def _take(self, arrived: Arrived) -> None:
        incoming: Incoming | None = None
        failpoint("worker.claimed")
        try:
            said = self._channels[arrived.channel].receive(arrived.payload, arrived.received_at)
        except Exception as error:
            # Reading is pure: what could not be read now cannot be read by trying again.
            await self._give_up(arrived, error)
            return
        try:
            if said is not None:
                incoming = await self._prepared(said)
            dealt_with = await self._have_effect(arrived, incoming)
            if incoming is not None and dealt_with:
                await self._forget(incoming)
        except Exception as error:
            if disk_is_to_blame(error):
                # No fault of the payload: it waits, no try is counted, and the loop takes a rest.
                raise
            # A bug must not stop the flow: the payload is kept, the bug reported.
            await self._keep(arrived, incoming, error)

    async def _prepared(self, incoming: Incoming) -> Incoming:
        """The message with its words clean and recognised, and its photos stored."""
        incoming = cleaned(incoming)
        typed = self._words.read(incoming.text)
        if typed != _JUST_SAID:
            incoming = replace(incoming, word=typed.word, choice=typed.choice)
        return await self._with_photos(incoming) if incoming.attachments else incoming

    async def _with_photos(self, incoming: Incoming) -> Incoming:
        """The message with as many of its photos as its sender may still send today."""
        channel, now = self._channels[incoming.address.channel], self._now()
        count, space = await self._database.read(lambda work: room_for_photos(work, incoming, now))
        photos: list[Photo] = []
        refused: list[str] = []
        size = 0
        for attachment in incoming.attachments:
            if len(photos) >= count or size >= space:
                refused.append(RefusedPhoto.ENOUGH)
                break
            try:
                raw = await channel.fetch(attachment)
                size += len(raw)
                photos.append(await self._photos.take_in(raw))
            except PhotoRefused as refusal:
                refused.append(refusal.key)
            except SendFailed as failure:
                if not failure.permanent:
                    raise
                refused.append(RefusedPhoto.UNREADABLE)
        return replace(incoming, photos=tuple(photos), refused_photos=tuple(dict.fromkeys(refused)), photo_bytes=size)

    async def _have_effect(self, arrived: Arrived, incoming: Incoming | None) -> bool:
        """Whether it was admitted; else it is held, with nothing of it done but the notice."""
        now = self._now()

        def unit(work: Work) -> bool:
            held = False
            if work.inbox.done(arrived.id, now) and incoming is not None:
                # What an operator lets in again passes every quota.
                held = arrived.reason is None and not admitted(work, incoming, now)
                if held:
                    work.inbox.held(arrived.id)
                else:
                    handle(work, incoming, now)
            failpoint("worker.before_commit")
            return not held

        done = await self._database.transact(unit)
        failpoint("worker.after_commit")
        return done

    async def _forget(self, incoming: Incoming) -> None:
        """Uploads are not needed any longer: what is kept of them has no metadata."""
        channel = self._channels[incoming.address.channel]
        for attachment in incoming.attachments:
            await channel.forget(attachment)

    async def _give_up(self, arrived: Arrived, error: Exception) -> None:
        """Nobody can read it, so nobody can be answered; it is kept until the program can."""
        incident = self._report(arrived, error)
        kind = type(error).__name__
        await self._database.transact(lambda work: work.inbox.unreadable(arrived.id, incident, kind=kind))

    def _report(self, arrived: Arrived, error: Exception) -> str:
        return incidents.report(error, where="worker", inbox=arrived.id, channel=arrived.channel)

    async def _keep(self, arrived: Arrived, incoming: Incoming | None, error: Exception) -> None:
        """Nothing of it happened; try again, and after the last try tell the sender that it was kept."""
        incident = self._report(arrived, error)
        now = self._now()

        def unit(work: Work) -> None:
            rests_until = now + rest_after(arrived.tries + 1)
            dead = work.inbox.failed(arrived.id, incident, kind=type(error).__name__, rests_until=rests_until)
            if dead and incoming is not None and incoming.addressed:
                sorry = Say("something-went-wrong", {"id": incident})
                work.outbox.post(incoming.address, Outgoing(sorry, once=f"sorry:{arrived.id}"), now)

        await self._database.transact(unit)
