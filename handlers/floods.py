"""Whether a message is dealt with now, or held because its sender or its group asks too much at once.

The worker asks before it hands a message on. Whoever is held hears of it once; what they said is kept for an operator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from domain.message import Address, ChatKind, Incoming, Origin, Outgoing, Say
from domain.quota import QUOTAS, STAFF_MESSAGES, Admission, Counted, Quota, Used, admission, open_again
from handlers.origins import ORIGINS
from handlers.overheard import calls_us
from handlers.polls.casting.voting import BALLOTS
from handlers.speaking import reply, speaker
from storage.work import Work

#: What whoever is held hears. In a group it is said to all, for it is nobody's fault alone.
_NOTICE_KEYS: Mapping[Counted, str] = {
    Counted.MESSAGES: "flood-messages",
    Counted.GROUP: "flood-group",
    Counted.DANGER: "flood-danger",
}


def admitted(work: Work, incoming: Incoming, now: datetime) -> bool:
    """Whether the message may have its effect; it is counted now. What neighbours say to one another is not counted,
    nor is what happens to a chat.
    """
    if incoming.chat_turn is not None or not calls_us(work, incoming, now):
        return True
    for counted, by in _counters(work, incoming):
        used = work.quotas.use(counted, by, now)
        quota = _quota(work, incoming, counted, used, now)
        came = admission(used, quota)
        if came is Admission.ADMITTED:
            continue
        if counted is not Counted.DANGER and _dangerous(work, incoming):
            # Danger is not what the notice is about: the next message is the first too many.
            work.quotas.use(counted, by, now, -1)
            return _danger_admitted(work, incoming, now)
        if came is Admission.TOLD:
            _tell(work, incoming, counted, used, quota, now)
        return False
    _count_photos(work, incoming, now)
    return True


def room_for_photos(work: Work, incoming: Incoming, now: datetime) -> tuple[int, int]:
    """How many photos, and how many bytes of photos, the sender may still send today."""
    by = _account(incoming)
    return work.quotas.left(Counted.PHOTOS, by, now), work.quotas.left(Counted.PHOTO_BYTES, by, now)


def _account(incoming: Incoming) -> Address:
    return Address(incoming.address.channel, incoming.sender)


def _counters(work: Work, incoming: Incoming) -> Iterator[tuple[Counted, Address]]:
    """Whoever speaks in a group's name shares an account with many others: only the group can be counted.

    Ballots are not: a poll that was just opened is pressed by everybody at once, and answered in private.
    """
    if incoming.origin is not Origin.UNNAMED:
        yield Counted.MESSAGES, _account(incoming)
    if incoming.kind is ChatKind.GROUP and not _is_ballot(work, incoming):
        yield Counted.GROUP, incoming.address


def _is_ballot(work: Work, incoming: Incoming) -> bool:
    if incoming.handle is not None:
        pressed = work.choices.pressed(incoming.handle)
        return pressed is not None and pressed.action.name == "poll.vote" and pressed.shown_in == incoming.address
    return incoming.origin is Origin.OWN and incoming.word is not None and incoming.word.id in BALLOTS


def _quota(work: Work, incoming: Incoming, counted: Counted, used: Used, now: datetime) -> Quota:
    """The quota that holds for this sender. Who they are is only asked beyond what everybody may."""
    quota = QUOTAS[counted]
    if counted is not Counted.MESSAGES or used.amount <= quota.most:
        return quota
    actor = speaker(work, incoming, now)
    return STAFF_MESSAGES if actor.posts or actor.organisations else quota


def _dangerous(work: Work, incoming: Incoming) -> bool:
    """Whether the words name a danger, and will be heard."""
    if incoming.origin in ORIGINS:
        return False
    category = work.matters.suggest(incoming.text)
    return category is not None and work.town.categories[category].dangerous


def _danger_admitted(work: Work, incoming: Incoming, now: datetime) -> bool:
    used, quota = work.quotas.use(Counted.DANGER, _account(incoming), now), QUOTAS[Counted.DANGER]
    came = admission(used, quota)
    if came is Admission.TOLD:
        _tell(work, incoming, Counted.DANGER, used, quota, now)
    return came is Admission.ADMITTED


def _tell(work: Work, incoming: Incoming, counted: Counted, used: Used, quota: Quota, now: datetime) -> None:
    notice = Say(_NOTICE_KEYS[counted], {"until": open_again(used, quota)})
    if counted is Counted.GROUP:
        work.outbox.post(incoming.address, Outgoing(notice), now)
    else:
        reply(work, incoming, now, notice)


def _count_photos(work: Work, incoming: Incoming, now: datetime) -> None:
    if incoming.photo_bytes:
        work.quotas.use(Counted.PHOTOS, _account(incoming), now, len(incoming.photos))
        work.quotas.use(Counted.PHOTO_BYTES, _account(incoming), now, incoming.photo_bytes)
