"""Taking in the voice note of a message, and dropping those that came to nothing. Nobody here understands a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.channels import Channel, SendFailed
from domain.message import Incoming
from storage.engine.database import Database
from storage.photo.recordings import MOST_SECONDS, RecordingRefused, RecordingStore, RefusedRecording


async def recorded(incoming: Incoming, channel: Channel, recordings: RecordingStore, space: int) -> Incoming:
    """The message with its voice note safely stored, or with why it was not taken. ``space`` is how many bytes the
    sender may still send today.

    Raises SendFailed when it is worth another try.
    """
    voice = incoming.voice
    if voice is None:
        return incoming
    if space <= 0:
        return _without(incoming, RefusedRecording.ENOUGH)
    if voice.seconds > MOST_SECONDS:
        # Too long is known before it is fetched.
        return _without(incoming, RefusedRecording.TOO_LONG)
    try:
        raw = await channel.fetch(voice.file)
    except SendFailed as failure:
        if not failure.permanent:
            raise
        return _without(incoming, RefusedRecording.GONE)
    counted = replace(incoming, photo_bytes=incoming.photo_bytes + len(raw))
    try:
        return replace(counted, recording=await recordings.take_in(raw, voice.seconds))
    except RecordingRefused as refusal:
        return _without(counted, refusal.key)


async def drop_unheard(database: Database, recordings: RecordingStore, before: datetime) -> int:
    """How many voice notes from before that moment were part of no report: they are kept no longer.

    Others may be taking in the same sound meanwhile: it is kept anew then, and stays.
    """
    old = await recordings.taken_before(before)
    unheard = await database.read(lambda work: work.recordings.unheard(old)) if old else ()
    return await recordings.drop_taken_before(before, unheard) if unheard else 0


def _without(incoming: Incoming, why: RefusedRecording) -> Incoming:
    return replace(incoming, refused_recordings=(why,))
