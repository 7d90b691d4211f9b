"""The worker: takes stored payloads in order per conversation, and gives each its whole effect in one transaction.

What cannot be read, or keeps failing, becomes a dead letter; the rest flows on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot import incidents
from bot.channels import Channel, NotIntroduced, SendFailed
from bot.inbox.hearing import recorded
from bot.inbox.piecing import MOST_PARTS, of_one_album, understood, whole_album
from bot.inbox.taking import Oldest, Takes
from bot.language.words import Typed, Words
from bot.loop import side_by_side
from domain.message import ChatKind, Incoming, Outgoing, Photo, Say
from domain.reading.cleaning import cleaned
from handlers.catching_up import catch_up
from handlers.floods import admitted, room_for_photos
from handlers.groups.changing import as_known_now
from handlers.held import release
from handlers.overheard import calls_us, may_concern_us
from handlers.polls.secrecy.hushing import keeps_quiet, tells_a_choice
from handlers.routes import handle
from storage.engine.database import Database
from storage.engine.disk import disk_is_to_blame
from storage.engine.failpoints import failpoint
from storage.mail.inbox import Arrived, rest_after
from storage.photo.photos import PhotoStore
from storage.photo.store import COMES_AGAIN, StoreAway
from storage.photo.terms import PhotoRefused, RefusedPhoto
from storage.work import Work

#: What most people write: neither a word the bot knows nor a choice.
_JUST_SAID = Typed()

#: So far behind the first part of an album the others are looked for: neighbours talk while it comes in.
_PARTS_AMONG = 4 * MOST_PARTS

#: So many conversations are worked on side by side; their units share commits.
AT_ONCE = 64


class Worker:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        photos: PhotoStore,
        words: Words,
        now: Callable[[], datetime],
        takes: Takes | None = None,
    ) -> None:
        self._database = database
        self._takes = takes or Oldest(database)
        self._channels = channels
        self._photos = photos
        self._words = words
        self._now = now
        self._one_at_a_time = asyncio.Lock()
        self._seldom = incidents.Seldom("worker")

    async def step(self, most: int = AT_ONCE) -> int:
        """How many payloads were taken, no more than that; 0 when none waits."""
        async with self._one_at_a_time:
            waiting = await self._takes(most, self._now())
            await side_by_side(self._take(arrived) for arrived in waiting)
            return len(waiting)

    async def _take(self, arrived: Arrived) -> None:
        incoming: Incoming | None = None
        taken: tuple[Arrived, ...] = (arrived,)
        failpoint("worker.claimed")
        try:
            said = self._read(arrived)
        except NotIntroduced:
            # No fault of the payload: it waits, no try is counted, and the loop takes a rest.
            raise
        except Exception as error:
            # Reading is pure: what could not be read now cannot be read by trying again.
            await self._give_up(arrived, error)
            return
        try:
            if said is not None and said.album is not None:
                taken, said = await self._with_its_album(arrived, said)
            if said is not None:
                incoming = await self._prepared(said)
            dealt_with = await self._have_effect(taken, incoming)
            if incoming is not None and dealt_with:
                await self._forget(incoming)
        except StoreAway as away:
            # Nor is this; only those wait whose photos cannot be kept or read now.
            self._seldom.report(away)
            until = self._now() + COMES_AGAIN
            await self._database.transact(lambda work: work.inbox.put_off(arrived.id, until))
        except Exception as error:
            if disk_is_to_blame(error):
                # Nor is this.
                raise
            # A bug must not stop the flow: the payload is kept, the bug reported.
            await self._keep(taken, incoming, error)

    def _read(self, arrived: Arrived) -> Incoming | None:
        return self._channels[arrived.channel].receive(arrived.payload, arrived.received_at)

    async def _with_its_album(self, first: Arrived, said: Incoming) -> tuple[tuple[Arrived, ...], Incoming]:
        """The parts of the album that are here by now, and all of them as one message."""
        taken, parts = [first], [said]
        for arrived in await self._database.read(lambda work: work.inbox.behind(first, _PARTS_AMONG)):
            try:
                part = self._read(arrived)
            except Exception:
                # Its own turn comes, and it is given up then.
                continue
            if part is not None and of_one_album(said, part) and len(parts) < MOST_PARTS:
                taken.append(arrived)
                parts.append(part)
        return tuple(taken), whole_album(parts)

    async def _prepared(self, incoming: Incoming) -> Incoming:
        """The message with its words clean and recognised, its photos and its voice note stored."""
        incoming = cleaned(incoming)
        typed = self._words.read(incoming.text)
        if typed != _JUST_SAID:
            incoming = understood(incoming, typed)
        if incoming.voice is not None and tells_a_choice(incoming):
            # What a number was said for needs no sound, and it may be a secret ballot.
            incoming = replace(incoming, voice=None)
        return await self._with_files(incoming) if incoming.attachments or incoming.voice else incoming

    async def _with_files(self, incoming: Incoming) -> Incoming:
        """The message with as many of its files as its sender may still send today; with none overheard in a group."""
        channel, now = self._came_by(incoming), self._now()

        def room_if_meant(work: Work) -> tuple[int, int] | None:
            said = as_known_now(work, incoming)
            return room_for_photos(work, said, now) if may_concern_us(work, said, now) else None

        room = await self._database.read(room_if_meant)
        if room is None:
            return incoming
        count, space = room
        pictured = await self._with_photos(incoming, channel, count, space)
        return await recorded(pictured, channel, self._photos.recordings, space - pictured.photo_bytes)

    async def _with_photos(self, incoming: Incoming, channel: Channel, count: int, space: int) -> Incoming:
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

    async def _have_effect(self, taken: tuple[Arrived, ...], incoming: Incoming | None) -> bool:
        """Whether it was dealt with; else it is held, with nothing of it done but the notice, or it was not for us to
        deal with, for another process did, or it is not its turn.
        """
        now, first, others = self._now(), taken[0], taken[1:]

        def unit(work: Work) -> bool:
            if not work.inbox.done_in_turn(first.id, now):
                return False
            held = False
            for part in others:
                work.inbox.done(part.id, now)
            said = None if incoming is None else as_known_now(work, incoming)
            if said is None or not calls_us(work, said, now):
                _each(taken, work.inbox.overheard)
            # What an operator lets in again passes every quota.
            elif held := first.reason is None and not admitted(work, said, now):
                _each(taken, work.inbox.held)
            if said is not None and not held:
                handle(work, said, now)
                release(work, said, now)
                catch_up(work, said, now)
            if said is not None and keeps_quiet(work, said, now):
                self._wipe(work, taken, said, now)
            failpoint("worker.before_commit")
            return not held

        done = await self._database.transact(unit)
        failpoint("worker.after_commit")
        return done

    def _wipe(self, work: Work, taken: Iterable[Arrived], incoming: Incoming, now: datetime) -> None:
        """Of what a secret voter sent nothing is kept, nor do the phones show it that are our own."""
        for arrived in taken:
            work.inbox.wipe(arrived.id, now)
        ours = self._channels[incoming.address.channel].features.in_our_database
        if ours and incoming.kind is ChatKind.PRIVATE and tells_a_choice(incoming):
            work.lab.unsay(incoming.address.chat, incoming.message_id)

    async def _forget(self, incoming: Incoming) -> None:
        """Uploads are not needed any longer: what is kept of them has no metadata."""
        channel = self._came_by(incoming)
        voices = () if incoming.voice is None else (incoming.voice.file,)
        for attachment in (*incoming.attachments, *voices):
            await channel.forget(attachment)
        if incoming.recording is not None:
            await self._forget_unheard(incoming, incoming.recording.sha256)

    async def _forget_unheard(self, incoming: Incoming, recording: str) -> None:
        """What a secret voter spoke and no case has may be how they vote: it does not lie about for days."""
        now = self._now()

        def of_no_use(work: Work) -> bool:
            return keeps_quiet(work, incoming, now) and bool(work.recordings.unheard((recording,)))

        if await self._database.read(of_no_use):
            await self._photos.recordings.drop(recording)

    def _came_by(self, incoming: Incoming) -> Channel:
        """The channel that has the files somebody sent."""
        return self._channels[incoming.through or incoming.address.channel]

    async def _give_up(self, arrived: Arrived, error: Exception) -> None:
        """Nobody can read it, so nobody can be answered; it is kept until the program can."""
        incident = self._report(arrived, error)
        kind = type(error).__name__
        await self._database.transact(lambda work: work.inbox.unreadable(arrived.id, incident, kind=kind))

    def _report(self, arrived: Arrived, error: Exception) -> str:
        return incidents.report(error, where="worker", inbox=arrived.id, channel=arrived.channel)

    async def _keep(self, taken: tuple[Arrived, ...], incoming: Incoming | None, error: Exception) -> None:
        """Nothing of it happened; try again, and after the last try tell the sender that it was kept."""
        first, kind = taken[0], type(error).__name__
        incident = self._report(first, error)
        now = self._now()

        def unit(work: Work) -> None:
            rests_until = now + rest_after(first.tries + 1)
            dead = [work.inbox.failed(one.id, incident, kind=kind, rests_until=rests_until) for one in taken]
            if not dead[0] or incoming is None:
                return
            wiped = tells_a_choice(incoming) and keeps_quiet(work, incoming, now)
            if wiped:
                self._wipe(work, taken, incoming, now)
            if incoming.addressed or wiped:
                sorry = Say("secret-went-wrong" if wiped else "something-went-wrong", {"id": incident})
                work.outbox.post(incoming.address, Outgoing(sorry, once=f"sorry:{first.id}"), now)

        await self._database.transact(unit)


def _each(taken: Iterable[Arrived], note: Callable[[int], None]) -> None:
    for arrived in taken:
        note(arrived.id)
