"""How much one person or one group may ask of the town in a while: literal tables.

What comes beyond a quota is kept in the inbox and had no effect. What was used so far is in ``storage.quotas``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Counted(StrEnum):
    """What is counted: all but the second of one account, that of one group. Whoever is locked out may try no code."""

    MESSAGES = "messages"
    GROUP = "group"
    DANGER = "danger"
    PHOTOS = "photos"
    PHOTO_BYTES = "photo_bytes"
    WRONG_CODES = "wrong_codes"
    LOCKED_OUT = "locked_out"


@dataclass(frozen=True, slots=True)
class Quota:
    """At most so much within a span, which begins with the first and then begins anew."""

    most: int
    within: timedelta


_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

#: Nobody writes or presses every other second for a minute; a group that calls the bot every second is being flooded.
#: Danger has a quota of its own, asked only when another is used up. The fifth wrong code locks its account out.
QUOTAS: Mapping[Counted, Quota] = {
    Counted.MESSAGES: Quota(30, _MINUTE),
    Counted.GROUP: Quota(60, _MINUTE),
    Counted.DANGER: Quota(10, timedelta(minutes=10)),
    Counted.PHOTOS: Quota(20, _DAY),
    Counted.PHOTO_BYTES: Quota(60 * 1024 * 1024, _DAY),
    Counted.WRONG_CODES: Quota(5, _HOUR),
    Counted.LOCKED_OUT: Quota(0, _HOUR),
}

#: Whoever holds a post or hears for an organisation works through a list now and then.
STAFF_MESSAGES = Quota(120, _MINUTE)

#: Nobody sees more things break in so short a time; beyond it somebody plays, or a phone has gone mad.
REPORTS = Quota(5, timedelta(minutes=10))

#: Danger is heard far beyond that; whoever names more dangers is asked to telephone.
DANGEROUS_REPORTS = Quota(20, timedelta(minutes=10))

#: So many reports one person may have begun in several chats and not finished.
MOST_DRAFTS = 3


@dataclass(frozen=True, slots=True)
class Used:
    """How much of a quota is used since its span began, the newest included."""

    amount: int
    since: datetime


class Admission(StrEnum):
    """What becomes of the newest: it is dealt with, or held and its sender told, or held and nothing said."""

    ADMITTED = "admitted"
    TOLD = "told"
    HELD = "held"


def admission(used: Used, quota: Quota) -> Admission:
    """The first beyond the quota is told, so that each span brings one notice."""
    if used.amount <= quota.most:
        return Admission.ADMITTED
    return Admission.TOLD if used.amount == quota.most + 1 else Admission.HELD


def open_again(used: Used, quota: Quota) -> datetime:
    """When the span is over, as the next full minute: what a person is told is never too early."""
    ends = used.since + quota.within
    minute = ends.replace(second=0, microsecond=0)
    return minute if minute == ends else minute + _MINUTE
