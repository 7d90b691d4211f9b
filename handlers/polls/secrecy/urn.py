"""The urn of a secret poll (票箱): a slip is cast, or not yet. Nothing said here depends on the choice."""

from __future__ import annotations

from datetime import datetime

from domain.errors import Refusal
from domain.message import Incoming, Say
from handlers.polls.casting.voting import in_time, why_closed
from handlers.polls.meant import poll_meant
from handlers.polls.secrecy.secret import already_cast, names, take_back
from handlers.speaking import reply, speaker
from storage.work import Work


def cast(work: Work, incoming: Incoming, now: datetime) -> None:
    """A ballot is in the urn for each voice of the speaker's that has not voted; the receipt tells only that."""
    assert incoming.action is not None
    poll = in_time(work, poll_meant(work, incoming), incoming.at, now)
    closed = why_closed(poll, incoming.at)
    if closed is not None:
        raise Refusal(closed.key, **closed.args)
    who = speaker(work, incoming, now).person.id
    voices = work.rolls.voices(poll.id, who)
    used = work.secret.cast(poll, [voice.unit for voice in voices], incoming.action.value)
    take_back(work, poll, who, now)
    fresh = [voice for voice in voices if voice.unit in used]
    if not fresh:
        reply(work, incoming, now, already_cast(poll, voices))
        return
    receipt = Say("secret-cast", {"number": str(poll.serial), "voices": names(fresh), "until": poll.closes_at})
    reply(work, incoming, now, receipt)


def not_yet(work: Work, incoming: Incoming, now: datetime) -> None:
    """The slip is taken back; nothing was cast."""
    poll = poll_meant(work, incoming)
    take_back(work, poll, speaker(work, incoming, now).person.id, now)
    reply(work, incoming, now, Say("secret-not-cast", {"number": str(poll.serial), "until": poll.closes_at}))
