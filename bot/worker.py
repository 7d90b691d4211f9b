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
from bot.words import Words
from domain.message import Incoming, Outgoing, Photo, Say
from handlers.routes import handle
from storage.engine.database import Database
from storage.inbox import Arrived
from storage.photo.folder import PhotoFolder
from storage.photo.terms import PhotoRefused, RefusedPhoto
from storage.work import Work

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
            waiting = await self._database.read(lambda work: work.inbox.waiting(AT_ONCE))
            await side_by_side(self._take(arrived) for arrived in waiting)
            return len(waiting)

    async def _take(self, arrived: Arrived) -> None:
        incoming: Incoming | None = None
        try:
            incoming = self._channels[arrived.channel].receive(arrived.payload, arrived.received_at)
            if incoming is not None:
                incoming = await self._prepared(incoming)
            await self._have_effect(arrived, incoming)
            if incoming is not None:
                await self._forget(incoming)
        except Exception as error:
            # A bug must not stop the flow: the payload is kept, the bug reported.
            await self._keep(arrived, incoming, error)

    async def _prepared(self, incoming: Incoming) -> Incoming:
        """The message with its words recognised and its photos stored."""
        typed = self._words.read(incoming.text)
        photos, refused = await self._take_in(incoming)
        return replace(incoming, word=typed.word, choice=typed.choice, photos=photos, refused_photos=refused)

    async def _take_in(self, incoming: Incoming) -> tuple[tuple[Photo, ...], tuple[str, ...]]:
        channel = self._channels[incoming.address.channel]
        photos: list[Photo] = []
        refused: list[str] = []
        for attachment in incoming.attachments:
            try:
                photos.append(await self._photos.take_in(await channel.fetch(attachment)))
            except PhotoRefused as refusal:
                refused.append(refusal.key)
            except SendFailed as failure:
                if not failure.permanent:
                    raise
                refused.append(RefusedPhoto.UNREADABLE)
        return tuple(photos), tuple(dict.fromkeys(refused))

    async def _have_effect(self, arrived: Arrived, incoming: Incoming | None) -> None:
        now = self._now()

        def unit(work: Work) -> None:
            if work.inbox.done(arrived.id, now) and incoming is not None:
                handle(work, incoming, now)

        await self._database.transact(unit)

    async def _forget(self, incoming: Incoming) -> None:
        """Uploads are not needed any longer: what is kept of them has no metadata."""
        channel = self._channels[incoming.address.channel]
        for attachment in incoming.attachments:
            await channel.forget(attachment)

    async def _keep(self, arrived: Arrived, incoming: Incoming | None, error: Exception) -> None:
        """Nothing of it happened; try again, and after the last try tell the sender that it was kept."""
        incident = incidents.report(error, where="worker", inbox=arrived.id, channel=arrived.channel)
        now = self._now()

        def unit(work: Work) -> None:
            dead = work.inbox.failed(arrived.id, incident)
            if dead and incoming is not None and incoming.addressed:
                sorry = Say("something-went-wrong", {"id": incident})
                work.outbox.post(incoming.address, Outgoing(sorry, once=f"sorry:{arrived.id}"), now)

        await self._database.transact(unit)
